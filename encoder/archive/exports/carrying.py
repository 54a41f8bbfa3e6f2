"""Places in a text, found in another with the same words: between them other space, and marks of notes."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_MARK: Final = re.compile(r"\[[^\]\s]{1,12}\]")
_SPACE: Final = re.compile(r"\s*")


def carry(here: str, there: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """Where the places of a text are in another one; None where their words are not the same.

    Args:
        here: the text.
        there: has all its words, and perhaps marks like `[3]` where notes are referred to.
        places: beginnings and ends in the first; what is empty lies before the next word.
    """
    starts = [_word(here, start) if start == end else start for start, end in places]
    wanted = {at for start, (_, end) in zip(starts, places, strict=True) for at in (start, end - 1)}
    found: dict[int, int] = {}
    for first, second in _together(here, there):
        if second is None:
            return None
        if first in wanted:
            found[first] = second
    close = len(there.rstrip())
    return [
        (found[start], found[end - 1] + 1) if start < end else (found.get(start, close),) * 2
        for start, (_, end) in zip(starts, places, strict=True)
    ]


def _together(here: str, there: str) -> Iterator[tuple[int, int | None]]:
    """The places of each character that is no space in both texts; None at the first that is in one only."""
    first = second = 0
    while True:
        first, second = _word(here, first), _word(there, second)
        mark = _MARK.match(there, second)
        if mark and not here.startswith(mark.group(), first):
            second = mark.end()
            continue
        if first == len(here) and second == len(there):
            return
        if here[first : first + 1] != there[second : second + 1]:
            yield first, None
            return
        last = first + (len(mark.group()) if mark else 1)
        yield from zip(range(first, last), range(second, second + last - first), strict=True)
        second += last - first
        first = last


def _word(text: str, start: int) -> int:
    """Where the next character that is no space stands."""
    found = _SPACE.match(text, start)
    return found.end() if found else start
