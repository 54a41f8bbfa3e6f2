"""Elements found in a content by their names."""

from collections.abc import Iterator

from encoder.model import Content, Element, Node


def children(content: Content, *names: str) -> Iterator[Element]:
    """The elements of some names that stand directly in a content."""
    return (node for node in content if isinstance(node, Element) and node.name in names)


def outermost(content: Content, *names: str) -> Iterator[Element]:
    """The elements of some names at any depth, but not inside each other, and not in notes."""
    for node in content:
        if not isinstance(node, Element):
            continue
        if node.name in names:
            yield node
        elif node.content and node.name != "note":
            yield from outermost(node.content, *names)


def between(content: Content, *names: str) -> Iterator[Content]:
    """What stands between the elements of some names, where something does: the lines between `lb`s."""
    part: list[Node] = []
    for node in content:
        if isinstance(node, Element) and node.name in names:
            if part:
                yield tuple(part)
            part = []
        else:
            part.append(node)
    if part:
        yield tuple(part)
