"""What a critical apparatus says, tied to lines by their numbers: `1 igitur om. B   3 plebs] populus A`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from encoder.language.marks import ordered_mark_words

_TERMS = "|".join(sorted(map(re.escape, ordered_mark_words("apparatus")), key=len, reverse=True))
_ALL_WITNESSES = "|".join(map(re.escape, ordered_mark_words("witnesses")))
_SIGLUM = r"(?![IVXL]+\b)[A-ZΑ-Ω]{1,3}\d?(?![\w’'])"
_STRONG = re.compile(
    rf"(?<![\w.])(?:{_TERMS})\.?\s+(?:[^\W\d_A-Z]+\.?\s+)?{_SIGLUM}|(?<![\w.])(?:{_ALL_WITNESSES})\.(?!\w)"
)
"""A term of editors before the siglum of a manuscript, or the word for all manuscripts."""
_WEAK = re.compile(rf"(?<=[^\W\d_A-Z]\s){_SIGLUM}(?=\s{{2,}}|\s*$|[;,.|])")
"""A siglum at the end of a reading."""
_LEMMA = re.compile(rf"\s*(?P<lemma>[^\]\[:]{{1,80}}?)\s*(?:[\]:\u2e60]|\b(?:{_TERMS})\b)")
_ENTRY = re.compile(
    r"(?:^\s*|(?<!\s)\s{2,}|\s[|‖]+\s*|\s[—–]\s)(?P<n>[1-9]\d{0,2})(?=\s+[^\W\d_])"
    r"|\s(?P<m>[1-9]\d{0,2})(?=\s+[^\]\d\[]{1,40}\])"
)


class Entry(NamedTuple):
    """Where an entry begins in a line of an apparatus, and the number of the line that it tells of."""

    start: int
    n: int


def signs_of_readings(text: str) -> int:
    """How many signs of an apparatus a text has: lemmata before their brackets, terms before sigla."""
    return _closed_only(text) + sum(1 for _ in _STRONG.finditer(text))


def sigla(text: str) -> int:
    """How many readings end with the siglum of a manuscript."""
    return sum(1 for _ in _WEAK.finditer(text))


def _closed_only(text: str) -> int:
    """How many brackets close behind words that none has opened: `portum] portam`."""
    depth = found = 0
    for at, sign in enumerate(text):
        if sign == "[":
            depth += 1
        elif sign == "]" and depth:
            depth -= 1
        elif sign == "]" and at and text[at - 1].isalnum():
            found += 1
    return found


def lemma_of(entry: str) -> str | None:
    """The words of the text that an entry is about: `"igitur om. B"` → `igitur`; None where it names none."""
    match = _LEMMA.match(entry)
    return match["lemma"].strip() if match else None


def entries_of(line: str, lowest: int = 0) -> Iterator[Entry]:
    """The entries that begin in a line of an apparatus.

    Args:
        line: of it.
        lowest: the number of the entry before: numbers never fall.
    """
    for match in _ENTRY.finditer(line):
        number = match["n"] or match["m"]
        if int(number) >= lowest:
            lowest = int(number)
            yield Entry(match.start("n" if match["n"] else "m"), lowest)
