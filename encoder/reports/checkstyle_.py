"""Findings as Checkstyle XML, which review bots and many CI systems read."""

from lxml import etree

from encoder.findings import Finding, Severity
from encoder.reports.characters import xml_text
from encoder.reports.report import Report
from encoder.strings import shown

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def write(report: Report) -> str:
    """One `file` a document, one `error` a finding."""
    root = etree.Element("checkstyle", version="4.3")
    for document in report.documents:
        file = etree.SubElement(root, "file", name=shown(document.file))
        for finding in document.findings:
            etree.SubElement(file, "error", _attributes(finding))
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _attributes(finding: Finding) -> dict[str, str]:
    place = finding.place
    return {
        "line": str(place.line or 1),
        **({"column": str(place.column)} if place.column else {}),
        "severity": _SEVERITIES[finding.severity],
        "message": xml_text(finding.with_hint(". ")),
        "source": f"engross.{finding.rule}",
    }
