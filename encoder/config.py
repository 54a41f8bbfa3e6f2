"""Options and sidecar metadata: checked once, then frozen."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from encoder.errors import UsageError
from encoder.model import Kind, Metadata

_FIELDS = frozenset(item.name for item in fields(Metadata))
_NAME_COLUMNS = ("name", "file", "id")


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are to be encoded.

    Attributes:
        kind: of the sources; None to find it out for each.
        metadata: what is known about the documents.
        correct: whether to propose corrections of what OCR misread.
        schema_folder: address of the folder with the schemas that the TEI names in `xml-model`, relative to
            the TEI file or absolute; None names none.
    """

    kind: Kind | None = None
    metadata: "MetadataTable" = field(default_factory=lambda: MetadataTable())
    correct: bool = False
    schema_folder: str | None = None


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """Metadata for a corpus: what holds for all documents, and what for one, by its name."""

    common: Metadata = field(default_factory=Metadata)
    documents: Mapping[str, Metadata] = field(default_factory=dict)

    def of(self, name: str) -> Metadata:
        """The metadata of one document; its own win over the common ones."""
        return merge(self.documents.get(name, Metadata()), self.common)


def merge(first: Metadata, second: Metadata) -> Metadata:
    """`first`, and `second` where `first` is silent."""
    missing = {name: getattr(second, name) for name in _FIELDS if getattr(first, name) is None}
    return replace(first, **missing)


def read_metadata(path: Path) -> MetadataTable:
    """Read a sidecar: TOML with a table per document, or CSV with a row per document.

    In TOML, keys at the top hold for all documents. In CSV the column `name` (or `file`, `id`) names the
    document.

    Raises:
        UsageError: not readable, not well-formed, or with a key that is not metadata.
    """
    try:
        return _from_csv(path) if path.suffix.lower() == ".csv" else _from_toml(path)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", file=path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"is not well-formed: {error}", file=path) from error


def sidecar(source: Path) -> Path | None:
    """The metadata file that lies beside a source: `letter.txt` → `letter.toml`."""
    path = source.with_suffix(".toml")
    try:
        return path if path != source and path.is_file() else None
    except OSError:  # its name is too long, or its folder closed: then there is none
        return None


def _from_toml(path: Path) -> MetadataTable:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = {name: value for name, value in data.items() if isinstance(value, dict)}
    common = {name: value for name, value in data.items() if name not in tables}
    documents = {Path(name).stem: _metadata(table, path) for name, table in tables.items()}
    return MetadataTable(_metadata(common, path), documents)


def _from_csv(path: Path) -> MetadataTable:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        column = next((name for name in _NAME_COLUMNS if name in (reader.fieldnames or ())), None)
        if column is None:
            raise UsageError("has no column `name`", hint="name the documents in a column `name`", file=path)
        rows = [dict(row) for row in reader]
    documents = {}
    for row in rows:
        name = Path(row.pop(column) or "").stem
        documents[name] = _metadata({key: value for key, value in row.items() if value}, path)
    return MetadataTable(documents=documents)


def _metadata(data: Mapping[str, Any], path: Path) -> Metadata:
    unknown = sorted(set(data) - _FIELDS)
    if unknown:
        raise UsageError(
            f"has the unknown key `{unknown[0]}`",
            hint=f"the keys are {', '.join(sorted(_FIELDS))}",
            file=path,
        )
    return Metadata(**{name: str(value) for name, value in data.items()})
