"""Postscripts: behind the closer, begun by a word for it."""

import pytest

from encoder.document.divisions import build_division
from encoder.document.elements import outermost
from encoder.document.heading import plain_text
from encoder.model import Block, Role, Text


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
