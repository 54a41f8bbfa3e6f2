"""Paragraphs that begin with a dash, as writers of letters set it between two thoughts: they are no items."""

import re
from collections.abc import Sequence

from encoder.pages.sights.sight import Sight

_DASHED = re.compile(r"\s*(?P<sign>[-–—])\s+\S")
_SHORTEST, _FEWEST = 80, 2


def dashed_paragraphs(seen: Sequence[Sight]) -> frozenset[int]:
    """The rows of long lines behind a dash that has no second one beside it, nor a colon above.

    Args:
        seen: the lines of running text.
    """
    dashed = [_DASHED.match(sight.text) is not None for sight in seen]
    if sum(dashed) >= _FEWEST and not all(_is_long(seen[i]) for i, said in enumerate(dashed) if said):
        return frozenset()
    return frozenset(
        sight.row
        for i, sight in enumerate(seen)
        if dashed[i]
        and _is_long(sight)
        and not any(dashed[max(0, i - 1) : i] + dashed[i + 1 : i + 2])
        and i
        and not seen[i - 1].text.rstrip().endswith(":")
    )


def _is_long(sight: Sight) -> bool:
    text = sight.text.strip()
    return len(text) >= _SHORTEST and text[-1] in '.!?…”"»'
