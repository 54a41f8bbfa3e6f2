"""Inscriptions: lines in capitals, far in or with small words, that a sentence announces."""

from collections.abc import Mapping, Sequence

from encoder.language import is_function
from encoder.model import Role
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight

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
            ends = end == len(seen) or bool(seen[end].gap)
            if end - i >= _FEWEST and ends and _is_inscribed(seen[i:end]):
                found |= {one.row: Role.CONTINUATION for one in seen[i + 1 : end]} | {
                    seen[i].row: Role.PARAGRAPH
                }
    return found


def _is_cut(sight: Sight) -> bool:
    """Whether a line may be one cut in stone: in capitals, and short."""
    text = sight.text.strip()
    return text.isupper() and len(text) <= _LONGEST


def _is_inscribed(lines: Sequence[Sight]) -> bool:
    """Whether lines in capitals are an inscription: set far in, or no names, for small words are in them."""
    if all(indent_of(sight.text) >= _FAR_IN for sight in lines):
        return True
    words = (word for sight in lines for word in sight.text.split())
    small = sum(len(word) > 1 and is_function(word) for word in words)
    return small >= len(lines) / 2
