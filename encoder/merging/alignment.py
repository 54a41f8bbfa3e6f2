"""Which pieces of two versions of a document are the same: texts by offsets, tags by what is between."""

from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from encoder.merging.pieces import QUIET, TAGS, Piece, Reading, Sort
from encoder.merging.texts import Offsets, Stretch, moved_stretches, same_stretches, slid, turned
from encoder.namespaces import XML_ID

_NAMING: Final = ("type", "ident", "n", "level", "unit", "scheme", "when", "role", XML_ID)
"""Attributes by which elements of a header are told from their neighbours."""


@dataclass(frozen=True, slots=True)
class Match:
    """Which pieces of two documents are the same.

    Attributes:
        base, other: the documents.
        there: for each piece of the base the number of the other's, or -1.
        back: the same from the other side.
    """

    base: Reading
    other: Reading
    there: tuple[int, ...]
    back: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """What is the same in three versions of a document, whose texts were cut alike.

    Attributes:
        edited: in the base and the edited document, in the order of both.
        carried: besides what the editor has moved.
        new: in the base and the new document.
    """

    edited: Match
    carried: Match
    new: Match


def align(base: Reading, edited: Reading, new: Reading) -> Aligned:
    """Cut the texts of three versions wherever one has a tag or differs, and find what is the same."""
    ours, theirs = (_same(base, other) for other in (edited, new))
    moved = moved_stretches(base.dense, edited.dense, ours)
    ways = ((edited, (*ours, *moved)), (new, theirs))
    cuts = _own_cuts(base)
    for other, stretches in ways:
        cuts |= _cuts_from(base, other, stretches)
    base = base.cut(cuts)
    edited, new = (_cut_for(other, stretches, cuts) for other, stretches in ways)
    pairs = _matched(base, edited, ours)
    in_order = pairs.result()
    carried = in_order
    if moved:
        pairs.match_moved(moved)
        carried = pairs.result()
    return Aligned(in_order, carried, _matched(base, new, theirs).result())


def has_moved(base: Reading, other: Reading) -> bool:
    """Whether a text of the base stands in another place of the other document."""
    return bool(moved_stretches(base.dense, other.dense, _same(base, other)))


def remarks_in_moved(base: Reading, edited: Reading, new: Reading) -> bool:
    """Whether an editor has put a comment or an instruction into a text that the new encoding has moved.

    Such a remark is in nobody's way, and would be left where the text has stood.
    """
    known = Counter(piece.said for piece in base.pieces if piece.sort in QUIET)
    own = Counter(piece.said for piece in edited.pieces if piece.sort in QUIET) - known
    if not own:
        return False
    backward = Offsets(turned(_same(base, edited)))
    places = {
        edge
        for piece in edited.pieces
        if piece.sort in QUIET and piece.said in own
        for edge in backward.edges(piece.at)
    }
    moved = moved_stretches(base.dense, new.dense, _same(base, new))
    return any(at <= place <= at + length for place in places for at, _, length in moved)


def _same(base: Reading, other: Reading) -> tuple[Stretch, ...]:
    found = same_stretches(base.dense, other.dense)
    return slid(base.dense, other.dense, found, _own_cuts(base), _own_cuts(other))


def _cut_for(other: Reading, stretches: Sequence[Stretch], cuts: set[int]) -> Reading:
    """A document, cut where the base is."""
    onward = Offsets(stretches)
    mapped = {edge for cut in cuts for edge in onward.edges(cut)}
    ends = {edge for stretch in stretches for edge in (stretch.there, stretch.there + stretch.length)}
    return other.cut(mapped | ends | _own_cuts(other))


def _own_cuts(reading: Reading) -> set[int]:
    pieces = reading.pieces[reading.first : reading.last + 1]
    return {edge for piece in pieces for edge in (piece.at, piece.upto)}


def _cuts_from(base: Reading, other: Reading, stretches: Sequence[Stretch]) -> set[int]:
    """Where the base is to be cut for another: at its tags, where it differs, also in white space."""
    backward = Offsets(turned(stretches))
    cuts = {edge for cut in _own_cuts(other) for edge in backward.edges(cut)}
    cuts |= {edge for stretch in stretches for edge in (stretch.at, stretch.at + stretch.length)}
    here, there = sorted(base.breaks), sorted(other.breaks)
    for at, start, length in stretches:
        own = here[bisect_right(here, at) : bisect_left(here, at + length)]
        others = there[bisect_right(there, start) : bisect_left(there, start + length)]
        cuts |= set(own) ^ {place - start + at for place in others}
    return cuts


def _matched(base: Reading, other: Reading, stretches: Sequence[Stretch]) -> "_Pairs":
    """Which pieces of two documents are the same, whose texts were cut alike."""
    pairs = _Pairs(base, other)
    for outside in ((0, base.first, 0, other.first), (base.last + 1, None, other.last + 1, None)):
        pairs.match_outside(*outside)
    pairs.add(base.first, other.first)
    pairs.add(base.last, other.last)
    pairs.match_text(Offsets(stretches))
    pairs.match_renamed()
    return pairs


class _Pairs:
    """The pairs of pieces that were found to be the same."""

    def __init__(self, base: Reading, other: Reading) -> None:
        self.base, self.other = base, other
        self._there = [-1] * len(base.pieces)
        self._back = [-1] * len(other.pieces)

    def add(self, one: int, two: int) -> None:
        """Note a pair."""
        self._there[one], self._back[two] = two, one

    def result(self) -> Match:
        """All pairs."""
        return Match(self.base, self.other, tuple(self._there), tuple(self._back))

    # What is not text

    def match_outside(self, start: int, end: int | None, begin: int, stop: int | None) -> None:
        """Match what lies outside of the text, element by element, from the outermost."""
        ones = _branches(self.base, start, len(self.base.pieces) if end is None else end)
        twos = _branches(self.other, begin, len(self.other.pieces) if stop is None else stop)
        ways = (self._whole, self._naming, self._plain)
        keys = [
            ([way(self.base, one) for one in ones], [way(self.other, two) for two in twos]) for way in ways
        ]
        for one, two in _in_order(keys):
            self._match_branch(ones[one], twos[two])

    def _match_branch(self, one: int, two: int) -> None:
        self.add(one, two)
        here, there = self.base.pieces[one], self.other.pieces[two]
        if here.sort is not Sort.START or there.sort is not Sort.START:
            return
        self.add(here.partner, there.partner)
        if here.partner > self.base.last:
            self.match_outside(one + 1, self.base.first, two + 1, self.other.first)
        else:
            self.match_outside(one + 1, here.partner, two + 1, there.partner)

    def _whole(self, reading: Reading, number: int) -> Hashable:
        pieces = reading.pieces
        piece = pieces[number]
        if piece.sort is not Sort.START or piece.partner > reading.last:
            return piece.key
        return tuple(one.key for one in pieces[number : piece.partner + 1])

    def _naming(self, reading: Reading, number: int) -> Hashable:
        piece = reading.pieces[number]
        return (*self._plain(reading, number), *(pair for pair in piece.given if pair[0] in _NAMING))

    def _plain(self, reading: Reading, number: int) -> tuple[Hashable, ...]:
        piece = reading.pieces[number]
        return piece.sort, piece.name

    # The text

    def match_text(self, onward: Offsets) -> None:
        """Match the pieces of the text: what is the same, and between it the tags."""
        known = [(self.base.first, self.other.first), *self._same_texts(onward)]
        self._match_between([*known, (self.base.last, self.other.last)])

    def match_moved(self, moved: Sequence[Stretch]) -> None:
        """Match what the other document has in another place: texts, and the tags in and around them."""
        for stretch in moved:
            known = list(self._same_texts(Offsets((stretch,))))
            if not known:
                continue
            before = set(enumerate(self._there))
            self._match_between(known)
            self._match_around(*known[0], -1)
            self._match_around(*known[-1], 1)
            self._part_halves([pair for pair in enumerate(self._there) if pair not in before])

    def _same_texts(self, onward: Offsets) -> Iterator[tuple[int, int]]:
        """The pairs of texts that are the same, in the base's order."""
        starts = {piece.at: number for number, piece in _texts(self.other)}
        for number, piece in _texts(self.base):
            there = onward.of(piece.at)
            other = starts.get(there, -1) if there is not None else -1
            is_free = self._there[number] < 0 and self._back[other] < 0
            if other >= 0 and is_free and self.other.pieces[other].said == piece.said:
                self.add(number, other)
                yield number, other

    def _match_between(self, known: Sequence[tuple[int, int]]) -> None:
        for (one, two), (next_one, next_two) in pairwise(known):
            if next_one - one > 1 and next_two - two > 1:
                self._match_gap(range(one + 1, next_one), range(two + 1, next_two))

    def _match_around(self, one: int, two: int, step: int) -> None:
        """Match the tags that stand around two pieces, as far as they are the same."""
        one, two = one + step, two + step
        while self._there[one] < 0 and self._back[two] < 0:
            here, there = self.base.pieces[one], self.other.pieces[two]
            if here.sort not in TAGS or (here.sort, here.name) != (there.sort, there.name):
                return
            self.add(one, two)
            one, two = one + step, two + step

    def _part_halves(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Part the tags whose elements do not have the other tag in common."""
        for one, two in pairs:
            partner = self._there[self.base.pieces[one].partner]
            if self.base.pieces[one].sort in TAGS and partner != self.other.pieces[two].partner:
                self._there[one] = self._back[two] = -1

    def _match_gap(self, ones: range, twos: range) -> None:
        here = [number for number in ones if self.base.pieces[number].sort is not Sort.TEXT]
        there = [number for number in twos if self.other.pieces[number].sort is not Sort.TEXT]
        whole: Callable[[Piece], Hashable] = lambda piece: piece.key  # noqa: E731
        plain: Callable[[Piece], Hashable] = lambda piece: (piece.sort, piece.name)  # noqa: E731
        keys = [
            ([way(self.base.pieces[one]) for one in here], [way(self.other.pieces[two]) for two in there])
            for way in (whole, plain)
        ]
        for one, two in _in_order(keys):
            self.add(here[one], there[two])

    # Elements that have another name

    def match_renamed(self) -> None:
        """Match elements that begin and end at the same places and have another name."""
        there = _gaps(self._back, self._back)
        free: dict[Hashable, deque[int]] = {}
        for two in _lone(self.other, self._back):
            key = there[two], there[self.other.pieces[two].partner]
            free.setdefault(key, deque()).append(two)
        here = _gaps(self._there, range(len(self._there)))
        for one in _lone(self.base, self._there):
            partner = self.base.pieces[one].partner
            same = free.get((here[one], here[partner]))
            if same:
                two = same.popleft()
                self.add(one, two)
                self.add(partner, self.other.pieces[two].partner)


def _lone(reading: Reading, known: Sequence[int]) -> list[int]:
    """The start tags of elements that have no partner in the other document."""
    return [
        number
        for number, piece in enumerate(reading.pieces)
        if piece.sort is Sort.START and known[number] < 0 and known[piece.partner] < 0
    ]


def _gaps(known: Sequence[int], names: Sequence[int]) -> list[int]:
    """For each piece the last one before it that has a partner, by its name."""
    gaps, last = [], -1
    for number, other in enumerate(known):
        last = names[number] if other >= 0 else last
        gaps.append(last)
    return gaps


def _texts(reading: Reading) -> Iterator[tuple[int, Piece]]:
    for number in range(reading.first + 1, reading.last):
        piece = reading.pieces[number]
        if piece.sort is Sort.TEXT:
            yield number, piece


def _branches(reading: Reading, start: int, end: int) -> list[int]:
    """The pieces between two numbers that stand in no other of them."""
    found, number = [], start
    while number < end:
        piece = reading.pieces[number]
        if piece.sort is not Sort.END:
            found.append(number)
        number = piece.partner + 1 if piece.sort is Sort.START and piece.partner < end else number + 1
        if piece.sort is Sort.START and piece.partner >= end:
            break
    return found


def _in_order(
    keys: Sequence[tuple[Sequence[Hashable], Sequence[Hashable]]],
) -> Iterator[tuple[int, int]]:
    """Pairs of two rows, in order: first those with equal keys of the first way, between them of the next."""
    if not keys:
        return
    (ones, twos), *rest = keys
    if not ones or not twos:
        return
    if ones == twos:
        yield from ((number, number) for number in range(len(ones)))
        return
    last = (0, 0)
    for block in SequenceMatcher(None, ones, twos, autojunk=False).get_matching_blocks():
        yield from (
            (one + last[0], two + last[1])
            for one, two in _in_order(
                [(some[last[0] : block.a], others[last[1] : block.b]) for some, others in rest]
            )
        )
        yield from ((block.a + index, block.b + index) for index in range(block.size))
        last = (block.a + block.size, block.b + block.size)
