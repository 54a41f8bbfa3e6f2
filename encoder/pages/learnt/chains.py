"""The chains that decide what lines are: as shipped, or with what was learnt of a house added to them."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from encoder.house.weights import HouseWeights, Precedent
from encoder.house.weights_file import Shipped
from encoder.pages.learnt import chain
from encoder.pages.learnt.certainties import calibration
from encoder.pages.learnt.chain import BARRED, Chain, changed
from encoder.pages.learnt.house_features import bound_keys, with_house_features
from encoder.pages.learnt.precedents import ROLES
from encoder.pages.sights.sight import Sight

NAMES: Final = ("lines", "furniture", "text", "breaks")
_HOUSES = 8
"""How many houses' chains a process keeps."""

Labels = Sequence[frozenset[str] | None]


class Chains:
    """The chains shipped; those who learn see by a class of their own what is asked of them.

    Attributes:
        precedents: by which lines are read anew that the chains have read.
    """

    precedents: tuple[Precedent, ...] = ()

    def labels(self, name: str) -> tuple[str, ...]:
        """The labels of a chain, which no house changes."""
        return chain.chain(name).labels

    def decide(
        self,
        name: str,
        seen: Sequence[Sight],
        rows: Sequence[list[str]],
        allowed: Labels,
        said: Labels = (),
    ) -> list[tuple[str, float]]:
        """What each line is, and how certainly.

        Args:
            name: of the chain.
            seen: the lines.
            rows: their features.
            allowed: the labels that a line may have by its bounds, None for all.
            said: the labels that an editor leaves a line, None where nothing was said; empty: of none.
        """
        return _calibrated(name, chain.chain(name).decide(rows, _bound(allowed, said)))

    def likeliest(
        self,
        name: str,
        seen: Sequence[Sight],
        rows: Sequence[list[str]],
        label: str,
        spans: Sequence[tuple[int, int]],
    ) -> list[tuple[int, float]]:
        """Where in each span of lines a label most likely stands, as `Chain.likeliest` says."""
        return chain.chain(name).likeliest(rows, label, spans)


def _calibrated(name: str, decided: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """What was decided, with how often such decisions are right for how sure of itself the chain is."""
    of = calibration(name).of
    return [(label, of(certainty)) for label, certainty in decided]


def _bound(allowed: Labels, said: Labels) -> Labels:
    return [own or other for own, other in zip(said, allowed, strict=True)] if said else allowed


SHIPPED: Final = Chains()


class HouseChains(Chains):
    """The chains with what was learnt of a house.

    Args:
        weights: of the house.
    """

    def __init__(self, weights: HouseWeights) -> None:
        self._chains: dict[str, Chain] = {}
        self._bounds: dict[str, Mapping[str, float]] = {}
        self.precedents = weights.precedents
        for change in weights.changes:
            self._chains[change.chain] = changed(chain.chain(change.chain), change.states, change.steps)
            self._bounds[change.chain] = dict(change.bounds)

    def decide(
        self,
        name: str,
        seen: Sequence[Sight],
        rows: Sequence[list[str]],
        allowed: Labels,
        said: Labels = (),
    ) -> list[tuple[str, float]]:
        own = self._chains.get(name)
        if own is None:
            return super().decide(name, seen, rows, allowed, said)
        softened = self._bounds[name]
        costs = [softened.get(key, BARRED) for key in bound_keys(seen, allowed)] if softened else []
        if costs and said:
            costs = [cost if own_said is None else BARRED for cost, own_said in zip(costs, said, strict=True)]
        return _calibrated(name, own.decide(with_house_features(seen, rows), _bound(allowed, said), costs))

    def likeliest(
        self,
        name: str,
        seen: Sequence[Sight],
        rows: Sequence[list[str]],
        label: str,
        spans: Sequence[tuple[int, int]],
    ) -> list[tuple[int, float]]:
        own = self._chains.get(name)
        if own is None:
            return super().likeliest(name, seen, rows, label, spans)
        return own.likeliest(with_house_features(seen, rows), label, spans)


@lru_cache(maxsize=_HOUSES)
def _chains_of(weights: HouseWeights) -> HouseChains:
    return HouseChains(weights)


def chains_of(weights: HouseWeights | None) -> Chains:
    """The chains that a document is read by.

    Args:
        weights: of its house, None where nothing was learnt of it.
    """
    return SHIPPED if weights is None else _chains_of(weights)


@cache
def shipped() -> Shipped:
    """What the weights of a house are changes to."""
    state = hashlib.sha256()
    for name in NAMES:
        state.update((chain.WEIGHTS / f"{name}.tsv").read_bytes())
    return Shipped(state.hexdigest(), {name: SHIPPED.labels(name) for name in NAMES}, frozenset(ROLES))
