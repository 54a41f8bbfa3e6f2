"""All notes of a document against all places that may refer to them: the best monotone alignment.

A chain of places in the order of the text, one for each note or none, with the highest sum of scores: dynamic
programming with prefix maxima (Fenwick 1994), O(c log c) for c pairs of a note and a place. Where many notes
have the same number, each is paired only with places that are as far along in the text as it is in the list.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from encoder.document.notes.candidates import Candidate

SURE, LIKELY = 3.0, 1.0
UNPLACED = -3.0
_MOST_PAIRS_PER_LABEL = 4000
_FEWEST_PAIRS_PER_NOTE = 100
_BEFORE_ANY_TEXT = -1
_Ranked = tuple[int, Candidate]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a note was placed.

    Attributes:
        candidate: the place of its reference, None where none was found.
        margin: by how much it is better than the next best place between its neighbours, or than none.
    """

    candidate: Candidate | None
    margin: float

    @property
    def cert(self) -> str | None:
        """The value of `cert` for a place that is not sure."""
        if self.candidate is None or self.margin >= SURE:
            return None
        return "medium" if self.margin >= LIKELY else "low"


@dataclass(slots=True)
class _Link:
    """A pair of a note and a place, with the best chain that ends in it; `rank` is its place's among all."""

    note: int
    candidate: Candidate
    rank: int
    total: float = 0.0
    before: "_Link | None" = None


class _PrefixMaxima:
    """The best link at or before a rank, each worth its total less the cost of the notes up to it."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, _Link] | None] = [None] * (size + 1)

    def add(self, link: _Link) -> None:
        worth = link.total - UNPLACED * (link.note + 1)
        index = link.rank + 1
        while index < len(self._best):
            known = self._best[index]
            if known is None or known[0] < worth:
                self._best[index] = (worth, link)
            index += index & -index

    def best_before(self, rank: int) -> tuple[float, _Link] | None:
        found: tuple[float, _Link] | None = None
        index = rank
        while index > 0:
            known = self._best[index]
            if known is not None and (found is None or known[0] > found[0]):
                found = known
            index -= index & -index
        return found


class _Ways:
    """The chains that lead into a note's text: for each place in it the best that ends before that place.

    A place is kept only where its chain is worth no less than those before it: the last one is the best.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._worths: list[float] = []
        self._links: list[_Link] = []

    def add(self, start: int, link: _Link) -> None:
        worth = link.total - UNPLACED * (link.note + 1)
        first = bisect_right(self._starts, start)
        if first and self._worths[first - 1] >= worth:
            return
        first -= first > 0 and self._starts[first - 1] == start
        end = bisect_left(self._worths, worth, first)
        self._starts[first:end] = [start]
        self._worths[first:end] = [worth]
        self._links[first:end] = [link]

    def best_before(self, start: int) -> _Link | None:
        at = bisect_left(self._starts, start)
        return self._links[at - 1] if at else None


def align_notes(labels: Sequence[str], candidates: Sequence[Candidate]) -> tuple[Placement, ...]:
    """A placement for each note.

    Args:
        labels: of the notes, in the order of their list.
        candidates: in the order of the text; those inside a note name it by its index in `labels`.
    """
    by_label: dict[str, list[tuple[int, Candidate]]] = {}
    for rank, candidate in enumerate(candidates):
        by_label.setdefault(candidate.label, []).append((rank, candidate))
    pairs = _pairs(labels, by_label)
    chosen = _best_chain(pairs, len(candidates))
    return tuple(_placements(pairs, chosen))


def _pairs(labels: Sequence[str], by_label: Mapping[str, Sequence[_Ranked]]) -> list[Sequence[_Ranked]]:
    """For each note the places that it is compared with."""
    often, seen = Counter(labels), Counter[str]()
    pairs: list[Sequence[_Ranked]] = []
    for label in labels:
        places = by_label.get(label, ())
        most = max(_FEWEST_PAIRS_PER_NOTE, _MOST_PAIRS_PER_LABEL // often[label])
        first = max(0, len(places) - most) * seen[label] // max(1, often[label] - 1)
        pairs.append(places[first : first + most])
        seen[label] += 1
    return pairs


def _best_chain(pairs: Sequence[Sequence[_Ranked]], size: int) -> dict[int, _Link]:
    maxima = _PrefixMaxima(size)
    into: dict[int, _Ways] = {}
    best: _Link | None = None
    final = UNPLACED * len(pairs)
    for note, places in enumerate(pairs):
        found = [_link(note, rank, candidate, maxima, into) for rank, candidate in places]
        for link in (link for link in found if link is not None):
            maxima.add(link)
            into.setdefault(note, _Ways()).add(_BEFORE_ANY_TEXT, link)
            if link.candidate.inside is not None:
                into.setdefault(link.candidate.inside, _Ways()).add(link.candidate.start, link)
            if _final(link, len(pairs)) > final:
                best, final = link, _final(link, len(pairs))
    chain: dict[int, _Link] = {}
    while best is not None:
        chain[best.note] = best
        best = best.before
    return chain


def _final(link: _Link, notes: int) -> float:
    return link.total + UNPLACED * (notes - link.note - 1)


def _link(
    note: int, rank: int, candidate: Candidate, maxima: _PrefixMaxima, into: Mapping[int, _Ways]
) -> _Link | None:
    """The best chain that ends with a note at a place.

    A place in another note's text comes where that note is placed: its chain goes through that note, or
    through an earlier place in it.
    """
    if candidate.inside is None:
        earlier = maxima.best_before(rank)
        total, before = (
            (UNPLACED * note, None) if earlier is None else (earlier[0] + UNPLACED * note, earlier[1])
        )
        alone = UNPLACED * note
        if alone > total:
            total, before = alone, None
        return _Link(note, candidate, rank, total + candidate.score, before)
    host = candidate.inside
    if host >= note:
        return None
    ways = into.get(host)
    before = None if ways is None else ways.best_before(candidate.start)
    if before is None:
        return None
    total = before.total + UNPLACED * (note - before.note - 1) + candidate.score
    return _Link(note, candidate, before.rank, total, before)


def _placements(pairs: Sequence[Sequence[_Ranked]], chain: dict[int, _Link]) -> Iterator[Placement]:
    after = _next_ranks(len(pairs), chain)
    low = -1
    end = -1
    for note, places in enumerate(pairs):
        link = chain.get(note)
        if link is None or (link.candidate.inside is None and link.candidate.start < end):
            yield Placement(None, 0.0)
            continue
        end = link.candidate.end if link.candidate.inside is None else end
        rivals = [
            candidate.score
            for rank, candidate in places
            if low < rank < after[note] and candidate is not link.candidate
        ]
        yield Placement(link.candidate, link.candidate.score - max([UNPLACED, *rivals]))
        low = link.rank


def _next_ranks(notes: int, chain: dict[int, _Link]) -> list[float]:
    """For each note, the rank of the place of the next one that has a place."""
    after = [float("inf")] * notes
    following = float("inf")
    for note in range(notes - 1, -1, -1):
        after[note] = following
        following = chain[note].rank if note in chain else following
    return after
