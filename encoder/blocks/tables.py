"""Table rows: the cells of a grid; else between pipes, or columns set apart by two spaces or a tab."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from encoder.blocks.inline import parse_cell
from encoder.marks import LEADER, PIPE, SEPARATOR, TABLE
from encoder.model import Cell, Content, Element, Line, Markup, Node, RoledLine, TableLine, Text, element
from encoder.texts import stripped

_COLUMN = re.compile(r"\t+| {2,}")
_LABEL = "label"


def parse_row(roled: RoledLine) -> Content:
    """A line of a table as a `row`; a rule between rows (`|---|---|`) is markup only.

    `Nails .... 1  2` → `<row><cell>Nails</cell><cell>1  2</cell></row>`, the leaders as markup
    """
    line, table = roled.line, roled.table
    if TABLE.fullmatch(line.text):
        rule = stripped(line)
        return (Markup(rule.start, rule.text, "table"),)
    if table is None or not table.cells:
        return (_unruled(line),)
    role = _LABEL if table.is_head else None
    nodes = tuple(_with_empty(_in_grid(line, table.cells, role), table.columns, role))
    return (element("row", *nodes, role=role, rend="continued" if table.is_rest else None),)


def joined_row(row: Element, line: Line, table: TableLine, lb: Element) -> Element | None:
    """A row with the next line of its cells: what goes on with a cell stands behind a line break.

    Pipes and leaders stay in the order of the source: those behind what goes on stand in its cell.

    Returns:
        None where the row has no such cell, or another cell that says something stands behind it.
    """
    content = list(row.content)
    places = _places(row)
    between: list[Node] = []
    for node in _in_grid(line, table.cells, None):
        if not isinstance(node, Element):
            between.append(node)
            continue
        at = places.get(int(node.get("n") or 0))
        cell = content[at] if at is not None else None
        if at is None or not isinstance(cell, Element):
            return None
        behind = content[at + 1 :]
        if any(isinstance(one, Element) and one.content for one in behind):
            return None
        passed = [one for one in behind if not isinstance(one, Element)]
        before = (*cell.content, *passed, lb) if cell.content else passed
        content[at] = replace(cell, content=(*before, *between, *node.content))
        content[at + 1 :] = [one for one in behind if isinstance(one, Element)]
        places = _places(replace(row, content=tuple(content)))
        between = []
    return replace(row, content=(*content, *between))


def _places(row: Element) -> dict[int, int]:
    """For each column of a row, where its cell stands among the nodes."""
    out: dict[int, int] = {}
    column = 0
    for index, node in enumerate(row.content):
        if isinstance(node, Element):
            span = int(node.get("cols") or 1)
            out.update(dict.fromkeys(range(column, column + span), index))
            column += span
    return out


def _in_grid(line: Line, cells: Sequence[Cell], role: str | None) -> Iterator[Node]:
    """The cells of a line, each with its column in `@n`, and the leaders and pipes between them."""
    position = 0
    for cell in cells:
        yield from _between(line, position, cell.start)
        text = stripped(Text(line.start + cell.start, line.text[cell.start : cell.end]))
        cols = str(cell.span) if cell.span > 1 else None
        yield element("cell", *parse_cell(text), n=str(cell.column), role=role, cols=cols)
        position = cell.end
    yield from _between(line, position, len(line.text))


def _with_empty(nodes: Iterator[Node], columns: int, role: str | None) -> Iterator[Node]:
    """The nodes of a row, an empty cell for each column that has none."""
    column = 0
    for node in nodes:
        if isinstance(node, Element):
            yield from _empty(column, int(node.get("n") or 0), role)
            column = int(node.get("n") or 0) + int(node.get("cols") or 1)
            node = replace(node, attributes=tuple(pair for pair in node.attributes if pair[0] != "n"))
        yield node
    yield from _empty(column, columns, role)


def _empty(start: int, end: int, role: str | None) -> Iterator[Node]:
    return (element("cell", role=role) for _ in range(start, end))


def _between(line: Line, start: int, end: int) -> Iterator[Node]:
    """The leaders and pipes between two cells."""
    for match in re.finditer(r"\S+(?:[^\S\n]\S+)*", line.text[start:end]):
        at = line.start + start + match.start()
        if PIPE.search(match.group()) or SEPARATOR.fullmatch(match.group()):
            yield Markup(at, match.group(), "table")
        else:
            yield from _leaders(line, start + match.start(), start + match.end())


def _leaders(line: Line, start: int, end: int) -> Iterator[Node]:
    """The leaders within a stretch of a line; what stands behind it tells where a leader ends."""
    for match in LEADER.finditer(line.text, start):
        if match.start() >= end:
            return
        yield Markup(line.start + match.start(), match.group(), "leader")


def _unruled(line: Line) -> Element:
    """A row of a table without a grid, as typed pages have it."""
    separator = PIPE if "|" in line.text else _COLUMN
    nodes: list[Markup | Element] = []
    position = 0
    for match in separator.finditer(line.text):
        nodes += _cell(line, position, match.start(), inner=position > 0 or separator is _COLUMN)
        if separator is PIPE:
            nodes.append(Markup(line.start + match.start(), match.group(), "table"))
        position = match.end()
    nodes += _cell(line, position, len(line.text), inner=False)
    return Element("row", tuple(nodes))


def _cell(line: Line, start: int, end: int, *, inner: bool) -> list[Element]:
    text = stripped(Text(line.start + start, line.text[start:end]))
    return [Element("cell", parse_cell(text))] if text.text or inner else []
