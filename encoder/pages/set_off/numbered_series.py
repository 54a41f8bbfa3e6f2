"""Short poems of a series by its numbers: most of what these head is verse, and so is what looks like it."""

import re
from collections.abc import Mapping, Sequence

from encoder.model import Role
from encoder.pages.set_off.ragged import begins_large
from encoder.pages.sights.parts import Parts
from encoder.pages.sights.sight import Sight

_NUMBER = re.compile(r"\s*(?:[IVXLC]{1,7}|\d{1,3})\s*\.?\s*")
_LONGEST, _FEWEST, _MOST = 64, 2, 0.6


def in_numbered_series(seen: Sequence[Sight], verse: Parts) -> Mapping[int, Role]:
    """The rows of stanzas below numbers, where most numbers stand above verse.

    Args:
        seen: the lines of running text that nobody speaks.
        verse: the rows that are verse already.
    """
    numbers = [i for i, sight in enumerate(seen[:-1]) if _NUMBER.fullmatch(sight.text) and seen[i + 1].gap]
    headed = [i for i in numbers if seen[i + 1].row in verse]
    if len(headed) < _FEWEST or len(headed) < _MOST * len(numbers):
        return {}
    found: dict[int, Role] = {}
    for i in numbers:
        start = i + 1
        while start < len(seen) and (block := _stanza(seen, start, verse)):
            found |= {seen[at].row: Role.VERSE for at in block} | {seen[start].row: Role.STANZA}
            start = block.stop
    return found


def _stanza(seen: Sequence[Sight], start: int, verse: Parts) -> range:
    """The lines of a stanza that begins at an index; nothing where there is none, or it is known."""
    end = start + 1
    while end < len(seen) and not seen[end].gap:
        end += 1
    lines = [seen[at] for at in range(start, end)]
    is_new = not any(line.row in verse for line in lines)
    short = all(len(line.text.strip()) <= _LONGEST and begins_large(line.text) for line in lines)
    return range(start, end if is_new and short and len(lines) >= _FEWEST else start)
