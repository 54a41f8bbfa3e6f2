"""The places of pictures among the paragraphs of a division, with their captions (TEI, 14.4).

What stands in the source for a picture, `[Illustration: …]`, `![a lamp](lamp.png)`, stays as it is written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from encoder.document.flat import OPAQUE, flatten
from encoder.language import opens_illustration
from encoder.language.lines import begins_with
from encoder.model import Content, Element, Node, Text, leaves

_DIVISIONS = frozenset({"div", "front", "back"})
_IN_MARKDOWN = re.compile(
    r"!\[[^\[\]]*\]\([^\s()]+(?:\s+\"[^\"]*\")?\)|<!--\s*(?:image|figure|picture)\s*-->"
)
_NUMBERED = re.compile(r"[^\W\d_]+\.?\s*\d{1,3}[a-z]?\s?(?:[.:)—–-]|$)")
_IN_CAPTION = frozenset({"lb", "hi", "date", "placeName", "ref", "choice", "note"})
_FILLING = frozenset({"p", "list", "table", "quote", "lg", "sp", "div"})
_LONGEST_CAPTION = 400


def with_pictures(node: Element) -> Element:
    """A division whose paragraphs that are nothing but a picture are figures, each with its caption.

    Args:
        node: any element; only divisions have such paragraphs.
    """
    content = pictured(node.content) if node.name in _DIVISIONS else node.content
    return node if content is node.content else replace(node, content=content)


def pictured(content: Content) -> Content:
    """The content of a division, its paragraphs that are nothing but a picture made figures.

    A division that has nothing else keeps them, for pictures alone are none.
    """
    if not any(map(_may_be, content)):
        return content
    made = tuple(_pictured(content))
    is_filled = any(isinstance(node, Element) and node.name in _FILLING for node in made)
    return made if is_filled else content


def is_picture(content: Content) -> bool:
    """Whether a paragraph is the place of a picture, its caption within the brackets."""
    text = flatten(content).replace(OPAQUE, "").strip()
    inner = {node.name for node in content if isinstance(node, Element)}
    return text.endswith("]") and opens_illustration(text) and inner <= _IN_CAPTION


def _may_be(node: Node) -> bool:
    return _figure_of(node) is not None


def _pictured(content: Sequence[Node]) -> Iterator[Node]:
    """The nodes of a division, what stands behind a picture taken for its caption where it says to be one."""
    at = 0
    while at < len(content):
        figure = _figure_of(content[at])
        if figure is None:
            yield content[at]
            at += 1
            continue
        behind = at + 1
        while behind < len(content) and isinstance(one := content[behind], Text) and not one.text.strip():
            behind += 1
        caption = content[behind] if behind < len(content) else None
        if isinstance(caption, Element) and _is_caption_of(caption, figure):
            figure = replace(figure, content=(*figure.content, Element("head", caption.content)))
            at = behind
        yield figure
        at += 1


def _figure_of(node: Node) -> Element | None:
    """The figure that a paragraph is, or holds alone; None for any other node."""
    if not isinstance(node, Element) or node.name != "p":
        return None
    only = node.content[0] if len(node.content) == 1 else None
    if isinstance(only, Element) and only.name == "figure":
        return replace(only, attributes=node.attributes)
    at = next((at for at, one in enumerate(node.content) if isinstance(one, Element)), len(node.content))
    sign, caption = node.content[:at], Element("head", node.content[at:])
    if _IN_MARKDOWN.fullmatch(flatten(sign).strip()) is None or (
        caption.content and not _is_caption(caption)
    ):
        return None
    heads = (Element("head", sign), caption) if caption.content else (Element("head", sign),)
    return Element("figure", heads, node.attributes)


def _is_caption_of(node: Element, figure: Element) -> bool:
    """Whether a paragraph behind the sign of a picture is its caption."""
    is_bare = _IN_MARKDOWN.fullmatch(_said(figure)) is not None
    return is_bare and node.name == "p" and _is_caption(node)


def _is_caption(node: Element) -> bool:
    """Whether words say with a number which picture they are of: `Fig. 3: Rims.`"""
    text = _said(node)
    inner = {one.name for one in node.content if isinstance(one, Element)}
    is_numbered = _NUMBERED.match(text) is not None and begins_with(text, "illustration") > 0
    return is_numbered and inner <= _IN_CAPTION and len(text) <= _LONGEST_CAPTION


def _said(node: Element) -> str:
    return "".join(leaf.text for leaf in leaves(node.content) if isinstance(leaf, Text)).strip()
