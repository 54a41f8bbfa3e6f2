"""Dates as they are typed: `October 27, 1962`, `27 Oct 62`, `oceover 27, 1962`."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from encoder.document.phrase import Phrase

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SIMILAR = 0.6
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*[,.]?\s+(\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d_]{3,10})\.?,?\s+(\d{4}|\d{2})\b")
_MONTH_ONLY = re.compile(r"\b([^\W\d_]{3,10})\.?,?\s+(\d{4})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\b")


def find_dates(text: str) -> Iterator[Phrase]:
    """Where `date` elements stand in a dateline, with `when` (ISO 8601) and, if misread, `cert`.

    `Washington, oceover 27, 1962` → `<date when="1962-10-27" cert="medium">oceover 27, 1962</date>`
    """
    for pattern, order in (
        (_MONTH_FIRST, "mdy"),
        (_DAY_FIRST, "dmy"),
        (_NUMERIC, "ndy"),
        (_MONTH_ONLY, "my"),
    ):
        for match in pattern.finditer(text):
            when, exact = _when(dict(zip(order, match.groups(), strict=True)))
            if when:
                given = {"when": when} if exact else {"when": when, "cert": "medium", "resp": "#engross"}
                yield Phrase(*match.span(), "date", tuple(given.items()))


def month_number(word: str) -> tuple[int, bool]:
    """The number of a month's name, and whether it is written as it should be; 0 for other words.

    `Oct` → (10, True); `oceover` → (10, False)
    """
    name = word.lower()
    for number, month in enumerate(MONTHS, 1):
        if month == name or (len(name) in (3, 4) and month.startswith(name)):
            return number, True
    ratios = [SequenceMatcher(None, month, name).ratio() for month in MONTHS]
    best = max(ratios)
    return (ratios.index(best) + 1, False) if best >= _SIMILAR else (0, False)


def _when(parts: dict[str, str]) -> tuple[str | None, bool]:
    month, exact = (int(parts["n"]), True) if "n" in parts else month_number(parts["m"])
    year = int(parts["y"]) + (1900 if len(parts["y"]) == 2 else 0)
    if not 1 <= month <= 12 or not 1000 <= year <= 2100:
        return None, False
    if "d" not in parts:
        return (f"{year:04}-{month:02}", True) if exact else (None, False)
    try:
        return date(year, month, int(parts["d"])).isoformat(), exact
    except ValueError:
        return None, False
