"""A linear-chain conditional random field: labels for a sequence of lines, decided all at once.

Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001. The weights are trained by
`benchmarks/train_roles.py` and shipped as text; here they are only used.

Most of the time goes into adding up the weights of some fifty features for every label of every line. So the
weights that a feature gives all labels are one integer, which is added at once: 32 bits for each label, in
hundredths.
"""

import math
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import repeat
from operator import add, mul, sub
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
BARRED = 50.0
_NEGLIGIBLE = 25.0
"""The logarithm of how much likelier another label must be for one not to count."""
_TIE = 1e-6
"""More than what sums of scores are rounded by, far less than scores differ by."""
_BITS = 32
_UNIT = 100
_REMEMBERED = 1_000
"""How many sets of labels a chain keeps what belongs to."""
_ZERO = 1 << (_BITS - 1)
"""What stands for a weight of nothing, so that sums below it have no sign."""


@dataclass(frozen=True)
class Chain:
    """Weights of a chain, made by `chain_of`.

    Attributes:
        labels: the labels, in the order of all vectors below.
        states: feature → the weights that it gives the labels, packed.
        steps: `steps[j][i]` is the weight of label j after label i.
    """

    labels: tuple[str, ...]
    states: dict[str, int]
    steps: tuple[tuple[float, ...], ...]

    def scores(self, rows: Sequence[Sequence[str]]) -> list[list[float]]:
        """The score of each label for each row of features."""
        size = len(self.labels)
        start, unpack = _packed(repeat(_ZERO, size)), struct.Struct(f"<{size}I").unpack
        weights, nothing = self.states.get, repeat(0)
        sums = (sum(map(weights, row, nothing), start) for row in rows)
        return [[(n - _ZERO) / _UNIT for n in unpack(one.to_bytes(4 * size, "little"))] for one in sums]

    def decide(
        self,
        rows: Sequence[Sequence[str]],
        allowed: Sequence[frozenset[str] | None] = (),
        costs: Sequence[float] = (),
    ) -> list[tuple[str, float]]:
        """The best sequence of labels (Viterbi 1967), each with its marginal probability.

        Args:
            rows: the features of each line.
            allowed: the labels that a line may have, None for all; empty where all lines may have all.
            costs: what any other label of a line costs; empty where it is as good as forbidden.
        """
        if not rows:
            return []
        scores = self.scores(rows)
        kept = [tuple(range(len(self.labels)))] * len(scores)
        for i, names in enumerate(allowed):
            if names is not None:
                row, cost = scores[i], costs[i] if costs else BARRED
                row[:] = map(sub, row, _costs(self.labels, names, cost))
                least = max(row) - self._reach
                kept[i] = tuple([label for label, score in enumerate(row) if score >= least])
        _, forward, backward = self._messages(scores, kept)
        return [
            (self.labels[label], ahead[label] * behind[label] / (sum(map(mul, ahead, behind)) or 1.0))
            for label, ahead, behind in zip(self._best(scores, kept), forward, backward, strict=True)
        ]

    @cached_property
    def _reach(self) -> float:
        """By how much a label's score may be below the best of its line, and the label still count.

        The best label in its place changes two steps, neither by more than the greatest differs from the
        least: one farther below is never chosen, and its probability is nothing that a float would tell.
        """
        weights = [weight for step in self.steps for weight in step]
        return 2 * (max(weights) - min(weights)) + _NEGLIGIBLE

    def _rivals(self, row: list[float], labels: tuple[int, ...]) -> list[int]:
        """Of the labels that a line can have, those that its best one does not rule out of the best sequence.

        Args:
            row: the scores of the line.
            labels: that can be chosen.
        """
        most = max(row)
        gains = self._gains[row.index(most)]
        return [label for label in labels if row[label] >= most - gains[label]]

    @cached_property
    def _gains(self) -> list[list[float]]:
        """By how much, at most, the steps to and from a line gain by another label in the place of one.

        The first and the last line have a step on one side only: a side that would lose loses nothing there.
        """
        onward = list(zip(*self.steps, strict=True))
        ways = list(zip(self.steps, onward, strict=True))
        return [
            [max(0.0, *map(sub, other, own)) + max(0.0, *map(sub, way, away)) + _TIE for other, way in ways]
            for own, away in ways
        ]

    @cached_property
    def _narrowed(self) -> tuple["_Narrowed", "_Narrowed"]:
        """The factors of the steps by both ways, from some labels only."""
        steps, turned = self._factors
        return _Narrowed(steps), _Narrowed(turned)

    def _best(self, scores: list[list[float]], kept: Sequence[tuple[int, ...]]) -> list[int]:
        """The labels of the best sequence: how good the best way to each is, and from the end back.

        Args:
            scores: of the labels of each line.
            kept: the labels of each line that can be chosen.
        """
        totals = [scores[0]]
        before = self._rivals(scores[0], kept[0])
        for row, labels in zip(scores[1:], kept[1:], strict=True):
            above, total = totals[-1], [-math.inf] * len(row)
            rivals = self._rivals(row, labels)
            for label in rivals:
                step = self.steps[label]
                total[label] = max([above[one] + step[one] for one in before]) + row[label]
            totals.append(total)
            before = rivals
        path = [totals[-1].index(max(totals[-1]))]
        for total in reversed(totals[:-1]):
            reached = list(map(add, total, self.steps[path[-1]]))
            path.append(reached.index(max(reached)))
        return path[::-1]

    def likeliest(
        self, rows: Sequence[Sequence[str]], label: str, spans: Sequence[tuple[int, int]]
    ) -> list[tuple[int, float]]:
        """Where in each span of rows a label most likely stands, and how likely it stands there at all.

        A label that may stand on either of two rows can be likely, though it is not on any one of them.

        Args:
            rows: the features of each line.
            label: one of `labels`.
            spans: the first row of each span, and the one after its last.
        """
        if not rows:
            return []
        wanted = self.labels.index(label)
        kept = [tuple(range(len(self.labels)))] * len(rows)
        local, forward, backward = self._messages(self.scores(rows), kept)
        marginals = [
            _normal(list(map(mul, ahead, behind))) for ahead, behind in zip(forward, backward, strict=True)
        ]
        steps, turned = self._factors
        out = []
        for start, end in spans:
            without = [0.0 if i == wanted else value for i, value in enumerate(marginals[start])]
            for t in range(start + 1, end):
                onward = list(map(mul, local[t], backward[t]))
                sums = [sum(map(mul, step, onward)) for step in turned]
                shares = [value / total for value, total in zip(without, sums, strict=True)]
                without = [
                    0.0 if i == wanted else onward[i] * sum(map(mul, step, shares))
                    for i, step in enumerate(steps)
                ]
            best = max(range(start, end), key=lambda t: marginals[t][wanted])
            out.append((best, 1.0 - min(1.0, sum(without))))
        return out

    @cached_property
    def _factors(self) -> tuple[list[list[float]], list[tuple[float, ...]]]:
        """The steps as factors of a probability, and the same by the label that comes before."""
        factors = [[math.exp(weight) for weight in row] for row in self.steps]
        return factors, list(zip(*factors, strict=True))

    def _messages(
        self, scores: list[list[float]], kept: Sequence[tuple[int, ...]]
    ) -> tuple[list[list[float]], ...]:
        """For each row, its labels' own factors, and the messages from above and from below.

        Args:
            scores: of the labels of each line.
            kept: the labels of each line that can be chosen; the others get no messages.
        """
        steps, turned = self._narrowed
        local = [_local(row) for row in scores]
        every = tuple(range(len(self.labels)))
        forward, before = [_normal(local[0])], every
        for row, labels in zip(local[1:], kept[1:], strict=True):
            forward.append(_normal(list(map(mul, row, _sums(steps, forward[-1], labels, before)))))
            before = labels
        backward, before = [[1.0] * len(self.labels)], every
        for row, labels in zip(reversed(local[1:]), reversed(kept[:-1]), strict=True):
            weighted = list(map(mul, row, backward[-1]))
            backward.append(_normal(_sums(turned, weighted, labels, before)))
            before = labels
        backward.reverse()
        return local, forward, backward


@lru_cache(maxsize=_REMEMBERED)
def _costs(labels: tuple[str, ...], names: frozenset[str], cost: float) -> list[float]:
    """What each label costs where only some may be."""
    return [0.0 if label in names else cost for label in labels]


class _Narrowed:
    """Steps between labels, and those from some labels only: what is nothing need not be added up."""

    def __init__(self, steps: Sequence[Sequence[float]]) -> None:
        self.every = steps
        self._known: dict[tuple[int, ...], list[list[float]]] = {}

    def by(self, labels: tuple[int, ...]) -> Sequence[Sequence[float]]:
        """The steps from some labels."""
        if len(labels) == len(self.every):
            return self.every
        found = self._known.get(labels)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[labels] = [[step[label] for label in labels] for step in self.every]
        return found


def _sums(
    narrowed: _Narrowed, before: list[float], labels: tuple[int, ...], known: tuple[int, ...]
) -> list[float]:
    """For each of some labels, what reaches it from those before; nothing for the others.

    Args:
        narrowed: the steps.
        before: what each label before has.
        labels: that are reached.
        known: the labels before that have something.
    """
    steps = narrowed.by(known)
    size = len(steps)
    values = before if len(known) == size else [before[label] for label in known]
    if len(labels) == size:
        return [sum(map(mul, step, values)) for step in steps]
    sums = [0.0] * size
    for label in labels:
        sums[label] = sum(map(mul, steps[label], values))
    return sums


def _local(row: list[float]) -> list[float]:
    most = max(row)
    return [math.exp(score - most) for score in row]


def _normal(values: list[float]) -> list[float]:
    total = sum(values) or 1.0
    return [value / total for value in values]


def _packed(numbers: Iterable[int]) -> int:
    return sum(number << (_BITS * i) for i, number in enumerate(numbers))


def changed(
    chain: Chain, states: Iterable[tuple[str, str, float]], steps: Iterable[tuple[str, str, float]]
) -> Chain:
    """A chain with something added to its weights.

    Args:
        chain: as it is.
        states, steps: as for `chain_of`; what is added.
    """
    more = chain_of(chain.labels, states, steps)
    packed = {**chain.states, **{name: chain.states.get(name, 0) + n for name, n in more.states.items()}}
    table = (tuple(map(add, own, others)) for own, others in zip(chain.steps, more.steps, strict=True))
    return Chain(chain.labels, packed, tuple(table))


def chain_of(
    labels: Sequence[str],
    states: Iterable[tuple[str, str, float]],
    steps: Iterable[tuple[str, str, float]],
) -> Chain:
    """A chain.

    Args:
        labels: in order.
        states: weights of a label for a feature, rounded to hundredths; what is left out weighs nothing.
        steps: weights of a label after another, the earlier one first.
    """
    index = {label: i for i, label in enumerate(labels)}
    packed: dict[str, int] = {}
    for feature, label, weight in states:
        packed[feature] = packed.get(feature, 0) + (round(weight * _UNIT) << (_BITS * index[label]))
    table = [[0.0] * len(labels) for _ in labels]
    for before, label, weight in steps:
        table[index[label]][index[before]] = weight
    return Chain(tuple(labels), packed, tuple(map(tuple, table)))


def read_chain(path: Path) -> Chain:
    """A chain from its file, of rows with tabs: `label L`, `step L L weight`, `state feature L weight`."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return chain_of(
        [row[1] for row in rows if row[0] == "label"],
        ((row[1], row[2], float(row[3])) for row in rows if row[0] == "state"),
        ((row[1], row[2], float(row[3])) for row in rows if row[0] == "step"),
    )


@cache
def chain(name: str) -> Chain:
    """One of the chains shipped in `weights/`."""
    return read_chain(WEIGHTS / f"{name}.tsv")
