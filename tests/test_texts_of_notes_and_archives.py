"""Editions whose documents end with the line that says where they are kept, below their notes."""

import pytest
from lxml import etree

from encoder.house.note_words import says_kept
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
LETTER = (
    "Quarry Hill, 8 April 1811.\n\nDear Friend, I have your books (1) by the carrier, and thank you for\n"
    "them. The third volume (2) is wanting, and must have stayed upon your table.\n\n"
    "Your servant\nG. Niccols\n\n"
    "(1) The Memoirs of Bandon, printed in 1810.\n(2) It came in May.\n\n"
)


def notes(text: str) -> list[tuple[str | None, str | None, str]]:
    """The number, type and words of each note."""
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    return [
        (note.get("n"), note.get("type"), " ".join("".join(note.itertext()).split()))
        for note in document.tree.iter(f"{T}note")
        if isinstance(note, etree._Element)
    ]


KEPT = [
    "Bibl. Naz. di Firenze, Carteggi vari, 112, 87. Autografa. Inedita.",
    "Biblioteca Pública de Évora, cód. CXVI/1-39, fls. 1-2.",
    "MS.: Harwick Cathedral, Reg. A, f. 22v. Copy, s. xiii.",
    "H: Landesarchiv Magdeburg, Rep. H Eschen, Nr. 112, Bl. 14–15.",
    "Ivi, 112, 88. Autografa.",
    "Ebd., Bl. 17.",
    "Source: Harwick Papers, box 3.",
]


@pytest.mark.parametrize("line", KEPT)
def test_an_archive_below_the_notes_is_a_note_of_the_source(line):
    assert says_kept(line)
    assert notes(f"{LETTER}{line}\n") == [
        ("1", None, "The Memoirs of Bandon, printed in 1810."),
        ("2", None, "It came in May."),
        (None, "source", line),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The ships came to anchor in May, and the Governor landed with forty men.",
        "Library hours were kept till 1850.",
        "1 Archives of the town, box 3.",
        "Mr. Bandon, in 1810, had none.",
    ],
)
def test_what_names_no_place(line):
    assert not says_kept(line)


def test_text_below_the_archive_is_not_swallowed_and_its_notes_are_found():
    text = LETTER + KEPT[0] + "\n\n\n" + LETTER + KEPT[4] + "\n"
    found = notes(text)
    assert [n for n, _, _ in found if n] == ["1", "2", "1", "2"]
    assert [words for _, kind, words in found if kind == "source"] == [KEPT[0], KEPT[4]]


def test_siglum_lines_that_follow_each_other_are_one_note():
    below = "H: Landesarchiv, Nr. 112, Bl. 14.\nD: Blätter 7 (1904), S. 33 (Auszug).\n"
    assert notes(LETTER + below)[-1] == (None, "source", " ".join(below.split()))
