"""Cases of corrected documents → what the weights of the chains are changed by."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from encoder.house.weights import ChainChange
from encoder.learning.cases import Case
from encoder.learning.crf import Sequences, adapted
from encoder.pages.chain import BARRED, chain

HELD, HELD_OWN, HELD_STEPS = 2.0, 4.0, 1.0
"""How much features, those of the house, and steps are held to the weights they have."""
HOUSE_FEATURE = "H:"
TRUSTED, DEAREST = 3.0, 8.0
"""So many lines speak for a bound before any does; and what one costs at most that has failed."""
SMALLEST = 0.05


def change_of(name: str, cases: Sequence[Case]) -> ChainChange | None:
    """What a chain is changed by; None where the cases ask nothing of it.

    Args:
        name: of the chain.
        cases: of corrected documents.
    """
    own = [case for case in cases if case.chain == name]
    if not own:
        return None
    model = chain(name)
    labels = model.labels
    bounds = softened(own)
    numbers = {feature: n for n, feature in enumerate(sorted({f for case in own for r in case.rows for f in r}))}
    scores, allowed = [], []
    for case in own:
        scores.append(_scores(case, bounds))
        mask = np.ones((len(case.rows), len(labels)), dtype=bool)
        for row, right in zip(mask, case.truth, strict=True):
            if right is not None:
                row[:] = [label == right for label in labels]
        allowed.append(mask)
    rows = [[[numbers[feature] for feature in row] for row in case.rows] for case in own]
    held = np.array([HELD_OWN if feature.startswith(HOUSE_FEATURE) else HELD for feature in numbers])
    steps = np.array(model.steps).T
    states, moved = adapted(Sequences(rows, scores, allowed), steps, len(numbers), held, HELD_STEPS)
    return ChainChange(
        name,
        tuple(
            (feature, labels[j], round(float(states[n, j]), 2))
            for feature, n in numbers.items()
            for j in np.flatnonzero(np.abs(states[n]) >= SMALLEST)
        ),
        tuple(
            (labels[i], labels[j], round(float(moved[i, j]), 2))
            for i, j in zip(*np.nonzero(np.abs(moved) >= SMALLEST), strict=True)
        ),
        tuple(sorted(bounds.items())),
    )


def _scores(case: Case, bounds: dict[str, float]) -> np.ndarray:
    """The scores of the labels of each line by the shipped weights, within the bounds of the house."""
    model = chain(case.chain)
    scores = np.array(model.scores(case.rows))
    for row, names, key in zip(scores, case.allowed, case.keys, strict=True):
        if names is not None:
            row -= [0.0 if label in names else bounds.get(key, BARRED) for label in model.labels]
    return scores


def softened(cases: Iterable[Case]) -> dict[str, float]:
    """What the bounds cost that the corrected documents have shown to fail: the odds that they hold."""
    held: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for case in cases:
        for names, key, right in zip(case.allowed, case.keys, case.truth, strict=True):
            if names is not None and right is not None:
                (held if right in names else failed)[key] += 1
    return {
        key: round(min(DEAREST, max(0.0, math.log((held[key] + TRUSTED) / count))), 2)
        for key, count in failed.items()
    }
