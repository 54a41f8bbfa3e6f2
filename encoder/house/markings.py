"""Classification markings at the edges of pages: `SECRET` at the head and foot of each, in any language.

A marking that stands once below a document's title is part of its opener; what is repeated, or stands at the
edge of a page, is furniture: the text goes on behind it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from encoder.language import is_marking

LONGEST = 80
FEWEST = 2
EDGE = 2
"""How many lines at the head and foot of a document may hold a marking that stands there alone."""


def find_markings(texts: Sequence[str]) -> dict[int, str]:
    """The lines that are markings of pages → the marking, folded.

    They are repeated, or stand in capitals at the document's head or foot.

    Args:
        texts: the lines of a document, without page marks.
    """
    found = {
        row: "".join(filter(str.isalnum, text.casefold()))
        for row, text in enumerate(texts)
        if 0 < len(text.strip()) <= LONGEST and is_marking(text)
    }
    if not found:
        return {}
    counts = Counter(found.values())
    filled = [row for row, text in enumerate(texts) if text.strip()]
    edges = {*filled[:EDGE], *filled[-EDGE:]}
    return {
        row: marking
        for row, marking in found.items()
        if counts[marking] >= FEWEST or (row in edges and texts[row].isupper())
    }


def without_markings(texts: Sequence[str]) -> list[str]:
    """The lines, blank where they are markings: what numbers or refers in a text is no part of these."""
    markings = find_markings(texts)
    return ["" if row in markings else text for row, text in enumerate(texts)]


def between_markings(texts: Sequence[str], markings: Mapping[int, str], beside: frozenset[int]) -> set[int]:
    """The markings that a page begins with: behind the foot of the page before, or within the text.

    Args:
        texts: the lines.
        markings: by row.
        beside: rows of other furniture, which part no text.
    """
    begins: set[int] = set()
    runs: list[list[int]] = []
    last_text, text_before = -1, False
    for row, text in enumerate(texts):
        if row in markings:
            if runs and runs[-1][-1] > last_text:
                runs[-1].append(row)
            elif text_before:
                runs.append([row])
        elif text.strip() and row not in beside:
            last_text, text_before = row, True
    for run in runs:
        if run[-1] < last_text:
            begins.add(run[min(1, len(run) - 1)])
    return begins
