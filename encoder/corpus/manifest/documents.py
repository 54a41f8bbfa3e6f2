"""The documents of a manifest: what became of each, and from what."""

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from encoder.corpus.manifest.database import Database
from encoder.corpus.manifest.entries import ENTRY, Entry, State, entry_from, held, marks
from encoder.corpus.soundness import figures_of, findings_of
from encoder.findings import Finding

_MARKS_PER_COMMIT: Final = 1000


class Documents(Database):
    """The part of a manifest that tells of documents."""

    def entry(self, name: str) -> Entry | None:
        """What is known about a document."""
        row = self._execute(f"SELECT {ENTRY} FROM documents WHERE name = ?", name).fetchone()  # noqa: S608
        return entry_from(row) if row else None

    def namesakes(self, name: str) -> tuple[Entry, ...]:
        """The documents whose files have the same name where letters have no case."""
        query = f"SELECT {ENTRY} FROM documents WHERE folded = ?"  # noqa: S608
        return tuple(map(entry_from, self._execute(query, name.casefold())))

    def entries(self, *states: State) -> Iterator[Entry]:
        """The documents in these states, or all, by name; the manifest may be written meanwhile."""
        wanted = states or tuple(State)
        query = (
            f"SELECT {ENTRY} FROM documents WHERE name > ? AND state IN ({marks(wanted)}) "  # noqa: S608
            "ORDER BY name LIMIT 500"
        )
        last = ""
        while rows := self._execute(query, last, *wanted).fetchall():
            yield from map(entry_from, rows)
            last = rows[-1][0]

    def met(self, name: str, source: str, origin: str | None, turn: int) -> None:
        """Note that a run has met a document: in which turn, and where its source is now."""
        self._execute(
            "INSERT INTO documents (name, folded, source, origin, state, run, turn) VALUES (?,?,?,?,?,?,?) "
            "ON CONFLICT (name) DO UPDATE SET source = excluded.source, origin = excluded.origin, "
            "run = excluded.run, turn = excluded.turn",
            *(name, name.casefold(), held(source), held(origin), State.BEGUN, self.run, turn),
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

    def told(self, run: int) -> Iterator[tuple[Entry, float | None, tuple[Finding, ...], dict[str, Any]]]:
        """The documents of a run in their order, with their seconds, findings and figures."""
        query = (
            f"SELECT {ENTRY}, turn, seconds, findings, figures FROM documents "  # noqa: S608
            "WHERE run = ? AND turn > ? AND state != ? ORDER BY turn LIMIT 500"
        )
        last = -1
        while rows := self._execute(query, run, last, State.BEGUN).fetchall():
            for row in rows:
                *entry, last, seconds, findings, figures = row
                told = self.read(findings_of, findings), self.read(figures_of, figures)
                yield entry_from(entry), seconds, *told

    def findings(self, name: str) -> tuple[Finding, ...]:
        """What the encoder found in a document."""
        row = self._execute("SELECT findings FROM documents WHERE name = ?", name).fetchone()
        return self.read(findings_of, row[0]) if row else ()

    def states_digest(self) -> str:
        """A digest of what became of all documents, and of where their sources are."""
        state = hashlib.sha256()
        query = "SELECT name, source, origin, state, first IS NULL FROM documents ORDER BY name"
        for row in self._execute(query):
            state.update(repr(row).encode("utf-8", "surrogateescape"))
        return state.hexdigest()

    def findings_digest(self) -> str:
        """A digest of what the encoder found in all documents."""
        state = hashlib.sha256()
        for name, findings in self._execute("SELECT name, findings FROM documents ORDER BY name"):
            state.update(f"{name}\0{findings}\0".encode())
        return state.hexdigest()
