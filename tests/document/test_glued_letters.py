"""Letters glued to words refer to notes where their order, the words and the notes agree."""

import pytest
from lxml import etree

from encoder.note_glued import Vocabulary, glued_letters
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
CHARTER = (
    "7. Grant of a mill\n\n"
    "Noverint omnes quod ego Hugo dominus de Quillaa dedi monachis de Harwiceb molendinum cum omnibus\n"
    "pertinentiis suis(1), et hanc donationem feci pro anima patris mei et matris meec, presentibus\n"
    "Osberto preposito et aliis multis. Actum apud Harwice in capitulo.\n\n"
)
APPARATUS = "{0}) Quilla B.\n{1}) Harwich C.\n{2}) mee om. B.\n\n(1) The mill stood by the ford.\n"


def notes(text: str) -> list[tuple[str | None, str | None, str]]:
    """The number, type and the end of the text before it, of each note."""
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    body = document.tree.find(f".//{T}body")
    assert isinstance(body, etree._Element)
    return [(note.get("n"), note.get("type"), before(note)) for note in body.iter(f"{T}note")]


def before(note: etree._Element) -> str:
    previous = note.getprevious()
    text = note.getparent().text if previous is None else previous.tail
    return ((text or "").split() or [""])[-1]


def test_letters_at_the_ends_of_words_refer_to_textual_notes():
    assert notes(CHARTER + APPARATUS.format(*"abc")) == [
        ("a", "textual", "Quilla"),
        ("b", "textual", "Harwice"),
        ("1", None, "suis"),
        ("c", "textual", "mee"),
    ]


def test_notes_whose_letters_have_nothing_behind_them():
    text = CHARTER + APPARATUS.format(*"abc").replace("a) ", "a ").replace("b) ", "b ").replace("c) ", "c ")
    assert [n for n, _, _ in notes(text)] == ["a", "b", "1", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "The duties are to be paid in crowns at the custom house, and the clerk keeps the book.\n\n"
        "a) for vessels under a hundred tons, two;\nb) for vessels of more, three;\nc) for boats, one.\n",
        "La plaza quedaba vacía y la española callaba. El cura decía que la villa estaba perdida.\n\n"
        "a) la plaza mayor;\nb) el convento;\nc) la ermita.\n",
        "Der Rath hat folgende Puncte beschlossen, die der Bürgerschaft kund gethan werden sollen.\n\n"
        "a) den Brunnen;\nb) den Grund und Boden;\nc) das Pflaster.\n",
    ],
)
def test_items_that_count_with_letters_are_no_notes(text):
    assert notes(text) == []


def test_a_word_of_the_text_does_not_lose_its_last_letter():
    texts = ["The boats of the villa lay in the harbour, and the villa was empty."]
    assert glued_letters([("a", "Villa B.")], texts, Vocabulary(texts)) == (None,)
