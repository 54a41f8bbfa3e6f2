"""Dates of other calendars and reckonings as days of the Gregorian calendar."""

from datetime import date, timedelta

from encoder.enumerators import ROMAN, roman_sum

_NEW_YEARS = (
    date(1792, 9, 22), date(1793, 9, 22), date(1794, 9, 22), date(1795, 9, 23), date(1796, 9, 22),
    date(1797, 9, 22), date(1798, 9, 22), date(1799, 9, 23), date(1800, 9, 23), date(1801, 9, 23),
    date(1802, 9, 23), date(1803, 9, 24), date(1804, 9, 23), date(1805, 9, 23),
)  # fmt: skip
"""The first day of each year of the French Republic: a library of calendars is not needed for fourteen."""
_LONG_MONTHS = frozenset({3, 5, 7, 10})
_LADY_DAY = 1752


def roman_number(word: str) -> int:
    """`XVII` → 17, also `IIII` and `xvij`; 0 for what is no Roman numeral."""
    digits = word.lower().replace("j", "i").replace(".", "")
    return roman_sum(digits) if digits and set(digits) <= ROMAN.keys() else 0


def from_julian(year: int, month: int, day: int) -> date | None:
    """A day of the Julian calendar (Old Style) as one of the Gregorian."""
    if not 1 <= month <= 12 or not 1 <= day <= _days_of_julian(year, month):
        return None
    century = (year - (month < 3)) // 100
    first = date(year, month, 1) + timedelta(days=century - century // 4 - 2)
    return first + timedelta(days=day - 1)


def _days_of_julian(year: int, month: int) -> int:
    return (29 if year % 4 == 0 else 28) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def from_republican(year: int, month: int, day: int) -> date | None:
    """A day of the French Republic: 12 vendémiaire an IV → 1795-10-04; month 13 has the year's last days."""
    if not 1 <= year <= len(_NEW_YEARS) or not 1 <= day <= (30 if month < 13 else 6):
        return None
    first = _NEW_YEARS[year - 1]
    found = first + timedelta(days=30 * (month - 1) + day - 1)
    return found if year == len(_NEW_YEARS) or found < _NEW_YEARS[year] else None


def from_roman(kind: str, count: int, month: int, year: int) -> date | None:
    """A day counted to the kalends, nones or ides: IV idus Martias → 12 March.

    Args:
        kind: `kalends`, `nones` or `ides`.
        count: 1 for the day itself, 2 for the day before (pridie), 3 and more as the Romans count.
        month: of the kalends, nones or ides.
        year: of the day; `XIV Kal. Ian. 1520` is in December of that year.
    """
    late = month in _LONG_MONTHS
    try:
        if kind != "kalends":
            day = (15 if late else 13) if kind == "ides" else (7 if late else 5)
            return date(year, month, day - count + 1) if 1 <= count <= (8 if kind == "ides" else 6) else None
        if not 1 <= count <= 19:
            return None
        if count == 1:
            return date(year, month, 1)
        after = date(year + 1, 1, 1) if month == 1 else date(year, month, 1)
        return after - timedelta(days=count - 1)
    except (ValueError, OverflowError):
        return None


def from_quaker(year: int, month: int, day: int) -> tuple[date, int] | None:
    """A day of the Friends, who number the months, and how doubtful it is: before 1752 March is the first.

    4th of 7th mo. 1690 → 4 September 1690; 4th of 7th mo. 1780 → 4 July 1780
    """
    if not 1 <= month <= 12:
        return None
    doubt = 0
    if year < _LADY_DAY:
        doubt = 2 if month >= 11 or (month == 1 and day < 25) else 1
        year, month = (year, month + 2) if month <= 10 else (year + 1, month - 10)
    try:
        return date(year, month, day), doubt
    except ValueError:
        return None
