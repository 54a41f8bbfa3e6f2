"""The numbers of stanzas, above them or before their first lines."""

import re
from collections.abc import Iterator, Sequence

from encoder.pages.set_off.ragged import begins_large
from encoder.pages.sights.sight import Sight

_STANZA_NUMBER = re.compile(r"\s*(?:[IVXL]{1,6}|\d{1,2})\s*[.)]?\s*")
_LONGEST = 64
_BEFORE_STANZA = re.compile(r"\s*\[?(?P<n>\d{1,2})[.)]?\s+(?=[\"“„«‘']?[^\W\d_])")


def without_numbers(seen: Sequence[Sight]) -> Iterator[Sight]:
    """The lines without those that number stanzas, and without the numbers at stanzas' beginnings."""
    counted = _counted(seen)
    gap = 0
    for sight in seen:
        if sight.gap and _STANZA_NUMBER.fullmatch(sight.text):
            gap = sight.gap
        elif sight.row in counted:
            end = counted[sight.row]
            yield sight._replace(text=" " * end + sight.text[end:], gap=max(gap, sight.gap, 1))
            gap = 0
        else:
            yield sight._replace(gap=max(gap, sight.gap)) if gap else sight
            gap = 0


def _counted(seen: Sequence[Sight]) -> dict[int, int]:
    """The lines that begin with a number, one more each time or one again, below a blank line, and its end.

    What is numbered are stanzas where each has further lines, right below it, that begin with capitals. A
    number between such lines begins a stanza as well.
    """
    found: dict[int, int] = {}
    n, last = 1, -1
    for i, sight in enumerate(seen[:-1]):
        match = _BEFORE_STANZA.match(sight.text)
        if match and i and not sight.gap and not (n > 1 and _are_verses(seen[last + 1 : i])):
            match = None
        below = seen[i + 1]
        n = 1 if match and int(match["n"]) == 1 else n
        if match and int(match["n"]) == n and not below.gap and begins_large(below.text.strip()):
            found[sight.row] = match.end()
            n, last = n + 1, i
    return found if len(found) > 1 else {}


def _are_verses(lines: Sequence[Sight]) -> bool:
    """Whether lines stand close to each other, begin with capitals and pause at their ends."""
    texts = [line.text.strip() for line in lines]
    return (
        bool(texts)
        and not any(line.gap for line in lines)
        and all(len(text) <= _LONGEST and begins_large(text) and not text[-1].isalpha() for text in texts)
    )
