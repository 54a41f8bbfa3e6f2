"""The validation of many documents, side by side where that is faster."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from encoder.checks.validate import Schemas, check_file
from encoder.findings import Finding

WORTH_A_POOL = 60
"""From so many documents on, starting a second process takes less time than it saves."""


def validate_all(
    files: Sequence[Path], schemas: Schemas, jobs: int | None = None
) -> Iterator[tuple[Path, tuple[Finding, ...]]]:
    """Each file with its findings, in the order given.

    Args:
        files: XML documents.
        schemas: what to hold them to.
        jobs: number of processes; by default one a core, or this one alone for a few documents.

    Raises:
        UsageError: a schema cannot be read.
    """
    if jobs == 1 or (jobs is None and len(files) < WORTH_A_POOL):
        yield from ((file, check_file(file, schemas)) for file in files)
        return
    from encoder.corpus.forked import run_forked

    yield from zip(files, run_forked(partial(check_file, schemas=schemas), files, jobs), strict=True)
