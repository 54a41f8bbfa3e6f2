"""Names before what is said, set apart from other lines: each as far in, with as wide a space behind it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.labels import Label
from encoder.pages.speech.steps import begins_at

_FEWEST = 4
_MOST = 0.75
_SPACE = 2
_NEARLY_ALL = 0.7
_WITHIN = re.compile(r"(?<=[^\W\d_]\s)[^\W\d_a-z][^\W\d_]{3,}")
"""A word in the middle of a sentence."""

Place = tuple[int, bool]
"""How far in a name stands, and whether a space wider than between words is behind it."""


def place_of(text: str, label: Label) -> Place:
    """Where a name stands on its line."""
    return indent_of(text), _space_behind(text, label) >= _SPACE


def common_place(indices: Sequence[int], seen: Sequence[Sight], labels: Mapping[int, Label]) -> Place | None:
    """Where most names stand, if that sets them apart from other lines; None where it does not.

    Args:
        indices: of the lines with names that come again.
        seen: the lines of running text.
        labels: the names.
    """
    places = Counter(place_of(seen[i].text, labels[i]) for i in indices if not labels[i].alone)
    if places.total() < _FEWEST:
        return None
    place, count = places.most_common(1)[0]
    return place if count >= _MOST * places.total() and place[0] and place[1] else None


def named_among(indices: Sequence[int], seen: Sequence[Sight]) -> frozenset[str]:
    """The words in capitals that are names where nearly all paragraphs begin with one: `and Boris`.

    Args:
        indices: of the lines with names that come again.
        seen: the lines of running text.
    """
    if len(indices) < _FEWEST:
        return frozenset()
    begins = sum(bool(seen[i].gap) for i in range(indices[0], indices[-1] + 1))
    if sum(bool(seen[i].gap) for i in indices) < _NEARLY_ALL * begins:
        return frozenset()
    return frozenset(word.upper() for sight in seen for word in _WITHIN.findall(sight.text))


def are_stepped(indices: Sequence[int], seen: Sequence[Sight], labels: Mapping[int, Label]) -> bool:
    """Whether names stand at one place, and one of them speaks the rest of the verse above it, far in."""
    if common_place(indices, seen, labels) is None:
        return False
    return any(i and _steps_down(seen[i], seen[i - 1], labels[i]) for i in indices)


def _steps_down(sight: Sight, above: Sight, label: Label) -> bool:
    space = _space_behind(sight.text, label)
    return not sight.gap and space > _FEWEST and begins_at(label.end + space, len(above.text.rstrip()))


def _space_behind(text: str, label: Label) -> int:
    behind = text[label.end :]
    return len(behind) - len(behind.lstrip())
