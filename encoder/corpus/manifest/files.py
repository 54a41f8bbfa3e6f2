"""The files that were written, by their hashes: what is ours in a folder, and what somebody has edited."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from encoder.corpus.digests import seal
from encoder.corpus.lock import Lock
from encoder.corpus.manifest.database import Database
from encoder.corpus.manifest.entries import FILE, FileEntry, Standing, State, marks, now
from encoder.writer import Staged, discarded, place, sha256_of


class Files(Database):
    """The part of a manifest that tells of files; one is noted, and committed, before it takes its place."""

    def __init__(self, folder: Path, database: sqlite3.Connection, lock: Lock | None) -> None:
        super().__init__(folder, database, lock)
        self._prefixes: dict[str, str] = {}

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
        query = f"SELECT {FILE} FROM files WHERE path = ?"  # noqa: S608
        row = self._execute(query, self.relative(path)).fetchone()
        return FileEntry(*row) if row else None

    def files(self, owner: str, *roles: str) -> tuple[FileEntry, ...]:
        """The files of a document or page that have these roles."""
        query = f"SELECT {FILE} FROM files WHERE owner = ? AND role IN ({marks(roles)}) ORDER BY path"  # noqa: S608
        return tuple(FileEntry(*row) for row in self._execute(query, owner, *roles))

    def files_with(self, *roles: str) -> Iterator[FileEntry]:
        """All files that have these roles, by their paths; the manifest may be written meanwhile."""
        query = (
            f"SELECT {FILE} FROM files WHERE path > ? AND role IN ({marks(roles)}) "  # noqa: S608
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
            f"WHERE name > ? AND role = ? AND state IN ({marks(states)}) ORDER BY name LIMIT 500"
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

    def latest(self, role: str, most: int) -> list[tuple[str, str, str]]:
        """The owners of the files of a role that changed last, when they were written first and when last."""
        query = "SELECT owner, first, changed FROM files WHERE role = ? ORDER BY changed DESC, owner LIMIT ?"
        return [(row["owner"], row["first"], row["changed"]) for row in self._rows(query, role, most)]

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
