"""All notes of a document against all places that may refer to them: the best monotone alignment.

A chain of places in the order of the text, one for each note or none, with the highest sum of scores: dynamic
programming with prefix maxima (Fenwick 1994), O(c log c) for c pairs of a note and a place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from encoder.document.notes.candidates import Candidate

SURE, LIKELY = 3.0, 1.0
UNPLACED = -3.0
_MOST_PAIRS_PER_NOTE = 4000


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


def align_notes(labels: Sequence[str], candidates: Sequence[Candidate]) -> tuple[Placement, ...]:
    """A placement for each note.

    Args:
        labels: of the notes, in the order of their list.
        candidates: in the order of the text; those inside a note name it by its index in `labels`.
    """
    by_label: dict[str, list[tuple[int, Candidate]]] = {}
    for rank, candidate in enumerate(candidates):
        by_label.setdefault(candidate.label, []).append((rank, candidate))
    chosen = _best_chain(labels, by_label, len(candidates))
    return tuple(_placements(labels, chosen, by_label))


def _best_chain(
    labels: Sequence[str], by_label: dict[str, list[tuple[int, Candidate]]], size: int
) -> dict[int, _Link]:
    maxima = _PrefixMaxima(size)
    links: list[list[_Link]] = []
    best: _Link | None = None
    final = UNPLACED * len(labels)
    for note, label in enumerate(labels):
        pairs = by_label.get(label, [])[:_MOST_PAIRS_PER_NOTE]
        found = [_link(note, rank, candidate, maxima, links) for rank, candidate in pairs]
        links.append([link for link in found if link is not None])
        for link in links[-1]:
            maxima.add(link)
            if _final(link, len(labels)) > final:
                best, final = link, _final(link, len(labels))
    chain: dict[int, _Link] = {}
    while best is not None:
        chain[best.note] = best
        best = best.before
    return chain


def _final(link: _Link, notes: int) -> float:
    return link.total + UNPLACED * (notes - link.note - 1)


def _link(
    note: int, rank: int, candidate: Candidate, maxima: _PrefixMaxima, links: list[list[_Link]]
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
    through = [link for other in links[host:note] for link in other if _leads_into(link, host, candidate)]
    if not through:
        return None
    before = max(through, key=lambda link: link.total - UNPLACED * (link.note + 1))
    total = before.total + UNPLACED * (note - before.note - 1) + candidate.score
    return _Link(note, candidate, before.rank, total, before)


def _leads_into(link: _Link, host: int, candidate: Candidate) -> bool:
    if link.note == host:
        return True
    return link.candidate.inside == host and link.candidate.start < candidate.start


def _placements(
    labels: Sequence[str], chain: dict[int, _Link], by_label: dict[str, list[tuple[int, Candidate]]]
) -> Iterator[Placement]:
    after = _next_ranks(labels, chain)
    low = -1
    end = -1
    for note, label in enumerate(labels):
        link = chain.get(note)
        if link is None or (link.candidate.inside is None and link.candidate.start < end):
            yield Placement(None, 0.0)
            continue
        end = link.candidate.end if link.candidate.inside is None else end
        rivals = [
            candidate.score
            for rank, candidate in by_label.get(label, [])
            if low < rank < after[note] and candidate is not link.candidate
        ]
        yield Placement(link.candidate, link.candidate.score - max([UNPLACED, *rivals]))
        low = link.rank


def _next_ranks(labels: Sequence[str], chain: dict[int, _Link]) -> list[float]:
    """For each note, the rank of the place of the next one that has a place."""
    after = [float("inf")] * len(labels)
    following = float("inf")
    for note in range(len(labels) - 1, -1, -1):
        after[note] = following
        following = chain[note].rank if note in chain else following
    return after
