"""Inscriptions: lines in capitals, far in or with small words, that a sentence announces."""

from collections.abc import Mapping, Sequence

from encoder.language import begins_farewell, ends_in_farewell, is_farewell, is_function
from encoder.model import Role
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight

_FAR_IN, _FEWEST, _FEWEST_WITHIN, _LONGEST = 8, 2, 3, 60
_GOING_ON = (",", ";", "—", "--")


def inscriptions(seen: Sequence[Sight]) -> Mapping[int, Role]:
    """The rows of inscriptions: one paragraph, whose lines its printer parted.

    Args:
        seen: the lines of running text.
    """
    found: dict[int, Role] = {}
    for i in range(1, len(seen)):
        leads = seen[i - 1].text.rstrip()
        if seen[i].gap and leads.endswith((":", *_GOING_ON)) and seen[i - 1].row not in found:
            end = i
            while end < len(seen) and _is_cut(seen[end]) and (end == i or not seen[end].gap):
                end += 1
            ends = end == len(seen) or bool(seen[end].gap)
            lines = seen[i:end]
            is_cut = _is_inscribed(lines) if leads.endswith(":") else _goes_on(leads, lines)
            if end - i < _FEWEST or not ends or not is_cut:
                lines = _posted(seen, i) if leads.endswith(":") else ()
            found |= {one.row: Role.CONTINUATION for one in lines}
            found |= {one.row: Role.PARAGRAPH for one in lines[:1]}
    return found


def _posted(seen: Sequence[Sight], start: int) -> Sequence[Sight]:
    """The lines far in, the first and another in capitals, above running text: a bill that is told of."""
    end = start
    while end < len(seen) and _is_far_in(seen[end]) and (end == start or not seen[end].gap):
        end += 1
    lines = seen[start:end]
    capitals = sum(sight.text.isupper() for sight in lines)
    below = seen[end : end + 1]
    stands = bool(below) and bool(below[0].gap) and indent_of(below[0].text) < _FAR_IN
    is_posted = stands and len(lines) >= _FEWEST_WITHIN and lines[0].text.isupper() and capitals > 1
    return lines if is_posted and len({indent_of(sight.text) for sight in lines}) > _FEWEST else ()


def _is_far_in(sight: Sight) -> bool:
    return indent_of(sight.text) >= _FAR_IN and len(sight.text.strip()) <= _LONGEST


def _goes_on(leads: str, lines: Sequence[Sight]) -> bool:
    """Whether lines are one in the middle of a sentence, and no names below a farewell."""
    said = [leads, *(sight.text for sight in lines)]
    if len(lines) < _FEWEST_WITHIN or leads.isupper() or any(is_farewell(text) for text in said):
        return False
    if ends_in_farewell(leads) or any(map(begins_farewell, said)):
        return False
    words = [word for sight in lines for word in sight.text.split()]
    small = sum(len(word) > 1 and is_function(word) for word in words)
    return all(indent_of(sight.text) >= _FAR_IN for sight in lines) and small >= len(lines) / 2


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
