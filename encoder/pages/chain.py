"""A linear-chain conditional random field: labels for a sequence of lines, decided all at once.

Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001. The weights are trained by
`benchmarks/train_roles.py` and shipped as text; here they are only used.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
BARRED = 50.0


@dataclass(frozen=True, slots=True)
class Chain:
    """Weights of a chain.

    Attributes:
        labels: the labels, in the order of all vectors below.
        states: feature → (index of label, weight) pairs; absent pairs weigh 0.
        steps: `steps[j][i]` is the weight of label j after label i.
    """

    labels: tuple[str, ...]
    states: dict[str, tuple[tuple[int, float], ...]]
    steps: tuple[tuple[float, ...], ...]

    def scores(self, rows: Sequence[Sequence[str]]) -> list[list[float]]:
        """The score of each label for each row of features."""
        out = []
        for row in rows:
            sums = [0.0] * len(self.labels)
            for feature in row:
                for label, weight in self.states.get(feature, ()):
                    sums[label] += weight
            out.append(sums)
        return out

    def decide(
        self, rows: Sequence[Sequence[str]], allowed: Sequence[frozenset[str] | None] = ()
    ) -> list[tuple[str, float]]:
        """The best sequence of labels (Viterbi 1967), each with its marginal probability.

        Args:
            rows: the features of each line.
            allowed: the labels that a line may have, None for all; empty where all lines may have all.
        """
        if not rows:
            return []
        scores = self.scores(rows)
        for row, names in zip(scores, allowed, strict=False):
            if names is not None:
                row[:] = [
                    score if label in names else score - BARRED
                    for label, score in zip(self.labels, row, strict=True)
                ]
        path = self._best(scores)
        marginals = self._messages(scores)[1]
        return [(self.labels[label], marginals[t][label]) for t, label in enumerate(path)]

    def _best(self, scores: list[list[float]]) -> list[int]:
        total = scores[0]
        back: list[list[int]] = []
        for row in scores[1:]:
            came, sums = [], []
            for step, score in zip(self.steps, row, strict=True):
                reached = [a + b for a, b in zip(total, step, strict=True)]
                best = max(reached)
                came.append(reached.index(best))
                sums.append(best + score)
            back.append(came)
            total = sums
        path = [total.index(max(total))]
        for came in reversed(back):
            path.append(came[path[-1]])
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
        local, marginals, backward = self._messages(self.scores(rows))
        steps = self._factors()
        turned = list(zip(*steps, strict=True))
        out = []
        for start, end in spans:
            without = [0.0 if i == wanted else value for i, value in enumerate(marginals[start])]
            for t in range(start + 1, end):
                onward = [a * b for a, b in zip(local[t], backward[t], strict=True)]
                sums = [sum(map(float.__mul__, step, onward)) for step in turned]
                shares = [value / total for value, total in zip(without, sums, strict=True)]
                without = [
                    0.0 if i == wanted else onward[i] * sum(map(float.__mul__, step, shares))
                    for i, step in enumerate(steps)
                ]
            best = max(range(start, end), key=lambda t: marginals[t][wanted])
            out.append((best, 1.0 - min(1.0, sum(without))))
        return out

    def _factors(self) -> list[list[float]]:
        return [[math.exp(weight) for weight in row] for row in self.steps]

    def _messages(self, scores: list[list[float]]) -> tuple[list[list[float]], ...]:
        """For each row, its labels' own factors, their probabilities, and the messages from below."""
        steps = self._factors()
        turned = list(zip(*steps, strict=True))
        local = [[math.exp(score - max(row)) for score in row] for row in scores]
        forward = [_normal(local[0])]
        for row in local[1:]:
            last = forward[-1]
            forward.append(
                _normal([s * sum(map(float.__mul__, step, last)) for step, s in zip(steps, row, strict=True)])
            )
        backward = [[1.0] * len(self.labels)]
        for row in reversed(local[1:]):
            weighted = [a * b for a, b in zip(row, backward[-1], strict=True)]
            backward.append(_normal([sum(map(float.__mul__, step, weighted)) for step in turned]))
        backward.reverse()
        marginals = [
            _normal([a * b for a, b in zip(ahead, behind, strict=True)])
            for ahead, behind in zip(forward, backward, strict=True)
        ]
        return local, marginals, backward


def _normal(values: list[float]) -> list[float]:
    total = sum(values) or 1.0
    return [value / total for value in values]


def read_chain(path: Path) -> Chain:
    """A chain from its file, of rows with tabs: `label L`, `step L L weight`, `state feature L weight`."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    labels = tuple(row[1] for row in rows if row[0] == "label")
    index = {label: i for i, label in enumerate(labels)}
    steps = [[0.0] * len(labels) for _ in labels]
    states: dict[str, list[tuple[int, float]]] = {}
    for row in rows:
        if row[0] == "step":
            steps[index[row[2]]][index[row[1]]] = float(row[3])
        elif row[0] == "state":
            states.setdefault(row[1], []).append((index[row[2]], float(row[3])))
    return Chain(labels, {name: tuple(pairs) for name, pairs in states.items()}, tuple(map(tuple, steps)))


@cache
def chain(name: str) -> Chain:
    """One of the chains shipped in `weights/`."""
    return read_chain(WEIGHTS / f"{name}.tsv")
