"""Cases of corrected documents → what the weights of the chains are changed by."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from scipy import sparse

from encoder.house.weights import ChainChange
from encoder.learning.cases import Case
from encoder.learning.crf import Batch, Change, Matrix, Sequences, adapted, batch_of, loss_of
from encoder.pages.learnt.chain import BARRED, chain
from encoder.pages.learnt.chains import NAMES
from encoder.pages.learnt.house_features import WHOLE
from encoder.strings import unfit

TIGHTNESS: Final = (0.7, 2.0, 6.0, 20.0)
"""How much weights are held to those shipped; which of them is best, documents that are left out say."""
FREE: Final = 0.0
LITTLE: Final = 20.0
"""What weights are held at least, where they may change as what they learn from asks, and where little."""
OWN: Final = 2.0
"""How many times more the features of the house are held: the shipped weights know nothing of them."""
SAME: Final = 0.2
"""The same of those of lines that say the same: nothing else is as sure to come again."""
STEPS: Final = 0.5
FOLDS: Final = 5
FEWEST: Final = 2
"""On fewer lines a feature says nothing of others."""
LONGEST: Final = 200
HOUSE_FEATURE: Final = "H:"
TRUSTED, DEAREST = 3.0, 8.0
"""How many lines speak for a bound before any does; and what one costs at most that has failed."""
SMALLEST: Final = 0.05
_PIECE = 100
"""Longer documents are learnt from in pieces of so many lines, all at once."""


class Learner:
    """What the cases of corrected documents teach each chain.

    Args:
        documents: the cases of each.
    """

    def __init__(self, documents: Sequence[Sequence[Case]]) -> None:
        self._problems: dict[str, _Problem] = {}
        for name in NAMES:
            cases = [
                (n, case) for n, document in enumerate(documents) for case in document if case.chain == name
            ]
            if cases:
                self._problems[name] = _Problem(name, [n for n, _ in cases], [case for _, case in cases])

    @property
    def chains(self) -> tuple[str, ...]:
        """The names of the chains that something can be learnt of."""
        return tuple(self._problems)

    def change(self, name: str, hold: float = FREE, without: Collection[int] = ()) -> ChainChange | None:
        """What the weights of a chain are changed by; None where nothing holds for other documents.

        Args:
            name: of the chain.
            hold: how tightly its weights are held at least.
            without: the numbers of documents that are left out.
        """
        return self._problems[name].change(hold, frozenset(without))


def left_out(documents: int, most: int = FOLDS) -> list[range]:
    """Which of so many documents are left out, one time after the other: each once.

    Args:
        documents: how many there are.
        most: how many times at most.
    """
    folds = min(most, documents)
    return [range(fold, documents, folds) for fold in range(folds)]


def softened(cases: Iterable[Case]) -> dict[str, float]:
    """What the bounds cost that the corrected documents have shown to fail: the odds that they hold.

    Args:
        cases: of corrected documents.
    """
    held: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for case in cases:
        for names, key, label in zip(case.allowed, case.keys, case.truth, strict=True):
            if names is not None and label is not None:
                (held if label in names else failed)[key] += 1
    return {
        key: round(min(DEAREST, max(0.0, math.log((held[key] + TRUSTED) / count))), 2)
        for key, count in failed.items()
    }


class _Problem:
    """What a chain is to learn from cases.

    Args:
        name: of the chain.
        documents: of which document each case is, by number.
        cases: what was asked of the chain.
    """

    def __init__(self, name: str, documents: Sequence[int], cases: Sequence[Case]) -> None:
        self._name, self._documents, self._cases = name, documents, cases
        model = self._model = chain(name)
        seen = Counter(feature for case in cases for row in case.rows for feature in set(row))
        fit = (f for f, n in seen.items() if n >= FEWEST and len(f) <= LONGEST and not unfit(f))
        self._features = sorted(fit)
        numbers = {feature: n for n, feature in enumerate(self._features)}
        columns = [
            [numbers[feature] for feature in dict.fromkeys(row) if feature in numbers]
            for case in cases
            for row in case.rows
        ]
        ends = np.cumsum([0, *map(len, columns)])
        flat = np.fromiter((n for row in columns for n in row), dtype=np.int64, count=int(ends[-1]))
        self._matrix = sparse.csr_matrix(
            (np.ones(len(flat)), flat, ends), shape=(len(columns), len(self._features))
        )
        self._scores = np.concatenate([np.array(model.scores(case.rows)) for case in cases])
        self._right = np.array(
            [
                [label is None or one == label for one in model.labels]
                for case in cases
                for label in case.truth
            ]
        )
        self._steps: Matrix = np.array(model.steps).T
        own = [
            SAME if feature.startswith(WHOLE) else OWN if feature.startswith(HOUSE_FEATURE) else 1.0
            for feature in self._features
        ]
        self._held: Matrix = np.array(own)
        self._known: dict[tuple[frozenset[int], float], tuple[Change, dict[str, float]]] = {}
        self._pieces = [(n, size) for n, case in enumerate(cases) for size in _pieces(len(case.rows))]

    def _pieces_of(self, chosen: Iterable[int]) -> list[int]:
        """The pieces of some of the cases."""
        wanted = set(chosen)
        return [i for i, (n, _) in enumerate(self._pieces) if n in wanted]

    def _sequences(self, bounds: dict[str, float]) -> Sequences:
        """The lines of all cases, within bounds of which some are softened."""
        barred = {names for case in self._cases for names in case.allowed if names is not None}
        beyond = {names: [label not in names for label in self._model.labels] for names in barred}
        scores = self._scores.copy()
        places = (
            (names, key) for case in self._cases for names, key in zip(case.allowed, case.keys, strict=True)
        )
        for row, (names, key) in zip(scores, places, strict=True):
            if names is not None:
                row[beyond[names]] -= bounds.get(key, BARRED)
        return Sequences(self._matrix, scores, self._right, [size for _, size in self._pieces])

    def change(self, hold: float, without: frozenset[int]) -> ChainChange | None:
        """What is learnt from the cases, those of some documents left out."""
        tightness = self._tightness
        if not tightness or without.issuperset(self._documents):
            return None
        return self._named(*self._learnt(without, max(tightness, hold)))

    @cached_property
    def _tightness(self) -> float | None:
        """How tightly weights are best held; None where nothing that is learnt holds for other documents."""
        if len(set(self._documents)) == 1:
            return None
        losses = {tightness: self._left_out(tightness) for tightness in TIGHTNESS}
        best = min(TIGHTNESS, key=losses.__getitem__)
        return best if losses[best] < self._left_out(None) else None

    def _learnt(self, without: frozenset[int], tightness: float) -> tuple[Change, dict[str, float]]:
        """The change, and the softened bounds, that the cases teach, those of some documents left out."""
        key = (without, tightness)
        if key not in self._known:
            chosen = [n for n, document in enumerate(self._documents) if document not in without]
            bounds = softened(self._cases[n] for n in chosen)
            batch = batch_of(self._sequences(bounds), self._pieces_of(chosen))
            states = np.outer(self._held, np.full(len(self._steps), tightness))
            steps = np.full_like(self._steps, STEPS * tightness)
            self._known[key] = adapted(batch, self._steps, states, steps), bounds
        return self._known[key]

    def _left_out(self, tightness: float | None) -> float:
        """How unlikely the cases are by what the others teach; by the shipped weights where nothing holds."""
        return sum(loss_of(batch, self._steps, change) for batch, change in self._folds(tightness))

    def _folds(self, tightness: float | None) -> Iterator[tuple[Batch, Change]]:
        """Cases that are left out, each time with what the others teach; with nothing for no tightness.

        A line that a bound forbids to be what it is counts as much as one that is very unlikely.
        """
        nothing = Change(np.zeros((len(self._features), len(self._steps))), np.zeros_like(self._steps))
        for out in left_out(max(self._documents) + 1):
            cases = [n for n, document in enumerate(self._documents) if document in out]
            if not cases:
                continue
            change, bounds = nothing, dict[str, float]()
            if tightness is not None:
                change, bounds = self._learnt(frozenset(out), tightness)
            given = self._sequences(_lenient(self._cases, bounds))
            yield batch_of(given, self._pieces_of(cases)), change

    def _named(self, change: Change, bounds: dict[str, float]) -> ChainChange:
        """A change by the names of features and labels."""
        labels = self._model.labels
        states = (
            (self._features[i], labels[j], round(float(change.states[i, j]), 2))
            for i, j in zip(*np.nonzero(np.abs(change.states) >= SMALLEST), strict=True)
        )
        steps = (
            (labels[i], labels[j], round(float(change.steps[i, j]), 2))
            for i, j in zip(*np.nonzero(np.abs(change.steps) >= SMALLEST), strict=True)
        )
        return ChainChange(self._name, tuple(states), tuple(steps), tuple(sorted(bounds.items())))


def _pieces(lines: int) -> list[int]:
    """How many lines the pieces of a document have, as evenly as can be."""
    many = max(1, -(-lines // _PIECE))
    return [(n + 1) * lines // many - n * lines // many for n in range(many)]


def _lenient(cases: Sequence[Case], bounds: dict[str, float]) -> dict[str, float]:
    """Bounds that cost no more than the dearest that may fail."""
    return {key: bounds.get(key, DEAREST) for case in cases for key in case.keys}
