"""The SQLite file of the manifest: how it is asked and written, what is noted of the folder as a whole."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from encoder.corpus.digests import digest
from encoder.corpus.lock import Lock
from encoder.corpus.manifest.entries import given
from encoder.corpus.manifest.tables import NAME
from encoder.errors import EngrossError, NotWritten, UsageError

HINT: Final = "move it away: a new one is made, and what is there is kept unless it is written again the same"
_T = TypeVar("_T")


class Database:
    """The open file of a folder's manifest.

    Args:
        folder: that is written to.
        database: the open file.
        lock: of the folder, where it is open to be written.

    Attributes:
        run: the number of the run that is at work, or was the last.
        has_lost: whether something could not be noted in this run.
    """

    def __init__(self, folder: Path, database: sqlite3.Connection, lock: Lock | None) -> None:
        self.folder = folder
        self._database, self._lock = database, lock
        self._root = str(folder)
        self._marks = 0
        self.has_lost = False
        self.run = int(self.fact("run") or "0")

    def save(self) -> None:
        """Commit what was noted."""
        self._commit()

    # What is noted of the folder

    def fact(self, key: str) -> str | None:
        """Something that was noted about the folder."""
        row = self._execute("SELECT value FROM facts WHERE key = ?", key).fetchone()
        return str(row[0]) if row else None

    def note(self, key: str, value: str | None) -> None:
        """Note something about the folder, or that it no longer holds."""
        if value is None:
            self._execute("DELETE FROM facts WHERE key = ?", key)
        else:
            self._remember(key, value)
        self._commit()

    def keep_recipe(self, parts: Mapping[str, str]) -> str:
        """Note by what documents are made, by digests; the id of the recipe."""
        recipe = digest(parts)
        self._execute("INSERT OR IGNORE INTO recipes VALUES (?, ?)", recipe, json.dumps(parts))
        return recipe

    def recipe(self, recipe: str) -> dict[str, str]:
        """The parts of a recipe; none where it is not known."""
        row = self._execute("SELECT parts FROM recipes WHERE id = ?", recipe).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def read(self, read: Callable[..., _T], *texts: str) -> _T:
        """What texts of the manifest say.

        Raises:
            UsageError: `read` finds something else in them, which it says by a ValueError.
        """
        try:
            return read(*texts)
        except ValueError as error:
            raise strange(self.folder / NAME, str(error)) from error

    # The file

    def _remember(self, key: str, value: str) -> None:
        self._execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", key, value)

    def _execute(self, query: str, *values: Any) -> sqlite3.Cursor:
        try:
            if not query.startswith("SELECT") and not self._database.in_transaction:
                self._database.execute("BEGIN IMMEDIATE")
            return self._database.execute(query, values)
        except sqlite3.Error as error:
            raise self._given_up(error) from error

    def _rows(self, query: str, *values: Any) -> Iterator[dict[str, Any]]:
        cursor = self._execute(query, *values)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield {name: given(value) for name, value in zip(names, row, strict=True)}

    def _commit(self) -> None:
        self._marks = 0
        try:
            if self._database.in_transaction:
                self._database.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._given_up(error) from error

    def _given_up(self, error: sqlite3.Error) -> EngrossError:
        """What SQLite says, as an error of ours; what was not committed is taken back."""
        if self._database.in_transaction:
            self.has_lost = True
            with contextlib.suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
        return unusable(self.folder / NAME, error)


def strange(path: Path, what: str) -> UsageError:
    return UsageError(f"is no manifest of engross: {what}", hint=HINT, file=path)


def unusable(path: Path, error: sqlite3.Error) -> EngrossError:
    if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return UsageError(f"cannot be used: {error}", hint=HINT, file=path)
    is_strange = str(error).startswith(("Could not decode", "no such table", "no such column"))
    if is_strange or not isinstance(error, sqlite3.OperationalError):
        return strange(path, str(error))
    return NotWritten(f"cannot be written: {error}", hint="see that there is room", file=path)
