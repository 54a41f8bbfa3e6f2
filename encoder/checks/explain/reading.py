"""What the elements of a RELAX NG schema say of names: name classes, inherited attributes, places."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from encoder.checks.explain.names import AnyName, Name, NameChoice, NameClass, NsName, clark
from encoder.errors import UsageError
from encoder.namespaces import XML
from encoder.schemas import RELAXNG

RNG = f"{{{RELAXNG}}}"
Node = etree._Element


def children(node: Node) -> Iterator[Node]:
    """The patterns and name classes inside an element of the schema."""
    return (child for child in node.iterchildren(f"{RNG}*"))


def named(node: Node) -> tuple[NameClass, list[Node]]:
    """The name class of an `element` or `attribute`, and the patterns inside."""
    inside = list(children(node))
    if (name := node.get("name")) is None:
        return _name_class(inside[0]), inside[1:]
    is_bare = node.tag == f"{RNG}attribute" and node.get("ns") is None
    return Name(_expanded(name, node, "" if is_bare else inherited(node, "ns") or "")), inside


def _expanded(name: str, node: Node, space: str) -> str:
    prefix, colon, name_ = name.strip().rpartition(":")
    if not colon:
        return clark(space, name_)
    return clark(XML if prefix == "xml" else node.nsmap[prefix], name_)


def _name_class(node: Node) -> NameClass:
    excepted = node.find(f"{RNG}except")
    but = None if excepted is None else NameChoice(tuple(map(_name_class, children(excepted))))
    match node.tag.removeprefix(RNG):
        case "name":
            return Name(_expanded(node.text or "", node, inherited(node, "ns") or ""))
        case "nsName":
            return NsName(inherited(node, "ns") or "", but)
        case "anyName":
            return AnyName(but)
        case "choice":
            return NameChoice(tuple(map(_name_class, children(node))))
    raise UsageError(f"`{node.tag}` is no name class of RELAX NG", file=node.base, line=line_of(node))


def line_of(node: Node) -> int | None:
    """The line of an element in its file."""
    line: Any = node.sourceline
    return int(line) if line else None


def inherited(node: Node, attribute: str) -> str | None:
    """The value of an attribute that holds for all that is inside: `ns`, `datatypeLibrary`."""
    if (own := node.get(attribute)) is not None:
        return own
    return next((value for up in node.iterancestors() if (value := up.get(attribute)) is not None), None)
