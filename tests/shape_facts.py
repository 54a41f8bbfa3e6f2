"""What a TEI document says, in the terms of `tests/shapes.py`, compared with what it should say."""

from collections import Counter
from collections.abc import Mapping, Sequence

from lxml import etree

from tests.shapes import letters

TEI = "{http://www.tei-c.org/ns/1.0}"
_BESIDE = {TEI + "fw", TEI + "corr", TEI + "supplied"}
_BLOCKS = {TEI + name for name in ("p", "item", "head", "salute", "ab", "l")}


def shape_facts(root: etree._Element) -> dict[str, list[object]]:
    """The facts of the first document in a TEI tree."""
    division = root.find(f".//{TEI}body/{TEI}div")
    assert division is not None
    found: dict[str, list[object]] = {name: [] for name in ("notes", "places", "pages")}
    _walk(division, "", found)
    text = {name: [letters(_own(e)) for e in division.iter(TEI + name)] for name in ("head", "signed")}
    return {
        **found,
        "blocks": [s for e in division.iter(*_BLOCKS) if (s := _block(e))],
        "head": text["head"][:1],
        "date": [e.get("when") for e in division.iter(TEI + "date") if e.get("when")][:1],
        "signed": text["signed"],
        "lists": [
            (e.getparent().get("type"), letters(_own(e)))
            for e in division.iter(TEI + "item")
            if e.getparent().get("type") in ("subject", "participants")
        ],
    }


def _walk(node: etree._Element, body: str, found: dict[str, list[object]]) -> str:
    """The letters up to the end of a node, the facts met on the way added to what was found."""
    if node.tag in _BESIDE:
        return body
    if node.tag == TEI + "note" and node.get("place"):
        text = letters(_own(node))
        found["notes"].append((node.get("n"), text))
        found["places"].append((text, body[-20:]))
        return body
    if node.tag == TEI + "pb":
        found["pages"].append((node.get("n"), body[-20:]))
    body += letters(node.text or "")
    for child in node:
        body = _walk(child, body, found) + letters(child.tail or "")
    return body


def _block(node: etree._Element) -> str:
    before = node.getprevious()
    labelled = node.tag == TEI + "item" and before is not None and before.tag == TEI + "label"
    return letters((_own(before) if labelled and before is not None else "") + _own(node))


def _own(node: etree._Element) -> str:
    """The text of a node without notes, furniture, corrections and nested lists."""
    parts = [node.text or ""]
    for child in node:
        beside = child.tag in _BESIDE or (child.tag == TEI + "note" and child.get("place"))
        if not beside and child.tag != TEI + "list":
            parts.append(_own(child))
        parts.append(child.tail or "")
    return "".join(parts)


def compare(
    wanted: Mapping[str, Sequence[object]], found: Mapping[str, Sequence[object]]
) -> dict[str, Counter]:
    """For each phenomenon, how many facts are right, missing and superfluous.

    Blocks are compared for recall only, and for paragraphs and items that should not be there.
    """
    result = {}
    for name, facts in wanted.items():
        gold, have = Counter(facts), Counter(found[name])
        right = sum((gold & have).values())
        missing = sum((gold - have).values())
        extra = 0 if name == "blocks" else sum((have - gold).values())
        result[name] = Counter(right=right, missing=missing, extra=extra)
    return result
