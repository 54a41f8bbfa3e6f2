"""Heads: titles of documents and of their sections."""

from itertools import groupby

from encoder.model import Block, Content, Element, Node, Role, Text, leaves


def build_heads(blocks: tuple[Block, ...]) -> Content:
    """The blocks of a section's top: each head a `head`, page breaks and furniture as they stand."""
    nodes: list[Node] = []
    for block in blocks:
        nodes += part_head(block.content) if block.role is Role.HEAD else block.content
    return tuple(nodes)


def part_head(content: Content, attributes: tuple[tuple[str, str], ...] = ()) -> Content:
    """A `head`; furniture in its midst parts it in two, since it is no part of a heading."""
    nodes: list[Node] = []
    for is_furniture, run in groupby(content, key=_is_furniture):
        part = tuple(run)
        speaks = not is_furniture and any(isinstance(leaf, Text) for leaf in leaves(part))
        nodes += (Element("head", part, attributes),) if speaks else part
    return tuple(nodes)


def _is_furniture(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "fw"
