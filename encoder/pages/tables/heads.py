"""Heads above heads: a word in the middle over several columns that have heads of their own spans them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from encoder.model import Cell, TableLine
from encoder.pages.tables.grid import Grid
from encoder.pages.tables.ink import Inked

_MOST_COLUMNS = 5
_NEAR, _NEARER = 2.5, 0.5
"""How far from the middle a head may stand, and how much nearer to it than to that of its one column."""


def widened(lines: Mapping[int, TableLine], inked: Mapping[int, Inked], grid: Grid) -> dict[int, TableLine]:
    """The lines of a table, in which heads span the columns that they stand in the middle of.

    Args:
        lines: of the table, by row.
        inked: the lines with more than one cell.
        grid: of the table.
    """
    out = dict(lines)
    if grid.by != "space":
        return out
    for row, below in pairwise(lines):
        are_heads = lines[row].is_head and lines[below].is_head and len(lines[row].cells) > 1
        if are_heads and len(lines[row].cells) < len(lines[below].cells) and row in inked:
            headed = {cell.column for cell in lines[below].cells}
            out[row] = replace(lines[row], cells=tuple(_wider(lines[row].cells, headed, inked[row], grid)))
    return out


def _wider(cells: tuple[Cell, ...], headed: set[int], line: Inked, grid: Grid) -> Iterator[Cell]:
    taken = {at for cell in cells for at in range(cell.column, cell.column + cell.span)}
    middles = {chunk.start: (chunk.left + chunk.right) / 2 for chunk in line.chunks}
    for cell in cells:
        free = headed - (taken - {cell.column})
        if cell.span > 1 or cell.start not in middles:
            yield cell
            continue
        first, last = _nearest(middles[cell.start], cell.column, free, grid)
        taken |= set(range(first, last + 1))
        yield replace(cell, column=first, span=last - first + 1)


def _nearest(middle: float, column: int, free: set[int], grid: Grid) -> tuple[int, int]:
    """The columns around one whose middle is nearest, if it is much nearer than that of the one alone."""
    own = _distance(middle, column, column, grid)
    spans = [
        (_distance(middle, first, last, grid), first, last)
        for first in range(max(0, column - _MOST_COLUMNS), column + 1)
        for last in range(max(first + 1, column), min(first + _MOST_COLUMNS, len(grid.columns)))
        if free.issuperset(range(first, last + 1))
    ]
    distance, first, last = min(spans, default=(own, column, column))
    return (first, last) if distance <= min(_NEAR, own - _NEARER) else (column, column)


def _distance(middle: float, first: int, last: int, grid: Grid) -> float:
    return abs(middle - (grid.columns[first].left + grid.columns[last].right) / 2)
