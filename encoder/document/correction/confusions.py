"""Shapes that OCR takes for one another, and the words that a word may have been before."""

from collections.abc import Iterator
from functools import lru_cache

_PAIRS = {
    1.0: "rn/m c/e c/o e/o l/1 i/1 I/1 O/0 o/0 S/5 h/b n/u I/l C/G cl/d vv/w B/8",
    0.6: "a/s c/t li/h t/f f/s i/j i/l u/v O/Q C/O ii/u ni/m in/m s/5 ri/n M/H a/e M/N",
    0.3: "a/o g/q v/y l/t l/f tl/d nn/m m/n h/n h/k E/F H/N U/V P/F R/K K/E r/t P/R B/R B/E g/9 G/6 b/6 z/2"
    " Z/2 I/T i/t w/v y/g n/r D/O",
}
"""Pairs of shapes, by how often they are taken for one another, relative to the first row."""

_LONG = 8
"""A word of so many letters may have been misread twice."""

Reading = tuple[str, float]


def _table() -> dict[str, tuple[Reading, ...]]:
    """What is read → what it may have been, with the weight of the pair."""
    table: dict[str, list[Reading]] = {}
    for weight, pairs in _PAIRS.items():
        for pair in pairs.split():
            one, other = pair.split("/")
            table.setdefault(one, []).append((other, weight))
            table.setdefault(other, []).append((one, weight))
    return {read: tuple(meant) for read, meant in table.items()}


_TABLE = _table()


@lru_cache(maxsize=100_000)
def misread_once(word: str) -> tuple[Reading, ...]:
    """The words that differ from `word` in one confusion of shapes, the heaviest first.

    `sbould` → `should`, `sbonld`, `ahould` …
    """
    found: dict[str, float] = {}
    for meant, weight in _exchange(word):
        found[meant] = max(weight, found.get(meant, 0.0))
    return tuple(sorted(found.items(), key=lambda reading: (-reading[1], reading[0])))


def misread_twice(word: str) -> dict[str, float]:
    """The words that differ from a long word in two confusions; a short one would be guessed at."""
    if len(word) < _LONG:
        return {}
    return {twice: first * second for once, first in misread_once(word) for twice, second in _exchange(once)}


def _exchange(word: str) -> Iterator[Reading]:
    for start in range(len(word)):
        for end in (start + 1, start + 2):
            for meant, weight in _TABLE.get(word[start:end], ()) if end <= len(word) else ():
                yield word[:start] + meant + word[end:], weight
