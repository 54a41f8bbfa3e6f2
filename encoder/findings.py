"""What the stages and checks have to say about a document: findings, each with its place and its rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Any

from encoder.strings import in_one_line, shown

OF_CORRECTIONS = frozenset({"E01", "E02", "E03", "E04", "E05"})
"""Rules about corrections (E), each of which an editor wrote: not understood, lost, moved, contradicted, not
shown."""
INPUT_RULES = OF_CORRECTIONS | {
    *("S01", "S02", "S03", "M01", "M02", "M03", "M04", "H01", "W01", "K01", "K02", "K03"),
}
"""Rules about what came in, bytes (S), metadata (M), houses (H), corrections (E), about what is in an output
folder (K), and what is not published (W): their warnings concern whoever runs the command."""
TOLD_ALONE = 20
"""So many findings of one kind about corrections of a source are told each on a line of its own."""


class Severity(StrEnum):
    """How grave a finding is; only an error makes a document invalid."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands; lines and columns count from 1, columns in characters."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    xpath: str | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset in a text, both from 1, the column in characters."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def positions(text: str, offsets: Sequence[int]) -> list[tuple[int, int]]:
    """The positions of rising offsets, found in one walk through the text."""
    found, line, start, last = [], 1, 0, 0
    for offset in offsets:
        line += text.count("\n", last, offset)
        start = max(start, text.rfind("\n", last, offset) + 1)
        found.append((line, offset - start + 1))
        last = offset
    return found


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to report about a document.

    Attributes:
        rule: the rule's id, never reused (`N02`, `relaxng`, `sch-target`).
        severity: error, warning or info.
        message: what is the case, with the offending value.
        place: where.
        hint: what would be right, or what to do.
        certainty: 0–1 where the encoder decided something that an editor should review.
    """

    rule: str
    severity: Severity
    message: str
    place: Place = Place()
    hint: str | None = None
    certainty: float | None = None

    def in_file(self, file: str) -> "Finding":
        """The same finding, placed in `file` where it named none."""
        return self if self.place.file else replace(self, place=replace(self.place, file=file))

    def with_hint(self, between: str = " ") -> str:
        """The message, and the hint where there is one."""
        return f"{self.message}{between}Hint: {self.hint}" if self.hint else self.message

    def as_json(self) -> dict[str, Any]:
        """The finding as plain data for JSON, without empty members."""
        data = {
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message,
            "hint": self.hint,
            "certainty": None if self.certainty is None else round(self.certainty, 3),
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "xpath": self.place.xpath,
        }
        return {key: value for key, value in data.items() if value is not None}

    def __str__(self) -> str:
        place = shown(str(self.place))
        head = f"{place}: " if place else ""
        between = " " if self.message.endswith((".", "!", "?", ":")) else ". "
        return f"{head}{self.severity.value} [{self.rule}] {in_one_line(self.with_hint(between))}"


def tell_input(findings: Iterable[Finding]) -> list[str]:
    """The lines that tell what is amiss with what came in; many warnings of a kind are one with a count.

    Those about corrections are told one by one, the first `TOLD_ALONE` of a kind in a file.
    """
    kinds: dict[tuple[str | None, str], dict[Finding, int]] = {}
    for finding in findings:
        if finding.rule in INPUT_RULES and finding.severity is not Severity.INFO:
            kind = kinds.setdefault((finding.place.file, finding.rule), {})
            kind[finding] = kind.get(finding, 0) + 1
    return [line for (_, rule), kind in kinds.items() for line in _told(rule, kind)]


def _told(rule: str, found: Mapping[Finding, int]) -> Iterator[str]:
    """The lines about findings of one kind in a file, each with how often it was made."""
    alone = TOLD_ALONE if rule in OF_CORRECTIONS else 1
    *first, last = islice(found.items(), alone)
    yield from (_with_count(*one) for one in first)
    yield _with_count(last[0], last[1] + sum(islice(found.values(), alone, None)))


def _with_count(finding: Finding, count: int) -> str:
    return f"{finding} (and {count - 1:,} more of this kind)" if count > 1 else str(finding)
