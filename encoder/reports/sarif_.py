"""Findings as SARIF 2.1.0 (OASIS, 2020), for code scanning in a forge and for editors."""

import json
import os
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from encoder.checks.catalogue import RULES
from encoder.checks.project.fingerprints import numbered
from encoder.findings import Finding, Severity
from encoder.reports.report import Report
from encoder.version import engross_version

MOST = 5_000
"""GitHub keeps so many results of a run; they are sorted so that the gravest are among them."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report) -> str:
    """The report as a SARIF log of one run."""
    findings = report.findings()[:MOST]
    prints = {
        finding: print_ for document in report.documents for finding, print_ in numbered(document.findings)
    }
    rules = sorted({finding.rule for finding in findings})
    driver = {
        "name": "engross",
        "version": engross_version(),
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.rule), prints[finding]) for finding in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: str) -> dict[str, Any]:
    title = RULES.get(rule, f"The Schematron rule {rule}.")
    return {"id": rule, "shortDescription": {"text": title}}


def _result(finding: Finding, index: int, print_: str) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.with_hint(". ")},
        "locations": [_location(finding)],
        "partialFingerprints": {"engross/v2": print_},
    }


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(place.file or "")}}
    if place.line:
        column = {"startColumn": place.column} if place.column else {}
        physical["region"] = {"startLine": place.line, **column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.xpath:
        location["logicalLocations"] = [{"fullyQualifiedName": place.xpath, "kind": "element"}]
    return location


def uri(file: str) -> str:
    """A file as a URI: relative to the working folder where it lies below it."""
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(PurePath(path).as_posix()))
