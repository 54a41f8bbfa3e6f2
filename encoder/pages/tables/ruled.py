"""Columns that a rule in as many pieces draws below their heads: `No.  Name` / `---  --------`."""

import re
from collections.abc import Sequence

from encoder.pages.tables.columns import SURE
from encoder.pages.tables.grid import Column, Grid
from encoder.pages.tables.ink import Inked
from encoder.pages.tables.placing import place

_PIECES = re.compile(r"\s*[-=_─━═]{2,}(?:\s+[-=_─━═]{2,}){2,}\s*")
_PIECE = re.compile(r"[-=_─━═]+")
_MOST_HEADS = 4
_MOST_BEYOND = 0.1
"""The share of lines that may stand across the pieces."""


def drawn_grid(texts: Sequence[str], rows: Sequence[int], lines: Sequence[Inked]) -> tuple[Grid, int] | None:
    """The columns that a rule draws, and the row of the rule; None where none does.

    Args:
        texts: all lines of the document.
        rows: the indices of those that may be a table.
        lines: those of them with more than one cell.
    """
    drawn = next((row for row in rows[1:] if _PIECES.fullmatch(texts[row])), None)
    if drawn is None or not 0 < sum(line.row < drawn for line in lines) <= _MOST_HEADS:
        return None
    body = [line for line in lines if line.row > drawn]
    pieces = [match.span() for match in _PIECE.finditer(texts[drawn].expandtabs())]
    right = max((line.right for line in lines), default=0)
    columns = tuple(Column(start, max(end, right) if end == pieces[-1][1] else end) for start, end in pieces)
    beyond = sum(any(span > 1 for _, _, span in place(line, columns)) for line in body)
    is_first = bool(body) and min(line.left for line in body) >= pieces[0][0]
    if not is_first or beyond > max(1, _MOST_BEYOND * len(body)):
        return None
    return Grid(columns, "space", SURE), drawn
