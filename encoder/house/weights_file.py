"""`house.weights`: the weights of a house as rows of text, which say to what weights they are changes."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from encoder.errors import UsageError
from encoder.house.weights import ChainChange, HouseWeights, Precedent
from encoder.strings import shown, unfit
from encoder.user_files import read_utf8

NAME: Final = "house.weights"
SUFFIX: Final = ".weights"
VERSION: Final = 1
MOST_ROWS: Final = 200_000
_LONGEST = 300
_MOST = 60.0
"""No weight of a chain comes near it."""
_HEAD = f"""\
# What engross learn learnt of a house: what is added to the weights of engross for its documents.
# Made anew by engross learn, not by hand; delete the file to read by the weights of engross alone.
version\t{VERSION}
"""
_ANEW = "make it anew with engross learn, or delete it"


@dataclass(frozen=True, slots=True)
class Shipped:
    """The weights that those of a house are changes to.

    Attributes:
        sha256: of them all.
        labels: of each chain.
        of_precedents: the labels that precedents may be about.
    """

    sha256: str
    labels: Mapping[str, tuple[str, ...]]
    of_precedents: frozenset[str] = frozenset()


def weights_beside(house: Path) -> Path:
    """Where the weights of a house lie: beside its `house.toml`, by the same name."""
    return house.with_suffix(SUFFIX)


def write_weights(
    changes: Iterable[ChainChange], documents: int, prior: str, precedents: Iterable[Precedent] = ()
) -> str:
    """The text of `house.weights`.

    Args:
        changes: of each chain that changes.
        documents: how many corrected documents they were learnt from.
        prior: the SHA-256 of the weights that they are changes to.
        precedents: of the house, in their order.
    """
    rows = [f"prior\t{prior}", f"documents\t{documents}"]
    rows += [f"precedent\t{one.taken}\t{one.label}\t{one.sign}\t{one.documents}" for one in precedents]
    for change in sorted(changes, key=lambda one: one.chain):
        rows.append(f"chain\t{change.chain}")
        rows += [f"bound\t{key}\t{cost:.2f}" for key, cost in sorted(change.bounds)]
        rows += [f"step\t{a}\t{b}\t{weight:.2f}" for a, b, weight in sorted(change.steps)]
        rows += [f"state\t{name}\t{label}\t{weight:.2f}" for name, label, weight in sorted(change.states)]
    return _HEAD + "\n".join(rows) + "\n"


def read_weights(path: Path, shipped: Shipped, folder: str = "") -> HouseWeights:
    """The weights of a house from its file.

    Args:
        path: of the file.
        shipped: the weights that they are to be changes to.
        folder: whose documents alone are read by them; empty: any.

    Raises:
        UsageError: it cannot be read, is no such file, or was made for other weights; the message names the
            line.
    """
    text = read_utf8(path)
    return replace(weights_of(text, shipped, file=path), folder=folder)


def weights_of(text: str, shipped: Shipped, *, file: Path | str = NAME) -> HouseWeights:
    """The weights of a house from the text of a file.

    Raises:
        UsageError: as for `read_weights`.
    """
    reader = _Reader(shipped)
    lines = text.split("\n", MOST_ROWS + 1)
    if len(lines) > MOST_ROWS + 1:
        raise UsageError(f"has more than {MOST_ROWS:,} rows", hint=_ANEW, file=file)
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            reader.read(line.rstrip("\r").split("\t"))
        except ValueError as error:
            raise UsageError(str(error), hint=_ANEW, file=file, line=number) from error
    if not reader.is_named:
        raise UsageError("does not say for which weights it was made", hint=_ANEW, file=file)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    changes, precedents = tuple(reader.changes()), tuple(reader.precedents)
    return HouseWeights(sha256, reader.documents, changes, precedents=precedents)


class _Reader:
    """The rows of a file, read one after another."""

    def __init__(self, shipped: Shipped) -> None:
        self._shipped = shipped
        self._bounds: dict[str, dict[str, float]] = {}
        self._states: dict[str, dict[tuple[str, str], float]] = {}
        self._steps: dict[str, dict[tuple[str, str], float]] = {}
        self._chain = ""
        self.precedents: list[Precedent] = []
        self.documents = 0
        self.is_named = False

    def changes(self) -> Iterator[ChainChange]:
        for name in self._states:
            states = ((*key, weight) for key, weight in self._states[name].items())
            steps = ((*key, weight) for key, weight in self._steps[name].items())
            yield ChainChange(name, tuple(states), tuple(steps), tuple(self._bounds[name].items()))

    def read(self, row: list[str]) -> None:
        read = _ROWS.get(row[0])
        if read is None or len(row) != read[0]:
            raise ValueError(f"is no row of weights: “{shown(' '.join(row)[:40])}”")
        if any(len(cell) > _LONGEST or unfit(cell) for cell in row):
            raise ValueError("has a cell that is no text of one line")
        read[1](self, row)

    def version(self, row: list[str]) -> None:
        if row[1] != str(VERSION):
            raise ValueError(f"is of version {shown(row[1][:20])}, and this is {VERSION}")

    def prior(self, row: list[str]) -> None:
        if row[1] != self._shipped.sha256:
            raise ValueError("was made for the weights of another version of engross")
        self.is_named = True

    def count(self, row: list[str]) -> None:
        self.documents = _count(row[1])

    def precedent(self, row: list[str]) -> None:
        for label in row[1:3]:
            if label not in self._shipped.of_precedents:
                raise ValueError(f"no precedent is about “{shown(label[:40])}”")
        self.precedents.append(Precedent(row[1], row[2], row[3], _count(row[4])))

    def chain(self, row: list[str]) -> None:
        if row[1] not in self._shipped.labels:
            raise ValueError(f"there is no chain “{shown(row[1][:40])}”")
        self._chain = row[1]
        for table in (self._bounds, self._states, self._steps):
            table.setdefault(row[1], {})

    def bound(self, row: list[str]) -> None:
        self._labels()
        self._bounds[self._chain][row[1]] = max(0.0, _number(row[2]))

    def step(self, row: list[str]) -> None:
        self._labels(row[1], row[2])
        self._steps[self._chain][row[1], row[2]] = _number(row[3])

    def state(self, row: list[str]) -> None:
        self._labels(row[2])
        self._states[self._chain][row[1], row[2]] = _number(row[3])

    def _labels(self, *labels: str) -> None:
        if not self._chain:
            raise ValueError("is of no chain")
        for label in labels:
            if label not in self._shipped.labels[self._chain]:
                raise ValueError(f"the chain {self._chain} has no label “{shown(label[:40])}”")


_ROWS: dict[str, tuple[int, Callable[[_Reader, list[str]], None]]] = {
    "version": (2, _Reader.version),
    "prior": (2, _Reader.prior),
    "documents": (2, _Reader.count),
    "precedent": (5, _Reader.precedent),
    "chain": (2, _Reader.chain),
    "bound": (3, _Reader.bound),
    "step": (4, _Reader.step),
    "state": (4, _Reader.state),
}


def _count(text: str) -> int:
    """A number of documents.

    Raises:
        ValueError: it is none.
    """
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise ValueError("does not say of how many documents")
    return int(text)


def _number(text: str) -> float:
    """A weight.

    Raises:
        ValueError: it is none.
    """
    try:
        value = float(text) if text.isascii() and len(text) <= 12 else _MOST + 1
    except ValueError:
        value = _MOST + 1
    if not abs(value) <= _MOST:
        raise ValueError(f"“{shown(text[:20])}” is no weight")
    return value
