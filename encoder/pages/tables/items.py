"""With what the rows of accounts begin: `Item paid`, `Art. 3.`, or the words with which others begin."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from encoder.enumerators import enumerator
from encoder.language import is_item

_NUMBERED = re.compile(r"\s*[^\W\d_]{2,7}\.?\s\d{1,3}(?:[.°º:]|er\b|re\b)")
"""A word and its number: `Art. 3°`"""
_FEWEST_ALIKE = 2

Begins = Callable[[str], bool]


def beginnings(texts: Sequence[str]) -> Begins:
    """Whether a line begins a row, as far as its first words tell.

    Args:
        texts: the lines of a table; two words with which several of them begin are the beginning of a row.
    """
    counts = Counter(filter(None, map(_first_words, texts)))
    alike = {words for words, count in counts.items() if count >= _FEWEST_ALIKE}

    def begins(text: str) -> bool:
        return (
            is_item(text)
            or enumerator(text) is not None
            or _NUMBERED.match(text) is not None
            or _first_words(text) in alike
        )

    return begins


def _first_words(text: str) -> str:
    """The first two words of a line that begins with a capital; nothing where it does not."""
    words = text.split()[:2]
    is_said = len(words) == 2 and text.lstrip()[:1].isupper() and all(map(str.isalpha, words))
    return " ".join(words) if is_said else ""
