"""What is new in a catalogue, written such that harvesters hear of what they have not heard."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from encoder.archive.catalogue.changes import Change
from encoder.archive.catalogue.reading import Reading
from encoder.archive.crosswalk import facts_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

_AT_A_TIME: Final = 500


class Catalogue(Reading):
    """An open catalogue: to be closed, best by `with`."""

    def note(self, key: str, value: str) -> None:
        """Note something about the catalogue."""
        t = self._t
        with self._connected(write=True) as database:
            database.execute(t.delete(t.facts).where(t.facts.c.key == key))
            database.execute(t.insert(t.facts).values(key=key, value=value))

    def clear(self) -> None:
        """Let go of all records, to be made anew: none is told as deleted that way."""
        t = self._t
        with self._connected(write=True) as database:
            for table in (t.metadata, t.members, t.set_names, t.records):
                database.execute(t.delete(table))

    def change(self, changes: Sequence[Change], now: str) -> int:
        """Note what is new; a record that says the same as before keeps its datestamp.

        Args:
            changes: each of another document.
            now: their datestamp.

        Returns:
            How many records have another datestamp.
        """
        with self._connected(write=True) as database:
            return sum(
                self._change(database, changes[at : at + _AT_A_TIME], now)
                for at in range(0, len(changes), _AT_A_TIME)
            )

    def restamp(self, names: Sequence[str], old: str, new: str) -> None:
        """Give records the datestamp at which they could be seen, where the commit has taken until then."""
        t = self._t
        with self._connected(write=True) as database:
            for column in (t.records.c.datestamp, t.records.c.created):
                query = t.update(t.records).where(t.records.c.name.in_(names), column == old)
                database.execute(query.values({column: new}))

    def _change(self, database: Connection, changes: Sequence[Change], now: str) -> int:
        """Note some changes, by as few questions and statements as for one: a database may be far away."""
        t = self._t
        c = t.records.c
        query = t.select(c.name, c.digest, c.deleted, c.created, c.facts)
        rows = database.execute(query.where(c.name.in_([change.name for change in changes])))
        known = {row.name: row for row in rows}
        touched = [change for change in changes if _says_the_same(change, known.get(change.name))]
        if touched:
            seen = {"made_from": t.bindparam("new_made_from"), "tei_sha256": t.bindparam("new_sha256")}
            database.execute(
                t.update(t.records).where(c.name == t.bindparam("old_name")).values(**seen),
                [
                    {"old_name": one.name, "new_made_from": one.made_from, "new_sha256": one.tei_sha256}
                    for one in touched
                ],
            )
        same = {change.name for change in touched}
        others = [change for change in changes if change.name not in same]
        if others:
            database.execute(t.delete(t.records).where(c.name.in_([change.name for change in others])))
            database.execute(
                t.insert(t.records), [_row(change, known.get(change.name), now) for change in others]
            )
            self._change_parts(database, others)
        return len(others)

    def _change_parts(self, database: Connection, changes: Sequence[Change]) -> None:
        """The metadata of records, and their sets; a deleted one keeps its sets: harvesters hear of it."""
        t = self._t
        names = [change.name for change in changes]
        database.execute(t.delete(t.metadata).where(t.metadata.c.name.in_(names)))
        told = [change for change in changes if change.described is not None or change.sets]
        names = [change.name for change in told]
        database.execute(t.delete(t.members).where(t.members.c.name.in_(names)))
        titles = {spec: title for change in told for spec, title in change.sets.items()}
        query = t.select(t.set_names.c.spec).where(t.set_names.c.spec.in_(list(titles)))
        named = set(database.scalars(query))
        new = [{"spec": spec, "title": title} for spec, title in titles.items() if spec not in named]
        rows = [
            {"name": change.name, "prefix": prefix, "xml": zlib.compress(xml.encode("utf-8"), 6)}
            for change in changes
            if change.described is not None
            for prefix, xml in change.described.metadata.items()
        ]
        members = [{"spec": spec, "name": change.name} for change in told for spec in change.sets]
        for table, values in ((t.metadata, rows), (t.set_names, new), (t.members, members)):
            if values:
                database.execute(t.insert(table), values)


def _says_the_same(change: Change, known: Any) -> bool:
    """Whether harvesters have nothing new to hear of a record."""
    if known is None:
        return False
    if change.described is None:
        return bool(known.deleted)
    return not known.deleted and known.digest == _digest(change)


def _row(change: Change, known: Any, now: str) -> dict[str, Any]:
    """A record that is new, or says something else than the one that is known."""
    is_back = known is None or (known.deleted and change.described is not None)
    facts = facts_json(change.described.facts) if change.described else known.facts if known else "{}"
    return {
        "name": change.name,
        "datestamp": now,
        "created": now if is_back else known.created,
        "deleted": int(change.described is None),
        "digest": _digest(change),
        "made_from": change.made_from,
        "facts": facts,
        "tei_sha256": change.tei_sha256,
    }


def _digest(change: Change) -> str:
    """Of what a harvester sees of a record."""
    if change.described is None:
        return ""
    parts: Iterable[str] = (*sorted(change.described.metadata.values()), *sorted(change.sets))
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()
