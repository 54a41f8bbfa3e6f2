"""The characters that a document says, without white space, with their lines and the elements among them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from encoder.namespaces import tei

ADDED = frozenset(tei(name) for name in ("supplied", "corr", "reg", "expan"))
"""Elements whose text is not the source's."""

_NO_ELEMENTS = (etree._Comment, etree._ProcessingInstruction)
_TEI = tei("")
_TELLING = ("n", "rend", "unit")
Piece = tuple[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """Where an element begins or ends.

    Attributes:
        name: of the element.
        begins: whether it begins there, or ends.
        given: the attributes that tell what it stands for; where it ends, only the number of a verse.
        line: of the document.
    """

    name: str
    begins: bool
    given: Mapping[str, str]
    line: int


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


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the elements that stand in it.

    Attributes:
        text: without white space.
        edges: for each number of characters before them, the edges of elements there, in their order.
        n: the number of the note whose text it is.
        line: where it begins.
    """

    text: Dense
    edges: Mapping[int, tuple[Edge, ...]]
    n: str | None = None
    line: int = 1


def is_beside_lines(note: etree._Element) -> bool:
    """Whether a note stands in the margin beside several lines, whose text stands between its words."""
    return note.get("place") == "margin" and note.find(tei("lb")) is not None


def running_text(tree: etree._ElementTree) -> tuple[Marked, tuple[Marked, ...]]:
    """The text of a TEI document without its numbered notes, and the text of each of those."""
    body = tree.getroot().find(tei("text"))
    if body is None:
        return _marked(()), ()
    notes = [note for note in body.iter(tei("note")) if note.get("n") or is_beside_lines(note)]
    elsewhere, ends = frozenset(notes), _line_ends_in(body)
    texts = (_marked(_pieces(note, elsewhere, ends), note.get("n"), _line(note)) for note in notes)
    return _marked(_pieces(body, elsewhere, ends)), tuple(texts)


def _marked(parts: Iterable[Piece | Edge], n: str | None = None, line: int = 1) -> Marked:
    edges: dict[int, list[Edge]] = {}
    pieces: list[Piece] = []
    length = 0
    for part in parts:
        if isinstance(part, Edge):
            edges.setdefault(length, []).append(part)
        else:
            pieces.append(part)
            length += sum(map(len, part[0].split()))
    return Marked(dense(pieces), {at: tuple(some) for at, some in edges.items()}, n, line)


def _pieces(
    element: etree._Element, elsewhere: frozenset[etree._Element], ends: Mapping[etree._Element, int]
) -> Iterator[Piece | Edge]:
    line = _line(element)
    yield element.text or "", line
    for child in element:
        if not isinstance(child, _NO_ELEMENTS):
            name = str(child.tag).removeprefix(_TEI)
            given = {key: value for key in _TELLING if (value := child.get(key)) is not None}
            yield Edge(_counted_as(child, name), True, given, _line(child))
            if child.tag not in ADDED and child not in elsewhere:
                yield from _pieces(child, elsewhere, ends)
            yield Edge(name, False, {"n": given["n"]} if name == "l" and "n" in given else {}, _line(child))
        yield child.tail or "", _line(child) + ends.get(child, 0)


def _counted_as(element: etree._Element, name: str) -> str:
    """The name of an element; a line break in a cell has the pipes of its line around it, as a cell has."""
    in_cell = name == "lb" and next(element.iterancestors(tei("cell")), None) is not None
    return "cell" if in_cell else name


def _line_ends_in(element: etree._Element) -> Mapping[etree._Element, int]:
    """How many lines end in each node below an element."""
    found: dict[etree._Element, int] = {}
    for node in reversed(list(element.iter())):
        found[node] = found.get(node, 0) + (node.text or "").count("\n")
        parent = node.getparent()
        if parent is not None:
            found[parent] = found.get(parent, 0) + found[node] + (node.tail or "").count("\n")
    return found


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return int(line or 1)
