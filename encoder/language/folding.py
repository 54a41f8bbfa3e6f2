"""Words as they are compared: without case, long s, superscripts and the stop of an abbreviation."""

import unicodedata
from functools import lru_cache
from itertools import repeat

_FIRST, _LOOKED_AT = 4, 6
_EDGES = ' \t\n.,;:!?"“”„»«()[]{}*_—–-'


_LONG_VOWELS = "āēīōūȳ"
_LONG = str.maketrans(_LONG_VOWELS, "aeiouy")
"""Vowels that schoolbooks mark as long."""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in the form that the data have: `Hornſtein.` → `hornstein`, `7ᵇʳᵉ` → `7bre`, `D’` → `d'`."""
    if word.isascii():
        return word.lower().strip(_EDGES)
    plain = unicodedata.normalize("NFKC", word).replace("’", "'")
    return plain.lower().strip(_EDGES).translate(_LONG)


def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; those that are only punctuation are left out."""
    return _fold_words(text.strip())


@lru_cache(maxsize=4_000)
def _fold_words(text: str) -> tuple[str, ...]:
    """All words at once: to look up what each was folded to takes longer than to fold it."""
    if text.isascii():
        words = text.lower().split()
    else:
        plain = unicodedata.normalize("NFKC", "\n".join(text.split())).replace("’", "'").lower()
        words = (plain.translate(_LONG) if any(map(plain.__contains__, _LONG_VOWELS)) else plain).split("\n")
    return tuple(filter(None, map(str.strip, words, repeat(_EDGES))))


def first_word(text: str) -> str:
    """The first word of a text, folded; "" where there is none."""
    words = text.split(None, 1)
    return (fold(words[0]) or next(iter(first_words(text)), "")) if words else ""


@lru_cache(maxsize=4_000)
def first_words(text: str) -> tuple[str, ...]:
    """The first four words of a text, folded, as `fold_words` has them, for less than a long line costs."""
    folded = tuple(filter(None, map(fold, text.split(None, _LOOKED_AT)[:_LOOKED_AT])))
    return folded[:_FIRST] if len(folded) >= _FIRST else fold_words(text)[:_FIRST]
