"""Lines cut at their page marks: their text without the marks, and the pages that begin at these."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from encoder.house.page_forms import Piece
from encoder.house.running_heads import RunningHead
from encoder.marks import house_mark
from encoder.model import FURNITURE, Line, Page, Role, RoledLine, TableLine
from encoder.pages.parts import Part, Parts

_WHOLE = FURNITURE | {Role.BLANK, Role.MARKUP, Role.TABLE}
"""Roles that hold for all of a line, also behind a page mark in it."""
_OPENING_PAGE = FURNITURE | {Role.BLANK, Role.PAGE_MARK}


def without_marks(parts: Sequence[Piece]) -> str:
    """The text of a line, spaces where a mark stands inside it: its length tells whether it is full."""
    first = next((index for index, piece in enumerate(parts) if not piece.is_mark), len(parts))
    return "".join(" " * len(p.line.text) if p.is_mark else p.line.text for p in parts[first:])


def cut_pages(
    pieces: Iterable[Sequence[Piece]],
    roles: Mapping[int, Role],
    certainties: Mapping[int, float],
    heads: Mapping[int, RunningHead],
    cuts: Parts = MappingProxyType({}),
    tables: Mapping[int, TableLine] = MappingProxyType({}),
) -> Iterator[Page]:
    """Lines with their roles, cut to pages at the marks, and at the running heads where no mark stands.

    Args:
        pieces: of each line.
        roles, certainties: of the lines, by their index; what is not there is blank, or certain.
        heads: the lines that are running heads.
        cuts: the parts of lines that have roles of their own, in place of the line's.
        tables: what the lines of tables are in their grids.
    """
    page: list[RoledLine] = []
    n: str | None = None
    mark: Line | None = None
    certainty = 1.0
    ended: float | None = None
    for row, parts in enumerate(pieces):
        role = roles.get(row, Role.BLANK)
        head = heads.get(row)
        below = ended is not None and role not in _OPENING_PAGE
        above = head and head.begins_page and any(roled.role not in _OPENING_PAGE for roled in page)
        if above or below:
            yield Page(tuple(page), n, mark, certainty)
            page, n, mark = [], head.n if head else None, None
            certainty, ended = head.certainty if head else ended or certainty, None
        elif head and head.n and n is None:
            n, certainty = head.n, certainty if mark else min(certainty, head.certainty)
        sure = head.certainty if head else certainties.get(row, 1.0)
        passed = 0
        ended = head.certainty if head and head.ends_page else ended
        for piece in parts:
            if piece.is_mark:
                if page or mark:
                    yield Page(tuple(page), n, mark, certainty)
                page, mark = [RoledLine(piece.line, Role.PAGE_MARK)], piece.line
                certainty = certainties.get(row, 1.0)
                ended = None
                n = house_mark(piece.line.text) or None
            elif not piece.line.text.strip():
                page.append(RoledLine(piece.line, Role.BLANK))
            else:
                table = tables.get(row) if len(parts) == 1 else None
                own = _within(cuts.get(row, ()), passed, len(piece.line.text), role)
                page += (RoledLine(line, said, sure, table) for line, said in cut_line(piece.line, own))
                role = role if role in _WHOLE else Role.CONTINUATION
            passed += len(piece.line.text) if passed or not piece.is_mark else 0
    yield Page(tuple(page), n, mark, certainty)


def _within(parts: Sequence[Part], start: int, length: int, role: Role) -> list[Part]:
    """The parts of a line that begin in a piece of it, by their places there; what is before has a role."""
    own = [Part(part.start - start, part.role) for part in parts if start <= part.start < start + length]
    if not own or (start and own[0].start > 0):
        return [Part(0, Role.CONTINUATION if parts else role), *own]
    return own


def cut_line(line: Line, parts: Sequence[Part]) -> Iterator[tuple[Line, Role]]:
    """A line cut where its parts begin; white space before the first belongs to it."""
    bounds = [0, *(part.start for part in parts[1:]), len(line.text)]
    for part, start, end in zip(parts, bounds, bounds[1:], strict=False):
        if line.text[start:end].strip():
            yield Line(line.number, line.start + start, line.text[start:end]), part.role
