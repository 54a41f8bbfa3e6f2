"""Years in words, as treaties and wills have them: `mil sept cent soixante-trois` → 1763."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from encoder.language.folding import fold
from encoder.language.marks import mark_words

_TABLE = "numerals"
_VALUES = (*range(1, 20), *range(20, 100, 10), *range(100, 1000, 100), 1000)
_WORD = re.compile(r"[\s,-]*(?P<word>[^\W\d_]+)")
_EARLIEST, _LATEST = 1000, 2100
_INNER = ("und", "en")
"""What joins the parts of a word that says a number: `neunundvierzig`, `achtenzeventig`."""
_LONGEST_OTHER = 5
_REMEMBERED, _NEAR = 1_000, 3
_THOUSAND, _HUNDRED, _SCORE, _SCORES = 1000, 100, 20, 4


def year_in_words(text: str, start: int) -> tuple[int, int] | None:
    """The year that is written in words from an offset on, and where it ends; None where none is."""
    said: list[int] = []
    end = at = start
    while match := _WORD.match(text, at):
        values = _values(fold(match["word"]))
        if values is None and fold(match["word"]) not in mark_words("in-numerals"):
            if said and any(number in fold(match["word"]) for number in _long()):
                return None
            break
        at = match.end()
        if values:
            said += values
            end = at
    year = _sum(said)
    return (year, end) if len(said) > 1 and _EARLIEST <= year <= _LATEST else None


@lru_cache(maxsize=_REMEMBERED)
def may_say_year(text: str) -> bool:
    """Whether a text has a number word of hundreds or thousands with another, without which it says no year.

    `15 per cent of all` has one, and says none.
    """
    lowered = text.lower().replace("ſ", "s")
    if not any(map(lowered.__contains__, _large())):
        return False
    words = [fold(match["word"]) for match in _WORD.finditer(text)]
    large = (at for at, word in enumerate(words) if any(map(word.__contains__, _large())))
    return any(
        len(values) > 1 or sum(1 for word in words[max(0, at - _NEAR) : at + _NEAR + 1] if _values(word)) > 1
        for at in large
        if (values := _values(words[at]))
    )


@cache
def _large() -> frozenset[str]:
    return mark_words(_TABLE, str(_THOUSAND)) | mark_words(_TABLE, str(_HUNDRED))


def _sum(values: list[int]) -> int:
    """What number words say together: 18, 100, 30 → 1830; 1000, 7, 100, 4, 20, 10 → 1790."""
    total = below = 0
    for value in values:
        if value == _THOUSAND:
            total, below = total + max(below, 1) * value, 0
        elif value == _HUNDRED and 0 < below < _HUNDRED:
            below *= value
        elif value == _SCORE and below % _HUNDRED == _SCORES:
            below += _SCORES * _SCORE - _SCORES
        else:
            below += value
    return total + below


def _values(word: str) -> list[int] | None:
    """What a word says, which may be made of several: `achtzehnhundert` → 18, 100; None for no number."""
    known = _known()
    if word in known:
        return [known[word]]
    for length in range(len(word) - 1, 1, -1):
        head, rest = word[:length], word[length:]
        if head in known:
            rest = next((rest[len(one) :] for one in _INNER if rest.startswith(one)), rest)
            further = _values(rest) if rest else []
            if further is not None:
                return [known[head], *further]
    return None


@cache
def _known() -> Mapping[str, int]:
    return {fold(word): value for value in _VALUES for word in mark_words(_TABLE, str(value))}


@cache
def _long() -> tuple[str, ...]:
    """Number words so long that hardly another word has them in it: one that has says an unknown number."""
    return tuple(word for word in _known() if len(word) > _LONGEST_OTHER)
