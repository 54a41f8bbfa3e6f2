"""Whether a word is what was typed or a misreading of another: a noisy channel (Kernighan, Church, Gale 1990).

Each reading of a word is weighed by how probable it is between its neighbours, in English and in this document,
and by how often OCR confuses its shapes with those that are seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from encoder.document.correction.confusions import misread_once, misread_twice
from encoder.document.correction.dictionary import Dictionary
from encoder.document.correction.evidence import Evidence
from encoder.document.correction.words import Word

_OWN_SHARE = 0.1
_PER_CONFUSION = 0.05
_TWICE = 0.02


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a word should read, and how certain that is (0–1)."""

    word: Word
    reading: str
    certainty: float


def judge(word: Word, dictionary: Dictionary, evidence: Evidence) -> Proposal | None:
    """The most probable other reading of a word, None where there is none in the dictionary."""
    readings: dict[str, float] = {}
    for reading, weight in _readings(word, dictionary, evidence):
        chance = weight * _PER_CONFUSION * evidence.rate * _fit(reading, word, dictionary, evidence, 0)
        readings[reading] = max(chance, readings.get(reading, 0.0))
    if not readings:
        return None
    best = max(readings, key=lambda reading: (readings[reading], reading))
    total = sum(readings.values()) + _genuine(word, dictionary, evidence)
    return Proposal(word, best, readings[best] / total)


def _readings(word: Word, dictionary: Dictionary, evidence: Evidence) -> Iterator[tuple[str, float]]:
    yield from _english(word.text, dictionary)
    for reading, weight in misread_once(word.text) if evidence.names else ():
        if reading in evidence.names:
            yield reading, weight


@lru_cache(maxsize=50_000)
def _english(word: str, dictionary: Dictionary) -> tuple[tuple[str, float], ...]:
    """The readings of a word that are English."""
    once = tuple(reading for reading in misread_once(word) if _is_english(reading[0], dictionary))
    if once or word.lower() in dictionary:
        return once
    twice = ((reading, weight * _TWICE) for reading, weight in misread_twice(word))
    return tuple({reading: (reading, weight) for reading, weight in twice if _is_english(reading, dictionary)}.values())


def _is_english(reading: str, dictionary: Dictionary) -> bool:
    return reading.lower() in dictionary and has_usual_case(reading)


def has_usual_case(word: str) -> bool:
    return word.isalpha() and (word.islower() or word.isupper() or word.istitle())


def _fit(reading: str, word: Word, dictionary: Dictionary, evidence: Evidence, leave_out: int) -> float:
    lower = reading.lower()
    chance = dictionary.probability(lower, word.before)
    if word.after and (alone := dictionary.probability(word.after)):
        chance *= dictionary.probability(word.after, lower) / alone if lower in dictionary else 1.0
    own = max(0, evidence.counts.get(lower, 0) - leave_out) / evidence.total
    return (1 - _OWN_SHARE) * chance + _OWN_SHARE * own


def _genuine(word: Word, dictionary: Dictionary, evidence: Evidence) -> float:
    if word.text.lower() in dictionary and word.text.isalpha():
        return (1 - evidence.rate) * _fit(word.text, word, dictionary, evidence, 1)
    return evidence.unknown(word)
