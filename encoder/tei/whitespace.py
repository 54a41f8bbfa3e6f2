"""White space around breaks and furniture inside running text."""

from lxml import etree

from encoder.namespaces import tei

_BREAKS = (tei("pb"), tei("lb"))
_FLOATING = (*_BREAKS, tei("fw"))
_STRUCTURAL = frozenset(
    tei(name) for name in ("body", "div", "list", "table", "row", "address", "argument", "choice", "gap")
)


def space_breaks(body: etree._Element) -> None:
    """Set a space on both sides of every `pb`, `lb` and `fw` in running text, none where a word is split.

    `one<pb/>two` → `one <pb/> two`; `nego-<lb break="no"/>tiations` stays (FRUS style guide; TEI
    Guidelines, 3.11.3).
    """
    for parent in body.iter(etree.Element):
        if parent.tag not in _STRUCTURAL and len(parent):
            _space_children(parent)


def _space_children(parent: etree._Element) -> None:
    run_splits = False
    children = list(parent)
    for index, child in enumerate(children):
        if child.tag not in _FLOATING:
            run_splits = False
            continue
        previous = children[index - 1] if index else None
        if not _is_in_run(previous):
            run_splits = _run_splits_word(children, index)
        space = "" if run_splits else " "
        _set_before(parent, previous, space)
        if not (child.tail or "").strip():
            child.tail = space
        else:
            child.tail = space + (child.tail or "").lstrip()


def _is_in_run(previous: etree._Element | None) -> bool:
    """Whether the run of floating elements that an element is in began before it."""
    return previous is not None and previous.tag in _FLOATING and not (previous.tail or "").strip()


def _run_splits_word(children: list[etree._Element], index: int) -> bool:
    for place in range(index, len(children)):
        child = children[place]
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
