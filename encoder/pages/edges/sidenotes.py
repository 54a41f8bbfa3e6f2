"""Words in the margin beside wrapped prose, without a bracket: at its right behind a gap, or at its left.

At the right they begin in one column, at the left the prose does. What stands at the left may as well label
what stands beside it, as in lists and plays: words in the margin begin within sentences, too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from encoder.model import FURNITURE, Role
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Part, Parts

_BESIDE = re.compile(r"(?P<main>\s{0,8}\S.*?\S)\s{3,}(?P<side>[^\W\d_\[(](?:(?!\s{3}).){0,27})")
_BEFORE = re.compile(r"\s{0,6}[^\W_](?:(?!\s{3}).)*")
_FEWEST = 3
_NARROWEST = 36
"""Columns of prose that is wrapped for a page."""
_FULL = 0.8
_MOST_BESIDE, _MOST_FULL, _MOST_LOWER = 0.6, 0.6, 0.3
_NARROWEST_MARGIN, _WIDEST_MARGIN = 10, 32
_CLEAR, _PARTED = 0.4, 0.8
_ENDS = (".", "?", "!", ":", ";", "")
_NO_TEXT = FURNITURE | {Role.MARKUP, Role.BLANK, Role.PAGE_MARK, Role.TABLE}


class Aside(NamedTuple):
    """Where the words in the margin of a line stand: from one column to another."""

    start: int
    end: int


def find_sidenotes(texts: Sequence[str]) -> dict[int, Aside]:
    """The rows with words in the margin, and where these stand.

    The text beside them must be prose: full lines of one width, most without anything beside them, of which
    many begin within a sentence.

    Args:
        texts: all lines.
    """
    return _at_right(texts) or _at_left(texts)


def _at_right(texts: Sequence[str]) -> dict[int, Aside]:
    beside = {row: match for row, text in enumerate(texts) if (match := _beside(text))}
    if len(beside) < _FEWEST:
        return {}
    column, _ = Counter(match.start("side") for match in beside.values()).most_common(1)[0]
    found = {
        row: Aside(match.start("side"), len(texts[row]))
        for row, match in beside.items()
        if abs(match.start("side") - column) <= 1
    }
    mains = [text.rstrip() for text in without_sidenotes(texts, found) if text.strip()]
    return found if len(found) >= _FEWEST and _is_prose(mains, len(found), column) else {}


def _beside(text: str) -> re.Match[str] | None:
    return _BESIDE.fullmatch(text.rstrip()) if "   " in text else None


def _at_left(texts: Sequence[str]) -> dict[int, Aside]:
    """The rows with words before the column in which the prose begins."""
    filled = [row for row, text in enumerate(texts) if text.strip()]
    indents = (indent for row in filled if (indent := indent_of(texts[row])) >= _NARROWEST_MARGIN)
    column, count = max(Counter(indents).items(), key=lambda item: item[1], default=(0, 0))
    if not 0 < column <= _WIDEST_MARGIN or count < _CLEAR * len(filled):
        return {}
    before = [row for row in filled if indent_of(texts[row]) < column]
    rows = [row for row in before if _is_parted(texts[row], column)]
    if len(rows) < max(_FEWEST, _PARTED * len(before)):
        return {}
    found = {row: Aside(0, column) for row in rows}
    mains = {row: texts[row][column:].strip() for row in filled}
    is_prose = _is_prose([main for main in mains.values() if main], len(found), len(max(texts, key=len)) + 1)
    return found if is_prose and any(_begin_within(texts, mains, rows)) else {}


def _is_parted(text: str, column: int) -> bool:
    """Whether words end before a column, and others begin there."""
    return (
        text[column - 1 : column].isspace()
        and bool(text[column : column + 4].strip())
        and _BEFORE.fullmatch(text[:column].rstrip()) is not None
    )


def _begin_within(texts: Sequence[str], mains: Mapping[int, str], rows: Sequence[int]) -> Iterator[bool]:
    """Whether each run of words in the margin begins beside a line that goes on with a sentence."""
    for row in rows:
        if row - 1 in rows or not row or not texts[row - 1].strip():
            continue
        above = mains.get(row - 1, "")
        yield above[-1:] not in _ENDS and mains[row][:1].islower()


def _is_prose(mains: Sequence[str], beside: int, column: int) -> bool:
    """Whether lines are of one width, which ends before a column, and go on with sentences."""
    widths = sorted(map(len, mains))
    width = widths[len(widths) * 9 // 10]
    full = sum(_FULL * width <= one <= width for one in widths)
    lower = sum(text.lstrip()[:1].islower() for text in mains)
    return (
        beside <= _MOST_BESIDE * len(mains)
        and _NARROWEST <= width < column
        and full >= _MOST_FULL * len(mains)
        and lower >= _MOST_LOWER * len(mains)
    )


def without_sidenotes(texts: Sequence[str], sidenotes: Mapping[int, Aside]) -> list[str]:
    """The lines without the words in their margins; those before a line become blanks."""
    return [_without(text, sidenotes[row]) if row in sidenotes else text for row, text in enumerate(texts)]


def _without(text: str, aside: Aside) -> str:
    return text[: aside.start].rstrip() if aside.start else " " * aside.end + text[aside.end :]


def with_sidenotes(parts: Parts, sidenotes: Mapping[int, Aside], roles: Mapping[int, Role]) -> Parts:
    """The parts of lines, with the words in their margins as parts of their own.

    Args:
        parts: of lines.
        sidenotes: by row, where they stand.
        roles: of the lines that have no parts.
    """
    out = dict(parts)
    for row, aside in sidenotes.items():
        own = out.get(row) or (Part(0, roles.get(row, Role.PARAGRAPH)),)
        if own[0].role in _NO_TEXT:
            continue
        if aside.start:
            out[row] = (*own, Part(aside.start, Role.SIDENOTE))
        else:
            main = (part._replace(start=max(part.start, aside.end)) for part in own)
            out[row] = (Part(0, Role.SIDENOTE), *main)
    return out
