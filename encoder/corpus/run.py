"""The same work on many documents, in processes side by side; a bad document stops only itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from encoder.budget import Budget, refuse_name
from encoder.errors import DocumentError, EngrossError, ExitCode, OverBudget, Unable
from encoder.faults import write_log
from encoder.findings import Finding
from encoder.processes import default_jobs, in_processes
from encoder.strings import shown

WORTH_A_POOL = 12

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


def count_failures(outcomes: Iterable[Outcome]) -> int:
    """How many documents failed."""
    return sum(outcome.error is not None for outcome in outcomes)


def wanted_jobs(files: Sequence[Path], jobs: int | None) -> int:
    """In how many processes to work on some files: in one alone where there are only a few."""
    return 1 if len(files) < WORTH_A_POOL else jobs or default_jobs()


def run(
    work: Work, files: Sequence[Path], jobs: int | None = None, budget: Budget | None = None
) -> Iterator[Outcome]:
    """Do the work on every file and yield the outcomes in the order of the files.

    Args:
        work: a picklable function of a file that raises `EngrossError` where it fails.
        files: to work on.
        jobs: number of processes; by default one a core, or one alone for a few documents.
        budget: what each document may cost.
    """
    jobs = wanted_jobs(files, jobs)
    chunk = max(1, min(16, len(files) // (jobs * 4)))
    yield from in_processes(partial(_safely, work), files, jobs, failed, budget=budget, chunk=chunk)


def failed(file: Path, error: EngrossError) -> Outcome:
    """What became of a document that failed."""
    return Outcome(str(file), str(error.at(file)), error.exit_code)


def _safely(work: Work, file: Path) -> Outcome:
    try:
        refuse_name(file)
        return work(file)
    except Unable:
        raise
    except EngrossError as error:
        return failed(file, error)
    except OSError as error:
        return failed(file, DocumentError(error.strerror or str(error), file=error.filename))
    except MemoryError:
        return failed(file, OverBudget("there is not enough memory for it", hint="split the document"))
    except Exception as error:
        return Outcome(str(file), f"{shown(str(file))}: {write_log(error)}", ExitCode.INTERNAL)
