"""What becomes of each change of the new encoding in a file that an editor has changed too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Final

from encoder.merging.alignment import Match
from encoder.merging.changes import Alteration, Chunk, Field, Hunk, alterations, grams, parts_of
from encoder.merging.pieces import QUIET, Piece, Sort

_DOUBT: Final = frozenset({"cert", "resp"})
"""Attributes that say how sure the encoder is; where an editor decided the same they say nothing."""


class Verdict(Enum):
    """What becomes of a change.

    `FREE` it comes in, `DONE` the editor has made the same, `VOID` the editor has removed what it is about,
    `CONFLICT` the editor has changed the same otherwise.
    """

    FREE = auto()
    DONE = auto()
    VOID = auto()
    CONFLICT = auto()


@dataclass(frozen=True, slots=True)
class Judged:
    """A change that belongs together, and what becomes of it.

    Attributes:
        hunk: the change.
        verdict: of all of it.
        ways: for each chunk that comes in, before which of the edited pieces it may stand.
        at: the number of the edited piece where it is told.
    """

    hunk: Hunk
    verdict: Verdict
    ways: tuple[tuple[Chunk, tuple[int, ...]], ...]
    at: int


class Judge:
    """Knows what an editor has done, and judges the changes of a new encoding.

    Args:
        edited: what is the same in the base and the edited document.
        new: the same of the new one.
    """

    def __init__(self, edited: Match, new: Match) -> None:
        self.edited, self.new = edited, new
        self.altered: Mapping[int, Alteration] = {one.number: one for one in alterations(edited)}
        self._kept_before, self._kept_behind = _kept_beside(edited.there)
        self._known_between: tuple[tuple[int, int], list[int]] | None = None
        self._own = frozenset(_own_elements(edited))

    def judge(self, hunk: Hunk) -> Judged:
        """What becomes of a change."""
        ways: list[tuple[Chunk, tuple[int, ...]]] = []
        verdicts: set[Verdict] = set()
        for chunk in hunk.chunks:
            verdict, gaps = self._of_chunk(chunk)
            verdicts.add(verdict)
            if verdict is Verdict.FREE:
                ways.append((chunk, gaps))
        verdicts |= {self._of_alteration(one) for one in hunk.alterations}
        if self._wraps_again(hunk):
            verdicts.add(Verdict.CONFLICT)
        return Judged(hunk, _together(verdicts), tuple(ways), self.place(hunk.first))

    def place(self, number: int) -> int:
        """The edited piece that is a piece of the base, or the nearest behind it."""
        there = self.edited.there
        behind = self._kept_behind[number] if number < len(there) else len(there)
        return there[behind] if behind < len(there) else len(self.edited.other.pieces) - 1

    def _of_alteration(self, one: Alteration) -> Verdict:
        if self.edited.there[one.number] < 0:
            first, last = sorted((one.number, self.new.base.pieces[one.number].partner))
            is_kept = self._keeps_text(one.number) or self._is_elsewhere(range(first, last + 1))
            return Verdict.CONFLICT if is_kept else Verdict.VOID
        mine = self._said(one.number)
        if self.disputed(one):
            return Verdict.CONFLICT
        return Verdict.DONE if all(name in mine for name, _, _ in one.fields) else Verdict.FREE

    def _keeps_text(self, number: int) -> bool:
        """Whether the editor has kept text of an element of the base."""
        pieces, there = self.new.base.pieces, self.edited.there
        first, last = sorted((number, pieces[number].partner))
        return any(there[one] >= 0 and pieces[one].sort is Sort.TEXT for one in range(first, last))

    @cached_property
    def _own_grams(self) -> frozenset[str]:
        """Only asked for where the editor removed what a change is about."""
        return frozenset(_own_grams(self.edited))

    def _is_elsewhere(self, numbers: Iterable[int]) -> bool:
        """Whether all text of some pieces that the editor removed is in what the editor has put somewhere."""
        removed = set(grams(self.new.base.pieces, numbers))
        return bool(removed) and removed <= self._own_grams

    def disputed(self, one: Alteration) -> tuple[Field, ...]:
        """Of what a piece says otherwise that to which the editor gave yet another value."""
        mine = self._said(one.number)
        return tuple(field for field in one.fields if mine.get(field[0], field[2]) != field[2])

    def _said(self, number: int) -> Mapping[str, str | None]:
        """What the editor has a piece of the base say otherwise."""
        own = self.altered.get(number)
        return {name: after for name, _, after in own.fields} if own else {}

    def _of_chunk(self, chunk: Chunk) -> tuple[Verdict, tuple[int, ...]]:
        there = self.edited.there
        left, right = self._beside(chunk)
        kept = [number for number in chunk.gone if there[number] >= 0]
        if self._is_torn(chunk, left, right):
            return self._of_torn(chunk, kept, left, right)
        inserted = self._inserted(left, right)
        if left == chunk.slot - 1 and right == chunk.behind:
            return self._of_neighbours(chunk, kept, inserted, left, right)
        return self._of_removed(chunk, kept, inserted, left, right)

    def _is_torn(self, chunk: Chunk, left: int, right: int) -> bool:
        """Whether the editor has moved what stands before a chunk, or behind, and not the other."""
        start, end = self._gaps(left, right)
        among = (self.edited.back[number] for number in range(start, end))
        return start > end or any(back >= 0 and back not in chunk.gone for back in among)

    def _of_torn(
        self, chunk: Chunk, kept: Sequence[int], left: int, right: int
    ) -> tuple[Verdict, tuple[int, ...]]:
        """The verdict where what stands before and behind no longer stands side by side."""
        places = [self.edited.there[number] for number in kept]
        sorts = {self.new.other.pieces[number].sort for number in chunk.added}
        start, end = self._gaps(left, right)
        if not chunk.gone and sorts in ({Sort.START}, {Sort.END}):
            return Verdict.FREE, (end if sorts == {Sort.START} else start,)
        is_whole = len(kept) == len(chunk.gone) and not any(number in self.altered for number in kept)
        if places and is_whole and places == list(range(places[0], places[0] + len(places))):
            return Verdict.FREE, (places[0],)
        is_space_only = not chunk.gone and not chunk.added
        return (Verdict.VOID if is_space_only else Verdict.CONFLICT), ()

    def _beside(self, chunk: Chunk) -> tuple[int, int]:
        """The nearest pieces of the base before and behind a chunk that the editor has kept."""
        left = self._kept_before[chunk.slot - 1] if chunk.slot else -1
        right = self._kept_behind[chunk.behind] if chunk.behind < len(self._kept_behind) else chunk.behind
        return left, right

    def _inserted(self, left: int, right: int) -> list[int]:
        """What the editor has put between two pieces of the base, comments and instructions apart."""
        return [number for number in self._between(left, right) if not self._is_quiet(number)]

    def _between(self, left: int, right: int) -> list[int]:
        """What the editor has put between two pieces of the base."""
        known = self._known_between
        if known is None or known[0] != (left, right):
            start, end = self._gaps(left, right)
            found = [number for number in range(start, end) if self.edited.back[number] < 0]
            known = self._known_between = (left, right), found
        return known[1]

    def _is_quiet(self, number: int) -> bool:
        return self.edited.other.pieces[number].sort in QUIET

    def _of_neighbours(
        self, chunk: Chunk, kept: Sequence[int], inserted: Sequence[int], left: int, right: int
    ) -> tuple[Verdict, tuple[int, ...]]:
        """The verdict where the editor has kept what stands on both sides."""
        is_whole = len(kept) == len(chunk.gone) and not any(number in self.altered for number in kept)
        start, end = self._gaps(left, right)
        if not kept and (chunk.gone or chunk.added) and self._is_same(left, right, chunk.added):
            return Verdict.DONE, ()
        if is_whole and not inserted:
            return Verdict.FREE, (self.edited.there[kept[0]] if kept else start,)
        if not chunk.gone and not chunk.added:
            return Verdict.VOID, ()
        is_text_gone = self._has_text(self.new.base.pieces, chunk.gone)
        is_text_new = self._has_text(self.new.other.pieces, chunk.added)
        is_text_inserted = self._has_text(self.edited.other.pieces, inserted)
        if not is_whole or (is_text_inserted and (is_text_gone or is_text_new)):
            return Verdict.CONFLICT, ()
        if kept:
            return self._beside_inserted(kept, inserted, is_text_gone)
        return Verdict.FREE, self._among_inserted(chunk, start, end)

    def _beside_inserted(
        self, kept: Sequence[int], inserted: Sequence[int], is_text: bool
    ) -> tuple[Verdict, tuple[int, ...]]:
        """The verdict where the editor has put something beside what goes, or into it."""
        first, last = self.edited.there[kept[0]], self.edited.there[kept[-1]]
        before, behind = (number < first for number in inserted), (number > last for number in inserted)
        is_inside = any(first < number < last for number in inserted)
        if is_text and (is_inside or (any(before) and any(behind))):
            return Verdict.CONFLICT, ()
        return Verdict.FREE, (first, last + 1)

    def _among_inserted(self, chunk: Chunk, start: int, end: int) -> tuple[int, ...]:
        """The places for what comes in where the editor has put something too, the best first.

        What ends does so as early as may be, what begins as late: neither has the editor's text in it.
        """
        middle = self._behind_ends(start, end)
        sorts = {self.new.other.pieces[number].sort for number in chunk.added}
        if sorts <= {Sort.END}:
            places = (start, middle, end)
        elif sorts <= {Sort.START}:
            places = (end, middle, start)
        else:
            places = (middle, start, end)
        return tuple(dict.fromkeys(places))

    def _behind_ends(self, start: int, end: int) -> int:
        """The place behind the end tags that the editor has put first between two pieces."""
        pieces = self.edited.other.pieces
        return next((one for one in range(start, end) if pieces[one].sort is not Sort.END), end)

    def _of_removed(
        self, chunk: Chunk, kept: Sequence[int], inserted: Sequence[int], left: int, right: int
    ) -> tuple[Verdict, tuple[int, ...]]:
        """The verdict where the editor has removed what stands before or behind, or both."""
        start, end = self._gaps(left, right)
        if not kept and chunk.added and self._is_same(left, right, chunk.added):
            return Verdict.DONE, ()
        is_whole = len(kept) == len(chunk.gone) and not any(number in self.altered for number in kept)
        has_own_text = self._has_text(self.edited.other.pieces, inserted)
        if is_whole and not (inserted and self._has_text(self.new.base.pieces, chunk.gone)):
            first = self.edited.there[kept[0]] if kept else None
            if left == chunk.slot - 1:
                return Verdict.FREE, (start if first is None else first,)
            if right == chunk.behind:
                return Verdict.FREE, (end if first is None else first,)
        around = [number for number in range(left + 1, right) if number not in chunk.gone]
        is_removed = self._has_text(self.new.base.pieces, around) and not has_own_text
        is_of_text = self._has_text(self.new.other.pieces, chunk.added)
        if kept or is_of_text or not (is_removed or not chunk.added):
            return Verdict.CONFLICT, ()
        if chunk.added and self._is_elsewhere(around):
            return Verdict.CONFLICT, ()
        return Verdict.VOID, ()

    def _gaps(self, left: int, right: int) -> tuple[int, int]:
        there = self.edited.there
        start = there[left] + 1 if left >= 0 else 0
        return start, there[right] if right < len(there) else len(self.edited.other.pieces)

    def _is_same(self, left: int, right: int, added: Sequence[int]) -> bool:
        """Whether the editor has put the same as the encoder, perhaps among other things.

        The encoder may say besides how sure it is. Comments and instructions count only where it has some.
        """
        mine = [self.edited.other.pieces[number] for number in self._between(left, right)]
        new = [self.new.other.pieces[number] for number in added]
        if not all(any(one.key == two.key for one in mine) for two in new if two.sort in QUIET):
            return False
        ones, twos = ([piece for piece in row if piece.sort not in QUIET] for row in (mine, new))
        starts = range(len(ones) - len(twos) + 1)
        return any(all(map(_says_no_less, ones[start:], twos)) for start in starts)

    @staticmethod
    def _has_text(pieces: Sequence[Piece], numbers: Sequence[int]) -> bool:
        return any(pieces[number].sort is Sort.TEXT for number in numbers)

    def _wraps_again(self, hunk: Hunk) -> bool:
        """Whether an element that comes in would stand around what the editor has put an element around."""
        if not self._own:
            return False
        slots = {number: chunk for chunk in hunk.chunks for number in chunk.added}
        for number, chunk in slots.items():
            piece = self.new.other.pieces[number]
            other = slots.get(piece.partner)
            if piece.sort is Sort.START and other is not None and other is not chunk:
                starts, ends = (range(one.slot, one.behind + 1) for one in (chunk, other))
                if any((start, end) in self._own for start in starts for end in ends):
                    return not self._is_same(*self._beside(chunk), chunk.added)
        return False


def _says_no_less(one: Piece, two: Piece) -> bool:
    mine = dict(one.given)
    return (one.sort, one.name, one.said) == (two.sort, two.name, two.said) and all(
        mine.get(name) == value or (name in _DOUBT and name not in mine) for name, value in two.given
    )


def _together(verdicts: set[Verdict]) -> Verdict:
    """The verdict of changes that belong together: all of them come in, or none."""
    if Verdict.CONFLICT in verdicts or verdicts >= {Verdict.VOID, Verdict.FREE}:
        return Verdict.CONFLICT
    return next((one for one in (Verdict.FREE, Verdict.DONE, Verdict.VOID) if one in verdicts), Verdict.VOID)


def _kept_beside(there: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each piece of the base itself, or the nearest that the editor kept: before it, and behind it."""
    before, last = [], -1
    for number, other in enumerate(there):
        last = number if other >= 0 else last
        before.append(last)
    behind, last = [], len(there)
    for number in range(len(there) - 1, -1, -1):
        last = number if there[number] >= 0 else last
        behind.append(last)
    return before, behind[::-1]


def _own_grams(edited: Match) -> Iterator[str]:
    """The short parts of what the editor has put somewhere, however the pieces of it are cut."""
    run = ""
    for back, piece in zip(edited.back, edited.other.pieces, strict=True):
        if back >= 0:
            yield from parts_of(run)
            run = ""
        elif piece.sort is Sort.TEXT:
            run += piece.said
    yield from parts_of(run)


def _own_elements(edited: Match) -> Iterator[tuple[int, int]]:
    """The elements that an editor has put around text: before which pieces of the base each tag stands."""
    slot = 0
    slots = []
    for back in edited.back:
        slot = back + 1 if back >= 0 else slot
        slots.append(slot)
    for number, piece in enumerate(edited.other.pieces):
        is_own = piece.sort is Sort.START and edited.back[number] < 0 and edited.back[piece.partner] < 0
        if is_own and slots[number] != slots[piece.partner]:
            yield slots[number], slots[piece.partner]
