"""A passage cut out of a document: from the beginning of a unit to the end of another."""

from __future__ import annotations

import copy
from typing import Final, cast

from lxml import etree

from encoder.archive.dts.citations import CitationTree, Unit
from encoder.namespaces import TEI, tei

WRAPPER: Final = "https://w3id.org/api/dts#"
_TEXT: Final = tei("text")
_NAMESPACES: Final = cast("dict[str, str]", {None: TEI})


def passage(tree: CitationTree, first: Unit, last: Unit) -> etree._Element:
    """A passage in a `TEI` of its own, in `dts:wrapper` as the protocol wants it.

    A unit whose element is empty, such as `pb`, goes as far as the next one of its tree.

    Args:
        tree: that both units are of.
        first, last: in the order of the document; both are part of the passage.
    """
    stop = _stop(tree, last)
    around = _common(first.element, last.element if stop is None else stop)
    kept = _copied(around, first.element, last.element, stop)
    root = etree.Element(tei("TEI"), nsmap=_NAMESPACES)
    wrapper = etree.SubElement(root, f"{{{WRAPPER}}}wrapper", nsmap={"dts": WRAPPER})
    wrapper.text = kept.text
    wrapper.extend(list(kept))
    return root


def _stop(tree: CitationTree, last: Unit) -> etree._Element | None:
    """The milestone with which the next unit begins, or the text; None for a unit that has an end itself."""
    if len(last.element) or (last.element.text or "").strip():
        return None
    following = tree.places[last.identifier] + 1
    if following < len(tree.units):
        return tree.units[following].element
    ancestors = list(last.element.iterancestors(_TEXT))
    return ancestors[-1] if ancestors else None


def _common(first: etree._Element, last: etree._Element) -> etree._Element:
    """The lowest element that both lie in."""
    above = [first, *first.iterancestors()]
    of_last = {last, *last.iterancestors()}
    common = next(element for element in above if element in of_last)
    return common.getparent() if common in (first, last) and common.getparent() is not None else common  # type: ignore[return-value]


def _copied(
    around: etree._Element, first: etree._Element, last: etree._Element, stop: etree._Element | None
) -> etree._Element:
    """A copy of an element with nothing before one of its descendants, and nothing behind another."""
    kept = copy.deepcopy(around)
    kept.tail = None
    copies = dict(zip(around.iter(), kept.iter(), strict=True))
    beginning = copies[first]
    _cut_before(beginning, kept)
    if stop is None:
        _cut_behind(copies[last], kept)
    elif stop in copies and copies[stop] not in (beginning, *beginning.iterancestors()):
        _cut_behind(copies[stop], kept)
        _remove_shell(copies[stop], kept, beginning)
    return kept


def _cut_before(element: etree._Element, root: etree._Element) -> None:
    while element is not root:
        parent = element.getparent()
        if parent is None:
            return
        del parent[: parent.index(element)]
        parent.text = None
        element = parent


def _cut_behind(element: etree._Element, root: etree._Element) -> None:
    while element is not root:
        parent = element.getparent()
        if parent is None:
            return
        del parent[parent.index(element) + 1 :]
        element.tail = None
        element = parent


def _remove_shell(element: etree._Element, root: etree._Element, kept: etree._Element) -> None:
    """Remove the milestone at which a passage ends, and what would stay of elements that only begin there."""
    needed = {kept, *kept.iterancestors(), root}
    while element not in needed:
        parent = element.getparent()
        if parent is None:
            return
        parent.remove(element)
        if len(parent) or (parent.text or "").strip():
            return
        element = parent
