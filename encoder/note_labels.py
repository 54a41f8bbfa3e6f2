"""What notes are counted with, and how a count goes on: figures, letters, signs."""

import re
from enum import StrEnum
from string import ascii_letters

from encoder.enumerators import roman_sum

_COUNTED = re.compile(r"([A-Za-z]{0,7}-?)(\d+)([a-z]?)")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


class Labels(StrEnum):
    """What notes are counted with; each value is the first label."""

    ARABIC = "1"
    LETTER = "a"
    SYMBOL = "*"
    RAISED = "¹"

    __hash__ = str.__hash__


def labels_of(label: str) -> Labels:
    """What a label counts with: `12`, `A3` → figures; `b`, `iv` → letters; `†` → symbols."""
    if label[-1:].isdigit() or label[:1].isdigit():
        return Labels.ARABIC
    return Labels.LETTER if label[:1].isalpha() else Labels.SYMBOL


def is_first(label: str) -> bool:
    """Whether a count can begin with a label: `1`, `a`, `i`, any symbol."""
    return label in ("1", "a", "i", "A", "A1", "fn1") or labels_of(label) is Labels.SYMBOL


def next_label(label: str) -> str | None:
    """The label that follows: `9` → `10`, `A3` → `A4`, `b` → `c`; None where it cannot be told."""
    numbered = _numbered(label)
    if numbered is not None:
        return f"{numbered[0]}{numbered[1] + 1}"
    return chr(ord(label) + 1) if len(label) == 1 and label in ascii_letters and label not in "zZ" else None


def step(earlier: str, later: str) -> int | None:
    """How far a label lies behind another: `3`, `5` → 2; `h`, `i` → 1; `A2`, `A3` → 1; `*`, `†` → 1.

    None where the two do not count together. A symbol that comes again counts as the next.
    """
    kinds = labels_of(earlier), labels_of(later)
    if kinds[0] is not kinds[1] or earlier[:1].isupper() != later[:1].isupper():
        return None
    if kinds[0] is Labels.SYMBOL:
        return 1
    if kinds[0] is Labels.LETTER:
        steps = [
            values[1] - values[0]
            for values in (
                [read(label) for label in (earlier, later)] for read in (roman_value, _letter_value)
            )
            if values[0] is not None and values[1] is not None
        ]
        return min(steps, key=lambda value: (value != 1, abs(value))) if steps else None
    first, second = _numbered(earlier), _numbered(later)
    if first is None or second is None or first[0] != second[0]:
        return None
    if first[1] == second[1] and first[2] != second[2]:
        return 1 if second[2] > first[2] else -1
    return second[1] - first[1]


def roman_value(label: str) -> int | None:
    """What a small Roman numeral says: `iv` → 4; None for what is none."""
    if not label or not _ROMAN.fullmatch(label):
        return None
    return roman_sum(label)


def _letter_value(label: str) -> int | None:
    if len(set(label)) == 1 and label[0] in ascii_letters:
        return 26 * (len(label) - 1) + ord(label[0].lower()) - ord("a") + 1
    return None


def _numbered(label: str) -> tuple[str, int, str] | None:
    match = _COUNTED.fullmatch(label)
    return (match[1], int(match[2]), match[3]) if match else None
