"""A TEI document as Saxon's tree: parsed by lxml, which expands and fetches nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from encoder import saxon
from encoder.checks.parse import safe
from encoder.errors import InvalidDocument, NotRendered
from encoder.namespaces import TEI
from encoder.rendering.formulas import with_formulas_set

if TYPE_CHECKING:
    from saxonche import PyXdmNode

EXAMPLES = ("{http://www.tei-c.org/ns/Examples}egXML", f"{{{TEI}}}egXML")
ROOTS = frozenset({f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus"})

_PROLOGUE = re.compile(
    rb"(?:<\?xml version=['\"]1\.0['\"] encoding=['\"][Uu][Tt][Ff]-8['\"]\?>)?\s*"
    rb"(?:<\?xml-[a-z]+\s[^?]*\?>\s*)*(?=<)"
)
_NAMES = frozenset(f"Q{root}" for root in ROOTS)

_REFERENCE = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|&(?!(?:amp|lt|gt|quot|apos);|\#)",
    re.DOTALL,
)

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
            f"the root element is {etree.QName(root).localname}, not TEI in the namespace {TEI}",
            hint="only TEI P5 can be rendered",
        )
    return root


def to_saxon(tei: TeiInput) -> PyXdmNode:
    """The document node that stylesheets work on, without DOCTYPE, comments' or entities' influence.

    Raises:
        NotRendered: not well-formed, or not TEI.
    """
    document = _read_at_once(tei) if isinstance(tei, bytes) else None
    return saxon.parse(characters(tei)) if document is None else document


def _read_at_once(tei: bytes) -> PyXdmNode | None:
    """A plain TEI document, by Saxon's parser alone; nothing where lxml is to read it, or to refuse it."""
    if b"formula" in tei or not _is_plain(tei):
        return None
    try:
        document = saxon.parse(tei.decode("utf-8"))
    except (NotRendered, UnicodeDecodeError):
        return None
    return document if any(child.name in _NAMES for child in document.children) else None


def characters(tei: TeiInput) -> str:
    """The document as a processor may be given it: without DOCTYPE, comments, entities.

    Raises:
        NotRendered: not well-formed, or not TEI.
    """
    root = read_tei(tei)
    if isinstance(tei, bytes) and b"formula" not in tei and _is_plain(tei):
        return tei.decode("utf-8")
    return etree.tostring(with_formulas_set(root), encoding="unicode", with_tail=False)


def _is_plain(tei: bytes) -> bool:
    """Whether a document, if well-formed, is UTF-8 without a DOCTYPE, comments, processing instructions.

    Those aside that name its schemas; nor the character at which Saxon would take it to end.
    """
    start = _PROLOGUE.match(tei)
    return start is not None and b"<!" not in tei and b"\0" not in tei and tei.find(b"<?", start.end()) < 0


def _parse(tei: bytes) -> etree._Element:
    has_examples = b"egXML" in tei
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        collect_ids=False,
        remove_comments=not has_examples,
        remove_pis=not has_examples,
    )
    try:
        data = safe(tei, "document")
        root = etree.fromstring(_with_entities_named(data) if _has_doctype(tei) else data, parser)
        return _said_of_examples(root) if has_examples else root
    except etree.XMLSyntaxError as error:
        raise NotRendered(f"not well-formed: {error.msg}", line=error.lineno) from error
    except InvalidDocument as error:
        raise NotRendered(error.message, line=error.line) from error


def _said_of_examples(root: etree._Element) -> etree._Element:
    """The document without comments and processing instructions, those aside that an example of XML shows."""
    for node in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        parent = node.getparent()
        if parent is not None and next(node.iterancestors(*EXAMPLES), None) is None:
            before = node.getprevious()
            if before is None:
                parent.text = (parent.text or "") + (node.tail or "")
            else:
                before.tail = (before.tail or "") + (node.tail or "")
            node.tail = None
            parent.remove(node)
    return root


def _has_doctype(tei: bytes) -> bool:
    """Whether there is a DOCTYPE, in whatever encoding of ASCII's letters."""
    return b"<!DOCTYPE" in tei.replace(b"\0", b"")


def _with_entities_named(data: bytes) -> bytes:
    """The document with each entity of its DOCTYPE by its name: `&secret;` is read as `&secret;`."""
    return _REFERENCE.sub(lambda match: match.group() if len(match.group()) > 1 else b"&amp;", data)


def _root(tei: etree._Element | etree._ElementTree) -> etree._Element:
    root = tei if isinstance(tei, etree._Element) else tei.getroot()
    if root is None:
        raise NotRendered("the document is empty")
    return root
