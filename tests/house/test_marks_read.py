"""Marks of a single document: what they say, and what only looks like one."""

import pytest

from encoder.config import Options
from encoder.marks import house_mark
from encoder.pipeline import encode_source
from encoder.reading import source_of_text


@pytest.mark.parametrize(
    ("mark", "n"), [("[1r:2]", "1r:2"), ("[12v]", "12v"), (" " * 60 + "[Pg 24]", "24"), ("[fol. 3r]", "3r")]
)
def test_a_mark_says_its_number(mark, n):
    assert house_mark(mark) == n


@pytest.mark.parametrize("indent", [0, 10, 52, 70])
def test_a_single_mark_at_the_right_is_a_page_break(indent):
    text = f"The tower burnt in 1751, and was built.\n\n{' ' * indent}[Pg 24]\n\nIt stands yet, by the sea.\n"
    body = encode_source(source_of_text(text), Options()).tree.find(".//{*}body")
    assert [pb.get("n") for pb in body.iter("{*}pb")] == ["24"]
    assert "Pg" not in "".join(body.itertext())


@pytest.mark.parametrize("seal", ["[L.S.]", "[L. S.]", "(L.S.)"])
def test_the_place_of_a_seal_is_no_page(seal):
    text = f"In witness whereof they have signed.\n\n{seal} T. QUILL\n{seal} JOSIAH FENN\n"
    assert not list(encode_source(source_of_text(text), Options()).tree.iter("{*}pb"))
