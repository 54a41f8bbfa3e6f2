"""Whether a manifest holds what its columns are for: it may be anybody's, or a tool may have changed it.

Types, states and paths of all rows are asked of SQLite at once, when a manifest is opened, and what was noted
of the folder; what the JSON of a document says, when it is read (`findings_of`, `figures_of`).
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, Final

from encoder.findings import Finding, Place, Severity

_TYPES: Final = {
    "TEXT": ("text",),
    "INTEGER": ("integer",),
    "REAL": ("real", "integer"),
    "BLOB": ("blob",),
    "": ("text", "blob"),
}
"""The types of values that a column may have, by the type that it was declared with."""
_PATHS: Final = frozenset({"name", "source", "origin", "owner", "path"})
_NUL: Final = "instr(CAST({0} AS BLOB), x'00') > 0"
_JSON: Final = "CASE WHEN {0} IS NULL THEN 0 WHEN json_valid({0}) THEN json_type({0}) <> '{1}' ELSE 1 END"
_FURTHER: Final = {
    "recipes": (_JSON.format("parts", "object"),),
    "pages": (_JSON.format("companions", "array"),),
    "versions": ("role NOT IN ('base', 'new') AND role NOT GLOB 'merged:[0-9a-f]*'",),
    "files": ("path = ''", "path LIKE '/%'", "'/' || path || '/' LIKE '%/../%'"),
}
"""What a row may not be besides: other JSON, a file outside of the folder."""


def _is_texts(data: object) -> bool:
    return isinstance(data, list) and all(isinstance(one, str) for one in data)


def _is_pair(data: object, first: type | tuple[type, ...], second: Callable[[Any], bool]) -> bool:
    return isinstance(data, list) and len(data) == 2 and isinstance(data[0], first) and second(data[1])


_FACTS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "sources": _is_texts,
    "sample": lambda data: _is_pair(data, int, _is_texts),
    "pages of the collection": lambda data: _is_pair(data, (str, type(None)), _is_texts),
    "site": lambda data: _is_pair(
        data, (str, type(None)), lambda all_: isinstance(all_, dict) and _is_texts(list(all_.values()))
    ),
    "houses": lambda data: isinstance(data, dict),
    "survey": lambda data: isinstance(data, dict),
}
"""What is noted of the folder as JSON, by its key or the word that the key begins with."""
_LONGEST_NUMBER: Final = 15


def unsound(database: sqlite3.Connection, tables: Mapping[str, Mapping[str, tuple[str, bool]]]) -> str | None:
    """What is wrong with a manifest, in a few words; None where nothing is.

    Args:
        database: the open file.
        tables: name → column → the declared type, and whether it must have a value.

    Raises:
        sqlite3.Error: a table is missing, or cannot be read.
    """
    for table, columns in tables.items():
        wrong = [*(_wrong(name, *said) for name, said in columns.items()), *_FURTHER.get(table, ())]
        if "state" in columns:
            wrong.append("state NOT IN ('begun', 'whole', 'edited', 'failed', 'withdrawn')")
        query = f"SELECT 1 FROM {table} WHERE {' OR '.join(wrong)} LIMIT 1"  # noqa: S608 - our own names
        if database.execute(query).fetchone():
            return f"a row of its {table} has what no row can have"
    for key, value in database.execute("SELECT key, value FROM facts"):
        if not _is_sound_fact(key, value):
            return f"what it notes as {key!r} has another form"
    return None


def _wrong(column: str, declared: str, is_needed: bool) -> str:
    """The condition by which a value of a column is of no type that it may have."""
    types = (*_TYPES[declared], *(() if is_needed else ("null",)))
    listed = ", ".join(f"'{one}'" for one in types)
    condition = f"typeof({column}) NOT IN ({listed})"
    return f"{condition} OR {_NUL.format(column)}" if column in _PATHS else condition


def _is_sound_fact(key: str, value: str) -> bool:
    if key == "run":
        return value.isdecimal() and len(value) <= _LONGEST_NUMBER
    read = _FACTS.get(key) or _FACTS.get(key.partition(" ")[0] if " " in key else "")
    try:
        return read is None or read(json.loads(value))
    except (ValueError, RecursionError):
        return False


def findings_of(text: str) -> tuple[Finding, ...]:
    """Findings from the JSON that `findings_json` made.

    Raises:
        ValueError: it says something else.
    """
    try:
        return tuple(map(_finding, json.loads(text)))
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no findings") from error


def _finding(data: Mapping[str, Any]) -> Finding:
    spot = Place(data.get("file"), data.get("line"), data.get("column"), data.get("xpath"))
    found = Finding(
        data["rule"],
        Severity(data["severity"]),
        data["message"],
        spot,
        data.get("hint"),
        data.get("certainty"),
    )
    texts = (spot.file, spot.xpath, found.hint)
    numbers = (spot.line, spot.column, found.certainty)
    if not (
        isinstance(found.rule, str)
        and isinstance(found.message, str)
        and all(isinstance(one, str | None) for one in texts)
        and all(isinstance(one, int | float | None) for one in numbers)
    ):
        raise ValueError("no finding")
    return found


def figures_of(text: str) -> dict[str, Any]:
    """The figures of a document's encoding from their JSON.

    Raises:
        ValueError: it says something else.
    """
    data = json.loads(text)
    counted = data.get("coverage", {}) if isinstance(data, dict) else None
    if not isinstance(counted, dict) or not isinstance(data.get("tei", ""), str):
        raise ValueError("no figures")
    if not all(isinstance(count, int | float) for count in counted.values()):
        raise ValueError("no figures")
    return dict(data)
