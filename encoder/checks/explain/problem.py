"""What a document has against it, before it is put into words; and the text of a node as RELAX NG sees it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from encoder.checks.explain.patterns import Pattern
from encoder.checks.explain.reading import Node


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the grammar does not allow.

    Attributes:
        rule: `element-not-allowed`, one of `catalogue.RULES` without its family.
        element: the element at fault; for text the one that holds it.
        state: what was allowed where the problem arose.
        attribute: the name of the attribute at fault.
        text: the value or text at fault.
        names: what is missing, or in what order it should stand.
        meant: the name that was probably meant.
        before: the child after which a text stands.
        elsewhere: whether the element would have been allowed earlier in its parent.
    """

    rule: str
    element: Node
    state: Pattern
    attribute: str | None = None
    text: str | None = None
    names: tuple[str, ...] = ()
    meant: str | None = None
    before: Node | None = None
    elsewhere: bool = False


def text_pieces(element: Node, before: Node | None) -> Iterator[str]:
    """The text after a child, or at the beginning, up to the next element; comments do not divide it."""
    yield (element.text if before is None else before.tail) or ""
    node = next(element.iterchildren(), None) if before is None else before.getnext()
    while isinstance(node, etree._Comment | etree._ProcessingInstruction):
        yield node.tail or ""
        node = node.getnext()
