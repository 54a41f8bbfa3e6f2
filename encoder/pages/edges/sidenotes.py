"""Words in the margin beside wrapped prose, without a bracket: they begin in one column behind a wide gap."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from encoder.model import FURNITURE, Role
from encoder.pages.sights.parts import Part, Parts

_BESIDE = re.compile(r"(?P<main>\s{0,8}\S.*?\S)\s{3,}(?P<side>[^\W\d_\[(](?:(?!\s{3}).){0,27})")
_FEWEST = 3
_NARROWEST = 36
"""Columns of prose that is wrapped for a page."""
_FULL = 0.8
_MOST_BESIDE, _MOST_FULL, _MOST_LOWER = 0.6, 0.6, 0.3
_NO_TEXT = FURNITURE | {Role.MARKUP, Role.BLANK, Role.PAGE_MARK, Role.TABLE}


def find_sidenotes(texts: Sequence[str]) -> dict[int, int]:
    """The rows with words in the margin, and the column in which they begin.

    The text beside them must be prose: full lines of one width, most without anything beside them, of which
    many begin within a sentence.

    Args:
        texts: all lines.
    """
    beside = {row: match for row, text in enumerate(texts) if (match := _beside(text))}
    if len(beside) < _FEWEST:
        return {}
    column, _ = Counter(match.start("side") for match in beside.values()).most_common(1)[0]
    found = {
        row: match.start("side") for row, match in beside.items() if abs(match.start("side") - column) <= 1
    }
    mains = [
        text[: found[row]].rstrip() if row in found else text.rstrip()
        for row, text in enumerate(texts)
        if text.strip()
    ]
    return found if len(found) >= _FEWEST and _is_prose(mains, len(found), column) else {}


def _beside(text: str) -> re.Match[str] | None:
    return _BESIDE.fullmatch(text.rstrip()) if "   " in text else None


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


def without_sidenotes(texts: Sequence[str], sidenotes: Mapping[int, int]) -> list[str]:
    """The lines without the words in their margins."""
    return [text[: sidenotes[row]].rstrip() if row in sidenotes else text for row, text in enumerate(texts)]


def with_sidenotes(parts: Parts, sidenotes: Mapping[int, int], roles: Mapping[int, Role]) -> Parts:
    """The parts of lines, with the words in their margins as parts of their own.

    Args:
        parts: of lines.
        sidenotes: by row, the column where they begin.
        roles: of the lines that have no parts.
    """
    out = dict(parts)
    for row, column in sidenotes.items():
        own = out.get(row) or (Part(0, roles.get(row, Role.PARAGRAPH)),)
        if own[0].role not in _NO_TEXT:
            out[row] = (*own, Part(column, Role.SIDENOTE))
    return out
