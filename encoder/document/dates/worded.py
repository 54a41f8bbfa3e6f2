"""Dates with their day in words, and those whose year the writer hides: `17**`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from encoder.document.dates.context import Context
from encoder.document.dates.months import month_number
from encoder.document.dates.patterns import HIDES_YEAR, alternatives, hidden_years
from encoder.document.dates.readings import Reading, read_date
from encoder.document.dates.surroundings import Found
from encoder.document.dates.year_words import may_say_year, year_in_words
from encoder.language.folding import fold
from encoder.language.phrases import entries
from encoder.language.read import data, languages

_VARIANTS = "/"
_YEAR_LENGTH = 4


def find_worded(text: str, context: Context) -> Iterator[Found]:
    """The days of a text that are written in words, with month and year.

    `the twelfth day of June, 1884` → 1884-06-12; `le douze juin 1884`; `am zwölften Juni 1884`
    """
    if not _day_words().keys().isdisjoint(map(fold, re.findall(r"[^\W\d_]+", text))):
        for match in _worded().finditer(text):
            parts = {"d": str(day_in_words(match["w"])), "m": match["m"], "y": match["y"]}
            reading = read_date(parts, context) if month_number(match["m"], context.languages)[0] else None
            if reading is not None and reading.doubt <= 1:
                yield Found(*match.span(), reading, reading)


def find_worded_years(text: str, context: Context) -> Iterator[Found]:
    """The days of a text whose year is written in words.

    `le vingt-six mai mil sept cent soixante-trois` → 1763-05-26
    """
    if not may_say_year(text):
        return
    for match in _before_year().finditer(text):
        year = year_in_words(text, match.end())
        if year is None or not month_number(match["m"], context.languages)[0]:
            continue
        day = match["d"] or str(day_in_words(match["w"]))
        reading = read_date({"d": day, "m": match["m"], "y": str(year[0])}, context)
        if reading is not None and reading.doubt <= 1:
            yield Found(match.start(), year[1], reading, reading)


def find_hidden(text: str, context: Context) -> Iterator[Found]:
    """The dates of a text whose year says its century or decade alone: they have only bounds.

    `ce 4 août 17**` → 1700 to 1799; `3 June 178-` → 1780 to 1789
    """
    for pattern in hidden_years() if HIDES_YEAR.search(text) else ():
        for match in pattern.finditer(text):
            month = match.groupdict().get("m1")
            if month is not None and not month_number(month, context.languages)[0]:
                continue
            said = re.sub(r"\D", "", match["year"])
            first, last = (said + digit * (_YEAR_LENGTH - len(said)) for digit in "09")
            yield Found(*match.span(), Reading(first), Reading(last), ("notBefore", "notAfter"))


def day_in_words(said: str) -> int:
    """The day that words say, which `worded_day` has found."""
    return _day_words()[" ".join(map(fold, said.split()))]


@cache
def _day_words() -> Mapping[str, int]:
    """The number of each word for a day, folded: `twelfth`, `vingt et un`; over all languages."""
    return {
        " ".join(map(fold, word.split())): number
        for tag in languages()
        for number, entry in enumerate(data(tag).words.get("day-word", ()), 1)
        for word in entry.split(_VARIANTS)
    }


@cache
def _worded() -> re.Pattern[str]:
    of = alternatives(entries("of"))
    return re.compile(
        rf"""(?<!\w){worded_day()}[\s,]+
        (?:(?:{of})(?!\w)[\s,]+){{0,2}}(?P<m>[^\W\d_]{{3,12}})\.?[\s,]+
        (?:(?:{of})(?!\w)[\s,]+){{0,2}}(?P<y>1\d{{3}}|20\d\d)(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _before_year() -> re.Pattern[str]:
    of = alternatives(entries("of"))
    ordinal = alternatives(entries("ordinal"))
    return re.compile(
        rf"""(?<!\w)(?:{worded_day()}|(?P<d>\d{{1,2}})(?:{ordinal})?\.?)[\s,]+
        (?:(?:{of})(?!\w)[\s,]+){{0,2}}(?P<m>[^\W\d_]{{3,12}})\.?[\s,]+
        (?:(?:{of})(?!\w)[\s,]+){{0,2}}(?=[^\W\d_])""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def worded_day() -> str:
    """The words for a day, for a pattern without case: group `w`."""
    days = alternatives({word for entry in entries("day-word") for word in entry.split(_VARIANTS)})
    return rf"(?P<w>{days})(?!\w)"
