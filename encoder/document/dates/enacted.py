"""The day on which a deed was made, as its text says it: no line of its own does.

`L'an mil huit cent douze, le vingt-six novembre, par devant nous …`; `… this fourth day of June, 1711.`
"""

import re
from collections.abc import Iterator
from functools import cache

from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.find import find_dates
from encoder.document.dates.patterns import alternatives
from encoder.document.dates.year_words import may_say_year
from encoder.document.phrase import Phrase
from encoder.language.marks import mark_words
from encoder.language.phrases import entries
from encoder.texts import on_one_line

_LONGEST = 1000
_LOOKED_AT = 400
"""Characters of a paragraph in which a deed says before whom it was made."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIGURES = re.compile(r"1\d{3}|20\d\d")


def find_enacted(text: str, context: Context = NO_CONTEXT) -> Iterator[Phrase]:
    """The days of a paragraph that are said as deeds say them.

    Their year is in words; or the day is one of its month, in as many words (`4th day of June 1711`); or the
    year leads to the day, and the paragraph says before whom.

    Args:
        text: of the paragraph.
        context: what is known of the document.
    """
    line = on_one_line(text[:_LONGEST].lower())
    if not any(map(line.__contains__, _cues())) and not may_say_year(text[:_LONGEST]):
        return
    for phrase in find_dates(text, context):
        said, given = text[phrase.start : phrase.end], dict(phrase.attributes)
        if phrase.name == "date" and _DAY.match(given.get("when", "")) and _is_enacted(said, text):
            yield phrase


def _is_enacted(said: str, text: str) -> bool:
    if _of_month().search(said) or (not _FIGURES.search(said) and _numerals().search(said)):
        return True
    led = _FIGURES.search(said, 0, len(said) // 2) is not None and not said[:1].isdecimal()
    return led and _before().search(text, 0, _LOOKED_AT) is not None


@cache
def _of_month() -> re.Pattern[str]:
    """Words of several that stand between a day and its month: `day of`, `días del mes de`."""
    words = alternatives({entry for entry in entries("of") if len(entry.split()) > 1})
    return re.compile(rf"\s(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(mark_words('before-whom'))})(?!\w)", re.IGNORECASE)


@cache
def _numerals() -> re.Pattern[str]:
    """Thousands or hundreds in words, as a year in words has them."""
    numbers = mark_words("numerals", "1000") | mark_words("numerals", "100")
    return re.compile("|".join(sorted(numbers)), re.IGNORECASE)


@cache
def _cues() -> frozenset[str]:
    """What a text has that says such a day, where no year is in words: found fast in all paragraphs."""
    phrases = {entry for entry in entries("of") if len(entry.split()) > 1}
    return frozenset(map(str.lower, phrases | mark_words("before-whom")))
