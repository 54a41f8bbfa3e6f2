"""`xml:id`s: each names one element of the document, and is a name (xml:id 1.0, section 4)."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from encoder.checks.places import Places
from encoder.findings import Finding, Severity

ID = "{http://www.w3.org/XML/1998/namespace}id"
_identifiers = etree.XPath("//@xml:id")


def duplicate_ids(tree: etree._ElementTree, places: Places) -> Iterator[Finding]:
    """A finding for every `xml:id` that an element before already has."""
    values: Any = _identifiers(tree)
    if len(set(values)) == len(values):
        return
    first: dict[str, etree._Element] = {}
    for value in values:
        element = value.getparent()
        if value not in first:
            first[value] = element
            continue
        line = places.of(first[value], ID).line
        message = (
            f'the xml:id "{value}" of `<{etree.QName(element).localname}>` is already taken on line {line}'
        )
        yield Finding(
            "xml/duplicate-id", Severity.ERROR, message, places.of(element, ID), "every id is unique"
        )
