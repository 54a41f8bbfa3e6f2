"""What the header of a TEI document says, element by element, to be compared with that of another."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from encoder.deriving.elements import Markup, Sign
from encoder.namespaces import tei


def header_of(root: etree._Element) -> Markup:
    """The elements of a header, each by where it stands in it, with its own words and attributes.

    Args:
        root: of the document.
    """
    header = root.find(tei("teiHeader"))
    found = list(_signs(header, "")) if header is not None else []
    return Markup(
        Counter(sign for sign, _ in found), {sign: line for sign, line in found if isinstance(line, int)}
    )


def _signs(element: etree._Element, above: str) -> Iterator[tuple[Sign, object]]:
    line: object = element.sourceline
    path = f"{above}{etree.QName(element).localname}"
    yield Sign(0, path, "", _own_words(element)), line
    for key, value in element.items():
        yield Sign(0, path, etree.QName(str(key)).localname, str(value)), line
    for child in element.iterchildren(etree.Element):
        yield from _signs(child, f"{path}/")


def _own_words(element: etree._Element) -> str:
    """The text of an element without that of those in it."""
    parts = [element.text, *(child.tail for child in element)]
    return " ".join(" ".join(part or "" for part in parts).split())
