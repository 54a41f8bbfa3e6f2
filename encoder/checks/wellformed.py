"""What keeps a document from being XML: each fault at its own place, and where the trouble began.

A parser stops where it can no longer go on; the fault is often elsewhere: an element that is never closed is
reported where it was opened. XML 1.0, 5th edition; Namespaces in XML 1.0.
"""

from lxml import etree

from encoder.checks import parse
from encoder.checks.encoding import decode, suspicious
from encoder.checks.entities import parse_with_entities
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Place, Severity

MOST = 25
"""So many faults of well-formedness are reported of one document: the rest are rarely independent."""

_MARGIN = 500_000


def well_formedness(data: bytes, file: str) -> tuple[Finding, ...]:
    """Every fault of well-formedness, in the order of the document; none if it can be parsed.

    Args:
        data: the bytes of the document.
        file: what to call it in the findings.
    """
    return parsed(data, file)[1]


def parsed(data: bytes, file: str) -> tuple[etree._ElementTree | None, tuple[Finding, ...]]:
    """The tree, if the document is well-formed, and the faults."""
    try:
        tree = parse_with_entities(data, file)
    except InvalidDocument as error:
        return None, tuple(finding.in_file(file) for finding in _diagnose(data, error))
    findings = (*suspicious(data), *(_doctype(data) if b"<!DOCTYPE" in data else ()))
    return tree, tuple(finding.in_file(file) for finding in findings)


def _diagnose(data: bytes, error: InvalidDocument) -> tuple[Finding, ...]:
    if len(data) > parse.MAX_BYTES:
        return (Finding("xml/too-large", Severity.ERROR, error.message, Place(), error.hint),)
    from encoder.checks.markup import faults_of_markup
    from encoder.checks.nesting import faults_of_nesting
    from encoder.checks.scan import Scan

    text, findings = decode(data)
    if not findings:
        end = _relevant(text, error)
        scan = Scan(text[:end])
        found = (*faults_of_markup(scan), *faults_of_nesting(scan, whole=end >= len(text)))
        findings = tuple(sorted(_once_each_entity(found), key=_order))[:MOST]
    return findings if _has_error(findings) else (*findings, _as_reported(error))


def _once_each_entity(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings; an entity that may be declared in a DTD, which is not read, is told of only once."""
    if all(finding.rule != "xml/doctype" for finding in findings):
        return findings
    first: dict[object, Finding] = {}
    for finding in findings:
        is_entity = finding.rule == "xml/undeclared-entity"
        first.setdefault(finding.message if is_entity else finding, finding)
    return tuple(first.values())


def _relevant(text: str, error: InvalidDocument) -> int:
    """How far to look: a huge text only to a little behind where the parser gave up."""
    position = getattr(error.__cause__, "position", None)
    if len(text) <= 2 * _MARGIN or position is None:
        return len(text)
    from encoder.checks.scan import Scan

    return Scan(text).offset(*position) + _MARGIN


def _has_error(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == Severity.ERROR for finding in findings)


def _doctype(data: bytes) -> tuple[Finding, ...]:
    from encoder.checks.markup import faults_of_markup
    from encoder.checks.scan import Scan

    return tuple(faults_of_markup(Scan(decode(data)[0])))


def _order(finding: Finding) -> tuple[int, int]:
    return finding.place.line or 0, finding.place.column or 0


def _as_reported(error: InvalidDocument) -> Finding:
    message = error.message.partition(", line ")[0]
    position = getattr(error.__cause__, "position", None)
    return Finding("xml/not-well-formed", Severity.ERROR, message, Place(None, *(position or (error.line,))))
