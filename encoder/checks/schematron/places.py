"""From the numbers of elements in document order to lines and columns."""

import re
from collections import Counter
from typing import cast

from lxml import etree

from encoder.checks.encoding import decode
from encoder.checks.scan import Scan

Spot = tuple[int | None, int | None]

_NO_ELEMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_PARSER = etree.XMLParser(
    no_network=True, resolve_entities=False, load_dtd=False, collect_ids=False, huge_tree=True
)
_START_TAG = re.compile(r"<(?![/!?])")


def find_spots(xml: bytes | etree._ElementTree, wanted: set[int]) -> dict[int, Spot]:
    """Line and column of the wanted elements: where their start tags begin, if `xml` is the bytes of a file.

    Args:
        xml: a well-formed document without a DOCTYPE; of a parsed one only the lines are known, as its parser
            noted them.
        wanted: numbers of elements, the root being 1.
    """
    if isinstance(xml, bytes):
        return _scan(decode(xml)[0], wanted)
    elements = enumerate(xml.getroot().iter("*"), 1)
    return {
        number: (cast("int | None", element.sourceline), None)
        for number, element in elements
        if number in wanted
    }


def _scan(text: str, wanted: set[int]) -> dict[int, Spot]:
    """In well-formed XML each `<` outside comments, CDATA and processing instructions is that of a tag."""
    tags = _NO_ELEMENT.sub(lambda found: " " * len(found.group()), text)
    starts = enumerate(_START_TAG.finditer(tags), 1)
    offsets = {number: found.start() for number, found in starts if number in wanted}
    lines = Scan(text)
    return {number: lines.position(offset) for number, offset in offsets.items()}


def find_paths(xml: bytes | etree._ElementTree, wanted: set[int]) -> dict[int, str]:
    """XPaths of the wanted elements, `/TEI/text[1]/body[1]`, each step with its position among its like.

    Args:
        xml: as for `find_spots`.
        wanted: numbers of elements, the root being 1.
    """
    root = etree.fromstring(xml, _PARSER) if isinstance(xml, bytes) else xml.getroot()
    found: dict[int, str] = {}
    often: Counter[tuple[etree._Element, str]] = Counter()
    steps: dict[etree._Element, str] = {root: f"/{etree.QName(root).localname}"}
    for number, element in enumerate(root.iter(etree.Element), 1):
        parent = element.getparent()
        if parent is not None:
            often[parent, str(element.tag)] += 1
            steps[element] = f"/{etree.QName(element).localname}[{often[parent, str(element.tag)]}]"
        if number in wanted:
            found[number] = "".join(reversed([steps[up] for up in (element, *element.iterancestors())]))
    return found
