"""Documents checked in a process of their own, so that a schema that never ends holds nobody up."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from encoder.budget import Budget
from encoder.checks.ledger import Ledger
from encoder.checks.shield import FAULT
from encoder.checks.validate import Schemas, check_data
from encoder.errors import EngrossError
from encoder.findings import Finding, Place, Severity
from encoder.worker import RAISED, Worker, start

SECONDS: Final = 10.0
"""What a document may take, unless another is asked for."""

_HINT = "allow more with `engross lsp --patience`, or mend the schema"


@dataclass(frozen=True, slots=True)
class Question:
    """A document as it stands in an editor, and what it is to be held to."""

    data: bytes
    path: Path
    schemas: Schemas


class Checker:
    """Checks one document after the other, in a thread that waits for a process.

    Args:
        seconds: that a document may take. A schema that was in use when they were over is not used again.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._ledger = Ledger.new()
        self._worker: Worker | None = None
        self.thread = ThreadPoolExecutor(1)

    def check(self, question: Question) -> tuple[Finding, ...]:
        """All findings about a document.

        Raises:
            EngrossError: it cannot be checked.
        """
        found = self._asked(question)
        if found is None:
            self._end()
            if self._ledger.blame(str(question.path)):
                found = self._asked(question)
        if found is None:
            self._end()
            message = f"not checked: it takes longer than {self._seconds:g} seconds"
            place = Place(str(question.path))
            return (Finding("model/over-budget", Severity.ERROR, message, place, _HINT),)
        return found

    def close(self) -> None:
        """End the process, and the thread when it has done what it does."""
        self.thread.shutdown(wait=False, cancel_futures=True)
        self._end()
        self._ledger.close()

    def _asked(self, question: Question) -> tuple[Finding, ...] | None:
        """The findings; None where the process does not tell them in time."""
        from multiprocessing.connection import wait

        try:
            worker = self._ready()
            worker.link.send([(question, self._ledger)])
            links: list[Any] = [worker.link]
            if not wait(links, self._seconds):
                return None
            kind, found = worker.link.recv()
        except (EOFError, OSError):
            return None
        if kind == RAISED:
            if isinstance(found, EngrossError):
                raise found
            return (Finding(FAULT, Severity.ERROR, str(found), Place(str(question.path))),)
        answer: tuple[Finding, ...] = found
        return answer

    def _ready(self) -> Worker:
        if self._worker is None:
            self._worker = start(_answer, Budget(self._seconds))
            self._worker.link.recv()
        return self._worker

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.end(at_once=True)
            self._worker = None


def _answer(asked: tuple[Question, Ledger]) -> tuple[Finding, ...]:
    question, ledger = asked
    return check_data(question.data, question.path, question.schemas, ledger)
