"""From positions of elements among their siblings to lines, columns and XPaths."""

from collections import Counter
from collections.abc import Iterable
from xml.parsers import expat

from lxml import etree

from encoder.findings import Place

BOM = b"\xef\xbb\xbf"

Position = tuple[int, ...]
_Step = tuple[str, int, Counter[str]]


def find_places(xml: bytes | etree._ElementTree, wanted: set[Position]) -> dict[Position, Place]:
    """Where the wanted elements stand: the start of their start tags, where `xml` is the bytes of a file.

    Args:
        xml: a well-formed document; of a parsed one only the lines are known, as its parser noted them.
        wanted: each element as the positions, from 1, of its ancestors and itself among their siblings.
    """
    if isinstance(xml, bytes):
        return _scan(xml.removeprefix(BOM), wanted)
    places = _scan(etree.tostring(xml), wanted)
    return {
        position: Place(line=_element(xml, position).sourceline, xpath=place.xpath)
        for position, place in places.items()
    }


def _scan(data: bytes, wanted: set[Position]) -> dict[Position, Place]:
    found: dict[Position, tuple[int, int, tuple[_Step, ...]]] = {}
    position: list[int] = []
    steps: list[_Step] = []
    names: list[Counter[str]] = [Counter()]
    parser = expat.ParserCreate()

    def start(name: str, _attributes: dict[str, str]) -> None:
        siblings = names[-1]
        siblings[name] += 1
        position.append(siblings.total())
        steps.append((name, siblings[name], siblings))
        names.append(Counter())
        if (here := tuple(position)) in wanted:
            found[here] = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, tuple(steps))

    def end(_name: str) -> None:
        position.pop()
        steps.pop()
        names.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return {here: Place(None, line, column, _xpath(path)) for here, (line, column, path) in found.items()}


def _xpath(steps: Iterable[_Step]) -> str:
    """`/TEI/text/body/div[2]/p[3]`: with a number only where a name occurs more than once."""
    return "".join(
        f"/{name}[{number}]" if siblings[name] > 1 else f"/{name}" for name, number, siblings in steps
    )


def _element(tree: etree._ElementTree, position: Position) -> etree._Element:
    element = tree.getroot()
    for number in position[1:]:
        element = next(child for count, child in enumerate(element.iterchildren("*"), 1) if count == number)
    return element
