"""Datelines that news begin with, on the line of their text."""

import pytest

from encoder.document.dates import Context
from encoder.document.dates.run_in import find_run_in


def _found(text: str, tag: str = "en") -> list[tuple[str, str]]:
    return [(one.name, text[one.start : one.end]) for one in find_run_in(text, Context((tag,), near="1878"))]


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("LONDON, May 3.—The Times says so.", "LONDON", "May 3"),
        ("BERLIN, 4. Mai 1878. — Der Kaiser", "BERLIN", "4. Mai 1878"),
        ("New York, Aug. 12, 1881--The ship", "New York", "Aug. 12, 1881"),
        ("WASHINGTON, D. C., March 4.—Congress", "WASHINGTON, D. C.", "March 4"),
    ],
)
def test_place_and_date_before_the_dash(text: str, place: str, date: str) -> None:
    assert _found(text) == [("placeName", place), ("date", date)]


@pytest.mark.parametrize(
    "text",
    [
        "The men who came in on May 3—The others",
        "He came on June 5, 1801—It was",
        "LONDON—The Times of May 3",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert _found(text) == []


def test_an_article_may_stand_before_the_day() -> None:
    found = _found("PARIS, le 4 mai.—L'Empereur a reçu", "fr")
    assert found == [("placeName", "PARIS"), ("date", "4 mai")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1598, August 16. — My duty remembered to your good Lordship.", "1598-08-16"),
        ("[1598, August 17.]—According to your direction we have taken the muster.", "1598-08-17"),
        ("1531 August 12, Schloß Hohenfels. — Dankt für die Hunde.", "1531-08-12"),
        ("12 August 1598.—The Earl writes that the ships lie unvictualled.", "1598-08-12"),
    ],
)
def test_a_day_alone_before_a_dash(text, day):
    assert [dict(phrase.attributes).get("when") for phrase in find_run_in(text)] == [day]


@pytest.mark.parametrize(
    "text", ["1598–1600. — The war.", "14 chests of 1598 — All wet.", "12 Aug. — The Earl writes."]
)
def test_what_is_no_day_in_full_before_a_dash(text):
    assert not list(find_run_in(text))
