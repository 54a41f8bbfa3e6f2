"""A document with the documents that it includes, and where each of its elements really stands.

XInclude 1.0, whole XML documents: those inside the project, links followed. What is included bears no
`xml:base`, which few grammars allow.
"""

from copy import deepcopy
from pathlib import Path

from lxml import etree

from encoder.budget import read_file
from encoder.checks.addresses import project_root
from encoder.checks.entities import parse_with_entities
from encoder.checks.places import Places
from encoder.errors import DocumentError
from encoder.findings import Finding, Place, Severity
from encoder.schemas import local_path

XINCLUDE = "http://www.w3.org/2001/XInclude"
_INCLUDE = f"{{{XINCLUDE}}}include"
_FALLBACK = f"{{{XINCLUDE}}}fallback"
_DEEPEST = 8
_MOST_BYTES = 100_000_000
_MOST_FILES = 2_000


class Merged(Places):
    """A tree with all that it includes, and the places of its elements in their own files.

    Args:
        data: the bytes of the document.
        tree: of the document, which stays as it is.
        path: of the document.

    Attributes:
        tree: the whole.
        findings: an error for each inclusion that cannot be made.
    """

    def __init__(self, data: bytes, tree: etree._ElementTree, path: Path) -> None:
        super().__init__(data, tree, str(path))
        self.findings: list[Finding] = []
        self._owners: dict[etree._Element, tuple[Places, etree._Element]] = {}
        self._includes: dict[etree._Element, etree._Element] = {}
        self._root = project_root(path.parent)
        self._bytes = self._files = 0
        self.tree = etree.ElementTree(self._whole(Places(data, tree, str(path)), tree, path, ()))

    def of(self, element: etree._Element, attribute: str | None = None) -> Place:
        """The place of an element of the whole, or of its attribute, in the file where it stands."""
        places, own = self._owners[element]
        return places.of(own, attribute)

    def of_text(self, element: etree._Element, before: etree._Element | None) -> Place:
        """The place of the text in an element, after its child `before` if there is one."""
        places, own = self._owners[element]
        if before is None:
            return places.of_text(own, None)
        return places.of_text(own, self._includes.get(before, self._owners[before][1]))

    def _whole(
        self, places: Places, tree: etree._ElementTree, path: Path, trail: tuple[Path, ...]
    ) -> etree._Element:
        root = deepcopy(tree.getroot())
        pairs = list(zip(root.iter(etree.Element), tree.iter(etree.Element), strict=True))
        self._owners.update((copy, (places, own)) for copy, own in pairs)
        for copy, own in pairs:
            if own.tag == _INCLUDE:
                self._include(copy, own, places, path, (*trail, path.resolve()))
        return root

    def _include(
        self,
        copy: etree._Element,
        own: etree._Element,
        places: Places,
        path: Path,
        trail: tuple[Path, ...],
    ) -> None:
        parent = copy.getparent()
        try:
            if parent is None:
                raise DocumentError("the root element cannot be replaced")
            target = self._target(own, path, trail)
            data = read_file(target)
            self._count(data)
            tree = parse_with_entities(data, str(target))
            included = [self._whole(Places(data, tree, str(target)), tree, target, trail)]
        except DocumentError as error:
            fallback = copy.find(_FALLBACK)
            if fallback is None or parent is None:
                self._tell(own, places, error)
                return
            included = list(fallback.iterchildren(etree.Element))
        self._includes.update((one, own) for one in included)
        index = parent.index(copy)
        tail, copy.tail = copy.tail, None
        parent[index : index + 1] = included
        _append_text(parent, index + len(included), tail)

    def _target(self, own: etree._Element, path: Path, trail: tuple[Path, ...]) -> Path:
        if own.get("parse", "xml") != "xml" or own.get("xpointer"):
            raise DocumentError("only whole XML documents are included")
        found = local_path(own.get("href", ""), path.parent) if own.get("href") else None
        target = found.resolve() if found else None
        if target is None or not target.is_relative_to(self._root):
            raise DocumentError("it is not in the project")
        if target in trail or len(trail) > _DEEPEST:
            raise DocumentError("it includes itself, or too much")
        return target

    def _count(self, data: bytes) -> None:
        self._bytes += len(data)
        self._files += 1
        if self._bytes > _MOST_BYTES or self._files > _MOST_FILES:
            raise DocumentError("too much is included")

    def _tell(self, own: etree._Element, places: Places, error: DocumentError) -> None:
        message = f"{own.get('href', 'nothing')} cannot be included: {error.message}"
        hint = "XInclude takes XML documents of the same project; or give an `xi:fallback`"
        self.findings.append(
            Finding("xml/not-included", Severity.ERROR, message, places.of(own, "href"), hint)
        )


def _append_text(parent: etree._Element, index: int, text: str | None) -> None:
    """Text before the child at an index, after whatever stands there."""
    if not text:
        return
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def includes(tree: etree._ElementTree) -> bool:
    """Whether a document includes others."""
    return next(tree.iter(_INCLUDE), None) is not None
