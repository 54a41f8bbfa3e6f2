"""How far a run is: a bar on a terminal, a line a minute where there is none, JSON lines for programs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Self, TypeVar

from encoder.corpus.run import Outcome
from encoder.corpus.tally import Tally
from encoder.strings import shown

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

Item = TypeVar("Item")
_WORTH_A_BAR: Final = 3
_SECONDS_BETWEEN_LINES: Final = 60.0
_SECONDS_BETWEEN_LOOKS: Final = 0.1
_LONGEST_SHOWN: Final = 40


class Log:
    """A file of JSON lines: an event for each document that was worked on, and for each look at the clock.

    Args:
        path: to write to; None writes nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        """Raises `NotWritten` or `UsageError`: the file cannot be written."""
        if self._path is not None:
            from encoder.writer import unwritten

            try:
                self._file = self._path.open("a", encoding="utf-8", errors="backslashreplace", buffering=1)
            except OSError as error:
                raise unwritten(error, self._path) from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def write(self, event: str, **values: Any) -> None:
        """Write an event, with the time."""
        if self._file is not None:
            data = {"time": round(time.time(), 3), "event": event, **values}
            self._file.write(json.dumps(data, ensure_ascii=False) + "\n")

    def document(self, stage: str, outcome: Outcome) -> None:
        """Write what became of a document."""
        state = "failed" if outcome.error else "kept" if outcome.is_kept else "done"
        values = {"error": outcome.error} if outcome.error else {}
        self.write("document", stage=stage, document=outcome.file, state=state, **values)


class Progress:
    """How far a stage of a run is, told while it goes on.

    Args:
        stage: what is done: `encoding`.
        total: how many documents there are; None where nobody knows.
        log: where events are written.
        clock: seconds, that rise.
    """

    def __init__(
        self,
        stage: str,
        total: int | None,
        log: Log | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stage, self._total, self._log, self._clock = stage, total, log or Log(None), clock
        self._begun = self._told = self._looked = clock()
        self._stack = ExitStack()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        if (self._total is None or self._total >= _WORTH_A_BAR) and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                TextColumn("{task.fields[counts]}", markup=False),
            )
            # Without its own thread, so that workers can be forked beside it.
            console = Console(stderr=True)
            bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
            self._bar = self._stack.enter_context(bar)
            self._bar.add_task(self._stage, total=self._total, counts="")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def step(self, tally: Tally, current: str) -> None:
        """Tell that a document is done, where it is time to tell something.

        Args:
            tally: of the stage.
            current: the document.
        """
        now = self._clock()
        if self._bar is not None and now - self._looked >= _SECONDS_BETWEEN_LOOKS:
            self._looked = now
            counts = f"{self._rate(tally, now)}{tally.told()} {shown(current)[-_LONGEST_SHOWN:]}"
            self._bar.update(self._bar.task_ids[0], completed=tally.documents, counts=counts)
            self._bar.refresh()
        if now - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = now
            self._log.write("progress", stage=self._stage, total=self._total, **asdict(tally))
            if self._bar is None:
                sys.stderr.write(f"engross: {self._line(tally, now)}\n")

    def _line(self, tally: Tally, now: float) -> str:
        of = f" of {self._total:,}" if self._total is not None else ""
        line = f"{self._stage}: {tally.documents:,}{of} documents{tally.told()}, {self._rate(tally, now)}"
        if self._total is None or not tally.documents:
            return line
        left = (self._total - tally.documents) * (now - self._begun) / tally.documents
        return f"{line}, {left / 60:.0f} minutes left"

    def _rate(self, tally: Tally, now: float) -> str:
        return f"{tally.documents / max(now - self._begun, 1e-6):.1f} a second"


def followed(
    outcomes: Iterable[Outcome], progress: Progress, tally: Tally, log: Log, stage: str
) -> Iterator[Outcome]:
    """Pass outcomes on, counting, telling and logging them."""
    for outcome in outcomes:
        tally.add(outcome)
        log.document(stage, outcome)
        progress.step(tally, outcome.file)
        yield outcome
