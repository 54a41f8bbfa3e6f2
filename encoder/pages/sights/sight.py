"""A line of a typed page as it is first seen: without markup; whether it is a number or a date."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from encoder.pages.sights.lexicon import classes_of

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
PAGE_NUMBER = re.compile(
    r"""
    (?:[-–—~.·•*]{0,2}\s*)
    (?:(?P<bare>\d{1,3}|[ivxl]{1,5})
      |(?:[Pp](?:age|AGE|ag\.|\.)|PAGE|PACE|FAGE|PAGC)\s*[-–—:.]?\s*
       (?P<worded>\d{1,3}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)(?:\s*(?:of|OF)\s*\d+)?)
    (?:\s*[-–—~.·•*]{0,2})
    """,
    re.VERBOSE,
)
RECORD_NUMBER = re.compile(r"\W{0,2}\d{2,4}(?:[-–/]\d{3,6}){1,3}\W?")
DATE = re.compile(
    r"(?:\b\d{1,2}(?:st|nd|rd|th)?\s+)?\b[A-Za-z0-9]{3,9}\.?,?\s+(?:\d{1,2},?\s+)?(?:1[789]\d\d|20[012]\d|\d\d)\b"
)
YEAR = re.compile(r"\s\d\d")
"""What every date has: a cheap look before the dear one."""
LOOKED_AT = 200
"""Of a longer line, only so many characters are looked at."""

_MARKDOWN = re.compile(
    r"<[^>\n]{1,12}>|\*\*|__|^\s*[-*•]\s+(?=\S)|^#{1,6}\s+|^={2,6}\s*(?=[^\s=].*=$)|(?<=[^\s=])\s*={2,6}$"
)
_OPENING = ("-", "*", "•", "#", "==")
_DIGIT = re.compile(r"\d")


class Sight(NamedTuple):
    """A line as it is seen.

    Attributes:
        text: of the line.
        gap: blank lines before it.
        row: its index among all lines.
        across: what stood between it and the line before, and is left out here: `mark`, `furniture`.
    """

    text: str
    gap: int
    row: int
    across: str = ""


def sights(texts: Sequence[str], marks: Collection[int] = ()) -> list[Sight]:
    """The lines that are neither blank nor marks, each with what lies before it.

    Args:
        texts: of all lines.
        marks: the indices of page marks and other lines of mere markup.
    """
    out: list[Sight] = []
    gap, across = 0, ""
    for row, text in enumerate(texts):
        if row in marks:
            gap, across = gap + 1, "mark"
        elif text.strip():
            out.append(Sight(text, gap, row, across))
            gap, across = 0, ""
        else:
            gap += 1
    return out


def page_number(text: str) -> int | None:
    """The number that a line says its page has: `- 3 -` → 3, `PAGE TWO` → 2."""
    match = PAGE_NUMBER.fullmatch(text.strip())
    if not match:
        return None
    said = match["bare"] or match["worded"]
    words = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
    if said in words:
        return words.index(said) + 1
    return int(said) if said.isdecimal() else None


def is_date(text: str) -> bool:
    """Whether a line says a date and nothing else: `October 27, 1962`, misread or not."""
    bare = plain(text).rstrip(".")
    words = WORD.findall(bare)
    return bool(DATE.fullmatch(bare)) and any("month" in classes_of(word) for word in words)


def plain(text: str) -> str:
    """The text of a line without its Markdown: `- **1.** <u>Berlin</u>` → `1. Berlin`."""
    bare = text.strip()
    if bare.startswith(_OPENING) or "<" in bare or "**" in bare or "__" in bare:
        return _MARKDOWN.sub("", text).strip()
    return bare


@lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """What two lines that repeat each other have in common: letters, and digits as one."""
    bare = _alphanumeric(text.upper())
    return bare if bare.isalpha() else _DIGIT.sub("9", bare)


@lru_cache(maxsize=4_000)
def letters_of(text: str) -> str:
    """The letters and digits of a line, in lower case, without its Markdown."""
    return _alphanumeric(plain(text[:LOOKED_AT])).lower()


def _alphanumeric(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def blocks_of(seen: Sequence[Sight]) -> Iterator[range]:
    """The runs of lines with no blank line or page between them.

    Args:
        seen: the lines.
    """
    start = 0
    for i in range(1, len(seen) + 1):
        if i == len(seen) or seen[i].gap or seen[i].across:
            yield range(start, i)
            start = i


def with_gaps(seen: Sequence[Sight]) -> tuple[list[str], list[int]]:
    """The texts of lines, an empty one at each gap, and the place among the lines of each."""
    texts: list[str] = []
    places: list[int] = []
    for i, sight in enumerate(seen):
        apart = i > 0 and bool(sight.gap or sight.across)
        texts += ["", sight.text] if apart else [sight.text]
        places += [i, i] if apart else [i]
    return texts, places
