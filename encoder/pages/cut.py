"""Lines cut at their page marks: their text without the marks, and the pages that begin at these."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from encoder.house.page_forms import Piece
from encoder.house.running_heads import RunningHead
from encoder.marks import house_mark
from encoder.model import FURNITURE, Line, Page, Role, RoledLine

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
) -> Iterator[Page]:
    """Lines with their roles, cut to pages at the marks, and at the running heads where no mark stands.

    Args:
        pieces: of each line.
        roles, certainties: of the lines, by their index; what is not there is blank, or certain.
        heads: the lines that are running heads.
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
            n = head.n
        ended = head.certainty if head and head.ends_page else ended
        for piece in parts:
            if piece.is_mark:
                if page or mark:
                    yield Page(tuple(page), n, mark, certainty)
                page, mark, certainty = [RoledLine(piece.line, Role.PAGE_MARK)], piece.line, 1.0
                ended = None
                n = house_mark(piece.line.text) or None
            else:
                blank = not piece.line.text.strip()
                sure = head.certainty if head else certainties.get(row, 1.0)
                page.append(RoledLine(piece.line, Role.BLANK if blank else role, 1.0 if blank else sure))
                role = role if role in _WHOLE else Role.CONTINUATION
    yield Page(tuple(page), n, mark, certainty)
