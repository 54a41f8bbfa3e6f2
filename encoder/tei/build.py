"""The document model as an lxml tree."""

from lxml import etree

from encoder.edition import Imprint
from encoder.model import Content, DocumentModel, Element, Supplied, Text
from encoder.namespaces import TEI, XML_ID, XML_LANG, tei
from encoder.tei.header import UNDETERMINED, build_header
from encoder.tei.identifiers import identify
from encoder.tei.whitespace import space_breaks

_BREAKS = frozenset({"pb", "lb"})


def build_tree(model: DocumentModel, imprint: Imprint | None = None) -> etree._ElementTree:
    """The TEI document of a model: header, text, identifiers.

    White space around page and line breaks is regular: on both sides, or on neither where a word is split.

    Args:
        model: of the document.
        imprint: what is said of the edition.
    """
    root = etree.fromstring(f'<TEI xmlns="{TEI}"/>')
    root.set(XML_LANG, model.metadata.language or UNDETERMINED)
    text = etree.SubElement(root, tei("text"))
    fronts = tuple(node for node in model.divisions if isinstance(node, Element) and node.name == "front")
    _append(text, fronts)
    body = etree.SubElement(text, tei("body"))
    _append(body, tuple(node for node in model.divisions if node not in fronts))
    space_breaks(text)
    identify(text)
    identifiers = [division.get(XML_ID, "") for division in body.iterchildren(tei("div"))]
    root.insert(0, build_header(model, identifiers, _calendars(body), imprint))
    return etree.ElementTree(root)


def _calendars(body: etree._Element) -> list[str]:
    """The calendars that dates of a text point to, in alphabetical order."""
    pointers = {pointer for date in body.iter(tei("date")) for pointer in date.get("calendar", "").split()}
    return sorted(pointer.removeprefix("#") for pointer in pointers)


def _append(parent: etree._Element, content: Content) -> None:
    last: etree._Element | None = None
    texts: list[str] = []
    for node in content:
        if isinstance(node, Element):
            _set_text(parent, last, texts)
            texts = []
            attributes = dict(node.attributes) if node.attributes else None
            last = etree.SubElement(parent, tei(node.name), attributes)
            _append(last, node.content)
        elif isinstance(node, Text | Supplied):
            texts.append(node.text)
    _set_text(parent, last, texts)


def _set_text(parent: etree._Element, last: etree._Element | None, texts: list[str]) -> None:
    """Put texts behind the last child of an element, or at its beginning where there is none."""
    if not texts:
        return
    if last is None:
        parent.text = "".join(texts)
    else:
        last.tail = "".join(texts)
