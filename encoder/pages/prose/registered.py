"""Entries of registers below each other without blank lines: each begins with its day, in the same form."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from encoder.days import read_day
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight

_DAY = re.compile(r"(?P<led>[^\W\d_a-z][^\W\d_]{0,5})\s(?P<day>\d{1,2})(?:[^\W\d_]{1,4}|[.°ºª])?\s[^\W\d_]")
"""A small word and a number of one or two digits: `Le 9e dudit mois`, `Am 5ten dito`, `Aos 5 dias`"""
_LAST_DAY = 31
_FEWEST, _NEARLY_ALL, _LONGEST_STEP, _HANGING = 3, 0.8, 14, 4
_STOPS = (".", "!", "?", ".)", '."')


def registered(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that begin the entries of a register, where lines of that form follow on stops nearly always.

    Args:
        seen: the lines of running text.
    """
    forms: dict[str, list[int]] = defaultdict(list)
    for i, sight in enumerate(seen):
        if form := _form(sight.text.strip()):
            forms[form].append(i)
    return frozenset(
        i for found in forms.values() if _are_entries(seen, found) for i in found if _follows(seen, i)
    )


def _form(text: str) -> str:
    """What stands before the number of a day; nothing where a line does not begin with one."""
    match = _DAY.match(text)
    if match is None or not 0 < int(match["day"]) <= _LAST_DAY:
        return ""
    mark = read_day(text)
    return match["led"].lower() if mark is None or mark.day else ""


def _are_entries(seen: Sequence[Sight], found: Sequence[int]) -> bool:
    """Whether lines of one form are entries: some, near each other, each behind the end of a sentence."""
    if len(found) < _FEWEST or sum(_follows(seen, i) for i in found) < _NEARLY_ALL * len(found):
        return False
    near = sum(b - a <= _LONGEST_STEP for a, b in pairwise(found))
    return near >= _NEARLY_ALL * (len(found) - 1)


def _follows(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line stands apart from the one above, or right below the end of its sentence, as far in."""
    if not i or seen[i].gap or seen[i].across:
        return True
    above = seen[i - 1].text.rstrip()
    return above.endswith(_STOPS) and indent_of(above) <= indent_of(seen[i].text) + _HANGING
