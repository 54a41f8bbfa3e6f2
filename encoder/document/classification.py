"""The highest classification that a document's markings bear, or that its edition tells of."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from encoder.document.heading import plain_text
from encoder.model import Block, Content, Element, Role
from encoder.scale import SCALE

_RANKS = {category: rank for rank, category in enumerate(SCALE)}
_CATEGORIES = {words: category for category, words in SCALE.items()}
_GLUED = {words.upper().replace(" ", ""): category for words, category in _CATEGORIES.items()}
_SIMILAR = 0.8
_SOURCE_NOTE = re.compile(r"\W*+(?:\d{1,3}\W++)?Source:\s")
_SENTENCE = re.compile(
    rf"(?<=[.;?)”\"])\s+({'|'.join(_CATEGORIES)}"
    r"|No classification marking|Not classified|Official Use Only)"
    r"(?=[.;,]|\s+(?:and\b|[(–—-]|[A-Z]{3,}|(?:Eyes|Sensitive|Nodis|Exdis|Limdis|Noforn|Codeword|Personal)\b)|\s*$)"
)


def highest_classification(blocks: tuple[Block, ...]) -> str | None:
    """A category of the header's scale, or None where no marking can be read.

    Markings are read tolerantly: `SFCRET EYES ONLY` → `secret`. An edition says what the original bears in
    its source note: `Source: National Archives, RG 59. Confidential; Limdis.` → `confidential`.
    """
    markings = [mark for block in blocks for mark in _markings(block)]
    notes = [plain_text(block.content) for block in blocks if block.role is Role.NOTE]
    found = [*map(classify, markings), *map(classification_of_note, notes)]
    return max((category for category in found if category), key=_RANKS.__getitem__, default=None)


def classification_of_note(note: str) -> str | None:
    """The category that a source note gives the original, by the first sentence that begins with one.

    `1. Source: Port Archives. Secret; Nodis. The enclosure is top secret.` → `secret`
    """
    source = _SOURCE_NOTE.match(note)
    match = _SENTENCE.search(note, source.end()) if source else None
    return _CATEGORIES.get(match[1]) if match else None


@lru_cache(maxsize=1_000)
def classify(marking: str) -> str | None:
    """The category of one marking, `TOP SECRET - NODIS` → `top-secret`."""
    words = re.findall(r"[A-Z0-9]+", marking.upper())
    candidates = {
        "".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 4, len(words) + 1))
    }
    scored = [
        (SequenceMatcher(None, word, candidate).ratio(), len(word), category)
        for word, category in _GLUED.items()
        for candidate in candidates
        if abs(len(word) - len(candidate)) <= 2
    ]
    similar = [score for score in scored if score[0] >= _SIMILAR]
    return max(similar)[2] if similar else None


def _markings(block: Block) -> list[str]:
    if block.role is Role.CLASSIFICATION:
        return [plain_text(_inside(block.content))]
    return [
        plain_text(node.content)
        for node in block.content
        if isinstance(node, Element) and node.name == "fw" and node.get("type") == "classification"
    ]


def _inside(content: Content) -> Content:
    return tuple(child for node in content if isinstance(node, Element) for child in node.content)
