"""`xml:id`s: each names one element of the document, and is a name (xml:id 1.0, section 4)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from encoder.findings import Finding, Severity

if TYPE_CHECKING:
    from encoder.checks.places import Places

_identifiers = etree.XPath("//@xml:id")


def has_unique_ids(tree: etree._ElementTree) -> bool:
    """Whether no `xml:id` stands twice."""
    values: Any = _identifiers(tree)
    return len(set(values)) == len(values)


def duplicate_ids(tree: etree._ElementTree, places: "Places") -> Iterator[Finding]:
    """A finding for every `xml:id` that an element before already has."""
    values: Any = _identifiers(tree)
    first: dict[str, etree._Element] = {}
    for value in values:
        element = value.getparent()
        if value not in first:
            first[value] = element
            continue
        line = places.of(first[value], value.attrname).line
        message = (
            f'the xml:id "{value}" of `<{etree.QName(element).localname}>` is already taken on line {line}'
        )
        place = places.of(element, value.attrname)
        yield Finding("xml/duplicate-id", Severity.ERROR, message, place, "every id is unique")
