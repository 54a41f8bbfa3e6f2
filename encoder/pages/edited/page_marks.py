"""Marks of page breaks in edited text, on a line of their own or inside a paragraph."""

from collections.abc import Iterator

from encoder.house.page_pieces import Piece
from encoder.marks import page_mark, page_marks_inside
from encoder.model import Line

_NOT_HERE = frozenset({"rule", "brace and rule"})
"""Forms that part sections here."""


def split_marks(line: Line) -> tuple[Piece, ...]:
    """A line cut at its page marks; a line without one is one piece.

    `"a system [Page 24] of"` → `"a system "`, mark `[Page 24]` with `n` 24, `" of"`.
    """
    alone = page_mark(line.text)
    if alone and alone.form.name not in _NOT_HERE:
        return (Piece(line, True, alone.n),)
    return tuple(_pieces(line))


def _pieces(line: Line) -> Iterator[Piece]:
    position = 0
    for found in page_marks_inside(line.text):
        if line.text[position : found.start].strip():
            yield Piece(_part(line, position, found.start))
        yield Piece(_part(line, found.start, found.end), True, found.n)
        position = found.end
    if position == 0 or line.text[position:].strip():
        yield Piece(_part(line, position, len(line.text)))


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.number, line.start + start, line.text[start:end])
