"""What is quoted: the signs around it, and letters that are read out."""

from encoder.language.lines import is_salutation
from encoder.language.phrases import classes_of

_LONGEST_DATE = 8
CLOSES = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«", "‘": "’"}
"""What closes a quotation, by what opens it."""


def opens_letter(text: str) -> bool:
    """Whether a line opens a quotation, which it does not close, with a greeting: `„Lieber Freund!`"""
    sign = text[:1]
    said = text[1:]
    if sign not in CLOSES or CLOSES[sign] in said:
        return False
    return is_salutation(said) or _is_dated(said)


def _is_dated(text: str) -> bool:
    """Whether a short line says a day, as above a letter: `Leipzig, vom 1. Mai.`"""
    words = [word.strip(".,()") for word in text.split()]
    has_month = any("month" in classes_of(word) for word in words)
    return len(words) <= _LONGEST_DATE and has_month and any(map(str.isdecimal, words))
