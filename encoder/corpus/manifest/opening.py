"""How a manifest is opened: for a run that writes, or to be asked only."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Final, Self

from encoder.corpus.lock import Lock
from encoder.corpus.manifest.database import HINT, strange, unusable
from encoder.corpus.manifest.edited import EditedFiles
from encoder.corpus.manifest.pages import Pages
from encoder.corpus.manifest.tables import BUILT, NAME, TABLES, VERSION, VERSIONS, columns_of_tables
from encoder.corpus.soundness import unsound
from encoder.databases import acting_part, link_of
from encoder.errors import EngrossError, UsageError
from encoder.writer import remove_leftovers

_SECONDS_TO_WAIT: Final = 2.0


class Manifest(EditedFiles, Pages):
    """The manifest of a folder, open: to be closed, best by `with`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, *_: object) -> None:
        self.close(whole=kind is None)
        if isinstance(error, sqlite3.Error):  # a text that is no UTF-8 is found when it is fetched
            raise unusable(self.folder / NAME, error) from error

    # A run

    def begin(self) -> None:
        """Begin a run: what one that was killed has left half done is removed."""
        if self.fact("at work"):
            remove_leftovers(self.folder)
        self.run += 1
        self._remember("run", str(self.run))
        self._remember("at work", "yes")
        self._commit()

    def close(self, *, whole: bool = True) -> None:
        """End the run, if one was begun.

        Args:
            whole: nothing has broken it off.
        """
        with contextlib.suppress(sqlite3.Error, EngrossError):
            if self._lock is not None:
                if not whole:
                    remove_leftovers(self.folder)
                self._execute("DELETE FROM facts WHERE key = 'at work'")
                self._commit()
        with contextlib.suppress(sqlite3.Error):
            self._database.close()
        if self._lock is not None:
            self._lock.release()


def open_manifest(folder: Path) -> Manifest:
    """The manifest of a folder, for a run that writes there, and for no other until it is closed.

    Args:
        folder: it exists.

    Raises:
        UsageError: another run is at work in the folder, or the manifest is none that we can use.
        NotWritten: it cannot be written.
    """
    home = _home_of(folder)
    lock = Lock(home)
    try:
        database = _connect(home / NAME)
        manifest = Manifest(home, database, lock)
        manifest.begin()
    except BaseException:
        lock.release()
        raise
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder, to be asked only: also while a run is at work.

    Raises:
        UsageError: there is none, or none that we can use.
    """
    folder = _home_of(folder)
    path = folder / NAME
    if not path.is_file():
        raise UsageError("nothing was written there by engross", hint="name the output folder", file=folder)
    try:
        database = _opened_to_read(path)
        _refuse_unsound(path, database)
        return Manifest(folder, database, None)
    except sqlite3.Error as error:
        raise unusable(path, error) from error


def _home_of(folder: Path) -> Path:
    """Where the manifest of a folder is: in it, or above it where `engross build` has made the folder."""
    above = folder.absolute().parent
    if (folder / NAME).is_file() or folder.name not in BUILT or not (above / NAME).is_file():
        return folder
    return folder.parent if folder.parent != folder else above


def _opened_to_read(path: Path) -> sqlite3.Connection:
    """The database; where the folder is closed to us as it was when it was last closed."""
    address = path.absolute().as_uri()
    for how in ("mode=ro", "mode=ro&immutable=1"):
        database = sqlite3.connect(
            f"{address}?{how}", uri=True, timeout=_SECONDS_TO_WAIT, isolation_level=None
        )
        try:
            _refuse_acting(path, database)
            database.execute("SELECT count(*) FROM facts").fetchone()
        except sqlite3.OperationalError:
            database.close()
            if how != "mode=ro":
                raise
            continue
        break
    return database


def _connect(path: Path) -> sqlite3.Connection:
    if (link := link_of(path)) is not None:
        raise UsageError("is a link, and what it leads to is not replaced", hint="remove the link", file=link)
    try:
        database = sqlite3.connect(path, timeout=_SECONDS_TO_WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    try:
        # A commit outlives the process at once, and the machine's power at the next checkpoint.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        _refuse_acting(path, database)
        if not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            database.executescript(f"BEGIN IMMEDIATE; {TABLES}")
            database.execute("INSERT INTO facts VALUES ('version', ?)", (VERSION,))
            database.execute("COMMIT")
        database.execute(VERSIONS)
        version = database.execute("SELECT value FROM facts WHERE key = 'version'").fetchone()
    except sqlite3.Error as error:
        database.close()
        raise unusable(path, error) from error
    if version != (VERSION,):
        database.close()
        raise UsageError("is the manifest of another version of engross", hint=HINT, file=path)
    try:
        _refuse_unsound(path, database)
    except sqlite3.Error as error:
        database.close()
        raise unusable(path, error) from error
    except UsageError:
        database.close()
        raise
    return database


def _refuse_acting(path: Path, database: sqlite3.Connection) -> None:
    """Refuse a manifest that would compute where it is only looked at."""
    what = acting_part(database)
    if what is not None:
        database.close()
        raise strange(path, what)


def _refuse_unsound(path: Path, database: sqlite3.Connection) -> None:
    """Refuse a manifest that has what no run of ours has noted."""
    there = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tables = {
        name: columns for name, columns in columns_of_tables().items() if name in there or name != "versions"
    }
    what = unsound(database, tables)
    if what is not None:
        raise strange(path, what)
