"""Which documents an editor should correct next: those whose correction would teach most about the others.

What is in doubt in a document is counted by the kind of line and of decision. A document teaches what is in
doubt in it as far as it is in doubt in the others too, and what another has taught already is taught but
once: Σ over kinds of (doubt in all documents) · (1 − exp(−doubt in those corrected)), a submodular function,
whose greedy maximum is near the best (Nemhauser, Wolsey and Fisher 1978). It is seen against the work: the
root of the document's lines.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heapreplace
from typing import Final

from encoder.house.conventions import UNKNOWN, Conventions
from encoder.model import Line
from encoder.pages import find_pages
from encoder.pages.learnt.chains import Chains, Labels
from encoder.pages.learnt.house_features import kinds_of
from encoder.pages.sights.sight import Sight

MOST: Final = 5
_SHORTEST = 20
"""Lines that a document is at least counted as: to open it is work, too."""
_SURE = 0.02
"""Less doubt about a line is none."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is in doubt in a document.

    Attributes:
        name: of the document.
        lines: how many it has.
        kinds: how much is in doubt, in lines expected to be wrong, by what kind of line was taken for what.
    """

    name: str
    lines: int
    kinds: Mapping[str, float]

    @property
    def errors(self) -> float:
        """How many lines are expected to be wrong."""
        return sum(self.kinds.values())


@dataclass
class _Doubting(Chains):
    """The chains, with note taken of how much they doubt.

    Attributes:
        chains: that decide.
        found: doubt by kind.
    """

    chains: Chains
    found: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def decide(
        self,
        name: str,
        seen: Sequence[Sight],
        rows: Sequence[list[str]],
        allowed: Labels,
        said: Labels = (),
    ) -> list[tuple[str, float]]:
        decided = self.chains.decide(name, seen, rows, allowed, said)
        for kind, (label, certainty) in zip(kinds_of(seen), decided, strict=True):
            if certainty < 1 - _SURE:
                self.found[f"{name} {label} {kind}"] += 1 - certainty
        return decided

    def likeliest(
        self,
        name: str,
        seen: Sequence[Sight],
        rows: Sequence[list[str]],
        label: str,
        spans: Sequence[tuple[int, int]],
    ) -> list[tuple[int, float]]:
        found = self.chains.likeliest(name, seen, rows, label, spans)
        for _, certainty in found:
            doubt = min(certainty, 1 - certainty)
            if doubt > _SURE:
                self.found[f"{name} {label}"] += doubt
        return found


def doubts_of(
    name: str, lines: tuple[Line, ...], chains: Chains, *, typed: bool, house: Conventions = UNKNOWN
) -> Doubts:
    """What is in doubt in a document.

    Args:
        name: of the document.
        lines: of its source.
        chains: that decide.
        typed: whether it has the furniture of typed pages.
        house: what is known of the house.
    """
    doubting = _Doubting(chains)
    find_pages(lines, typed=typed, house=house, chains=doubting)
    return Doubts(name, sum(bool(line.text.strip()) for line in lines), dict(doubting.found))


def most_teaching(
    documents: Iterable[Doubts], corrected: Collection[str] = (), most: int = MOST
) -> tuple[str, ...]:
    """The names of the documents whose correction would teach most, the first first.

    Args:
        documents: of a house, with those that are corrected.
        corrected: the names of those that are.
        most: how many names at most.
    """
    known = sorted(documents, key=lambda one: one.name)
    whole: dict[str, float] = defaultdict(float)
    taught: dict[str, float] = defaultdict(float)
    for one in known:
        _add(taught if one.name in corrected else whole, one.kinds)
    waiting = [
        (-_worth(one, whole, taught), at)
        for at, one in enumerate(known)
        if one.name not in corrected and one.kinds
    ]
    heapify(waiting)
    chosen: list[str] = []
    while waiting and len(chosen) < most:
        _, at = waiting[0]
        now = (-_worth(known[at], whole, taught), at)
        if (
            now > waiting[0]
        ):  # what was chosen since teaches some of it; no document has come to be worth more
            heapreplace(waiting, now)
            continue
        heappop(waiting)
        _add(taught, known[at].kinds)
        chosen.append(known[at].name)
    return tuple(chosen)


def _add(to: dict[str, float], more: Mapping[str, float]) -> None:
    for kind, doubt in more.items():
        to[kind] += doubt


def _worth(one: Doubts, whole: Mapping[str, float], taught: Mapping[str, float]) -> float:
    """What a document teaches beyond what is taught, for the work that it makes."""
    gain = sum(
        whole.get(kind, 0.0) * math.exp(-taught.get(kind, 0.0)) * (1 - math.exp(-doubt))
        for kind, doubt in one.kinds.items()
    )
    return gain / math.sqrt(max(one.lines, _SHORTEST))
