import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.pages.features import features, page_number, shape, sights


@pytest.mark.parametrize(
    ("text", "n"), [("- 3 -", 3), ("Page 2", 2), ("PAGE TWO", 2), ("-4-", 4), ("12", 12)]
)
def test_page_numbers(text, n):
    assert page_number(text) == n


@pytest.mark.parametrize("text", ["1962", "3. The", "SECRET", ""])
def test_what_is_no_page_number(text):
    assert page_number(text) is None


def test_a_marking_shows_by_its_words():
    assert "marking=4" in shape("TOP SEGRET/SENSITIVE")
    assert "marking=4" not in shape("He kept the matter secret from them.")


def test_blank_lines_are_counted_and_left_out():
    assert [(one.gap, one.row) for one in sights(["a", "", "", "b"])] == [(0, 0), (2, 3)]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_lines_have_features(texts):
    seen = sights(texts)
    assert len(features(seen)) == len(seen)
