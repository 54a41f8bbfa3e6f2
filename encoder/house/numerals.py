"""The numerals of pages: what they look like, and which follows which."""

import re
from dataclasses import dataclass
from enum import StrEnum

from encoder.enumerators import roman_sum


class Numerals(StrEnum):
    """How the pages of a house are numbered."""

    ARABIC = "arabic"
    ROMAN = "roman"
    LEAVES = "leaves"
    COLUMNS = "columns"
    SIGLA = "sigla"
    BLANK = "blank"
    NONE = "none"


ROMAN = r"(?:[ivxlcdm]{1,9}j?|[IVXLCDM]{1,9})"
ARABIC = r"\d{1,5}(?:[ ]?[-–/][ ]?\d{1,5}(?!\d))?"
PATTERNS: dict[Numerals, str] = {
    Numerals.COLUMNS: r"\d{1,4}[rvab]?:\d{1,3}",
    Numerals.LEAVES: r"\d{1,4}(?:[ ]?(?:[Rr]ecto|[Vv]erso|[rv]o|[rv][°º]?)|[rvRVab]\.?)(?![^\W_])",
    Numerals.ARABIC: ARABIC + r"(?![^\W_])",
    Numerals.SIGLA: r"[A-Z]{1,2}(?:[-.][ ]?|[ ])?\d{1,4}[rv]?(?![^\W_])",
    Numerals.ROMAN: ROMAN + r"(?![^\W_])",
    Numerals.BLANK: r"(?:[-–—]{1,2}|\?{1,3}|…|unnumbered|unpaginated|unpag\.|[ns]\.[ ]?p\.|o\.[ ]?S\.)",
}
"""What the varying part of a page mark looks like, the longest forms first."""

NUMBERED = tuple(kind for kind in PATTERNS if kind is not Numerals.BLANK)
_WHOLE = {kind: re.compile(pattern) for kind, pattern in PATTERNS.items()}
_CANONICAL = re.compile(r"m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})")
_LEAF = re.compile(r"(\d+)[ ]?(\w?)")
_SIGLUM = re.compile(r"([A-Z]{1,2})[-. ]*(\d+)([rv]?)")
_COLUMN = re.compile(r"(\d+)([rvab]?):(\d+)")
LONGEST_GAP = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands in the order of its kind.

    Attributes:
        kind: numbers of different kinds are not compared.
        series: what the number counts in: the letter of a signature, the leaf of a column; else 0.
        number: the count, in pages; a leaf has two.
    """

    kind: Numerals
    series: int
    number: int


def numbers(kinds: tuple[Numerals, ...] = NUMBERED) -> str:
    """The pattern of a number of these kinds: an alternation without group."""
    return "(?:" + "|".join(PATTERNS[kind] for kind in PATTERNS if kind in kinds) + ")"


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral, None where it is none: `xiv` → 14, `did` → None."""
    lower = text.lower()
    if lower.endswith("j"):
        lower = lower[:-1] + "i"
    if not lower or not _CANONICAL.fullmatch(lower):
        return None
    return roman_sum(lower)


def place(text: str) -> Place | None:
    """Where a number stands in the order of its kind; None where the text is no number.

    `12` → (arabic, 0, 12), `3v` → (leaves, 0, 7), `1r:2` → (columns, 2, 2), `B-3` → (sigla, 2, 6).
    """
    for kind in NUMBERED:
        if _WHOLE[kind].fullmatch(text):
            return _place(kind, text)
    return None


def _place(kind: Numerals, text: str) -> Place | None:
    if kind is Numerals.ARABIC:
        return Place(kind, 0, int(re.split(r"\D", text, maxsplit=1)[0]))
    if kind is Numerals.ROMAN:
        value = roman_value(text)
        return None if value is None else Place(kind, 0, value)
    if kind is Numerals.LEAVES and (leaf := _LEAF.match(text)):
        return Place(kind, 0, 2 * int(leaf[1]) + (leaf[2].lower() in ("v", "b")))
    if kind is Numerals.COLUMNS and (column := _COLUMN.match(text)):
        return Place(kind, 2 * int(column[1]) + (column[2] in ("v", "b")), int(column[3]))
    if siglum := _SIGLUM.match(text):
        series = sum(26**i * (ord(c) - 64) for i, c in enumerate(reversed(siglum[1])))
        return Place(Numerals.SIGLA, series, 2 * int(siglum[2]) + (siglum[3] == "v"))
    return None


def follows(first: Place, then: Place) -> bool:
    """Whether a number is the next one: `12` 13, `3r` 3v, `3v` 4r, `1r:2` 1v:1, `A 4` B."""
    if first.kind is not then.kind:
        return False
    if first.series != then.series:
        return first.kind in (Numerals.COLUMNS, Numerals.SIGLA) and (
            0 < then.series - first.series <= 2 and then.number <= 2
        )
    step = then.number - first.number
    return step == 1 or (step == 2 and first.kind in (Numerals.LEAVES, Numerals.SIGLA))


def rises(first: Place, then: Place) -> bool:
    """Whether a number is a little further on, as where single pages were left out or are blank."""
    if first.kind is not then.kind:
        return True
    if first.series != then.series:
        return 0 < then.series - first.series <= LONGEST_GAP
    return 0 < then.number - first.number <= 2 * LONGEST_GAP
