"""Source → Lines."""

from hypothesis import given
from hypothesis import strategies as st

from encoder.model import Source
from encoder.reading import split_lines


def lines_of(text: str):
    return split_lines(Source("name", "name.txt", text, "0"))


def test_a_form_feed_is_a_line_of_its_own():
    assert [(line.number, line.text) for line in lines_of("a\n\fb")] == [(1, "a"), (2, "\f"), (2, "b")]


@given(st.text(alphabet="ab \n\f"))
def test_every_line_is_where_it_says(text):
    for line in lines_of(text):
        assert text[line.start : line.end] == line.text
    assert "".join(line.text for line in lines_of(text)) == text.replace("\n", "")
