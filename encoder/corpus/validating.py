"""The validation of many documents, side by side where that is faster."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from encoder.checks.validate import Schemas, check_file, check_files
from encoder.errors import ExitCode
from encoder.findings import Finding, Place, Severity

Findings = tuple[Finding, ...]
Found = tuple[Path, Findings]
FILES_AT_A_TIME = 50
BYTES_AT_A_TIME = 5_000_000
_FORK = sys.platform == "linux"
WORTH_A_POOL = 60
"""From so many documents on, starting a second process takes less time than it saves."""


def validate_all(files: Sequence[Path], schemas: Schemas, jobs: int | None = None) -> Iterator[Found]:
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
    from encoder.processes import default_jobs, in_processes

    jobs = jobs or default_jobs()
    work = partial(check_files, schemas=schemas)
    found = in_processes(work, _parts(files, jobs), jobs, partial(_one_by_one, work), fork=_FORK)
    yield from zip(files, chain.from_iterable(found), strict=True)


def _parts(files: Sequence[Path], jobs: int) -> Iterator[tuple[Path, ...]]:
    """The files, handed out some at a time, but never too much to hold.

    Always a share of what is left, so that all processes end together (guided self-scheduling,
    Polychronopoulos and Kuck 1987).
    """
    start = 0
    while start < len(files):
        end, size = start, 0
        most = start + max(1, min(FILES_AT_A_TIME, (len(files) - start) // (jobs * 4)))
        while end < most and size <= BYTES_AT_A_TIME:
            size += files[end].stat().st_size if files[end].is_file() else 0
            end += 1
        yield tuple(files[start:end])
        start = end


def _one_by_one(work: Callable[[Sequence[Path]], list[Findings]], part: tuple[Path, ...]) -> list[Findings]:
    """What is found in files of which one kills the process that checks it."""
    from encoder.processes import in_processes

    if len(part) == 1:
        message = "the process that checked the document died: it may have run out of memory"
        return [(Finding("xml/unreadable", Severity.ERROR, message, Place(str(part[0]))),)]
    alone = in_processes(work, [(file,) for file in part], 1, partial(_one_by_one, work), fork=_FORK)
    return list(chain.from_iterable(alone))


def tell(found: Iterable[Found], form: str, *, quiet: bool) -> int:
    """Write the report on standard output and the summary on standard error; the exit code.

    Args:
        found: the documents and their findings.
        form: one of `reports.FORMATS`.
        quiet: no summary.
    """
    from encoder.reports import Checked, Report, write_report

    documents = tuple(Checked(str(file), findings) for file, findings in found)
    report = Report(documents, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    sys.stdout.write(write_report(report, form))
    if not quiet:
        sys.stderr.write(f"{report.summary()}\n")
    return ExitCode.OK if all(document.is_valid for document in documents) else ExitCode.DOCUMENT
