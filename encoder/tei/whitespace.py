"""White space around breaks and furniture inside running text."""

from collections.abc import Sequence
from itertools import islice

from lxml import etree

from encoder.namespaces import tei

_FLOATING = (tei("pb"), tei("lb"), tei("milestone"), tei("fw"))
_STRUCTURAL = frozenset(
    tei(name)
    for name in (
        "text",
        "front",
        "titlePage",
        "docTitle",
        "body",
        "div",
        "list",
        "table",
        "row",
        "address",
        "argument",
        "choice",
        "gap",
    )
)


def space_breaks(text: etree._Element) -> None:
    """Set a space on both sides of every `pb`, `lb` and `fw` in running text, none where a word is split.

    `one<pb/>two` → `one <pb/> two`; `nego-<lb break="no"/>tiations` stays (FRUS style guide; TEI
    Guidelines, 3.11.3).
    """
    for parent in text.iter(etree.Element):
        if parent.tag not in _STRUCTURAL and len(parent):
            _space_children(parent)


def _space_children(parent: etree._Element) -> None:
    children = list(parent)
    run_splits = False
    for index, child in enumerate(children):
        if child.tag not in _FLOATING:
            run_splits = False
            continue
        previous = children[index - 1] if index else None
        if previous is None or previous.tag not in _FLOATING or (previous.tail or "").strip():
            run_splits = _run_splits_word(children, index)
        space = "" if run_splits else " "
        _set_before(parent, previous, space)
        if not (child.tail or "").strip():
            child.tail = space
        else:
            child.tail = space + (child.tail or "").lstrip()


def _run_splits_word(children: Sequence[etree._Element], index: int) -> bool:
    for child in islice(children, index, None):
        if child.tag not in _FLOATING:
            return False
        if child.get("break") == "no":
            return True
        if (child.tail or "").strip():
            return False
    return False


def _set_before(parent: etree._Element, previous: etree._Element | None, space: str) -> None:
    text = (parent.text if previous is None else previous.tail) or ""
    if previous is not None or text.strip():
        spaced = text.rstrip() + space
        if previous is None:
            parent.text = spaced
        else:
            previous.tail = spaced
