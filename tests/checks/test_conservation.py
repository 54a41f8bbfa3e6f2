"""The proof that nothing was lost: it must fail where something was."""

import pytest

from encoder.checks.conservation import prove
from encoder.errors import CharactersLost
from encoder.model import Content, DocumentModel, Kind, Markup, Source, Text, element
from encoder.tei import build_tree, serialize


def proof(text: str, *content, said: str | None = None):
    paragraph: Content = (element("div", element("p", *content)),)
    model = DocumentModel(Source("a", "a.txt", text, "0"), Kind.EDITED, paragraph)
    data = serialize(build_tree(model))
    return prove(data if said is None else data.replace(*said), model)


def test_what_is_whole_is_counted():
    figures = proof("- The lamp.", Markup(0, "-", "bullet"), Text(2, "The lamp."))
    assert (figures.source, figures.kept, figures.markup) == (9, 8, 1)


def test_a_note_may_move():
    note = element("note", Text(11, "Lit."), n="1", place="foot")
    proof("Lamp1 oil\n Lit.", Text(0, "Lamp"), Markup(4, "1", "note-reference"), note, Text(5, " oil"))


@pytest.mark.parametrize(
    "content",
    [
        (Text(0, "The lap."),),
        (Text(0, "The lamp"),),
        (Text(0, "The lamp."), Text(0, "The lamp.")),
        (Text(4, "lamp."), Text(0, "The ")),
        (Text(0, "The "), Markup(4, "lamp", "bullet"), Text(8, ".")),
    ],
    ids=["changed", "lost", "doubled", "moved", "not markup"],
)
def test_what_is_not_whole_is_refused(content):
    with pytest.raises(CharactersLost) as caught:
        proof("The lamp.", *content)
    assert caught.value.file == "a.txt"


def test_bytes_that_were_tampered_with_are_refused():
    with pytest.raises(CharactersLost):
        proof("The lamp.", Text(0, "The lamp."), said=(b"lamp", b"tramp"))
