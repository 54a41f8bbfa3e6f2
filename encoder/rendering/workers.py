"""Documents read and published by other processes, which a failing document does not stop.

SaxonC holds Python's global lock: threads gain nothing; each process compiles the stylesheets once.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import tee
from pathlib import Path

from encoder.budget import Budget, read_file, refuse_name
from encoder.cluster import pool_for
from encoder.errors import DocumentError, EngrossError, Fault, NotRendered, Unable
from encoder.faults import write_log
from encoder.rendering.epub.chapter import Chapter, ChapterPlan, make_chapter
from encoder.rendering.publication import Publication, Published, publish
from encoder.rendering.record import Record, read_record


@dataclass(frozen=True, slots=True)
class Reading:
    """A document of which the collection must know something: its page’s name, its file, the language."""

    name: str
    source: Path
    interface: str


AT_A_TIME = 8
Job = Reading | Publication | ChapterPlan
Outcome = tuple[Record, str] | Published | Chapter | EngrossError


class Workers:
    """Processes that read documents, then publish them.

    Args:
        jobs: how many processes.
        budget: of each document.
    """

    def __init__(self, jobs: int = 1, budget: Budget | None = None) -> None:
        self._pool = pool_for(attempt, jobs, _ended, budget=budget, chunk=AT_A_TIME if jobs > 1 else 1)

    def __enter__(self) -> "Workers":
        self._pool.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.__exit__(*error)

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Does each job; a record with the TEI's SHA-256, what was made, or the error comes with it."""
        handed, kept = tee(jobs)
        return zip(kept, self._pool.results(handed), strict=True)


def attempt(job: Job) -> Outcome:
    """A document's record, or what was made of it, or why there is nothing."""
    try:
        if isinstance(job, Publication):
            return publish(job)
        if isinstance(job, ChapterPlan):
            return make_chapter(job)
        refuse_name(job.source)
        tei = read_file(job.source)
        return read_record(job.name, tei, job.interface), hashlib.sha256(tei).hexdigest()
    except Unable:
        raise
    except EngrossError as error:
        return error.at(job.source)
    except OSError as error:
        return NotRendered(f"{error.strerror or error}", file=error.filename or job.source)
    except Exception as error:
        return Fault(write_log(error), file=job.source)


def _ended(job: Job, error: DocumentError) -> Outcome:
    return error.at(job.source)
