"""Documents in pieces, and where their texts are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from other_encodings import SOURCES, encodings

from encoder.merging.composing import trailing
from encoder.merging.pieces import read_pieces
from encoder.merging.texts import moved_stretches, same_stretches, slid

texts = st.text("abcde", max_size=60)
HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>'


@given(st.integers(0, len(SOURCES) - 1), st.lists(st.integers(0, 3000), max_size=20))
def test_the_pieces_of_a_document_are_all_of_it_however_it_is_cut(number, cuts):
    data = encodings(number)[0]
    whole = read_pieces(data, "")
    for reading in (whole, whole.cut(cuts)):
        parts = (reading.white(piece) + reading.raw(piece) for piece in reading.pieces)
        assert "".join(parts) + trailing(reading) == data.decode()
        inner = reading.pieces[reading.first : reading.last]
        assert "".join(piece.said for piece in inner if piece.sort == "text") == reading.dense


def test_references_to_characters_and_cdata_are_characters():
    data = f"{HEAD}<p>a &amp; b&#x63;&#160;d &unknown</p></text></TEI>".replace("&unknown", "<![CDATA[<&]]>")
    reading = read_pieces(data.encode(), "").cut(range(20))
    assert reading.dense == "a&bcd<&"
    raws = [reading.raw(piece) for piece in reading.pieces if piece.sort == "text"]
    assert raws == ["a", "&amp;", "b", "&#x63;", "d", "&lt;", "&amp;"]


def test_each_tag_knows_the_other_one():
    reading = read_pieces(f"{HEAD}<body><p>a<lb/></p><p></p></body></text></TEI>".encode(), "").cut(())
    for number, piece in enumerate(reading.pieces):
        assert reading.pieces[piece.partner].partner == number
        assert reading.pieces[piece.partner].name == piece.name
    assert [piece.sort for piece in reading.pieces].count("empty") == 2


@given(texts, texts, texts)
def test_stretches_are_the_same_in_both_and_rise(start, middle, end):
    one, other = start + middle + end, start + middle[::-1] + end
    at = there = 0
    for stretch in same_stretches(one, other):
        assert stretch.at >= at and stretch.there >= there
        assert one[stretch.at :][: stretch.length] == other[stretch.there :][: stretch.length]
        at, there = stretch.at + stretch.length, stretch.there + stretch.length
    assert sum(stretch.length for stretch in same_stretches(one, other)) >= len(start)


@given(texts)
def test_a_text_is_the_same_as_itself(text):
    assert [tuple(stretch) for stretch in same_stretches(text, text)] == ([(0, 0, len(text))] if text else [])


def test_what_stands_in_another_place_has_moved():
    note, rest = "AsitissaidinthepapersofMay", "Theharbourisclosedbyorderoftheboardandthelampisnotlit"
    one, other = rest + note, note + rest
    same = same_stretches(one, other)
    assert [stretch.length for stretch in same] == [len(rest)]
    assert [tuple(found) for found in moved_stretches(one, other, same)] == [(len(rest), 0, len(note))]


@pytest.mark.parametrize(
    ("one", "other", "edges", "other_edges", "wanted"),
    [
        ("Three.Asitissaid.", "Three.", {6, 17}, {6}, [(0, 0, 6)]),
        ("Three.", "Three.Asitissaid.", {6}, {6, 17}, [(0, 0, 6)]),
        ("One.Two.End", "One.End", {4, 8}, {4}, [(0, 0, 4), (8, 4, 3)]),
    ],
)
def test_what_came_or_went_lies_between_tags_where_it_can(one, other, edges, other_edges, wanted):
    same = same_stretches(one, other)
    found = slid(one, other, same, edges, other_edges)
    assert all(one[at : at + length] == other[there : there + length] for at, there, length in found)
    assert sum(stretch.length for stretch in found) == sum(stretch.length for stretch in same)
    assert [tuple(stretch) for stretch in found] == wanted
