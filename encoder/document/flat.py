"""The text of one element without what its children say, a character for each of its own."""

from collections.abc import Set as AbstractSet

from encoder.model import Content, Element, Node, Text

BREAKS = frozenset({"lb", "pb", "fw"})
OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for an element whose words are its own."""


def flatten(content: Content) -> str:
    """The text of a content: a break or furniture is one line feed, any other element `OPAQUE`."""
    return "".join(map(flat, content))


def flat(node: Node, breaks: AbstractSet[str] = BREAKS) -> str:
    """What a node is in the text of its parent.

    Args:
        node: of the content.
        breaks: names of elements that part words, and stand for a line feed.
    """
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Element):
        return "\n" if node.name in breaks else OPAQUE
    return ""
