"""Documents published one after another or by several processes, which a failing document does not stop.

SaxonC holds Python's global lock: threads gain nothing. Each process compiles the stylesheets once and is
replaced after some thousand documents, so that what libraries keep cannot pile up.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED as FIRST
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing import get_context

from encoder.errors import EngrossError, NotRendered
from encoder.rendering.publication import Publication, publish

Outcome = str | EngrossError
DOCUMENTS_PER_PROCESS = 2000
WAITING_PER_PROCESS = 8


def run(publications: Iterable[Publication], jobs: int = 1) -> Iterator[tuple[Publication, Outcome]]:
    """Publishes each document; its fingerprint or its error comes with it, in any order."""
    if jobs <= 1:
        return ((publication, attempt(publication)) for publication in publications)
    return _in_processes(publications, jobs)


def attempt(publication: Publication) -> Outcome:
    """A document's fingerprint, or why it could not be published."""
    try:
        return publish(publication)
    except EngrossError as error:
        return error.at(publication.source)
    except OSError as error:
        return NotRendered(f"{error.strerror or error}", file=error.filename or publication.source)


def _in_processes(publications: Iterable[Publication], jobs: int) -> Iterator[tuple[Publication, Outcome]]:
    waiting: dict[Future[Outcome], Publication] = {}
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), max_tasks_per_child=DOCUMENTS_PER_PROCESS
    ) as pool:
        for publication in publications:
            waiting[pool.submit(attempt, publication)] = publication
            if len(waiting) >= jobs * WAITING_PER_PROCESS:
                yield from _finished(waiting)
        while waiting:
            yield from _finished(waiting)


def _finished(waiting: dict[Future[Outcome], Publication]) -> Iterator[tuple[Publication, Outcome]]:
    done, _ = wait(waiting, return_when=FIRST)
    for future in done:
        yield waiting.pop(future), future.result()
