"""Words of page marks and of divided words in all languages, from `marks.toml`."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_name("marks.toml")
Table = MappingProxyType[str, tuple[str, ...]]


def mark_words(name: str, of: str | None = None) -> frozenset[str]:
    """The words of a table of `marks.toml`, of all languages or of one row.

    Raises:
        KeyError: there is no such table, or no such row in it.
    """
    rows = _tables()[name]
    return frozenset(rows[of] if of else (word for words in rows.values() for word in words))


def ordered_mark_words(name: str) -> tuple[str, ...]:
    """The words of a table, in the order of the file."""
    return tuple(dict.fromkeys(word for words in _tables()[name].values() for word in words))


@cache
def _tables() -> MappingProxyType[str, Table]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            name: MappingProxyType({row: tuple(_entries(text)) for row, text in rows.items()})
            for name, rows in tables.items()
        }
    )


def _entries(text: str) -> Iterator[str]:
    return (entry for entry in (" ".join(part.split()) for part in text.split(",")) if entry)
