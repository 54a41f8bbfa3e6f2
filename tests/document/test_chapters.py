"""The chapters of a book as divisions of one rank, and what stands beside them."""

import pytest

from encoder.document.levels import chapter_levels
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"
PROSE = """The village lies under the hill, and no road came to it in the days of
which I write. The fishermen went out before dawn and came back with the
tide, and their wives waited upon the wall.
"""
BOOK = f"""A SURVEYOR'S LIFE

BOOK THE FIRST

CHAPTER I

In which I am born

{PROSE}
CHAPTER II

THE SEA

{PROSE}
BOOK THE SECOND

CHAPTER I

In which I go abroad

{PROSE}"""
LOG = """LOG OF THE BRIG "CONSTANCY"

Monday, 4th April 1791.
Fresh gales and cloudy. At noon saw a sail to windward.
Lat. by obs. 46 12 N.

Tuesday, 5th April 1791.
Moderate and fair. People employed in mending sails.
Lat. by obs. 45 2 N.

Wednesday, 6th April 1791.
Light airs inclinable to calm.
"""


def divisions(text):
    """The type, depth and first head of each division in a text."""
    body = encode_source(source_of_text(text)).tree.find(f".//{TEI}body")
    found = []
    for division in body.iter(f"{TEI}div"):
        depth = sum(1 for above in division.iterancestors(f"{TEI}div"))
        found.append((division.get("type"), depth, division.findtext(f"{TEI}head")))
    return found


def test_chapters_below_a_title_and_a_book_are_divisions_of_one_rank():
    assert [(depth, head) for _, depth, head in divisions(BOOK)] == [
        (0, "A SURVEYOR'S LIFE"),
        (1, "BOOK THE FIRST"),
        (2, "CHAPTER I"),
        (2, "CHAPTER II"),
        (1, "BOOK THE SECOND"),
        (2, "CHAPTER I"),
    ]


def test_the_first_chapter_is_beside_the_second_where_no_title_stands_above():
    found = divisions(f"CHAPTER I\n\n{PROSE}\n\nCHAPTER II\n\n{PROSE}")
    assert [(depth, head) for _, depth, head in found][1:] == [(1, "CHAPTER I"), (1, "CHAPTER II")]


def test_the_text_of_an_entry_stands_in_it_below_its_date():
    assert [kind for kind, _, _ in divisions(LOG)] == ["document", "entry", "entry", "entry"]


@pytest.mark.parametrize(
    ("parts", "others", "levels"),
    [
        (["book", "chapter", "chapter", "book", "chapter"], [], (1, 2, 2, 1, 2)),
        ([None, "chapter", "chapter", None], [1, 1], (1, 1, 1, 1)),
        (["chapter", None, "chapter", None], [1, 1], (1, 2, 1, 2)),
        (["chapter", "chapter", None], [0], (1, 1, 0)),
    ],
)
def test_levels_of_chapters(parts, others, levels):
    assert chapter_levels(parts, others) == levels
