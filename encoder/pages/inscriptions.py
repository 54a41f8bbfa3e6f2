"""Inscriptions: lines in capitals in the middle of the page, which a sentence announces."""

from collections.abc import Mapping, Sequence

from encoder.model import Role
from encoder.pages.layout import indent_of
from encoder.pages.sight import Sight

_FAR_IN, _FEWEST, _LONGEST = 8, 2, 60


def inscriptions(seen: Sequence[Sight]) -> Mapping[int, Role]:
    """The rows of inscriptions: one paragraph, whose lines its printer parted.

    Args:
        seen: the lines of running text.
    """
    found: dict[int, Role] = {}
    for i in range(1, len(seen)):
        if seen[i].gap and seen[i - 1].text.rstrip().endswith(":") and seen[i - 1].row not in found:
            end = i
            while end < len(seen) and _is_cut(seen[end]) and (end == i or not seen[end].gap):
                end += 1
            if end - i >= _FEWEST and end < len(seen) and seen[end].gap:
                found |= {one.row: Role.CONTINUATION for one in seen[i + 1 : end]} | {
                    seen[i].row: Role.PARAGRAPH
                }
    return found


def _is_cut(sight: Sight) -> bool:
    """Whether a line is one cut in stone: in capitals, far in."""
    text = sight.text.strip()
    return text.isupper() and len(text) <= _LONGEST and indent_of(sight.text) >= _FAR_IN
