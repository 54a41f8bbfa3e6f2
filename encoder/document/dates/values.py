"""The value of a date that metadata give."""

import re
from datetime import date

from encoder.document.dates.find import find_dates

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")


def dated(text: str) -> tuple[tuple[str, str], ...]:
    """The attributes of a `date` that says what a text says; empty where it says no date.

    `1962-10-27` → `when`; `1970-05-03/1970-05-05`, an interval of ISO 8601 → `from` and `to`
    """
    if _ISO.fullmatch(text):
        ends = text.split("/")
        if all(_is_of_calendar(end) for end in ends):
            return tuple(zip(("when",) if len(ends) == 1 else ("from", "to"), ends, strict=True))
        return ()
    dates = [phrase for phrase in find_dates(text) if phrase.name == "date"]
    return dates[0].attributes if dates else ()


def _is_of_calendar(iso: str) -> bool:
    year, month, day = (*iso.split("-"), "01", "01")[:3]
    try:
        return bool(date(int(year), int(month), int(day)))
    except ValueError:
        return False
