"""Dates whose text can be read in one way only get their `@when`."""

import re
from collections.abc import Iterator
from datetime import date

from encoder.checks.fix.edits import Edit
from encoder.checks.scan import Kind, Scan, Token
from encoder.months import ENGLISH_MONTHS

_MONTH = rf"(?P<month>{'|'.join(ENGLISH_MONTHS)})\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>1\d{3}|20\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
    )
)
_DATING = ("when", "from", "to", "notBefore", "notAfter", "period", "calendar", "when-iso", "dur")


def add_dates(scan: Scan) -> Iterator[Edit]:
    """`<date>March 14, 1951</date>` → `<date when="1951-03-14">March 14, 1951</date>`."""
    tokens = list(scan.tokens())
    for start, text, end in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if start.kind == Kind.START and start.name.rpartition(":")[2] == "date" and text.kind == Kind.TEXT:
            yield from _dated(scan, start, text, end)


def _dated(scan: Scan, start: Token, text: Token, end: Token) -> Iterator[Edit]:
    if end.kind != Kind.END or any(found.name in _DATING for found in scan.attributes(start)):
        return
    words = " ".join(scan.text[text.start : text.end].split())
    when = read_date(words)
    if when:
        at = start.end - 1
        yield Edit(at, at, f' when="{when}"', "date-when", f'"{words}" is dated {when}')


def read_date(words: str) -> str | None:
    """A day or month of the Gregorian calendar as ISO 8601, if the words are a date and nothing else."""
    match = next((match for form in _FORMS if (match := form.fullmatch(words))), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts.get("number") or ENGLISH_MONTHS[parts["month"]])
    try:
        day = date(int(parts["year"]), month, int(parts.get("day") or 1))
    except ValueError:
        return None
    return day.isoformat() if parts.get("day") else day.isoformat()[:7]
