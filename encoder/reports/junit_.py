"""Findings as JUnit XML, which GitLab, Jenkins and others show as tests: one test a document."""

from lxml import etree

from encoder.findings import Finding, Severity
from encoder.reports.characters import xml_text
from encoder.reports.report import Checked, Report
from encoder.strings import shown


def write(report: Report) -> str:
    """One test suite; a document with errors is a failed test, warnings are its output."""
    figures = {"tests": str(len(report.documents)), "failures": str(report.invalid()), "errors": "0"}
    root = etree.Element("testsuites", figures)
    suite = etree.SubElement(root, "testsuite", {"name": "engross validate", **figures})
    for document in report.documents:
        _test(suite, document)
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _test(suite: etree._Element, document: Checked) -> None:
    name = shown(document.file)
    test = etree.SubElement(suite, "testcase", classname="engross", name=name, file=name)
    errors = [finding for finding in document.findings if finding.severity == Severity.ERROR]
    others = [finding for finding in document.findings if finding.severity != Severity.ERROR]
    if errors:
        message = xml_text(errors[0].message)
        etree.SubElement(test, "failure", message=message, type=errors[0].rule).text = _lines(errors)
    if others:
        etree.SubElement(test, "system-out").text = _lines(others)


def _lines(findings: list[Finding]) -> str:
    return xml_text("\n".join(map(str, findings)))
