"""The same work on many documents, in processes side by side; a bad document stops only itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from encoder.budget import Budget, refuse_name
from encoder.errors import DocumentError, EngrossError, ExitCode, Fault, OverBudget, Unable
from encoder.faults import write_log
from encoder.findings import Finding
from encoder.processes import default_jobs, in_processes

Item = TypeVar("Item")
Result = TypeVar("Result")
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
        doubts: how many decisions are to be reviewed.
        is_kept: an editor's file is in the place of the result, and stays.
        is_refused: nothing is known of it beyond this, since its name is another's or none.
    """

    file: str
    error: str | None = None
    exit_code: int = ExitCode.OK
    findings: tuple[Finding, ...] = ()
    record: dict[str, Any] = field(default_factory=dict)
    doubts: int = 0
    is_kept: bool = False
    is_refused: bool = False


def wanted_jobs(documents: int, jobs: int | None) -> int:
    """In how many processes to work on so many documents: in one alone where there are only a few."""
    return 1 if documents < WORTH_A_POOL else jobs or default_jobs()


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
    jobs = wanted_jobs(len(files), jobs)
    chunk = max(1, min(16, len(files) // (jobs * 4)))
    yield from in_processes(partial(_safely, work), files, jobs, failed, budget=budget, chunk=chunk)


def failed(file: object, error: EngrossError) -> Outcome:
    """What became of a document that failed."""
    return Outcome(str(file), str(error.at(str(file))), error.exit_code)


def safely(
    work: Callable[[Item], Result], item: Item, ended: Callable[[Item, EngrossError], Result]
) -> Result:
    """The result of the work on an item, or what `ended` makes of the error that it failed with.

    Raises:
        Unable: every item would fail so.
    """
    try:
        return work(item)
    except Unable:
        raise
    except EngrossError as error:
        return ended(item, error)
    except OSError as error:
        return ended(item, DocumentError(error.strerror or str(error), file=error.filename))
    except MemoryError:
        return ended(item, OverBudget("there is not enough memory for it", hint="split the document"))
    except Exception as error:
        return ended(item, Fault(write_log(error)))


def _safely(work: Work, file: Path) -> Outcome:
    def named(file: Path) -> Outcome:
        refuse_name(file)
        return work(file)

    return safely(named, file, failed)
