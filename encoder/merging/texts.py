"""Where two texts are the same: stretches in the order of both, found by what occurs in each only once."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, NamedTuple

from encoder.series import rising

_GRAMS: Final = (32, 8)
_MOST: Final = 600
"""Longer texts that have nothing rare in common are not the same anywhere."""
_MOVED: Final = 12
"""Shorter texts are not said to have moved."""
_LEAST: Final = 4
"""Shorter stretches between differences are the same by chance."""
_FARTHEST: Final = 60
"""So far at most what came or went slides along a text that repeats itself."""


class Stretch(NamedTuple):
    """`one[at : at + length]` is `other[there : there + length]`."""

    at: int
    there: int
    length: int


def same_stretches(one: str, other: str) -> tuple[Stretch, ...]:
    """Where two texts are the same, in their order; neighbours that touch are one."""
    joined: list[Stretch] = []
    for found in _same(one, 0, len(one), other, 0, len(other), _GRAMS):
        last = joined[-1] if joined else None
        if last and last.at + last.length == found.at and last.there + last.length == found.there:
            joined[-1] = Stretch(last.at, last.there, last.length + found.length)
        else:
            joined.append(found)
    return tuple(joined)


def slid(
    one: str, other: str, same: Sequence[Stretch], edges: Collection[int], other_edges: Collection[int]
) -> tuple[Stretch, ...]:
    """The same, where what only one of the texts has slid along until it begins and ends at tags.

    `a. b.` has one sentence more than `a.`: either `. b` between the letter and the stop, or ` b.` behind it.

    Args:
        one, other: the texts.
        same: where they are the same, in their order.
        edges, other_edges: where tags stand in them.
    """
    found = list(same[:1])
    for behind in same[1:]:
        before = found.pop()
        ends, there = before.at + before.length, before.there + before.length
        by = 0
        if there == behind.there and ends < behind.at:
            by = _slide(one, ends, behind.at, edges, before.length, behind.length)
        elif ends == behind.at and there < behind.there:
            by = _slide(other, there, behind.there, other_edges, before.length, behind.length)
        found.append(Stretch(before.at, before.there, before.length + by))
        found.append(Stretch(behind.at + by, behind.there + by, behind.length - by))
    return tuple(stretch for stretch in found if stretch.length)


def _slide(text: str, start: int, end: int, edges: Collection[int], back: int, onward: int) -> int:
    """By how much a part of a text slides along, forward or back, to lie between tags; 0 where it cannot."""
    if start in edges and end in edges:
        return 0
    for step, most in ((1, onward), (-1, back)):
        by = 0
        while abs(by) < min(most, _FARTHEST):
            one, other = (start + by, end + by) if step > 0 else (start + by - 1, end + by - 1)
            if text[one] != text[other]:
                break
            by += step
            if start + by in edges and end + by in edges:
                return by
    return 0


def _same(
    one: str, start: int, end: int, other: str, begin: int, stop: int, grams: tuple[int, ...]
) -> Iterator[Stretch]:
    """The same between offsets: the beginning, the end, and between them what is rare."""
    ahead = _alike(one, start, end, other, begin, stop)
    if ahead:
        yield Stretch(start, begin, ahead)
    start, begin = start + ahead, begin + ahead
    behind = _alike_before(one, start, end, other, begin, stop)
    end, stop = end - behind, stop - behind
    if start < end and begin < stop:
        yield from _between(one, start, end, other, begin, stop, grams)
    if behind:
        yield Stretch(end, stop, behind)


def _between(
    one: str, start: int, end: int, other: str, begin: int, stop: int, grams: tuple[int, ...]
) -> Iterator[Stretch]:
    if end - start <= _MOST and stop - begin <= _MOST:
        matcher = SequenceMatcher(None, one[start:end], other[begin:stop], autojunk=False)
        for found in matcher.get_matching_blocks():
            if found.size >= _LEAST:
                yield Stretch(start + found.a, begin + found.b, found.size)
        return
    if not grams:
        return
    anchors = _anchors(one, start, end, other, begin, stop, grams[0])
    for (at, there), (next_at, next_there) in pairwise([(start, begin), *anchors, (end, stop)]):
        if next_at > at and next_there > there:
            yield from _same(one, at, next_at, other, there, next_there, grams if anchors else grams[1:])


def _alike(one: str, start: int, end: int, other: str, begin: int, stop: int) -> int:
    most, length, step = min(end - start, stop - begin), 0, 1 << 16
    while step:
        while length + step <= most and (
            one[start + length : start + length + step] == other[begin + length : begin + length + step]
        ):
            length += step
        step //= 4
    return length


def _alike_before(one: str, start: int, end: int, other: str, begin: int, stop: int) -> int:
    most, length, step = min(end - start, stop - begin), 0, 1 << 16
    while step:
        while length + step <= most and (
            one[end - length - step : end - length] == other[stop - length - step : stop - length]
        ):
            length += step
        step //= 4
    return length


def _anchors(
    one: str, start: int, end: int, other: str, begin: int, stop: int, size: int
) -> list[tuple[int, int]]:
    """Places from which on both are the same for a while, and nothing else in either is; rising in both."""
    here, there = _once(one, start, end, size), _once(other, begin, stop, size)
    pairs = [(at, there[gram]) for gram, at in here.items() if gram in there]
    return rising(sorted(pairs))


def _once(text: str, start: int, end: int, size: int) -> dict[str, int]:
    places: dict[str, int] = {}
    for at in range(start, end - size + 1):
        gram = text[at : at + size]
        places[gram] = -1 if gram in places else at
    return {gram: at for gram, at in places.items() if at >= 0}


def moved_stretches(one: str, other: str, same: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Where something stands in one text that stands in another place of the other, once in each.

    Args:
        one, other: the texts.
        same: where they are the same, in the order of both.
    """
    free = _rest(len(one), [(stretch.at, stretch.length) for stretch in same])
    places: dict[str, int] = {}
    for start, end in free:
        for gram, at in _once(one, start, end, _MOVED).items():
            places[gram] = -1 if gram in places else at
    ends = {at: end for start, end in free for at in range(start, end)} if places else {}
    found: list[Stretch] = []
    for begin, stop in _rest(len(other), [(stretch.there, stretch.length) for stretch in same]):
        there = begin
        while there + _MOVED <= stop:
            at = places.get(other[there : there + _MOVED], -1)
            length = 0 if at < 0 else _alike(one, at, ends[at], other, there, stop)
            if length and not any(at < old.at + old.length and old.at < at + length for old in found):
                found.append(Stretch(at, there, length))
            there += max(length, 1)
    return tuple(found)


def _rest(length: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a text that are in none of the stretches."""
    edges = [(0, 0), *taken, (length, 0)]
    return [(at + size, next_at) for (at, size), (next_at, _) in pairwise(edges) if at + size < next_at]


class Offsets:
    """Offsets of one text in another, where both are the same."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._stretches = tuple(sorted(stretches))
        self._starts = [stretch.at for stretch in self._stretches]

    def of(self, offset: int) -> int | None:
        """The place of a character; None where the other text does not have it."""
        stretch = self._around(offset)
        if stretch is None or offset == stretch.at + stretch.length:
            return None
        return stretch.there + offset - stretch.at

    def edges(self, offset: int) -> Iterator[int]:
        """The places between characters that are this one; of an offset between two stretches both."""
        index = bisect_right(self._starts, offset) - 1
        for stretch in self._stretches[max(0, index - 1) : index + 1]:
            if stretch.at <= offset <= stretch.at + stretch.length:
                yield stretch.there + offset - stretch.at

    def _around(self, offset: int) -> Stretch | None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        stretch = self._stretches[index]
        return stretch if offset <= stretch.at + stretch.length else None


def turned(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches as seen from the other text."""
    return tuple(Stretch(there, at, length) for at, there, length in stretches)
