"""Days behind their year, as deeds have them: `L'an mil huit cent douze, le vingt-six novembre`."""

import re
from collections.abc import Iterator
from functools import cache

from encoder.document.dates.context import Context
from encoder.document.dates.months import month_number
from encoder.document.dates.patterns import alternatives
from encoder.document.dates.readings import read_date
from encoder.document.dates.surroundings import Found
from encoder.document.dates.worded import day_in_words, worded_day
from encoder.document.dates.year_words import year_in_words
from encoder.language.phrases import entries

_SHORTEST_LEAD = 3
_FIGURES = re.compile(r"[\s,:]*(?P<y>1\d{3})(?!\w)")


def find_year_first(text: str, context: Context) -> Iterator[Found]:
    """The days of a text whose year stands in front, behind the word for it, in words or in figures.

    `Im Jahre eintausendachthundertundneunzehn, den zwölften Mai` → 1819-05-12; `Anno 1543, 17. Martii`
    """
    for lead in _leads().finditer(text):
        year, end = _year(text, lead.end())
        match = _day().match(text, end) if year else None
        if match is None or not month_number(match["m"], context.languages)[0]:
            continue
        day = match["d"] or str(day_in_words(match["w"]))
        reading = read_date({"d": day, "m": match["m"], "y": str(year)}, context)
        if reading is not None and reading.doubt <= 1:
            yield Found(lead.start(), match.end("m"), reading, reading)


def _year(text: str, start: int) -> tuple[int, int]:
    """The year that stands at an offset, and where it ends; 0 for none."""
    figures = _FIGURES.match(text, start)
    if figures:
        return int(figures["y"]), figures.end()
    return year_in_words(text, start) or (0, start)


@cache
def _leads() -> re.Pattern[str]:
    words = alternatives({entry for entry in entries("in-year") if len(entry) >= _SHORTEST_LEAD})
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


@cache
def _day() -> re.Pattern[str]:
    of, article = alternatives(entries("of")), alternatives(entries("article-of-date"))
    ordinal = alternatives(entries("ordinal"))
    return re.compile(
        rf"""[\s,;.]+(?:(?:{article})(?!\w)[\s,]+){{0,2}}
        (?:{worded_day()}|(?P<d>\d{{1,2}})(?:{ordinal})?\.?)[\s,]+
        (?:(?:{of})(?!\w)[\s,]+){{0,2}}(?P<m>[^\W\d_]{{3,12}})""",
        re.IGNORECASE | re.VERBOSE,
    )
