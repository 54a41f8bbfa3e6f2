"""Pieces of a text stand in the source where they stood in it."""

from hypothesis import given
from hypothesis import strategies as st

from encoder.model import Line, Supplied, Text
from encoder.texts import after, cut, on_one_line, part, stripped, without_blanks

TEXTS = st.text(st.sampled_from("ab \t\n"), max_size=12)
INDICES = st.integers(min_value=0, max_value=12)


@given(TEXTS, INDICES, INDICES)
def test_each_piece_is_found_at_its_offset(source, start, end):
    text = Text(5, source)
    for piece in (cut(text, min(start, len(source)), end), after(text, start), stripped(text)):
        assert source[piece.start - 5 :].startswith(piece.text)


def test_what_is_cut():
    text = Text(5, "TO:  the Board ")
    assert cut(text, 0, 3) == Text(5, "TO:")
    assert cut(text, 5) == Text(10, "the Board ")
    assert after(text, 3) == Text(10, "the Board ")
    assert part((text, Supplied("s")), 3) == (Text(5, "TO:"), (Text(10, "the Board "), Supplied("s")))
    assert part((Text(5, "TO: "),), 3) == (Text(5, "TO:"), ())
    assert stripped(Line(1, 5, "  the Board ")) == Text(7, "the Board")


@given(st.text(st.sampled_from("ab \t\n\r\x1c\x85\u00a0\u00ad\u2003\u2028\u3000é“"), max_size=12) | st.text())
def test_white_space_is_what_parts_words(text):
    assert on_one_line(text) == " ".join(text.split())
    assert without_blanks(text) == "".join(text.split())
