"""Findings as JSON; `schema/report.schema.json` describes it."""

import json
from typing import Any

from encoder.findings import Severity
from encoder.reports.report import Checked, Report
from encoder.version import engross_version

VERSION = 1
"""Raised when a reader of the format would have to change."""


def write(report: Report) -> str:
    """The report as one JSON object."""
    counts = report.counts()
    data = {
        "format": VERSION,
        "tool": {"name": "engross", "version": engross_version()},
        "summary": {
            "documents": len(report.documents),
            "invalid": report.invalid(),
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "infos": counts[Severity.INFO],
            "unchecked": report.unchecked(),
        },
        "documents": [_document(document) for document in report.documents],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _document(document: Checked) -> dict[str, Any]:
    findings = [finding.as_json() for finding in document.findings]
    return {"file": document.file, "valid": document.is_valid, "findings": findings}
