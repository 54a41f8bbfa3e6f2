"""How fast the documents of each house are encoded: no house should cost much more than another.

usage: python -m benchmarks.houses FOLDER... [--documents N] [--rounds N]

Each folder holds the texts of a house, `*.txt` or `*.md`; files among the folders, and folders without texts,
are passed over. The first house is the baseline of the ratios. Times are
processor times of one process, of each document the best of some rounds, in which the houses take turns: so
a busy machine disturbs them all alike. What is remembered from one document to the next is forgotten
between rounds.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.forgetting import forget
from encoder.model import Source
from encoder.pipeline import encode_source
from encoder.reading import read_source

SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class House:
    """Some documents of a house."""

    name: str
    sources: tuple[Source, ...]

    @property
    def lines(self) -> int:
        return sum(source.text.count("\n") + 1 for source in self.sources)

    @property
    def filled(self) -> int:
        """The lines that are not blank."""
        return sum(bool(line.strip()) for source in self.sources for line in source.text.split("\n"))

    @property
    def characters(self) -> int:
        return sum(len(source.text) for source in self.sources)


def read_house(folder: Path, most: int) -> House:
    """So many documents of a folder, evenly chosen."""
    files = sorted(file for file in folder.iterdir() if file.suffix in SUFFIXES and file.stem != "README")
    step = max(1, len(files) // most)
    return House(folder.name, tuple(read_source(file)[0] for file in files[::step][:most]))


def measure(houses: list[House], rounds: int) -> list[float]:
    """The seconds that the documents of each house take."""
    best = [[float("inf")] * len(house.sources) for house in houses]
    for _ in range(rounds):
        forget()
        for house, seconds in zip(houses, best, strict=True):
            for index, source in enumerate(house.sources):
                start = time.process_time()
                encode_source(source)
                seconds[index] = min(seconds[index], time.process_time() - start)
    return [sum(seconds) for seconds in best]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=40, help="of each house at most")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    houses = [read_house(folder, given.documents) for folder in given.folders if folder.is_dir()]
    houses = [house for house in houses if house.sources]
    if not houses:
        parser.error("no folder among these has texts")
    encode_source(houses[0].sources[0])
    spent = measure(houses, given.rounds)
    base = spent[0] / houses[0].lines
    print(f"baseline: a line of {houses[0].name}")
    print(
        f"{'house':20} {'docs':>5} {'docs/s':>8} {'µs/line':>8} {'ratio':>6} {'µs/filled':>10} {'µs/KB':>7}"
    )
    for house, seconds in zip(houses, spent, strict=True):
        print(
            f"{house.name:20} {len(house.sources):5} {len(house.sources) / seconds:8.1f}"
            f" {1e6 * seconds / house.lines:8.0f} {seconds / house.lines / base:6.2f}"
            f" {1e6 * seconds / house.filled:10.0f} {1e9 * seconds / house.characters:7.0f}"
        )
    costs = [seconds / house.lines for house, seconds in zip(houses, spent, strict=True)]
    print(f"the dearest line costs {max(costs) / min(costs):.2f} times the cheapest")


if __name__ == "__main__":
    main()
