"""The title of a document for its header: its head, else what its opener says it is or is about."""

import re
from itertools import pairwise

from encoder.document.elements import children, outermost
from encoder.document.heading import MEMORANDUM, plain_text
from encoder.model import Element

_MEMORANDUM = re.compile(rf"\W*{MEMORANDUM}.*", re.IGNORECASE)


def find_title(division: Element) -> str | None:
    """The first `head` of a division; else its `MEMORANDUM FOR …`; else its subject; else None.

    A head that is figures alone goes together with the one below it: `12. TO MRS. FENN.`
    """
    heads = list(children(division.content, "head")) or list(filter(None, (_head_of_play(division),)))
    if heads:
        first, *below = (plain_text(head.content) for head in heads)
        return first if any(map(str.isalpha, first)) else " ".join((first, *below[:1]))
    openers = list(children(division.content, "opener"))
    lines = (plain_text(line.content) for opener in openers for line in outermost(opener.content, "addrLine"))
    memorandum = next((line for line in lines if _MEMORANDUM.fullmatch(line)), None)
    return memorandum or next(filter(None, map(_subject, openers)), None)


def _head_of_play(division: Element) -> Element | None:
    """The head of the first act or scene, where nothing stands before it."""
    first = next((node for node in division.content if isinstance(node, Element)), None)
    is_part = first is not None and first.name == "div" and first.get("type") in ("act", "scene")
    return next(children(first.content, "head"), None) if first is not None and is_part else None


def _subject(opener: Element) -> str | None:
    """The item below the label `SUBJECT:`."""
    for labelled in outermost(opener.content, "list"):
        parts = [node for node in labelled.content if isinstance(node, Element)]
        for label, item in pairwise(parts):
            if label.name == "label" and plain_text(label.content).upper().startswith("SUBJ"):
                return plain_text(item.content) or None
    return None
