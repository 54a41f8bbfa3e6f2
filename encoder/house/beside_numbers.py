"""Running heads that stand on lines of their own above or below the printed numbers of pages.

    181
    GOVERNOR AND COUNCIL, 1807.

The same words beside two numbers that count are no text; where they part a sentence, or stand below a note,
they say as well that the numbers are those of pages.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from encoder import language
from encoder.house.head_lines import FEWEST_LINES, LONGEST, HeadLine, interrupts
from encoder.house.heads import HeadRole, RunningHead
from encoder.hyphens import is_divided

_FARTHEST = 2
"""How many rows at most lie between a number and the words that belong to it: one may be blank."""
_MOST_STEPS = 3
_SHORTEST_BEFORE = 50
"""Characters of a line within a sentence: shorter ones may be of an address, or end a paragraph."""
_CERTAINTY = 0.85


_RAISED = re.compile(r"\s*(?:[¹²³⁰⁴-⁹]+|[*†‡]{1,3}|\d{1,3}(?=[A-ZÀ-Þ][a-zß-ÿ]))[.)]?\s?\S")
"""What begins a note and hardly anything else: a raised figure, a sign, a figure glued to a word."""
_NOTE = re.compile(r"\s*(?:[¹²³⁴-⁹]+|[*†‡]{1,3}|\d{1,3}(?=[^\W\d_])|[\[(]?\d{1,3}[\])])\s?\S")
"""A line that begins as a note does, which stands at the foot of a page."""


class _Pair(NamedTuple):
    """A number by itself, and the line of words beside it.

    Attributes:
        number: what the number is; row, rank: its place among all and among the filled lines.
        words_row: the row of the words.
        is_below: whether the words stand below the number.
        parts: whether text goes on around both of them, or a page's last note stands above.
        within: whether a sentence or a divided word surely goes on around both.
    """

    number: int
    row: int
    rank: int
    words_row: int
    is_below: bool
    parts: bool
    within: bool


def numbers_by_words(texts: Sequence[str], lines: Sequence[HeadLine], filled: Sequence[int]) -> set[int]:
    """The rows of numbers by themselves that the words beside them show to be those of pages.

    Args:
        texts: the lines of a document.
        lines: those that may be heads.
        filled: the rows of all that hold text.
    """
    alone = {line.row: line.number for line in lines if line.number is not None and not line.words}
    pairs = _pairs(texts, filled, alone)
    same = (
        run
        for run in _of_same_words(texts, filled, pairs)
        if " " in _words(texts[run[0].words_row]) and any(pair.parts for pair in run)
    )
    return {pair.row for run in (*same, _in_capitals(texts, pairs)) for pair in run}


def numbers_below_notes(texts: Sequence[str], lines: Sequence[HeadLine], filled: Sequence[int]) -> set[int]:
    """The rows of numbers by themselves right below notes of which the next or last stands apart: `XXIII`.

    Args:
        texts: the lines of a document.
        lines: those that may be heads.
        filled: the rows of all that hold text.
    """
    alone = [line for line in lines if line.number is not None and not line.words]
    ranks: dict[int, list[int]] = defaultdict(list)
    for line in alone:
        ranks[line.number or 0].append(line.rank)
    return {
        line.row
        for line in alone
        if line.rank
        and _RAISED.match(texts[filled[line.rank - 1]])
        and any(
            abs(line.rank - rank) >= FEWEST_LINES
            for step in (-1, 1)
            for rank in ranks.get((line.number or 0) + step, ())
        )
    }


def heads_beside_numbers(
    texts: Sequence[str], filled: Sequence[int], heads: Mapping[int, RunningHead], numbers: Collection[int]
) -> dict[int, RunningHead]:
    """The lines beside the printed numbers of pages that have the same words, or stand within a sentence.

    Args:
        texts: the lines of a document.
        filled: the rows of all that hold text, but for furniture that was known before.
        heads: what is known to be furniture.
        numbers: the rows of printed numbers that are sure.
    """
    alone = {row: int(n) for row in numbers if (n := heads[row].n) is not None and n.isdecimal()}
    shown = sorted({*filled, *alone})
    pairs = _pairs(texts, shown, alone)
    out: dict[int, RunningHead] = {}
    for run in (*_of_same_words(texts, shown, pairs), _in_capitals(texts, pairs)):
        for pair in run:
            if pair.words_row in heads:
                continue
            is_foot = heads[pair.row].ends_page and not pair.is_below
            role = HeadRole.FOOTER if is_foot else HeadRole.HEADER
            out[pair.words_row] = RunningHead(role, None, None, not is_foot, _CERTAINTY)
    return out


def _pairs(texts: Sequence[str], filled: Sequence[int], alone: Mapping[int, int]) -> list[_Pair]:
    """All numbers by themselves with words beside them, in order."""
    places = ((row, number, bisect_left(filled, row)) for row, number in sorted(alone.items()))
    return [
        pair
        for _, number, rank in places
        for is_below in (True, False)
        if (pair := _pair(texts, filled, rank, number, is_below=is_below)) is not None
        and pair.words_row not in alone
    ]


def _of_same_words(texts: Sequence[str], filled: Sequence[int], pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """The pairs that recur with a number that counts on, by their words and sides."""
    found: dict[tuple[str, bool], list[_Pair]] = defaultdict(list)
    for pair in pairs:
        found[_words(texts[pair.words_row]), pair.is_below].append(pair)
    recurring = {key: ones for key, ones in found.items() if len(ones) > 1}
    if not recurring:
        return []
    everywhere = Counter(_words(texts[row]) for row in filled if len(texts[row].strip()) <= LONGEST)
    runs = []
    for (words, _), ones in recurring.items():
        counting = [pair for pair in ones if any(_counts_with(pair, other) for other in ones)]
        if len(counting) > 1 and 2 * len(ones) > everywhere[words] and _count_on(counting):
            runs.append(counting)
    return runs


def _in_capitals(texts: Sequence[str], pairs: Sequence[_Pair]) -> list[_Pair]:
    """The pairs with words in capitals within a sentence; and one that a text begins with, the page before.

    `11` / `OF AN OFFICER.` at the beginning, `12` / `LETTERS` between the halves of a word.
    """
    capitals = [pair for pair in pairs if texts[pair.words_row].isupper()]
    within = [pair for pair in capitals if pair.within]
    first = [
        pair
        for pair in capitals
        if pair.rank == 0 and any(_counts_with(pair, other) for other in within if other.number > pair.number)
    ]
    return [*first, *within]


def _counts_with(one: _Pair, other: _Pair) -> bool:
    apart = abs(one.rank - other.rank) >= FEWEST_LINES
    return apart and one.is_below == other.is_below and 0 < abs(one.number - other.number) <= _MOST_STEPS


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
    broken = interrupts(before, after)
    whole = len(before) >= _SHORTEST_BEFORE and abs(filled[at] - filled[rank]) == 1
    within = whole and (broken > 1 or (broken > 0 and is_divided(before)))
    parts = broken > 0 or _NOTE.match(before) is not None
    return _Pair(number, filled[rank], rank, filled[at], is_below, parts, within)


def _is_headlike(printed: str) -> bool:
    """Whether a line may be a running head; the title of what is enclosed may recur as one does."""
    if language.begins_with(printed, "enclosure"):
        return False
    letters = [char for char in printed if char.isalpha()]
    return len(letters) > 2 and letters[0].isupper() and printed[-1] not in ",;:"


def _words(text: str) -> str:
    """The letters of a line in one case, words apart: numbers in it may count."""
    return " ".join("".join(c if c.isalpha() else " " for c in text).split()).casefold()
