"""Where the entries of a register are mentioned: kept on disk, so that memory does not grow."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from encoder.rendering.registers.named import Found
from encoder.rendering.registers.names import ROLES

_TABLE: Final = """
CREATE TABLE mention (
    entry INTEGER, role INTEGER, document INTEGER, turn INTEGER,
    form TEXT, why TEXT, id TEXT, before TEXT, after TEXT
)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of an entry.

    Attributes:
        document: its place in the order of the collection.
        role: one of `names.ROLES`.
        why: one of `named.Why`.
        id: of its place on the document's page.
    """

    document: int
    role: str
    form: str
    why: str
    id: str
    before: str
    after: str


class Places:
    """The mentions of a collection by their entries, in a database of SQLite's own that goes with it."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.execute(_TABLE)

    def add(self, document: int, found: Iterable[Found]) -> None:
        """Keep what the names of a document mean."""
        rows = (
            (
                one.named.number,
                ROLES.index(one.mention.role),
                document,
                turn,
                *map(_storable, (one.mention.form, one.why.value, one.mention.id)),
                *map(_storable, (one.mention.before, one.mention.after)),
            )
            for turn, one in enumerate(found)
        )
        self._database.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def settle(self) -> None:
        """Put the mentions in their order: all are there."""
        self._database.execute("CREATE INDEX by_entry ON mention (entry, role, document, turn)")

    def of(self, entry: int) -> Iterator[Place]:
        """The mentions of an entry: letters by, to, from it, then all others, in the collection's order."""
        asked = (
            "SELECT document, role, form, why, id, before, after FROM mention WHERE entry = ? "
            "ORDER BY role, document, turn"
        )
        for document, role, *rest in self._database.execute(asked, (entry,)):
            yield Place(document, ROLES[role], *rest)

    def counts(self) -> dict[int, dict[str, int]]:
        """Of each entry that is mentioned, in how many documents it is what."""
        found: dict[int, dict[str, int]] = {}
        asked = "SELECT entry, role, COUNT(DISTINCT document) FROM mention GROUP BY entry, role"
        for entry, role, count in self._database.execute(asked):
            found.setdefault(entry, {})[ROLES[role]] = count
        return found

    def close(self) -> None:
        """Let the database go."""
        self._database.close()


def _storable(text: str) -> str:
    """A text that UTF-8 can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
