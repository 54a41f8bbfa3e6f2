"""Whether a word is what was typed or a misreading of another: a noisy channel (Kernighan, Church, Gale 1990).

Each reading of a word is weighed by how probable it is between its neighbours, in English and in this
document, and by how often OCR confuses its shapes with those that are seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from encoder.document.correction.confusions import misread_once, misread_twice
from encoder.document.correction.dictionary import Dictionary
from encoder.document.correction.evidence import Evidence
from encoder.document.correction.words import Word

SURE = 0.98
"""The certainty from which on a reading is proposed for what is no word."""
SURE_OF_WORD = 0.995
"""The same for what is another word."""

_OWN_SHARE = 0.1
_PER_CONFUSION = 0.05
_TWICE = 0.02
_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a word should read.

    Attributes:
        word: as it stands in the source.
        reading: what it should read.
        certainty: 0–1.
        cert: the same as TEI's `@cert`; medium where the source has another word of the language.
    """

    word: Word
    reading: str
    certainty: float
    cert: str


def judge(word: Word, dictionary: Dictionary, evidence: Evidence) -> Proposal | None:
    """The reading that is as good as certain, None where the word is to stay as it is."""
    if not _may_be_misread(word, evidence):
        return None
    is_word = _is_english(word.text, dictionary)
    readings = tuple(_readings(word, dictionary, evidence))
    if is_word:
        readings = tuple(reading for reading in readings if _is_attested(reading[0], word, dictionary))
    if not readings:
        return None
    chances = {reading: _misread(reading, weight, word, dictionary, evidence) for reading, weight in readings}
    best = max(chances, key=lambda reading: (chances[reading], reading))
    genuine = _genuine(word, dictionary, evidence) if is_word else evidence.unknown(word)
    certainty = chances[best] / (sum(chances.values()) + genuine)
    sure = SURE_OF_WORD if is_word else SURE
    return Proposal(word, best, certainty, "medium" if is_word else "high") if certainty >= sure else None


def _may_be_misread(word: Word, evidence: Evidence) -> bool:
    """Neither a letter, an acronym, a code nor a name that comes again."""
    text = word.text
    if len(text) < 2 or (text.isupper() and len(text) <= _ACRONYM):
        return False
    return text.islower() or evidence.spellings.get(text, 0) < 2 or not text.isalpha()


def _readings(word: Word, dictionary: Dictionary, evidence: Evidence) -> Iterator[tuple[str, float]]:
    yield from _english(word.text, dictionary)
    for reading, weight in misread_once(word.text) if evidence.names else ():
        if reading in evidence.names and reading.lower() not in dictionary:
            yield reading, weight


@lru_cache(maxsize=50_000)
def _english(word: str, dictionary: Dictionary) -> tuple[tuple[str, float], ...]:
    """The readings of a word that are English."""
    once = tuple(reading for reading in misread_once(word) if _is_english(reading[0], dictionary))
    if once or word.lower() in dictionary:
        return once
    twice = {reading: weight * _TWICE for reading, weight in misread_twice(word)}
    return tuple(reading for reading in twice.items() if _is_english(reading[0], dictionary))


def _is_english(word: str, dictionary: Dictionary) -> bool:
    usual = word.islower() or word.isupper() or word.istitle()
    return usual and word.isalpha() and word.lower() in dictionary


def _is_attested(reading: str, word: Word, dictionary: Dictionary) -> bool:
    """Whether the language has a reading beside the words around, and not the word that is seen."""
    beside = [(word.before, "{0} {1}"), (word.after, "{1} {0}")]
    pairs = [
        (form.format(other, reading.lower()), form.format(other, word.text.lower()))
        for other, form in beside
        if other
    ]
    return bool(pairs) and all(
        meant in dictionary.pairs and seen not in dictionary.pairs for meant, seen in pairs
    )


def _misread(reading: str, weight: float, word: Word, dictionary: Dictionary, evidence: Evidence) -> float:
    """How probable it is that a reading was typed here and misread as the word that is seen."""
    fit = _fit(reading.lower(), word, dictionary, evidence, 0)
    return evidence.rate * _PER_CONFUSION * weight * fit


def _genuine(word: Word, dictionary: Dictionary, evidence: Evidence) -> float:
    return (1 - evidence.rate) * _fit(word.text.lower(), word, dictionary, evidence, 1)


def _fit(reading: str, word: Word, dictionary: Dictionary, evidence: Evidence, here: int) -> float:
    """How probable a word is between its neighbours, `here` being the times that it is itself counted."""
    chance = dictionary.probability(reading, word.before)
    if word.after and reading in dictionary and (alone := dictionary.probability(word.after)):
        chance *= dictionary.probability(word.after, reading) / alone
    own = (evidence.counts.get(reading, 0) - here) / evidence.total
    return (1 - _OWN_SHARE) * chance + _OWN_SHARE * own
