"""What stands in the margin of a line, its number or words; and what was turned into the next line."""

from encoder.blocks.inline import parse_inline
from encoder.model import Block, Element, Line, Markup, Role, Text, element
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


def turned(text: Text) -> Text | None:
    """What a bracket stands before that turns the rest of a verse into another line; None without one."""
    opens = text.text.startswith("[") and "]" not in text.text
    return (
        after(text, len(text.text) - len(text.text[1:].lstrip())) if opens and text.text[1:].strip() else None
    )
