"""The validation of many documents, side by side where that is faster."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from encoder.budget import Budget
from encoder.checks.ledger import Ledger
from encoder.checks.shield import FAULT
from encoder.checks.validate import Choice, Schemas, check_files
from encoder.errors import DocumentError, ExitCode
from encoder.findings import Finding, Place, Severity
from encoder.processes import default_jobs, in_processes
from encoder.streams import write_text

Findings = tuple[Finding, ...]
Found = tuple[Path, Findings]
FILES_AT_A_TIME = 50
BYTES_AT_A_TIME = 5_000_000
WORTH_A_POOL = 60
"""From so many documents on, starting a second process takes less time than it saves."""


def validate_all(
    files: Sequence[Path], schemas: Schemas | Choice, jobs: int | None = None, budget: Budget | None = None
) -> Iterator[Found]:
    """Each file with its findings, in the order given.

    Args:
        files: XML documents.
        schemas: what to hold them to, or what says it of each.
        jobs: number of processes; by default one a core, or one alone for a few documents.
        budget: what each document may cost.
    """
    jobs = jobs or (default_jobs() if len(files) >= WORTH_A_POOL else 1)
    ledger = Ledger.new()
    work = partial(check_files, schemas=schemas, ledger=ledger)
    again = partial(_one_by_one, work, budget, ledger)
    found = in_processes(work, _parts(files, jobs), jobs, again, budget=budget)
    try:
        yield from zip(files, chain.from_iterable(found), strict=True)
    finally:
        ledger.close()


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


def _one_by_one(
    work: Callable[[Sequence[Path]], list[Findings]],
    budget: Budget | None,
    ledger: Ledger,
    part: tuple[Path, ...],
    error: DocumentError,
) -> list[Findings]:
    """What is found in files that cannot be checked together: one takes too long, or kills its process."""
    blamed = [schema for file in part if (schema := ledger.blame(str(file)))]
    if len(part) == 1:
        place = Place(str(part[0]))
        if blamed:
            message = f"not checked with the schema {blamed[0]}: {error.message}"
            return [(Finding("model/over-budget", Severity.ERROR, message, place, error.hint),)]
        return [(Finding("xml/unreadable", Severity.ERROR, error.message, place, error.hint),)]
    again = partial(_one_by_one, work, budget, ledger)
    return list(chain.from_iterable(in_processes(work, [(file,) for file in part], 1, again, budget=budget)))


def tell(
    found: Iterable[Found],
    form: str,
    *,
    quiet: bool,
    fails: Callable[[Findings], bool] | None = None,
    note: str = "",
) -> int:
    """Write the report on standard output and the summary on standard error; the exit code.

    Args:
        found: the documents and their findings.
        form: one of `reports.FORMATS`.
        quiet: no summary.
        fails: whether a run with these findings in a document fails; by default one with errors does.
        note: the summary ends in it.
    """
    from encoder.reports import Checked, Report, write_report

    documents = tuple(Checked(str(file), findings) for file, findings in found)
    report = Report(documents, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    write_text(write_report(report, form), as_utf8=form not in ("text", "github"))
    if not quiet:
        sys.stderr.write(f"{report.summary()}{note}\n")
    if any(finding.rule == FAULT for document in documents for finding in document.findings):
        return ExitCode.INTERNAL
    if fails:
        failed = any(fails(document.findings) for document in documents)
    else:
        failed = any(not document.is_valid for document in documents)
    return ExitCode.DOCUMENT if failed else ExitCode.OK
