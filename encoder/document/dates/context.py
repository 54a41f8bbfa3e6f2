"""What is known about a document before its dates are read."""

from dataclasses import dataclass
from datetime import date

from encoder.language import data

_CENTURY = 1900
_CLOSE = 15
"""Years within which the house's other dates bear out a century."""


@dataclass(frozen=True, slots=True)
class Context:
    """What helps to read the dates of a document.

    Attributes:
        languages: that it is in, the surest first; () where they are not known.
        near: a day, month or year of ISO 8601 that the document's heading gives: it supplies the year that a
            dateline lacks, and the century of `93`.
        years: the first and last year of the documents of its house, for centuries.
        heading: the document's heading, to be asked for `near` where a dateline leaves something open.
        day_first: whether `10/11/62` is the 10th of November; None leaves it to the language.
    """

    languages: tuple[str, ...] = ()
    near: str | None = None
    years: tuple[int, int] | None = None
    day_first: bool | None = None
    heading: str = ""

    @property
    def is_day_first(self) -> bool:
        """Whether the day stands first in a date of numbers."""
        if self.day_first is not None:
            return self.day_first
        return bool(self.languages) and data(self.languages[0]).date_order == "dmy"

    @property
    def year(self) -> int | None:
        """The year of the heading."""
        return int(self.near[:4]) if self.near else None

    def year_of(self, month: int, day: int) -> int | None:
        """The year in which a day without one lies, nearest to the date of the heading; None without it."""
        if self.near is None:
            return None
        anchor = _day(self.near)
        if len(self.near) == len("1911"):
            return anchor.year
        years = [
            year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if _is_day(year, month, day)
        ]
        return min(years, key=lambda year: abs((date(year, month, day) - anchor).days), default=None)

    def distance(self, iso: str) -> int:
        """Days between a date and that of the heading; a year's worth where the heading gives only a year."""
        return abs((_day(iso) - _day(self.near or iso)).days)

    def century_of(self, short: int) -> tuple[int, int]:
        """The year that two digits mean, and how doubtful it is: an index of `readings.DOUBTS`."""
        year = self.year
        span = (year, year) if year is not None else self.years
        if span is not None:
            possible = [century + short for century in range(1000, 2100, 100)]
            nearest = min(possible, key=lambda one: abs(one - sum(span) / 2))
            return nearest, 1 if span[0] - _CLOSE <= nearest <= span[1] + _CLOSE else 2
        typed = not self.languages or self.languages[0] == "en"
        return _CENTURY + short, 1 if typed else 2


NO_CONTEXT = Context()


def _day(iso: str) -> date:
    year, month, day = (*iso.split("-"), "07", "01")[:3] if len(iso) == 4 else (*iso.split("-"), "15")[:3]
    return date(int(year), int(month), int(day))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
