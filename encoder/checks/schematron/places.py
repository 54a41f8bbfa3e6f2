"""From the numbers of elements in document order to lines, columns and XPaths."""

from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import cast
from xml.parsers import expat

from lxml import etree

from encoder.findings import Place

BOM = b"\xef\xbb\xbf"

_Step = tuple[str, int, Counter[str]]


def find_places(xml: bytes | etree._ElementTree, wanted: set[int]) -> dict[int, Place]:
    """Where the wanted elements stand: the start of their start tags, where `xml` is the bytes of a file.

    Args:
        xml: a well-formed document; of a parsed one only the lines are known, as its parser noted them.
        wanted: numbers of elements, the root being 1.
    """
    if isinstance(xml, bytes):
        return _scan(xml.removeprefix(BOM), wanted)
    places = _scan(etree.tostring(xml), wanted)
    elements = enumerate(xml.getroot().iter("*"), 1)
    return {
        number: Place(line=cast("int | None", element.sourceline), xpath=places[number].xpath)
        for number, element in elements
        if number in wanted
    }


def _scan(data: bytes, wanted: set[int]) -> dict[int, Place]:
    found: dict[int, tuple[int, int, tuple[_Step, ...]]] = {}
    steps: list[_Step] = []
    names: list[Counter[str]] = [Counter()]
    numbers = count(1)
    parser = expat.ParserCreate()

    def start(name: str, _attributes: dict[str, str]) -> None:
        siblings = names[-1]
        siblings[name] += 1
        steps.append((name, siblings[name], siblings))
        names.append(Counter())
        if (number := next(numbers)) in wanted:
            found[number] = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, tuple(steps))

    def end(_name: str) -> None:
        steps.pop()
        names.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return {number: Place(None, line, column, _xpath(path)) for number, (line, column, path) in found.items()}


def _xpath(steps: Iterable[_Step]) -> str:
    """`/TEI/text/body/div[2]/p[3]`: with a number only where a name occurs more than once."""
    return "".join(
        f"/{name}[{number}]" if siblings[name] > 1 else f"/{name}" for name, number, siblings in steps
    )
