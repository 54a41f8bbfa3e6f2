"""Days in words, and years that the writer hides."""

import pytest

from encoder.document.dates import find_dates


def _found(text: str) -> list[tuple[str, dict[str, str]]]:
    return [(text[one.start : one.end], dict(one.attributes)) for one in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Springfield, the twelfth day of June, 1884.", "1884-06-12"),
        ("this twenty-first day of the month of March, in the year of our Lord 1765", "1765-03-21"),
        ("am zwölften Juni 1884", "1884-06-12"),
        ("den einunddreißigsten März 1811", "1811-03-31"),
        ("Paris, le vingt et un juin 1884", "1884-06-21"),
        ("den twaalfden Maart 1887", "1887-03-12"),
        ("aos vinte e dois de Março de 1807", "1807-03-22"),
        ("die vicesima prima mensis Iunii anno 1444", "1444-06-21"),
        ("Lima, a veinte y dos de mayo de 1821", "1821-05-22"),
    ],
)
def test_day_in_words(text: str, when: str) -> None:
    assert [given for _, given in _found(text)] == [{"when": when}]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("A Paris, ce 4 août 17**.", ("1700", "1799")),
        ("le 12 mai 18..", ("1800", "1899")),
        ("3 June 178-", ("1780", "1789")),
        ("in the year 17**", ("1700", "1799")),
    ],
)
def test_hidden_year_has_bounds_alone(text: str, bounds: tuple[str, str]) -> None:
    given = [attributes for _, attributes in _found(text)]
    assert given == [{"notBefore": bounds[0], "notAfter": bounds[1]}]


@pytest.mark.parametrize("text", ["London, June 17—", "June 17-19, 1962", "twelfth of the dozen 1884"])
def test_no_year_is_hidden(text: str) -> None:
    assert not any("notBefore" in given for _, given in _found(text))


def test_two_digits_behind_an_apostrophe_leave_the_century_open() -> None:
    assert _found("May 3, '68") == [
        ("May 3, '68", {"when": "1968-05-03", "cert": "medium", "resp": "#engross"})
    ]
