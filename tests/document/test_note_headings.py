"""`FOOTNOTES:` over notes that went to their references."""

import pytest

from encoder.api import encode
from encoder.document.note_headings import label_note_headings
from encoder.model import Element, Text


def _fw(text: str) -> Element:
    return Element("fw", (Text(0, text),), (("type", "header"),))


@pytest.mark.parametrize("words", ["FOOTNOTES:", "Notes", "Anmerkungen"])
def test_a_heading_over_notes_is_a_label(words: str) -> None:
    found = label_note_headings((Element("p"), _fw(words)))
    assert [node.name for node in found if isinstance(node, Element)] == ["p", "label"]


@pytest.mark.parametrize("above", ["head", "closer", "div"])
def test_where_tei_has_no_label_it_stays(above: str) -> None:
    found = label_note_headings((Element(above), _fw("NOTES")))
    assert [node.name for node in found if isinstance(node, Element)] == [above, "fw"]


def test_a_running_head_stays() -> None:
    assert label_note_headings((Element("p"), _fw("THE BRIG HOPE")))[1] == _fw("THE BRIG HOPE")


def test_in_each_chapter() -> None:
    chapter = (
        "CHAPTER {}\n\nWe left the harbour with a fair wind from the north,[{}] and the whole town was upon\n"
        "the quay to see us go.\n\nFOOTNOTES:\n\n[{}] The log has north-east by north.\n\n\n"
    )
    tei = encode(chapter.format("I", 1, 1) + chapter.format("II", 2, 2)).tei.decode()
    assert tei.count("<label>FOOTNOTES:</label>") == 2
    assert "<fw" not in tei


PARTS = (
    "I\n\nTHE KEEPERS OF THE LIGHT\n\nThe first keeper came to the rock in the spring of the year.[1] He\n"
    "brought a goat with him, and a barrel of oil that leaked.[2]\n\nII\n\nTHE WRECK\n\n"
    "It began with a fog.[1] The bell was rung for nine hours, and nobody heard it on the brig.[2]\n\n"
)
NOTES = (
    "I\n\n1. Trinity Minutes, 4 May 1811.\n\n2. So Hale.\n\n"
    "II\n\n1. Gazette, 3 March 1812.\n\n2. Hale, p. 9.\n"
)


def test_heads_of_chapters_among_notes_are_no_page_furniture() -> None:
    tei = encode(f"{PARTS}NOTES\n\n{NOTES}").tei.decode()
    assert "<fw" not in tei
    assert "<label>I</label>" in tei
    assert "<label>II</label>" in tei
    assert tei.count("<note n=") == 4


def test_the_notes_of_all_chapters_are_no_part_of_the_last() -> None:
    tei = encode(f"{PARTS}NOTES\n\n{NOTES}").tei.decode()
    assert "<label>NOTES</label>" not in tei
    assert "<head>NOTES</head>" in tei
    assert tei.index("on the brig") < tei.rindex("</div>", 0, tei.index("<head>NOTES</head>"))


def test_the_heading_over_notes_of_the_last_chapter_alone_stays_there() -> None:
    chapter = "CHAPTER I\n\nNobody came to the rock that year, and the lamp was dark.\n\n"
    last = "CHAPTER II\n\nThe keeper lit it in the spring.[1]\n\nNOTES\n\n[1] Trinity Minutes, 4 May 1811.\n"
    assert "<label>NOTES</label>" in encode(chapter + last).tei.decode()


def test_notes_of_the_last_chapter_without_heads_of_others_stay_there() -> None:
    notes = "NOTES\n\n[1] Trinity Minutes, 4 May 1811.\n\n[2] Gazette, 3 March 1812.\n"
    tei = encode(PARTS.replace("[1] He", "He").replace("[2]\n\nII", "\n\nII") + notes).tei.decode()
    assert "<label>NOTES</label>" in tei
