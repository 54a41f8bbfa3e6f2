"""Forms: record sheets, cable headers, routing slips, as tables of label and value."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from encoder.model import Block, Content, Element, Node, Role, Text, element
from encoder.texts import part

_LABEL = re.compile(r"[A-Z][\w.'’/&#() -]{0,40}?\s?:(?=\s|$)")


def build_form(run: Sequence[Block]) -> Content:
    """A form as a `table`: a row for each line, its label in a cell of its own.

    `AGENCY: NARA` → `<row><cell role="label">AGENCY:</cell><cell>NARA</cell></row>`

    Args:
        run: blocks of the form, with page breaks and furniture between them.
    """
    nodes: list[Node] = []
    for block in run:
        if block.role is Role.FORM:
            nodes += map(_row, _lines(block.content))
        else:
            nodes += block.content
    return (element("table", *nodes, rend="form"),)


def _lines(content: Content) -> Iterator[Content]:
    """What stands between line breaks."""
    for is_break, nodes in groupby(content, lambda node: isinstance(node, Element) and node.name == "lb"):
        if not is_break:
            yield tuple(nodes)


def _row(line: Content) -> Element:
    first = line[0]
    match = _LABEL.match(first.text) if isinstance(first, Text) else None
    if match is None:
        return element("row", Element("cell", line))
    label, value = part(line, match.end())
    cells = (element("cell", label, role="label"), *((Element("cell", value),) if value else ()))
    return element("row", *cells)
