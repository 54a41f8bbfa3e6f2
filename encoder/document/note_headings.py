"""Headings over notes that went to their references: each is a label where it stood, no page furniture."""

from dataclasses import replace

from encoder.document.heading import plain_text
from encoder.house.note_words import is_note_heading
from encoder.model import Content, Element, Node

_PASSED = frozenset({"pb", "fw", "milestone", "lb", "gap"})
_TEXT = frozenset({"p", "list", "quote", "lg", "table", "sp", "stage", "label", "note", "figure"})
"""What a label may stand behind in a `div`: TEI has none above its text, nor behind parts and closer."""


def label_note_headings(content: Content) -> Content:
    """The content of a division, where a heading over notes is a `label`: `FOOTNOTES:`."""
    out: list[Node] = []
    above = ""
    for node in content:
        if not isinstance(node, Element):
            out.append(node)
            continue
        if node.name == "div":
            node = replace(node, content=label_note_headings(node.content))
        elif node.name == "fw" and above in _TEXT and _is_heading(node):
            node = Element("label", node.content)
        out.append(node)
        above = above if node.name in _PASSED else node.name
    return tuple(out)


def _is_heading(furniture: Element) -> bool:
    return furniture.get("type") == "header" and is_note_heading(plain_text(furniture.content))
