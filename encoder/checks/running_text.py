"""The characters that a document says: its text without white space, each with its line."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from encoder.namespaces import tei

ADDED = frozenset(tei(name) for name in ("supplied", "corr", "reg", "expan"))
"""Elements whose text is not the source's."""

_NO_ELEMENTS = (etree._Comment, etree._ProcessingInstruction)
Piece = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Dense:
    """A text without white space.

    Attributes:
        whole: the text as it is.
        text: its characters without white space.
        at: where in `whole` each of them stands.
        pieces: offsets in `whole` with the line, from 1, that begins or goes on there; in their order.
    """

    whole: str
    text: str
    at: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...]

    def line(self, index: int) -> int:
        """The line of a character; of the last one where there are not so many."""
        offset = self.at[min(index, len(self.at) - 1)] if self.at else 0
        start, line = self.pieces[bisect_right(self.pieces, (offset, 1 << 62)) - 1]
        ends = _line_ends(self.whole)
        return line + bisect_left(ends, offset) - bisect_left(ends, start)


@lru_cache(maxsize=4)
def _line_ends(text: str) -> list[int]:
    return [found.start() for found in re.finditer("\n", text)]


def dense(pieces: Iterable[Piece]) -> Dense:
    """Pieces of text, each with the line it begins on, as one text without white space."""
    texts, starts, offset = [], [(0, 1)], 0
    for text, line in pieces:
        starts.append((offset, line))
        texts.append(text)
        offset += len(text)
    whole = "".join(texts)
    at = tuple(index for index, char in enumerate(whole) if not char.isspace())
    return Dense(whole, "".join(whole[index] for index in at), at, tuple(starts))


def running_text(tree: etree._ElementTree) -> tuple[Dense, tuple[str, ...]]:
    """The text of a TEI document without its numbered notes, and the text of each of those."""
    body = tree.getroot().find(tei("text"))
    if body is None:
        return dense(()), ()
    notes = [note for note in body.iter(tei("note")) if note.get("n")]
    elsewhere = frozenset(notes)
    texts = ("".join(text for text, _ in _pieces(note, elsewhere - {note})) for note in notes)
    return dense(_pieces(body, elsewhere)), tuple(texts)


def _pieces(element: etree._Element, elsewhere: frozenset[etree._Element]) -> Iterator[Piece]:
    line = _line(element)
    yield element.text or "", line
    for child in element:
        if not isinstance(child, _NO_ELEMENTS) and child.tag not in ADDED and child not in elsewhere:
            yield from _pieces(child, elsewhere)
        yield child.tail or "", _line(child) + _newlines(child)


def _newlines(element: etree._Element) -> int:
    if isinstance(element, _NO_ELEMENTS):
        return (element.text or "").count("\n")
    return sum(str(text).count("\n") for text in element.itertext())


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return int(line or 1)
