"""Words as they are compared: without case, long s, superscripts and the stop of an abbreviation."""

import unicodedata
from functools import lru_cache

_EDGES = ' \t\n.,;:!?"“”„»«()[]{}*_—–-'


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in the form that the data have: `Hornſtein.` → `hornstein`, `7ᵇʳᵉ` → `7bre`, `D’` → `d'`."""
    plain = word if word.isascii() else unicodedata.normalize("NFKC", word).replace("’", "'")
    return plain.lower().strip(_EDGES)


@lru_cache(maxsize=4_000)
def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; those that are only punctuation are left out."""
    return tuple(filter(None, map(fold, text.split())))
