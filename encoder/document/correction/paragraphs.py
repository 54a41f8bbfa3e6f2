"""The running text of a document, paragraph by paragraph: what may be corrected, what bears witness."""

from collections.abc import Iterator
from dataclasses import dataclass

from encoder.document.correction.words import Word, find_words
from encoder.document.flat import BREAKS, flat
from encoder.model import Content, Element, Text

_RUNNING = frozenset({"p", "item", "note", "cell", "quote", "hi", "l"})
_APART = frozenset(
    {
        *("argument", "choice", "closer", "date", "fw", "gap", "label", "opener"),
        *("persName", "placeName", "ref", "supplied"),
    }
)
"""Elements whose text stays as it is: furniture, enumerators, names, what is decided already."""
_BETWEEN_WORDS = BREAKS | {"note"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text directly inside one element.

    Attributes:
        content: of the element.
        words: of its own text; breaks, furniture and notes part words, other elements stand against them.
        running: whether it may be corrected.
    """

    content: Content
    words: tuple[Word, ...]
    running: bool

    def offset(self, word: Word) -> int | None:
        """Where in the source a word begins; None where markup parts it."""
        position = 0
        for node in self.content:
            length = len(flat(node, _BETWEEN_WORDS))
            if isinstance(node, Text) and position <= word.start < position + length:
                inside = word.start - position
                return node.start + inside if inside + len(word.text) <= length else None
            position += length
        return None


def read_paragraphs(node: Element, running: bool = True) -> Iterator[Paragraph]:
    """The paragraphs of an element, furniture left out, its own text before that of its children."""
    if node.name == "fw":
        return
    running = running and node.name not in _APART and not _lists_names(node)
    words = tuple(find_words("".join(flat(child, _BETWEEN_WORDS) for child in node.content)))
    if words:
        yield Paragraph(node.content, words, running and node.name in _RUNNING)
    for child in node.content:
        if isinstance(child, Element):
            yield from read_paragraphs(child, running)


def _lists_names(node: Element) -> bool:
    return node.name == "list" and (node.get("type") is not None or node.get("rend") == "labeled")
