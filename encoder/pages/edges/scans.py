"""Numbers of pictures that tools set above pages with printed numbers of their own: `[0022]` above `18`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from encoder.house.heads import EDGE, HeadRole, RunningHead
from encoder.house.numerals import follows, place, rises
from encoder.house.page_pieces import Piece
from encoder.page_words import PAGE_WORDS, TECHNICAL_WORDS

_FILLED_UP = re.compile(r"0\d{2,}|\d*0\d{3,}")
"""A number with noughts before it, or so long that they may be lacking."""
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST, _SHARE = 2, 0.6


def with_scans(
    pieces: Sequence[list[Piece]], texts: Sequence[str], heads: Mapping[int, RunningHead]
) -> tuple[list[list[Piece]], dict[int, RunningHead]]:
    """The pieces and heads of lines, where numbers of pictures are furniture, and printed ones the pages'.

    Args:
        pieces: of each line, page marks apart.
        texts: the lines without page marks.
        heads: by row.
    """
    marks = {row: parts[0].n or "" for row, parts in enumerate(pieces) if _is_of_tool(parts)}
    printed = {row: n for row in marks if (n := _printed_below(row, texts, heads)) is not None}
    is_most = len(printed) >= max(_FEWEST, _SHARE * len(marks))
    if not is_most or not _go_side_by_side([(marks[row], n) for row, n in printed.items()]):
        return list(pieces), dict(heads)
    is_other = any(n.isdecimal() and int(n) != int(marks[row]) for row, n in printed.items())
    scans = marks.keys() if is_other else printed.keys()
    begun = {row: RunningHead(HeadRole.PAGE_NUMBER, None, None, True, 1.0) for row in scans}
    parts = [[Piece(one[0].line)] if row in scans else one for row, one in enumerate(pieces)]
    below = {at for row in printed for at in _next_rows(row, texts)}
    kept = {row: replace(head, begins_page=False) if row in below else head for row, head in heads.items()}
    return parts, dict(sorted({**kept, **begun}.items()))


def _is_of_tool(parts: Sequence[Piece]) -> bool:
    """Whether a line is nothing but a mark that numbers a picture: `[0022]`, `[image 22]`."""
    mark = parts[0] if len(parts) == 1 and parts[0].is_mark else None
    if mark is None or not mark.n or not mark.n.isdecimal() or "\n" in mark.line.text:
        return False
    said = {word.casefold() for word in _WORD.findall(mark.line.text)}
    is_worded = bool(said & TECHNICAL_WORDS) and not said & (PAGE_WORDS - TECHNICAL_WORDS)
    return is_worded or (not said and _FILLED_UP.fullmatch(mark.n) is not None)


def _go_side_by_side(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether most printed numbers are as far from the pictures' as the first, or leaves that count."""
    away = [int(scan) - int(n) for scan, n in pairs if n.isdecimal()]
    if away:
        return away.count(away[0]) >= _SHARE * len(pairs)
    orders = [place(n) for _, n in pairs]
    return all(a and b and (follows(a, b) or rises(a, b)) for a, b in pairwise(orders))


def _printed_below(row: int, texts: Sequence[str], heads: Mapping[int, RunningHead]) -> str | None:
    """The printed number at the head of the page that a mark begins."""
    found = (heads[at].n for at in _next_rows(row, texts) if at in heads)
    return next((n for n in found if n is not None and place(n) is not None), None)


def _next_rows(row: int, texts: Sequence[str]) -> Iterator[int]:
    filled = (at for at in range(row + 1, len(texts)) if texts[at].strip())
    return (at for at, _ in zip(filled, range(EDGE), strict=False))
