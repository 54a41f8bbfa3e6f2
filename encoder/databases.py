"""SQLite files that may be anybody's: a schema in one can act whenever a table is only looked at."""

import sqlite3
from pathlib import Path
from typing import Final

_ACTING: Final = """
    SELECT type, name FROM sqlite_master
    WHERE type NOT IN ('table', 'index')
       OR (type = 'table' AND (sql LIKE 'create virtual%' OR sql LIKE '%check%(%'))
       OR (type = 'index' AND sql IS NOT NULL AND substr(sql, instr(sql, '(') + 1) LIKE '%(%')
       OR EXISTS (SELECT 1 FROM pragma_table_xinfo(sqlite_master.name) AS of_table WHERE of_table.hidden > 1)
    LIMIT 1
"""


def acting_part(database: sqlite3.Connection) -> str | None:
    """What in a database would compute by itself, in a few words; None where it only holds rows.

    To be asked before anything else is: a view without an end in the place of a table is read without an end.

    Raises:
        sqlite3.Error: it is no database.
    """
    database.execute("PRAGMA trusted_schema = OFF")
    found = database.execute(_ACTING).fetchone()
    return f"it has the {found[0]} {found[1]!r}" if found else None


def link_of(path: Path) -> Path | None:
    """The first of a database's files that is a link: SQLite would write to where it leads."""
    names = (path.with_name(f"{path.name}{end}") for end in ("", "-wal", "-shm", "-journal"))
    return next((name for name in names if name.is_symlink()), None)
