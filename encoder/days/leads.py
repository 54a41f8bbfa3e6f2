"""What stands before the day of an entry, or is amiss in it: `Remarks on board, Tusday July 22d`."""

import re
from functools import lru_cache
from itertools import islice

from encoder.language import months, weekdays, words
from encoder.language.folding import fold
from encoder.language.phrases import phrase_at, phrase_begins

_WORD = re.compile(r"\S+")
_NAME_ALONE = re.compile(r"[^\W\d_]+")
_LONGEST_LEAD = 4
_LONGEST_TITLE = 90
_NAME = re.compile(r"(?P<name>[^\W\d_a-z][^\W\d_]{4,10})[.,]?\s+(?P<next>\w+)")
_SHORTEST_NAME = 6
_LAST_DAY = 31


def behind_lead(text: str, start: int) -> int:
    """Where a text goes on behind words that begin the entries of logs; the start where it has none."""
    found = list(islice(_WORD.finditer(text, start), _LONGEST_LEAD))
    if not found or not phrase_begins("entry-lead", fold(found[0][0])):
        return start
    count = phrase_at("entry-lead", tuple(fold(word[0]) for word in found))
    return found[count].start() if 0 < count < len(found) else start


def names_diary(text: str) -> bool:
    """Whether a title says that what it heads is a diary, or a log: `Anders Erssons Dagbok för 1886`"""
    return len(text) <= _LONGEST_TITLE and any(
        fold(word) in words("diary") for word in _NAME_ALONE.findall(text)
    )


def misspelt_weekday(text: str, start: int) -> int:
    """The weekday, 1 is Monday, whose name a text has at a place with a letter amiss, before a day; or 0."""
    match = _NAME.match(text, start)
    if match is None:
        return 0
    said = match["next"]
    is_day = said[:2].isdecimal() or said[:1].isdecimal()
    if not (fold(said) in months() or (is_day and 0 < int(re.split(r"\D", said)[0]) <= _LAST_DAY)):
        return 0
    return _nearest(fold(match["name"]))


@lru_cache(maxsize=500)
def _nearest(word: str) -> int:
    near = {number for name, number in weekdays().items() if _differ_by_one(word, name)}
    return near.pop() if len(near) == 1 else 0


def _differ_by_one(one: str, other: str) -> bool:
    """Whether two words differ by a letter that is another, is missing, or is too many."""
    if len(other) < _SHORTEST_NAME or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest = (one[at + (len(one) >= len(other)) :], other[at + (len(other) >= len(one)) :])
    return rest[0] == rest[1]
