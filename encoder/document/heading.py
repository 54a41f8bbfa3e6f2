"""What a document's heading says of it: its number, its type."""

import re
from collections.abc import Sequence

from encoder.enumerators import enumerator
from encoder.model import Block, Content, Element, Markup, Role, Text
from encoder.ties import HEADING

MEMORANDUM = r"ME\w{1,3}RAND\w{1,2}\b"
"""The word, as typed or misread: `MEMORANDVM`; to be read without regard to case."""
_NUMBER = re.compile(r"(\d{1,4}[a-z]?)\.\s")
_TYPES = (
    (re.compile(r"editorial note", re.I), "editorial-note"),
    (re.compile(r"telegram(?!\w*[- ]?add?r)|airgram|cable\b|classified message", re.I), "telegram"),
    (
        re.compile(
            r"minutes|memorand\w+ of (?:conversation|meeting)|record of (?:meeting|conversation)", re.I
        ),
        "minutes",
    ),
    (re.compile(r"\bme\w{1,3}rand|\bmem[ao]\b", re.I), "memorandum"),
    (re.compile(r"\bletter\b", re.I), "letter"),
    (re.compile(r"\bmessage\b", re.I), "message"),
    (re.compile(r"\breport\b|\bpaper\b|\bstudy\b|estimate", re.I), "report"),
)
_WHERE_TYPED = frozenset({Role.HEAD, Role.ADDRESSEE, Role.SUBJECT})


def plain_text(content: Content) -> str:
    """The text of a content on one line, without notes and furniture."""
    return " ".join(" ".join(_texts(content)).split())


def document_number(heading: str) -> str | None:
    """The edition's number: `287. Message From …` → `287`."""
    match = _NUMBER.match(heading)
    return match[1] if match else None


def document_type(heading: str, blocks: tuple[Block, ...]) -> str:
    """The value of `div/@type`, by the words of the heading, else of the opener; else `document`."""
    opener = " ".join(plain_text(block.content) for block in blocks[:12] if block.role in _WHERE_TYPED)
    for text in (heading, opener):
        for pattern, name in _TYPES:
            if pattern.search(text):
                return name
    salutes = any(block.role is Role.SALUTE for block in blocks[:12])
    return "letter" if salutes else "document"


def _texts(content: Content) -> list[str]:
    found: list[str] = []
    for node in content:
        if isinstance(node, Text):
            found.append(node.text)
        elif isinstance(node, Element) and node.name not in ("note", "fw"):
            found += _texts(node.content)
    return found


def signs_of(heads: Sequence[Block]) -> int:
    """How many signs of Markdown stand before a head; 0 where there are none, or no head."""
    marks = (node for head in heads for node in head.content if isinstance(node, Markup))
    return next((len(mark.text) for mark in marks if mark.why == HEADING), 0)


def values_of(numeral: str) -> frozenset[int]:
    """The numbers that a numeral may stand for: `I` is 1, and the ninth letter."""
    said = enumerator(f"{numeral}. x")
    return frozenset(reading.value for reading in said.readings) if said else frozenset()
