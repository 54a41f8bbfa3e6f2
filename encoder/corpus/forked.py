"""Quick processes for quick work: forked, so that they start with what is already loaded."""

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from encoder.corpus.run import default_jobs
from encoder.findings import Finding, Place, Severity

Found = tuple[Finding, ...]
Check = Callable[[Path], Found]


def run_forked(check: Check, files: Sequence[Path], jobs: int | None = None) -> Iterator[Found]:
    """The findings of each file, in order; a file whose process dies gets a finding that says so.

    Args:
        check: a picklable function that raises nothing but `EngrossError`.
        files: to check.
        jobs: number of processes; by default one a core.
    """
    jobs = jobs or default_jobs()
    done = 0
    try:
        with _pool(jobs) as pool:
            for found in pool.map(check, files, chunksize=max(1, min(50, len(files) // (jobs * 4)))):
                done += 1
                yield found
    except BrokenProcessPool:
        yield from (_alone(check, file) for file in files[done:])


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Forked on Linux; elsewhere forking is not safe with system libraries."""
    return ProcessPoolExecutor(jobs, get_context("fork" if sys.platform == "linux" else "spawn"))


def _alone(check: Check, file: Path) -> Found:
    try:
        with _pool(1) as pool:
            return pool.submit(check, file).result()
    except BrokenProcessPool:
        message = "the process that checked the document died: it may have run out of memory"
        return (Finding("xml/unreadable", Severity.ERROR, message, Place(str(file))),)
