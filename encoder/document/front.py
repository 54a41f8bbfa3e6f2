"""Front matter: the title page that a book begins with, as `front` with its `titlePage`."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from encoder import language
from encoder.document.elements import between
from encoder.document.flat import flatten
from encoder.document.heading import plain_text
from encoder.enumerators import roman_sum
from encoder.language.folding import fold_words
from encoder.model import ASIDE, Block, Content, Element, Markup, Node, Role, Text, element, leaves
from encoder.pages.book.title_page import end_of_title_page, says_printing
from encoder.pages.sights.sight import Sight
from encoder.texts import part

_MOST_BLOCKS = 40
_PARTS = frozenset({Role.TITLE, Role.HEAD, Role.PARAGRAPH})
_YEAR = re.compile(r"\W*(?P<year>1[4-9]\d\d|20\d\d)\W*")
_NUMERALS = re.compile(r"MD?C{0,4}(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_BY = re.compile(r"\W*[^\W\d_]+\s+")


def front_of(blocks: tuple[Block, ...]) -> Element | None:
    """The title page of a book and what stands above it, as `front`; None without one.

    Args:
        blocks: of the document; a title page is theirs by the roles that `pages.title_page` gave its lines.
    """
    first = tuple(takewhile(lambda block: block.role in _PARTS | ASIDE, blocks[:_MOST_BLOCKS]))
    if any(block.ruled for block in first):
        return None
    ends: dict[int, int] = {}
    seen: list[Sight] = []
    for at, block in enumerate(first):
        if block.role in ASIDE:
            continue
        for i, line in enumerate(between(block.content, "lb")):
            seen.append(Sight(flatten(line), 0 if i else max(block.gap, 1), len(seen), ""))
        ends[len(seen)] = at + 1
    found = end_of_title_page(seen)
    if found is None or found[1] not in ends or not _speaks(blocks[ends[found[1]] :]):
        return None
    start = ends.get(found[0], 0)
    page = first[start : ends[found[1]]]
    if not page or next((b.role for b in page if b.role not in ASIDE), None) not in (Role.HEAD, Role.TITLE):
        return None
    above = tuple(node for block in first[:start] for node in _above(block))
    title_page = Element("titlePage", tuple(_title_page(page)))
    return Element("front", (*above, title_page))


def without_front(front: Element | None, content: Content) -> tuple[Element | None, Content]:
    """The front matter, and the content of a division without it: both, or no front matter and all of it."""
    said = _said(front.content) if front is not None else ()
    for at in range(len(content)):
        if not said:
            return front, content[at:]
        own = _said(content[at : at + 1])
        if said[: len(own)] != own:
            break
        said = said[len(own) :]
    return None, content


def _said(content: Content) -> tuple[int, ...]:
    """Where the characters of a content stand in the source."""
    return tuple(
        leaf.start + at
        for leaf in leaves(content)
        if isinstance(leaf, Text | Markup)
        for at, char in enumerate(leaf.text)
        if not char.isspace()
    )


def title_of(front: Element) -> str | None:
    """The title that a title page says, its parts one behind the other."""
    for page in front.content:
        parts = page.content if isinstance(page, Element) and page.name == "titlePage" else ()
        for node in parts:
            if isinstance(node, Element) and node.name == "docTitle":
                said = (plain_text(one.content) for one in node.content if isinstance(one, Element))
                return " ".join(filter(None, said)) or None
    return None


def _speaks(blocks: Sequence[Block]) -> bool:
    return any(block.role not in ASIDE for block in blocks)


def _above(block: Block) -> Content:
    return block.content if block.role in ASIDE else (Element("p", block.content),)


def _title_page(blocks: Sequence[Block]) -> Iterator[Node]:
    titles = sum(1 for _ in takewhile(lambda block: block.role is not Role.PARAGRAPH, blocks))
    yield Element("docTitle", tuple(_title(blocks[:titles])))
    rest = iter(blocks[titles:])
    for block in rest:
        text = plain_text(block.content)
        if block.role in ASIDE:
            yield from block.content
        elif _is_only_by(text):
            name = next((other for other in rest if other.role not in ASIDE), None)
            author = (element("lb"), Element("docAuthor", name.content)) if name else ()
            yield Element("byline", (*block.content, *author))
        elif language.begins_with(text, "author"):
            yield Element("byline", _by(block.content))
        elif says_printing(text) or block is blocks[-1]:
            yield Element("docImprint", tuple(_imprint(block.content)))
        else:
            yield element("titlePart", *block.content, type="desc")


def _title(blocks: Sequence[Block]) -> Iterator[Node]:
    kind = "main"
    for block in blocks:
        if block.role in ASIDE:
            yield from block.content
            continue
        yield element("titlePart", *block.content, type=kind)
        kind = "sub"


def _is_only_by(text: str) -> bool:
    words = fold_words(text)
    return bool(words) and language.begins_with(text, "author") == len(words)


def _by(content: Content) -> Content:
    """`by E. Holloway`, the name as the author's; what is set off or wrapped stays as it is."""
    first = content[0] if len(content) == 1 else None
    word = _BY.match(first.text) if isinstance(first, Text) else None
    if word is None or len(fold_words(word[0])) != language.begins_with(plain_text(content), "author"):
        return content
    by, name = part(content, word.end())
    return (by, Element("docAuthor", name))


def _imprint(content: Content) -> Iterator[Node]:
    """An imprint, the year on a line of its own as its date."""
    for node in content:
        year = _year(node.text) if isinstance(node, Text) else None
        yield element("docDate", node, when=year) if year else node


def _year(text: str) -> str | None:
    """The year that a line is, in figures or numerals: `1744`, `MDCCXLIV.`"""
    bare = text.strip(" .,;[]()")
    if _YEAR.fullmatch(text):
        return bare
    return str(roman_sum(bare.lower())) if _NUMERALS.fullmatch(bare) else None
