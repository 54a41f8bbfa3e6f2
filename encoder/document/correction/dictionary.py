"""How frequent English words and pairs of words are, from the data that the package symspellpy keeps.

82,765 words (SCOWL ∩ Google Books Ngrams) and 243,342 pairs with their counts; all lower case, names among
them. Loaded when it is first asked for, once per process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec

from encoder.errors import UsageError

_WORDS = "frequency_dictionary_en_82_765.txt"
_PAIRS = "frequency_bigramdictionary_en_243_342.txt"
_PAIR_SHARE = 0.7
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "ly", "ness", "less", "able", "ize", "ism", "ist", "ists")
_FRONTS = ("re", "un", "non", "de", "pre", "over", "under", "inter", "anti", "counter", "pro", "sub")
_STEM = 4


@dataclass(frozen=True, slots=True, eq=False)
class Dictionary:
    """Counts of words and of pairs of words.

    Attributes:
        words: word → count.
        pairs: `first second` → count.
        total: of all words' counts.
    """

    words: Mapping[str, int]
    pairs: Mapping[str, int]
    total: int

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def derives(self, word: str) -> bool:
        """Whether a word, in lower case, is a regular form of one that the dictionary has: `initialed`."""
        stems = [word[: -len(end)] for end in _ENDINGS if word.endswith(end)]
        stems += [word[len(front) :] for front in _FRONTS if word.startswith(front)]
        return any(len(stem) >= _STEM and (stem in self.words or f"{stem}e" in self.words) for stem in stems)

    def probability(self, word: str, before: str | None = None) -> float:
        """How probable a word is, after the word `before` where that is known.

        Pairs and single words are interpolated (Jelinek and Mercer 1980).

        Args:
            word: lower case; one that the dictionary lacks has probability 0.
            before: lower case, None where no word stands directly before.
        """
        alone = self.words.get(word, 0) / self.total
        first = self.words.get(before, 0) if before else 0
        if not first:
            return alone
        follows = min(1.0, self.pairs.get(f"{before} {word}", 0) / first)
        return _PAIR_SHARE * follows + (1 - _PAIR_SHARE) * alone


def require_dictionary() -> None:
    """Refuse early what would fail for each document.

    Raises:
        UsageError: symspellpy is not installed.
    """
    if find_spec("symspellpy") is None:
        raise UsageError(
            "correcting needs the dictionary of the package symspellpy, which is not installed",
            hint="pip install 'engross[correct]'",
        )


@cache
def load_dictionary() -> Dictionary:
    """The English dictionary.

    Raises:
        UsageError: symspellpy is not installed.
    """
    require_dictionary()
    home = files("symspellpy")
    words = _counts(home / _WORDS)
    return Dictionary(words, _counts(home / _PAIRS), sum(words.values()))


def _counts(table: Traversable) -> dict[str, int]:
    rows = (row.rpartition(" ") for row in table.read_text(encoding="utf-8-sig").splitlines())
    return {key: int(count) for key, _, count in rows}
