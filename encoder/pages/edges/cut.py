"""Lines cut at their page marks: their text without the marks, and the pages that begin at these."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from encoder.corrections.rulings import NO_RULINGS, Label, Rulings
from encoder.house.heads import RunningHead
from encoder.house.page_pieces import Piece
from encoder.marks import house_mark
from encoder.model import FURNITURE, Line, Page, Role, RoledLine, TableLine
from encoder.pages.sights.parts import Part, Parts

_WHOLE = FURNITURE | {Role.BLANK, Role.MARKUP, Role.TABLE}
"""Roles that hold for all of a line, also behind a page mark in it."""
_IN_MARGIN = frozenset({Role.LINE_NUMBER, Role.QUOTE_MARK, Role.SIDENOTE})
_OPENING_PAGE = FURNITURE | {Role.BLANK, Role.PAGE_MARK}


def without_marks(parts: Sequence[Piece]) -> str:
    """The text of a line, spaces where a mark stands inside it: its length tells whether it is full."""
    if len(parts) == 1:
        return "" if parts[0].is_mark else parts[0].line.text
    first = next((index for index, piece in enumerate(parts) if not piece.is_mark), len(parts))
    return "".join(" " * len(p.line.text) if p.is_mark else p.line.text for p in parts[first:])


def cut_pages(
    pieces: Iterable[Sequence[Piece]],
    roles: Mapping[int, Role],
    certainties: Mapping[int, float],
    heads: Mapping[int, RunningHead],
    cuts: Parts = MappingProxyType({}),
    tables: Mapping[int, TableLine] = MappingProxyType({}),
    rulings: Rulings = NO_RULINGS,
) -> Iterator[Page]:
    """Lines with their roles, cut to pages at the marks, and at the running heads where no mark stands.

    Args:
        pieces: of each line.
        roles, certainties: of the lines, by their index; what is not there is blank, or certain.
        heads: the lines that are running heads.
        cuts: the parts of lines that have roles of their own, in place of the line's.
        tables: what the lines of tables are in their grids.
        rulings: what an editor said of the lines.
    """
    cutter = _Cutter(rulings)
    for row, parts in enumerate(pieces):
        role = roles.get(row, Role.BLANK)
        cutter.meet(heads.get(row), role, rulings.begins(parts[0].line) if parts and rulings else None)
        sure = heads[row].certainty if row in heads else certainties.get(row, 1.0)
        passed = 0
        for piece in parts:
            said = rulings.pages.get(piece.line.start)
            if piece.is_mark:
                cutter.mark(piece, certainties.get(row, 1.0))
                passed += len(piece.line.text) if passed else 0
                continue
            if isinstance(said, str):
                cutter.begin(said)
            if not piece.line.text.strip():
                cutter.page.append(RoledLine(piece.line, Role.BLANK))
            elif len(parts) == 1 and row not in cuts:
                cutter.add(((piece.line, role),), sure, tables.get(row))
            else:
                table = tables.get(row) if len(parts) == 1 else None
                own = _within(cuts.get(row, ()), passed, len(piece.line.text), role)
                cutter.add(cut_line(piece.line, own), sure, table)
                role = role if role in _WHOLE else Role.CONTINUATION
            passed += len(piece.line.text)
    yield from cutter.pages()


class _Cutter:
    """The pages so far, and the one that is open."""

    def __init__(self, rulings: Rulings) -> None:
        self._rulings = rulings
        self._done: list[Page] = []
        self.page: list[RoledLine] = []
        self._n: str | None = None
        self._mark: Line | None = None
        self._certainty = 1.0
        self._ended: float | None = None
        self._last = 0
        self._ruled = False

    def pages(self) -> list[Page]:
        """All pages, the open one as well."""
        return [*self._done, self._open()]

    def _open(self) -> Page:
        lines = tuple(self.page)
        accepted = bool(lines) and self._rulings.is_accepted(lines[0].line.start, lines[0].line.end)
        return Page(lines, self._n, self._mark, 1.0 if accepted else self._certainty, self._ruled)

    def _close(self) -> None:
        self._done.append(self._open())
        self.page, self._n, self._mark, self._ruled = [], None, None, False

    def meet(self, head: RunningHead | None, role: Role, said: Label | None) -> None:
        """Begin a page with a line where a running head there, or at the foot of the last page, says so."""
        if said is False:
            self._ended = None
        below = self._ended is not None and role not in _OPENING_PAGE
        above = head and head.begins_page and any(roled.role not in _OPENING_PAGE for roled in self.page)
        if above or below:
            ended, self._ended = self._ended, None
            certainty = head.certainty if head else ended or self._certainty
            self._close()
            self._n, self._certainty = head.n if head else None, certainty
        elif head and head.n and self._n is None and not self._ruled:
            self._n = head.n
            self._certainty = self._certainty if self._mark else min(self._certainty, head.certainty)
        self._ended = head.certainty if head and head.ends_page else self._ended

    def mark(self, piece: Piece, certainty: float) -> None:
        """Begin a page with a mark."""
        if self.page or self._mark:
            self._close()
        self.page, self._mark = [RoledLine(piece.line, Role.PAGE_MARK)], piece.line
        self._certainty, self._ended = certainty, None
        self._n = house_mark(piece.line.text) or None

    def begin(self, n: str) -> None:
        """Begin a page where an editor said so; one that was only implied right above begins here instead."""
        if self._is_begun_by_mark(n):
            return
        is_implied = self._mark is None and not self._ruled and self._done
        if is_implied and all(roled.role in _OPENING_PAGE for roled in self.page):
            last = self._done.pop()
            self._done.append(replace(last, lines=(*last.lines, *self.page)))
            self.page = []
        elif self.page or self._mark or self._done or self._ruled:
            self._close()
        self._n, self._certainty, self._ended, self._ruled = n or None, 1.0, None, True

    def _is_begun_by_mark(self, n: str) -> bool:
        """Whether a mark of this number stands right above."""
        return (
            self._mark is not None
            and self._n == n
            and all(roled.role in _OPENING_PAGE for roled in self.page)
        )

    def add(self, parts: Iterable[tuple[Line, Role]], certainty: float, table: TableLine | None) -> None:
        """Add the parts of a line to the open page."""
        for line, role in parts:
            is_first = line.number != self._last
            self._last = self._last if role in _IN_MARGIN else line.number
            self.page.append(self._rulings.applied(RoledLine(line, role, certainty, table), first=is_first))


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
