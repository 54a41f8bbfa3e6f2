"""The text of a TEI document and of the page made from it, to be compared character by character."""

from collections import Counter

import html5lib
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
OURS = frozenset(
    {
        "why",
        "pb",
        "noteref",
        "note-ways",
        "note-label",
        "doubt-mark",
        "picture",
        "witness",
        "absence",
        "particulars",
        "siglum",
        "appref",
        "n",
        "here",
        "markup",
    }
)


def parse_page(page: str) -> etree._Element:
    """The tree of a page; any error that an HTML parser would repair is raised."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False
    )
    return parser.parse(page).getroot()


def page_characters(page: str) -> Counter[str]:
    """How often each character stands in the document's own text on a page: title, text and notes."""
    root = parse_page(page)
    parts = [
        *root.xpath("//main//h1"),
        *root.xpath("//*[@id='engross-text']"),
        *root.xpath("//*[@class='note-text']"),
        *root.xpath("//section[@class='apparatus']//*[contains(@class, 'reading')]"),
        *root.xpath("//section[@class='register']/*[not(self::h2)]"),
    ]
    return characters("".join(text for part in parts for text in _own_text(part)))


def tei_characters(tei: bytes) -> Counter[str]:
    """How often each character stands in a TEI document outside its header."""
    root = etree.fromstring(tei)
    texts = root.xpath("//text()[not(ancestor::*[local-name() = 'teiHeader'])]")
    return characters("".join(texts))


def characters(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())


def _own_text(element: etree._Element) -> list[str]:
    if OURS & set((element.get("class") or "").split()):
        return []
    texts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            texts += _own_text(child)
        texts.append(child.tail or "")
    return texts
