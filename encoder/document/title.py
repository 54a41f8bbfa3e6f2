"""The title of a document for its header: its head, else what its opener says it is or is about."""

import re
from itertools import pairwise

from encoder.document.heading import plain_text
from encoder.model import Content, Element

_MEMORANDUM = re.compile(r"\W*ME\w{1,3}RAND\w{1,2}\b.*", re.IGNORECASE)


def find_title(division: Element) -> str | None:
    """The first `head` of a division; else its `MEMORANDUM FOR …`; else its subject; else None."""
    head = next(
        (node for node in division.content if isinstance(node, Element) and node.name == "head"), None
    )
    if head is not None:
        return plain_text(head.content)
    openers = [node for node in division.content if isinstance(node, Element) and node.name == "opener"]
    lines = [
        plain_text(line.content) for opener in openers for line in _descendants(opener.content, "addrLine")
    ]
    memorandum = next((line for line in lines if _MEMORANDUM.fullmatch(line)), None)
    return memorandum or next(filter(None, map(_subject, openers)), None)


def _subject(opener: Element) -> str | None:
    """The item below the label `SUBJECT:`."""
    for labelled in _descendants(opener.content, "list"):
        parts = [node for node in labelled.content if isinstance(node, Element)]
        for label, item in pairwise(parts):
            if label.name == "label" and plain_text(label.content).upper().startswith("SUBJ"):
                return plain_text(item.content) or None
    return None


def _descendants(content: Content, name: str) -> list[Element]:
    elements = [node for node in content if isinstance(node, Element)]
    return [
        found
        for node in elements
        for found in ([node] if node.name == name else _descendants(node.content, name))
    ]
