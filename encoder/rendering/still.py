"""Pictures in SVG that only show: what a stranger's picture would run, it would run in the site's name.

A browser runs elements of HTML and of SVG in whatever XML they stand.
"""

import re
from pathlib import Path
from typing import Final

from lxml import etree

from encoder.budget import read_file
from encoder.errors import EngrossError

_HTML: Final = "http://www.w3.org/1999/xhtml"
_SVG: Final = "http://www.w3.org/2000/svg"
SHOWN_BY_BROWSERS: Final = frozenset({_HTML, _SVG})
OPENED_ALONE: Final = (".xml", ".svg")
RUNS_NOTHING: Final = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; sandbox"
"""What a server of ours says of such files (Content-Security-Policy 3): a second wall."""

_RUNS: Final = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "embed", "object"})
_OF_PAGES: Final = frozenset({"base", "form", "frame", "link", "meta"})
_RUNNING: Final = re.compile(r"(?:^|;)(?:javascript|vbscript|data:(?!image/(?:png|jpeg|gif|webp)[;,]))")
_DEFAULTS: Final = re.compile(rb"<!ATTLIST|<!ENTITY\s+%")
"""Declarations of attributes, or of what may hold some: a browser adds those that have a value by default."""
_BLANK: Final = re.compile(r"[\0-\x20]+")


def is_still(path: Path) -> bool:
    """Whether a picture runs nothing when it is opened by its own address: SVG is looked through.

    What an SVG loads from elsewhere it cannot load as a picture of a page, and it does not run.
    """
    if path.suffix.lower() != ".svg":
        return True
    try:
        data = read_file(path.absolute())
        if _DEFAULTS.search(data.replace(b"\0", b"")):
            return False
        parser = etree.XMLParser(resolve_entities="internal", load_dtd=False, no_network=True)  # type: ignore[arg-type]  # the stubs know no "internal"
        root = etree.fromstring(data, parser)
    except (EngrossError, etree.XMLSyntaxError, ValueError):
        return False
    tree = root.getroottree()
    if etree.QName(root).namespace not in (_SVG, None):
        return False
    if any(isinstance(node, etree._ProcessingInstruction) for node in root.itersiblings(preceding=True)):
        return False  # a stylesheet may make a script
    return not any(_is_of_a_page(element) or _acts(element) for element in tree.iter(etree.Element))


def runs(element: etree._Element) -> bool:
    """Whether a browser would run something of an element, whatever document it stands in."""
    return etree.QName(element).namespace in SHOWN_BY_BROWSERS and (_is_of_a_page(element) or _acts(element))


def _is_of_a_page(element: etree._Element) -> bool:
    """Whether an element of HTML loads, sends or leads elsewhere by itself."""
    name = etree.QName(element)
    return name.namespace == _HTML and name.localname.lower() in _OF_PAGES


def _acts(element: etree._Element) -> bool:
    if etree.QName(element).localname.lower() in _RUNS:
        return True
    return any(
        etree.QName(name).localname.lower().startswith("on")
        or _RUNNING.search(_BLANK.sub("", str(value)).lower())
        for name, value in element.attrib.items()
    )
