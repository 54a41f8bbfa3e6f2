"""What the manifest has about documents and files, and how it stands in its rows."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from encoder.findings import Finding


class State(StrEnum):
    """What became of a document when it was last worked on.

    `begun` is one that a run has not finished; of an `edited` one the file is somebody's work and kept.
    """

    BEGUN = "begun"
    WHOLE = "whole"
    EDITED = "edited"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """What is in the place of a file that was written, or is to be."""

    MISSING = "missing"
    CURRENT = "current"
    OLDER = "older"
    EDITED = "edited"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest has about a document.

    Attributes:
        name: the stem of its files.
        source: the absolute path of its source, or its address.
        origin: the list, archive or table that the source is in; None where it is a file.
        state: what became of it.
        sha256, seal: of the source.
        sidecar, sidecar_seal: of the metadata file beside it.
        corrections, corrections_seal: of the file with what editors say of its lines.
        metadata: the digest of what else was known about it.
        recipe: what it was made by.
        exit_code: of the run that made it.
        doubts: how many decisions are to be reviewed.
        first: when it was written for the first time.
        run: in which it was last met.
    """

    name: str
    source: str
    origin: str | None
    state: State
    sha256: str | None
    seal: str | None
    sidecar: str | None
    sidecar_seal: str | None
    corrections: str | None
    corrections_seal: str | None
    metadata: str | None
    recipe: str | None
    error: str | None
    exit_code: int
    doubts: int
    first: str | None
    run: int


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What the manifest has about a file that was written.

    Attributes:
        path: relative to the folder, with slashes.
        owner: the document, or the page, that it is of.
        role: `tei`, `pdf`, `page`, `text`.
        made_from: the digest of all that it was made from.
        sha256: of what we wrote.
        previous: of what we wrote before, until the new file has taken its place.
        found: of what was in the place when it was last looked at.
        seal: of that.
    """

    path: str
    owner: str
    role: str
    made_from: str
    sha256: str
    previous: str | None
    found: str | None
    seal: str | None

    @property
    def ours(self) -> frozenset[str]:
        """The files that may be in the place and are ours."""
        return frozenset({self.sha256, self.previous} - {None})  # type: ignore[arg-type]


ENTRY: Final = ", ".join(Entry.__dataclass_fields__)
FILE: Final = ", ".join(FileEntry.__dataclass_fields__)


def findings_json(findings: Iterable[Finding]) -> str:
    """Findings as the manifest keeps them."""
    return json.dumps([finding.as_json() for finding in findings], separators=(",", ":"))


def entry_from(row: Sequence[Any]) -> Entry:
    name, source, origin, state, *others = row
    return Entry(name, given(source), given(origin), State(state), *others)


def held(text: str | None) -> str | bytes | None:
    """A path as SQLite can hold it: also one that is no Unicode."""
    if text is None or text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape")
    return text


def given(value: Any) -> Any:
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value


def marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def now() -> str:
    """The time as the manifest notes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
