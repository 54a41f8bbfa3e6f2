"""Letters that refer to notes and stand, without any sign, as the last letter of a word: `episcopusa`.

No single word proves it. What does is the whole: letters that count in the order of the notes, words that
stand elsewhere without the letter, endings that the text has nowhere else, notes that begin with another
reading of the word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from math import log2
from typing import NamedTuple

_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{4,}(?![\w'’])")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORDS = 5
_SHORTEST, _SIMILAR = 3, 0.65
_MOST_BY_ENDING = 2.5
_KNOWN, _LIKE, _REPEATED = 2.0, 3.0, -4.0
_WEAKEST, _STRONG, _PROVEN = -0.25, 1.5, 3.5
_UNPLACED = -0.5
_MOST_PLACES = 40
_SHARE = 2 / 3


class Glued(NamedTuple):
    """A letter at the end of a word that refers to a note.

    Attributes:
        text: the index of the text that it stands in.
        start: of the letter in it.
        evidence: what speaks for it, above `_STRONG` more than its place between the others.
    """

    text: int
    start: int
    evidence: float

    @property
    def is_strong(self) -> bool:
        return self.evidence >= _STRONG


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document, and how they end.

    Attributes:
        texts: of the document.
    """

    texts: Sequence[str]

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands there, in one case."""
        return Counter(word.casefold() for text in self.texts for word in _ANY_WORD.findall(text))

    @cached_property
    def endings(self) -> Counter[str]:
        """How many words end with two letters."""
        return Counter(word[-2:] for word in self.words)


def glued_letters(
    notes: Sequence[tuple[str, str]], texts: Sequence[str], vocabulary: Vocabulary
) -> tuple[Glued | None, ...]:
    """The letter that refers to each note, None where none is found; all are None where it is not proven.

    Args:
        notes: their labels, small letters that count on, and their texts.
        texts: that may refer to them, in order.
        vocabulary: of the document.
    """
    none = (None,) * len(notes)
    labels = [label for label, _ in notes]
    if not notes or any(len(label) != 1 or not label.isalpha() for label in labels):
        return none
    places = list(_places(texts, {*labels}))
    pairs = [
        sorted(_weighed(places, label, text, vocabulary), key=lambda one: -one.evidence)[:_MOST_PLACES]
        for label, text in notes
    ]
    chain = _best_chain(pairs)
    strong = sum(one is not None and one.is_strong for one in chain)
    proven = any(one is not None and one.evidence >= _PROVEN for one in chain)
    return tuple(chain) if strong >= _SHARE * len(notes) and (strong > 1 or proven) else none


def _places(texts: Sequence[str], labels: set[str]) -> Iterator[tuple[int, int, str]]:
    """Words that end with one of the letters: the text, the place of the letter, and the word in one case."""
    for index, text in enumerate(texts):
        for match in _WORD.finditer(text):
            if match[0][-1] in labels:
                yield index, match.end() - 1, match[0].casefold()


def _weighed(
    places: Iterable[tuple[int, int, str]], label: str, note: str, vocabulary: Vocabulary
) -> Iterator[Glued]:
    first = [word.casefold() for word in _ANY_WORD.findall(note)[:_FIRST_WORDS] if len(word) >= _SHORTEST]
    for index, start, word in places:
        if word[-1] != label:
            continue
        evidence = _evidence(word, first, vocabulary)
        if evidence >= _WEAKEST:
            yield Glued(index, start, evidence)


def _evidence(word: str, note: Sequence[str], vocabulary: Vocabulary) -> float:
    """What speaks for the last letter of a word to be none of its own."""
    stem, words = word[:-1], vocabulary.words
    once = words[word] == 1
    shown = vocabulary.endings[word[-2:]] - 1
    score = log2((1 + vocabulary.endings[stem[-2:]]) / (1 + max(0, shown)))
    score = max(-_MOST_BY_ENDING, min(_MOST_BY_ENDING, score))
    score += _KNOWN * (words[stem] > 0) + _REPEATED * (not once)
    if word in note:
        return score + _REPEATED
    alike = max((_likeness(stem, other) for other in note), default=0.0)
    return score + _LIKE * alike * (alike >= _SIMILAR)


def _likeness(stem: str, other: str) -> float:
    return SequenceMatcher(None, stem, other, autojunk=False).ratio() if stem[0] == other[0] else 0.0


def _best_chain(pairs: Sequence[Sequence[Glued]]) -> list[Glued | None]:
    """One place for each note or none, in the order of the text, with the most evidence."""
    best: list[tuple[float, Glued | None, tuple[Glued | None, ...]]] = [(0.0, None, ())]
    for places in pairs:
        through = [
            (total + one.evidence, one, (*chain, one))
            for one in places
            for total, _, chain in [max((b for b in best if _is_before(b[1], one)), key=lambda b: b[0])]
        ]
        past = [(total + _UNPLACED, last, (*chain, None)) for total, last, chain in best]
        best = _worth_keeping([*through, *past])
    return list(max(best, key=lambda b: b[0])[2])


def _is_before(last: Glued | None, one: Glued) -> bool:
    return last is None or (last.text, last.start) < (one.text, one.start)


_Chain = tuple[float, Glued | None, tuple[Glued | None, ...]]


def _worth_keeping(chains: Sequence[_Chain]) -> list[_Chain]:
    """The chains that none outdoes which ends sooner, in the order of their ends."""
    kept: list[_Chain] = []
    for chain in sorted(chains, key=lambda c: ((c[1].text, c[1].start) if c[1] else (-1, -1), -c[0])):
        if not kept or chain[0] > kept[-1][0]:
            kept.append(chain)
    return kept
