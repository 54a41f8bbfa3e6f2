"""Marks of page breaks in edited text, on a line of their own or inside a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from encoder.model import Line

_NUMBER = r"\d{1,5}[a-z]?|[ivxlcdm]{1,9}|[IVXLCDM]{1,9}|[A-Z]-?\d{1,4}"
_INSIDE = re.compile(
    rf"""
    \[\s*(?:Page|page|PAGE|pg?\.|pp\.|S\.|Seite|f(?:ol)?\.)\s*(?P<named>{_NUMBER})\s*\]  # [Page 726]
    | \{{\s*(?:p(?:age|\.)?\s*)?(?P<braced>{_NUMBER})\s*\}}                               # {{726}}
    | <!--\s*page\s*(?P<comment>{_NUMBER})?\s*-->                                         # <!-- page 726 -->
    """,
    re.VERBOSE,
)
_ALONE = re.compile(
    rf"""
    \s*(?: [-–—_=]{{2,}} \s* (?:p(?:age|\.)?\s*)? (?P<ruled>{_NUMBER}) \s* [-–—_=]{{2,}}  # --- 726 ---
      | \#{{1,6}} \s* Page \s+ (?P<heading>{_NUMBER})                                      # ## Page 726
      | \f )\s*
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of one before, in or behind a mark.

    Attributes:
        line: the part, with its own offset.
        is_mark: whether it is the mark of a page break.
        n: the number that the mark prints.
    """

    line: Line
    is_mark: bool = False
    n: str | None = None


def split_marks(line: Line) -> tuple[Piece, ...]:
    """A line cut at its page marks; a line without one is one piece.

    `"a system [Page 24] of"` → `"a system "`, mark `[Page 24]` with `n` 24, `" of"`.
    """
    alone = _ALONE.fullmatch(line.text)
    if alone:
        return (Piece(line, True, alone["ruled"] or alone["heading"]),)
    if not any(sign in line.text for sign in "[{<"):
        return (Piece(line),)
    return tuple(_pieces(line))


def _pieces(line: Line) -> Iterator[Piece]:
    position = 0
    for match in _INSIDE.finditer(line.text):
        if line.text[position : match.start()].strip():
            yield Piece(_part(line, position, match.start()))
        number = match["named"] or match["braced"] or match["comment"]
        yield Piece(_part(line, match.start(), match.end()), True, number)
        position = match.end()
    if position == 0 or line.text[position:].strip():
        yield Piece(_part(line, position, len(line.text)))


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.number, line.start + start, line.text[start:end])
