"""The problems that a project knows of and lives with for now: a file of it, so that only new ones fail.

They are known again by their content (`fingerprints`), each as often as it was when the file was written.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from encoder.budget import read_file
from encoder.checks.catalogue import UNCHECKED
from encoder.checks.project.fingerprints import fingerprint
from encoder.checks.shield import FAULT
from encoder.errors import UnreadableFile, UsageError
from encoder.findings import Finding, Severity

VERSION = 1
_STAYS = "xml/duplicate-id"


@dataclass(frozen=True, slots=True)
class Known:
    """A kind of problem in a file, and how often it is there."""

    rule: str
    message: str
    count: int


Baseline = Mapping[str, Mapping[str, Known]]
"""File, seen from the root of the project → fingerprint → what is known."""


@dataclass(slots=True)
class Held:
    """What a baseline says of the findings of a run.

    Attributes:
        known: findings that were known, and are not told.
        gone: known ones that are no longer there.
    """

    known: int = 0
    gone: int = 0

    def in_words(self) -> str:
        """What is added to the summary."""
        known = f"; {self.known:,} known already" if self.known else ""
        gone = f"; {self.gone:,} known no longer there: --baseline write" if self.gone else ""
        return f"{known}{gone}"

    def new_ones(self, findings: Iterable[Finding], known: Mapping[str, Known]) -> tuple[Finding, ...]:
        """The findings in a file that are not known."""
        left = Counter({print_: one.count for print_, one in known.items()})
        told = []
        for finding in findings:
            print_ = fingerprint(finding) if left and may_be_known(finding) else ""
            if left[print_] > 0:
                left[print_] -= 1
                self.known += 1
            else:
                told.append(finding)
        self.gone += left.total()
        return tuple(told)


def may_be_known(finding: Finding) -> bool:
    """Whether one can live with a problem: not with one by which a document is not checked any further."""
    stops = finding.rule in UNCHECKED or finding.rule == FAULT
    stops = stops or (finding.rule.startswith("xml/") and finding.rule != _STAYS)
    return finding.severity is not Severity.INFO and not stops


def known_of(findings: Iterable[Finding]) -> dict[str, Known]:
    """What a baseline notes of a file."""
    found: dict[str, Known] = {}
    for finding in filter(may_be_known, findings):
        print_ = fingerprint(finding)
        before = found[print_].count if print_ in found else 0
        found[print_] = Known(finding.rule, finding.message, before + 1)
    return found


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; an empty one where there is none.

    Raises:
        UsageError: it cannot be read, or is none.
    """
    if not path.is_file():
        return {}
    try:
        data = json.loads(read_file(path))
        if data["version"] != VERSION:
            raise ValueError(f"its version is {data['version']}")
        return {
            str(file): {str(print_): _known(one) for print_, one in kinds.items()}
            for file, kinds in data["known"].items()
        }
    except UnreadableFile as error:
        raise UsageError(error.message, hint=error.hint, file=path) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        hint = "`engross validate --baseline write` writes it anew"
        raise UsageError("this is no baseline", hint=hint, file=path) from error


def _known(data: Any) -> Known:
    count = data["count"]
    if type(count) is not int or count < 1:
        raise ValueError("a count is no number")
    return Known(str(data["rule"]), str(data["message"]), count)


def as_text(baseline: Baseline) -> str:
    """The baseline as the file has it: sorted, a fact a line, so that versions compare."""
    known = {
        file: {
            print_: {"rule": one.rule, "message": one.message, "count": one.count}
            for print_, one in sorted(kinds.items(), key=lambda item: (item[1].rule, item[0]))
        }
        for file, kinds in sorted(baseline.items())
        if kinds
    }
    return json.dumps({"version": VERSION, "known": known}, ensure_ascii=False, indent=1) + "\n"
