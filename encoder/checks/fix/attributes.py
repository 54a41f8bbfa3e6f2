"""Attributes in one order, so that versions of a document differ only where they differ."""

from collections.abc import Iterator

from encoder.checks.fix.edits import Edit
from encoder.checks.scan import Attribute, Kind, Scan, Token


def order_attributes(scan: Scan) -> Iterator[Edit]:
    """`<pb xml:id="pg_8" n="8"/>` → `<pb n="8" xml:id="pg_8"/>`: namespaces, TEI's by name, those of XML."""
    for tag in scan.tokens():
        if tag.kind in (Kind.START, Kind.EMPTY):
            yield from _ordered(scan, tag)


def _ordered(scan: Scan, tag: Token) -> Iterator[Edit]:
    found = list(scan.attributes(tag))
    wanted = sorted(found, key=_rank)
    if found == wanted:
        return
    message = f"the attributes of <{tag.name}> are in order"
    for place, attribute in zip(found, wanted, strict=True):
        end = place.end + 1
        yield Edit(
            place.start, end, scan.text[attribute.start : attribute.end + 1], "attribute-order", message
        )


def _rank(attribute: Attribute) -> tuple[int, str]:
    name = attribute.name
    if name == "xmlns" or name.startswith("xmlns:"):
        return 0, name
    return (2 if name.startswith("xml:") else 1), name
