"""ISO Schematron without Java: schemas in XPath 2 or 3, compiled to XSLT 3.0 and run in this process.

include, extends, abstract patterns and rules are expanded; the phase selected; XSLT made of the rest and
compiled by Saxon, once per process. The first check of a process pays for that.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import etree

from encoder.checks.schematron.places import find_paths, find_spots
from encoder.checks.trust import Schema
from encoder.findings import Finding, Place

_OTHER_ENCODING = re.compile(rb"^<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"']|us-ascii[\"'])", re.IGNORECASE)


def check(
    xml: bytes | etree._ElementTree,
    schema: Path | Schema,
    phase: str | None = None,
    path: Path | None = None,
    place: Callable[[int], Place] | None = None,
) -> tuple[Finding, ...]:
    """What a Schematron schema finds in a document, in the order of its lines.

    Args:
        xml: a well-formed document without a DOCTYPE: as bytes, then lines and columns are those of the file;
            or parsed, then the lines are those that the parser noted, and there are no columns.
        schema: ISO Schematron with query binding xslt2, xslt3, xpath2 or xpath3; a path is trusted.
        phase: its id, `#ALL`, or None for the schema's default phase.
        path: of the document, for rules that ask for its `base-uri()`.
        place: of the n-th element, where a parsed document was put together from several files.

    Raises:
        UsageError: the schema is not usable.
        NotTrusted: it is not trusted, and could do harm.
        InvalidDocument: Saxon cannot read the document, or it is nested deeper than 100 elements.
    """
    from encoder.checks.schematron.run import run

    all_found = run(_characters(xml), Schema.of(schema), phase, path)
    elsewhere = [finding for _, finding in all_found if finding.place.file]
    found = [(number, finding) for number, finding in all_found if not finding.place.file]
    if place:
        placed = (replace(finding, place=place(number or 1)) for number, finding in found)
        return (*placed, *elsewhere)
    spots = find_spots(xml, {number for number, _ in found}) if found else {}
    pathless = {number for number, finding in found if (finding.place.xpath or "").startswith("~")}
    paths = find_paths(xml, pathless) if pathless else {}
    findings = [
        _placed(finding, *spots.get(number, (1, None)), paths.get(number, "")) for number, finding in found
    ]
    in_order = sorted(findings, key=lambda finding: (finding.place.line or 0, finding.place.column or 0))
    return (*in_order, *elsewhere)


def _characters(xml: bytes | etree._ElementTree) -> str:
    """The document as characters; UTF-8 is decoded at once, anything else by way of a parser."""
    if not isinstance(xml, bytes):
        return etree.tostring(xml, encoding="unicode")
    if not _OTHER_ENCODING.match(xml):
        try:
            return xml.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            pass
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, collect_ids=False)
    return etree.tostring(etree.fromstring(xml, parser), encoding="unicode")


def _placed(finding: Finding, line: int | None, column: int | None, path: str) -> Finding:
    xpath = (finding.place.xpath or "").replace("~", path, 1)
    return replace(finding, place=replace(finding.place, line=line, column=column, xpath=xpath))
