"""The catalogue: a record for each document that was built, in SQLite or PostgreSQL.

It is made from the manifest and the TEI files (`filling.py`), and can be made anew from them at any time.
A reader needs nothing else: what is harvested stands in it.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from encoder.archive.crosswalk import facts_from, facts_json
from encoder.archive.record import Described, Entry
from encoder.budget import MAX_BYTES
from encoder.databases import acting_part
from encoder.errors import EngrossError, UsageError
from encoder.strings import shown

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Select

NAME: Final = ".catalogue.sqlite"
EXTRA: Final = "engross[archive]"
_VERSION: Final = "2"
_SECONDS_TO_WAIT: Final = 5
_AT_A_TIME: Final = 500


class Unreachable(EngrossError):  # noqa: N818
    """The database does not answer, now; it may do so again."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records are wanted: of a set, of a span of time.

    Attributes:
        spec: of the set; also what lies in its sets is in it.
        since, until: `2026-11-27T12:00:00Z`, both included.
        only_itself: without what lies in a set within the set.
        only_present: without what was withdrawn.
    """

    spec: str | None = None
    since: str | None = None
    until: str | None = None
    only_itself: bool = False
    only_present: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What is new about a record.

    Attributes:
        name: of the document.
        made_from: a digest of all that it was made from.
        described: what is known; None where the document is withdrawn.
        sets: with their names.
        tei_sha256: of its TEI file.
        datestamp: when it changed, where that is known from the files; else it is the time of the commit.
    """

    name: str
    made_from: str
    described: Described | None
    sets: Mapping[str, str]
    tei_sha256: str | None = None
    datestamp: str | None = None


class Catalogue:
    """An open catalogue: to be closed, best by `with`.

    Args:
        engine: of the database.
    """

    def __init__(self, engine: Engine) -> None:
        from encoder.archive import tables

        self._engine, self._t = engine, tables

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    # Reading

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

    # Writing

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
            now: the datestamp of those whose own is not known.

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
        present = [(change, change.described) for change in changes if change.described is not None]
        names = [change.name for change, _ in present]
        database.execute(t.delete(t.members).where(t.members.c.name.in_(names)))
        titles = {spec: title for change, _ in present for spec, title in change.sets.items()}
        query = t.select(t.set_names.c.spec).where(t.set_names.c.spec.in_(list(titles)))
        named = set(database.scalars(query))
        new = [{"spec": spec, "title": title} for spec, title in titles.items() if spec not in named]
        rows = [
            {"name": change.name, "prefix": prefix, "xml": zlib.compress(xml.encode("utf-8"), 6)}
            for change, described in present
            for prefix, xml in described.metadata.items()
        ]
        members = [{"spec": spec, "name": change.name} for change, _ in present for spec in change.sets]
        for table, values in ((t.metadata, rows), (t.set_names, new), (t.members, members)):
            if values:
                database.execute(t.insert(table), values)

    def _sets(self, database: Connection, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
        t = self._t
        query = t.select(t.members.c.name, t.members.c.spec).where(t.members.c.name.in_(names))
        found: dict[str, list[str]] = {}
        for row in database.execute(query.order_by(t.members.c.spec)):
            found.setdefault(row.name, []).append(row.spec)
        return {name: tuple(specs) for name, specs in found.items()}

    @contextlib.contextmanager
    def _connected(self, *, write: bool = False) -> Iterator[Connection]:
        """A connection; what is written is committed at its end, whole.

        Raises:
            Unreachable: the database does not answer, or cannot be written.
        """
        from sqlalchemy.exc import SQLAlchemyError

        try:
            with self._engine.begin() if write else self._engine.connect() as database:
                yield database
        except SQLAlchemyError as error:
            raise Unreachable(f"the catalogue does not answer: {_said(error)}", file=self._shown()) from error

    def _shown(self) -> str:
        return self._engine.url.render_as_string(hide_password=True)


def catalogue_address(folder: Path, given: str | None) -> str:
    """The address of the catalogue of an output folder: what the user has given, or SQLite in the folder."""
    return given or f"sqlite:///{folder.absolute() / NAME}"


def open_catalogue(address: str, *, to_write: bool = False) -> Catalogue:
    """Open a catalogue; where it is to be written, it is made if there is none.

    Args:
        address: of the database, as SQLAlchemy takes it.

    Raises:
        UsageError: the extra is not installed, the address is none, or the catalogue is none that we can use.
        Unreachable: the database does not answer.
    """
    require()
    from sqlalchemy.exc import SQLAlchemyError

    try:
        engine = _engine(address, to_write=to_write)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        hint = "sqlite:////path/to/file, or postgresql://user@host/name with psycopg installed"
        raise UsageError(f"this is no catalogue's address: {_said(error)}", hint=hint) from error
    shown_address = engine.url.render_as_string(hide_password=True)
    try:
        _check(engine, to_write=to_write)
    except UsageError as error:
        engine.dispose()
        raise error.at(shown_address) from None
    except SQLAlchemyError as error:
        engine.dispose()
        if not to_write and "no such table" in str(error):
            raise UsageError("there is no catalogue", hint=_MAKE_IT, file=shown_address) from error
        advice = "see that the database is there, not locked, and may be written" if to_write else None
        raise Unreachable(
            f"the catalogue cannot be used: {_said(error)}", hint=advice, file=shown_address
        ) from error
    return Catalogue(engine)


_MAKE_IT: Final = "make it by `engross catalogue -o OUTPUT`"


def require() -> None:
    """See that what a catalogue needs is installed.

    Raises:
        UsageError: it is not.
    """
    if not is_installed():
        raise UsageError("a catalogue needs SQLAlchemy", hint=f"pip install '{EXTRA}'")


def is_installed() -> bool:
    """Whether what a catalogue needs is there."""
    from importlib.util import find_spec

    return find_spec("sqlalchemy") is not None


def _engine(address: str, *, to_write: bool) -> Engine:
    from sqlalchemy import create_engine, make_url
    from sqlalchemy.pool import QueuePool

    url = make_url(address)
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
        options = {"connect_timeout": _SECONDS_TO_WAIT}
        return create_engine(url, pool_pre_ping=True, connect_args=options, pool_timeout=_SECONDS_TO_WAIT)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise ValueError(f"{url.drivername} is not supported")
    path = Path(url.database)
    if not to_write and not path.is_file():
        raise UsageError("there is no catalogue", hint=_MAKE_IT, file=path)
    return create_engine(
        url, creator=lambda: _sqlite(path, to_write=to_write), poolclass=QueuePool, pool_size=8
    )


def _sqlite(path: Path, *, to_write: bool) -> Any:
    """A connection, for one thread after another; where the folder is closed to us, as the file lies."""
    options: dict[str, Any] = {"uri": True, "timeout": _SECONDS_TO_WAIT, "check_same_thread": False}
    address = path.absolute().as_uri()
    if to_write:
        database = sqlite3.connect(f"{address}?mode=rwc", **options)
        _refuse_acting(path, database)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        return database
    try:
        database = sqlite3.connect(f"{address}?mode=ro", **options)
        database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise
        database = sqlite3.connect(f"{address}?mode=ro&immutable=1", **options)
    _refuse_acting(path, database)
    return database


def _unpacked(data: bytes) -> str:
    """What was packed; no more of it than any document may have."""
    return zlib.decompressobj().decompress(data, MAX_BYTES).decode("utf-8")


def _refuse_acting(path: Path, database: sqlite3.Connection) -> None:
    what = acting_part(database)
    if what is not None:
        database.close()
        raise UsageError(
            f"is no catalogue of engross: {what}", hint="move it away, and make it anew", file=path
        )


def _check(engine: Engine, *, to_write: bool) -> None:
    from encoder.archive import tables

    if to_write:
        tables.everything.create_all(engine)
    with engine.begin() if to_write else engine.connect() as database:
        key = tables.facts.c.key == "version"
        version = database.scalar(tables.select(tables.facts.c.value).where(key))
        if version is None and to_write:
            database.execute(tables.insert(tables.facts).values(key="version", value=_VERSION))
            version = _VERSION
    if version != _VERSION:
        raise UsageError(
            "is the catalogue of another version of engross", hint="move it away, and make it anew"
        )


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
    import json

    facts = facts_from(json.loads(row.facts))
    is_new = row.created == row.datestamp
    return Entry(
        row.name, row.datestamp, bool(row.deleted), sets.get(row.name, ()), facts, row.tei_sha256, is_new
    )


def _says_the_same(change: Change, known: Any) -> bool:
    """Whether harvesters have nothing new to hear of a record."""
    if known is None:
        return False
    if change.described is None:
        return bool(known.deleted)
    return not known.deleted and known.digest == _digest(change)


def _row(change: Change, known: Any, now: str) -> dict[str, Any]:
    """A record that is new, or says something else than the one that is known."""
    datestamp = change.datestamp or now
    is_back = known is None or (known.deleted and change.described is not None)
    facts = facts_json(change.described.facts) if change.described else known.facts if known else "{}"
    return {
        "name": change.name,
        "datestamp": datestamp,
        "created": datestamp if is_back else known.created,
        "deleted": int(change.described is None),
        "digest": _digest(change),
        "made_from": change.made_from,
        "facts": facts,
        "tei_sha256": change.tei_sha256,
    }


def _digest(change: Change) -> str:
    """Of what a harvester sees of a record."""
    import hashlib

    if change.described is None:
        return ""
    parts: Iterable[str] = (*sorted(change.described.metadata.values()), *sorted(change.sets))
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


def _said(error: BaseException) -> str:
    """What a database says, on one line, and without the query."""
    first = str(getattr(error, "orig", None) or error).strip().splitlines()
    return shown(first[0] if first else type(error).__name__)
