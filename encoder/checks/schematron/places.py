"""From the numbers of elements in document order to lines and columns."""

import re
from typing import cast

from lxml import etree

from encoder.checks.encoding import decode
from encoder.findings import position

Spot = tuple[int | None, int | None]

_NO_ELEMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
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
    return {number: position(text, offset) for number, offset in offsets.items()}
