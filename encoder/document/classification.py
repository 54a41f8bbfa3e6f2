"""The highest classification that a document's markings bear."""

import re
from difflib import SequenceMatcher

from encoder.document.heading import plain_text
from encoder.model import Block, Content, Element, Role

SCALE = ("unclassified", "restricted", "limited-official-use", "confidential", "secret", "top-secret")
_WORDS = (
    ("UNCLASSIFIED", "unclassified"),
    ("RESTRICTED", "restricted"),
    ("LIMITEDOFFICIALUSE", "limited-official-use"),
    ("CONFIDENTIAL", "confidential"),
    ("TOPSECRET", "top-secret"),
    ("SECRET", "secret"),
)
_SIMILAR = 0.8


def highest_classification(blocks: tuple[Block, ...]) -> str | None:
    """A category of the header's scale, or None where no marking can be read.

    Markings are read tolerantly: `SFCRET EYES ONLY` → `secret`.
    """
    markings = [mark for block in blocks for mark in _markings(block)]
    found = [category for category in map(classify, markings) if category]
    return max(found, key=SCALE.index, default=None)


def classify(marking: str) -> str | None:
    """The category of one marking, `TOP SECRET - NODIS` → `top-secret`."""
    words = re.findall(r"[A-Z0-9]+", marking.upper())
    candidates = {
        "".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 4, len(words) + 1))
    }
    scored = [
        (SequenceMatcher(None, word, candidate).ratio(), len(word), category)
        for word, category in _WORDS
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
