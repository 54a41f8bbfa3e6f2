"""What stands in the margin of a line, its number or words; and what was turned into the next line."""

from collections.abc import Sequence
from dataclasses import replace

from encoder.blocks.inline import parse_inline
from encoder.model import Block, Element, Line, Markup, Node, Role, Text, element
from encoder.texts import after, stripped

_LINE_NUMBER = "lineNum"


def numbered_break(line: Line) -> Element:
    """A line break that has the number in the margin before its line."""
    number = stripped(line)
    return element("lb", Markup(number.start, number.text, "line-number"), n=number.text)


def number_behind(line: Line) -> Block:
    """The number in the margin behind a line of prose, as furniture."""
    return Block(Role.MARKUP, (element("fw", stripped(line), type=_LINE_NUMBER, place="right"),), line.number)


def sidenote(line: Line) -> Element:
    """The words in the margin beside a line."""
    return element("note", *parse_inline(stripped(line)), type="editorial", place="margin")


def goes_on(above: str, below: str) -> bool:
    """Whether words in the margin go on with those beside the line above: `The castle`, `repaired.`"""
    return not (above.rstrip().endswith((".", "?", "!")) and below.lstrip()[:1].isupper())


def with_rest_of_note(nodes: Sequence[Node], line: Line, lb: Element) -> list[Node] | None:
    """Nodes whose last note in the margin goes on with the words beside another line; None where none does.

    Args:
        nodes: the content of a block.
        line: the words in the margin.
        lb: the line break between them.
    """
    at = next((at for at in range(len(nodes) - 1, -1, -1) if _is_sidenote(nodes[at])), None)
    if at is None:
        return None
    note = nodes[at]
    assert isinstance(note, Element)  # noqa: S101 - `_is_sidenote` has seen it
    grown = replace(note, content=(*note.content, lb, *parse_inline(stripped(line))))
    return [*nodes[:at], grown, *nodes[at + 1 :]]


def _is_sidenote(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "note" and node.get("place") == "margin"


def turned(text: Text) -> Text | None:
    """What a bracket stands before that turns the rest of a verse into another line; None without one."""
    opens = text.text.startswith("[") and "]" not in text.text
    return (
        after(text, len(text.text) - len(text.text[1:].lstrip())) if opens and text.text[1:].strip() else None
    )
