"""Whether a word is what was typed or a misreading of another: a noisy channel (Kernighan et al. 1990).

Each reading of a word is weighed by how probable it is between its neighbours, in English and in this
document, and by how often OCR confuses its shapes with those that are seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from encoder.document.correction.confusions import Reading, misread_once, misread_twice
from encoder.document.correction.dictionary import Dictionary
from encoder.document.correction.evidence import Evidence
from encoder.document.correction.words import Word

SURE = 0.98
"""The certainty from which on a reading is proposed for what is no word."""
SURE_OF_WORD = 0.995
"""The same for what is another word."""
SURE_AGAIN = 0.1
"""The same for what is no word and has surely been misread so elsewhere in the document."""

_OWN_SHARE = 0.1
_PER_CONFUSION = 0.05
_TWICE = 0.02
_ACRONYM = 5
_COMMONER = 30
_DERIVED = 1000
_USED_IN_ENGLISH = frozenset(
    {
        *("ad", "cc", "de", "des", "du", "el", "en", "et", "ex", "fide", "hoc", "le", "op", "pp"),
        *("pt", "se", "und", "vis", "von"),
    }
)
"""Words of other languages and abbreviations that English texts have and the dictionary has not."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a word should read.

    Attributes:
        word: as it stands in the source.
        reading: what it should read.
        certainty: 0–1.
        is_word: whether what the source has is a word of the language too.
    """

    word: Word
    reading: str
    certainty: float
    is_word: bool

    @property
    def is_sure(self) -> bool:
        """Whether the reading may be proposed on its own."""
        return self.certainty >= (SURE_OF_WORD if self.is_word else SURE)

    @property
    def cert(self) -> str:
        """The certainty in TEI's words; another word of the language is never corrected with a high one."""
        return "medium" if self.is_word else "high"


def judge(word: Word, dictionary: Dictionary, evidence: Evidence) -> Proposal | None:
    """The most certain reading of a word, None where it is to stay as it is."""
    readings = tuple(_readings(word, dictionary, evidence))
    if not readings or not _may_be_misread(word, evidence):
        return None
    chances = {reading: _misread(reading, weight, word, dictionary, evidence) for reading, weight in readings}
    best = max(chances, key=lambda reading: (chances[reading], reading))
    is_word = _is_english(word.text, dictionary)
    genuine = (_genuine if is_word else _unknown)(word, dictionary, evidence)
    certainty = chances[best] / (sum(chances.values()) + genuine)
    return Proposal(word, best, certainty, is_word) if certainty >= SURE_AGAIN else None


def _may_be_misread(word: Word, evidence: Evidence) -> bool:
    """Neither a letter, an acronym, a code, a name that comes again nor a loan."""
    text = word.text
    if len(text) < 2 or text.lower() in _USED_IN_ENGLISH or (text.isupper() and len(text) <= _ACRONYM):
        return False
    return text.islower() or word.opens or evidence.spellings.get(text, 0) < 2 or not text.isalpha()


def _readings(word: Word, dictionary: Dictionary, evidence: Evidence) -> Iterator[Reading]:
    """The words that a word may have been, where language and context have them."""
    for reading, weight in _english(word.text, dictionary):
        if _fits_case(reading, word, evidence) and _fits_context(reading, word, dictionary):
            yield reading, weight
    if word.text.istitle() and evidence.names and word.text.lower() not in dictionary:
        for reading, weight in misread_once(word.text):
            if reading in evidence.names and reading.lower() not in dictionary:
                yield reading, weight


def _fits_case(reading: str, word: Word, evidence: Evidence) -> bool:
    """Whether a word whose first letter is seen as a digit would have its capital, or have none, here."""
    if not word.text[0].isdigit() or word.opens:
        return True
    times = evidence.spellings.get
    capital = times(reading.title(), 0) > times(reading.lower(), 0)
    return reading[0].isupper() == capital


@lru_cache(maxsize=50_000)
def _english(word: str, dictionary: Dictionary) -> tuple[Reading, ...]:
    """The readings of a word that are English; of an English word, those that are commoner by far."""
    once = tuple(reading for reading in misread_once(word) if _is_english(reading[0], dictionary))
    if word.lower() in dictionary:
        usual = _COMMONER * dictionary.words[word.lower()] if word.isalpha() else 0
        return tuple(reading for reading in once if dictionary.words[reading[0].lower()] >= usual)
    return once or tuple(
        (reading, weight * _TWICE)
        for reading, weight in misread_twice(word).items()
        if _is_english(reading, dictionary)
    )


def _is_english(word: str, dictionary: Dictionary) -> bool:
    usual = word.islower() or word.isupper() or word.istitle()
    return usual and word.isalpha() and word.lower() in dictionary


def _fits_context(reading: str, word: Word, dictionary: Dictionary) -> bool:
    """Whether, for an English word, a reading stands beside both neighbours as the word itself never does."""
    seen = word.text.lower()
    if seen not in dictionary:
        return True
    beside = ((word.before, "{0} {1}"), (word.after, "{1} {0}"))
    pairs = tuple(form.format(other, "{}") for other, form in beside if other)
    return bool(pairs) and all(
        pair.format(reading.lower()) in dictionary.pairs and pair.format(seen) not in dictionary.pairs
        for pair in pairs
    )


def _misread(reading: str, weight: float, word: Word, dictionary: Dictionary, evidence: Evidence) -> float:
    """How probable it is that a reading was typed here and misread as the word that is seen."""
    fit = _fit(reading.lower(), word, dictionary, evidence, 0)
    return evidence.rate * _PER_CONFUSION * weight * fit


def _genuine(word: Word, dictionary: Dictionary, evidence: Evidence) -> float:
    return (1 - evidence.rate) * _fit(word.text.lower(), word, dictionary, evidence, 1)


def _unknown(word: Word, dictionary: Dictionary, evidence: Evidence) -> float:
    return evidence.unknown(word) * (_DERIVED if dictionary.derives(word.text.lower()) else 1)


def _fit(reading: str, word: Word, dictionary: Dictionary, evidence: Evidence, here: int) -> float:
    """How probable a word is between its neighbours, `here` being the times that it is itself counted."""
    chance = dictionary.probability(reading, word.before)
    if word.after and reading in dictionary and (alone := dictionary.probability(word.after)):
        chance *= dictionary.probability(word.after, reading) / alone
    own = (evidence.counts.get(reading, 0) - here) / evidence.total
    return (1 - _OWN_SHARE) * chance + _OWN_SHARE * own
