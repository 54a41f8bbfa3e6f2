"""The copy of a TEI file in a site: what a browser that opens it ran, it would run in the site's name."""

import re
from typing import Final

from lxml import etree

from encoder.checks.encoding import decode, is_plain
from encoder.checks.scan import Kind, Scan, Token
from encoder.errors import DocumentError
from encoder.rendering.reading import read_tei
from encoder.rendering.still import SHOWN_BY_BROWSERS, runs

_STYLESHEET: Final = "xml-stylesheet"
_TYPE: Final = re.compile(r"""\stype\s*=\s*(["'])(.*?)\1""")
_NAMES_A_NAMESPACE: Final = re.compile(r"<!ATTLIST[^>]*\sxmlns")
_LITERAL: Final = re.compile(
    r"""<!ENTITY\s+(?P<parameter>%\s+)?[^\s"'>]+\s+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
)
_NUMBER: Final = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")


class Runs(DocumentError):  # noqa: N818
    """A browser would run something of a document."""


def copy_of(data: bytes) -> bytes:
    """The bytes of a TEI file as they may lie in a site: without a stylesheet that would make a page of it.

    Raises:
        Runs: a browser would run something of it.
        NotRendered: it is not well-formed.
    """
    text = data.decode("utf-8", "surrogateescape") if is_plain(data) else decode(data)[0]
    prolog = _prolog(text)
    root = read_tei(data)
    for element in root.iter(etree.Element):
        if runs(element):
            raise Runs(f"a browser that opens it would run its <{etree.QName(element).localname}>")
    doctype = next((text[token.start : token.end] for token in prolog if token.kind == Kind.DOCTYPE), "")
    if "[" in doctype and _may_run(doctype, root):
        raise Runs("a browser that opens it might run what its DOCTYPE declares")
    return _without_stylesheets(data, text, prolog)


def _prolog(text: str) -> list[Token]:
    """What stands before the root element."""
    found = []
    if "<!DOCTYPE" in text or _STYLESHEET in text:
        for token in Scan(text).tokens():
            if token.kind in (Kind.START, Kind.EMPTY):
                break
            found.append(token)
    return found


def _may_run(doctype: str, root: etree._Element) -> bool:
    """Whether what a DOCTYPE declares can make elements of HTML or SVG, or attributes of theirs."""
    if any(space in SHOWN_BY_BROWSERS for element in root.iter() for space in element.nsmap.values()):
        return True
    if _NAMES_A_NAMESPACE.search(doctype):
        return True
    return any(_makes_markup(match) for match in _LITERAL.finditer(doctype))


def _makes_markup(match: re.Match[str]) -> bool:
    """Whether an entity, or what it holds, may be more than elements of TEI."""
    said = match["single"] if match["double"] is None else match["double"]
    value = _NUMBER.sub(
        lambda number: chr(min(int(number[1] or "0", 16) or int(number[2] or 0), 0x10FFFF)), said
    )
    return bool(match["parameter"]) or ("<" in value and ("xmlns" in value or "&" in value or "<?" in value))


def _without_stylesheets(data: bytes, text: str, prolog: list[Token]) -> bytes:
    """The document with blanks for stylesheets that it names: the site has none, but what looks like one."""
    named = [token for token in prolog if token.kind == Kind.INSTRUCTION and token.name == _STYLESHEET]
    blanked = text
    for token in named:
        instruction = text[token.start : token.end]
        if [kind for _, kind in _TYPE.findall(instruction)] != ["text/css"]:
            blank = re.sub(r"[^\n]", " ", instruction)
            blanked = blanked[: token.start] + blank + blanked[token.end :]
    if blanked is text or blanked == text:
        return data
    if not is_plain(data):
        raise Runs("a browser that opens it would look for the stylesheet that it names")
    return blanked.encode("utf-8", "surrogateescape")
