"""What encoding costs, as ratios to what it can be compared with, all in one run on one machine.

    python -m benchmarks.ratios FOLDER [--documents N] [--rounds N] [--corpora 100,1000,10000] [--largest KB]

FOLDER holds texts, `*.txt` or `*.md`. All times are processor times, so that a busy machine disturbs little:

- encoding, proof and grammar against the floor: to parse, validate and serialise by lxml what was made;
- the look of the survey at them against their encoding;
- against pandoc (`pip install pypandoc-binary`, else one on the path), a call a file and one call for all;
- with `--corpora`, `engross encode` of made-up letters (`benchmarks.corpus`): time a document, two processes
  against one, memory of the process that was started and of its largest worker;
- with `--largest`, one document from 1 KB on: 1 is linear.

Pages of HTML against the same floor: `benchmarks/html_pages.py`.
"""

import argparse
import contextlib
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from benchmarks.corpus import write_corpus
from benchmarks.encode import one_document
from benchmarks.forgetting import forget
from encoder.checks.relaxng import is_valid
from encoder.house.profile import look_at
from encoder.model import Source
from encoder.pages import has_typed_furniture
from encoder.pipeline import encode_source
from encoder.reading import read_source, source_of_text, split_lines

SUFFIXES = (".txt", ".md")
SECONDS_BETWEEN_LOOKS = 0.05
SIZES_KB = (1, 10, 100, 1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a command.

    Attributes:
        seconds: of the processor, of all its processes.
        elapsed: by the clock.
        parent, worker: MB of memory at most, of the process that was started and of its largest worker.
    """

    seconds: float
    elapsed: float
    parent: float
    worker: float


def measure(tasks: Sequence[Callable[[int], object]], count: int, rounds: int) -> list[float]:
    """The mean seconds of each task over so many documents: each at its best of the rounds, in turns.

    What is remembered of texts is forgotten before each task: the one before it has asked the same of them.
    """
    best = [[math.inf] * count for _ in tasks]
    for _ in range(rounds):
        for task, seconds in zip(tasks, best, strict=True):
            forget()
            for index in range(count):
                start = time.process_time()
                task(index)
                seconds[index] = min(seconds[index], time.process_time() - start)
    return [sum(seconds) / count for seconds in best]


def floor(tei: bytes) -> bytes:
    """What the finished document costs any program: it is parsed, held to the grammar, serialised."""
    tree = etree.ElementTree(etree.fromstring(tei))
    if not is_valid(tree):
        raise ValueError("a document is not valid")
    return etree.tostring(tree)


def survey(source: Source) -> object:
    """What the survey does with a document that it looks at."""
    lines = split_lines(source)
    return look_at(source.name, lines, typed=has_typed_furniture(lines))


def print_floor(sources: Sequence[Source], rounds: int) -> float:
    """Print the ratios to the floor; the seconds of a document."""
    finished = [encode_source(source).tei for source in sources]
    tasks = (
        lambda index: floor(finished[index]),
        lambda index: encode_source(sources[index]),
        lambda index: survey(sources[index]),
    )
    least, ours, looked = measure(tasks, len(sources), rounds)
    print(f"floor: parse, validate, serialise {1e3 * least:8.2f} ms a document")
    print(f"encode, prove, validate           {1e3 * ours:8.2f} ms {ours / least:6.1f} × the floor")
    print(f"documents a second and core       {1 / ours:8.1f}")
    print(f"survey, a document looked at      {1e3 * looked:8.2f} ms {looked / ours:6.1%} of its encoding")
    return ours


def pandoc() -> str | None:
    """Where pandoc is; None without it."""
    with contextlib.suppress(ImportError, OSError):
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    return shutil.which("pandoc")


def print_pandoc(files: Sequence[Path], ours: float) -> None:
    program = pandoc()
    if program is None:
        print("pandoc is not there: pip install pypandoc-binary")
        return
    command = [program, "-f", "markdown", "-t", "tei", "-o", os.devnull]
    single = sum(run([*command, str(file)]).seconds for file in files) / len(files)
    at_once = run([*command, *map(str, files)]).seconds / len(files)
    print(f"pandoc, a call a file             {1e3 * single:8.2f} ms {single / ours:6.1f} × ours")
    print(f"pandoc, one call for all          {1e3 * at_once:8.2f} ms {at_once / ours:6.1f} × ours")


def run(command: Sequence[str]) -> Run:
    """Run a command; what it and its workers took."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    parent = worker = 0.0
    while True:
        found, status, usage = os.wait4(process.pid, os.WNOHANG)
        if found:
            break
        parent = max(parent, _peak(process.pid))
        worker = max([worker, *map(_peak, _children(process.pid))])
        time.sleep(SECONDS_BETWEEN_LOOKS)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Run(usage.ru_utime + usage.ru_stime, time.monotonic() - started, parent, worker)


def _children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    return []


def _peak(pid: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def print_corpora(counts: Sequence[int]) -> None:
    print(f"{'letters':>8} {'jobs':>4} {'ms each':>8} {'clock s':>8} {'parent MB':>10} {'worker MB':>10}")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder, "in"), count)
            for jobs in (1, 2):
                out = Path(folder, f"out{jobs}")
                command = [sys.executable, "-m", "encoder", "encode", str(Path(folder, "in")), "-o", str(out)]
                found = run([*command, "--jobs", str(jobs)])
                print(
                    f"{count:8,} {jobs:4} {1e3 * found.seconds / count:8.2f} {found.elapsed:8.1f}"
                    f" {found.parent:10.0f} {found.worker:10.0f}"
                )


def print_growth(largest: int) -> None:
    print(f"{'KB':>8} {'seconds':>9} {'ms a KB':>9}   one document, its notes at the end")
    for size in (size for size in SIZES_KB if size <= largest):
        source = source_of_text(one_document(size * 1000))
        start = time.process_time()
        encode_source(source)
        spent = time.process_time() - start
        print(f"{size:8,} {spent:9.2f} {1e3 * spent / size:9.2f}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=60, help="so many at most, evenly chosen")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpora", default="", help="how many letters, with commas")
    parser.add_argument("--largest", type=int, default=0, metavar="KB")
    given = parser.parse_args()
    every = sorted(file for file in given.folder.iterdir() if file.suffix in SUFFIXES)
    files = [file for file in every if file.stem != "README"]
    files = files[:: max(1, len(files) // given.documents)][: given.documents]
    ours = print_floor([read_source(file)[0] for file in files], given.rounds)
    print_pandoc(files, ours)
    if given.corpora:
        print_corpora([int(count) for count in given.corpora.split(",")])
    if given.largest:
        print_growth(given.largest)


if __name__ == "__main__":
    main()
