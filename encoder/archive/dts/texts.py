"""The texts whose passages are asked for: the TEI files of an output folder, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from lxml import etree

from encoder.archive.dts.citations import CitationTree, CiteStructure, Unit, citation_trees
from encoder.archive.dts.faults import BadRequest, NotFound
from encoder.archive.dts.passages import passage
from encoder.archive.dts.requests import ALL_LEVELS, Range
from encoder.budget import read_file
from encoder.checks.parse import parse
from encoder.errors import DocumentError


class Texts:
    """The TEI files of a folder.

    Args:
        folder: of the files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def data(self, name: str) -> bytes:
        """The file of a document.

        Args:
            name: of a document that the catalogue has, never what a client sent.

        Raises:
            NotFound: it is gone, or cannot be read.
        """
        path = self._folder / f"{name}.xml"
        if path.parent != self._folder:
            raise NotFound("The document has no file.")
        try:
            return read_file(path)
        except DocumentError as error:
            raise NotFound("The document's file cannot be read.") from error

    def trees(self, name: str) -> tuple[CitationTree, ...]:
        """The trees by which a document is cited; none for one that is not well-formed.

        Raises:
            NotFound: its file is gone.
        """
        data = self.data(name)
        try:
            return citation_trees(parse(data, name).getroot())
        except DocumentError:
            return ()


def tree_of(trees: Sequence[CitationTree], name: str | None) -> CitationTree:
    """The tree that is asked for.

    Raises:
        NotFound: the document has no such tree.
    """
    for tree in trees:
        if tree.name == name:
            return tree
    raise NotFound("The document has no such citation tree.")


def units_of(tree: CitationTree, asked: Range) -> tuple[Unit, Unit]:
    """The first and the last unit that are asked for.

    Raises:
        NotFound: a reference is none of the tree.
        BadRequest: the first stands behind the last.
    """
    first, last = (tree.places.get(reference or "") for reference in (asked.first, asked.last))
    if first is None or last is None:
        raise NotFound("The citation tree has no such reference.")
    if last < first:
        raise BadRequest("end stands before start.")
    return tree.units[first], tree.units[last]


def members(tree: CitationTree, chosen: tuple[Unit, Unit] | None, down: int) -> Iterator[Unit]:
    """The units from one to another, with those in the last, as many levels down as asked for.

    With `down=0` (which only goes with `ref`): those in the same unit, and itself.
    """
    if chosen is None:
        yield from (unit for unit in tree.units if down == ALL_LEVELS or unit.level <= down)
        return
    first, last = chosen
    if down == 0:
        yield from (unit for unit in tree.units if unit.parent == first.parent and unit.level == first.level)
        return
    deepest = max(first.level, last.level) + down
    for unit in tree.units[tree.places[first.identifier] :]:
        is_behind = tree.places[unit.identifier] > tree.places[last.identifier]
        if is_behind and unit.level <= last.level:
            return
        if down == ALL_LEVELS or unit.level <= deepest:
            yield unit


def excerpt(tree: CitationTree, first: Unit, last: Unit) -> bytes:
    """A passage as an XML file."""
    return etree.tostring(passage(tree, first, last), xml_declaration=True, encoding="UTF-8")


def unit_json(unit: Unit) -> dict[str, Any]:
    """A `CitableUnit`."""
    return {
        "@type": "CitableUnit",
        "identifier": unit.identifier,
        "level": unit.level,
        "parent": unit.parent,
        "citeType": unit.kind,
    }


def trees_json(trees: Sequence[CitationTree]) -> list[Mapping[str, Any]]:
    """The `CitationTree`s of a document; the first has no identifier."""
    return [
        {"@type": "CitationTree"}
        | ({"identifier": tree.name} if tree.name is not None else {})
        | {"citeStructure": [_structure_json(structure) for structure in tree.structures]}
        for tree in trees
    ]


def _structure_json(structure: CiteStructure) -> Mapping[str, Any]:
    parts = [_structure_json(part) for part in structure.parts]
    return {"@type": "CiteStructure", "citeType": structure.kind} | (
        {"citeStructure": parts} if parts else {}
    )


FORMS: Final = ("application/tei+xml", "application/xml", "text/xml")
"""TEI as the form in which passages are had, by its three names."""
PAGE: Final = "text/html"
"""The form for people."""
