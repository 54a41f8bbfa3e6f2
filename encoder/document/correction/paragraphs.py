"""The running text of a document, paragraph by paragraph: what may be corrected, what bears witness."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from encoder.document.correction.words import OPAQUE, Word, find_words
from encoder.model import Content, Element, Node, Text

_RUNNING = frozenset({"p", "item", "note", "cell", "quote", "hi", "l"})
_APART = frozenset(
    {
        "fw",
        "label",
        "gap",
        "choice",
        "supplied",
        "date",
        "ref",
        "persName",
        "placeName",
        "opener",
        "closer",
        "argument",
    }
)
"""Elements whose text stays as it is: furniture, enumerators, names, what is decided already."""
_BETWEEN_WORDS = frozenset({"pb", "lb", "fw", "note"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text directly inside one element.

    Attributes:
        text: a character for each character of the element's `Text` leaves; breaks, furniture and notes are
            line feeds, other elements U+FFFC.
        words: the words in it.
        running: whether it may be corrected.
    """

    text: str
    words: tuple[Word, ...]
    running: bool


def read_paragraphs(node: Element, running: bool = True) -> Iterator[Paragraph]:
    """The paragraphs of an element, furniture left out, its own text before that of its children."""
    if node.name == "fw":
        return
    running = running and node.name not in _APART and not _lists_names(node)
    text = flat_text(node.content)
    yield Paragraph(text, tuple(find_words(text)), running and node.name in _RUNNING)
    for child in node.content:
        if isinstance(child, Element):
            yield from read_paragraphs(child, running)


def map_paragraphs(node: Element, change: Callable[[Content, str], Content]) -> Element:
    """The element with the content of each of its running paragraphs changed, innermost first."""
    if node.name in _APART or _lists_names(node):
        return node
    content = tuple(
        map_paragraphs(child, change) if isinstance(child, Element) else child for child in node.content
    )
    return replace(node, content=change(content, flat_text(content)) if node.name in _RUNNING else content)


def flat_text(content: Content) -> str:
    """The text directly in a content, as `Paragraph.text` has it."""
    return "".join(_flat(node) for node in content)


def _flat(node: Node) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Element):
        return "\n" if node.name in _BETWEEN_WORDS else OPAQUE
    return ""


def _lists_names(node: Element) -> bool:
    return node.name == "list" and (node.get("type") is not None or node.get("rend") == "labeled")
