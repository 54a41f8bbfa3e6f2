"""What was checked and found: the data of every format."""

from collections import Counter
from dataclasses import dataclass

from encoder.checks.catalogue import UNCHECKED
from encoder.findings import Finding, Severity
from encoder.strings import plural

GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""The severities, the gravest first."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and what was found in it."""

    file: str
    findings: tuple[Finding, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether nothing found is an error."""
        return all(finding.severity != Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """The documents of one run, in the order they were named.

    Attributes:
        documents: all that were checked.
        colour: whether text may be coloured.
    """

    documents: tuple[Checked, ...]
    colour: bool = False

    def findings(self) -> tuple[Finding, ...]:
        """All findings, the gravest first; in the order of the documents where equally grave."""
        found = (finding for document in self.documents for finding in document.findings)
        return tuple(sorted(found, key=lambda finding: GRAVITY.index(finding.severity)))

    def invalid(self) -> int:
        """How many documents have errors."""
        return sum(not document.is_valid for document in self.documents)

    def unchecked(self) -> int:
        """How many documents could not be held to a schema that they should be held to."""
        return sum(
            any(finding.rule in UNCHECKED for finding in document.findings) for document in self.documents
        )

    def counts(self) -> Counter[Severity]:
        """How many findings of each severity."""
        return Counter(finding.severity for finding in self.findings())

    def summary(self) -> str:
        """`3 errors, 1 warning in 2 of 40 documents`."""
        counts, total = self.counts(), len(self.documents)
        found = [plural(counts[severity], _WORDS[severity]) for severity in GRAVITY if counts[severity]]
        if not found:
            return f"{plural(total, 'document')} checked, no problems"
        touched = sum(bool(document.findings) for document in self.documents)
        unchecked = f"; {self.unchecked():,} not checked by a schema" if self.unchecked() else ""
        return f"{', '.join(found)} in {touched} of {plural(total, 'document')}{unchecked}"


_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
