"""Documents published one after another or by several processes, which a failing document does not stop.

SaxonC holds Python's global lock: threads gain nothing; each process compiles the stylesheets once.
"""

from collections.abc import Iterable, Iterator
from itertools import tee

from encoder.budget import Budget
from encoder.errors import DocumentError, EngrossError, NotRendered
from encoder.processes import in_processes
from encoder.rendering.publication import Publication, publish

Outcome = str | EngrossError


def run(
    publications: Iterable[Publication], jobs: int = 1, budget: Budget | None = None
) -> Iterator[tuple[Publication, Outcome]]:
    """Publishes each document; its fingerprint or its error comes with it."""
    handed, kept = tee(publications)
    return zip(kept, in_processes(attempt, handed, jobs, _ended, budget=budget), strict=True)


def attempt(publication: Publication) -> Outcome:
    """A document's fingerprint, or why it could not be published."""
    try:
        return publish(publication)
    except EngrossError as error:
        return error.at(publication.source)
    except OSError as error:
        return NotRendered(f"{error.strerror or error}", file=error.filename or publication.source)


def _ended(publication: Publication, error: DocumentError) -> Outcome:
    return error.at(publication.source)
