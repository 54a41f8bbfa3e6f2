"""Attributes of the grammar as ODD's `attDef` and `attList`."""

from lxml import etree

from docs.generator.grammar import RNG, Grammar, documentation, patterns
from docs.generator.odd_names import E, data_ref, ours

LOCAL = {
    "TEI": "version",
    "list": "type",
    "table": "rows cols",
    "fw": "type",
    "gap": "reason agent",
    "desc": "type",
    "supplied": "reason",
    "unclear": "reason agent",
    "title": "type level",
    "titlePart": "type",
    "docDate": "when",
    "idno": "type",
    "availability": "status",
    "application": "ident version",
    "correction": "status method",
    "normalization": "method",
    "hyphenation": "eol",
    "punctuation": "marks placement",
    "quotation": "marks",
    "citeStructure": "delim match unit",
    "citeData": "property",
    "language": "ident usage",
    "correspAction": "type",
    "catRef": "scheme",
    "classCode": "scheme",
    "keywords": "scheme",
    "change": "target",
}
"""Attributes that TEI itself declares on the element, not through a class: to be changed or deleted."""


def classes(pattern: etree._Element) -> list[etree._Element]:
    """The attribute classes that an element or class refers to."""
    names = [str(part.get("name")) for part in patterns(pattern) if part.tag == f"{RNG}ref"]
    classes = [E.memberOf(key=ours(name)) for name in names if name.startswith("att.")]
    return [E.classes({"mode": "replace"}, *classes)] if classes else []


def attribute_list(
    grammar: Grammar, pattern: etree._Element, mode: str, element: str
) -> list[etree._Element]:
    """The attributes that stand in an element or class itself; those that TEI puts there are changed."""
    local = LOCAL.get(element, "").split()
    specs = [spec for part in patterns(pattern) for spec in _attribute_specs(grammar, part, mode, local)]
    given = {spec.get("ident") for spec in specs}
    specs.extend(E.attDef(ident=name, mode="delete") for name in local if name not in given)
    return [E.attList(*specs)] if specs else []


def _attribute_specs(
    grammar: Grammar, part: etree._Element, mode: str, local: list[str], required: bool = True
) -> list[etree._Element]:
    kind = etree.QName(part).localname
    if kind == "attribute":
        changed = part.get("name") in local
        return [_attribute_spec(grammar, part, "change" if changed else mode, required)]
    if kind == "optional":
        return [spec for p in patterns(part) for spec in _attribute_specs(grammar, p, mode, local, False)]
    if kind in ("choice", "group"):
        inner = [s for p in patterns(part) for s in _attribute_specs(grammar, p, mode, local, required)]
        return [E.attList({"org": kind}, *inner)] if inner else []
    return []


def _attribute_spec(grammar: Grammar, attribute: etree._Element, mode: str, required: bool) -> etree._Element:
    usage = "req" if required else "opt"
    return E.attDef(
        {"ident": str(attribute.get("name")), "mode": mode, "usage": usage},
        *description(documentation(attribute)),
        *_datatype(attribute),
    )


def _datatype(attribute: etree._Element) -> list[etree._Element]:
    """The data type of an attribute, with its closed list of values."""
    data = list(attribute.iterdescendants(f"{RNG}data", f"{RNG}ref"))
    values = [E.valItem(ident=str(part.text)) for part in attribute.iter(f"{RNG}value")]
    many = attribute.find(f"{RNG}list") is not None
    if data and values:
        return [E.datatype(E.dataRef(key="teidata.probCert"))]
    if values:
        return [_repeated(E.dataRef(key="teidata.enumerated"), many), E.valList({"type": "closed"}, *values)]
    if not data:
        return [E.datatype(E.dataRef(key="teidata.text"))]
    many = many or data[0].get("name") == "data.pointers"
    return [_repeated(data_ref(data[0]), many)]


def _repeated(reference: etree._Element, many: bool) -> etree._Element:
    return E.datatype({"maxOccurs": "unbounded"} if many else {}, reference)


def description(text: str) -> list[etree._Element]:
    """A `desc`, if there is something to say."""
    return [E.desc(text)] if text else []
