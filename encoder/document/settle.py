"""The last look at a document model: what stands for a mark, and where page breaks and furniture may stand.

The stages before put every mark into the element that it became. Where a later one took that element for
another – an item that became a paragraph – nothing stands for the mark any more: then it is text again. And
the rules of the schema on page breaks, heads and empty elements hold from here on (`schema/engross.sch`).
"""

from collections.abc import Iterator
from dataclasses import replace
from operator import is_

from encoder.document.heads import part_head
from encoder.model import Content, Element, Markup, Node, Supplied, Text, leaves
from encoder.ties import HEADING, HEADING_CLOSE

_HOLDS_BREAKS = frozenset({"body", "div", "front", "note"})
"""Elements at whose edges a page break may stand; a footnote's text does not leave it."""
_QUOTATIONS = frozenset({"quote", "epigraph"})
_FILLED = frozenset({"p", "head", "label", "item"})
_BETWEEN = frozenset({"pb", "lb", "fw", "milestone"})
_ITEMS = frozenset({"item", "castItem"})
_BLOCKS = frozenset({"p", "item", "label", "addrLine", "dateline", "salute", "signed", "cell"})
"""Elements that say with `@rend` that the source marked them as a heading."""


def settle(content: Content) -> Content:
    """The content, with every mark in its element or text, and breaks and furniture where they may stand."""
    done: list[Node] = []
    labelled = False
    for node in content:
        done += _settled(node, stays=labelled)
        if isinstance(node, Element) and node.name not in _BETWEEN:
            labelled = node.name == "label"
    return tuple(done)


def with_signs_as_text(content: Content, *, is_quoted: bool = False) -> Content:
    """The content, with signs of quotations as text where no quotation is around them.

    Args:
        content: of the model.
        is_quoted: whether it stands within a quotation.
    """
    done: list[Node] = []
    for node in content:
        if isinstance(node, Element):
            inner = with_signs_as_text(node.content, is_quoted=is_quoted or node.name in _QUOTATIONS)
            is_same = len(inner) == len(node.content) and all(map(is_, inner, node.content))
            done.append(node if is_same else replace(node, content=inner))
        elif isinstance(node, Markup) and node.why == "quotation" and not is_quoted:
            done.append(Text(node.start, f"{node.text} "))
        else:
            done.append(node)
    return tuple(done)


def _settled(node: Node, *, stays: bool) -> Iterator[Node]:
    """What takes the place of a node: itself, and the page breaks from its edges; or what was in it.

    Args:
        node: of the model.
        stays: whether it must stay though it is empty, as an item does that has a label.
    """
    if not isinstance(node, Element) or not node.content:
        yield node
        return
    content = _joined_cells(node, settle(node.content))
    is_same = len(content) == len(node.content) and all(map(is_, content, node.content))
    whole = _marked(node if is_same else replace(node, content=content))
    if whole.name in _FILLED and not stays and not _speaks(whole.content):
        whole = replace(whole, content=tuple(_as_text(whole.content)))
        if not _speaks(whole.content):
            yield from whole.content
            return
    before, inside, after = _parted(whole)
    if stays and not inside:
        before, after = (), (*before, *after)
    yield from before
    if whole.name == "head" and any(isinstance(one, Element) and one.name == "fw" for one in inside):
        yield from part_head(inside, whole.attributes)
    elif inside or stays:
        inside = _before_gap(inside) if whole.name == "note" else inside
        yield whole if inside is whole.content else replace(whole, content=inside)
    yield from after


def _marked(node: Element) -> Element:
    """The element as what stands for the bullet or heading mark in it; else that mark is text."""
    whys = {leaf.why for leaf in node.content if isinstance(leaf, Markup)}
    if "bullet" in whys and node.name not in _ITEMS:
        node = replace(node, content=tuple(_as_text(node.content, "bullet")))
    if HEADING not in whys:
        return (
            replace(node, content=tuple(_as_text(node.content, HEADING_CLOSE)))
            if HEADING_CLOSE in whys
            else node
        )
    at = next(i for i, one in enumerate(node.content) if isinstance(one, Markup) and one.why == HEADING)
    first = not _speaks(node.content[:at])
    if first and node.name in _BLOCKS and node.get("rend") is None:
        return replace(node, attributes=(*node.attributes, ("rend", HEADING)))
    if not first or node.name != "head":
        node = replace(node, content=tuple(_as_text(node.content, HEADING, HEADING_CLOSE)))
    return node


def _as_text(content: Content, *whys: str) -> Iterator[Node]:
    """The content with its bullets and headings as text again, with the space that stood behind them."""
    for index, node in enumerate(content):
        if isinstance(node, Markup) and node.why in (whys or ("bullet", HEADING, HEADING_CLOSE)):
            end = node.start + len(node.text)
            behind = (
                leaf.start
                for at in range(index + 1, len(content))
                for leaf in leaves((content[at],))
                if not isinstance(leaf, Supplied)
            )
            yield Text(node.start, node.text + " " * (next(behind, end) > end))
        else:
            yield node


def _speaks(content: Content) -> bool:
    return any(
        _speaks(node.content) or node.name == "gap"
        if isinstance(node, Element)
        else isinstance(node, Text | Supplied) and bool(node.text.strip())
        for node in content
    )


def _parted(node: Element) -> tuple[Content, Content, Content]:
    """The page breaks at the beginning of an element, what stands between, and those at its end."""
    if node.name in _HOLDS_BREAKS or not any(_is_break(child) for child in node.content):
        return (), node.content, ()
    first, last = 0, len(node.content)
    while first < last and _is_at_edge(node.content[first]):
        first += 1
    while last > first and _is_at_edge(node.content[last - 1]):
        last -= 1
    if not any(map(_is_break, node.content[:first])):
        first = 0
    if not any(map(_is_break, node.content[last:])):
        last = len(node.content)
    kept = tuple(child for child in node.content[:first] if not _is_break(child))
    left = tuple(child for child in node.content[last:] if not _is_break(child))
    before, after = (
        tuple(_unsplitting(child) for child in part if isinstance(child, Element) and _is_break(child))
        for part in (node.content[:first], node.content[last:])
    )
    return before, (*kept, *node.content[first:last], *left), after


def _before_gap(content: Content) -> Content:
    """The content of a footnote; a page break that stands behind a gap at its end stands before it."""
    end = len(content)
    while end and _is_at_edge(content[end - 1]):
        end -= 1
    last = content[end - 1] if end else None
    if not isinstance(last, Element) or not any(map(_is_break, content[end:])):
        return content
    if last.name == "p" and _speaks(last.content[:-1]):
        inner = _before_gap((*last.content, *content[end:]))
        moved = inner[-1] is last.content[-1]
        return (*content[: end - 1], replace(last, content=inner)) if moved else content
    if last.name == "gap" or (last.name == "p" and last.content and _is_gap(last.content[-1])):
        return (*content[: end - 1], *content[end:], last)
    return content


def _is_gap(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "gap"


def _is_break(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "pb"


def _is_at_edge(node: Node) -> bool:
    """Whether a node leaves what follows at the edge: a page break, markup, white space."""
    return _is_break(node) or isinstance(node, Markup) or (isinstance(node, Text) and not node.text.strip())


def _unsplitting(node: Element) -> Element:
    return replace(node, attributes=tuple(pair for pair in node.attributes if pair[0] != "break"))


def _joined_cells(node: Element, content: Content) -> Content:
    """The cells of a row; those between which a page begins are one, since no break may stand there."""
    if node.name != "row":
        return content
    cells = [index for index, child in enumerate(content) if _is_cell(child)]
    if not cells or not any(map(_is_break, content)):
        return content
    done: list[Node] = []
    joins = False
    for child in content[cells[0] : cells[-1] + 1]:
        if _is_break(child) and not joins:
            last = next(index for index in reversed(range(len(done))) if _is_cell(done[index]))
            done[last:] = [_one_cell(*done[last:], child)]
            joins = True
        elif joins:
            done[-1] = _one_cell(done[-1], child)
            joins = not _is_cell(child)
        else:
            done.append(child)
    return (*content[: cells[0]], *done, *content[cells[-1] + 1 :])


def _is_cell(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "cell"


def _one_cell(*nodes: Node) -> Element:
    """One cell with what some hold, and what stands between them."""
    parts = (node.content if isinstance(node, Element) and _is_cell(node) else (node,) for node in nodes)
    return Element("cell", tuple(node for part in parts for node in part))
