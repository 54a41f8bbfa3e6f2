"""What stands around a date and says more of it: weekday, brackets, question mark, `circa`, `before`."""

import re
from dataclasses import dataclass, replace
from datetime import date

from encoder.document.dates.patterns import QUALIFIER, WEEKDAY
from encoder.document.dates.readings import Reading

_ASKED = re.compile(r"\s?\(?\?\)?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text.

    Attributes:
        start, end: offsets.
        first, last: the readings of a span of time, the same where it is one date; None for `undated`.
        names: the attributes for the two ends.
        source_doubt: index of `DOUBTS`, by what the source itself says: brackets, a question mark.
    """

    start: int
    end: int
    first: Reading | None
    last: Reading | None
    names: tuple[str, ...] = ("when",)
    source_doubt: int = 0


def widen(text: str, found: Found) -> Found:
    """The date with the weekday before it, its brackets, and what makes it a guess or a limit."""
    start, end, doubt = found.start, found.end, 0
    first, last, names = found.first, found.last, found.names
    weekday = WEEKDAY.search(text, 0, start)
    if weekday:
        start = weekday.start()
        if first == last:
            first = last = _checked(first, weekday["day"])
    qualifier = QUALIFIER.search(text, 0, start)
    if qualifier and names == ("when",):
        start = qualifier.start()
        doubt = 3 if qualifier["about"] else 0
        names = ("notAfter",) if qualifier["before"] else ("notBefore",) if qualifier["after"] else names
    if "[" in text[start:end]:
        doubt = max(doubt, 1)
    start, end, asked = _in_brackets(text, start, end)
    return Found(start, end, first, last, names, max(doubt, asked))


def _in_brackets(text: str, start: int, end: int) -> tuple[int, int, int]:
    """The span with the brackets around it, and the doubt that brackets and question mark express."""
    asked = _ASKED.match(text, end)
    end = asked.end() if asked else end
    doubt = 2 if asked else 0
    opens = text[start:end].count("[") > text[start:end].count("]")
    if text[end : end + 1] == "]" and (opens or text[start - 1 : start] == "["):
        after = _ASKED.match(text, end + 1)
        return start - (not opens), after.end() if after else end + 1, 2 if asked or after else 1
    return start, end, doubt


def _checked(reading: Reading | None, weekday: str | None) -> Reading | None:
    """Doubtful where the calendar has another weekday."""
    if reading is None or weekday is None or not reading.is_day:
        return reading
    right = _WEEKDAYS[date.fromisoformat(reading.iso).weekday()] == weekday.lower()
    return reading if right else replace(reading, doubt=max(reading.doubt, 2))
