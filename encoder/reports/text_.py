"""Findings for people: the place first, so that editors and terminals can jump there; then line and caret.

What is only said (an info) takes one line.
"""

from collections.abc import Iterator
from functools import lru_cache

from encoder.budget import STREAM, read_file
from encoder.checks.encoding import decode
from encoder.checks.project.fingerprints import state_of
from encoder.checks.scan import NAME, Scan
from encoder.errors import UnreadableFile
from encoder.findings import Finding, Severity
from encoder.reports.report import Report
from encoder.strings import in_one_line, shown, tamed

_WIDTH = 100
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}


def write(report: Report) -> str:
    """One paragraph a finding, without those a blank line apart."""
    found = (finding for document in report.documents for finding in document.findings)
    return "\n".join("\n".join(_lines(finding, report.colour)) + "\n" for finding in found)


def _lines(finding: Finding, colour: bool) -> Iterator[str]:
    severity = _painted(finding.severity.value, _COLOURS[finding.severity], colour)
    place = _painted(shown(str(finding.place)), "1", colour)
    yield f"{place}: {severity}: {in_one_line(finding.message)} [{in_one_line(finding.rule)}]"
    is_problem = finding.severity is not Severity.INFO
    if is_problem:
        yield from _excerpt(finding, colour)
    if finding.hint:
        yield f"      = {_painted('hint:', '32', colour)} {in_one_line(finding.hint)}"
    if is_problem and finding.place.xpath:
        yield f"      = {_painted('at:', '32', colour)} {shown(finding.place.xpath)}"


def _excerpt(finding: Finding, colour: bool) -> Iterator[str]:
    """The line in the source and a caret below the column; a long line is cut on both sides."""
    file, number, column = finding.place.file, finding.place.line, finding.place.column
    scan = _source(file, state_of(file)) if file and number and column else None
    if scan is None or number is None or column is None:
        return
    line = scan.line(number).replace("\t", " ")
    begin = max(0, min(column - 1 - _WIDTH // 3, len(line) - _WIDTH))
    part = tamed(line[begin : begin + _WIDTH])
    part = ("…" + part[1:] if begin else part) + ("…" if begin + _WIDTH < len(line) else "")
    yield f"{number:5} | {part}"
    caret = "^" * _length(line[column - 1 :])
    yield f"      | {' ' * (column - 1 - begin)}{_painted(caret, '31;1', colour)}"


def _length(rest: str) -> int:
    """How much of the line a caret underlines: the name of a tag or attribute, else one character."""
    import re

    match = re.match(rf"</?{NAME}|{NAME}(?==)", rest)
    return min(len(match[0]), _WIDTH // 2) if match else 1


@lru_cache(maxsize=2)
def _source(file: str, _state: object) -> Scan | None:
    try:
        return None if file == STREAM else Scan(decode(read_file(file))[0])
    except UnreadableFile:
        return None


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
