"""The same work on many documents, in processes side by side; a bad document stops only itself."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from encoder.errors import EngrossError, ExitCode
from encoder.faults import write_log
from encoder.findings import Finding

WORTH_A_POOL = 12
_DOCUMENTS_PER_WORKER = 500

Work = Callable[[Path], "Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    Attributes:
        file: the document.
        error: the one line that says why it failed; None if it did not.
        exit_code: that the document alone would give.
        findings: decisions and warnings.
        record: figures for the report.
    """

    file: str
    error: str | None = None
    exit_code: int = ExitCode.OK
    findings: tuple[Finding, ...] = ()
    record: dict[str, Any] = field(default_factory=dict)


def default_jobs() -> int:
    """As many workers as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(work: Work, files: Sequence[Path], jobs: int | None = None) -> Iterator[Outcome]:
    """Do the work on every file and yield the outcomes in the order of the files.

    Args:
        work: a picklable function of a file that raises `EngrossError` where it fails.
        files: to work on.
        jobs: number of processes; by default one a core, or none beside this one for a few documents.
    """
    jobs = default_jobs() if jobs is None else jobs
    safe = partial(_safely, work)
    if jobs < 2 or len(files) < WORTH_A_POOL:
        yield from map(safe, files)
        return
    for start in range(0, len(files), _DOCUMENTS_PER_WORKER * jobs):
        yield from _in_pool(safe, files[start : start + _DOCUMENTS_PER_WORKER * jobs], jobs)


def _in_pool(safe: Work, files: Sequence[Path], jobs: int) -> Iterator[Outcome]:
    """A pool of its own for each stretch of the corpus: memory that libraries keep goes with the workers."""
    chunk = max(1, min(16, len(files) // (jobs * 4)))
    done = 0
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            for outcome in pool.map(safe, files, chunksize=chunk):
                done += 1
                yield outcome
    except BrokenProcessPool:
        yield from _alone(safe, files[done:])


def _alone(safe: Work, files: Iterable[Path]) -> Iterator[Outcome]:
    """After a worker died: each document in a process of its own, so that the culprit is named."""
    for file in files:
        try:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                yield pool.submit(safe, file).result()
        except BrokenProcessPool:
            message = f"{file}: the process that worked on it died (out of memory?)"
            yield Outcome(str(file), message, ExitCode.DOCUMENT)


def _safely(work: Work, file: Path) -> Outcome:
    try:
        return work(file)
    except EngrossError as error:
        return Outcome(str(file), str(error.at(file)), error.exit_code)
    except Exception as error:
        return Outcome(str(file), f"{file}: {write_log(error)}", ExitCode.INTERNAL)
