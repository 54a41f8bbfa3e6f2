"""Running heads that stand on lines of their own above or below the printed numbers of pages.

    181
    GOVERNOR AND COUNCIL, 1807.

The same words beside two numbers that count are no text; where they part a sentence, or stand below a note,
they say as well that the numbers are those of pages.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from encoder import language
from encoder.house.head_lines import LONGEST, HeadLine, interrupts
from encoder.house.heads import HeadRole, RunningHead

_FARTHEST = 2
"""How many rows at most lie between a number and the words that belong to it: one may be blank."""
_MOST_STEPS = 3
_FEWEST_LINES = 4
_CERTAINTY = 0.85


_NOTE = re.compile(r"\s*(?:[¹²³⁴-⁹]+|[*†‡]{1,3}|\d{1,3}(?=[^\W\d_])|[\[(]?\d{1,3}[\])])\s?\S")
"""A line that begins as a note does, which stands at the foot of a page."""


class _Pair(NamedTuple):
    """A number by itself, and the line of words beside it.

    Attributes:
        number: what the number is; row, rank: its place among all and among the filled lines.
        words_row: the row of the words.
        parts: whether text goes on around both of them, or a page's last note stands above.
    """

    number: int
    row: int
    rank: int
    words_row: int
    parts: bool


def numbers_by_words(texts: Sequence[str], lines: Sequence[HeadLine], filled: Sequence[int]) -> set[int]:
    """The rows of numbers by themselves that the same words beside them show to be those of pages.

    Args:
        texts: the lines of a document.
        lines: those that may be heads.
        filled: the rows of all that hold text.
    """
    alone = {line.row: line.number for line in lines if line.number is not None and not line.words}
    return {
        pair.row
        for words, _, pairs in _same_words(texts, filled, alone)
        if " " in words and any(pair.parts for pair in pairs)
        for pair in pairs
    }


def heads_beside_numbers(
    texts: Sequence[str], filled: Sequence[int], heads: Mapping[int, RunningHead], numbers: Collection[int]
) -> dict[int, RunningHead]:
    """The lines of the same words beside the printed numbers of pages.

    Args:
        texts: the lines of a document.
        filled: the rows of all that hold text, but for furniture that was known before.
        heads: what is known to be furniture.
        numbers: the rows of printed numbers that are sure.
    """
    alone = {row: int(n) for row in numbers if (n := heads[row].n) is not None and n.isdecimal()}
    shown = sorted({*filled, *alone})
    out: dict[int, RunningHead] = {}
    for _, is_below, pairs in _same_words(texts, shown, alone):
        for pair in pairs:
            if pair.words_row in heads:
                continue
            is_foot = heads[pair.row].ends_page and not is_below
            role = HeadRole.FOOTER if is_foot else HeadRole.HEADER
            out[pair.words_row] = RunningHead(role, None, None, not is_foot, _CERTAINTY)
    return out


def _same_words(
    texts: Sequence[str], filled: Sequence[int], alone: Mapping[int, int]
) -> Iterator[tuple[str, bool, list[_Pair]]]:
    """The pairs of number and words that recur with a number that counts on, by their words and sides."""
    found: dict[tuple[str, bool], list[_Pair]] = defaultdict(list)
    for row, number in sorted(alone.items()):
        rank = bisect_left(filled, row)
        for is_below in (True, False):
            pair = _pair(texts, filled, rank, number, is_below=is_below)
            if pair is not None and pair.words_row not in alone:
                found[_words(texts[pair.words_row]), is_below].append(pair)
    if not found:
        return
    everywhere = Counter(_words(texts[row]) for row in filled if len(texts[row].strip()) <= LONGEST)
    for (words, is_below), pairs in found.items():
        counting = [
            pair
            for pair in pairs
            if any(
                0 < abs(pair.number - other.number) <= _MOST_STEPS
                and abs(pair.rank - other.rank) >= _FEWEST_LINES
                for other in pairs
            )
        ]
        if len(counting) > 1 and 2 * len(pairs) > everywhere[words] and _count_on(counting):
            yield words, is_below, counting


def _count_on(pairs: Sequence[_Pair]) -> bool:
    return all(one.number < other.number for one, other in pairwise(pairs))


def _pair(
    texts: Sequence[str], filled: Sequence[int], rank: int, number: int, *, is_below: bool
) -> _Pair | None:
    at = rank + 1 if is_below else rank - 1
    if not 0 <= at < len(filled) or abs(filled[at] - filled[rank]) > _FARTHEST:
        return None
    printed = texts[filled[at]].strip()
    if len(printed) > LONGEST or not _is_headlike(printed):
        return None
    first, last = min(rank, at), max(rank, at)
    before = texts[filled[first - 1]].rstrip() if first else ""
    after = texts[filled[last + 1]].lstrip() if last + 1 < len(filled) else ""
    parts = interrupts(before, after) > 0 or _NOTE.match(before) is not None
    return _Pair(number, filled[rank], rank, filled[at], parts)


def _is_headlike(printed: str) -> bool:
    """Whether a line may be a running head; the title of what is enclosed may recur as one does."""
    if language.begins_with(printed, "enclosure"):
        return False
    letters = [char for char in printed if char.isalpha()]
    return len(letters) > 2 and letters[0].isupper() and printed[-1] not in ",;:"


def _words(text: str) -> str:
    """The letters of a line in one case, words apart: numbers in it may count."""
    return " ".join("".join(c if c.isalpha() else " " for c in text).split()).casefold()
