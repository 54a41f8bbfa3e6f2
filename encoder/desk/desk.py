"""The desk itself: documents that are opened, changes that are written at once, and undone."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Final

from encoder.budget import Budget
from encoder.config import Options
from encoder.corrections import corrections_file
from encoder.corrections.file import read_corrections, write_corrections
from encoder.corrections.placing import placed_records
from encoder.corrections.records import Correction
from encoder.desk.changes import Change, Refused, change_of
from encoder.desk.collection import Collection
from encoder.desk.work import READING, Answer, Ask, Weights, answer, failure, table_of
from encoder.doubts import Doubt
from encoder.errors import EngrossError, UsageError
from encoder.processes import Pool
from encoder.user_files import way_out
from encoder.writer import sha256_of

_REMEMBERED: Final = 1000
_TRIES: Final = 5
_SECONDS_TO_END: Final = 1.0


class Meanwhile(Refused):
    """What a change was meant for is not there any more: the file has been changed by somebody else."""


class Unwritten(Exception):  # noqa: N818 - it says what became of a change
    """A change could not be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change that was made in a document, and the line where."""

    document: str
    line: int
    change: Change


class Desk:
    """The documents of some files, to be corrected. To be closed when done.

    Args:
        files: of the sources.
        options: how they are encoded.
        language: of the interface.
        budget: of each document.
        by: who corrects, for the records.
        weights: where those of the house of a source lie; None where `options` has them.
    """

    def __init__(
        self,
        files: Sequence[Path],
        options: Options,
        *,
        language: str,
        budget: Budget | None = None,
        by: str | None = None,
        weights: Weights | None = None,
    ) -> None:
        self.collection = Collection(files)
        self._by, self._follows_links = by, options.follows_links
        work = partial(answer, options=options, language=language, weights=weights)
        self._hand: Pool[Ask, Answer] = Pool(work, 1, failure, budget=budget)
        self._reader: Pool[Ask, Answer] = Pool(work, 1, failure, budget=budget)
        self._at_hand, self._writing = Lock(), Lock()
        self._texts: dict[str, tuple[str, ...]] = {}
        self._pictures: dict[str, tuple[str, ...]] = {}
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._closed = Event()
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Begin to read all documents, the smallest of them at once."""
        files = self.collection.files
        first = min(files, key=lambda name: _size(files[name]))
        for pool in (self._hand, self._reader):  # both begin before there are threads: they are forked
            for one in pool.results([Ask(files[first])]):
                self.collection.note(first, one.figures, one.teaches)
        rest = [name for name in files if name != first]
        self._thread = Thread(target=self._read_all, args=(rest,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End what is at work."""
        self._closed.set()
        if self._thread is not None:
            self._thread.join(_SECONDS_TO_END)
        for pool in (self._hand, self._reader):
            pool.__exit__(None, None, None)

    def _read_all(self, names: Iterable[str]) -> None:
        for name in names:
            if self._closed.is_set():
                return
            for one in self._reader.results([Ask(self.collection.files[name])]):
                self.collection.note(name, one.figures, one.teaches, if_unknown=True)

    def open(self, name: str, view: str = READING, line: int = 1) -> Answer:
        """A document as it is now.

        Raises:
            KeyError: there is none of this name.
        """
        ask = Ask(self.collection.files[name], view, line)
        with self._at_hand:
            try:
                (found,) = self._hand.results([ask])
            except EngrossError as error:
                found = failure(ask, error)
        self.collection.note(name, found.figures)
        self._texts[name], self._pictures[name] = found.texts, found.pictures
        return found

    def picture(self, name: str, address: str) -> Path | None:
        """The file of a picture of a document's; None where it has no such picture."""
        if address not in self._pictures.get(name, ()):
            return None
        return self.collection.files[name].parent / address

    def change(
        self,
        name: str,
        says: Iterable[Mapping[str, Any]],
        clear: Iterable[int],
        seen: Mapping[int, Sequence[Mapping[str, Any]]],
    ) -> Step:
        """Make a change, and write it.

        Args:
            name: of the document.
            says, clear: as for `changes.change_of`.
            seen: by line the records that who asks has seen there.

        Raises:
            KeyError: there is no such document.
            Refused, WrongKey: it cannot be made.
            Meanwhile: there are other records now than were seen.
            Unwritten: the file cannot be written.
        """
        file = self.collection.files[name]
        texts = self._texts.get(name) or self.open(name).texts
        says, clear = list(says), list(clear)
        touched: set[Any] = {*clear, *(one.get("line") for one in says)}

        def wanted(records: Sequence[Correction]) -> Change:
            placed = placed_records(records, "\n".join(texts))
            _refuse_unseen(placed, {line: seen.get(line, ()) for line in touched})
            return change_of(says, clear, placed, texts, self._by)

        with self._writing:
            change = self._write(file, wanted)
            changed = [record.line for record in (*change.put, *change.away)]
            step = Step(name, min(changed, default=1), change)
            if changed:
                self._done = [*self._done[-_REMEMBERED:], step]
                self._undone.clear()
            return step

    def undo(self) -> Step | None:
        """Take back the latest change; None where there is none."""
        return self._back(self._done, self._undone, undoing=True)

    def redo(self) -> Step | None:
        """Make the change again that was taken back last; None where there is none."""
        return self._back(self._undone, self._done, undoing=False)

    @property
    def can(self) -> tuple[int, int]:
        """How many changes can be undone, and how many made again."""
        return len(self._done), len(self._undone)

    def _back(self, of: list[Step], to: list[Step], *, undoing: bool) -> Step | None:
        with self._writing:
            if not of:
                return None
            step = of.pop()
            change = step.change.inverse if undoing else step.change
            try:
                self._write(self.collection.files[step.document], lambda _: change)
            except Refused as error:  # another has changed it: the step is given up
                raise Meanwhile(step.document) from error
            except Unwritten:
                of.append(step)
                raise
            to.append(step)
            return step

    def _write(self, file: Path, wanted: Any) -> Change:
        """Write what is wanted of the records that the file has now, and only over these."""
        path = corrections_file(file)
        unread = None if self._follows_links else way_out(path, path.parent)
        if unread:
            raise Unwritten(str(UsageError(unread, file=path)))
        try:
            for _ in range(_TRIES):
                sha256 = sha256_of(path)
                records, _ = read_corrections(path)
                change: Change = wanted(records)
                new = change.applied_to(records)
                if sha256_of(path) != sha256:
                    continue
                write_corrections(path, new)
                return change
        except EngrossError as error:
            raise Unwritten(str(error)) from error
        except OSError as error:
            raise Unwritten(str(UsageError(f"cannot be written: {error.strerror}", file=path))) from error
        raise Meanwhile(str(path))

    def beside(self, name: str, after: Doubt | None, step: int) -> tuple[str, Doubt] | None:
        """The doubt before or behind one: see `Collection.beside`."""
        return self.collection.beside(name, after, step)


def _size(file: Path) -> int:
    """How many bytes a file has; one that cannot be asked is the last that is wanted."""
    try:
        return file.stat().st_size
    except OSError:
        return sys.maxsize


def _refuse_unseen(
    records: Sequence[tuple[Correction, int]], seen: Mapping[int, Sequence[Mapping[str, Any]]]
) -> None:
    """See that the records of the lines that are changed are those that were seen there.

    Raises:
        Meanwhile: they are others.
    """
    for line, known in seen.items():
        there = [{"at": at, **table_of(record)} for record, at in records if at == line]
        if len(there) != len(known) or any(one not in known for one in there):
            raise Meanwhile(str(line))
