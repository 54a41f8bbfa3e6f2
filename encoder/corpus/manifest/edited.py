"""What edited files are merged from: the encodings that the manifest keeps of them (`corpus/versions.py`)."""

from encoder.corpus.manifest.documents import Documents
from encoder.corpus.manifest.entries import State
from encoder.corpus.manifest.files import Files
from encoder.corpus.versions import BASE, MERGED, NEW, Version
from encoder.writer import Staged, place


class EditedFiles(Documents, Files):
    """The part of a manifest that keeps encodings of files that editors may change."""

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
