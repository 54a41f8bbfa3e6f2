"""Whether reported certainties say how often decisions are right, on houses that the weights have not seen.

    python benchmarks/calibration.py ../shared/eval WEIGHTS

WEIGHTS is as for `learning_curves.py`. For each chain the decisions are sorted into ten bins by their
certainty, and the error that each bin expects is held against the error that gold facts show. Below it stands
what a table would make of it that says how often decisions of each certainty were right on other houses, made
monotone by pooling neighbours (isotonic regression).
"""

import argparse
import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path

from cross_validate import use_weights
from learning_curves import OCR, TYPED, documents_of, prepare
from leave_out import GROUPS

from encoder.learning.cases import Teacher
from encoder.pages import find_pages
from encoder.pages.learnt.chain import chain

BINS = 10
Decision = tuple[float, bool]
"""A certainty, and whether what was decided is right."""
Table = tuple[tuple[float, float], ...]
"""Certainties, rising, each with how often it is right."""
AS_IT_IS: Table = ((0.0, 0.0), (1.0, 1.0))


class Watching(Teacher):
    """Chains that note how certain each decision was, and whether it is right."""

    def __init__(self, told):
        super().__init__(told)
        self.seen: dict[str, list[Decision]] = {}

    def decide(self, name, seen, rows, allowed, said=()):
        decided = chain(name).decide(rows, allowed)
        for sight, (label, certainty) in zip(seen, decided, strict=True):
            right = self._right(sight.row, frozenset(self.labels(name)))
            if right is not None:
                self.seen.setdefault(name, []).append((certainty, label == right))
        return super().decide(name, seen, rows, allowed, said)


def decisions(folder: Path, *, typed: bool) -> dict[str, list[Decision]]:
    """The decisions of each chain on the documents of a house."""
    found: dict[str, list[Decision]] = {}
    for one in documents_of(folder, typed=typed):
        watching = Watching(one.truth)
        find_pages(one.lines, typed=one.typed, house=one.house, chains=watching)
        for name, seen in watching.seen.items():
            found.setdefault(name, []).extend(seen)
    return found


def fitted(decided: Iterable[Decision]) -> Table:
    """How often decisions of each certainty are right: never less often for a greater one."""
    pools: list[list[float]] = []
    for certainty, right in sorted(decided):
        pools.append([certainty, float(right), 1.0])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            *_, last = pools
            pools[-2] = [a + b for a, b in zip(pools[-2], last, strict=True)]
            pools.pop()
    few = max(1.0, sum(pool[2] for pool in pools) / 400)
    merged: list[list[float]] = []
    for pool in pools:
        if merged and merged[-1][2] < few:
            merged[-1] = [a + b for a, b in zip(merged[-1], pool, strict=True)]
        else:
            merged.append(pool)
    return tuple((total / count, (right + 0.5) / (count + 1)) for total, right, count in merged)


def calibrated(certainty: float, table: Table) -> float:
    """The certainty to be reported.

    Args:
        certainty: of the chain, 0 to 1.
        table: of the chain.
    """
    at = bisect_left(table, (certainty, 0.0))
    if at == 0:
        return table[0][1]
    if at == len(table):
        return table[-1][1]
    (low, a), (high, b) = table[at - 1], table[at]
    return a + (b - a) * (certainty - low) / (high - low) if high > low else b


def told(decided: Sequence[Decision], table: Table) -> tuple[float, list[str]]:
    """The mean distance of expected and observed error, and a row for each bin."""
    bins: list[list[Decision]] = [[] for _ in range(BINS)]
    for certainty, right in decided:
        said = calibrated(certainty, table)
        bins[min(BINS - 1, int(said * BINS))].append((said, right))
    distance, rows = 0.0, []
    for number, one in enumerate(bins):
        if one:
            expected = 1 - sum(said for said, _ in one) / len(one)
            observed = 1 - sum(right for _, right in one) / len(one)
            distance += abs(expected - observed) * len(one) / len(decided)
            rows.append(f"  {number / BINS:.1f} {len(one):7} {expected:9.3f} {observed:9.3f}")
    return distance, rows


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("eval", type=Path)
    parser.add_argument("weights", type=Path)
    given = parser.parse_args()
    sys.path.insert(0, str(given.eval))
    prepare(given.eval, given.weights)
    by_chain: dict[str, dict[str, list[Decision]]] = {}
    groups = [(f"weights-{n}", house) for n, group in enumerate(GROUPS) for house in group]
    for weights, house in [*groups, (TYPED, OCR)]:
        use_weights(given.weights / weights)
        folder = given.eval / house if house == OCR else given.eval / "dev-houses" / house
        for name, seen in decisions(folder, typed=house == OCR).items():
            by_chain.setdefault(name, {})[house] = seen
    for name, houses in sorted(by_chain.items()):
        every = [one for seen in houses.values() for one in seen]
        distance, rows = told(every, AS_IT_IS)
        print(f"# {name}: as the chain has it, {len(every)} lines, mean distance {distance:.3f}")
        print("\n".join(["  bin   lines  expected  observed", *rows]))
        after: list[Decision] = []
        for house, seen in houses.items():
            others = [one for other, own in houses.items() if other != house for one in own]
            half = seen[1::2] if not others else ()
            table = fitted(others or seen[::2])
            after += [(calibrated(certainty, table), right) for certainty, right in half or seen]
        distance, rows = told(after, AS_IT_IS)
        print(f"# {name}: by the table of the others, mean distance {distance:.3f}")
        print("\n".join(rows), flush=True)


if __name__ == "__main__":
    main()
