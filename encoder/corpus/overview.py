"""A run in figures: what came of its documents, how long they took, why some failed, what is in doubt."""

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from encoder.corpus.items import spoken
from encoder.corpus.manifest import Entry, State
from encoder.findings import Finding

SLOWEST: Final = 20
EXAMPLES: Final = 5
"""Documents that are named for each cause of failures."""

BANDS: Final = (("below 0.5", 0.5), ("0.5 to 0.75", 0.75), ("0.75 to 0.9", 0.9), ("from 0.9 on", 1.01))
"""Certainties of decisions, each below a number."""

STEPS: Final = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
"""Seconds, up to which documents are counted together."""

_CAUSE: Final = re.compile(r"[0-9][0-9.,:]*")
_LONGEST_CAUSE: Final = 120


@dataclass(frozen=True, slots=True)
class Row:
    """A document of a run.

    Attributes:
        name: of its files.
        source: as messages call it.
        state: what came of it.
        seconds: that its encoding took, when it was encoded.
        decisions: to be reviewed.
        least: the certainty of the least certain of them.
        warnings: other findings.
        coverage: the figures of the proof.
        error: why it failed.
    """

    name: str
    source: str
    state: str
    seconds: float | None
    decisions: int
    least: float | None
    warnings: int
    coverage: Mapping[str, Any]
    error: str | None


@dataclass(slots=True)
class Overview:
    """The figures of a run, which do not grow with it.

    Attributes:
        states: documents by what came of them.
        seconds: that all encodings took.
        steps: documents by the step of `STEPS` that they took.
        slowest: the documents that took longest, with their seconds.
        causes: failures by their cause, and some of the documents.
        coverage: the figures of the proof, added up.
        rules: decisions by rule and band of certainty.
        warnings: by rule.
    """

    states: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    steps: Counter[int] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    causes: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    coverage: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Counter[str]] = field(default_factory=dict)
    warnings: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row, findings: Iterable[Finding]) -> None:
        """Count a document."""
        self.states[row.state] += 1
        if row.error is not None:
            self._add_cause(row)
            return
        if row.seconds is not None:
            self.seconds += row.seconds
            self.steps[sum(row.seconds > step for step in STEPS)] += 1
            push = heapq.heappush if len(self.slowest) < SLOWEST else heapq.heappushpop
            push(self.slowest, (row.seconds, row.source))
        for key, value in row.coverage.items():
            if isinstance(value, int):
                self.coverage[key] += value
        for finding in findings:
            if finding.certainty is None:
                self.warnings[finding.rule] += 1
            else:
                self.rules.setdefault(finding.rule, Counter())[band(finding.certainty)] += 1

    def _add_cause(self, row: Row) -> None:
        cause = cause_of(row.error or "", row.source)
        count, examples = self.causes.get(cause, (0, ()))
        self.causes[cause] = count + 1, (*examples, row.source)[:EXAMPLES]

    def as_json(self) -> dict[str, Any]:
        """The figures as plain data, each list in its order."""
        return {
            "documents": {"all": self.states.total(), **dict(sorted(self.states.items()))},
            "seconds": {
                "all": round(self.seconds, 3),
                "steps": [
                    {"up to": step, "documents": self.steps[place]}
                    for place, step in enumerate((*STEPS, None))
                    if self.steps[place]
                ],
                "slowest": [
                    {"source": source, "seconds": seconds} for seconds, source in self.in_order_of_time
                ],
            },
            "failures": [
                {"cause": cause, "documents": count, "examples": list(examples)}
                for cause, (count, examples) in self.causes_by_weight
            ],
            "coverage": dict(sorted(self.coverage.items())),
            "decisions": {rule: dict(bands) for rule, bands in sorted(self.rules.items())},
            "warnings": dict(sorted(self.warnings.items())),
        }

    @property
    def in_order_of_time(self) -> list[tuple[float, str]]:
        """The slowest documents, the slowest first."""
        return sorted(self.slowest, key=lambda pair: (-pair[0], pair[1]))

    @property
    def causes_by_weight(self) -> list[tuple[str, tuple[int, tuple[str, ...]]]]:
        """The causes of failures, the commonest first."""
        return sorted(self.causes.items(), key=lambda pair: (-pair[1][0], pair[0]))


def row_of(
    entry: Entry, seconds: float | None, findings: Iterable[Finding], figures: Mapping[str, Any]
) -> Row:
    """The row of a document of a run."""
    certainties = [one.certainty for one in findings]
    sure = [one for one in certainties if one is not None]
    return Row(
        entry.name,
        spoken(entry.source),
        entry.state.value,
        seconds,
        len(sure),
        min(sure, default=None),
        len(certainties) - len(sure),
        figures.get("coverage", {}),
        entry.error if entry.state is State.FAILED else None,
    )


def band(certainty: float) -> str:
    """The band of a certainty."""
    return next((name for name, below in BANDS if certainty < below), BANDS[-1][0])


def cause_of(error: str, source: str) -> str:
    """What failures of one kind have in common: the message without its document, numbers and hint."""
    message = error.partition(". Hint:")[0].partition(" Hint:")[0].replace(source, "").lstrip(": 0123456789")
    return _CAUSE.sub("n", message.removeprefix("error").lstrip(": "))[:_LONGEST_CAUSE]
