"""Lines of verse that several speakers share: `part` says which part of the line each has (TEI, 6.1.3).

Print sets the second part in as far as the first reaches, or does not; then only the length tells: both parts
are short, and together they are as long as a line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from encoder.document.heading import plain_text
from encoder.model import Content, Element, Node

_ENOUGH = 8
_SHORT, _LEAST, _MOST = 0.72, 0.8, 1.25


def with_shared_lines(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The content of a stretch of a play, its speeches with the parts of the lines that they share."""
    speeches = [node for node in nodes if isinstance(node, Element) and node.name == "sp"]
    lines = [list(_lines(speech.content)) for speech in speeches]
    lengths = sorted(_length(line) for own in lines for line in own)
    if len(lengths) < _ENOUGH:
        return tuple(nodes)
    parts = _parts(lines, lengths[3 * len(lengths) // 4])
    return tuple(_with_parts(node, parts) for node in nodes) if parts else tuple(nodes)


def _lines(content: Content) -> Iterator[Element]:
    for node in content:
        if isinstance(node, Element) and node.name == "l":
            yield node
        elif isinstance(node, Element) and node.name == "lg":
            yield from _lines(node.content)


def _length(line: Element) -> int:
    """How long a line is without its directions."""
    return len(
        plain_text(tuple(n for n in line.content if not (isinstance(n, Element) and n.name == "stage")))
    )


def _parts(speeches: Sequence[Sequence[Element]], usual: int) -> dict[int, str]:
    """The part of each shared line, by the identity of its element.

    Args:
        speeches: the lines of each.
        usual: how long a whole line is.
    """
    parts: dict[int, str] = {}
    reach = 0
    for above, below in pairwise(speeches):
        if not above or not below:
            continue
        first, second = above[-1], below[0]
        before = reach if parts.get(id(first)) == "F" else _length(first)
        whole = before + _length(second)
        short = max(_length(first), _length(second)) <= _SHORT * usual
        goes_on = len(below) == 1 and whole < _LEAST * usual
        if (
            short
            and before < _LEAST * usual
            and whole <= _MOST * usual
            and (whole >= _LEAST * usual or goes_on)
        ):
            parts[id(first)] = "M" if parts.get(id(first)) == "F" else "I"
            parts[id(second)] = "F"
            reach = whole
    return parts


def _with_parts(node: Node, parts: Mapping[int, str]) -> Node:
    if not isinstance(node, Element) or node.name not in ("sp", "lg", "l"):
        return node
    if node.name == "l":
        part = parts.get(id(node))
        added = (("part", part), ("cert", "medium"), ("resp", "#engross")) if part else ()
        return replace(node, attributes=(*node.attributes, *added)) if added else node
    return replace(node, content=tuple(_with_parts(child, parts) for child in node.content))
