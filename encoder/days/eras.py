"""The years with which annals begin their entries: `A.D. 787.`, `An. 1312.`, `DCCCXL.`, `Roku 1410.`"""

import re
from itertools import islice

from encoder.days.mark import DayMark
from encoder.enumerators import roman_sum
from encoder.language.folding import fold
from encoder.language.phrases import phrase_at, phrase_begins

_LOOKED_AT = 70
_WHOLE_WORD = re.compile(r"\S+")
_NUMERALS = r"M{0,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
_OF_ERA = re.compile(
    r"(?P<era>(?:A\.?\s?D\.?|Ann?\.|Anno(?:\s(?:ab|a|incarnation[ei]s?|[Dd]omini(?:c[aæ]e?)?|Dni\.?|D\.|gratia?e|"
    r"nostri|verbi)){0,4}|A[°º]\.?|Ao\.?)\s*)?"
    rf"(?:(?P<year>\d{{2,4}})|(?P<numeral>{_NUMERALS}))(?=[.,:;)—–])"
)
_OF_ERAS = frozenset("AMDCLXVI")
_NAMED_YEAR = re.compile(r"\d{3,4}(?=(?P<stop>[.:]|\s?[—–])|\s)")
_WORDS_OF_YEAR = 6
_FIRST_OF_NUMERALS, _LAST_OF_NUMERALS, _SHORTEST_NUMERAL = 400, 2099, 3
"""Years that annals say in Roman numerals; a short one alone may be an abbreviation."""


def of_era(text: str, start: int) -> DayMark | None:
    """The year that annals begin with: `A.D. 787.`, `An. 1312.`, `DCCCXL.`"""
    first = text[start : start + 1]
    match = _OF_ERA.match(text, start) if first.isdecimal() or first in _OF_ERAS else None
    year = _year_of(match) if match else 0
    if match is None or not year:
        return _of_named_year(text, start)
    alone = not text[match.end() :].strip(" .,:;)—–-")
    return DayMark(start, match.end(), year, is_alone=alone)


def _of_named_year(text: str, start: int) -> DayMark | None:
    """The year that annals begin with in words of their language: `Roku 1410.`, `L'an 1214:`"""
    first = _WHOLE_WORD.search(text, start, start + _LOOKED_AT)
    if first is None or not phrase_begins("in-year", fold(first[0])):
        return None
    found = list(islice(_WHOLE_WORD.finditer(text, start, start + _LOOKED_AT), _WORDS_OF_YEAR))
    count = phrase_at("in-year", tuple(fold(word[0]) for word in found))
    year = _NAMED_YEAR.match(text, found[count].start()) if 0 < count < len(found) else None
    if year is None:
        return None
    alone = not text[year.end() :].strip(" .:—–")
    return DayMark(start, year.end(), int(year[0]), is_alone=alone, is_led=year["stop"] is None and not alone)


def _year_of(match: re.Match[str]) -> int:
    """The year in figures behind its era, or in numerals; 0 where there is none."""
    if match["year"]:
        return int(match["year"]) if match["era"] else 0
    numeral = match["numeral"]
    if not numeral:
        return 0
    value = roman_sum(numeral.lower())
    is_long = len(numeral) >= _SHORTEST_NUMERAL or bool(match["era"])
    return value if is_long and _FIRST_OF_NUMERALS <= value <= _LAST_OF_NUMERALS else 0
