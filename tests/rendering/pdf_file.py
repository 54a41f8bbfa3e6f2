"""What tests read of a PDF: its text, its structure tree, what is drawn outside of it."""

import io
import re
import unicodedata
from collections.abc import Iterator

import pikepdf
import pypdfium2
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"


def text_of(pdf: bytes) -> str:
    """The text of all pages, as a reader's program copies it."""
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def letters(text: str) -> str:
    """A text without white space, without what is never drawn, its letters in their plain forms."""
    plain = unicodedata.normalize("NFKC", text.replace("\ufffe", ""))
    return "".join(one for one in plain if not one.isspace() and unicodedata.category(one) != "Cf")


def missing_words(root: etree._Element, text: str) -> list[str]:
    """The words of a TEI document's text that the text of its PDF, as `letters`, does not have."""
    return [word for word in _words(root) if not _is_in(word, text)]


def _words(root: etree._Element) -> Iterator[str]:
    """The words of a text, of a formula what its signs part; one broken over a line or page is left out."""
    for element in root.find(f"{TEI}text").iter(etree.Element):
        for text, followers in ((element.text, iter(element)), (element.tail, element.itersiblings())):
            is_formula = text == element.text and element.tag == f"{TEI}formula"
            tokens = re.split(r"[\W_]+" if is_formula else r"[\s–—/-]+", text or "")
            yield from (letters(token) for token in (tokens[:-1] if _breaks(followers) else tokens))


def _breaks(followers: Iterator[etree._Element]) -> bool:
    """True where what follows, furniture aside, breaks a word."""
    return next((one.get("break") == "no" for one in followers if one.tag != f"{TEI}fw"), False)


def _is_in(word: str, text: str) -> bool:
    """Words set from the right are copied in an order of the program's own: their letters count."""
    from_the_right = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in word)
    return set(word) <= set(text) if from_the_right else word in text or word[::-1] in text


def metadata(pdf: bytes) -> dict[str, str]:
    """The XMP metadata by qualified name."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_metadata() as xmp:
        return {key: str(value) for key, value in xmp.items()}


def structure_types(pdf: bytes) -> list[str]:
    """The types of the structure elements, in reading order: `H1`, `P`, `Note`, …"""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(_types(document.Root.StructTreeRoot.K))


def _types(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _types(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S).lstrip("/")
        if "/K" in node:
            yield from _types(node.K)


def untagged(pdf: bytes) -> list[str]:
    """The operators that show text outside of marked content and of artifacts (ISO 14289-1, 7.1)."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [found for page in document.pages for found in _untagged(page)]


def _untagged(page: pikepdf.Page) -> Iterator[str]:
    open_marks: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            is_content = len(operands) > 1 and "/MCID" in operands[1]
            open_marks.append(str(operands[0]) == "/Artifact" or is_content)
        elif name == "EMC":
            open_marks.pop()
        elif name in {"Tj", "TJ", "'", '"', "S", "f", "Do"} and not any(open_marks):
            yield name


def marked_contents(pdf: bytes) -> tuple[int, int]:
    """How many marked contents the pages have, and how many of them the structure tree refers to."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        drawn = sum(
            len(operands) > 1 and "/MCID" in operands[1]
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC"
        )
        return drawn, sum(1 for _ in _references(document.Root.StructTreeRoot.K))


def _references(node: pikepdf.Object) -> Iterator[int]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _references(child)
    elif isinstance(node, int):
        yield int(node)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/Type") == pikepdf.Name.MCR:
            yield int(node.MCID)
        elif "/K" in node:
            yield from _references(node.K)


def unembedded_fonts(pdf: bytes) -> list[str]:
    """The names of fonts whose outlines the file does not hold."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        descriptors = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
        return [
            str(one.FontName)
            for one in descriptors
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys())
        ]


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    """The outline: levels from 0 and titles."""
    document = pypdfium2.PdfDocument(pdf)
    return [(mark.level, mark.get_title()) for mark in document.get_toc()]
