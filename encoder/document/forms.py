"""Forms: record sheets, cable headers, routing slips, as tables of label and value."""

import re
from collections.abc import Sequence

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
            nodes += [_row(line) for line in _lines(block.content)]
        else:
            nodes += block.content
    return (element("table", *nodes, rend="form"),)


def _lines(content: Content) -> list[Content]:
    lines: list[list[Node]] = [[]]
    for node in content:
        if isinstance(node, Element) and node.name == "lb":
            lines.append([])
        else:
            lines[-1].append(node)
    return [tuple(line) for line in lines if line]


def _row(line: Content) -> Element:
    first = line[0]
    match = _LABEL.match(first.text) if isinstance(first, Text) else None
    if match is None:
        return element("row", Element("cell", line))
    label, value = part(line, match.end())
    cells = (element("cell", label, role="label"), *((Element("cell", value),) if value else ()))
    return element("row", *cells)
