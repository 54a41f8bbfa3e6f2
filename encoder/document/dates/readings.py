"""Days and years as they are written or misread, and the ISO 8601 value of a date made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from encoder.document.dates.months import month_number

DOUBTS = (None, "high", "medium", "low")
"""Values of `cert` by doubt: 0 as written; 1 inferred, safely; 2 misread; 3 hardly readable."""

_LOOK_ALIKE = str.maketrans("OoQlI|SB", "00011158")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_CENTURY = 1900


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date says.

    Attributes:
        iso: a day, month or year of ISO 8601.
        doubt: index of `DOUBTS`, by what had to be inferred.
    """

    iso: str
    doubt: int = 0

    @property
    def is_day(self) -> bool:
        return len(self.iso) == len("1962-10-27")


def read_date(parts: Mapping[str, str]) -> Reading | None:
    """The reading of year `y`, and where given month `m` or number of the month `n`, and day `d`.

    None where it is no date of the calendar: `February 30, 1962`.
    """
    year, year_doubt = read_year(parts["y"])
    month, month_doubt = _read_month(parts)
    day, day_doubt = _read_number(parts.get("d") or "1")
    if "d" not in parts and (month_doubt or ("m" in parts and year_doubt > 1)):
        return None
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    length = 10 if "d" in parts else 7 if "m" in parts or "n" in parts else 4
    doubt = max(year_doubt, month_doubt, day_doubt)
    return Reading(iso[:length], doubt) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def read_year(written: str) -> tuple[int, int]:
    """A year and its doubt: `1962` → (1962, 0); `62` → (1962, 1); `l962` → (1962, 2); 0 for none."""
    number, doubt = _read_number(written.strip("'’‘"))
    digits = sum(char.isdecimal() for char in written)
    if digits < 2:
        return 0, 3
    return (number, doubt) if number >= 100 else (number + _CENTURY, max(doubt, 1))


def _read_month(parts: Mapping[str, str]) -> tuple[int, int]:
    if "n" in parts:
        return _read_number(parts["n"])
    return month_number(parts["m"]) if "m" in parts else (1, 0)


def _read_number(written: str) -> tuple[int, int]:
    folded = written.translate(_LOOK_ALIKE)
    if not (folded.isascii() and folded.isdecimal()):
        return 0, 3
    return int(folded), 0 if folded == written else 2
