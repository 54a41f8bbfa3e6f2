"""Columns of running text side by side on the same lines, as `pdftotext -layout` leaves them.

The lines are read across, for what is written keeps the order of its source: that both columns are mixed is
a doubt.
"""

import re
from collections import Counter
from collections.abc import Sequence

from encoder.findings import Finding, Place, Severity

_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_FEWEST, _SHARE = 6, 0.5
_NEAREST, _FARTHEST = 24, 80
_INDENT, _BETWEEN = 4, 2
_FEWEST_WORDS, _LOWER, _FIGURES = 4, 0.3, 0.05


def columns_beside(texts: Sequence[str]) -> tuple[int, ...]:
    """The rows in which prose stands beside prose; none where the text has one column, or a table.

    Args:
        texts: all lines.
    """
    starts = Counter(gap.end() for text in texts if "   " in text for gap in _GAP.finditer(text))
    likely = [at for at in starts if _NEAREST <= at <= _FARTHEST]
    column = max(likely, key=lambda at: (sum(starts[at + by] for by in range(_INDENT)), at), default=0)
    rows = [row for row, text in enumerate(texts) if _is_parted(text, column)] if column else []
    if len(rows) < _FEWEST:
        return ()
    filled = sum(bool(text.strip()) for text in texts[rows[0] : rows[-1] + 1])
    sides = [texts[row][:column].strip() for row in rows], [texts[row][column:].strip() for row in rows]
    return tuple(rows) if len(rows) >= _SHARE * filled and all(map(_is_prose, sides)) else ()


def _is_parted(text: str, column: int) -> bool:
    """Whether words stand on both sides of a column, and no other gap in the line."""
    if len(text) <= column or text[column - _BETWEEN : column].strip():
        return False
    left, right = text[:column].strip(), text[column : column + _INDENT].strip()
    return bool(left and right) and len(_GAP.findall(text)) <= 1


def _is_prose(side: Sequence[str]) -> bool:
    """Whether lines on one side are wrapped sentences: words, many small at the beginning of lines."""
    words = sum(len(text.split()) for text in side)
    lower = sum(text[:1].islower() for text in side)
    signs = "".join(side)
    figures = sum(map(str.isdigit, signs))
    return (
        words >= _FEWEST_WORDS * len(side)
        and lower >= _LOWER * len(side)
        and figures <= _FIGURES * len(signs)
    )


def doubt_of_columns(line: int, count: int) -> Finding:
    """A finding about columns that were read across.

    Args:
        line: the number of the first line.
        count: of such lines.
    """
    return Finding(
        "P03",
        Severity.WARNING,
        f"{count} lines have text in two columns side by side, and were read across both",
        Place(line=line),
        "set the columns one below the other in the source, and encode it again",
        0.3,
    )
