"""The grammar as data: elements with their attributes, what they may hold, and what is said about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an element.

    Attributes:
        name: with the prefix `xml:` where it has one.
        required: whether the element must have it, in at least one of its forms.
        values: the closed list of its values, empty where they are free.
        text: its documentation.
        data: the names of its data types.
    """

    name: str
    required: bool
    values: tuple[str, ...]
    text: str
    data: tuple[str, ...]


@dataclass(frozen=True)
class Element:
    """An element of the grammar.

    Attributes:
        name: its name.
        gloss: its name in words.
        text: what it is.
        pattern: the RelaxNG `element`.
    """

    name: str
    gloss: str
    text: str
    pattern: etree._Element


class Grammar:
    """A RelaxNG grammar in which each element has a `define` of the same name.

    Args:
        path: of the file, RelaxNG in XML syntax.
    """

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path, etree.XMLParser(remove_comments=True)).getroot()
        self.defines = {str(define.get("name")): define for define in self.root.iter(f"{RNG}define")}

    @cached_property
    def elements(self) -> dict[str, Element]:
        """The elements by name, in the order of the grammar."""
        return {
            str(pattern.get("name")): _element(pattern)
            for define in self.defines.values()
            for pattern in define.iterchildren(f"{RNG}element")
        }

    def attributes(self, element: Element) -> list[Attribute]:
        """The attributes of an element, each once, in the order of the grammar."""
        found: dict[str, Attribute] = {}
        for attribute, required in self._attributes(element.pattern, True):
            found.setdefault(str(attribute.get("name")), self._attribute(attribute, required))
        return list(found.values())

    def _attributes(self, pattern: etree._Element, required: bool) -> Iterator[tuple[etree._Element, bool]]:
        for part in patterns(pattern):
            kind = etree.QName(part).localname
            if kind == "attribute":
                yield part, required
            elif kind == "ref" and part.get("name") not in self.elements:
                yield from self._attributes(self.defines[str(part.get("name"))], required)
            elif kind in ("optional", "choice", "zeroOrMore"):
                yield from self._attributes(part, False)
            elif kind in ("group", "oneOrMore"):
                yield from self._attributes(part, required)

    def _attribute(self, attribute: etree._Element, required: bool) -> Attribute:
        resolved = list(self._resolved(attribute))
        return Attribute(
            str(attribute.get("name")),
            required,
            tuple(str(part.text) for part in resolved if part.tag == f"{RNG}value"),
            documentation(attribute),
            tuple(str(part.get("type")) for part in resolved if part.tag == f"{RNG}data"),
        )

    def _resolved(self, pattern: etree._Element) -> Iterator[etree._Element]:
        """The patterns of data below a pattern."""
        for part in patterns(pattern):
            if part.tag == f"{RNG}ref":
                yield from self._resolved(self.defines[str(part.get("name"))])
            else:
                yield part
                yield from self._resolved(part)

    def content(self, element: Element) -> list[str]:
        """The names of what an element may hold, `#text` for characters, each once."""
        return list(dict.fromkeys(self._content(element.pattern)))

    def _content(self, pattern: etree._Element) -> Iterator[str]:
        for part in patterns(pattern):
            name = part.get("name", "")
            if part.tag in (f"{RNG}text", f"{RNG}data"):
                yield "#text"
            elif part.tag == f"{RNG}ref":
                yield from [name] if name in self.elements else self._content(self.defines[name])
            elif part.tag != f"{RNG}attribute":
                yield from self._content(part)

    def parents(self, name: str) -> list[str]:
        """The elements that may hold an element."""
        return [parent for parent, element in self.elements.items() if name in self.content(element)]


def _element(pattern: etree._Element) -> Element:
    gloss, _, text = documentation(pattern).partition(") ")
    return Element(str(pattern.get("name")), gloss.lstrip("("), text, pattern)


def documentation(pattern: etree._Element) -> str:
    """What the grammar says about a pattern, on one line."""
    return " ".join((pattern.findtext(DOCUMENTATION) or "").split())


def patterns(pattern: etree._Element) -> list[etree._Element]:
    """The patterns inside a pattern."""
    return [part for part in pattern if str(part.tag).startswith(RNG) and part.tag != f"{RNG}param"]
