"""Sums of money in Roman figures, as old accounts have them: `iijs iiijd`, `vj li. xiijs.`, `ijd ob`."""

import re

_NUMERAL = r"(?=[clxvij])c{0,4}(?:xc|xl|l?x{0,4})(?:i[xv]|v?i{0,4}j?)"
_UNIT = r"(?:lib?|s|d|sol|den|marks?|[ˡˢᵈ]|\^\{?(?:li|s|d)\}?)"
_SUM = re.compile(rf"{_NUMERAL}\.?\s?{_UNIT}\.?(?:\s?(?:{_NUMERAL}\.?\s?{_UNIT}|ob|q[aru]?)[.,]?)*")
_LONGEST = 40


def is_roman_sum(text: str) -> bool:
    """Whether a cell is a sum in Roman figures, each with its unit glued to it or behind it."""
    return len(text) <= _LONGEST and _SUM.fullmatch(text) is not None
