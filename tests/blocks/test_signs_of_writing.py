"""What is struck out, put in or doubtful by the signs of platforms for transcription and of Markdown."""

import pytest

from encoder.blocks.inline import parse_inline
from encoder.house.note_words import opens_sidenote
from encoder.model import Element, Markup, Text, leaves
from encoder.note_marks import note_start
from encoder.ties import find_ties


def marked(text: str) -> list[tuple[str, str | None, str]]:
    content = parse_inline(Text(0, text))
    return [
        (
            node.name,
            node.get("rend"),
            "".join(one.text for one in leaves(node.content) if isinstance(one, Text)),
        )
        for node in content
        if isinstance(node, Element)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <del>hard</del> <ins>terrible</ins> fight", [("del", None, "hard"), ("add", None, "terrible")]),
        ("<unclear>Decr</unclear> 19th", [("unclear", None, "Decr")]),
        ("they are ~~unable~~ not prepared", [("del", None, "unable")]),
        ("has ^twice^ called", [("add", None, "twice")]),
        ("the [[underlined]]Lower Basin[[/underlined]] where", [("hi", "underline", "Lower Basin")]),
        ("The [[strikethrough]] males [[/strikethrough]] were", [("del", None, " males ")]),
        ("*Re: Mains, Quay Street*", [("hi", "italic", "Re: Mains, Quay Street")]),
        ("on the 10^th^ of", []),
        ("a ~ b ~~ c ~~~ d", []),
        ("<del>never closed", []),
        ("[[strikethrough]] never closed", []),
        ("see [[Lower Basin]] there", []),
    ],
)
def test_words_between_signs_become_elements(text, found):
    assert marked(text) == found


def test_each_sign_is_tied_to_its_element():
    content = parse_inline(Text(0, "a ~~hard~~ <ins>bad</ins> [[bold]]x[[/bold]] fight"))
    elements, ties = find_ties(content)
    assert [(elements[tie.element or 0].name, tie.leaf.why) for tie in ties] == [
        ("del", "deletion"),
        ("del", "deletion"),
        ("add", "addition"),
        ("add", "addition"),
        ("hi", "emphasis"),
        ("hi", "emphasis"),
    ]
    assert all(isinstance(tie.leaf, Markup) for tie in ties)


def test_a_line_in_italics_begins_no_note():
    assert note_start("*C. Dunmore* [signature]") is None
    assert note_start("**Letter** from Harwick") is None
    assert note_start("*See the *Times* of 3 May.") is not None
    assert note_start("*The Harwick archive.") is not None


def test_what_stands_in_the_margin_may_be_described():
    assert opens_sidenote("[Handwritten note in left margin: agreed]")
    assert opens_sidenote("[Margin: agreed]")
    assert not opens_sidenote("[By a narrow margin]")
