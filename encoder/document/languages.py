"""The parts of a document that are surely in another language than it."""

from dataclasses import replace
from operator import is_

from encoder.language import language_of_part
from encoder.model import Content, Element, Text
from encoder.namespaces import XML_LANG

_PARTS = frozenset({"p", "lg", "quote", "note"})
_ASIDE = frozenset({"note", "fw", "corr"})
_ENOUGH = 300
"""Characters of a part that its language is told by."""


def mark_languages(content: Content, language: str) -> Content:
    """The content with `xml:lang` on paragraphs, stanzas, quotations and notes in another language.

    Args:
        content: of a document.
        language: the document's, BCP 47.
    """
    marked = tuple(_mark(node, language) if isinstance(node, Element) else node for node in content)
    return content if all(map(is_, marked, content)) else marked


def _mark(node: Element, language: str) -> Element:
    own = language_of_part(_beginning(node.content), language) if node.name in _PARTS else None
    content = mark_languages(node.content, own or language)
    if own is None:
        return node if content is node.content else replace(node, content=content)
    return replace(node, content=content, attributes=(*node.attributes, (XML_LANG, own)))


def _beginning(content: Content) -> str:
    """The beginning of a part's own text, without notes and furniture."""
    found = ""
    for node in content:
        if isinstance(node, Text):
            found = f"{found} {node.text[:_ENOUGH]}" if found else node.text[:_ENOUGH]
        elif isinstance(node, Element) and node.name not in _ASIDE:
            found = f"{found} {_beginning(node.content)}"
        if len(found) >= _ENOUGH:
            break
    return found
