"""Table rows: cells between pipes, or columns set apart by two spaces or a tab."""

import re

from encoder.blocks.inline import parse_inline
from encoder.model import Content, Element, Line, Markup, Text
from encoder.texts import stripped

_PIPE = re.compile(r"\|")
_RULE = re.compile(r"[\s|:+=-]+")
_COLUMN = re.compile(r"\t+| {2,}")


def parse_row(line: Line) -> Content:
    """A line of a table as a `row`; a rule between rows (`|---|---|`) is markup only."""
    if _RULE.fullmatch(line.text):
        rule = stripped(line)
        return (Markup(rule.start, rule.text, "table"),)
    separator = _PIPE if "|" in line.text else _COLUMN
    nodes: list[Markup | Element] = []
    position = 0
    for match in separator.finditer(line.text):
        nodes += _cell(line, position, match.start(), inner=position > 0 or separator is _COLUMN)
        if separator is _PIPE:
            nodes.append(Markup(line.start + match.start(), match.group(), "table"))
        position = match.end()
    nodes += _cell(line, position, len(line.text), inner=False)
    return (Element("row", tuple(nodes)),)


def _cell(line: Line, start: int, end: int, *, inner: bool) -> list[Element]:
    text = stripped(Text(line.start + start, line.text[start:end]))
    return [Element("cell", parse_inline(text))] if text.text or inner else []
