"""What Schematron costs beside RelaxNG: the command from a cold start, on many files, and step by step.

usage: python -m benchmarks.schematron [FILES] [FOLDER]

Without FOLDER the documents are encoded from those of `tests/shapes.py`. The shortest of some runs counts.
The target: with Schematron at most three times as long as without.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from encoder import saxon
from encoder.checks import relaxng, schematron
from encoder.checks.schematron.run import program
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from encoder.resources import resource as installed
from tests.shapes import Shape, draw, write

RULES = installed("schema", "engross.sch")
KINDS = 100
COLD_RUNS = 7
WARM_RUNS = 3


def main(argv: list[str]) -> None:
    """Print both tables."""
    count = int(argv[1]) if len(argv) > 1 else 1000
    documents = (
        [path.read_bytes() for path in sorted(Path(argv[2]).glob("*.xml"))] if len(argv) > 2 else _encoded()
    )
    size = sum(map(len, documents)) / len(documents)
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(documents, count, Path(folder))
        print(f"documents of {size:,.0f} bytes on average")
        heads = ("engross validate", "RelaxNG", "+ rules", "ratio", "processors", "ratio")
        print("{:24} {:>9} {:>9} {:>6}   {:>16} {:>6}".format(*heads))
        _compare("one file, cold start", paths[:1], COLD_RUNS)
        _compare(f"{count:,} files", [Path(folder)], WARM_RUNS)
    _steps(documents)


def _encoded() -> list[bytes]:
    results = (encode_source(source_of_text(write(draw(seed, Shape()), Shape()))) for seed in range(KINDS))
    return [result.tei for result in results]


def _written(documents: list[bytes], count: int, folder: Path) -> list[Path]:
    paths = [folder / f"{number:05}.xml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(documents[number % len(documents)])
    return paths


def _compare(what: str, paths: list[Path], runs: int) -> None:
    without, ruled = (
        [_seconds(paths, options) for _ in range(runs)] for options in (["--no-schematron"], [])
    )
    wall, wall_ruled = (min(run[0] for run in times) for times in (without, ruled))
    spent, spent_ruled = (min(run[1] for run in times) for times in (without, ruled))
    print(
        f"{what:24} {wall:8.3f}s {wall_ruled:8.3f}s {wall_ruled / wall:6.2f}   "
        f"{spent:7.3f} {spent_ruled:7.3f}s {spent_ruled / spent:6.2f}"
    )


def _seconds(paths: list[Path], options: list[str]) -> tuple[float, float]:
    """By the clock, and of all processors: the second is the steadier on a busy machine."""
    command = [sys.executable, "-m", "encoder", "validate", "-q", *options, *map(str, paths)]
    start, spent = time.perf_counter(), _spent()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - start, _spent() - spent


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _steps(documents: list[bytes]) -> None:
    """Times of each step in one process, in processor time of the thread: other programs do not count."""
    start = time.thread_time()
    saxon.processor()
    started = time.thread_time()
    compiled = program(RULES, None, False)[0]
    print(f"\nstart Saxon {1e3 * (started - start):.0f} ms")
    print(f"compile the rules {1e3 * (time.thread_time() - started):.0f} ms")
    steps: dict[str, Callable[[bytes], object]] = {
        "lxml: parse": etree.fromstring,
        "lxml: parse, RelaxNG": lambda data: relaxng.is_valid(etree.ElementTree(etree.fromstring(data))),
        "Saxon: parse": lambda data: saxon.parse(data.decode()),
        "Saxon: parse, rules": lambda data: saxon.run(compiled, saxon.parse(data.decode())),
        "schematron.check": lambda data: schematron.check(data, RULES),
    }
    for name, step in steps.items():
        print(f"{name:24} {1e3 * sum(_best(step, data) for data in documents) / len(documents):8.3f} ms")


def _best(step: Callable[[bytes], object], data: bytes) -> float:
    times = []
    for _ in range(WARM_RUNS):
        start = time.thread_time()
        step(data)
        times.append(time.thread_time() - start)
    return min(times)


if __name__ == "__main__":
    main(sys.argv)
