"""Grammars in XML syntax in one form, in which two that say the same are equal."""

from lxml import etree

from encoder.namespaces import XML
from encoder.schemas import RELAXNG

RNG = f"{{{RELAXNG}}}"
GROUPING = ("define", "start", "optional", "zeroOrMore", "oneOrMore", "mixed", "list")


def inherited(node, name):
    return next((up.get(name) for up in (node, *node.iterancestors()) if up.get(name) is not None), "")


def canonical(node: etree._Element):
    """Name, attributes and children as tuples: without foreign elements, names expanded (4.2–4.12)."""
    kind = node.tag.removeprefix(RNG)
    attributes = {name: value.strip() for name, value in node.attrib.items() if not name.startswith("{")}
    attributes = {name: value for name, value in attributes.items() if name not in ("ns", "datatypeLibrary")}
    children = tuple(canonical(child) for child in node.iterchildren(f"{RNG}*"))
    if kind in ("data", "value"):
        attributes.setdefault("type", "token")
        attributes["library"] = inherited(node, "datatypeLibrary") if node.get("type") else ""
    if "href" in attributes:
        attributes["href"] = attributes["href"].replace(".rnc", ".rng")
        attributes["ns"] = inherited(node, "ns")
    if kind == "name":
        return "name", expanded(node, node.text or "", inherited(node, "ns"))
    if kind == "nsName":
        attributes["ns"] = inherited(node, "ns")
    if kind in ("value", "param"):
        children = (node.text or "",)
    if kind in ("element", "attribute"):
        if name := attributes.pop("name", None):
            bare = kind == "attribute" and node.get("ns") is None
            children = (("name", expanded(node, name, "" if bare else inherited(node, "ns"))), *children)
        if kind == "attribute" and len(children) == 1:
            children = (*children, ("text", (), ()))
        if len(children) > 2:
            children = (children[0], ("group", (), children[1:]))
    if kind in GROUPING and len(children) > 1:
        children = (("group", (), children),)
    if kind == "except" and len(children) > 1:
        children = (("choice", (), children),)
    if kind in ("group", "choice", "interleave") and len(children) == 1:
        return children[0]
    return kind, tuple(sorted(attributes.items())), children


def expanded(node, name, space):
    prefix, colon, local = name.strip().rpartition(":")
    if colon:
        space = XML if prefix == "xml" else node.nsmap[prefix]
    return f"{{{space}}}{local}"
