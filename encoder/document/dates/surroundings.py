"""What stands around a date and says more of it: weekday, brackets, question mark, `circa`, `O.S.`."""

import re
from dataclasses import dataclass, replace
from datetime import date

from encoder.document.dates.calendars import from_julian
from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.patterns import article_before, qualifier, style
from encoder.document.dates.readings import Reading
from encoder.language import weekdays
from encoder.language.folding import fold

_ASKED = re.compile(r"\s?\(?\?\)?")
_LAST_WORDS = re.compile(r"(?P<two>[^\W\d_]+\s+)?(?P<one>(?:\d\.?ª\s)?[^\W_][\w.-]*)[.,]{0,2}\s+$")
_REACH = 60
"""Characters before a date within which a weekday or a qualifier stands."""
_TWO_LETTERS = 2
_LAST_JULIAN = 1923


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text.

    Attributes:
        start, end: offsets.
        first, last: the readings of a span of time, the same where it is one date; None for `undated`.
        names: the attributes for the two ends.
        source_doubt: index of `DOUBTS`, by what the source itself says: brackets, a question mark.
        calendar: of a date without a value.
    """

    start: int
    end: int
    first: Reading | None
    last: Reading | None
    names: tuple[str, ...] = ("when",)
    source_doubt: int = 0
    calendar: str | None = None


def widen(text: str, found: Found, context: Context = NO_CONTEXT) -> Found:
    """The date with the weekday before it, its brackets, and what makes it a guess or a limit."""
    found = _styled(text, found)
    start, end, doubt = found.start, found.end, 0
    first, last, names = found.first, found.last, found.names
    weekday, begins = _weekday(text, start, context)
    if weekday:
        start = begins
        if first == last:
            first = last = _checked(first, weekday)
    qualified = qualifier().search(text, max(0, start - _REACH), start)
    if qualified and names == ("when",):
        start = qualified.start()
        doubt = 3 if qualified["about"] else 0
        names = ("notAfter",) if qualified["before"] else ("notBefore",) if qualified["after"] else names
    if "[" in text[start:end]:
        doubt = max(doubt, 1)
    start, end, asked = _in_brackets(text, start, end)
    return replace(
        found, start=start, end=end, first=first, last=last, names=names, source_doubt=max(doubt, asked)
    )


def _weekday(text: str, end: int, context: Context) -> tuple[int, int]:
    """The number of the weekday that a text ends with, and where it begins; 0 for none."""
    before = text[max(0, end - _REACH) : end]
    article = article_before().search(before)
    cut = len(before) if article is None else len(before[: article.start()].rstrip(" ,")) + 1
    match = _LAST_WORDS.search(before[:cut] if article is None else before[: cut - 1] + " ")
    if match is None:
        return 0, end
    offset = end - len(before)
    names = weekdays(context.languages or None)
    two = f"{match['two'] or ''}{match['one']}"
    for words, at in ((two, match.start()), (match["one"], match.start("one"))):
        number = names.get(" ".join(map(fold, words.split()))) or names.get(fold(words))
        short = len(fold(words)) <= _TWO_LETTERS and not match[0].rstrip(" ,").endswith(".")
        if number and not short:
            return number, offset + at
    return 0, end


def _styled(text: str, found: Found) -> Found:
    """The date with the `O.S.` or `N.S.` behind it or in it; the first counts by the Julian calendar."""
    match, first = style().match(text, found.end) or _style_within(text, found), found.first
    if match is None or first is None or first.calendar or not first.is_day:
        return found
    if match["old"] and first == found.last:
        year, month, day = map(int, first.iso.split("-"))
        moved = from_julian(year, month, day)
        first = replace(first, iso=moved.isoformat(), calendar="julian") if moved else first
        return replace(found, end=max(found.end, match.end()), first=first, last=first)
    return replace(found, end=max(found.end, match.end()))


def _style_within(text: str, found: Found) -> re.Match[str] | None:
    """What says the calendar before the year: `October 9, O. S. 1746`."""
    said = style().finditer(text, found.start, found.end)
    return next((match for match in said if match["old"] or match["new"]), None)


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


def _checked(reading: Reading | None, weekday: int) -> Reading | None:
    """Doubtful where the calendar has another weekday, also the Julian one while it was used."""
    if reading is None or not reading.is_day or reading.doubt > 1:
        return reading
    day = date.fromisoformat(reading.iso)
    julian = from_julian(day.year, day.month, day.day) if day.year <= _LAST_JULIAN else None
    right = weekday in {one.isoweekday() for one in (day, julian) if one}
    return reading if right else replace(reading, doubt=max(reading.doubt, 2))
