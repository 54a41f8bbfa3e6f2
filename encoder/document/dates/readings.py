"""Days and years as they are written or misread, and the ISO 8601 value of a date made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.months import is_short_for, month_number, roman_month

DOUBTS = (None, "high", "medium", "low")
"""Values of `cert` by doubt: 0 as written; 1 inferred, safely; 2 misread; 3 hardly readable."""

_LOOK_ALIKE = str.maketrans("OoQlI|SB", "00011158")
_BRACKETS = str.maketrans("", "", "[]")
"""Around the century that an editor supplies: `[18]48`."""
_APOSTROPHES = "'’‘"
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_OF_HEADING = 2
"""How doubtful a month is that only the heading tells."""

_ROUGHLY = 40
"""Days within which the date of a heading bears out the year that it supplies."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date says.

    Attributes:
        iso: a day, month or year of ISO 8601.
        doubt: index of `DOUBTS`, by what had to be inferred.
        calendar: another calendar or reckoning that it is written in: `julian`.
    """

    iso: str
    doubt: int = 0
    calendar: str | None = None

    @property
    def is_day(self) -> bool:
        return len(self.iso) == len("1962-10-27")


def read_date(parts: Mapping[str, str], context: Context = NO_CONTEXT) -> Reading | None:
    """The reading of year `y`, and where given month `m` (or `n`, `r`: its number), and day `d`.

    Without a year it is supplied from the context. None where it is no date of the calendar: `February 30,
    1962`, or none can be supplied.
    """
    month, month_doubt = _read_month(parts, context)
    day, day_doubt = _read_number(parts.get("d") or "1")
    year, year_doubt = _year(parts, month, day, context)
    if "d" not in parts and (month_doubt or ("m" in parts and year_doubt > 1)):
        return None
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    length = 10 if "d" in parts else 7 if {"m", "n", "r"} & set(parts) else 4
    doubt = max(year_doubt, month_doubt, day_doubt)
    return Reading(iso[:length], doubt) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def read_year(written: str, context: Context = NO_CONTEXT) -> tuple[int, int]:
    """A year and its doubt: `1962` → (1962, 0); `62` → (1962, 1); `l962` → (1962, 2); 0 for none."""
    number, doubt = _read_number("".join(written.strip(_APOSTROPHES).translate(_BRACKETS).split()))
    doubt = max(doubt, 1) if " " in written else doubt
    digits = sum(char.isdecimal() for char in written)
    if digits < 2:
        return 0, 3
    if number >= 100:
        return number, doubt
    year, guessed = context.century_of(number)
    if written[0] in _APOSTROPHES and context.near is None and context.years is None:
        guessed = max(guessed, 2)
    return year, max(doubt, guessed)


def _year(parts: Mapping[str, str], month: int, day: int, context: Context) -> tuple[int, int]:
    if "y" not in parts:
        year = context.year_of(month, day) if month else None
        if year is None:
            return 0, 3
        far = len(context.near or "") > 4 and context.distance(f"{year:04}-{month:02}-{day:02}") > _ROUGHLY
        return year, 2 if far else 1
    year, doubt = read_year(parts["y"], context)
    if "z" in parts:
        return _double_year(year, parts["z"], month, doubt)
    return year, doubt


def _double_year(year: int, second: str, month: int, doubt: int) -> tuple[int, int]:
    """`Feb. 1711/12`: the year began in March where it was written, in January for us; 0 where it is none."""
    length = 10 ** min(len(second), 2)
    if month > 3 or int(second) % length != (year + 1) % length:
        return 0, 3
    return year + 1, max(doubt, 1)


def _read_month(parts: Mapping[str, str], context: Context) -> tuple[int, int]:
    if "n" in parts:
        return _read_number(parts["n"])
    if "r" in parts:
        return roman_month(parts["r"]), 0
    if "m" not in parts:
        return 1, 0
    found = month_number(parts["m"], context.languages)
    return found if found[0] else (_month_of_heading(parts, context), _OF_HEADING)


def _month_of_heading(parts: Mapping[str, str], context: Context) -> int:
    """The month of the heading's date, which has the same day and year, for a word that is short for it."""
    near = context.near or ""
    if len(near) < len("1796-02-08") or not {"d", "y"} <= parts.keys():
        return 0
    year, month, day = map(int, near.split("-"))
    is_same = (_read_number(parts["d"])[0], _read_number(parts["y"])[0]) == (day, year)
    return month if is_same and is_short_for(parts["m"], month, context.languages) else 0


def _read_number(written: str) -> tuple[int, int]:
    folded = written.translate(_LOOK_ALIKE)
    if not (folded.isascii() and folded.isdecimal()):
        return 0, 3
    return int(folded), 0 if folded == written else 2
