"""Where the lines of a source stand in its TEI: an instruction before the first character of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from encoder.model import Content, Element, Line, Markup, Text
from encoder.namespaces import tei

TARGET: Final = "engross-line"
"""The target of the instructions; what they say is the number of the line, from 1."""

_HOLDS_BLOCKS: Final = frozenset(
    tei(name)
    for name in (
        "text",
        "front",
        "body",
        "div",
        "list",
        "table",
        "lg",
        "sp",
        "quote",
        "floatingText",
        "postscript",
    )
)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A leaf of the document model, and where its text stands in the tree.

    Attributes:
        start: its offset in the source.
        text: its characters in the source.
        node: the element in which the text stands, at its beginning or behind one of its children.
        is_tail: whether it stands behind `node`, not in it.
        before: how many characters that are not blank stand before it there.
        is_text: whether its characters are in the tree.
    """

    start: int
    text: str
    node: etree._Element
    is_tail: bool
    before: int
    is_text: bool


def mark_lines(root: etree._Element, divisions: Content, lines: Iterable[Line]) -> None:
    """Set an instruction where each line with text begins.

    Args:
        root: the TEI document that was built from `divisions`; it is changed.
        divisions: of the document model.
        lines: of the source.
    """
    text = root.find(tei("text"))
    if text is None:
        return
    leaves = sorted(_leaves(_parts(divisions), text), key=lambda leaf: leaf.start)
    starts = [leaf.start for leaf in leaves]
    marks: dict[tuple[etree._Element, bool], list[tuple[int, int]]] = {}
    for line in lines:
        offset = line.start + len(line.text) - len(line.text.lstrip())
        at = bisect_right(starts, offset) - 1
        if at < 0 or not line.text.strip():
            continue
        leaf = leaves[at]
        inside = _dense(leaf.text[: offset - leaf.start]) if leaf.is_text else 0
        marks.setdefault((leaf.node, leaf.is_tail), []).append((leaf.before + inside, line.number))
    for (node, is_tail), wanted in marks.items():
        _insert(node, is_tail, wanted)


def _parts(divisions: Content) -> Content:
    """The divisions as they stand in a text: the front matter, and the body with the others."""
    fronts = tuple(one for one in divisions if isinstance(one, Element) and one.name == "front")
    return (*fronts, Element("body", tuple(one for one in divisions if one not in fronts)))


def _leaves(content: Content, node: etree._Element) -> Iterator[_Leaf]:
    """The leaves of a content that became the children of `node`, each with its place."""
    children = iter(node)
    where, is_tail, before = node, False, 0
    for one in content:
        if isinstance(one, Element):
            child = next(children)
            yield from _leaves(one.content, child)
            where, is_tail, before = child, True, 0
            continue
        if isinstance(one, Text | Markup):
            yield _Leaf(one.start, one.text, where, is_tail, before, isinstance(one, Text))
        if not isinstance(one, Markup):
            before += _dense(one.text)


def _dense(text: str) -> int:
    return sum(map(len, text.split()))


def _insert(node: etree._Element, is_tail: bool, wanted: Sequence[tuple[int, int]]) -> None:
    text = (node.tail if is_tail else node.text) or ""
    ordered = sorted(wanted)
    cuts = list(_cuts(text, [before for before, _ in ordered]))
    ends = [*cuts[1:], len(text)]
    made = []
    for (_, number), start, end in zip(ordered, cuts, ends, strict=True):
        mark = etree.ProcessingInstruction(TARGET, str(number))
        mark.tail = text[start:end]
        made.append(mark)
    first = text[: cuts[0]]
    if not is_tail and not text and not len(node):
        for mark in made:  # an element without content stays one
            node.addprevious(mark)
    elif is_tail:
        node.tail = None
        for mark in reversed(made):
            node.addnext(mark)
        node.tail = first
    else:
        node.text = None
        for place, mark in enumerate(made):
            node.insert(place, mark)
        node.text = first


def _cuts(text: str, counts: Sequence[int]) -> Iterator[int]:
    """For each of some rising counts, the offset of the character behind so many, blanks aside."""
    seen = offset = 0
    for count in counts:
        while offset < len(text) and (seen < count or text[offset].isspace()):
            seen += not text[offset].isspace()
            offset += 1
        yield offset


def keep_lines(root: etree._Element, wanted: Container[int]) -> None:
    """Remove the blocks of a document in which none of the wanted lines begins."""
    text = root.find(tei("text"))
    if text is None:
        return
    kept = {text, *text.iterchildren(tei("body"))}
    for mark in text.iter(etree.PI):
        if int(mark.text or "0") in wanted:
            kept.update(mark.iterancestors())
    for holder in [node for node in kept if node.tag in _HOLDS_BLOCKS]:
        for child in list(holder):
            if child not in kept and isinstance(child.tag, str):
                holder.remove(child)
