"""The parts of a document that are surely in another language than it."""

from dataclasses import replace

from encoder.document.heading import plain_text
from encoder.language import language_of_part
from encoder.model import Content, Element
from encoder.namespaces import XML_LANG

_PARTS = frozenset({"p", "lg", "quote", "note"})
_INNER = frozenset({"note"})


def mark_languages(content: Content, language: str) -> Content:
    """The content with `xml:lang` on paragraphs, stanzas, quotations and notes in another language.

    Args:
        content: of a document.
        language: the document's, BCP 47.
    """
    return tuple(_mark(node, language) if isinstance(node, Element) else node for node in content)


def _mark(node: Element, language: str) -> Element:
    own = language_of_part(plain_text(node.content), language) if node.name in _PARTS else None
    inner = own or language
    if node.name in _PARTS and not any(isinstance(one, Element) and one.content for one in node.content):
        content = node.content
    else:
        content = mark_languages(node.content, inner)
    if own is None:
        return replace(node, content=content) if content is not node.content else node
    return replace(node, content=content, attributes=(*node.attributes, (XML_LANG, own)))
