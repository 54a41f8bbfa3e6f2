"""The errors of our own Schematron rules, told in Python: what the encoder writes must have none of them.

Every document is looked at before it is written. Saxon would take a tenth of the time that encoding does, a
quarter for long documents of many parts, and a process of its own size; this takes a hundredth. That the two
agree is a test (`tests/checks/test_own_rules.py`); a rule of `schema/engross.sch` with the role error has its
function here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from encoder.namespaces import XML_ID, tei

_POINTERS = ("target", "resp", "corresp", "who", "scheme", "ref")
_ELSEWHERE = re.compile(r"#(d\d+[a-z]*?)(fn\w+)?")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_.\-]")
_YEAR = re.compile(r"\s*-?\d+\s*")
_BLANK = " \t\r\n"
_LABEL, _HEAD, _NOTE, _GAP, _DIV, _LG = map(tei, ("label", "head", "note", "gap", "div", "lg"))
_OUTER = frozenset({tei("body"), _DIV, tei("front")})


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule of `schema/engross.sch` that an element of a document violates."""

    rule: str
    element: etree._Element

    @property
    def name(self) -> str:
        """What to call the element."""
        return f"element {etree.QName(self.element).localname}"


@dataclass(frozen=True, slots=True)
class _Document:
    ids: Mapping[str, etree._Element]
    scope: str

    def local(self, identifier: str) -> str:
        """An identifier as it is where the document is alone in its file."""
        return identifier.removeprefix(self.scope)


Rule = Callable[[etree._Element, _Document], Iterator[str]]


def first_violation(tree: etree._ElementTree) -> Violation | None:
    """The first violation of a rule with the role error in a document valid by the grammar, or None."""
    return next(violations(tree), None)


def violations(tree: etree._ElementTree) -> Iterator[Violation]:
    """All violations of rules with the role error, in the order of the elements."""
    root = tree.getroot()
    elements = list(root.iter(etree.Element))
    ids = {one.get(XML_ID, ""): one for one in elements if one.get(XML_ID) is not None}
    document = _Document(ids, f"{root.get(XML_ID, '')}.")
    for element in elements:
        if element.attrib:
            yield from (Violation(rule, element) for rule in _pointers(element, document))
        check = _RULES.get(str(element.tag))
        if check:
            yield from (Violation(rule, element) for rule in check(element, document))


def _pointers(element: etree._Element, document: _Document) -> Iterator[str]:
    for name in _POINTERS:
        value = element.get(name)
        if value is None or value[1:] in document.ids:
            continue
        local = (one for one in value.split() if one.startswith("#") and one[1:] not in document.ids)
        if any(not (element.tag == tei("ref") and _is_elsewhere(one, document)) for one in local):
            yield "sch-target"


def _is_elsewhere(pointer: str, document: _Document) -> bool:
    match = _ELSEWHERE.fullmatch(pointer)
    if match is None:
        return False
    return match[1] not in document.ids and document.scope + match[1] not in document.ids


def _is_id(identifier: str, expected: str) -> bool:
    name = _NOT_IN_NAME.sub("-", expected)
    if identifier in (expected, name):
        return True
    return identifier.startswith(name) and re.fullmatch("[a-z]+", identifier[len(name) :]) is not None


def _division(element: etree._Element, document: _Document) -> Iterator[str]:
    parent = element.getparent()
    n = element.get("n")
    is_numbered = n is not None and parent is not None and parent.tag == tei("body")
    if is_numbered and not _is_id(document.local(element.get(XML_ID, "")), f"d{n}"):
        yield "sch-document-id"


def _page(element: etree._Element, document: _Document) -> Iterator[str]:
    n = element.get("n")
    if n is not None and not _is_id(document.local(element.get(XML_ID, "")), f"pg_{n}"):
        yield "sch-page-id"
    parent = element.getparent()
    if parent is not None and parent.tag not in _OUTER and (_is_first(element, parent) or _is_last(element)):
        yield "sch-page-edge"


def _is_first(element: etree._Element, parent: etree._Element) -> bool:
    if any(isinstance(before.tag, str) for before in element.itersiblings(preceding=True)):
        return False
    return not _filled(parent.text) and not any(_filled(b.tail) for b in element.itersiblings(preceding=True))


def _is_last(element: etree._Element) -> bool:
    if _filled(element.tail):
        return False
    return next(element.itersiblings(etree.Element), None) is None and not any(
        _filled(after.tail) for after in element.itersiblings()
    )


def _filled(text: str | None) -> bool:
    return bool(text and text.strip(_BLANK))


def _furniture(element: etree._Element, document: _Document) -> Iterator[str]:
    tags = {ancestor.tag for ancestor in element.iterancestors()}
    if _HEAD in tags and _NOTE not in tags:
        yield "sch-head-furniture"


def _note(element: etree._Element, document: _Document) -> Iterator[str]:
    n = element.get("n")
    divisions = list(element.iterancestors(_DIV))
    own = divisions[-1].get(XML_ID) if divisions else None
    if n is not None and own is not None and not _is_id(element.get(XML_ID, ""), f"{own}fn{n}"):
        yield "sch-note-id"


def _block(element: etree._Element, document: _Document) -> Iterator[str]:
    if _filled(element.text) or next(element.iter(_GAP), None) is not None:
        return
    if not any(_filled(str(text)) for text in element.itertext(etree.Element)):
        yield "sch-empty"


def _paragraph(element: etree._Element, document: _Document) -> Iterator[str]:
    yield from _block(element, document)
    parent = element.getparent()
    in_note = parent is not None and parent.tag == _NOTE
    if not in_note and next(element.iterancestors(_LG), None) is not None:
        yield "sch-verse"


def _item(element: etree._Element, document: _Document) -> Iterator[str]:
    before = next((one for one in element.itersiblings(preceding=True) if isinstance(one.tag, str)), None)
    if before is None or before.tag != _LABEL:
        yield from _block(element, document)


def _speech(element: etree._Element, document: _Document) -> Iterator[str]:
    named = (tei("speaker"), tei("note"), tei("gap"))
    if element.get("who") is None and next(element.iterchildren(*named), None) is None:
        yield "sch-speaker"


def _category(element: etree._Element, document: _Document) -> Iterator[str]:
    name = element.get("scheme", "")
    scheme = document.ids.get(name[1:]) if name.startswith("#") else None
    for pointer in element.get("target", "").split():
        category = document.ids.get(pointer[1:])
        if pointer.startswith("#") and not _is_category(category, scheme):
            yield "sch-category"
            break
    if scheme is not None and scheme.tag != tei("taxonomy"):
        yield "sch-scheme"


def _is_category(element: etree._Element | None, scheme: etree._Element | None) -> bool:
    if element is None or element.tag != tei("category"):
        return False
    return scheme is None or any(ancestor is scheme for ancestor in element.iterancestors())


def _date(element: etree._Element, document: _Document) -> Iterator[str]:
    if element.get("calendar") is not None and not _filled("".join(map(str, element.itertext()))):
        yield "sch-calendar"
    first = element.get("from") or element.get("notBefore")
    last = element.get("to") or element.get("notAfter")
    if not first or not last or next(element.iterancestors(tei("text")), None) is None:
        return
    years = [text[:4] for text in (first, last)]
    if all(map(_YEAR.fullmatch, years)) and int(years[0]) > int(years[1]):
        yield "sch-date-order"


def _citation(element: etree._Element, document: _Document) -> Iterator[str]:
    parent = element.getparent()
    is_inner = parent is not None and parent.tag == element.tag
    if element.get("match", "").startswith("/") is is_inner:
        yield "sch-citation"


_RULES: Mapping[str, Rule] = {
    tei(name): rule
    for name, rule in {
        "div": _division,
        "pb": _page,
        "fw": _furniture,
        "note": _note,
        "p": _paragraph,
        "head": _block,
        "label": _block,
        "item": _item,
        "sp": _speech,
        "catRef": _category,
        "date": _date,
        "citeStructure": _citation,
    }.items()
}
