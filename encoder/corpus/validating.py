"""The validation of many documents, side by side where that is faster."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from encoder.checks.validate import Schemas, check_file
from encoder.errors import ExitCode
from encoder.findings import Finding, Place, Severity

Found = tuple[Path, tuple[Finding, ...]]
CHUNK = 16
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
    chunk = max(1, min(CHUNK, len(files) // (jobs * 4)))
    check = partial(check_file, schemas=schemas)
    found = in_processes(check, files, jobs, _died, fork=sys.platform == "linux", chunk=chunk)
    yield from zip(files, found, strict=True)


def _died(file: Path) -> tuple[Finding, ...]:
    message = "the process that checked the document died: it may have run out of memory"
    return (Finding("xml/unreadable", Severity.ERROR, message, Place(str(file))),)


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
