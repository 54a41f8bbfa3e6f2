"""Whether a TEI document still has what its source said, told without any code of the encoder.

No more than the two texts is known here, so a loss must be clear: a character that the source has not,
letters or figures that no element can stand for, words that stand in another order. `odd_texts.py` knows of
its own texts what each line is, and asks for more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
SIGNS = frozenset("-–—_*=#|`~{}[]()<>!:;.,/\\•·¦‖¶§†‡^+@%\"'«»‹›⟨⟩⟦⟧【】〔〕〈〉⸢⸣\f?&$¬⸗\u00ad\u2010")
"""What marks are made of, beside letters and figures."""

_BESIDES = ("pb", "milestone", "note")
_PAIRED = ("hi", "del", "add", "unclear")
_STANDS_FOR: dict[str, tuple[str, ...]] = {
    "#": ("head", "p", *_BESIDES),
    "|": ("row", "cell", *_BESIDES),
    "`": _BESIDES,
    "•": ("item", *_BESIDES),
    "*": ("hi", "item", *_BESIDES),
    "_": ("hi", "row", *_BESIDES),
    "<": (*_PAIRED, *_BESIDES),
    "~": ("del", *_BESIDES),
    "^": ("add", *_BESIDES),
    "-": ("item", "row", *_BESIDES),
    "=": ("row", *_BESIDES),
    "[": (*_PAIRED, "lb", *_BESIDES),
    "(": _BESIDES,
    "{": _BESIDES,
}
"""For each sign of a mark, the elements of which one must be there if it is missing."""

_NOT_SOURCE = frozenset({f"{TEI}supplied", f"{TEI}corr"})
_PER_PAGE = 32
"""Letters and figures that a page mark has at most: `<!-- scan 0012, page 3 verso -->`."""
_PER_SIGN = 8
"""Those of a fence: ```` ```text ````."""
_TAG = re.compile(r"</?([a-z]{1,8})>|\[\[/?([a-z]{3,14})\]\]")
"""What may have become emphasis, or words struck out, put in, doubtful: `<strong>`, `[[strikethrough]]`."""
_PER_PAIR = 28
"""The letters of two such tags at most."""
_WORD = re.compile(r"[^\W\d_]{6,}")


def text_of(tei: bytes) -> etree._Element:
    """The text of a TEI document: its title page and body."""
    root = etree.fromstring(tei, etree.XMLParser(huge_tree=True, resolve_entities=False))
    text = root.find(f"{TEI}text")
    assert text is not None
    return text


def said(node: etree._Element, *, notes: bool = True) -> Iterator[str]:
    """The parts of what an element says of its source; what was supplied is not the source's.

    Args:
        node: an element.
        notes: whether notes at the foot are among it; these may stand elsewhere in the source.
    """
    stack: list[tuple[etree._Element, bool]] = [(node, False)]
    while stack:
        at, is_closed = stack.pop()
        if is_closed:
            if at is not node:
                yield at.tail or ""
            continue
        stack.append((at, True))
        is_apart = not notes and at.tag == f"{TEI}note" and _may_be_elsewhere(at)
        if is_apart:
            yield " "
        if isinstance(at.tag, str) and at.tag not in _NOT_SOURCE and not is_apart:
            yield at.text or ""
            stack.extend((child, False) for child in reversed(at))


def _may_be_elsewhere(note: etree._Element) -> bool:
    """Whether a note may stand elsewhere in the source: it has a number, is of the foot, or of the source."""
    return bool(note.get("n")) or note.get("place") == "foot" or note.get("type") == "source"


def losses(text: str, tei: bytes) -> list[str]:
    """What a TEI document has not of its source, or has beside it; empty where nothing is amiss.

    Args:
        text: the source, with what XML forbids replaced already.
        tei: the document.
    """
    body = text_of(tei)
    source, written = "".join(text.split()), "".join("".join(said(body)).split())
    has, had = Counter(written), Counter(source)
    faults = [f"added {dict(has - had)}"] if has - had else []
    missing = had - has
    gone = sum(count for character, count in missing.items() if character not in SIGNS)
    if gone > _may_go(body, text):
        faults.append(f"lost {gone} letters and figures: {dict(missing)}")
    names = {etree.QName(element).localname for element in body.iter(etree.Element)}
    names |= {"head" for element in body.iter(etree.Element) if element.get("rend") == "heading"}
    faults += [
        f"lost {count} {sign}, and no element could stand for it"
        for sign, count in missing.items()
        if not names & set(_STANDS_FOR.get(sign, names))
    ]
    counts = Counter(_WORD.findall("".join(said(body, notes=False))))
    running = [word for word in _WORD.findall("".join(said(body, notes=False))) if counts[word] == 1]
    order = {word: at for at, word in enumerate(_WORD.findall(text)) if source.count(word) == 1}
    places = [order[word] for word in running if word in order]
    if places != sorted(places):
        faults.append("words stand in another order")
    return faults


def _may_go(body: etree._Element, text: str) -> int:
    """The letters and figures for which elements can stand."""
    pages = sum(_PER_PAGE for _ in body.iter(f"{TEI}pb"))
    tags = sum(len(tag[1] or tag[2]) for tag in _TAG.finditer(text))
    pairs = sum(_PER_PAIR for _ in body.iter(*(f"{TEI}{name}" for name in _PAIRED)))
    signs = min(tags, pairs) + sum(_PER_SIGN for _ in body.iter(f"{TEI}milestone"))
    # a note is referred to as often as it likes, each time by its number in tags at most
    notes = sum(2 * (len(note.get("n", "")) + _PER_SIGN) for note in body.iter(f"{TEI}note"))
    lines = sum(len(line.get("n", "")) for line in body.iter(f"{TEI}lb", f"{TEI}l"))
    return pages + signs + notes + lines
