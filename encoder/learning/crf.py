"""Changes to the weights of a chain that make its corrected lines likeliest, near the weights it has.

Maximum a posteriori: the weights of the chain are the mean of a Gaussian prior, and the lines of corrected
documents move them (Chelba and Acero, "Adaptation of maximum entropy capitalizer", EMNLP 2004). A line of
which the documents do not say what it is counts with all its labels (Tsuboi and others, "Training conditional
random fields using incomplete annotations", COLING 2008).

Needs the extra `learn`: numpy and scipy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

Matrix = NDArray[np.float64]
_ROUNDS = 60
_ENOUGH = 1e-4


@dataclass(frozen=True, slots=True)
class Sequences:
    """Lines of documents, as a chain sees them.

    Attributes:
        rows: of each document, its lines' features by number.
        scores: of each document, of each label of each line, by the weights there are.
        allowed: of each document, whether a line can truly have a label: one, or all where it is not known.
    """

    rows: Sequence[Sequence[Sequence[int]]]
    scores: Sequence[Matrix]
    allowed: Sequence[NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class _Batch:
    """All documents, the longest first, as one: the lines by their place in the document, then by document."""

    features: sparse.csr_matrix
    scores: Matrix
    allowed: NDArray[np.bool_]
    starts: NDArray[np.int64]
    """Where the lines of each place begin."""


def _batched(given: Sequences, width: int) -> _Batch:
    order = sorted(range(len(given.rows)), key=lambda n: -len(given.rows[n]))
    longest = len(given.rows[order[0]])
    lines = [(n, t) for t in range(longest) for n in order if t < len(given.rows[n])]
    counts = [sum(t < len(given.rows[n]) for n in order) for t in range(longest)]
    indices = [given.rows[n][t] for n, t in lines]
    pointers = np.concatenate(([0], np.cumsum([len(row) for row in indices])))
    columns = np.fromiter((i for row in indices for i in row), dtype=np.int64, count=int(pointers[-1]))
    features = sparse.csr_matrix(
        (np.ones(len(columns)), columns, pointers), shape=(len(lines), width), dtype=np.float64
    )
    return _Batch(
        features,
        np.array([given.scores[n][t] for n, t in lines]),
        np.array([given.allowed[n][t] for n, t in lines]),
        np.concatenate(([0], np.cumsum(counts))),
    )


def _marginals(batch: _Batch, scores: Matrix, steps: Matrix) -> tuple[float, Matrix, Matrix]:
    """The logarithm of the sum over all labellings, what it says of each line, and of each step.

    Args:
        batch: the documents.
        scores: of the labels of each line; minus infinity where a label cannot be.
        steps: `steps[i, j]` is the weight of label j after label i.
    """
    starts = batch.starts
    most = scores.max(axis=1)
    local = np.exp(scores - most[:, None])
    factors = np.exp(steps)
    ahead, behind, sums = np.empty_like(local), np.ones_like(local), np.empty(len(local))
    for t in range(len(starts) - 1):
        here = slice(starts[t], starts[t + 1])
        size = starts[t + 1] - starts[t]
        reached = local[here] if t == 0 else local[here] * (ahead[starts[t - 1] :][:size] @ factors)
        sums[here] = reached.sum(axis=1)
        ahead[here] = reached / sums[here, None]
    for t in range(len(starts) - 3, -1, -1):
        size = starts[t + 2] - starts[t + 1]
        onward = slice(starts[t + 1], starts[t + 2])
        behind[starts[t] :][:size] = ((local[onward] * behind[onward]) @ factors.T) / sums[onward, None]
    lines = ahead * behind
    first = int(starts[1])
    before = np.concatenate(
        [np.arange(starts[t], starts[t] + starts[t + 2] - starts[t + 1]) for t in range(len(starts) - 2)]
        or [np.empty(0, dtype=np.int64)]
    ).astype(np.int64)
    onward = local[first:] * behind[first:] / sums[first:, None]
    pairs = factors * (ahead[before].T @ onward)
    return float(np.log(sums).sum() + most.sum()), lines / lines.sum(axis=1, keepdims=True), pairs


def adapted(
    given: Sequences, steps: Matrix, width: int, tightness: Matrix, tightness_of_steps: float
) -> tuple[Matrix, Matrix]:
    """What is to be added to the weights: of features, by label; and of steps.

    Args:
        given: the corrected lines.
        steps: the weights of steps there are.
        width: how many features there are.
        tightness: how much each feature is held to its weight: one over the variance of the prior.
        tightness_of_steps: the same of steps.
    """
    size = len(steps)
    batch = _batched(given, width)
    barred = np.where(batch.allowed, 0.0, -np.inf)
    holding = np.concatenate([np.repeat(tightness, size), np.full(size * size, tightness_of_steps)])
    transposed = batch.features.T.tocsr()

    def loss(moved: Matrix) -> tuple[float, Matrix]:
        more = moved[: width * size].reshape(width, size)
        own_steps = steps + moved[width * size :].reshape(size, size)
        scores = batch.scores + batch.features @ more
        free, lines, pairs = _marginals(batch, scores, own_steps)
        bound, true_lines, true_pairs = _marginals(batch, scores + barred, own_steps)
        slope = np.concatenate(
            [(transposed @ (lines - true_lines)).ravel(), (pairs - true_pairs).ravel()]
        )
        return free - bound + 0.5 * float(holding @ (moved * moved)), slope + holding * moved

    found = optimize.minimize(
        loss,
        np.zeros(width * size + size * size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": _ROUNDS, "ftol": _ENOUGH * 1e-2, "maxcor": 8},
    ).x
    return found[: width * size].reshape(width, size), found[width * size :].reshape(size, size)
