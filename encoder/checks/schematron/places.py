"""From the numbers of elements in document order to lines and columns."""

from itertools import count
from typing import cast
from xml.parsers import expat

from lxml import etree

BOM = b"\xef\xbb\xbf"

Spot = tuple[int | None, int | None]


def find_spots(xml: bytes | etree._ElementTree, wanted: set[int]) -> dict[int, Spot]:
    """Line and column of the wanted elements: where their start tags begin, if `xml` is the bytes of a file.

    Args:
        xml: a well-formed document; of a parsed one only the lines are known, as its parser noted them.
        wanted: numbers of elements, the root being 1.
    """
    if isinstance(xml, bytes):
        return _scan(xml.removeprefix(BOM), wanted)
    elements = enumerate(xml.getroot().iter("*"), 1)
    return {
        number: (cast("int | None", element.sourceline), None)
        for number, element in elements
        if number in wanted
    }


def _scan(data: bytes, wanted: set[int]) -> dict[int, Spot]:
    found: dict[int, Spot] = {}
    numbers = count(1)
    parser = expat.ParserCreate()

    def start(_name: str, _attributes: dict[str, str]) -> None:
        if (number := next(numbers)) in wanted:
            found[number] = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
            if len(found) == len(wanted):
                parser.StartElementHandler = None

    parser.StartElementHandler = start
    parser.Parse(data, True)
    return found
