import pytest

from encoder.pages.sights.lexicon import classes_of, distance, recognise


@pytest.mark.parametrize("misread", ["SECRET", "secret", "5ECRET", "SEGRET", "SECRFT", "SECREΤ", "SECRETI"])
def test_a_marking_is_recognised_though_misread(misread):
    assert recognise(misread) == "SECRET"
    assert "marking" in classes_of(misread)


@pytest.mark.parametrize("word", ["egress", "12345", "cat", "", "TH"])
def test_other_words_are_not_taken_for_known_ones(word):
    assert recognise(word) is None


@pytest.mark.parametrize(
    ("one", "two", "expected"), [("abc", "abc", 0), ("abc", "abd", 1), ("abc", "xyz", 2), ("a", "abcd", 2)]
)
def test_the_distance_is_bounded(one, two, expected):
    assert distance(one, two, 1) == expected
