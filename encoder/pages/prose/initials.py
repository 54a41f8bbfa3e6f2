"""Large initials that a scan has parted from their words: `W HEN the news came`, or `W` on a line alone."""

import re
from collections.abc import Mapping, Sequence

from encoder.pages.sights.sight import Sight, plain

_PARTED = re.compile(r"[\"“„«‘']?[^\W\d_a-zß-ÿ] [^\W\d_a-zß-ÿ]{1,12}(?:['’][^\W\d_]+)?,? [a-zß-ÿ]")
_ALONE = re.compile(r"[\"“„«‘']?[^\W\d_a-zß-ÿ]")
_REST = re.compile(r"[^\W\d_a-zß-ÿ]{1,12},? [a-zß-ÿ]")
_ENDS = (".", "?", "!", ":", ";")
_LONGEST_ALONE, _SHORTEST = 2, 24
_BEGINS, _GOES_ON = frozenset({"text-B"}), frozenset({"text-I"})


def parted_initials(seen: Sequence[Sight]) -> Mapping[int, frozenset[str]]:
    """The lines that begin with an initial, and those that go on with them, with their labels.

    Args:
        seen: the lines of running text.
    """
    found: dict[int, frozenset[str]] = {}
    for i, sight in enumerate(seen[:-1]):
        text, below = plain(sight.text), seen[i + 1]
        if len(text) <= _LONGEST_ALONE and _ALONE.fullmatch(text) and _REST.match(plain(below.text)):
            found |= {i: _BEGINS, i + 1: _GOES_ON}
        elif _is_parted(text):
            found[i] = _BEGINS
            if below.gap and plain(below.text)[:1].islower() and not text.endswith(_ENDS):
                found[i + 1] = _GOES_ON
    return found


def _is_parted(text: str) -> bool:
    return len(text) >= _SHORTEST and text[1:3].count(" ") == 1 and _PARTED.match(text) is not None
