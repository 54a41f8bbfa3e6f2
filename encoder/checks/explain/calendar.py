"""What is wrong with a date that looks like one."""

import calendar
import re

_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def why_no_date(text: str) -> str | None:
    """`1962-02-30` → `but February 1962 has 28 days`; None for what is a date, or looks like none."""
    match = _DATE.fullmatch(text.strip())
    if match is None or match[1] == "0000":
        return None
    year, month, day = int(match[1]), int(match[2]), match[3]
    if not 1 <= month <= 12:
        return f"but there is no month {match[2]}"
    last = calendar.monthrange(year, month)[1]
    if day is None or 1 <= int(day) <= last:
        return None
    return f"but {calendar.month_name[month]} {year} has {last} days"
