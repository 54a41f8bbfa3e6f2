"""How the database of a catalogue is reached, and what is said where it does not answer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from encoder.errors import EngrossError
from encoder.strings import shown

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Unreachable(EngrossError):  # noqa: N818
    """The database does not answer, now; it may do so again."""


class Connected:
    """An open catalogue: to be closed, best by `with`.

    Args:
        engine: of the database.
    """

    def __init__(self, engine: Engine) -> None:
        from encoder.archive.catalogue import tables

        self._engine, self._t = engine, tables

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

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
            raise Unreachable(f"the catalogue does not answer: {said(error)}", file=self._shown()) from error

    def _shown(self) -> str:
        return self._engine.url.render_as_string(hide_password=True)


def said(error: BaseException) -> str:
    """What a database says, on one line, and without the query."""
    first = str(getattr(error, "orig", None) or error).strip().splitlines()
    return shown(first[0] if first else type(error).__name__)
