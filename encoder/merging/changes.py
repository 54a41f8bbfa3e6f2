"""What a new encoding has otherwise than the base: changes that belong together, each taken whole or not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from encoder.merging.alignment import Match
from encoder.merging.pieces import TAGS, Piece, Reading, Sort

_GRAM: Final = 6
_WORD: Final = 30
_WORD_BEFORE: Final = re.compile(rf"[^\s<>]{{0,{_WORD}}}\Z")
_WORD_BEHIND: Final = re.compile(rf"[^\s<>]{{0,{_WORD}}}")
SAID: Final = "#text"
"""The field of an alteration that is not an attribute: what a text, comment or instruction says."""
NAME: Final = "#name"
"""The field of an alteration that is the name of the element."""


Field = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring pieces that became others.

    Attributes:
        slot: the number of the base's piece before which it begins.
        gone: the numbers of the base's pieces that are there no more; they follow each other.
        added: the numbers of the new document's pieces in their place.
        spaced: the base's piece right behind, where white space before it came or went with the chunk.
    """

    slot: int
    gone: tuple[int, ...]
    added: tuple[int, ...]
    spaced: int | None = None

    @property
    def behind(self) -> int:
        """The number of the base's first piece behind it."""
        return self.slot + len(self.gone)


@dataclass(frozen=True, slots=True)
class Alteration:
    """A piece that stayed and says something else.

    Attributes:
        number: of the base's piece.
        fields: by attribute, `NAME` or `SAID` what it said and what it says; None is nothing.
    """

    number: int
    fields: tuple[Field, ...]


@dataclass(slots=True)
class Hunk:
    """Changes that belong together.

    Attributes:
        chunks, alterations: in the base's order.
    """

    chunks: list[Chunk] = field(default_factory=list)
    alterations: list[Alteration] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The base's piece at which it begins."""
        places = [chunk.slot for chunk in self.chunks]
        return min([*places, *(one.number for one in self.alterations)])


def hunks(match: Match) -> tuple[Hunk, ...]:
    """All that the other document of a match has otherwise, in the base's order."""
    chunks = tuple(_chunks(match))
    altered = tuple(alterations(match))
    groups = _Groups(match, chunks, altered)
    return groups.hunks()


def alterations(match: Match) -> Iterator[Alteration]:
    """The pieces that stayed and say something else."""
    for number, there in enumerate(match.there):
        if there >= 0:
            one, two = match.base.pieces[number], match.other.pieces[there]
            is_declaration = one.said.startswith("<?xml ")
            fields = () if one.key == two.key or is_declaration else tuple(_fields(one, two))
            if fields:
                yield Alteration(number, fields)


def _fields(one: Piece, two: Piece) -> Iterator[Field]:
    if one.name != two.name:
        yield NAME, one.name, two.name
    if one.said != two.said:
        yield SAID, one.said, two.said
    before, after = dict(one.given), dict(two.given)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield name, before.get(name), after.get(name)


def _chunks(match: Match) -> Iterator[Chunk]:
    """The runs of pieces without a partner; also where only white space came or went."""
    one = two = 0
    ones, twos = match.base.pieces, match.other.pieces
    while one < len(ones) or two < len(twos):
        slot, begin = one, two
        while one < len(ones) and match.there[one] < 0:
            one += 1
        while two < len(twos) and match.back[two] < 0:
            two += 1
        is_changed = one > slot or two > begin
        spaced = _is_spaced_anew(match, one, two, is_changed)
        if is_changed or spaced:
            yield Chunk(slot, tuple(range(slot, one)), tuple(range(begin, two)), one if spaced else None)
        one, two = one + 1, two + 1


def _is_spaced_anew(match: Match, one: int, two: int, is_changed: bool) -> bool:
    if one >= len(match.base.pieces) or two >= len(match.other.pieces):
        return False
    here, there = match.base.pieces[one], match.other.pieces[two]
    if is_changed:
        return match.base.white(here) != match.other.white(there)
    if here.is_spaced == there.is_spaced:
        return False
    return Sort.TEXT in (here.sort, match.base.pieces[one - 1].sort)


class _Groups:
    """Which changes of a match belong together: a disjoint-set forest over pieces and changes."""

    def __init__(self, match: Match, chunks: Sequence[Chunk], altered: Sequence[Alteration]) -> None:
        self._match, self._chunks, self._altered = match, chunks, altered
        self._base, self._new = match.base.pieces, match.other.pieces
        self._shift = len(self._base)
        self._parents = list(range(self._shift + len(self._new) + len(chunks)))
        self._of_gone = {number: index for index, chunk in enumerate(chunks) for number in chunk.gone}
        self._of_added = {number: index for index, chunk in enumerate(chunks) for number in chunk.added}

    def hunks(self) -> tuple[Hunk, ...]:
        """The changes in groups, in the base's order."""
        self._bind_elements()
        self._bind_structures()
        self._bind_moved()
        found: dict[int, Hunk] = {}
        for index, chunk in enumerate(self._chunks):
            found.setdefault(self._root(self._node(index)), Hunk()).chunks.append(chunk)
        for one in self._altered:
            is_renamed = one.fields[0][0] == NAME
            root = self._root(one.number) if is_renamed else -1 - one.number
            found.setdefault(root, Hunk()).alterations.append(one)
        return tuple(sorted(found.values(), key=lambda hunk: hunk.first))

    def _node(self, chunk: int) -> int:
        return self._shift + len(self._new) + chunk

    def _root(self, node: int) -> int:
        while self._parents[node] != node:
            self._parents[node] = self._parents[self._parents[node]]
            node = self._parents[node]
        return node

    def _bind(self, one: int, two: int) -> None:
        self._parents[self._root(one)] = self._root(two)

    def _bind_elements(self) -> None:
        """The two tags of an element, in either document; also what begins one and ends another."""
        for number, piece in enumerate(self._base):
            if piece.sort in TAGS:
                self._bind(number, piece.partner)
                if self._match.there[number] >= 0:
                    self._bind(number, self._shift + self._match.there[number])
        for number, piece in enumerate(self._new):
            if piece.sort in TAGS:
                self._bind(self._shift + number, self._shift + piece.partner)
        for shift, of in ((0, self._of_gone), (self._shift, self._of_added)):
            for number, index in of.items():
                self._bind(shift + number, self._node(index))

    def _bind_structures(self) -> None:
        """What came, went or got another name, with its parent that did too and has no text of its own."""
        renamed = {one.number for one in self._altered if one.fields[0][0] == NAME}
        there = {self._match.there[number] for number in renamed}
        for shift, pieces, changed in (
            (0, self._base, self._of_gone.keys() | renamed),
            (self._shift, self._new, self._of_added.keys() | there),
        ):
            for number, parent in _parents_without_text(pieces):
                if number in changed and parent in changed:
                    self._bind(shift + number, shift + parent)

    def _bind_moved(self) -> None:
        """What went in one place with what came in another, where it is the same text."""
        gone: dict[str, int] = {}
        for index, chunk in enumerate(self._chunks):
            for gram in grams(self._base, chunk.gone):
                gone.setdefault(gram, index)
        for index, chunk in enumerate(self._chunks):
            for gram in grams(self._new, chunk.added):
                if gram in gone:
                    self._bind(self._node(index), self._node(gone[gram]))


def _parents_without_text(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Each start tag with that of its parent, of elements whose parents have elements only."""
    open_: list[int] = []
    children: dict[int, list[int]] = {}
    with_text: set[int] = set()
    for number, piece in enumerate(pieces):
        if piece.sort is Sort.END:
            open_.pop()
        elif open_ and piece.sort is Sort.TEXT:
            with_text.add(open_[-1])
        elif piece.sort in (Sort.START, Sort.EMPTY):
            if open_:
                children.setdefault(open_[-1], []).append(number)
            if piece.sort is Sort.START:
                open_.append(number)
    for parent, numbers in children.items():
        if parent not in with_text:
            yield from ((number, parent) for number in numbers)


def grams(pieces: Sequence[Piece], numbers: Iterable[int]) -> Iterator[str]:
    """The texts of some pieces in short parts, by which the same is known elsewhere."""
    for number in numbers:
        said = pieces[number].said
        if pieces[number].sort is Sort.TEXT and said:
            yield from (said[at : at + _GRAM] for at in range(max(1, len(said) - _GRAM + 1)))


def parts_of(text: str) -> Iterator[str]:
    """The parts of a text that `grams` may make of it, or of a piece of it."""
    for at in range(len(text)):
        yield from (text[at : at + size] for size in range(1, _GRAM + 1))


def text_of(reading: Reading, numbers: Sequence[int]) -> str:
    """Some pieces as they stand in the file, in one line; of words all."""
    if not numbers:
        return ""
    first, last = reading.pieces[numbers[0]], reading.pieces[numbers[-1]]
    before = _WORD_BEFORE.search(reading.text, max(0, first.start - _WORD), first.start)
    behind = _WORD_BEHIND.match(reading.text, last.end)
    start = before.start() if before and first.sort is Sort.TEXT else first.start
    end = behind.end() if behind and last.sort is Sort.TEXT else last.end
    return " ".join(reading.text[start:end].split())
