"""Findings as workflow commands of GitHub Actions: annotations in the diff of a pull request.

GitHub shows ten errors and ten warnings of a step: the first of every document come first, and the last
command says how many there are in all.
"""

from collections.abc import Iterable
from itertools import chain, zip_longest

from encoder.findings import Finding, Severity
from encoder.reports.report import GRAVITY, Report
from encoder.strings import shown

SHOWN = 10
"""How many annotations of one level GitHub shows of a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report) -> str:
    """One command a finding, the gravest first."""
    ordered = [finding for severity in GRAVITY for finding in _in_turn(report, severity)]
    commands = [_command(finding) for finding in ordered]
    if any(number > SHOWN for number in report.counts().values()):
        commands.append(
            f"::notice title=engross::{_escaped(report.summary())}; see the log of this step for all"
        )
    return "".join(f"{command}\n" for command in commands)


def _in_turn(report: Report, severity: Severity) -> Iterable[Finding]:
    """The findings of a severity: the first of each document, the second of each …"""
    columns = (
        [finding for finding in document.findings if finding.severity == severity]
        for document in report.documents
    )
    return (finding for finding in chain.from_iterable(zip_longest(*columns)) if finding is not None)


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": finding.rule}
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    message = _escaped(finding.with_hint("\n"))
    return f"::{_COMMANDS[finding.severity]} {given}::{message}"


def _escaped(text: str) -> str:
    lines = "\n".join(shown(line) for line in text.replace("\r", "\n").split("\n"))
    return lines.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(shown(text)).replace(":", "%3A").replace(",", "%2C")
