"""What a catalogue is asked: its records, in the order of their names, and what they say."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from encoder.archive.catalogue.changes import Selection
from encoder.archive.catalogue.connection import Connected
from encoder.archive.crosswalk import facts_from
from encoder.archive.record import Entry
from encoder.budget import MAX_BYTES

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select


class Reading(Connected):
    """The part of a catalogue that answers."""

    def fact(self, key: str) -> str | None:
        """Something that was noted about the catalogue."""
        t = self._t
        with self._connected() as database:
            value: str | None = database.scalar(t.select(t.facts.c.value).where(t.facts.c.key == key))
            return value

    def count(self, selection: Selection | None = None) -> int:
        """How many records there are, deleted ones too."""
        t = self._t
        with self._connected() as database:
            query = _selected(t, t.select(t.count()).select_from(t.records), selection or Selection())
            return int(database.scalar(query) or 0)

    def earliest(self) -> str | None:
        """The lowest datestamp."""
        t = self._t
        with self._connected() as database:
            value: str | None = database.scalar(t.select(t.lowest(t.records.c.datestamp)))
            return value

    def entry(self, name: str) -> Entry | None:
        """The record of a document."""
        t = self._t
        with self._connected() as database:
            row = database.execute(_entries(t).where(t.records.c.name == name)).first()
            return _entry(row, self._sets(database, [name])) if row else None

    def entries(
        self, selection: Selection, after: str = "", limit: int = 100, *, skip: int = 0
    ) -> tuple[Entry, ...]:
        """The next records of a selection in the order of their names, which no change of theirs can alter.

        Args:
            selection: which are wanted.
            after: the name of the last one that was had.
            limit: how many at most.
            skip: how many to pass over.
        """
        t = self._t
        query = _selected(t, _entries(t), selection).where(t.records.c.name > after)
        with self._connected() as database:
            rows = database.execute(query.order_by(t.records.c.name).limit(limit).offset(skip)).all()
            sets = self._sets(database, [row.name for row in rows])
            return tuple(_entry(row, sets) for row in rows)

    def all_entries(self, selection: Selection | None = None) -> Iterator[Entry]:
        """All records of a selection, by name; the catalogue may be written meanwhile."""
        last = ""
        while part := self.entries(selection or Selection(), last, 500):
            yield from part
            last = part[-1].name

    def metadata(self, names: Sequence[str], prefix: str) -> dict[str, str]:
        """What is known of documents in a format, by their names."""
        t = self._t
        query = t.select(t.metadata.c.name, t.metadata.c.xml).where(
            t.metadata.c.prefix == prefix, t.metadata.c.name.in_(names)
        )
        with self._connected() as database:
            return {row.name: _unpacked(row.xml) for row in database.execute(query)}

    def sets(self) -> dict[str, str]:
        """The specs of the sets, with their names."""
        t = self._t
        with self._connected() as database:
            rows = database.execute(t.select(t.set_names.c.spec, t.set_names.c.title))
            return {row.spec: row.title for row in rows}

    def made_from(self) -> dict[str, tuple[str, bool]]:
        """Of each document: the digest of what its record was made from, and whether it is deleted."""
        t = self._t
        with self._connected() as database:
            rows = database.execute(t.select(t.records.c.name, t.records.c.made_from, t.records.c.deleted))
            return {row.name: (row.made_from, bool(row.deleted)) for row in rows}

    def _sets(self, database: Connection, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
        t = self._t
        query = t.select(t.members.c.name, t.members.c.spec).where(t.members.c.name.in_(names))
        found: dict[str, list[str]] = {}
        for row in database.execute(query.order_by(t.members.c.spec)):
            found.setdefault(row.name, []).append(row.spec)
        return {name: tuple(specs) for name, specs in found.items()}


def _entries(t: Any) -> Select[Any]:
    c = t.records.c
    query: Select[Any] = t.select(c.name, c.datestamp, c.created, c.deleted, c.facts, c.tei_sha256)
    return query


def _selected(t: Any, query: Select[Any], selection: Selection) -> Select[Any]:
    if selection.spec is not None:
        query = query.where(
            t.records.c.name.in_(t.select(t.members.c.name).where(t.members.c.spec == selection.spec))
        )
    if selection.spec is not None and selection.only_itself:
        spec, first, behind = t.members.c.spec, f"{selection.spec}:", f"{selection.spec};"  # `;` follows `:`
        inner = t.select(t.members.c.name).where(spec >= first, spec < behind)
        query = query.where(t.records.c.name.not_in(inner))
    if selection.only_present:
        query = query.where(t.records.c.deleted == 0)
    if selection.since is not None:
        query = query.where(t.records.c.datestamp >= selection.since)
    if selection.until is not None:
        query = query.where(t.records.c.datestamp <= selection.until)
    return query


def _entry(row: Any, sets: Mapping[str, tuple[str, ...]]) -> Entry:
    facts = facts_from(json.loads(row.facts))
    is_new = row.created == row.datestamp
    return Entry(
        row.name, row.datestamp, bool(row.deleted), sets.get(row.name, ()), facts, row.tei_sha256, is_new
    )


def _unpacked(data: bytes) -> str:
    """What was packed; no more of it than any document may have."""
    return zlib.decompressobj().decompress(data, MAX_BYTES).decode("utf-8")
