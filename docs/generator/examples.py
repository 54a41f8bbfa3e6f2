"""An example for each element: where it first occurs in `schema/example.xml`, cut off where it is deep."""

from copy import deepcopy
from pathlib import Path

from lxml import etree

_LIMIT = 900


class Examples:
    """Examples cut from one document.

    Args:
        path: of a document in which every element occurs.
    """

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()

    def example(self, name: str) -> etree._Element:
        """The shortest telling occurrence of an element: the first, without what lies too deep in it."""
        found = self.root if name == "TEI" else next(self.root.iter(f"{{*}}{name}"))
        element = deepcopy(found)
        element.tail = None
        depth = 4
        while depth > 0 and len(etree.tostring(element)) > _LIMIT:
            _cut(element, depth)
            depth -= 1
        return element


def _cut(element: etree._Element, depth: int) -> None:
    """Replaces what lies deeper than `depth` by an ellipsis."""
    if depth == 0 and len(element):
        for child in list(element):
            element.remove(child)
        element.text = "…"
    for child in element:
        _cut(child, depth - 1)
