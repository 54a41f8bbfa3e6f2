"""Enumerators: the marks that number the items of lists, `3.`, `(a)`, `(iv)`, `B.`, and their order.

Used by `pages` (is this line an item?) and by `document` (which item of which list is it?).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Style(StrEnum):
    """How a list counts."""

    DECIMAL = "1."
    DECIMAL_PAREN = "(1)"
    DECIMAL_RIGHT = "1)"
    DECIMAL_DEGREE = "1°"
    LOWER = "a."
    LOWER_PAREN = "(a)"
    LOWER_RIGHT = "a)"
    UPPER = "A."
    UPPER_PAREN = "(A)"
    UPPER_RIGHT = "A)"
    ROMAN_RIGHT = "I)"
    ROMAN_LOWER_RIGHT = "i)"
    ROMAN = "I."
    ROMAN_LOWER = "i."
    ROMAN_PAREN = "(i)"

    __hash__ = str.__hash__


class Reading(NamedTuple):
    """One way to understand an enumerator: `(i)` is the first Roman numeral or the ninth letter."""

    style: Style
    value: int


@dataclass(frozen=True, slots=True)
class Enumerator:
    """An enumerator at the start of a line.

    Attributes:
        printed: as it stands there, `(111)`.
        start, end: its place in the line.
        readings: what it says; the likelier reading first.
        bare: whether nothing follows it.
    """

    printed: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    bare: bool

    @property
    def style(self) -> Style:
        return self.readings[0].style


BULLET = re.compile(r"\s*[-*•–·]\s+(?=\S)")
MARK = re.compile(
    r"(?:\*\*|__|<u>)?(?P<mark>\((?P<paren>\w{1,4})\)|(?P<dotted>[^\W_]{1,4})(?:\.{1,2}|\.[-–—])|"
    r"\d{1,2}\.?[°ºª]\.?|[^\W_]{1,3}\))(?:\*\*|__|</u>)?(?=\s|$)"
)
_MOST_DIGITS, _LONGEST_LETTERS = 3, 4
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman(text: str) -> int | None:
    """The value of a Roman numeral below 50 in lower case, None where it is none: `xiv` → 14."""
    if not re.fullmatch(r"x{0,4}(?:ix|iv|v?i{0,4})", text) or not text:
        return None
    return roman_sum(text)


def roman_sum(digits: str) -> int:
    """What Roman digits in lower case come to, each before a greater one taken away: `mdcclxxiv` → 1774.

    Raises:
        KeyError: there are other letters; whether the digits are well set is for others to see.
    """
    values = [ROMAN[digit] for digit in digits]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def numeral(value: int) -> str:
    """A Roman numeral in lower case: 14 → `xiv`."""
    tens, ones = divmod(value, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


@lru_cache(maxsize=5_000)
def label(reading: Reading) -> str:
    """An enumerator as it should be printed: `Reading(Style.ROMAN_PAREN, 3)` → `(iii)`."""
    core = re.sub(r"\W", "", reading.style)
    if core == "1":
        said = str(reading.value)
    elif core in "iI":
        said = numeral(reading.value)
    else:
        said = chr(ord("a") + (reading.value - 1) % 26)
    return reading.style.replace(core, said.upper() if core.isupper() else said)


@lru_cache(maxsize=5_000)
def readings(printed: str) -> tuple[Reading, ...]:
    """What an enumerator can say, the likelier first; empty where it is no enumerator.

    `(i)` → the first Roman numeral, then the ninth letter.
    """
    core = printed.strip("().°ºª-–—")
    frame = "({})" if printed.startswith("(") else "{})" if printed.endswith(")") else "{}."
    frame = "{}°" if any(sign in printed for sign in "°ºª") else frame
    values = {}
    if core.isdecimal() and core.isascii() and len(core) <= _MOST_DIGITS and int(core):
        values["1"] = int(core)
    number = roman(core.lower())
    if number and (core.islower() or core.isupper()):
        values["i" if core.islower() else "I"] = number
    if len(core) == 1 and core.isascii() and core.isalpha():
        values["a" if core.islower() else "A"] = ord(core.lower()) - ord("a") + 1
    found = [
        Reading(_STYLES[frame.format(core)], v) for core, v in values.items() if frame.format(core) in _STYLES
    ]
    return tuple(sorted(found, key=lambda reading: (reading.value > 1, reading.value)))


_STYLES = {style.value: style for style in Style}


DOUBLE = re.compile(r"\s*(?P<printed>\d{1,3}\.\s+(?P<inner>[ivxl]{1,6}\.))(?=\s)")
"""The number of a person in a genealogy before that among the children of one: `18. iii. Mark`"""


@lru_cache(maxsize=20_000)
def enumerator(text: str) -> Enumerator | None:
    """The enumerator that a line begins with, after a bullet or not: `- (a) make clear` → `(a)`."""
    bare = text.lstrip()
    if len(bare) > _LONGEST_LETTERS and bare[: _LONGEST_LETTERS + 1].isalpha():
        return None
    bullet = BULLET.match(text)
    match = MARK.match(text, bullet.end() if bullet else len(text) - len(text.lstrip()))
    if not match:
        return None
    found = readings(match["mark"])
    if not found:
        return None
    return Enumerator(
        match["mark"], match.start("mark"), match.end("mark"), found, not text[match.end() :].strip()
    )
