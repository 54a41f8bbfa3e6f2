"""The text of an element as an editor reads it: what is found in it stands where its characters do."""

from hypothesis import given
from hypothesis import strategies as st

from encoder.corrections.rulings import Span
from encoder.document.phrase import Phrase
from encoder.document.read_as import read_text
from encoder.model import Element, Text

TEXT = "Rome, March I4, 1812."


def test_without_readings_it_is_the_text():
    read = read_text((Text(0, TEXT),), ())
    assert read.text == TEXT
    assert read.as_it_stands([Phrase(3, 9, "date")]) == (Phrase(3, 9, "date"),)


def test_a_phrase_has_the_source_of_what_it_was_read_in():
    content = (Text(10, "See "), Element("lb"), Text(20, TEXT))
    read = read_text(content, (Span(32, 34, "fourteenth"),))
    assert read.text == "See \nRome, March fourteenth, 1812."
    (phrase,) = read.as_it_stands([Phrase(11, 33, "date")])
    own = "See \n" + TEXT
    assert own[phrase.start : phrase.end] == "March I4, 1812"


def test_what_begins_amid_what_was_read_otherwise_stands_nowhere():
    read = read_text((Text(0, "XXXX and so"),), (Span(0, 4, "in March"),))
    assert read.as_it_stands([Phrase(3, 8, "date")]) == ()


@given(st.text("ab ", min_size=1, max_size=12), st.data())
def test_edges_outside_of_readings_stay_with_their_characters(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    value = data.draw(st.text("abc", min_size=1, max_size=5))
    read = read_text((Text(7, text),), (Span(7 + start, 7 + end, value),))
    assert read.text == text[:start] + value + text[end:]
    first = data.draw(st.integers(0, start))
    last = data.draw(st.integers(start + len(value), len(read.text)))
    (phrase,) = read.as_it_stands([Phrase(first, last, "date")])
    assert (
        text[phrase.start : phrase.end]
        == text[first:start] + text[start:end] + read.text[start + len(value) : last]
    )
