"""Orders, decrees and circulars: what each is and its number, where and when below that, or right above.

`General Order No. 3`; `GENERAL ORDERS, }` / `No. 47. }`; `ROZKAZ Nr 12`. Offices print many in a row.
"""

import re
from collections.abc import Iterator, Sequence

from encoder import language
from encoder.pages.letters.letter_starts import says_when
from encoder.pages.sights.sight import Sight

_HEAD, _DATELINE = frozenset({"head"}), frozenset({"dateline"})
_NUMBER = r"(?:[^\W\d_]{1,3}\.?\s?[°ºo]?\.?\s?|[№#]\s?)?(?P<n>\d{1,5})(?:\s?[/-]\s?\d{1,4})?"
_BRACE = r"(?:\s*[})|])?\s*"
_WORDS = r"(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,4})"
_WHOLE = re.compile(rf"{_WORDS}[,.]?{_BRACE}\s+{_NUMBER}[.,:]?{_BRACE}")
_ORDER, _NUMBER_BELOW = re.compile(rf"{_WORDS}[,.]?{_BRACE}"), re.compile(rf"\s*{_NUMBER}[.,:]?{_BRACE}")
_LONGEST, _MOST_LINES = 70, 4
Labelled = Iterator[tuple[int, frozenset[str]]]


def orders(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of titles of orders, and of the places and days below them.

    Args:
        seen: the lines of running text.
    """
    return dict(label for i in range(len(seen) - 1) for label in _labels(seen, i))


def is_order(text: str) -> bool:
    """Whether a line is what an order is, and its number: `General Order No. 3`, `ROZKAZ Nr 12`"""
    text = text.strip()
    match = _WHOLE.fullmatch(text) if len(text) <= _LONGEST else None
    return match is not None and _says_order(match["words"])


def _says_order(words: str) -> bool:
    """Whether one of a few words is that of an order, and all have capitals but small ones."""
    parts = words.split()
    named = all(word[0].isupper() or language.is_function(word) for word in parts)
    return named and parts[0][0].isupper() and any("order" in language.classes_of(word) for word in parts)


def _labels(seen: Sequence[Sight], i: int) -> Labelled:
    end = _end_of_title(seen, i)
    begins = not i or seen[i].gap or seen[i].across or says_when(seen[i - 1].text)
    if end == i or not begins or end >= len(seen):
        return
    if i and not seen[i].gap and says_when(seen[i - 1].text):
        yield i - 1, _DATELINE
    yield from ((at, _HEAD) for at in range(i, end))
    yield from ((at, _DATELINE) for at in _place_and_day(seen, end))


def _end_of_title(seen: Sequence[Sight], i: int) -> int:
    """The place behind a title that may begin with a line, its number on that or the next; else its own."""
    if is_order(seen[i].text):
        return i + 1
    text = seen[i].text.strip()
    first = _ORDER.fullmatch(text) if len(text) <= _LONGEST else None
    below = _NUMBER_BELOW.fullmatch(seen[i + 1].text) if first and not seen[i + 1].gap else None
    return i + 2 if first and below and _says_order(first["words"]) else i


def _place_and_day(seen: Sequence[Sight], start: int) -> range:
    """The short lines right below each other up to the day: `HEADQUARTERS, ARMY OF THE OHIO,`, …"""
    for i in range(start, min(start + _MOST_LINES, len(seen))):
        text = seen[i].text.strip()
        if (i > start and (seen[i].gap or seen[i].across)) or len(text) > _LONGEST or not text[0].isalnum():
            break
        if says_when(text):
            return range(start, i + 1)
    return range(0)
