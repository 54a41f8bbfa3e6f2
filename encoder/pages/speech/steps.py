"""Lines of verse that speakers share, as print sets them: each begins where the last one ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from encoder.pages.sights.sight import Sight

_FAR_IN, _NEAR, _FARTHER = 8, 3, 6
_MOST_GAP = 2
_AT_EDGE = re.compile(r"(?<=\S)\s+(?:\[[^\[\]]*\]?|\([^()]*\)|_[^_]+_\.?)\s*$")
_CLEAR, _SPACE = 4, 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of a speech: its index among the lines looked at, and where in it the speech begins."""

    index: int
    start: int


def steps(speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight]) -> frozenset[int]:
    """The speeches that begin or end in a line that is shared, by their places; two at least are.

    Args:
        speeches: the lines of each.
        seen: the lines of running text.
    """
    usual = min((_column(line, seen) for speech in speeches for line in speech), default=0)
    places = set(_steps(speeches, seen, usual))
    return frozenset(places | {at - 1 for at in places})


def _steps(speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight], usual: int) -> Iterator[int]:
    for at, (above, below) in enumerate(pairwise(speeches), 1):
        if above and below and seen[below[0].index].gap <= _MOST_GAP:
            column, reach = _column(below[0], seen), len(without_exit(seen[above[-1].index].text))
            if column >= usual + _CLEAR and begins_at(column, reach) and _is_set_in(below, seen):
                yield at


def without_exit(text: str) -> str:
    """What is said on a line, without the direction at its right edge: `So be it.        [Exit.`"""
    return _AT_EDGE.sub("", text).rstrip()


def begins_at(column: int, reach: int) -> bool:
    """Whether a speech that begins in a column goes on with a line that reaches so far."""
    return column >= _FAR_IN and -_NEAR <= column - reach <= _FARTHER


def _is_set_in(speech: Sequence[Spoken], seen: Sequence[Sight]) -> bool:
    """Whether a speech begins farther in than its further lines; behind its name, with a gap between."""
    first, *further = speech
    name = seen[first.index].text[: first.start].strip()
    space = _column(first, seen) - len(seen[first.index].text[: first.start].rstrip())
    if further:
        is_farther = _column(first, seen) >= min(_column(line, seen) for line in further) + _CLEAR
        return is_farther and not (name and space < _SPACE)
    return not name or space > _NEAR


def _column(line: Spoken, seen: Sequence[Sight]) -> int:
    text = seen[line.index].text
    return len(text) - len(text[line.start :].lstrip())
