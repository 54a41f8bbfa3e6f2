"""The pages of a site, as the manifest of its folder knows them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from encoder.corpus.digests import seal
from encoder.corpus.manifest.database import Database
from encoder.corpus.manifest.entries import held, marks
from encoder.writer import sha256_of


class Pages(Database):
    """The part of a manifest that tells of a site's pages."""

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
            values["source"] = held(values["source"])
        changes = ", ".join(f"{column} = ?" for column in values)
        query = f"UPDATE pages SET {changes} WHERE name = ?"  # noqa: S608
        if not self._execute(query, *values.values(), name).rowcount:
            query = f"INSERT INTO pages (name, {', '.join(values)}) VALUES (?, {marks(values)})"  # noqa: S608
            self._execute(query, name, *values.values())

    def forget_page(self, name: str) -> None:
        """Let go of a page of which no file is left."""
        self._execute("DELETE FROM pages WHERE name = ?", name)

    def sha256_of_source(self, source: str) -> str | None:
        """The SHA-256 of a file that a page is made of; it is only read where it may have changed."""
        query = "SELECT seal, sha256 FROM pages WHERE source = ?"
        row = self._execute(query, held(source)).fetchone()
        now = seal(Path(source))
        if row and now is not None and row[0] == now:
            return str(row[1])
        found = sha256_of(Path(source))
        if row and found == row[1]:
            self._execute("UPDATE pages SET seal = ? WHERE source = ?", now, held(source))
        return found
