"""Whether reported certainties say how often decisions are right, on houses that the weights have not seen.

    python benchmarks/calibration.py ../shared/eval WEIGHTS [--write]

WEIGHTS is as for `learning_curves.py`, with `weights-ocr` besides: typed pages without `dev-typescript`.
For each chain the decisions are sorted into ten bins by their certainty, and the error that each bin expects
is held against the error that gold facts show: as the chain has it, and by a map of three numbers (beta
calibration) that is fitted on the other houses. `--write` fits it on all, for `encoder/pages/learnt/weights`.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from cross_validate import use_weights
from learning_curves import OCR, OF_OCR, TYPED, TYPESCRIPT, documents_of, prepare
from leave_out import GROUPS
from scipy.optimize import minimize

from encoder.learning.cases import Teacher
from encoder.pages import find_pages
from encoder.pages.learnt import certainties
from encoder.pages.learnt.certainties import AS_IT_IS, LEAST, Calibration
from encoder.pages.learnt.chain import chain

BINS = 10
MANY = 100
"""Decisions in a bin that say something of it."""
SHIPPED = certainties.FILE
Decision = tuple[float, bool]
"""A certainty, and whether what was decided is right."""


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
    for one in documents_of(folder, typed=typed, lenient=True):
        watching = Watching(one.truth)
        find_pages(one.lines, typed=one.typed, house=one.house, chains=watching)
        for name, seen in watching.seen.items():
            found.setdefault(name, []).extend(seen)
    return found


def fitted(decided: Sequence[Decision]) -> Calibration:
    """The map by which decisions are likeliest to be right as often as they are."""
    mapped = [one for one in decided if LEAST < one[0] < 1 - LEAST]
    said = np.array([certainty for certainty, _ in mapped])
    right = np.array([right for _, right in mapped])
    for_it, against = np.log(said), -np.log1p(-said)

    def loss(given):
        odds = np.exp(given[0]) * for_it + np.exp(given[1]) * against + given[2]
        return float(np.logaddexp(0, np.where(right, -odds, odds)).sum() + (given**2).sum())

    a, b, c = minimize(loss, np.zeros(3), method="Nelder-Mead").x
    return Calibration(round(float(np.exp(a)), 3), round(float(np.exp(b)), 3), round(float(c), 3))


def told(decided: Sequence[Decision], by: Calibration = AS_IT_IS) -> tuple[str, list[str]]:
    """How far expected and observed error are apart, in the mean and in bins of many; and each bin."""
    bins: list[list[Decision]] = [[] for _ in range(BINS)]
    for certainty, right in decided:
        said = by.of(certainty)
        bins[min(BINS - 1, int(said * BINS))].append((said, right))
    distance, greatest, rows = 0.0, 0.0, []
    for number, one in enumerate(bins):
        if one:
            expected = 1 - sum(said for said, _ in one) / len(one)
            observed = 1 - sum(right for _, right in one) / len(one)
            distance += abs(expected - observed) * len(one) / len(decided)
            greatest = max(greatest, abs(expected - observed)) if len(one) >= MANY else greatest
            rows.append(f"  {number / BINS:.1f} {len(one):7} {expected:9.3f} {observed:9.3f}")
    return f"mean distance {distance:.4f}, greatest {greatest:.3f}", [
        "  bin   lines  expected  observed",
        *rows,
    ]


def sets(weights: Path, folder: Path) -> list[tuple[Path, str, Path]]:
    """Weights, the house that they have not seen, and its documents."""
    groups = [(f"weights-{n}", house) for n, group in enumerate(GROUPS) for house in group]
    found = [(weights / name, house, folder / "dev-houses" / house) for name, house in groups]
    return [*found, (weights / TYPED, OCR, folder / OCR), (weights / OF_OCR, TYPESCRIPT, folder / TYPESCRIPT)]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("eval", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--write", action="store_true", help="fit the maps that are shipped")
    given = parser.parse_args()
    sys.path.insert(0, str(given.eval))
    prepare(given.eval, given.weights)
    by_chain: dict[str, dict[str, list[Decision]]] = {}
    for weights, house, folder in sets(given.weights, given.eval):
        use_weights(weights)
        for name, seen in decisions(folder, typed=house in (OCR, TYPESCRIPT)).items():
            by_chain.setdefault(name, {})[house] = seen
    rows = []
    for name, houses in sorted(by_chain.items()):
        every = [one for seen in houses.values() for one in seen]
        said, table = told(every)
        print(f"# {name}: as the chain has it, {len(every)} lines, {said}", *table, sep="\n")
        after: list[Decision] = []
        for house, seen in houses.items():
            by = fitted([one for other, own in houses.items() if other != house for one in own])
            print(f"  {house}: {told(seen)[0]}; by {by}: {told(seen, by)[0]}")
            after += [(by.of(certainty), right) for certainty, right in seen]
        said, table = told(after)
        print(f"# {name}: by the map of the other houses, {said}", *table, sep="\n", flush=True)
        rows.append((name, fitted(every)))
    if given.write:
        SHIPPED.write_text("".join(f"{name}\t{by.a}\t{by.b}\t{by.c}\n" for name, by in rows))


if __name__ == "__main__":
    main()
