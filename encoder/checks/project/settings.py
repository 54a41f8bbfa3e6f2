"""`[validate]` in `engross.toml`, or `[tool.engross.validate]` in `pyproject.toml`.

The file is that of the project in which one works, never one that lies beside a document from elsewhere. But
it may have come with the documents, in a pull request: the schemas that it names are confined as those that
documents name, to the folder of the project, unless the user says `--trust`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from os.path import isfile
from pathlib import Path
from typing import Any

from encoder.checks.catalogue import UNCHECKED
from encoder.checks.project.paths import fits, within
from encoder.checks.validate import Schemas
from encoder.errors import UsageError
from encoder.findings import Finding, Severity
from encoder.strings import shown
from encoder.user_files import leads_out, parse_toml, read_utf8, refuse_unknown

FILE, PYPROJECT = "engross.toml", "pyproject.toml"
BASELINE = "engross-baseline.json"
NEVER = "never"
_RANKS = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Holding:
    """What some files are held to (`[[validate.rules]]`).

    Attributes:
        files: patterns; none means all files.
        schemas: what they are held to, in place of what they name.
    """

    files: tuple[str, ...]
    schemas: Schemas


@dataclass(frozen=True, slots=True)
class Verdict:
    """How grave a rule is in some files (`[[validate.severity]]`, `[[validate.ignore]]`).

    Attributes:
        rule: its id, or a pattern of ids, `relaxng/*`.
        files: patterns; none means all files.
        severity: None: what breaks the rule is not told.
        reason: why, for those who come after.
    """

    rule: str
    files: tuple[str, ...]
    severity: Severity | None
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project has settled.

    Attributes:
        root: its folder, links resolved.
        paths: what is checked where nothing is named.
        excluded: patterns of files that are never checked.
        holdings: what files are held to; the last that fits a file holds for it.
        verdicts: how grave rules are; the last that fits a finding holds.
        fail_on: the least severity by which a run fails; None never.
        catalogs: catalogues besides those beside the documents.
        baseline: file with the errors that are known.
        pointers: whether pointers across files are checked.
        is_told: whether a file of the project has such a table.
    """

    root: Path
    paths: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    catalogs: tuple[Path, ...] = ()
    baseline: str = BASELINE
    pointers: bool = False
    is_told: bool = False

    def schemas_of(self, path: Path, asked: Schemas, *, trusted: bool = False) -> Schemas:
        """What a file is held to: what was asked for on the command line, else what the project says."""
        return self.choice(asked, trusted=trusted)(path)

    def choice(self, asked: Schemas, *, trusted: bool = False) -> "Holdings":
        """What each file is held to; the same object for all that are held to the same."""
        if asked.given() or asked.only_well_formed:
            return Holdings(self.root, (), asked)
        held = tuple(
            (
                one.files,
                replace(
                    asked,
                    grammars=one.schemas.grammars,
                    schematrons=one.schemas.schematrons,
                    engross=one.schemas.engross,
                    phase=asked.phase or one.schemas.phase,
                    trusted=trusted,
                    within=self.root,
                ),
            )
            for one in reversed(self.holdings)
        )
        return Holdings(self.root, held, asked)

    def is_excluded(self, path: Path) -> bool:
        """Whether a file is one that is never checked."""
        name = within(path, self.root) if self.excluded else None
        return name is not None and _concerns(self.excluded, name)

    def judged(self, path: Path, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings in a file, as grave as the project holds them; what it ignores is left out."""
        if not self.verdicts:
            return tuple(findings)
        name = within(path, self.root)
        judged = (self._judged(finding, name) for finding in findings)
        return tuple(finding for finding in judged if finding is not None)

    def _judged(self, finding: Finding, name: str | None) -> Finding | None:
        for verdict in reversed(self.verdicts):
            meant = not verdict.files or (name is not None and _concerns(verdict.files, name))
            if meant and fnmatchcase(finding.rule, verdict.rule):
                return replace(finding, severity=verdict.severity) if verdict.severity else None
        return finding

    def fails(self, findings: Sequence[Finding]) -> bool:
        """Whether a run with these findings fails; one in which a schema could not be used always may."""
        if self.fail_on is None:
            return False
        least = _RANKS.index(self.fail_on)
        return any(_RANKS.index(finding.severity) >= least for finding in findings)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the files of a project are held to.

    Attributes:
        root: of the project.
        held: patterns of files with what they are held to; the first that fits holds.
        others: what all others are held to.
    """

    root: Path
    held: tuple[tuple[tuple[str, ...], Schemas], ...]
    others: Schemas

    def __call__(self, path: Path) -> Schemas:
        """What a file is held to."""
        name = within(path, self.root) if self.held else None
        if name is None:
            return self.others
        return next((schemas for files, schemas in self.held if _concerns(files, name)), self.others)


def _concerns(patterns: Sequence[str], name: str) -> bool:
    return not patterns or any(fits(name, pattern) for pattern in patterns)


def find_settings(folder: Path) -> Settings:
    """The settings of the project in which a folder lies; the defaults where it has none.

    Raises:
        UsageError: they cannot be read, or say what there is not.
    """
    here = folder.resolve()
    for up in (here, *here.parents):
        for name, keys in ((FILE, ("validate",)), (PYPROJECT, ("tool", "engross", "validate"))):
            path = up / name
            table = _table(path, keys) if isfile(path) and not leads_out(path, up) else None  # noqa: PTH113 - never raises
            if table is not None:
                return read_settings(table, path)
        if (up / ".git").exists():
            return Settings(up)
    return Settings(here)


def _table(path: Path, keys: Sequence[str]) -> Any:
    text = read_utf8(path)
    if keys[-1] not in text:
        return None
    table: Any = parse_toml(text, path)
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table


def read_settings(table: Any, path: Path) -> Settings:
    """The settings in a table.

    Args:
        table: as the TOML has it.
        path: of the file: in its folder lies the project.

    Raises:
        UsageError: a key is not known, or its value is not allowed.
    """
    reader = _Reader(path)
    reader.known(table, "validate", _KEYS)
    return Settings(
        root=path.parent.resolve(),
        paths=reader.texts(table, "paths"),
        excluded=reader.texts(table, "exclude"),
        holdings=tuple(map(reader.holding, reader.tables(table, "rules"))),
        verdicts=(
            *map(reader.severity, reader.tables(table, "severity")),
            *map(reader.ignored, reader.tables(table, "ignore")),
        ),
        fail_on=reader.least(table),
        catalogs=tuple(map(reader.file, reader.texts(table, "catalog"))),
        baseline=reader.text(table, "baseline") or BASELINE,
        pointers=reader.flag(table, "pointers"),
        is_told=True,
    )


_KEYS = ("paths", "exclude", "rules", "severity", "ignore", "fail-on", "catalog", "baseline", "pointers")
_RULE_KEYS = ("files", "schema", "schematron", "phase", "engross")
_SEVERITY_KEYS = ("rule", "files", "severity", "reason")
_IGNORE_KEYS = ("rule", "files", "reason")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads values, and says in one line what is wrong with them."""

    path: Path

    def known(self, table: Any, name: str, keys: Sequence[str]) -> None:
        if not isinstance(table, dict):
            raise self._error(f"{name} is no table", None)
        for key in table:
            refuse_unknown(key, keys, self.path, f" of {name}")

    def tables(self, table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self._error(f"{key} is no list of tables", f"write [[validate.{key}]]")
        return found

    def texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or not all(isinstance(one, str) and one for one in entries):
            raise self._error(f"{key} is neither a text nor a list of texts", None)
        return tuple(entries)

    def text(self, table: Mapping[str, Any], key: str) -> str:
        return self._typed(table, key, str, "") or ""

    def flag(self, table: Mapping[str, Any], key: str) -> bool:
        return bool(self._typed(table, key, bool, False))

    def _typed(self, table: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
        value = table.get(key, default)
        if not isinstance(value, kind):
            raise self._error(f"{key} is {_quoted(value)}", "a text" if kind is str else "true or false")
        return value

    def least(self, table: Mapping[str, Any]) -> Severity | None:
        value = self.text(table, "fail-on") or Severity.ERROR.value
        if value not in (*Severity, NEVER):
            raise self._error(f"fail-on is {_quoted(value)}", "error, warning, info or never")
        return None if value == NEVER else Severity(value)

    def file(self, name: str) -> Path:
        path = self.path.parent / name
        if not isfile(path):  # noqa: PTH113 - never raises
            raise self._error(f"there is no file {shown(name)}", f"seen from {shown(str(self.path.parent))}")
        return path

    def holding(self, table: dict[str, Any]) -> Holding:
        self.known(table, "rules", _RULE_KEYS)
        schemas = Schemas(
            grammars=tuple(map(self.file, self.texts(table, "schema"))),
            schematrons=tuple(map(self.file, self.texts(table, "schematron"))),
            phase=self.text(table, "phase") or None,
            engross=self.flag(table, "engross"),
        )
        return Holding(self.texts(table, "files"), schemas)

    def severity(self, table: dict[str, Any]) -> Verdict:
        self.known(table, "severity", _SEVERITY_KEYS)
        value = self.text(table, "severity")
        if value not in tuple(Severity):
            raise self._error(f"severity is {_quoted(value)}", "error, warning or info")
        return self._verdict(table, Severity(value))

    def ignored(self, table: dict[str, Any]) -> Verdict:
        self.known(table, "ignore", _IGNORE_KEYS)
        return self._verdict(table, None)

    def _verdict(self, table: dict[str, Any], severity: Severity | None) -> Verdict:
        rule, reason = self.text(table, "rule"), self.text(table, "reason").strip()
        if not rule:
            raise self._error("an entry names no rule", 'rule = "relaxng/value-not-allowed"')
        if not reason:
            raise self._error(f"no reason is given for {shown(rule)}", 'reason = "…"')
        if severity is None and any(fnmatchcase(one, rule) for one in UNCHECKED):
            hint = "--allow-unchecked makes a warning of a schema that cannot be used"
            raise self._error(f"{shown(rule)} cannot be ignored", hint)
        return Verdict(rule, self.texts(table, "files"), severity, reason)

    def _error(self, message: str, hint: str | None) -> UsageError:
        return UsageError(message, hint=hint, file=self.path)


def _quoted(value: Any) -> str:
    return f"“{shown(value)}”" if isinstance(value, str) else f"`{shown(str(value)[:40])}`"
