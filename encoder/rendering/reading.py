"""A TEI document as Saxon's tree: parsed by lxml, which expands and fetches nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from encoder import saxon
from encoder.errors import NotRendered

if TYPE_CHECKING:
    from saxonche import PyXdmNode

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
ROOTS = frozenset({f"{{{TEI_NAMESPACE}}}TEI", f"{{{TEI_NAMESPACE}}}teiCorpus"})

_DECLARATION = re.compile(rb"(?:<\?xml version=['\"]1\.0['\"] encoding=['\"][Uu][Tt][Ff]-8['\"]\?>)?\s*(?=<)")

TeiInput = bytes | etree._Element | etree._ElementTree


def read_tei(tei: TeiInput) -> etree._Element:
    """The root element of a TEI document.

    References to entities that are not XML's own stay as their names, `&nbsp;`: they are never expanded.

    Raises:
        NotRendered: not well-formed, or not TEI.
    """
    root = _parse(tei) if isinstance(tei, bytes) else _root(tei)
    if root.tag not in ROOTS:
        raise NotRendered(
            f"the root element is {etree.QName(root).localname}, not TEI in the namespace {TEI_NAMESPACE}",
            hint="only TEI P5 can be rendered",
        )
    return root


def to_saxon(tei: TeiInput) -> PyXdmNode:
    """The document node that stylesheets work on, without DOCTYPE, comments' or entities' influence.

    Raises:
        NotRendered: not well-formed, or not TEI.
    """
    root = read_tei(tei)
    if isinstance(tei, bytes) and _is_plain(tei):
        return saxon.parse(tei.decode("utf-8"))
    return saxon.parse(etree.tostring(root, encoding="unicode", with_tail=False))


def _is_plain(tei: bytes) -> bool:
    """Whether a well-formed document is UTF-8 and has no DOCTYPE, comment or processing instruction."""
    start = _DECLARATION.match(tei)
    return start is not None and b"<!" not in tei and b"<?" not in tei[start.end() :]


def _parse(tei: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(tei, parser)
    except etree.XMLSyntaxError as error:
        raise NotRendered(f"not well-formed: {error.msg}", line=error.lineno) from error
    _name_entities(root)
    return root


def _root(tei: etree._Element | etree._ElementTree) -> etree._Element:
    root = tei if isinstance(tei, etree._Element) else tei.getroot()
    if root is None:
        raise NotRendered("the document is empty")
    return root


def _name_entities(root: etree._Element) -> None:
    """Puts the name of each unexpanded entity in its place: `&secret;` is read as `&secret;`."""
    for entity in list(root.iter(etree.Entity)):
        _insert_text(entity, f"{entity.text}{entity.tail or ''}")


def _insert_text(node: etree._Element, text: str) -> None:
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(node)
