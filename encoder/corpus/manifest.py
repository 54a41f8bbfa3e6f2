"""The manifest of an output folder: what was written, and from what.

It is an SQLite file in the folder (`.engross.sqlite`), committed document by document *before* a file takes
its place: whenever a run is killed, each file in the folder is either what the manifest says, or what it said
before (`previous`), or somebody else's work. Paths of files are relative to the folder, which can be moved.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from encoder.corpus.digests import digest, seal
from encoder.corpus.lock import Lock
from encoder.corpus.soundness import figures_of, findings_of, unsound
from encoder.corpus.versions import BASE, MERGED, NEW, Version
from encoder.databases import acting_part
from encoder.errors import EngrossError, NotWritten, UsageError
from encoder.findings import Finding
from encoder.writer import Staged, discarded, place, remove_leftovers, sha256_of

NAME: Final = ".engross.sqlite"
BUILT: Final = frozenset({"tei", "html", "pdf"})
"""The folders that `engross build` makes beside its manifest."""
_VERSION: Final = "2"
_SECONDS_TO_WAIT: Final = 2.0
_MARKS_PER_COMMIT: Final = 1000
_T = TypeVar("_T")

_TABLES: Final = """
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE recipes (id TEXT PRIMARY KEY, parts TEXT NOT NULL);
CREATE TABLE documents (
    name TEXT PRIMARY KEY,
    folded TEXT NOT NULL,
    source NOT NULL,
    origin,
    state TEXT NOT NULL,
    sha256 TEXT,
    seal TEXT,
    sidecar TEXT,
    sidecar_seal TEXT,
    corrections TEXT,
    corrections_seal TEXT,
    metadata TEXT,
    recipe TEXT,
    error TEXT,
    exit_code INTEGER NOT NULL DEFAULT 0,
    findings TEXT NOT NULL DEFAULT '[]',
    doubts INTEGER NOT NULL DEFAULT 0,
    figures TEXT NOT NULL DEFAULT '{}',
    seconds REAL,
    first TEXT,
    changed TEXT,
    withdrawn TEXT,
    run INTEGER NOT NULL DEFAULT 0,
    turn INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX documents_folded ON documents (folded);
CREATE INDEX documents_run ON documents (run, turn);
CREATE TABLE pages (
    name TEXT PRIMARY KEY,
    source NOT NULL,
    seal TEXT,
    sha256 TEXT,
    state TEXT NOT NULL,
    record TEXT,
    record_from TEXT,
    companions TEXT NOT NULL DEFAULT '[]',
    first TEXT,
    changed TEXT,
    withdrawn TEXT
);
CREATE INDEX pages_source ON pages (source);
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    role TEXT NOT NULL,
    made_from TEXT NOT NULL,
    recipe TEXT,
    sha256 TEXT NOT NULL,
    previous TEXT,
    found TEXT,
    seal TEXT,
    first TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX files_owner ON files (owner, role);
"""
_VERSIONS: Final = """
CREATE TABLE IF NOT EXISTS versions (
    path TEXT NOT NULL,
    role TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (path, role)
);
"""
"""Manifests of older runs lack it until a run writes to them."""


class State(StrEnum):
    """What became of a document when it was last worked on.

    `begun` is one that a run has not finished; of an `edited` one the file is somebody's work and kept.
    """

    BEGUN = "begun"
    WHOLE = "whole"
    EDITED = "edited"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """What is in the place of a file that was written, or is to be."""

    MISSING = "missing"
    CURRENT = "current"
    OLDER = "older"
    EDITED = "edited"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest has about a document.

    Attributes:
        name: the stem of its files.
        source: the absolute path of its source, or its address.
        origin: the list, archive or table that the source is in; None where it is a file.
        state: what became of it.
        sha256, seal: of the source.
        sidecar, sidecar_seal: of the metadata file beside it.
        corrections, corrections_seal: of the file with what editors say of its lines.
        metadata: the digest of what else was known about it.
        recipe: what it was made by.
        exit_code: of the run that made it.
        doubts: how many decisions are to be reviewed.
        first: when it was written for the first time.
        run: in which it was last met.
    """

    name: str
    source: str
    origin: str | None
    state: State
    sha256: str | None
    seal: str | None
    sidecar: str | None
    sidecar_seal: str | None
    corrections: str | None
    corrections_seal: str | None
    metadata: str | None
    recipe: str | None
    error: str | None
    exit_code: int
    doubts: int
    first: str | None
    run: int


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What the manifest has about a file that was written.

    Attributes:
        path: relative to the folder, with slashes.
        owner: the document, or the page, that it is of.
        role: `tei`, `pdf`, `page`, `text`.
        made_from: the digest of all that it was made from.
        sha256: of what we wrote.
        previous: of what we wrote before, until the new file has taken its place.
        found: of what was in the place when it was last looked at.
        seal: of that.
    """

    path: str
    owner: str
    role: str
    made_from: str
    sha256: str
    previous: str | None
    found: str | None
    seal: str | None

    @property
    def ours(self) -> frozenset[str]:
        """The files that may be in the place and are ours."""
        return frozenset({self.sha256, self.previous} - {None})  # type: ignore[arg-type]


_ENTRY: Final = ", ".join(Entry.__dataclass_fields__)
_FILE: Final = ", ".join(FileEntry.__dataclass_fields__)


class Manifest:
    """The manifest of a folder, open: to be closed, best by `with`.

    Args:
        folder: that is written to.
        database: the open file.

    Attributes:
        run: the number of the run that is at work, or was the last.
        has_lost: whether something could not be noted in this run.
    """

    def __init__(self, folder: Path, database: sqlite3.Connection, lock: Lock | None) -> None:
        self.folder = folder
        self._database, self._lock = database, lock
        self._root = str(folder)
        self._marks = 0
        self._prefixes: dict[str, str] = {}
        self.has_lost = False
        self.run = self._last_run()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, *_: object) -> None:
        self.close(whole=kind is None)
        if isinstance(error, sqlite3.Error):  # a text that is no UTF-8 is found when it is fetched
            raise _unusable(self.folder / NAME, error) from error

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

    def save(self) -> None:
        """Commit what was noted."""
        self._commit()

    # Facts

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

    # Documents

    def entry(self, name: str) -> Entry | None:
        """What is known about a document."""
        row = self._execute(f"SELECT {_ENTRY} FROM documents WHERE name = ?", name).fetchone()  # noqa: S608
        return _entry(row) if row else None

    def namesakes(self, name: str) -> tuple[Entry, ...]:
        """The documents whose files have the same name where letters have no case."""
        query = f"SELECT {_ENTRY} FROM documents WHERE folded = ?"  # noqa: S608
        return tuple(map(_entry, self._execute(query, name.casefold())))

    def entries(self, *states: State) -> Iterator[Entry]:
        """The documents in these states, or all, by name; the manifest may be written meanwhile."""
        wanted = states or tuple(State)
        query = (
            f"SELECT {_ENTRY} FROM documents WHERE name > ? AND state IN ({_marks(wanted)}) "  # noqa: S608
            "ORDER BY name LIMIT 500"
        )
        last = ""
        while rows := self._execute(query, last, *wanted).fetchall():
            yield from map(_entry, rows)
            last = rows[-1][0]

    def met(self, name: str, source: str, origin: str | None, turn: int) -> None:
        """Note that a run has met a document: in which turn, and where its source is now."""
        self._execute(
            "INSERT INTO documents (name, folded, source, origin, state, run, turn) VALUES (?,?,?,?,?,?,?) "
            "ON CONFLICT (name) DO UPDATE SET source = excluded.source, origin = excluded.origin, "
            "run = excluded.run, turn = excluded.turn",
            *(name, name.casefold(), _held(source), _held(origin), State.BEGUN, self.run, turn),
        )
        self._marks += 1
        if self._marks >= _MARKS_PER_COMMIT:
            self._commit()

    def postpone(self, name: str) -> None:
        """Note that a run will work on a document that it has met; until then its turn has not come."""
        self._execute("UPDATE documents SET turn = -1 - turn WHERE name = ? AND turn >= 0", name)

    def settle(self, name: str) -> None:
        """Note that a run has worked on a document."""
        self._execute("UPDATE documents SET turn = -1 - turn WHERE name = ? AND turn < 0", name)

    def update(self, name: str, **values: Any) -> None:
        """Note something about a document, by the columns of its table."""
        columns = ", ".join(f"{column} = ?" for column in values)
        self._execute(f"UPDATE documents SET {columns} WHERE name = ?", *values.values(), name)  # noqa: S608

    def forget(self, name: str) -> None:
        """Let go of a document of which no file is left."""
        self._execute("DELETE FROM documents WHERE name = ?", name)

    def told(self, run: int) -> Iterator[tuple[Entry, tuple[Finding, ...], dict[str, Any]]]:
        """The documents of a run in their order, with their findings and figures."""
        query = (
            f"SELECT {_ENTRY}, turn, findings, figures FROM documents "  # noqa: S608
            "WHERE run = ? AND turn > ? AND state != ? ORDER BY turn LIMIT 500"
        )
        last = -1
        while rows := self._execute(query, run, last, State.BEGUN).fetchall():
            for row in rows:
                *entry, last, findings, figures = row
                yield _entry(entry), self.read(findings_of, findings), self.read(figures_of, figures)

    def findings(self, name: str) -> tuple[Finding, ...]:
        """What the encoder found in a document."""
        row = self._execute("SELECT findings FROM documents WHERE name = ?", name).fetchone()
        return self.read(findings_of, row[0]) if row else ()

    def seconds(self, name: str) -> float | None:
        """How long the encoding of a document took; None where it never ended well."""
        row = self._execute("SELECT seconds FROM documents WHERE name = ?", name).fetchone()
        return row[0] if row else None

    # Pages

    def page(self, name: str) -> dict[str, Any] | None:
        """What is known about a page of the site, by the columns of its table."""
        return next(self._rows("SELECT * FROM pages WHERE name = ?", name), None)

    def pages(self) -> Iterator[dict[str, Any]]:
        """All pages, by name, without their records; the manifest may be written meanwhile."""
        query = "SELECT name, source, state FROM pages WHERE name > ? ORDER BY name LIMIT 500"
        last = ""
        while rows := list(self._rows(query, last)):
            yield from rows
            last = rows[-1]["name"]

    def keep_page(self, name: str, **values: Any) -> None:
        """Note something about a page of the site."""
        if "source" in values:
            values["source"] = _held(values["source"])
        changes = ", ".join(f"{column} = ?" for column in values)
        query = f"UPDATE pages SET {changes} WHERE name = ?"  # noqa: S608
        if not self._execute(query, *values.values(), name).rowcount:
            query = f"INSERT INTO pages (name, {', '.join(values)}) VALUES (?, {_marks(values)})"  # noqa: S608
            self._execute(query, name, *values.values())

    def latest(self, role: str, most: int) -> list[tuple[str, str, str]]:
        """The owners of the files of a role that changed last, when they were written first and when last."""
        query = "SELECT owner, first, changed FROM files WHERE role = ? ORDER BY changed DESC, owner LIMIT ?"
        return [(row["owner"], row["first"], row["changed"]) for row in self._rows(query, role, most)]

    def forget_page(self, name: str) -> None:
        """Let go of a page of which no file is left."""
        self._execute("DELETE FROM pages WHERE name = ?", name)

    def sha256_of_source(self, source: str) -> str | None:
        """The SHA-256 of a file that a page is made of; it is only read where it may have changed."""
        query = "SELECT seal, sha256 FROM pages WHERE source = ?"
        row = self._execute(query, _held(source)).fetchone()
        now = seal(Path(source))
        if row and now is not None and row[0] == now:
            return str(row[1])
        found = sha256_of(Path(source))
        if row and found == row[1]:
            self._execute("UPDATE pages SET seal = ? WHERE source = ?", now, _held(source))
        return found

    def _last_run(self) -> int:
        return int(self.fact("run") or "0")

    def read(self, read: Callable[..., _T], *texts: str) -> _T:
        """What texts of the manifest say.

        Raises:
            UsageError: `read` finds something else in them, which it says by a ValueError.
        """
        try:
            return read(*texts)
        except ValueError as error:
            raise _strange(self.folder / NAME, str(error)) from error

    # Files

    def relative(self, path: Path) -> str:
        """The path by which a file of the folder is noted."""
        folder, name = os.path.split(path)
        prefix = self._prefixes.get(folder)
        if prefix is None:
            relative = os.path.relpath(folder or ".", self.folder).replace(os.sep, "/")
            prefix = self._prefixes[folder] = "" if relative == "." else f"{relative}/"
        return prefix + name

    def absolute(self, path: str) -> Path:
        """Where a file that was noted is."""
        return self.folder / path

    def file(self, path: Path) -> FileEntry | None:
        """What is known about a file."""
        query = f"SELECT {_FILE} FROM files WHERE path = ?"  # noqa: S608
        row = self._execute(query, self.relative(path)).fetchone()
        return FileEntry(*row) if row else None

    def files(self, owner: str, *roles: str) -> tuple[FileEntry, ...]:
        """The files of a document or page that have these roles."""
        query = f"SELECT {_FILE} FROM files WHERE owner = ? AND role IN ({_marks(roles)}) ORDER BY path"  # noqa: S608
        return tuple(FileEntry(*row) for row in self._execute(query, owner, *roles))

    def files_with(self, *roles: str) -> Iterator[FileEntry]:
        """All files that have these roles, by their paths; the manifest may be written meanwhile."""
        query = (
            f"SELECT {_FILE} FROM files WHERE path > ? AND role IN ({_marks(roles)}) "  # noqa: S608
            "ORDER BY path LIMIT 500"
        )
        last = ""
        while rows := self._execute(query, last, *roles).fetchall():
            yield from (FileEntry(*row) for row in rows)
            last = rows[-1][0]

    def results(self, role: str, *states: State) -> Iterator[tuple[str, FileEntry]]:
        """The documents in these states that have a file of this role, by name, and the file."""
        columns = ", ".join(f"files.{column}" for column in FileEntry.__dataclass_fields__)
        query = (
            f"SELECT name, {columns} FROM documents JOIN files ON owner = name "  # noqa: S608
            f"WHERE name > ? AND role = ? AND state IN ({_marks(states)}) ORDER BY name LIMIT 500"
        )
        last = ""
        while rows := self._execute(query, last, role, *states).fetchall():
            yield from ((row[0], FileEntry(*row[1:])) for row in rows)
            last = rows[-1][0]

    def is_intact(self, file: FileEntry) -> bool:
        """Whether a file is surely as it was written; where it is not sure, `standing` tells."""
        if file.seal is None or file.found != file.sha256:
            return False
        return file.seal == seal(f"{self._root}/{file.path}")

    def findings_digest(self) -> str:
        """A digest of what the encoder found in all documents."""
        state = hashlib.sha256()
        for name, findings in self._execute("SELECT name, findings FROM documents ORDER BY name"):
            state.update(f"{name}\0{findings}\0".encode())
        return state.hexdigest()

    def standing(self, path: Path, known: FileEntry | None) -> tuple[Standing, str | None]:
        """What is in the place of a file, and its SHA-256; what is known of it is brought up to date."""
        now = seal(path)
        if known is not None and known.seal is not None and now == known.seal:
            return _standing(known, known.found), known.found
        found = None if _is_link(path) else sha256_of(path)
        if known is None:
            return (Standing.MISSING if found is None else Standing.FOREIGN), found
        if (found, now) != (known.found, known.seal) and self._lock is not None:
            self._execute("UPDATE files SET found = ?, seal = ? WHERE path = ?", found, now, known.path)
        return _standing(known, found), found

    def write(self, owner: str, files: Sequence[tuple[str, Staged]], made_from: str, recipe: str) -> None:
        """Note files that are to be written, commit, and put them in their places.

        What was noted in the same run before is committed with it. A file that is kept is noted with what we
        would have written: as one that was edited.

        Args:
            owner: the document or page.
            files: with their roles.
            made_from: the digest of all that they are made from.
            recipe: the part of it that many have in common.

        Raises:
            NotWritten, UsageError: there is no room, or a place must not be written.
        """
        moment = now()
        with discarded(staged for _, staged in files):
            for role, staged in files:
                self._note_file(owner, role, staged, made_from, recipe, moment)
            self._commit()
            for _, staged in files:
                place(staged)
                self._settle(staged)

    def _note_file(
        self, owner: str, role: str, staged: Staged, made_from: str, recipe: str, moment: str
    ) -> None:
        self._execute(
            "INSERT INTO files (path, owner, role, made_from, recipe, sha256, first, changed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET owner = excluded.owner, "
            "role = excluded.role, made_from = excluded.made_from, recipe = excluded.recipe, "
            "found = NULL, seal = NULL, previous = CASE WHEN found = previous THEN previous "
            "WHEN sha256 = excluded.sha256 THEN previous ELSE sha256 END, "
            "changed = CASE sha256 WHEN excluded.sha256 THEN changed ELSE excluded.changed END, "
            "sha256 = excluded.sha256",
            *(self.relative(staged.path), owner, role, made_from, recipe, staged.sha256, moment, moment),
        )

    def _settle(self, staged: Staged) -> None:
        found = staged.found if staged.is_kept else staged.sha256
        self._execute(
            "UPDATE files SET previous = NULL, found = ?, seal = ? WHERE path = ?",
            *(found, seal(staged.path), self.relative(staged.path)),
        )

    def drop_file(self, path: str) -> None:
        """Let go of a file that is there no more."""
        self._execute("DELETE FROM files WHERE path = ?", path)
        self._execute("DELETE FROM versions WHERE path = ?", path)

    # Versions of edited files

    def keep_version(self, path: str, role: str, version: Version) -> None:
        """Note an encoding of a file by its role, as `versions.BASE`."""
        query = "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?)"
        self._execute(query, path, role, version.sha256, version.packed)

    def version(self, path: str, role: str) -> Version | None:
        """An encoding of a file; None where none was noted."""
        if not self._has_versions():
            return None
        query = "SELECT sha256, packed FROM versions WHERE path = ? AND role = ?"
        row = self._execute(query, path, role).fetchone()
        return Version(*row) if row else None

    def drop_version(self, path: str, role: str) -> None:
        """Let go of an encoding of a file."""
        self._execute("DELETE FROM versions WHERE path = ? AND role = ?", path, role)

    def paths_with(self, role: str) -> tuple[str, ...]:
        """The files of which there is such an encoding, in order."""
        if not self._has_versions():
            return ()
        rows = self._execute("SELECT path FROM versions WHERE role = ? ORDER BY path", role)
        return tuple(row[0] for row in rows)

    def _has_versions(self) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE name = 'versions'"
        return self._execute(query).fetchone() is not None

    def put(self, owner: str, staged: Staged, version: Version) -> None:
        """Put a file in its place in which an editor's work and a new encoding are one, and note it.

        Which encoding is in it is noted before: a run that is killed between is done again, and knows it.

        Args:
            owner: the document.
            staged: the file.
            version: the new encoding, from now on the base.

        Raises:
            NotWritten, UsageError: it cannot be written.
        """
        path = self.relative(staged.path)
        self.keep_version(path, MERGED + staged.sha256, version)
        self._commit()
        place(staged)
        self._execute("DELETE FROM versions WHERE path = ? AND role GLOB ?", path, f"{MERGED}*")
        self.keep_version(path, BASE, version)
        self.drop_version(path, NEW)
        state = State.WHOLE if staged.sha256 == version.sha256 else State.EDITED
        self.update(owner, state=state)
        self._settle(staged)
        self._commit()

    # The database

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
            yield {name: _given(value) for name, value in zip(names, row, strict=True)}

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
        return _unusable(self.folder / NAME, error)


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
        raise _unusable(path, error) from error


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
    try:
        database = sqlite3.connect(path, timeout=_SECONDS_TO_WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    try:
        # A commit outlives the process at once, and the machine's power at the next checkpoint.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        _refuse_acting(path, database)
        if not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            database.executescript(f"BEGIN IMMEDIATE; {_TABLES}")
            database.execute("INSERT INTO facts VALUES ('version', ?)", (_VERSION,))
            database.execute("COMMIT")
        database.execute(_VERSIONS)
        version = database.execute("SELECT value FROM facts WHERE key = 'version'").fetchone()
    except sqlite3.Error as error:
        database.close()
        raise _unusable(path, error) from error
    if version != (_VERSION,):
        database.close()
        raise UsageError("is the manifest of another version of engross", hint=_NEW, file=path)
    try:
        _refuse_unsound(path, database)
    except sqlite3.Error as error:
        database.close()
        raise _unusable(path, error) from error
    except UsageError:
        database.close()
        raise
    return database


def _refuse_acting(path: Path, database: sqlite3.Connection) -> None:
    """Refuse a manifest that would compute where it is only looked at."""
    what = acting_part(database)
    if what is not None:
        database.close()
        raise _strange(path, what)


def _refuse_unsound(path: Path, database: sqlite3.Connection) -> None:
    """Refuse a manifest that has what no run of ours has noted."""
    there = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tables = {name: columns for name, columns in _columns().items() if name in there or name != "versions"}
    what = unsound(database, tables)
    if what is not None:
        raise _strange(path, what)


@cache
def _columns() -> Mapping[str, Mapping[str, tuple[str, bool]]]:
    """The columns of each table, with their declared types and whether they must have a value."""
    with contextlib.closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(_TABLES + _VERSIONS)
        tables = [row[0] for row in empty.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: {
                row[1]: (row[2], bool(row[3] or row[5]))
                for row in empty.execute(f"PRAGMA table_info({table})")
            }
            for table in tables
        }


_NEW: Final = "move it away: a new one is made, and what is there is kept unless it is written again the same"


def _strange(path: Path, what: str) -> UsageError:
    return UsageError(f"is no manifest of engross: {what}", hint=_NEW, file=path)


def _unusable(path: Path, error: sqlite3.Error) -> EngrossError:
    if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return UsageError(f"cannot be used: {error}", hint=_NEW, file=path)
    is_strange = str(error).startswith(("Could not decode", "no such table", "no such column"))
    if is_strange or not isinstance(error, sqlite3.OperationalError):
        return _strange(path, str(error))
    return NotWritten(f"cannot be written: {error}", hint="see that there is room", file=path)


def findings_json(findings: Iterable[Finding]) -> str:
    """Findings as the manifest keeps them."""
    return json.dumps([finding.as_json() for finding in findings], separators=(",", ":"))


def _is_link(path: Path) -> bool:
    """Whether a file is a link; a name that no folder can hold is none."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def _standing(known: FileEntry, found: str | None) -> Standing:
    if found is None:
        return Standing.MISSING
    if found == known.sha256:
        return Standing.CURRENT
    return Standing.OLDER if found == known.previous else Standing.EDITED


def _entry(row: Sequence[Any]) -> Entry:
    name, source, origin, state, *others = row
    return Entry(name, _given(source), _given(origin), State(state), *others)


def _held(text: str | None) -> str | bytes | None:
    """A path as SQLite can hold it: also one that is no Unicode."""
    if text is None or text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape")
    return text


def _given(value: Any) -> Any:
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def now() -> str:
    """The time as the manifest notes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
