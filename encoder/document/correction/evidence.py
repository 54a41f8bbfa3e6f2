"""What the document itself says about its words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from encoder.document.correction.words import Word

_NAME_TIMES = 3
_NAME_LETTERS = 5

_UNKNOWN = 3e-9
"""How probable one word of six letters is that the dictionary lacks and that is yet right."""
_PER_LETTER = 10**0.5
"""So many times less probable it is for each letter more."""
_NAME, _OPENING_NAME, _CAPITALS, _WITH_DIGITS = 30, 10, 100, 0.1
"""So many times more probable it is if it is written like a name, at a sentence's beginning, and so on."""
_AGAIN, _LIKE_A_NAME_AGAIN = 1e-4, 0.1
"""The share of the document's own frequency that counts for a word which comes again in the same spelling."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a document.

    Attributes:
        counts: lower-case word → times.
        spellings: word as printed → times.
        names: capitalised words that come again and again.
        total: of the words.
        rate: share of the words that OCR misread.
    """

    counts: Mapping[str, int]
    spellings: Mapping[str, int]
    names: frozenset[str]
    total: int
    rate: float

    def unknown(self, word: Word) -> float:
        """How probable it is that a word which no dictionary has stands here by right."""
        text = word.text
        alone = _UNKNOWN * _PER_LETTER ** (6 - len(text)) * _by_case(word)
        again = (self.spellings.get(text, 1) - 1) / self.total
        return alone + again * (_AGAIN if text.islower() else _LIKE_A_NAME_AGAIN)


def _by_case(word: Word) -> float:
    if not word.text.isalpha():
        return _WITH_DIGITS
    if word.text.islower():
        return 1.0
    if word.text.istitle():
        return _OPENING_NAME if word.opens else _NAME
    return _CAPITALS


def gather(words: Iterable[Word], rate: float) -> Evidence:
    """The evidence of all words of a document, of which the share `rate` is misread."""
    spellings = Counter(word.text for word in words)
    counts: Counter[str] = Counter()
    for spelling, times in spellings.items():
        counts[spelling.lower()] += times
    names = frozenset(
        word
        for word, times in spellings.items()
        if times >= _NAME_TIMES and len(word) >= _NAME_LETTERS and word.istitle()
    )
    return Evidence(counts, spellings, names, max(1, counts.total()), rate)
