"""Emphasis that is spread over lines: it opens on one and closes on another, of a paragraph or of verse.

What stands between is emphasised on each line by itself, so that a line may begin a block, or a verse, of its
own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from encoder.blocks.inline import Stretch, emphasised
from encoder.marks import TAGS
from encoder.model import FURNITURE, OF_FORM, VERSE, Page, Role, RoledLine

_SPREAD = "|".join(tag for tag in TAGS if tag != "sup")
_SIGNS = re.compile(
    rf"""
    <(?P<opening>{_SPREAD})> | </(?P<closing>{_SPREAD})>
    | (?P<bold>\*\*) (?:(?<=[^\s*]\*\*) | (?=[^\s*]))
    | (?<![_*])(?P<slanted>[_*])(?![_*])
    """,
    re.VERBOSE,
)
_OPENS_BEHIND = "([{“‘\"'«„—–-"
_BETWEEN = FURNITURE | OF_FORM - {Role.SIDENOTE}
_APART = frozenset({Role.TABLE, Role.FORM})
"""Roles of lines in which emphasis of another line never goes on."""
_BEGINNING = frozenset({Role.NOTE, Role.SPEAKER, Role.ITEM})
"""Roles of lines that begin something of their own, whatever stands right above."""
_MOST_LINES = 24
_CLOSING_SIGNS = " \t)]}.,;:!?"
"""What no emphasis begins with: `[*]` is a reference."""


@dataclass(slots=True)
class _Open:
    """A sign that is not yet closed: its place, the lines that it has gone over, the role of the last."""

    start: int
    sign: str
    lines: int
    role: Role


def spread_emphasis(pages: Sequence[Page]) -> tuple[Stretch, ...]:
    """The emphasis that opens on a line and closes on a later one: `_Sir` / `Francis_`; in the order of both.

    Args:
        pages: of the document, their lines with their roles.
    """
    return tuple(_stretches(roled for page in pages for roled in page.lines))


def _stretches(lines: Iterator[RoledLine]) -> Iterator[Stretch]:
    open_: _Open | None = None
    gap = 0
    for roled in lines:
        role, line = roled.role, roled.line
        if role in _BETWEEN:
            gap += role is Role.BLANK
            continue
        if open_ is not None and not _goes_on(open_, role, gap):
            open_ = None
        gap = 0
        if open_ is not None:
            open_.lines += 1
            open_.role = open_.role if role is Role.CONTINUATION else role
        if not _may_hold(line.text):
            continue
        taken = [found.span() for found in emphasised(line.text)]
        first = len(line.text) - len(line.text.lstrip())
        for match in _SIGNS.finditer(line.text):
            if _is_within(taken, match.start()):
                open_ = None if open_ is not None and open_.sign == _sign(match) else open_
                continue
            if open_ is not None and open_.lines and _closes(match, line.text, open_.sign):
                yield Stretch(open_.start, line.start + match.end(), open_.sign)
                open_ = None
            elif role not in _APART and _opens(match, line.text, first):
                open_ = _Open(line.start + match.start(), _sign(match), 0, role)


def _may_hold(text: str) -> bool:
    return "_" in text or "*" in text or "<" in text


def _goes_on(open_: _Open, role: Role, gap: int) -> bool:
    """Whether emphasis may go on in the next line of the text: in its paragraph, or from verse to verse."""
    if role in _APART or open_.lines >= _MOST_LINES:
        return False
    if role is Role.CONTINUATION:
        return True
    return role in VERSE and open_.role in VERSE if gap else role not in _BEGINNING


def _sign(match: re.Match[str]) -> str:
    return match["opening"] or match["closing"] or match["bold"] or match["slanted"]


def _is_within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of some stretches, which are in their order."""
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]


def _opens(match: re.Match[str], text: str, first: int) -> bool:
    """Whether a sign may open emphasis; `first` is the place of the line's first sign that is not blank."""
    if match["closing"]:
        return False
    if match["opening"]:
        return True
    before, behind = _beside(match, text)
    is_label = _sign(match) == "*" and match.start() == first
    is_before = not before or before.isspace() or before in _OPENS_BEHIND
    return is_before and not is_label and behind.strip(_CLOSING_SIGNS) != ""


def _beside(match: re.Match[str], text: str) -> tuple[str, str]:
    """The characters before and behind a sign; empty at the edges of its line."""
    return text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]


def _closes(match: re.Match[str], text: str, sign: str) -> bool:
    if match["opening"] or _sign(match) != sign:
        return False
    if match["closing"]:
        return True
    before, behind = _beside(match, text)
    return before.strip() != "" and not (behind.isalnum() and sign != "**")
