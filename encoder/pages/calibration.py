"""What certainties are reported: how often decisions of which a chain is so certain are right.

A chain is surer of itself on the lines of an unseen house than it is right there. `certainty.tsv` says of
each chain how often its decisions were right, by their certainty, on houses that its weights had not seen
(`benchmarks/calibration.py`); between its rows certainties lie on straight lines. No decision changes.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

Table = tuple[tuple[float, float], ...]
"""Certainties of a chain, rising, each with how often it is right."""
uncalibrated: Final[Table] = ((0.0, 0.0), (1.0, 1.0))
_FILE: Final = Path(__file__).parent / "weights" / "certainty.tsv"
_HEAD = "# chain, its certainty, how often it is right: made by benchmarks/calibration.py"


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


def chart(tables: Iterable[tuple[str, Table]]) -> str:
    """The text of `certainty.tsv`."""
    rows = [f"{name}\t{at:.4f}\t{right:.4f}" for name, table in tables for at, right in table]
    return "\n".join([_HEAD, *rows]) + "\n"


@cache
def tables() -> Mapping[str, Table]:
    """The table of each chain that has one."""
    rows = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {
        name: tuple((float(row[1]), float(row[2])) for row in own)
        for name, own in groupby(rows, key=lambda row: row[0])
    }
