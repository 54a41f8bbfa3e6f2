"""Changes to the weights of a chain that make its corrected lines likeliest, near the weights it has.

Maximum a posteriori: the weights of the chain are the mean of a Gaussian prior, and the lines of corrected
documents move them (Chelba and Acero, "Adaptation of maximum entropy capitalizer", EMNLP 2004). A line of
which the documents do not say what it is counts with all its labels (Tsuboi and others, "Training conditional
random fields using incomplete annotations", COLING 2008).

Needs the extra `learn`: numpy, scipy, and threadpoolctl, since threads of BLAS take ten times as long for so
few labels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse
from threadpoolctl import threadpool_limits

Matrix = NDArray[np.float64]
_ROUNDS = 40
_ENOUGH = 1e-5


@dataclass(frozen=True, slots=True)
class Sequences:
    """Lines of documents, one document after the other, as a chain sees them.

    Attributes:
        features: which of the features each line has.
        scores: of each label of each line, by the weights there are.
        right: whether a line can truly have a label: one, or all where it is not known.
        lengths: how many lines each document has.
    """

    features: sparse.csr_matrix
    scores: Matrix
    right: NDArray[np.bool_]
    lengths: Sequence[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents, the longest first, as one: the first lines of all, then the second lines of all, and so on.

    Attributes:
        features, scores, barred: of the lines; `barred` is minus infinity where a label cannot be right.
        starts: where the lines of each place in a document begin.
        before: of each line that is not the first of its document, the one before it.
        rows: which of the given lines each is.
    """

    features: sparse.csr_matrix
    scores: Matrix
    barred: Matrix
    starts: NDArray[np.int64]
    before: NDArray[np.int64]
    rows: NDArray[np.int64]


def batch_of(given: Sequences, documents: Sequence[int]) -> Batch:
    """Some of the documents, to be worked on at once."""
    firsts = np.concatenate(([0], np.cumsum(given.lengths)))
    order = sorted((n for n in documents if given.lengths[n]), key=lambda n: (-given.lengths[n], n))
    longest = given.lengths[order[0]] if order else 0
    counts = [sum(t < given.lengths[n] for n in order) for t in range(longest)]
    rows = np.array([firsts[n] + t for t, count in enumerate(counts) for n in order[:count]], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    before = [np.arange(starts[t], starts[t] + counts[t + 1]) for t in range(longest - 1)]
    return Batch(
        given.features[rows],
        given.scores[rows],
        np.where(given.right[rows], 0.0, -np.inf),
        starts,
        np.concatenate(before).astype(np.int64) if before else np.empty(0, dtype=np.int64),
        rows,
    )


def marginals(batch: Batch, scores: Matrix, steps: Matrix) -> tuple[float, Matrix, Matrix]:
    """The logarithm of the sum over all labellings, what it says of each line, and of each step.

    Args:
        batch: the documents.
        scores: of the labels of each line; minus infinity where a label cannot be.
        steps: `steps[i, j]` is the weight of label j after label i.
    """
    starts = [int(start) for start in batch.starts]
    before = [slice(a, a + c - b) for a, b, c in zip(starts, starts[1:], starts[2:], strict=False)]
    most = scores.max(axis=1)
    local = np.exp(scores - most[:, None])
    factors = np.exp(steps)
    turned = factors.T.copy()
    ahead, behind, sums = np.empty_like(local), np.ones_like(local), np.empty(len(local))
    for t in range(len(starts) - 1):
        here = slice(starts[t], starts[t + 1])
        reached = local[here] if t == 0 else local[here] * (ahead[before[t - 1]] @ factors)
        sums[here] = reached.sum(axis=1)
        ahead[here] = reached / sums[here, None]
    for t in range(len(starts) - 3, -1, -1):
        onward = slice(starts[t + 1], starts[t + 2])
        behind[before[t]] = ((local[onward] * behind[onward]) @ turned) / sums[onward, None]
    lines = ahead * behind
    first = int(starts[1])
    onward_all = local[first:] * behind[first:] / sums[first:, None]
    pairs = factors * (ahead[batch.before].T @ onward_all)
    return float(np.log(sums).sum() + most.sum()), lines / lines.sum(axis=1, keepdims=True), pairs


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to weights.

    Attributes:
        states: by feature and label.
        steps: by label and the label after it.
    """

    states: Matrix
    steps: Matrix


def loss_of(batch: Batch, steps: Matrix, change: Change) -> float:
    """How unlikely the documents are as they are: the negative logarithm of their likelihood."""
    scores = batch.scores + batch.features @ change.states
    own = steps + change.steps
    return marginals(batch, scores, own)[0] - marginals(batch, scores + batch.barred, own)[0]


def adapted(
    batch: Batch, steps: Matrix, held: Matrix, held_steps: Matrix, start: Change | None = None
) -> Change:
    """The change that makes documents likeliest, as far as the prior lets it.

    Args:
        batch: the documents.
        steps: the weights of steps there are.
        held: how much the weight of each feature for each label is held: one over the variance of the prior.
        held_steps: the same of steps.
        start: where to look first.
    """
    width, size = batch.features.shape[1], len(steps)
    cut = width * size
    holding = np.concatenate([held.ravel(), held_steps.ravel()])
    transposed = batch.features.T.tocsr()

    def loss(moved: Matrix) -> tuple[float, Matrix]:
        own = steps + moved[cut:].reshape(size, size)
        scores = batch.scores + batch.features @ moved[:cut].reshape(width, size)
        free, lines, pairs = marginals(batch, scores, own)
        bound, true_lines, true_pairs = marginals(batch, scores + batch.barred, own)
        slope = np.concatenate([(transposed @ (lines - true_lines)).ravel(), (pairs - true_pairs).ravel()])
        return free - bound + 0.5 * float(holding @ (moved * moved)), slope + holding * moved

    first = np.zeros(cut + size * size)
    if start is not None:
        first = np.concatenate([start.states.ravel(), start.steps.ravel()])
    options = {"maxiter": _ROUNDS, "ftol": _ENOUGH, "maxcor": 8}
    with threadpool_limits(1):
        found = optimize.minimize(loss, first, jac=True, method="L-BFGS-B", options=options).x
    return Change(found[:cut].reshape(width, size), found[cut:].reshape(size, size))
