"""Dates whose day or year is a Roman numeral: `die XXVIII Maii MCMX`, `XIII Decembris anno Domini 1545`."""

import re
from collections.abc import Iterator
from functools import cache

from encoder.document.dates.calendars import roman_number
from encoder.document.dates.context import Context
from encoder.document.dates.months import written_month
from encoder.document.dates.patterns import alternatives
from encoder.document.dates.readings import Reading, read_date
from encoder.document.dates.surroundings import Found
from encoder.language.phrases import entries

_YEAR = re.compile(r"(?<![^\W_])(?:1[0-9]{3}|20[0-9]{2}|M[MDCLXVI]{0,14})(?![^\W_])")
_LAST_DAY = 31
_SHORTEST_YEAR = 1000


def find_numeral(text: str, context: Context) -> Iterator[Found]:
    """The dates of a text whose day or year, or both, are Roman numerals.

    `die XXVIII Maii MCMX` → 1910-05-28; `XIII Decembris anno Domini 1545` → 1545-12-13
    """
    if _YEAR.search(text) is None:
        return
    for match in _pattern().finditer(text):
        if match["d"].isdecimal() and match["y"].isdecimal():
            continue
        reading = _read(match, context)
        if reading is not None:
            yield Found(*match.span(), reading, reading)


@cache
def _pattern() -> re.Pattern[str]:
    of = alternatives(entries("of"))
    return re.compile(
        rf"""(?<!\w)(?P<d>[IVX]{{1,6}}|[ivxj]{{2,6}}|\d{{1,2}})\.?\s+(?:(?i:{of})\s+)?
        (?P<m>[^\W\d_]{{3,12}})\.?(?:[\s,]+(?i:{of}))?[\s,]+
        (?P<y>1\d{{3}}|20\d\d|M[MDCLXVI]{{0,14}})(?![^\W_])""",
        re.VERBOSE,
    )


def _read(match: re.Match[str], context: Context) -> Reading | None:
    month = written_month(match["m"], context.languages)
    day, year = (_number(match[name]) for name in "dy")
    if not month or not 0 < day <= _LAST_DAY or year < _SHORTEST_YEAR:
        return None
    return read_date({"d": str(day), "n": str(month), "y": str(year)}, context)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else roman_number(written)
