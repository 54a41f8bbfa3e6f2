"""A TEI document → PDF: XSLT makes print XML of it, Typst sets that.

The print XML reaches the typesetter as data, so nothing in a document can act as its markup.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import cast
from unicodedata import name as unicode_name

from lxml import etree

from encoder import saxon
from encoder.findings import Finding, Place, Severity
from encoder.namespaces import TEI
from encoder.rendering.fonts import folders_for, hint_for
from encoder.rendering.glyphs import clusters, missing, script_of, stand_in, substitute
from encoder.rendering.interface import ENGLISH
from encoder.rendering.reading import TeiInput, read_tei, to_saxon
from encoder.rendering.typesetter import typeset
from encoder.resources import resource

_LINK = re.compile(r'<a to="([^"]+)"')
_TARGET = re.compile(r'<(?:anchor|pb|note)\b[^>]*? id="([^"]+)"')
# A tag as it is; or a word longer than a line, and than a checksum.
_ENDLESS = re.compile(r"<[^>]*+>|(?P<word>[^\s<>&;]{70,}+)")
_STRETCH = 20


def render_pdf(
    tei: TeiInput, *, xslt: Path | None = None, fonts: Sequence[Path] = (), interface: str = ENGLISH
) -> tuple[bytes, tuple[Finding, ...]]:
    """Set a TEI document: PDF/A-2a and PDF/UA-1, the same bytes for the same document.

    Args:
        tei: a document, whole.
        xslt: a stylesheet to use instead of `xslt/pdf/print.xsl`, which it can import.
        fonts: folders of fonts, used after ours for characters that ours lack.
        interface: the language of the PDF's own words.

    Returns:
        The PDF, and a warning for each script with characters that no font shows.

    Raises:
        UsageError: a folder of fonts is missing.
        NotRendered: the document is not well-formed, or the stylesheet or the typesetter refused it.
    """
    tree = read_tei(tei)
    xml = print_xml(tree, xslt=xslt, interface=interface)
    folders = folders_for(xml, fonts)
    unshown = missing(xml, folders)
    inputs = {"document": substitute(xml, unshown), "known": json.dumps(link_targets(xml))}
    pdf = typeset(resource("xslt", "pdf") / "document.typ", inputs, folders)
    return pdf, unshown_findings(unshown, frozenset(unshown), tree)


def print_xml(
    tree: etree._Element, *, xslt: Path | None = None, book: bool = False, interface: str = ENGLISH
) -> str:
    """What the typesetter reads of a document (`docs/publishing-pdf.md` lists its elements).

    Args:
        tree: the document's root.
        xslt: a stylesheet to use instead of ours.
        book: the document is a chapter of one.
        interface: the language of the PDF's own words.
    """
    stylesheet = xslt or resource("xslt", "pdf") / "print.xsl"
    xml = saxon.transform(
        stylesheet, to_saxon(tree), {"book": "yes" if book else "no", "interface": interface}
    )
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
    """A warning for each script of a document that has characters which no font shows.

    Args:
        found: the characters to warn of.
        unshown: all that no font shows.
        tree: the document's root.
    """
    places = _places(frozenset(found), tree) if found else {}
    scripts: dict[str, list[str]] = defaultdict(list)
    for cluster in found:
        scripts[script_of(cluster)].append(cluster)
    return tuple(
        _unshown_finding(script, clusters, unshown, places.get(clusters[0], Place()))
        for script, clusters in scripts.items()
    )


def _unshown_finding(script: str, clusters: Sequence[str], unshown: frozenset[str], place: Place) -> Finding:
    first = clusters[0]
    names = ", ".join(unicode_name(character, "unnamed character") for character in first)
    instead = stand_in(first, unshown)
    several = f"{len(clusters)} characters ({script}), the first of them " if len(clusters) > 1 else ""
    message = f"no font shows {several}{first!r} ({names}); the PDF has {instead} in its place"
    return Finding("pdf-glyph", Severity.WARNING, message, place, hint_for(script))


def _places(wanted: frozenset[str], tree: etree._Element) -> dict[str, Place]:
    """Where characters first stand in a document, of those that do."""
    places: dict[str, Place] = {}
    for element in tree.iter():
        parent = element.getparent()
        own = element if isinstance(element.tag, str) else parent
        for text, holder in ((element.text, own), (element.tail, parent)):
            if text and holder is not None:
                for cluster in (wanted & clusters(text)) - places.keys():
                    places[cluster] = Place(line=_line(element), xpath=_xpath(holder))
    return places


def _line(element: etree._Element) -> int | None:
    return cast("int | None", element.sourceline)


def _xpath(element: etree._Element) -> str:
    return element.getroottree().getelementpath(element).replace(f"{{{TEI}}}", "")
