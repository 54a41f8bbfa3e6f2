"""How the time of every way through the product grows with the length of a run, a structure that repeats.

usage: python -m benchmarks.growth [--only WORDS] [--tei] [--way WORDS] [--largest KB] [--from KB]
           [--limit SECONDS] [--all] [--done FILE]

Each run of `benchmarks/runs.py` goes through encoding by every reader, validation, HTML, PDF, EPUB, coverage,
the desk, corrections and merging, at n, 2n and 4n; n is doubled until the times can be measured, or 4n is the
largest size (5 MB). The exponent is log2(t(4n) / t(n)) / 2, less what the smallest run takes (start-up): 1 is
linear, 2 quadratic. Times are processor times of a process of its own for each cell, the best of several.
`--only` and `--way` choose by words of the names. Printed are the exponents above the most allowed, what was
refused and what broke, and the highest by way; with `--all`, every cell. Exit code 1 where one is above. With
`--done`, each cell is a line of FILE as soon as it is measured, and what is there already is not measured
again: a sweep goes on where it was ended.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import math
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import _lru_cache_wrapper, cache, partial
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.growth_edited import BY_BOTH, Work, book
from benchmarks.runs import DOCUMENTS, TEXTS

MOST = 1.2
"""The largest exponent allowed: linear, or n log n, and what measuring adds."""

_TINY = 64
_SMALLEST = 512
_LARGEST_KB = 5_000
_LIMIT = 40
_FLOOR = 0.08
"""Shorter times (in seconds, for n) say little."""

_ONCE = frozenset({"render pdf"})
"""Typst remembers what it has set: a second time would say nothing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One run by one way.

    Attributes:
        times: (size in characters, seconds) at n, 2n, 4n, or as far as the limit allowed.
        trouble: an error that the product raised; `limit` where the time was up.
    """

    run: str
    way: str
    times: tuple[tuple[int, float], ...]
    trouble: str = ""

    @property
    def exponent(self) -> float | None:
        """None where there are not two times that can be compared."""
        if len(self.times) < 2 or self.times[0][1] <= 0:
            return None
        (small, short), (large, long) = self.times[0], self.times[-1]
        return math.log(max(long, 1e-9) / short) / math.log(large / small)

    @property
    def is_above(self) -> bool:
        """Whether the time grows faster than allowed, or was up before anything could be compared."""
        return (self.exponent or 0) > MOST or (self.trouble == "limit" and self.exponent is None)


def encode(text: str, *, reader: str) -> Work:
    """Encoding by one reader."""
    from encoder.api import encode, read_house

    house = read_house({"typed-pages": reader == "typed"})
    return lambda: encode(text, houses=[house])


def validate(tei: bytes) -> Work:
    """Validation by grammar and rules."""
    from encoder.api import validate

    return lambda: validate(tei)


def html(tei: bytes) -> Work:
    """The page, its plain text, and what the pages of a collection say of it."""
    from encoder.rendering.html import Surroundings, render_both
    from encoder.rendering.record import read_record

    return lambda: (render_both(tei, Surroundings()), read_record("tides", tei))


def pdf(tei: bytes) -> Work:
    """The PDF."""
    from encoder.rendering.pdf import render_pdf

    return lambda: render_pdf(tei)


def coverage(tei: bytes, source: str | None = None, *, edited: bool = False) -> Work:
    """The coverage of a source, by default the document's own text.

    Args:
        tei: the document.
        source: what it was made from.
        edited: a word in ten of the source is changed.
    """
    from encoder.checks.coverage import coverage
    from encoder.checks.parse import parse

    tree = parse(tei, "tides.xml")
    text = "".join(tree.getroot().itertext()) if source is None else source
    changed = _changed(text) if edited else text
    return lambda: coverage(tree, changed, "tides.txt", "tides.xml")


def _changed(text: str) -> str:
    words = text.split(" ")
    return " ".join(word[1:] if place % 10 == 5 else word for place, word in enumerate(words))


BY_TEI: dict[str, Callable[[bytes], Work]] = {
    "validate": validate,
    "render html": html,
    "render pdf": pdf,
    "coverage": coverage,
    "coverage, edited": partial(coverage, edited=True),
    "render epub": book,
}


def readers() -> tuple[str, ...]:
    """The two ways in which lines are read: as those of typed pages, or not."""
    return "printed", "typed"


def ways_of(run: str) -> tuple[str, ...]:
    """The names of the ways that a run takes."""
    by_text = tuple(f"encode {reader}" for reader in readers()) if run in TEXTS else ()
    return (*by_text, *BY_TEI, *(BY_BOTH if by_text else ()))


def work_of(run: str, way: str, size: int) -> Work:
    """What is to be measured: a run of a size by a way.

    Raises:
        EngrossError: the run cannot be encoded, so nothing can be done with its TEI; or is not well-formed.
    """
    if run in TEXTS and way.startswith("encode "):
        return encode(TEXTS[run](size), reader=way.removeprefix("encode "))
    if run in DOCUMENTS:
        return BY_TEI[way](DOCUMENTS[run](size).encode())
    text, tei = _encoded(run, size)
    if way in BY_BOTH:
        return BY_BOTH[way](text, tei)
    return coverage(tei, text, edited="," in way) if way.startswith("coverage") else BY_TEI[way](tei)


@cache
def _encoded(run: str, size: int) -> tuple[str, bytes]:
    from encoder.api import encode as encoded

    text = TEXTS[run](size)
    return text, encoded(text).tei


def measure(run: str, ways: Sequence[str], smallest: int, largest: int, limit: float) -> Iterator[Cell]:
    """The times of a run by several ways, measured in a process of its own.

    Args:
        run, ways: their names.
        smallest, largest: sizes in characters.
        limit: processor seconds for each way; a process that needs more is ended, and another goes on.
    """
    left = list(ways)
    while left:
        receiver, sender = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.get_context("fork").Process(
            target=_measure, args=(sender, run, tuple(left), smallest, largest, limit)
        )
        process.start()
        sender.close()
        times: list[tuple[int, float]] = []
        with contextlib.suppress(EOFError):
            while True:
                kind, value = receiver.recv()
                if kind == "time":
                    times.append(value)
                else:
                    yield Cell(run, left.pop(0), tuple(times[-3:]), value)
                    times = []
        process.join()
        if left:
            yield Cell(run, left.pop(0), tuple(times[-3:]), "limit")


def _measure(
    sender: Connection, run: str, ways: Sequence[str], smallest: int, largest: int, limit: float
) -> None:
    """What the process does: times are sent as they are known, for it may be ended."""
    for way in ways:
        begun = time.process_time()
        resource.setrlimit(resource.RLIMIT_CPU, (int(begun + limit) + 1, resource.RLIM_INFINITY))
        try:
            trouble = _grow(sender, run, way, smallest, largest, begun + limit / 2)
        except Exception as error:
            trouble = f"{type(error).__name__}: {error}"
        sender.send(("end", trouble))
    sender.close()


def _grow(sender: Connection, run: str, way: str, size: int, largest: int, until: float) -> str:
    """Send the times at one size after the other; the error that the product raised last."""
    first = min(_best(run, way, _TINY)[0] for _ in range(2))
    measured = 0
    while True:
        seconds, trouble = _best(run, way, size)
        sender.send(("time", (size, seconds - first)))
        measured += 1
        is_enough = measured >= 3 and seconds - first >= 4 * _FLOOR
        if is_enough or size * 2 > largest or time.process_time() > until:
            return trouble
        size *= 2


def _best(run: str, way: str, size: int) -> tuple[float, str]:
    """The shortest of some times, and the error that the product raised."""
    work = work_of(run, way, size)
    times: list[float] = []
    trouble = ""
    while len(times) < (1 if way in _ONCE else 3) and sum(times) < 1:
        gc.collect()
        _forget()
        start = time.process_time()
        try:
            work()
        except Exception as error:
            trouble = f"{type(error).__name__}: {error}"
        times.append(time.process_time() - start)
    return min(times), trouble


def _forget() -> None:
    """Empties what remembers lines and words, within bounds: a text would be known the second time."""
    for remembered in gc.get_objects():
        if (
            isinstance(remembered, _lru_cache_wrapper)
            and remembered.cache_parameters()["maxsize"] is not None
        ):
            remembered.cache_clear()


def main(argv: list[str]) -> int:
    """Measure, print, and say whether anything grows too fast."""
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description="How times grow with runs.")
    parser.add_argument("--only", default="")
    parser.add_argument("--tei", action="store_true", help="only the runs that are TEI")
    parser.add_argument("--way", default="")
    parser.add_argument("--from", dest="smallest", type=float, default=_SMALLEST / 1000, metavar="KB")
    parser.add_argument("--largest", type=float, default=_LARGEST_KB, metavar="KB")
    parser.add_argument("--limit", type=float, default=_LIMIT, metavar="SECONDS")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--done", type=Path)
    options = parser.parse_args(argv[1:])
    done = _read(options.done) if options.done else []
    known = {(cell.run, cell.way) for cell in done}
    print(f"{'run':32} {'way':18} {'KB':>7} {'seconds':>8} {'exponent':>8}")
    sizes = int(options.smallest * 1000), int(options.largest * 1000)
    runs = DOCUMENTS if options.tei else TEXTS | DOCUMENTS
    for run in (run for run in runs if options.only in run):
        ways = [way for way in ways_of(run) if options.way in way and (run, way) not in known]
        for cell in measure(run, ways, *sizes, options.limit):
            done.append(cell)
            if options.done:
                with options.done.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(astuple(cell)) + "\n")
            if options.all or cell.is_above or _is_broken(cell):
                print(_line(cell), flush=True)
    print("\nthe highest by way:")
    for way in dict.fromkeys(cell.way for cell in done):
        highest = max((c for c in done if c.way == way), key=lambda cell: cell.exponent or 0)
        print(_line(highest))
    above = sum(cell.is_above for cell in done)
    print(f"\n{len(done)} cells, {above} above {MOST}, {sum(map(_is_broken, done))} broken")
    return 1 if above else 0


def _read(path: Path) -> list[Cell]:
    """The cells that an earlier sweep has measured."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = [json.loads(line) for line in lines]
    return [Cell(run, way, tuple(map(tuple, times)), trouble) for run, way, times, trouble in rows]


def _line(cell: Cell) -> str:
    size, seconds = cell.times[-1] if cell.times else (0, 0.0)
    exponent = "-" if cell.exponent is None else f"{cell.exponent:.2f}"
    trouble = cell.trouble.replace("\n", " ")[:70]
    return f"{cell.run:32} {cell.way:18} {size / 1000:7,.0f} {seconds:8.2f} {exponent:>8}  {trouble}"


def _is_broken(cell: Cell) -> bool:
    """Whether an error is none of the product's own: a fault, not a refusal."""
    import encoder.errors

    name = cell.trouble.split(":")[0]
    return name not in ("", "limit") and not hasattr(encoder.errors, name)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
