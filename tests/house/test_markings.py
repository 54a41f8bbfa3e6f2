"""Classification markings at the edges of pages, in any language, and the pages that they part."""

import pytest

from encoder.house.markings import between_markings, find_markings
from encoder.language import is_marking

TEXT = "The committee met again on Friday and heard the"


@pytest.mark.parametrize(
    "text",
    ["SECRET", "TOP SECRET/NODIS", "S E C R E T", "Streng geheim!", "*CONFIDENTIEL*", "SECRET - EYES ONLY",
     "SECRET/LANTERN", "СОВЕРШЕННО СЕКРЕТНО", "  Zeer Geheim  "],
)  # fmt: skip
def test_a_marking_and_nothing_else_is_one(text: str) -> None:
    assert is_marking(text)


@pytest.mark.parametrize(
    "text",
    ["The Secret", "Secret Service", "SECRET SERVICE", "a secret", "EYES ONLY",
     "Confidential; drafted by him", "Geheimrat", "", "—", "Private Collection"],
)  # fmt: skip
def test_what_holds_more_than_a_marking_is_none(text: str) -> None:
    assert not is_marking(text)


def test_a_marking_that_stands_once_is_one_in_capitals_at_the_edge_of_the_document() -> None:
    assert list(find_markings(["SECRET", "", TEXT, TEXT, TEXT])) == [0]
    assert list(find_markings([TEXT, TEXT, TEXT, "", "SECRET"])) == [4]
    assert not find_markings(["Secret", "", TEXT, TEXT, TEXT])


def test_a_marking_that_stands_once_further_in_is_left_to_the_opener() -> None:
    assert not find_markings(["A Letter", "Merrow, 4 May", "SECRET", TEXT, TEXT, TEXT])


def test_a_marking_that_is_repeated_is_furniture() -> None:
    assert sorted(find_markings(["Secret", TEXT, "SECRET", "secret garden"])) == [0, 2]


def test_a_page_begins_with_the_marking_at_its_head() -> None:
    texts = ["SECRET", TEXT, "SECRET", "", "SECRET", "mayor.", "SECRET"]
    assert between_markings(texts, find_markings(texts), frozenset()) == {4}


def test_one_marking_within_the_text_begins_a_page() -> None:
    texts = ["SECRET", TEXT, "", "SECRET", "", "mayor.", "SECRET"]
    assert between_markings(texts, find_markings(texts), frozenset()) == {3}


def test_other_furniture_between_markings_parts_no_text() -> None:
    texts = ["SECRET", TEXT, "SECRET", "4   Annual Register", "SECRET", "mayor.", "SECRET"]
    assert between_markings(texts, find_markings(texts), frozenset({3})) == {4}
