"""A TEI document → PDF: XSLT makes print XML of it, Typst sets that.

The print XML reaches the typesetter as data, so nothing in a document can act as its markup.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import cast
from unicodedata import name as unicode_name

from lxml import etree

from encoder import saxon
from encoder.findings import Finding, Place, Severity
from encoder.namespaces import TEI
from encoder.rendering.fonts import folders_for
from encoder.rendering.glyphs import clusters, missing, stand_in, substitute
from encoder.rendering.reading import TeiInput, read_tei, to_saxon
from encoder.rendering.typesetter import typeset
from encoder.resources import resource

_LINK = re.compile(r'<a to="([^"]+)"')
_TARGET = re.compile(r'<(?:anchor|pb|note)\b[^>]*? id="([^"]+)"')
# A tag as it is; or a word longer than a line, and than a checksum.
_ENDLESS = re.compile(r"<[^>]*+>|(?P<word>[^\s<>&;]{70,}+)")
_STRETCH = 20


def render_pdf(
    tei: TeiInput, *, xslt: Path | None = None, fonts: Sequence[Path] = ()
) -> tuple[bytes, tuple[Finding, ...]]:
    """Set a TEI document: PDF/A-2a and PDF/UA-1, the same bytes for the same document.

    Args:
        tei: a document, whole.
        xslt: a stylesheet to use instead of `xslt/pdf/print.xsl`, which it can import.
        fonts: folders of fonts, used after ours for characters that ours lack.

    Returns:
        The PDF, and a warning for each character that no font shows.

    Raises:
        UsageError: a folder of fonts is missing.
        NotRendered: the document is not well-formed, or the stylesheet or the typesetter refused it.
    """
    tree = read_tei(tei)
    xml = print_xml(tree, xslt=xslt)
    folders = folders_for(xml, fonts)
    unshown = missing(xml, folders)
    inputs = {"document": substitute(xml, unshown), "known": json.dumps(link_targets(xml))}
    pdf = typeset(resource("xslt", "pdf") / "document.typ", inputs, folders)
    return pdf, unshown_findings(unshown, frozenset(unshown), tree)


def print_xml(tree: etree._Element, *, xslt: Path | None = None, book: bool = False) -> str:
    """What the typesetter reads of a document (`docs/publishing-pdf.md` lists its elements).

    Args:
        tree: the document's root.
        xslt: a stylesheet to use instead of ours.
        book: the document is a chapter of one.
    """
    stylesheet = xslt or resource("xslt", "pdf") / "print.xsl"
    xml = saxon.transform(stylesheet, to_saxon(tree), {"book": "yes" if book else "no"})
    return _ENDLESS.sub(lambda found: _breakable(found["word"]) if found["word"] else found.group(), xml)


def _breakable(word: str) -> str:
    """A word too long for a line, with places where it may be divided: dot leaders, what OCR ran together."""
    return "\u200b".join(word[start : start + _STRETCH] for start in range(0, len(word), _STRETCH))


def link_targets(xml: str) -> list[str]:
    """The ids that a print XML links to and has once: two documents of a book may use the same."""
    often = Counter(_TARGET.findall(xml))
    return sorted(target for target in set(_LINK.findall(xml)) if often[target] == 1)


def unshown_findings(
    found: Sequence[str], unshown: frozenset[str], tree: etree._Element
) -> tuple[Finding, ...]:
    """The warnings for characters of a document that no font shows.

    Args:
        found: those to warn of.
        unshown: all that no font shows.
        tree: the document's root.
    """
    places = _places(frozenset(found), tree) if found else {}
    return tuple(_unshown_finding(cluster, unshown, places.get(cluster, Place())) for cluster in found)


def _unshown_finding(cluster: str, unshown: frozenset[str], place: Place) -> Finding:
    names = ", ".join(unicode_name(character, "unnamed character") for character in cluster)
    return Finding(
        rule="pdf-glyph",
        severity=Severity.WARNING,
        message=f"no font shows {cluster!r} ({names}); the PDF has {stand_in(cluster, unshown)} in its place",
        place=place,
        hint="install engross[fonts], or name a folder of fonts that have it",
    )


def _places(wanted: frozenset[str], tree: etree._Element) -> dict[str, Place]:
    """Where characters first stand in a document, of those that do."""
    places: dict[str, Place] = {}
    for element in tree.iter():
        parent = element.getparent()
        for text, holder in ((element.text, element), (element.tail, parent)):
            if text and holder is not None:
                for cluster in (wanted & clusters(text)) - places.keys():
                    places[cluster] = Place(line=_line(element), xpath=_xpath(holder))
    return places


def _line(element: etree._Element) -> int | None:
    return cast("int | None", element.sourceline)


def _xpath(element: etree._Element) -> str:
    return element.getroottree().getelementpath(element).replace(f"{{{TEI}}}", "")
