"""What a document's heading says of it: its number, its type."""

import re
from collections.abc import Sequence
from itertools import takewhile

from encoder.enumerators import enumerator
from encoder.language import label
from encoder.model import Block, Content, Element, Markup, Role, Text
from encoder.pages.sights.parties import heads_in_capitals, is_addressed, names_parties
from encoder.texts import on_one_line
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
_LONGEST_NUMBER = 40
_WORDS_OF_ADDRESS, _WORDS_TO_SAME = 8, 3
_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM})
_WHERE_TYPED = frozenset({Role.HEAD, Role.ADDRESSEE, Role.SUBJECT})


def plain_text(content: Content) -> str:
    """The text of a content on one line, without notes and furniture."""
    return on_one_line(" ".join(_texts(content)))


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
    return "letter" if salutes or _is_sent(heading, blocks) else "document"


def _is_sent(heading: str, blocks: tuple[Block, ...]) -> bool:
    """Whether a document is signed, and its title or a dated opener says to whom it is."""
    if not any(block.role is Role.SIGNED for block in blocks):
        return False
    match = _NUMBER.match(heading)
    said = heading[match.end() :] if match else heading
    if is_to(said):
        return True
    opener = list(takewhile(lambda block: not _tells(block), blocks))
    dated = any(block.role is Role.DATELINE for block in opener)
    to = [plain_text(block.content) for block in opener if block.role is Role.ADDRESSEE]
    addressed = bool(to) and ":" not in to[0] and (is_addressed(to[0]) or any(map(_says_only_to, to)))
    return dated and (addressed or names_parties(said) or heads_in_capitals(said))


def _tells(block: Block) -> bool:
    """Whether a block is text of the letter; a file's number above the address is none."""
    text = plain_text(block.content)
    is_number = len(text) <= _LONGEST_NUMBER and any(map(str.isdigit, text))
    return block.role in _TEXT and not is_number


def _says_only_to(text: str) -> bool:
    end = label(text, "addressee", marked=False)
    return end > 0 and not text[end:].strip()


def is_to(heading: str) -> bool:
    """Whether a heading says to whom and nothing else: `An Karl Quill.`, `An denselben.`"""
    words = len(heading.split())
    is_same = words <= _WORDS_TO_SAME and label(heading, "addressee", marked=False) > 0
    return is_same or (words <= _WORDS_OF_ADDRESS and is_addressed(heading))


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
