"""The roles that lines of edited text get."""

import pytest

from encoder.model import Line, Role
from encoder.pages.edited.edited import read_edited
from encoder.pages.edited.openers import is_dateline, is_title, numbered_title
from encoder.pages.edited.page_marks import split_marks


def lines(text: str) -> tuple[Line, ...]:
    found, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        found.append(Line(number, start, line))
        start += len(line) + 1
    return tuple(found)


def roles(text: str) -> list[tuple[str, str]]:
    pages, _ = read_edited(lines(text))
    kept = [roled for page in pages for roled in page.lines if roled.line.text.strip()]
    return [(roled.role.value, roled.line.text.strip()) for roled in kept]


LETTER = """31. Letter From Ada Winslow to Josiah Fenn1

Harwick, May 4, 1911.

Dear Mr. Fenn:

The wall stands2 [Page 7] by itself, and the engineers want:

Stone for the outer wall.
Lamps for the inner one.

THE NORTH LIGHT

It was lit in 1909.

Sincerely,

Ada Winslow

  1. Source: Harbor Archive, Box 4.
  2. It fell in 1912.
     It was not built again.
"""


def test_a_letter():
    assert [role for role, _ in roles(LETTER)] == [
        "title", "dateline", "salute", "paragraph", "page-mark", "continuation", "item", "item",
        "head", "paragraph", "closer", "signed", "note", "note", "continuation",
    ]  # fmt: skip


def test_nothing_is_left_out_and_all_is_in_order():
    pages, _ = read_edited(lines(LETTER))
    text = "".join(roled.line.text for page in pages for roled in page.lines)
    assert text == LETTER.replace("\n", "")


def test_pages_bear_the_numbers_of_their_marks():
    pages, _ = read_edited(lines("One.\n\n{7}\n\nTwo.\n\n--- 8 ---\n\nThree.\n\n[p. 9]\n\nFour."))
    assert [page.n for page in pages] == [None, "7", "8", "9"]


def test_a_mark_inside_a_line_parts_it_in_three():
    parts = split_marks(Line(3, 40, "a system [Page 24] of"))
    assert [(part.line.start, part.line.text, part.n) for part in parts] == [
        (40, "a system ", None),
        (49, "[Page 24]", "24"),
        (58, " of", None),
    ]


def test_a_numbered_list_at_the_end_of_a_page_is_no_run_of_notes():
    text = "2. Minutes1\n\nThe wall2 fell.\n\n1. Stone.\n\n2. Lamps.\n\n[Page 4]\n\nIt is gone.\n\n" + (
        "  1. Source: Archive.\n  2. In May."
    )
    found = [role for role, _ in roles(text)]
    assert found.count("note") == 2
    assert found[-2:] == ["note", "note"]


@pytest.mark.parametrize(
    "text",
    ["Harwick, May 4, 1911.", "Karuizawa, Japan, August 19, 1912, 9:20 a.m.–noon.", "Harwick, undated.",
     "London, 4 May 1911."],
)  # fmt: skip
def test_datelines(text):
    assert is_dateline(text)


@pytest.mark.parametrize("text", ["It was built in 1911 and fell.", "The May 4 meeting was short."])
def test_no_datelines(text):
    assert not is_dateline(text)


def test_titles():
    assert numbered_title("287. Message From the Board to the Governor1") == 287
    assert numbered_title("3. The lamps should be lit.") is None
    assert is_title("Memorandum From Ada Winslow, Jr.1")
    assert not is_title("The memorandum was read aloud")


def test_a_table_is_a_table():
    table = "Year 1911 1912\nVessels 212 198\nTons 90,400 88,150"
    assert [role for role, _ in roles(f"4. Report\n\nIt says:\n\n{table}\n\nSo be it.")][2:5] == [
        Role.TABLE
    ] * 3
