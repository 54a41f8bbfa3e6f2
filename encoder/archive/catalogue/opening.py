"""How a catalogue is opened: SQLite or PostgreSQL, to be read or to be written."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from encoder.archive.catalogue.connection import Unreachable, said
from encoder.archive.catalogue.writing import Catalogue
from encoder.databases import acting_part, link_of
from encoder.errors import UsageError
from encoder.strings import forbidden

if TYPE_CHECKING:
    from sqlalchemy import Engine

NAME: Final = ".catalogue.sqlite"
EXTRA: Final = "engross[archive]"
_VERSION: Final = "2"
_SECONDS_TO_WAIT: Final = 5


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

    character = forbidden(address)
    if character:
        message = f"the address of a catalogue cannot have the character {character}"
        raise UsageError(message, hint="name another folder, or another catalogue")
    try:
        engine = _engine(address, to_write=to_write)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        hint = "sqlite:////path/to/file, or postgresql://user@host/name with psycopg installed"
        raise UsageError(f"this is no catalogue's address: {said(error)}", hint=hint) from error
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
            f"the catalogue cannot be used: {said(error)}", hint=advice, file=shown_address
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
    if to_write and (link := link_of(path)) is not None:
        raise UsageError("is a link, and what it leads to is not replaced", hint="name that file", file=link)
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


def _refuse_acting(path: Path, database: sqlite3.Connection) -> None:
    what = acting_part(database)
    if what is not None:
        database.close()
        raise UsageError(
            f"is no catalogue of engross: {what}", hint="move it away, and make it anew", file=path
        )


def _check(engine: Engine, *, to_write: bool) -> None:
    from encoder.archive.catalogue import tables

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
