"""What was found in documents before: of one that has not changed, nor what it is held to, it is taken again.

It lies in the user's folder for such things, never in the project: that may have come from a stranger.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from encoder.budget import STREAM, read_file
from encoder.checks.catalogue import UNCHECKED
from encoder.checks.project.links import Links
from encoder.checks.project.needs import Digests, digest, needs_of
from encoder.checks.shield import FAULT
from encoder.checks.validate import Schemas
from encoder.errors import EngrossError, UnreadableFile
from encoder.findings import Finding, Place, Severity
from encoder.version import engross_version

_VERSION = 2
_MOST = 100_000
_PASSING = UNCHECKED | {FAULT, "xml/unreadable"}
"""What may be otherwise the next time though nothing has changed."""


@dataclass(frozen=True, slots=True)
class Result:
    """What is known of a document: its findings, and its links where they were asked for."""

    findings: tuple[Finding, ...]
    links: Links | None = None


@dataclass(slots=True)
class KnownResults:
    """The results of earlier runs in a project.

    Args:
        root: of the project.
        with_links: whether a result without links is of no use.
    """

    root: Path
    with_links: bool = False
    _digests: Digests = field(default_factory=Digests)
    _entries: dict[str, Any] = field(default_factory=dict)
    _needs: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    _asked: dict[int, tuple[Schemas, str]] = field(default_factory=dict)
    _states: dict[str, str] = field(default_factory=dict)
    _is_changed: bool = False

    def load(self) -> None:
        """Read what is there; what is not of this version, or broken, is nothing."""
        try:
            data = json.loads(self._file().read_bytes())
            if data["version"] == _VERSION:
                self._entries = dict(data["documents"])
                self._needs = {key: tuple(map(Path, paths)) for key, paths in data["needs"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._entries, self._needs = {}, {}

    def find(self, path: Path, schemas: Schemas) -> Result | None:
        """What is known of a document, if nothing on which that depends has changed."""
        key = self._key(path, schemas)
        entry = self._entries.get(str(path)) if key else None
        try:
            if entry is None or entry["key"] != key:
                return None
            if self._state_of(entry["needs"]) != entry["state"]:
                return None
            links = _links_of(entry["links"]) if entry["links"] else None
            if self.with_links and links is None:
                return None
            return Result(tuple(_finding_of(one, str(path)) for one in entry["findings"]), links)
        except (KeyError, TypeError, ValueError, IndexError):
            return None

    def note(self, path: Path, schemas: Schemas, result: Result) -> None:
        """Remember what was found in a document."""
        key = self._key(path, schemas)
        if not key or any(_is_passing(finding, str(path)) for finding in result.findings):
            return
        try:
            needs = needs_of(read_file(path), path, schemas)
        except UnreadableFile:
            return
        if needs is None or self._digests.of(path) != digest(read_file(path)):
            return
        name = digest("\n".join(map(str, needs)).encode("utf-8", "surrogateescape"))[:16]
        self._needs[name] = needs
        self._is_changed = True
        self._entries[str(path)] = {
            "key": key,
            "needs": name,
            "state": self._digests.of_all(needs),
            "findings": [_as_data(finding) for finding in result.findings],
            "links": _links_data(result.links) if result.links else None,
        }

    def save(self) -> None:
        """Write what is known; where that cannot be, the next run begins anew."""
        if not self._is_changed:
            return
        from encoder.writer import write_whole

        entries = dict(list(self._entries.items())[-_MOST:])
        used = {entry.get("needs") for entry in entries.values()}
        needs = {key: list(map(str, paths)) for key, paths in self._needs.items() if key in used}
        data = {"version": _VERSION, "needs": needs, "documents": entries}
        try:
            self._file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self._file(), json.dumps(data, ensure_ascii=True).encode())
        except (OSError, EngrossError):
            return

    def _file(self) -> Path:
        name = digest(str(self.root).encode("utf-8", "surrogateescape"))[:24]
        return _folder() / f"{name}.json"

    def _key(self, path: Path, schemas: Schemas) -> str | None:
        if str(path) == STREAM:
            return None
        asked = self._asked.get(id(schemas)) or self._said(schemas)
        state = self._digests.of(path)
        return f"{asked[1]}{state}" if state else None

    def _said(self, schemas: Schemas) -> tuple[Schemas, str]:
        """What besides a document its result depends on; held with the schemas, whose `id` it goes by."""
        said = (
            os.getcwd(),  # noqa: PTH109 - files go by what they are called from here
            engross_version(),
            etree.LXML_VERSION,
            os.environ.get("XML_CATALOG_FILES"),
            os.environ.get("XML_CATALOG_FILES") and self._catalog_state(),
            schemas,
        )
        asked = self._asked[id(schemas)] = schemas, digest(repr(said).encode("utf-8", "surrogateescape"))[:32]
        return asked

    def _state_of(self, name: str) -> str:
        if name not in self._states:
            self._states[name] = self._digests.of_all(self._needs[name])
        return self._states[name]

    def _catalog_state(self) -> str:
        named = os.environ.get("XML_CATALOG_FILES", "").split()
        return self._digests.of_all(tuple(Path(one.removeprefix("file://")) for one in named))


def _folder() -> Path:
    """The user's folder for what can be made again (XDG Base Directory Specification)."""
    local = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(local) if local else Path.home() / ".cache") / "engross" / "validate"


def _is_passing(finding: Finding, file: str) -> bool:
    return finding.rule in _PASSING or finding.place.file != file


def _as_data(finding: Finding) -> list[Any]:
    place = finding.place
    return [
        finding.rule,
        finding.severity.value,
        finding.message,
        finding.hint,
        place.line,
        place.column,
        place.xpath,
    ]


def _finding_of(data: Sequence[Any], file: str) -> Finding:
    rule, severity, message, hint, line, column, xpath = data
    return Finding(rule, Severity(severity), message, Place(file, line, column, xpath), hint)


def _links_data(links: Links) -> list[Any]:
    return [sorted(links.ids), dict(links.targets or {}), list(links.includes)]


def _links_of(data: Sequence[Any]) -> Links:
    ids, targets, includes = data
    return Links(frozenset(ids), dict(targets), tuple(includes))
