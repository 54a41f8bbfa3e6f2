"""Columns that are one: pounds, shillings and pence, dollars and cents, thousands and what follows."""

import re
from collections.abc import Sequence
from itertools import pairwise

from encoder.pages.tables.figures import (
    do_add_up,
    is_figure,
    is_money,
    is_nothing,
    is_unit_of_money,
    may_be_sums,
)
from encoder.pages.tables.grid import Column
from encoder.pages.tables.ink import Chunk, Inked

_NARROW, _WIDEST_PART = 2, 6
_FEW = 3
"""One of so many rows at the most is a total, set in before its sum."""
_THOUSANDS, _HUNDREDS = re.compile(r"[+–−£$€-]?\d{1,3}"), re.compile(r"\d{3}(?:[.,]\d+)?")


def with_sums(
    rows: Sequence[Inked], heads: Sequence[Inked], columns: tuple[Column, ...]
) -> tuple[Column, ...]:
    """The columns; three that are pounds, shillings and pence are one, and so are dollars and cents."""
    columns = _with_thousands(rows, columns)
    at = 0
    while at + 1 < len(columns):
        if _are_sums(rows, heads, columns, at):
            count = 3
        else:
            count = 2 if _are_cents(rows, heads, columns, at) or _are_close(rows, heads, columns, at) else 1
        if count > 1:
            merged = Column(columns[at].left, columns[at + count - 1].right, True)
            columns = (*columns[:at], merged, *columns[at + count :])
        at += 1
    return columns


def with_totals(rows: Sequence[Inked], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns; a second one of nothing but words before totals, below an empty first, is the first."""
    if len(columns) < 3:
        return columns
    first, second = columns[:2]
    totals = [row for row in rows if any(second.left <= word.left < second.right for word in row.words)]
    are_few = 0 < _FEW * len(totals) <= len(rows)
    if are_few and all(row.left >= second.left and not is_figure(row.of(row.chunks[0])) for row in totals):
        return (Column(first.left, second.right), *columns[2:])
    return columns


def _with_thousands(rows: Sequence[Inked], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns; two that are the thousands and the rest of numbers are one: `1 234,56`."""
    at = 0
    while at + 1 < len(columns):
        if _are_thousands(rows, columns[at], columns[at + 1]):
            merged = Column(columns[at].left, columns[at + 1].right)
            columns = (*columns[:at], merged, *columns[at + 2 :])
        else:
            at += 1
    return columns


def _are_thousands(rows: Sequence[Inked], one: Column, other: Column) -> bool:
    """Whether what stands in a column is always the thousands of a number in the next, one blank away."""
    pairs = [(row, a, _joined(row, other)) for row in rows if (a := _joined(row, one))]
    return bool(pairs) and all(
        b is not None
        and a.right + 1 == b.left
        and _THOUSANDS.fullmatch(row.of(a)) is not None
        and _HUNDREDS.fullmatch(row.of(b)) is not None
        for row, a, b in pairs
    )


def _are_cents(rows: Sequence[Inked], heads: Sequence[Inked], columns: tuple[Column, ...], at: int) -> bool:
    """Whether a column has the hundredths of the sums in the one before it: `$24,441  77`."""
    one, other = columns[at : at + 2]
    if other.left - one.right > _NARROW // 2 or other.right - other.left > len("00"):
        return False
    pairs = [(_joined(row, one), _joined(row, other)) for row in rows]
    full = [(row.of(a), row.of(b)) for row, (a, b) in zip(rows, pairs, strict=True) if a and b]
    if any(b and not a for a, b in pairs) or len(full) < 2:
        return False
    if not all(is_figure(a) and (len(b) == len("00") or is_nothing(b)) for a, b in full):
        return False
    above = [head.of(word) for head in heads for word in head.words if _lies(word, (one, other))]
    return (bool(above) and all(map(is_unit_of_money, above))) or any(is_money(a) for a, _ in full)


def _are_sums(rows: Sequence[Inked], heads: Sequence[Inked], columns: tuple[Column, ...], at: int) -> bool:
    three = columns[at : at + 3]
    if len(three) < 3 or any(b.left - a.right > _NARROW for a, b in pairwise(three)):
        return False
    parts = []
    heads = [*heads, *(row for row in rows if _is_of_units(row, three))]
    for row in rows:
        texts = [row.of(chunk) for column in three for chunk in (_joined(row, column),) if chunk]
        if row in heads:
            continue
        if len(texts) == 3:
            parts.append(texts)
        elif texts and any(not (is_figure(text) or is_nothing(text)) for text in texts):
            return False
    if len(parts) < 2 or any(not (is_figure(t) or is_nothing(t)) for row in parts for t in row):
        return False
    if not may_be_sums([tuple(row) for row in parts]):
        return False
    above = [head.of(word) for head in heads for word in head.words if _lies(word, three)]
    is_headed = bool(above) and all(map(is_unit_of_money, above))
    return is_headed or any(is_money(row[0]) for row in parts) or do_add_up(parts)


def _are_close(rows: Sequence[Inked], heads: Sequence[Inked], columns: tuple[Column, ...], at: int) -> bool:
    """Whether two columns have the three parts of sums, two of them so close that they are one column."""
    two = columns[at : at + 2]
    if two[1].left - two[0].right > _NARROW:
        return False
    headed = [row for row in (*heads, *rows) if _is_of_units(row, two)]
    if not headed or any(len(row.of(word)) > _WIDEST_PART for row in rows for word in _words(row, two)):
        return False
    said = [[row.of(word) for word in _words(row, two)] for row in rows if row not in headed]
    parts = [tuple(words) for words in said if len(words) == len("lsd")]
    plain = all(is_figure(word) or is_nothing(word) for words in said for word in words)
    return plain and len(parts) > 1 and max(map(len, said)) == len("lsd") and may_be_sums(parts)


def _words(row: Inked, columns: Sequence[Column]) -> list[Chunk]:
    return [w for w in row.words if w.right > columns[0].left and w.left < columns[-1].right]


def _is_of_units(row: Inked, columns: Sequence[Column]) -> bool:
    """Whether a line has nothing but units of money in some columns: it is their head."""
    words = [row.of(word) for word in row.words if _lies(word, columns)]
    return bool(words) and all(map(is_unit_of_money, words))


def _lies(word: Chunk, columns: Sequence[Column]) -> bool:
    return word.right > columns[0].left and word.left < columns[-1].right + 2


def _joined(row: Inked, column: Column) -> Chunk | None:
    """What of a row stands in a column."""
    words = [w for w in row.words if w.right > column.left and w.left < column.right]
    return Chunk(words[0].start, words[-1].end, words[0].left, words[-1].right) if words else None
