"""Names in the ODD: none of TEI's own for what is ours."""

from lxml import etree
from lxml.builder import ElementMaker

from docs.generator.grammar import RNG

TEI = "http://www.tei-c.org/ns/1.0"
E = ElementMaker(namespace=TEI, nsmap={None: TEI})

_KINDS = {"content": "macro", "data": "teidata"}
DATA = {"data.pointer": "teidata.pointer", "data.word": "teidata.enumerated"}


def ours(name: str) -> str:
    """The name of a pattern in the ODD, none of TEI's own: `att.global` → `att.engross.global`."""
    kind, _, rest = name.partition(".")
    return f"{_KINDS.get(kind, kind)}.engross.{rest}"


def data_ref(data: etree._Element) -> etree._Element:
    name = data.get("name")
    if name is None:
        facet = data.findtext(f"{RNG}param[@name='pattern']")
        return E.dataRef({"name": str(data.get("type"))} | ({"restriction": facet} if facet else {}))
    name = "data.pointer" if name == "data.pointers" else name
    return E.dataRef(key=DATA.get(name) or ours(name))
