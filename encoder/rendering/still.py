"""Pictures in SVG that only show: what a stranger's picture would run, it would run in the site's name."""

import re
from pathlib import Path
from typing import Final

from lxml import etree

from encoder.budget import read_file
from encoder.errors import EngrossError

_RUNS: Final = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "embed", "object"})
_ADDRESSES: Final = frozenset({"href", "src", "from", "to", "by", "values"})
_RUNNING: Final = re.compile(r"(?:^|;)(?:javascript|vbscript|data:(?!image/(?:png|jpeg|gif|webp)[;,]))")
_BLANK: Final = re.compile(r"[\0-\x20]+")


def is_still(path: Path) -> bool:
    """Whether a picture runs nothing when it is opened by its own address: SVG is looked through.

    What an SVG loads from elsewhere it cannot load as a picture of a page, and it does not run.
    """
    if path.suffix.lower() != ".svg":
        return True
    try:
        data = read_file(path.absolute())
        parser = etree.XMLParser(resolve_entities="internal", load_dtd=False, no_network=True)  # type: ignore[arg-type]  # the stubs know no "internal"
        root = etree.fromstring(data, parser)
    except (EngrossError, etree.XMLSyntaxError, ValueError):
        return False
    tree = root.getroottree()
    if any(isinstance(node, etree._ProcessingInstruction) for node in root.itersiblings(preceding=True)):
        return False  # a stylesheet may make a script
    return not any(map(_runs, tree.iter(etree.Element)))


def _runs(element: etree._Element) -> bool:
    if etree.QName(element).localname.lower() in _RUNS:
        return True
    for name, value in element.attrib.items():
        local = etree.QName(name).localname.lower()
        if local.startswith("on"):
            return True
        if local in _ADDRESSES and _RUNNING.search(_BLANK.sub("", str(value)).lower()):
            return True
    return False
