"""What the document itself says about its words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from encoder.document.correction.words import Word

_NAME_TIMES = 2
U=dict(base=1e-7,len=.5,title=30,upper=100,opens=3,digit=1)


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
        """How probable a word is that no dictionary has."""
        text = word.text
        chance = U["base"] * 10 ** (U["len"] * max(0, 6 - len(text)))
        if text.isalpha() and not text.islower():
            chance *= U["title"] if text.istitle() else U["upper"]
            if text.istitle() and word.opens:
                chance /= U["opens"]
        if not text.isalpha(): chance*=U['digit']
        again = self.spellings.get(text, 1) - 1
        if again:
            chance += again / self.total * (0.1 if not text.islower() else 1e-4)
        return chance


def gather(words: Iterable[Word], rate: float) -> Evidence:
    """The evidence of all words of a document."""
    spellings = Counter(word.text for word in words)
    counts: Counter[str] = Counter()
    for spelling, times in spellings.items():
        counts[spelling.lower()] += times
    names = frozenset(
        word for word, times in spellings.items() if times > _NAME_TIMES and len(word) >= 5 and word.istitle()
    )
    return Evidence(counts, spellings, names, max(1, counts.total()), rate)
