"""Dates with their day in words, and those whose year the writer hides: `17**`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from encoder.document.dates.context import Context
from encoder.document.dates.months import month_number
from encoder.document.dates.patterns import alternatives, hidden_years
from encoder.document.dates.readings import Reading, read_date
from encoder.document.dates.surroundings import Found
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
            day = _day_words()[" ".join(map(fold, match["w"].split()))]
            parts = {"d": str(day), "m": match["m"], "y": match["y"]}
            reading = read_date(parts, context) if month_number(match["m"], context.languages)[0] else None
            if reading is not None and reading.doubt <= 1:
                yield Found(*match.span(), reading, reading)


def find_hidden(text: str, context: Context) -> Iterator[Found]:
    """The dates of a text whose year says its century or decade alone: they have only bounds.

    `ce 4 août 17**` → 1700 to 1799; `3 June 178-` → 1780 to 1789
    """
    for pattern in hidden_years():
        for match in pattern.finditer(text):
            month = match.groupdict().get("m1")
            if month is not None and not month_number(month, context.languages)[0]:
                continue
            said = re.sub(r"\D", "", match["year"])
            first, last = (said + digit * (_YEAR_LENGTH - len(said)) for digit in "09")
            yield Found(*match.span(), Reading(first), Reading(last), ("notBefore", "notAfter"))


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
    words = {word for entry in entries("day-word") for word in entry.split(_VARIANTS)}
    of = alternatives(entries("of"))
    return re.compile(
        rf"""(?<!\w)(?P<w>{alternatives(words)})(?!\w)[\s,]+
        (?:(?:{of})(?!\w)[\s,]+){{0,2}}(?P<m>[^\W\d_]{{3,12}})\.?[\s,]+
        (?:(?:{of})(?!\w)[\s,]+){{0,2}}(?P<y>1\d{{3}}|20\d\d)(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    )
