"""Datelines of two lines, a year or an hour below its day; and those with more words than a place has."""

import re
from collections.abc import Iterator, Sequence

from encoder import language
from encoder.pages.letters.greetings import called_end
from encoder.pages.prose.evident import is_set_apart
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import ends_in_hour, is_dateline, names_day

_DATELINE, _HEAD = frozenset({"dateline"}), frozenset({"head"})
_YEAR = re.compile(r"\W*1[0-9]\d\d\W*")
_WHOLE = re.compile(r"\d\D+1[0-9]\d\d\W*(?:[^\W\d_]\W*)?$")
"""A day and its year, and the word for year behind it: `12 czerwca 1863 r.`"""
_BESIDE = re.compile(r"\s*(?P<greeting>\S.{1,50}?[,:!])\s{3,}(?P<day>\S.*)")
_REMARK = re.compile(r"\s*\([^()]{3,40}\)\s*")
_INNER = re.compile(r"[.!?;:]\s")
_LONGEST, _WORDS_OF_HOUR = 60, 5
_LONGEST_PLACED, _WORDS_OF_PLACE = 110, 10
_LONGEST_SHORTENED = 5
"""Signs of a shortened word, its stop among them: `Mass.`"""


def hours_and_years(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of days and of what had no room on their line: the year, or the hour (`8.40 p.m.`).

    Args:
        seen: the lines of running text.
    """
    for i in range(1, len(seen)):
        above, text = seen[i - 1].text, seen[i].text
        if seen[i].gap or seen[i].across or len(above) > _LONGEST:
            continue
        is_year = _YEAR.fullmatch(text) is not None and names_day(above)
        is_hour = len(text.split()) <= _WORDS_OF_HOUR and is_dateline(above) and _is_hour(text)
        if is_year or is_hour:
            yield from ((at, _DATELINE) for at in (i - 1, i))


def completes_dateline(above: str, below: str) -> bool:
    """Whether a line has the day of the place above it, or the year of the day, though a stop is between.

    `Millbrook, Ill.` / `June 14th 1863`; `Göttingen den 18ten Febr.` / `1811.`
    """
    shortened = len(above.split()[-1]) <= _LONGEST_SHORTENED
    placed = shortened and not any(map(str.isdigit, above)) and any(map(str.isdigit, below))
    return placed or (_YEAR.fullmatch(below) is not None and names_day(above))


def days_beside_greetings(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of greetings with where and when beside them, and of a remark right above.

    `(Translation.)` / `M. le Consul,          Trebizond, April 3, 1862.`

    Args:
        seen: the lines of running text.
    """
    for i, sight in enumerate(seen):
        match = _BESIDE.fullmatch(sight.text) if "   " in sight.text else None
        if match is None or not language.is_salutation(match["greeting"]) or not is_dateline(match["day"]):
            continue
        yield i, _DATELINE
        if i and not sight.gap and _REMARK.fullmatch(seen[i - 1].text):
            yield i - 1, _HEAD


def _is_hour(text: str) -> bool:
    """Whether a line is a time of day and hardly more: `8.40 p.m.`, `kl. 9 aftonen`"""
    return any(map(str.isdigit, text)) and ends_in_hour(text)


def placed_days(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of days behind many words for the place, alone above a greeting or below a leave.

    `Kwatera główna w Opatowie, dnia 12 czerwca 1863 r.`; `Bordo da corveta no Rio, 18 de Setembro de 1823.`

    Args:
        seen: the lines of running text.
    """
    for i in range(1, len(seen) - 1):
        if is_set_apart(seen, i) and is_placed_day(seen[i].text.strip()):
            below = seen[i + 1].text
            if language.is_salutation(below) or called_end(below) or language.is_farewell(seen[i - 1].text):
                yield i, _DATELINE


def is_placed_day(text: str) -> bool:
    """Whether a line ends, behind a comma, in a whole day, and begins with a place and what it is."""
    if len(text) > _LONGEST_PLACED:
        return False
    place, comma, day = text.rpartition(",")
    words = place.split()
    if not comma or not 0 < len(words) <= _WORDS_OF_PLACE:
        return False
    begins = place[:1].isupper() and not language.is_function(words[0]) and not _INNER.search(place)
    return begins and is_dateline(day.strip()) and _WHOLE.search(day) is not None
