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
