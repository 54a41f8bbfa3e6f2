"""One TEI document → one chapter of an EPUB, and what the navigation must know of it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from encoder import saxon
from encoder.budget import read_file
from encoder.errors import NotRendered
from encoder.rendering.html import Surroundings
from encoder.rendering.interface import ENGLISH, Interface
from encoder.rendering.reading import to_saxon
from encoder.resources import resource

STYLE: Final = "book.css"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
DOCTYPE: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'


@dataclass(frozen=True, slots=True)
class Heading:
    """A place that the contents or the list of pages lead to: its words and the id in its chapter."""

    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document as a chapter.

    Attributes:
        xhtml: the bytes of its file.
        title: of the document.
        sections: the documents or parts that it has, where there are several.
        pages: of the source, by their printed numbers.
        has_math: MathML stands in it.
    """

    xhtml: str
    title: str
    sections: tuple[Heading, ...] = ()
    pages: tuple[Heading, ...] = ()
    has_math: bool = False


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """What a chapter is made of.

    Attributes:
        source: the TEI file.
        pictures: the folder in the book with its pictures.
        surroundings: its links to other chapters, its pictures, the edition.
        xslt: the user's stylesheet, which imports `xslt/epub/chapter.xsl`.
    """

    source: Path
    pictures: str
    surroundings: Surroundings = field(default_factory=Surroundings)
    xslt: Path | None = None


def make_chapter(plan: ChapterPlan) -> Chapter:
    """Makes a chapter.

    Raises:
        UnreadableFile: the file cannot be read.
        NotRendered: it is not TEI, or the stylesheet refused it.
    """
    parameters = {"surroundings": plan.surroundings.as_json(), "pictures": plan.pictures}
    stylesheet = plan.xslt or resource("xslt", "epub/chapter.xsl")
    made = saxon.transform(stylesheet, to_saxon(read_file(plan.source)), parameters)
    try:
        root = etree.fromstring(made.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise NotRendered(f"its chapter is not well-formed: {error.msg}") from error
    title = " ".join((root.findtext(f".//{_XHTML}title") or "").split())
    has_math = next(root.iter("{http://www.w3.org/1998/Math/MathML}math"), None) is not None
    nameless = Interface(plan.surroundings.interface or ENGLISH).say("page.new")
    return Chapter(DOCTYPE + made.strip() + "\n", title, _sections(root), _pages(root, nameless), has_math)


def _sections(root: etree._Element) -> tuple[Heading, ...]:
    """The headed divisions of the text with an id, where there are several."""
    found = []
    for heading in root.iter(f"{_XHTML}h2"):
        section = heading.getparent()
        if section is not None and section.get("id") and _is_in_text(section):
            found.append(Heading(" ".join("".join(_words(heading)).split()), section.get("id", "")))
    return tuple(one for one in found if one.text) if len(found) > 1 else ()


def _words(element: etree._Element) -> list[str]:
    """The words of a heading, without those of notes' references and page breaks."""
    if element.get(_TYPE) in ("noteref", "pagebreak") or element.get("class") in ("why", "pb-number", "fw"):
        return []
    words = [element.text or ""]
    for child in element:
        words += [*_words(child), child.tail or ""]
    return words


def _is_in_text(element: etree._Element) -> bool:
    return any(one.get("id") == "engross-text" for one in element.iterancestors())


def _pages(root: etree._Element, nameless: str) -> tuple[Heading, ...]:
    found = []
    for one in root.iter(f"{_XHTML}span"):
        if one.get(_TYPE) == "pagebreak" and one.get("id"):
            found.append(Heading(one.get("title", ""), one.get("id", "")))
    return tuple(one for one in found if one.text not in ("", nameless))
