"""Words of page marks and divided words are data."""

import pytest

from encoder.language.marks import FILE, mark_words, ordered_mark_words

TABLES = [line.strip("[]") for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("[")]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_words_in_lower_case(name):
    words = ordered_mark_words(name)
    assert words
    assert all(word == word.casefold() or "ß" in word for word in words)
    assert frozenset(words) == mark_words(name)


def test_a_row_can_be_asked_for():
    assert "einde" in mark_words("page-ends", "nl")
    assert "fin" not in mark_words("page-ends", "nl")


def test_an_unknown_table_is_an_error():
    with pytest.raises(KeyError):
        mark_words("no such table")
