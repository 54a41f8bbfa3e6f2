"""Schemas that took too long: found out when a document's process had to be ended, and not tried again.

The process that is ended cannot say what it was at. So it writes down, for each document, which schema it is
about to use, and strikes that out when it is done; whoever ended it looks there.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from encoder.checks.trust import Schema

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the processes of one run tell each other about schemas, in a folder made where there is need.

    Attributes:
        name: of the folder; nobody can guess it.
    """

    name: str

    @classmethod
    def new(cls) -> "Ledger":
        """The ledger of a run; nothing is written yet."""
        return cls(f"engross-{os.urandom(12).hex()}")

    def using(self, schema: Schema, file: str, work: Callable[[], Result]) -> Result:
        """The result of work with a schema on a document; a process that is ended meanwhile leaves a note."""
        note = self._note("document", file)
        try:
            note.parent.mkdir(mode=0o700, exist_ok=True)
            note.write_bytes(os.fsencode(schema.path.resolve()))
        except OSError:
            return work()
        try:
            result = work()
        except Exception:
            self._strike(note)
            raise
        self._strike(note)
        return result

    def blame(self, file: str) -> Path | None:
        """The schema in use when the process working on a document ended; nobody is to use it any more."""
        try:
            schema = self._note("document", file).read_bytes()
            self._note("schema", os.fsdecode(schema)).touch()
        except OSError:
            return None
        return Path(os.fsdecode(schema))

    def is_blamed(self, schema: Schema) -> bool:
        """Whether a schema is not to be used."""
        return self._note("schema", str(schema.path.resolve())).exists()

    def close(self) -> None:
        """Remove what was written."""
        import shutil

        shutil.rmtree(self._folder(), ignore_errors=True)

    def _folder(self) -> Path:
        import tempfile

        return Path(tempfile.gettempdir()) / self.name

    def _note(self, kind: str, name: str) -> Path:
        import hashlib

        return self._folder() / f"{kind}-{hashlib.sha256(os.fsencode(name)).hexdigest()}"

    def _strike(self, note: Path) -> None:
        with suppress(OSError):
            note.unlink()
            note.parent.rmdir()
