"""Italics in the source's own markup."""

import pytest

from encoder.blocks.inline import parse_inline
from encoder.config import Options
from encoder.model import Element, Text
from encoder.pipeline import encode_source
from encoder.reading import source_of_text


def italics(text: str) -> list[str]:
    nodes = [node for node in parse_inline(Text(0, text)) if isinstance(node, Element)]
    return ["".join(n.text for n in node.content if isinstance(n, Text)) for node in nodes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by Quill, _Sea Marks_, p. 12", ["Sea Marks"]),
        ("by Quill, *Sea Marks*, p. 12", ["Sea Marks"]),
        ("_Sea Marks_", ["Sea Marks"]),
        ("(_ibid._) and _passim_.", ["ibid.", "passim"]),
        ("a _b_ c", ["b"]),
        ("the file_name_of the _other_name here", []),
        ("a word* and another* with notes", []),
        ("*A note of the author* and more", ["A note of the author"]),
        ("* a point * another", []),
        ("Name: ____ and __ of _ x _", []),
        ("5 * 3 * 2", []),
    ],
)
def test_whole_words_between_signs(text, found):
    assert italics(text) == found


@pytest.mark.parametrize("sign", "_*")
def test_they_stand_in_text_and_note_and_nothing_is_lost(sign):
    text = f"It is told in {sign}Sea Marks{sign} of the year.[1] The tower stands yet.\n\n"
    text += f"[1] By Quill, {sign}Sea Marks{sign}, p. 12.\n"
    body = encode_source(source_of_text(text), Options()).tree.find(".//{*}body")
    found = [(hi.get("rend"), hi.text, hi.getparent().tag.rpartition("}")[2]) for hi in body.iter("{*}hi")]
    assert sorted(found) == sorted([("italic", "Sea Marks", "p"), ("italic", "Sea Marks", "note")])
    assert sign not in "".join(body.itertext())
