"""What can be cited of a document: the trees of units that its `refsDecl/citeStructure` declares.

TEI Guidelines, 2.3.6 (The Reference System Declaration); Distributed Text Services 1.0, "Citation Tree".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final, cast

from lxml import etree

from encoder.namespaces import TEI, XML_ID, tei

_PREFIXES: Final = {"t": TEI, "xml": "http://www.w3.org/XML/1998/namespace"}
_NAME: Final = r"[A-Za-z_][\w.\-]*"
_STEP: Final = rf"""(?:\*|{_NAME})(?:\[@(?:xml:)?{_NAME}(?:\s*=\s*(?:'[^'\]]*'|"[^"\]]*"))?\])*"""
_PATH: Final = re.compile(rf"(?:\.?//|\./|/)?{_STEP}(?://?{_STEP})*", re.ASCII)
_USE: Final = re.compile(rf"position\(\)|@(?:xml:)?{_NAME}|{_NAME}", re.ASCII)
_ELEMENT: Final = re.compile(rf"""('[^']*'|"[^"]*")|(?<![@:\w.\-])({_NAME})(?![\w.\-]*:)""", re.ASCII)
_LONGEST: Final = 300
_DEEPEST: Final = 12
_MOST_SEARCHES: Final = 2
_MOST_UNITS: Final = 200_000
"""Of a tree, met: elements in elements of the same kind are in more units than anybody could count."""


@dataclass(frozen=True, slots=True)
class CiteStructure:
    """A kind of unit.

    Attributes:
        kind: its name, `paragraph`.
        match: a path to the units, from the unit that they are in.
        use: what tells one from another, `@xml:id`, `position()`.
        delimiter: between the reference of the unit that they are in and their own.
        parts: the kinds of units in them.
    """

    kind: str
    match: str
    use: str
    delimiter: str = ""
    parts: tuple[CiteStructure, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a document that can be cited.

    Attributes:
        identifier: the whole reference, `d41/5`.
        kind: of it.
        level: 1 for what is in no other.
        parent: the reference of the unit that it is in.
        element: it, or the milestone with which it begins.
    """

    identifier: str
    kind: str
    level: int
    parent: str | None
    element: etree._Element


@dataclass(frozen=True)
class CitationTree:
    """One way in which a document is cited.

    Attributes:
        name: None for that which is meant where none is named.
        structures: the highest kinds of units.
        root: of the document.
    """

    name: str | None
    structures: tuple[CiteStructure, ...]
    root: etree._Element

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All units in the order of the document, each before those in it; one reference tells one unit."""
        places = {element: place for place, element in enumerate(self.root.iter())}
        found: dict[str, Unit] = {}
        met = _units(self.root, self.structures, None, 1, places)
        for unit in islice(met, _MOST_UNITS):
            found.setdefault(unit.identifier, unit)
        return tuple(found.values())

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where in `units` each reference stands."""
        return {unit.identifier: place for place, unit in enumerate(self.units)}


def citation_trees(root: etree._Element) -> tuple[CitationTree, ...]:
    """The trees that a document declares, first that which is meant where none is named.

    A structure whose paths are more than steps by names and attributes is passed over, with all in it; so is
    one in another whose path leads out of the unit that it is in.

    Args:
        root: the element `TEI`.
    """
    declared = [
        (declaration, _structures(declaration, 1))
        for declaration in root.iterfind(f"{tei('teiHeader')}/{tei('encodingDesc')}/{tei('refsDecl')}")
    ]
    usable = [(declaration, structures) for declaration, structures in declared if structures]
    usable.sort(key=lambda one: one[0].get("default") != "true")
    return tuple(
        CitationTree(declaration.get("n", str(number)) if number else None, structures, root)
        for number, (declaration, structures) in enumerate(usable)
    )


def _structures(parent: etree._Element, depth: int) -> tuple[CiteStructure, ...]:
    if depth > _DEEPEST:
        return ()
    return tuple(
        CiteStructure(
            element.get("unit", "unit"),
            element.get("match", ""),
            element.get("use", ""),
            element.get("delim", ""),
            _structures(element, depth + 1),
        )
        for element in parent.iterfind(tei("citeStructure"))
        if _is_plain(element.get("match", ""), _PATH) and _is_plain(element.get("use", ""), _USE)
        if depth == 1 or not element.get("match", "").startswith("/")
    )


def _is_plain(path: str, form: re.Pattern[str]) -> bool:
    """Whether a path does no more than lead to elements of the document."""
    return len(path) <= _LONGEST and path.count("//") <= _MOST_SEARCHES and form.fullmatch(path) is not None


def _units(
    at: etree._Element,
    structures: tuple[CiteStructure, ...],
    parent: Unit | None,
    level: int,
    places: Mapping[etree._Element, int],
) -> Iterator[Unit]:
    """The units in an element, by several structures in the order of the document."""
    found: list[tuple[int, Unit, CiteStructure]] = []
    for structure in structures:
        path = _ELEMENT.sub(lambda match: match[1] or f"t:{match[2]}", structure.match)
        elements = cast("list[etree._Element]", at.xpath(path, namespaces=_PREFIXES))
        for position, element in enumerate(elements, 1):
            said = _said(element, structure.use, position)
            if said:
                identifier = f"{parent.identifier if parent else ''}{structure.delimiter}{said}"
                above = parent.identifier if parent else None
                unit = Unit(identifier, structure.kind, level, above, element)
                found.append((places[element], unit, structure))
    found.sort(key=lambda one: one[0])
    for _, unit, structure in found:
        yield unit
        yield from _units(unit.element, structure.parts, unit, level + 1, places)


def _said(element: etree._Element, use: str, position: int) -> str | None:
    """What tells a unit from others."""
    if use == "position()":
        return str(position)
    if use == "@xml:id":
        return element.get(XML_ID)
    if use.startswith("@"):
        return element.get(use[1:])
    child = element.find(tei(use))
    return None if child is None else " ".join("".join(map(str, child.itertext())).split())
