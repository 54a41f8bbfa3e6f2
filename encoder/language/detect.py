"""Which language a text is in, by its small words: they are what old spelling and bad OCR change least.

A model of letters weighs megabytes and knows no Latin of 1500; small words are in the data anyway.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from encoder.language.phrases import chosen
from encoder.language.read import data, languages

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]*)?")
_FORMAT = re.compile(r"\bin-(?=\d|fol|qu|oct|plan|douze|seize)")
"""The format of a book, whose first word is that of no language: `in-12`, `in-fol.`"""
_SYLLABLES = re.compile(r"[^\W\d_]{1,4}(?:-[^\W\d_]{1,4}){2,}")
"""A word that is written syllable by syllable, as of cuneiform: `a-na be-li-ia`."""
_MOST_SYLLABLES = 0.2
_SAMPLE = 150
_SHARE = 0.45
"""The part of a text's words that its small words are."""
_ELSEWHERE = math.log(3e-4)
_LONG = 3000
_GLANCE = 500
"""Characters of the beginning and of the middle of a long text."""
_OTHER_CLASSES = ("salute", "salute-noun", "title", "number", "page", "rank", "chapter")
_OTHER_SHARE = 0.02
_OF_LETTER = 0.3
"""The weight of a word of one letter: bad OCR is full of them."""
_TEMPER = 0.6
_FEWEST_SHARE = 0.15
_LEAST_SHARE, _CLEAR = 0.06, 10.0
"""The share of small words, and the margin, that prove a short text's language whose words are long."""
_RELATED = 0.6
"""The share of small words that near relatives have in common."""
_SURE = 0.9
_OF_RUSSIAN, _OF_UKRAINIAN, _NEVER_RUSSIAN = frozenset("ыэ"), frozenset("іїєґ"), frozenset("їєґ")
_OF_OTHERS = frozenset("ўјљњћђџѓќѕ")
"""Letters of Belarusian, Serbian and Macedonian."""
_OF_PERSIAN = frozenset("پچژگکیٹڈڑںے")
"""Letters of Persian, Ottoman and Urdu, which share the script of Arabic."""
_SCRIPTS = (
    ("cyrillic", "\u0400", "\u04ff"), ("arabic", "\u0600", "\u06ff"), ("hebrew", "\u05d0", "\u05f2"),
    ("han", "\u4e00", "\u9fff"), ("kana", "\u3041", "\u30ff"), ("hangul", "\uac00", "\ud7a3"),
    ("armenian", "\u0531", "\u0587"), ("georgian", "\u10a0", "\u10ff"),
)  # fmt: skip
_OF_ONE = {"hebrew": "he", "han": "zh", "hangul": "ko", "armenian": "hy", "georgian": "ka"}
"""Scripts that one language has, or nearly."""
_YIDDISH = frozenset("װױײ")
_FEWEST_SIGNS = 12
_FEWEST_LETTERS, _BY_LETTERS = 60, 0.9
_PART_WORDS = 8
_FIRST = 40
"""The words of a part that are looked at first."""
_BEGINNING = 400
_PART_MARGIN = 9.0
_PART_SHARE = 0.28


class Detection(NamedTuple):
    """A language and how sure it is.

    Attributes:
        tag: BCP 47, or None where too little speaks for any.
        certainty: 0 to 1.
    """

    tag: str | None
    certainty: float


def detect_language(text: str, prior: Mapping[str, float] | None = None) -> Detection:
    """The language of a text.

    Args:
        text: of any length.
        prior: the weight of each language before the text is read, as `languages_of_run` gives it; languages
            that it leaves out stay possible, but unlikely. None: all are alike.
    """
    if len(text) > _LONG and (glance := _glance(text)):
        return glance
    if _is_transliterated(text):
        return Detection(None, 0.0)
    words = _sample(text)
    scores = _scores(words)
    weighted = {tag: score + _prior(tag, prior) for tag, score in scores.items()}
    best = _told_apart(max(weighted, key=lambda tag: weighted[tag]), text)
    near = _relatives(best)
    certainty = _posterior(best, {tag: score for tag, score in weighted.items() if tag not in near})
    few = not words or _share(words, best) < _FEWEST_SHARE
    lettered = _by_letters(text) if few else None
    if lettered and (not prior or lettered not in scores):
        return Detection(lettered, _BY_LETTERS)
    if not prior and few:
        is_clear = _is_clear(words, best, scores) and len(words) <= _SAMPLE
        is_told = certainty >= _SURE and (len(words) <= 40 or is_clear)
        return Detection(best, 0.5) if is_told else Detection(None, 0.0)
    if prior and best not in prior and few:
        is_told = certainty >= _SURE and _is_clear(words, best, scores) and len(words) <= _SAMPLE
        return Detection(best, 0.5) if is_told else Detection(None, 0.0)
    return Detection(best, round(certainty, 3)) if certainty >= 0.5 else Detection(None, round(certainty, 3))


def _is_transliterated(text: str) -> bool:
    """Whether words are written by their syllables, some of which look like small words of a language."""
    sample = text[: 12 * _SAMPLE]
    most = _MOST_SYLLABLES * len(sample.split())
    return sample.count("-") > 2 * most and len(_SYLLABLES.findall(sample)) > most


def _is_clear(words: Sequence[str], best: str, scores: Mapping[str, float]) -> bool:
    """Whether few small words prove a language by themselves."""
    return _share(words, best) >= _LEAST_SHARE and _margin(best, scores) >= _CLEAR


def _margin(best: str, scores: Mapping[str, float]) -> float:
    return scores[best] - max(score for tag, score in scores.items() if tag != best)


def _by_letters(text: str) -> str | None:
    """The language of a text whose script, or some of whose letters, are of one language alone; else None."""
    letters = [letter for letter in text[:_LONG].lower() if letter.isalpha()]
    counted = Counter(_script(letter) for letter in letters)
    script, count = counted.most_common(1)[0] if counted else ("", 0)
    if script == "hebrew" and not _YIDDISH.isdisjoint(letters):
        return "yi"
    if script in _OF_ONE:
        return _OF_ONE[script] if count >= _FEWEST_SIGNS and count >= _SURE * len(letters) else None
    if counted["kana"] >= _FEWEST_SIGNS and counted["kana"] + counted["han"] >= _SURE * len(letters):
        return "ja"
    if count < _FEWEST_LETTERS or count < _SURE * len(letters):
        return None
    if script == "arabic":
        return "ar" if _OF_PERSIAN.isdisjoint(letters) else None
    if script != "cyrillic" or not _OF_OTHERS.isdisjoint(letters):
        return None
    if not _OF_RUSSIAN.isdisjoint(letters):
        return "ru" if _NEVER_RUSSIAN.isdisjoint(letters) else None
    return None if _OF_UKRAINIAN.isdisjoint(letters) else "uk"


@lru_cache(maxsize=4_000)
def _script(letter: str) -> str:
    """The script of a letter, where it is one of those by which we tell languages."""
    return next((name for name, first, last in _SCRIPTS if first <= letter <= last), "")


def _glance(text: str) -> Detection | None:
    """The language of a long text whose first and middle words leave no doubt."""
    middle = len(text) // 2
    words = _sample(text[:_GLANCE] + " " + text[middle : middle + _GLANCE])
    scores = _scores(words)
    best = max(scores, key=lambda tag: scores[tag])
    rival = max(score for tag, score in scores.items() if tag != best)
    sure = scores[best] - rival > _PART_MARGIN * 2 and _share(words, best) > _PART_SHARE
    return Detection(best, 1.0) if sure and not _relatives(best) else None


def _told_apart(best: str, text: str) -> str:
    """A language, or its near relative of which a text has more of the words that the other has not.

    Danish and Norwegian were spelt alike until 1907: what is only in one of the countries tells them apart.
    """
    said = Counter(_sample(text)) if _relatives(best) else Counter[str]()
    for other in _relatives(best):
        own, others = _telling(best), _telling(other)
        if sum(said[word] for word in others - own) > sum(said[word] for word in own - others):
            return other
    return best


@cache
def _relatives(tag: str) -> tuple[str, ...]:
    """The languages that share most of their small words with one."""
    own = _function(tag)
    return tuple(
        other
        for other in chosen(None)
        if other != tag and len(own & _function(other)) >= _RELATED * min(len(own), len(_function(other)))
    )


@cache
def _telling(tag: str) -> frozenset[str]:
    return _function(tag) | data(tag).single("homeland")


def languages_of_run(texts: Iterable[str]) -> Mapping[str, float]:
    """The share of each language in a run, by the documents that leave no doubt: the prior of the others."""
    counts: dict[str, int] = {}
    for text in texts:
        tag, certainty = detect_language(text)
        if tag and certainty >= _SURE:
            counts[tag] = counts.get(tag, 0) + 1
    total = sum(counts.values())
    return {tag: count / total for tag, count in sorted(counts.items(), key=lambda item: -item[1])}


def language_of_part(text: str, language: str) -> str | None:
    """The language that a part of a document is surely in, where it is not the document's; else None.

    Its first words are looked at alone, where they leave no doubt: the rest costs more.
    """
    base = language.split("-")[0].lower()
    known = _sample(text[:_BEGINNING])
    is_whole = len(text) <= _BEGINNING
    first = known[:_FIRST] if len(known) > _FIRST or is_whole else _sample(text)[:_FIRST]
    if len(first) < _PART_WORDS or (base in languages() and _share(first, base) > _PART_SHARE):
        return None
    words = known if is_whole else _sample(text)
    scores = _scores(words)
    best = max(scores, key=lambda tag: scores[tag])
    if best == base or base not in scores or _share(words, best) < _PART_SHARE:
        return None
    rival = max(score for tag, score in scores.items() if tag != best)
    sure = scores[best] - scores[base] >= _PART_MARGIN and scores[best] - rival >= _PART_MARGIN / 2
    return best if sure else None


def _sample(text: str) -> Sequence[str]:
    """The words of a text; of a long one those of its beginning and its middle."""
    limit = 12 * _SAMPLE
    if len(text) > 2 * limit:
        middle = len(text) // 2
        text = text[:limit] + " " + text[middle : middle + limit]
    plain = text.lower().replace("ſ", "s").replace("’", "'")
    plain = _FORMAT.sub("", plain) if "in-" in plain else plain
    return _WORD.findall(plain)


def _scores(words: Sequence[str]) -> dict[str, float]:
    known = _known()
    scores = dict.fromkeys(languages(), 0.0)
    for word in words:
        for tag, gain in known.get(word, ()):
            scores[tag] += gain
    return scores


@cache
def _known() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """By word the languages that have it, and how much more likely it is in them than elsewhere."""
    found: dict[str, dict[str, float]] = {}
    for tag in chosen(None):
        language = data(tag)
        function = language.single("function")
        for word in function:
            gain = math.log(_SHARE / len(function)) - _ELSEWHERE
            found.setdefault(word, {})[tag] = gain if len(word) > 1 else gain * _OF_LETTER
        further = {word for name in _OTHER_CLASSES for word in language.single(name)} | set(language.months)
        further = {word for word in further if len(word) > 3}
        for word in further - function:
            found.setdefault(word, {})[tag] = max(math.log(_OTHER_SHARE / len(further)) - _ELSEWHERE, 0.1)
    return {word: tuple(gains.items()) for word, gains in found.items()}


def _share(words: Sequence[str], tag: str) -> float:
    return sum(map(_function(tag).__contains__, words)) / max(1, len(words))


@cache
def _function(tag: str) -> frozenset[str]:
    """The small words of a language that have more than one letter."""
    return frozenset(word for word in data(tag).single("function") if len(word) > 1)


def _prior(tag: str, prior: Mapping[str, float] | None) -> float:
    if not prior:
        return 0.0
    return math.log(max(prior.get(tag, 0.0), 0.0005)) / _TEMPER


def _posterior(best: str, scores: Mapping[str, float]) -> float:
    """The probability of the best, tempered: words of one text are no independent witnesses."""
    return 1 / sum(math.exp(_TEMPER * (score - scores[best])) for score in scores.values())
