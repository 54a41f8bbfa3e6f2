"""Sidecars: TOML or JSON with a table per document, or CSV or JSON with a row per document."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from encoder.budget import read_file
from encoder.corrections import SUFFIX
from encoder.errors import UnreadableFile, WrongMetadata
from encoder.findings import Finding, Place, Severity
from encoder.metadata.fields import metadata_of
from encoder.metadata.table import MetadataTable
from encoder.model import Metadata
from encoder.strings import shown
from encoder.user_files import toml_table

_NAME_COLUMNS = ("name", "file", "id")
_DELIMITERS = ",;\t"

Entry = tuple[str, Mapping[str, Any], int | None]


def read_metadata(path: Path) -> MetadataTable:
    """Read a sidecar.

    In TOML, keys at the top hold for all documents. In CSV the column `name` (or `file`, `id`) names the
    document; columns are parted by commas, semicolons or tabs. JSON is an object like the TOML, or a list of
    objects like the rows.

    Raises:
        WrongMetadata: not readable, not well-formed, or something in it is not of the model of metadata.
    """
    try:
        text = read_file(path.absolute()).decode("utf-8-sig")
        return _READERS.get(path.suffix.lower(), _from_toml)(text, path)
    except UnreadableFile as error:
        raise WrongMetadata(error.message, hint=error.hint, file=path) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8: it has the byte 0x{error.object[error.start]:02X}"
        raise WrongMetadata(message, hint="save it as UTF-8", file=path, line=line) from error
    except (ValueError, csv.Error, RecursionError) as error:
        raise WrongMetadata(f"is not well-formed: {shown(str(error))}", file=path) from error


def sidecar(source: Path) -> Path | None:
    """The metadata file that lies beside a source: `letter.txt` → `letter.toml`.

    What an editor says of the lines of another, `letter.corrections.toml`, is none.
    """
    path = source.with_suffix(".toml")
    try:
        is_other = path == source or path.name.endswith(SUFFIX)
        return path if not is_other and path.is_file() else None
    except OSError:  # its name is too long, or its folder closed: then there is none
        return None


def _from_toml(text: str, path: Path) -> MetadataTable:
    return _from_tables(toml_table(text), path)


def _from_tables(data: Mapping[str, Any], path: Path) -> MetadataTable:
    tables = [(name, value, None) for name, value in data.items() if isinstance(value, dict)]
    named = {name for name, _, _ in tables}
    common, findings = metadata_of(
        {key: value for key, value in data.items() if key not in named}, file=str(path)
    )
    return _table(common, findings, tables, path)


def _from_csv(text: str, path: Path) -> MetadataTable:
    return _table(Metadata(), (), _rows(text, path), path)


def _from_json(text: str, path: Path) -> MetadataTable:
    data = json.loads(text, object_pairs_hook=_said)
    if isinstance(data, dict):
        return _from_tables(data, path)
    if isinstance(data, list) and all(isinstance(row, dict) for row in data):
        return _table(Metadata(), (), (_named(row, path) for row in data), path)
    hint = "an object with an object for each document, or a list of objects that have a `name`"
    raise WrongMetadata("is JSON of another form", hint=hint, file=path)


def _said(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, without what is null: there nothing is said.

    Raises:
        ValueError: a key occurs twice.
    """
    table = dict(pairs)
    if len(table) < len(pairs):
        twice = _first_twice(name for name, _ in pairs)
        raise ValueError(f"the key {twice!r} occurs twice")
    return {name: value for name, value in table.items() if value is not None}


def _first_twice(names: Iterable[str]) -> str | None:
    """The first name that has occurred before."""
    seen = set[str]()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def _named(row: dict[str, Any], path: Path) -> Entry:
    column = next((name for name in _NAME_COLUMNS if name in row), None)
    name = row.get(column) if column else None
    if not isinstance(name, str) or not name.strip():
        raise WrongMetadata("an object names no document", hint="give it a `name`", file=path)
    return name.strip(), {key: value for key, value in row.items() if key != column}, None


def _rows(text: str, path: Path) -> Iterator[Entry]:
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    columns = [cell.strip() for cell in next(reader, [])]
    column = next((name for name in _NAME_COLUMNS if name in columns), None)
    twice = _first_twice(columns)
    if column is None or twice:
        message = f"has the column `{twice}` twice" if twice else "has no column `name`"
        raise WrongMetadata(
            message, hint="the first line names each column once, one of them `name`", file=path, line=1
        )
    for cells in reader:
        line = reader.line_num
        if len(cells) > len(columns):
            message = f"the row has {len(cells)} cells, and there are {len(columns)} columns"
            raise WrongMetadata(
                message, hint="put a cell that has the delimiter in quotation marks", file=path, line=line
            )
        row = {name: cell for name, cell in zip(columns, cells, strict=False) if cell.strip()}
        name = row.pop(column, "").strip()
        if row and not name:
            raise WrongMetadata(
                "the row names no document", hint=f"fill the column `{column}`", file=path, line=line
            )
        if name:
            yield name, row, line


def _table(
    common: Metadata, findings: tuple[Finding, ...], entries: Iterable[Entry], path: Path
) -> MetadataTable:
    documents: dict[str, Metadata] = {}
    found, paths = list(findings), set[PurePath]()
    for name, data, line in entries:
        metadata, odd = metadata_of(data, file=str(path), document=name, line=line)
        found += odd
        path_ = PurePath(name).with_suffix("") if PurePath(name).name else PurePath(name)
        if name in documents or path_ in paths:
            message = f"the document `{name}` occurs twice: what is said first holds"
            found.append(
                Finding("M01", Severity.WARNING, message, Place(str(path), line), "delete one of them")
            )
            continue
        paths.add(path_)
        documents[name] = metadata
    return MetadataTable(common, documents, tuple(found), str(path))


_READERS = {".csv": _from_csv, ".json": _from_json}
