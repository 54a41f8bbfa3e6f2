"""Headings over notes that went to their references: each is a label where it stood, no page furniture."""

from collections.abc import Sequence
from dataclasses import replace

from encoder.document.heading import plain_text
from encoder.house.note_words import is_note_heading
from encoder.model import Content, Element, Node

_PASSED = frozenset({"pb", "fw", "milestone", "lb", "gap"})
_TEXT = frozenset({"p", "list", "quote", "lg", "table", "sp", "stage", "label", "note", "figure"})
"""What a label may stand behind in a `div`: TEI has none above its text, nor behind parts and closer."""


def label_note_headings(content: Content) -> Content:
    """The content of a division, where a heading over notes is a `label`: `FOOTNOTES:`.

    So are the heads of chapters below it, over notes that went to theirs. Where the last part of a division
    ends with such heads below the heading over the notes of all parts, a part of its own has them: `NOTES`,
    `I`, `II`. Without them the notes may be those of the last part.
    """
    return _with_part_of_notes(_labelled(content))


def _labelled(content: Content) -> Content:
    out: list[Node] = []
    above = ""
    headed = False
    for node in content:
        if not isinstance(node, Element):
            out.append(node)
            continue
        if node.name == "div":
            node = replace(node, content=label_note_headings(node.content))
        elif node.name == "fw" and above in _TEXT and (_is_heading(node) or (headed and _is_head(node))):
            node = Element("label", node.content)
            headed = True
        headed = headed and (node.name == "label" or node.name in _PASSED)
        out.append(node)
        above = above if node.name in _PASSED else node.name
    return tuple(out)


def _with_part_of_notes(content: Content) -> Content:
    """The parts of a division, what stood over the notes of them all taken out of the last one."""
    places = [at for at, node in enumerate(content) if isinstance(node, Element) and node.name == "div"]
    parts = [node for node in content if isinstance(node, Element) and node.name == "div"]
    if len(parts) < 2 or places[-1] != len(content) - 1 or any(map(_headings, parts[:-1])):
        return content
    last = parts[-1]
    begin = _headings(last)
    if len(begin) != 1 or not any(map(_has_note, parts[:-1])):
        return content
    text, notes = last.content[: begin[0]], last.content[begin[0] :]
    names = [node.name for node in notes if isinstance(node, Element)]
    if len(names) < len(notes) or names.count("label") < 2 or not _PASSED.issuperset({*names} - {"label"}):
        return content
    head = next(node for node in notes if isinstance(node, Element))
    part = Element("div", (Element("head", head.content), *notes[1:]), (("type", "section"),))
    return (*content[: places[-1]], replace(last, content=text), part)


def _headings(part: Element) -> Sequence[int]:
    """Where headings over notes stand in a part."""
    return [
        at
        for at, node in enumerate(part.content)
        if isinstance(node, Element) and node.name == "label" and is_note_heading(plain_text(node.content))
    ]


def _has_note(node: Node) -> bool:
    return isinstance(node, Element) and (node.name == "note" or any(map(_has_note, node.content)))


def _is_head(furniture: Element) -> bool:
    """Whether it is what stood among notes; running heads have their place on the page."""
    return furniture.get("type") == "header" and furniture.get("place") is None


def _is_heading(furniture: Element) -> bool:
    return furniture.get("type") == "header" and is_note_heading(plain_text(furniture.content))
