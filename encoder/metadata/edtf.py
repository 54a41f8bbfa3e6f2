"""Dates of EDTF (ISO 8601-2:2019), levels 0 and 1, as the attributes of a TEI `date`.

`1962-10-27` → `when`; `1970-05-03/1970-05-05` → `from`, `to`; `195X` → `notBefore`, `notAfter`;
`-0044-03-15` → `when`; `1951?` → `when`, `cert`; `1951-21` (spring, of either hemisphere)
→ `when` of the year, `cert`.

https://www.loc.gov/standards/datetime/
"""

import re
from dataclasses import dataclass

_DATE = re.compile(
    r"(?P<year>-?[\dX]{4}|Y-?\d{5,})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<doubt>[?~%]?)"
)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|[+-](\d\d):(\d\d))?")
_UNSPECIFIED = re.compile(r"-?(?:\d{4}|\d{3}X|\d\dXX|Y?-?\d{5,})|Y-?\d{5,}")
_SEASONS = range(21, 25)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DOUBTS = {"?": "medium", "~": "medium", "%": "low"}
_MOST_DIGITS = 9
_OPEN = ("", "..")

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """The earliest and the latest value of a date, equal where it is one date; what is doubtful of it."""

    earliest: str
    latest: str
    cert: str | None = None


def is_numeric(text: str) -> bool:
    """Whether a text is written as EDTF writes dates, be it one or not: `1951-02-30`, but not `May 3`."""
    return re.fullmatch(r"[-+\dXYTZ/.:?~% ]*\d[-+\dXYTZ/.:?~% ]*", text) is not None


def date_attributes(text: str) -> Attributes | None:
    """The attributes of a TEI `date` for a date or an interval; None where it is none, or impossible."""
    if not text.isascii():
        return None
    if _is_time(text):
        return (("when", text),)
    ends = text.split("/")
    if len(ends) == 1:
        span = _span(text)
        return None if span is None else (*_single(span), *_doubt(span))
    return _interval(*ends) if len(ends) == 2 else None


def _interval(first: str, last: str) -> Attributes | None:
    begin, end = (None if part in _OPEN else _span(part) for part in (first, last))
    if (begin is None and first not in _OPEN) or (end is None and last not in _OPEN):
        return None
    if begin is None and end is None:
        return None
    if begin and end and _is_after(begin.earliest, end.latest):
        return None
    found: list[tuple[str, str]] = []
    if begin:
        found.append(("from" if begin.earliest == begin.latest else "notBefore", begin.earliest))
    if end:
        found.append(("to" if end.earliest == end.latest else "notAfter", end.latest))
    doubtful = next((span for span in (begin, end) if span and span.cert), None)
    return (*found, *(_doubt(doubtful) if doubtful else ()))


def _single(span: _Span) -> Attributes:
    if span.earliest == span.latest:
        return (("when", span.earliest),)
    return (("notBefore", span.earliest), ("notAfter", span.latest))


def _doubt(span: _Span) -> Attributes:
    return (("cert", span.cert),) if span.cert else ()


def _span(text: str) -> _Span | None:
    match = _DATE.fullmatch(text)
    if match is None or not _UNSPECIFIED.fullmatch(match["year"]):
        return None
    year, month, day = match["year"].removeprefix("Y"), match["month"], match["day"]
    cert = _DOUBTS.get(match["doubt"])
    if len(year.lstrip("-")) > _MOST_DIGITS or not year.replace("0", "").strip("-"):
        return None
    if "X" in year:
        ends = sorted((year.replace("X", "0"), year.replace("X", "9")), key=int)
        is_whole = month in (None, "XX") and day in (None, "XX") and int(ends[0]) != 0
        return _Span(ends[0], ends[1], cert) if is_whole else None
    if month == "XX":
        return _Span(year, year, cert) if day in (None, "XX") else None
    if month and int(month) in _SEASONS:
        return _Span(year, year, cert or "medium") if day is None else None
    value = "-".join(part for part in (year, month, None if day == "XX" else day) if part)
    return _Span(value, value, cert) if _is_of_calendar(int(year), month, day) else None


def _is_of_calendar(year: int, month: str | None, day: str | None) -> bool:
    """Whether the proleptic Gregorian calendar has a day; year 0 does not occur."""
    if month is None:
        return True
    if not 1 <= int(month) <= len(_DAYS):
        return False
    if day in (None, "XX"):
        return True
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    most = 28 if int(month) == 2 and not leap else _DAYS[int(month) - 1]
    return 1 <= int(day or "0") <= most


def _is_time(text: str) -> bool:
    match = _TIME.fullmatch(text)
    if match is None or _span(match[1]) is None:
        return False
    hour, minute, second, offset, offset_minute = (int(part or 0) for part in match.groups()[1:])
    return hour < 24 and minute < 60 and second < 60 and offset < 15 and offset_minute < 60


def _is_after(value: str, other: str) -> bool:
    """Whether a value is later than another, as far as both say."""
    first, second = _order(value), _order(other)
    common = min(len(first), len(second))
    return first[:common] > second[:common]


def _order(value: str) -> tuple[int, ...]:
    sign = -1 if value.startswith("-") else 1
    year, *rest = value.removeprefix("-").split("-")
    return (sign * int(year), *map(int, rest))
