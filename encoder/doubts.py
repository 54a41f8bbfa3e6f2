"""What is in doubt in a document, and how many errors are to be expected in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from encoder.corrections.records import Correction
from encoder.findings import INPUT_RULES, Finding, Severity
from encoder.model import Page, Role

DOUBTFUL: Final = 0.9
"""Below this certainty a decision is one that an editor should look at: the TEI says `cert`."""

_ROLE, _PAGE = "role", "page"
_NO_DOUBTS: Final = frozenset({"P01", "P02"}) | INPUT_RULES
"""Rules whose findings say of a line what its certainty says already, or speak of other files."""
_SETTLING: Final = frozenset({"role", "joins", "note", "accepted"})
"""What an editor can say after which the role of a line is no longer a guess."""
_UNTOLD: Final = 0.5
"""The certainty of what a warning doubts without saying how much."""


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """One thing to look at; the least certain is the least.

    Attributes:
        certainty: that it is right as it is (0–1).
        line: of the source, from 1.
        column: from 1, in characters; 0 where the whole line is meant.
        rule: of the finding; `role` what the line is, `page` that a page begins with it.
        says: the finding's message, in English; of a role its value.
    """

    certainty: float
    line: int
    column: int = 0
    rule: str = _ROLE
    says: str = ""

    def as_json(self) -> dict[str, Any]:
        """The doubt as plain data."""
        return {
            "certainty": self.certainty,
            "line": self.line,
            "column": self.column,
            "rule": self.rule,
            "says": self.says,
        }


def find_doubts(
    pages: Sequence[Page], findings: Iterable[Finding], records: Iterable[Correction]
) -> tuple[Doubt, ...]:
    """What is in doubt and no editor has looked at, the least certain first.

    Args:
        pages: every line with its role.
        findings: of the encoding.
        records: what editors say of the source.
    """
    looked_at = {(record.line, record.column or 0) for record in records if record.accepted}
    known = {(record.line, record.kind) for record in records}
    found = (*_of_lines(pages), *_of_findings(findings))
    return tuple(
        sorted(
            doubt
            for doubt in found
            if not {(doubt.line, doubt.column), (doubt.line, 0)} & looked_at
            and (doubt.line, doubt.rule) not in known
        )
    )


def _of_lines(pages: Sequence[Page]) -> Iterator[Doubt]:
    for page in pages:
        with_text = [one for one in page.lines if one.line.text.strip()]
        if page.certainty < DOUBTFUL and with_text:
            yield Doubt(round(page.certainty, 3), with_text[0].line.number, 0, _PAGE, page.n or "")
        for one in with_text:
            if one.certainty < DOUBTFUL and one.role is not Role.BLANK:
                yield Doubt(round(one.certainty, 3), one.line.number, 0, _ROLE, one.role.value)


def _of_findings(findings: Iterable[Finding]) -> Iterator[Doubt]:
    for finding in findings:
        place = finding.place
        is_doubt = finding.certainty is not None or finding.severity is Severity.WARNING
        if place.line and is_doubt and finding.rule not in _NO_DOUBTS:
            certainty = _UNTOLD if finding.certainty is None else finding.certainty
            yield Doubt(round(certainty, 3), place.line, place.column or 0, finding.rule, finding.message)


def expected_errors(pages: Sequence[Page], doubts: Iterable[Doubt], records: Iterable[Correction]) -> float:
    """How many decisions are likely to be wrong, by their certainties.

    Those are counted of every line with text of which no editor has said what it is, and of what else is in
    doubt.
    """
    said = {record.line for record in records if record.kind in _SETTLING and record.column is None}
    lines = (one for page in pages for one in page.lines if one.line.text.strip())
    of_lines = sum(1 - one.certainty for one in lines if one.line.number not in said)
    return of_lines + sum(1 - doubt.certainty for doubt in doubts if doubt.rule != _ROLE)
