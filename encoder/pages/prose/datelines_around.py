"""Datelines of two lines: a year or an hour below its day."""

import re
from collections.abc import Iterator, Sequence

from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import ends_in_hour, is_dateline, names_day

_DATELINE = frozenset({"dateline"})
_YEAR = re.compile(r"\W*1[0-9]\d\d\W*")
_LONGEST, _WORDS_OF_HOUR = 60, 5


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


def _is_hour(text: str) -> bool:
    """Whether a line is a time of day and hardly more: `8.40 p.m.`, `kl. 9 aftonen`"""
    return any(map(str.isdigit, text)) and ends_in_hour(text)
