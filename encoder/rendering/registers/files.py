"""The project's own registers: TEI with lists, and tables (CSV, RFC 4180), a line for each entry."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from encoder import saxon
from encoder.budget import read_file
from encoder.errors import NotRendered, UsageError
from encoder.rendering.html import stylesheet_for
from encoder.rendering.reading import to_saxon
from encoder.rendering.registers.identities import AUTHORITIES
from encoder.rendering.registers.names import KINDS, Entry, Fact, Identifier, entry_from
from encoder.user_files import read_utf8

COLUMNS: Final = ("id", "kind", "name", "variants", "note", "link", *AUTHORITIES)
"""The columns of a table that say more than a fact; every other is one, and its heading says which."""

_HINT: Final = (
    f"the columns are kind ({', '.join(KINDS)}), name, and perhaps id, variants (a; b), note, link, "
)
_NAMES: Final = {"persons": "person", "people": "person", "places": "place"} | {
    "org": "organisation",
    "orgs": "organisation",
    "organisations": "organisation",
    "organization": "organisation",
}
_FACT: Final = re.compile(r"[a-z][a-z -]{0,40}")


def read_registers(paths: Iterable[Path], interface: str) -> tuple[Entry, ...]:
    """The entries of a project's registers, with dates in a language of the interface.

    Raises:
        UsageError: a file cannot be read, is no TEI or no table, or lists nobody and nothing.
    """
    return tuple(entry for path in paths for entry in _read(path, interface))


def _read(path: Path, interface: str) -> list[Entry]:
    if path.suffix.lower() == ".csv":
        found = list(_from_table(path))
    else:
        try:
            tei = to_saxon(read_file(path.absolute()))
            written = saxon.transform(stylesheet_for("entries.xsl"), tei, {"interface": interface})
        except NotRendered as error:
            raise UsageError(error.message, hint=error.hint, file=path, line=error.line) from error
        found = [entry_from(entry) for entry in json.loads(written)]
    if not found:
        raise UsageError(
            "lists no person, place or organisation",
            hint="a register has person, place or org with a name",
            file=path,
        )
    return found


def _from_table(path: Path) -> Iterator[Entry]:
    rows = csv.DictReader(io.StringIO(read_utf8(path), newline=""), strict=True)
    try:
        headings = [(one or "").strip().lower() for one in rows.fieldnames or ()]
        rows.fieldnames = headings
        if not {"kind", "name"} <= {*headings}:
            raise UsageError(
                "has no columns called kind and name", hint=_HINT + ", ".join(AUTHORITIES), file=path
            )
        for heading in headings:
            if heading not in COLUMNS and not _FACT.fullmatch(heading):
                raise UsageError(
                    f"has the column “{heading}”", hint="name columns with plain letters", file=path
                )
        for row in rows:
            if None in row or None in row.values():
                raise UsageError("has more or fewer fields than columns", file=path, line=rows.line_num)
            if any(value.strip() for value in row.values()):
                yield _from_row(
                    {key: " ".join(value.split()) for key, value in row.items()}, path, rows.line_num
                )
    except csv.Error as error:
        raise UsageError(f"is no table: {error}", file=path, line=rows.line_num) from error


def _from_row(row: Mapping[str, str], path: Path, line: int) -> Entry:
    kind = _NAMES.get(row["kind"].lower(), row["kind"].lower())
    if kind not in KINDS or not row["name"]:
        wrong = f"has the kind “{row['kind']}”" if row["name"] else "has an entry without a name"
        raise UsageError(wrong, hint=_HINT + ", ".join(AUTHORITIES), file=path, line=line)
    variants = [one.strip() for one in row.get("variants", "").split(";")]
    names = tuple(dict.fromkeys(one for one in (row["name"], *variants) if one))
    identifiers = [Identifier(AUTHORITIES[key].name, row[key]) for key in AUTHORITIES if row.get(key)]
    identifiers += [Identifier("", one) for one in row.get("link", "").split() if one]
    facts = [
        Fact(key, value) for key, value in row.items() if value and (key == "note" or key not in COLUMNS)
    ]
    return Entry(kind, names, row.get("id", ""), tuple(identifiers), tuple(facts))
