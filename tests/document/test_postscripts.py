"""Postscripts: behind the closer, begun by a word for it."""

import pytest

from encoder.document.divisions import build_division
from encoder.document.elements import outermost
from encoder.document.heading import plain_text
from encoder.model import Block, Role, Text
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"


def blocks(*pairs):
    at, made = 0, []
    for role, text in pairs:
        made.append(Block(role, (Text(at, text),), len(made) + 1))
        at += len(text) + 1
    return tuple(made)


@pytest.mark.parametrize("begins", ["P.S.", "p.s.", "Nachschrift:", "P.-S. —", "Posdata."])
def test_what_is_added_below_the_signature_is_a_postscript(begins):
    content, _ = build_division(
        blocks(
            (Role.SALUTE, "Dear Sir,"),
            (Role.PARAGRAPH, "The lamp is lit."),
            (Role.SIGNED, "J. Fenn"),
            (Role.PARAGRAPH, f"{begins} The oil is out."),
            (Role.PARAGRAPH, "Send more."),
        )
    )
    (postscript,) = outermost(content, "postscript")
    assert [plain_text(p.content) for p in postscript.content] == [f"{begins} The oil is out.", "Send more."]
    assert [node.name for node in content] == ["opener", "p", "closer", "postscript"]


def test_text_below_a_signature_is_no_postscript_without_a_word_for_it():
    content, _ = build_division(
        blocks(
            (Role.PARAGRAPH, "The lamp is lit."),
            (Role.SIGNED, "J. Fenn"),
            (Role.PARAGRAPH, "The oil is out."),
        )
    )
    assert not list(outermost(content, "postscript"))


def test_a_postscript_within_a_chapter_ends_where_the_text_returns_to_the_margin():
    letter = "  Harwick, 4 May 1831.\n\n  DEAR SIR,\n\n  The _Hope_ is lost with two hands.\n\n"
    foot = "  Your obedient servant,\n  SAMUEL FENN.\n\n  P.S.--Your brother's boy was aboard of her.\n\n"
    told = "He read it twice, and put it in the great ledger, between the accounts\nof tin and of fish."
    above = "The rain had not ceased since Tuesday, and he read by the window of the\nhouse, as follows:--"
    for below in (told, f"{told}\n\n{above.replace('as follows:--', 'all day.')}"):
        text = f"CHAPTER X\n\n{above}\n\n{letter}{foot}{below}\n"
        body = encode_source(source_of_text(text)).tree.find(f".//{T}body")
        (postscript,) = body.iter(f"{T}postscript")
        assert "".join(postscript.itertext()).strip().endswith("aboard of her.")
        assert "the great ledger" in "".join("".join(p.itertext()) for p in body.iter(f"{T}p"))


def test_a_postscript_below_no_text_is_the_text():
    """A letter of which only the address and the postscript are left."""
    lines = ["To Mr. Quill,", "To: Bert", "P.S. he came.", "-----Original Message-----", "he was said."]
    text = "\n".join([*lines, "author: c", "title: d"])
    document = encode_source(source_of_text(text, name="tides", file="tides.txt"))
    assert not [found for found in document.findings if found.rule == "T01"]
    assert "P.S. he came." in ["".join(p.itertext()) for p in document.tree.getroot().iter(f"{T}p")]
