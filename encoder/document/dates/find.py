"""Where `date` and `time` elements stand in a dateline, and their values in ISO 8601."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.months import month_number, written_month
from encoder.document.dates.numerals import find_numeral
from encoder.document.dates.patterns import (
    DATE_TIME_GROUP,
    NUMBERED,
    YEAR,
    YEARS,
    dates_in,
    undated,
    yearless_dates_in,
)
from encoder.document.dates.readings import DOUBTS, Reading, read_date, read_year
from encoder.document.dates.reckoned import find_reckoned
from encoder.document.dates.surroundings import Found, widen
from encoder.document.dates.times import Clock, find_clocks
from encoder.document.dates.worded import find_hidden, find_worded, find_worded_years
from encoder.document.dates.year_first import find_year_behind, find_year_first
from encoder.document.phrase import Phrase

_LONGEST = 1000
_LAST_DAY = 31
_WHOLE = ("M1 D1 Y1", "D1_M1 Y1")
_ZONES = "YXWVUTSRQPONZABCDEFGHIKLM"
_BETWEEN_STYLES = range(10, 14)
"""Days from the Julian to the Gregorian calendar, 1582 to today."""
_NEAR = 40
"""Days from the date of a heading within which numbers alone are a day and month."""
_YEAR_BEHIND = re.compile(r"[\s,.]*\d{4}\b")
_JOIN_AFTER = re.compile(r"[\s,;.\]]{0,4}(?:at\s+|um\s+)?")
_JOIN_BEFORE = re.compile(r"[\s,;]{0,3}(?:on\s+|of\s+)?")


def find_dates(text: str, context: Context = NO_CONTEXT) -> Iterator[Phrase]:
    """Where `date` and `time` elements stand in a dateline (TEI Guidelines, 3.6.4).

    `oceover 27, 1962` → `<date when="1962-10-27" cert="medium" resp="#engross">oceover 27, 1962</date>`
    `May 3-5, 1970` → `<date from="1970-05-03" to="1970-05-05">`; `undated` → `<date>`; a day whose year
    neither the text nor the context says → `<date>`

    Args:
        text: of the line or lines.
        context: what is known about the document: its languages, the date in its heading.
    """
    line = text[:_LONGEST]
    clocks = list(find_clocks(line))
    for found in _dates(line, context):
        clock = next((clock for clock in clocks if _joins(line, found, clock)), None)
        if clock:
            clocks.remove(clock)
            found = _at(found, clock)
        clocks = [clock for clock in clocks if clock.end <= found.start or clock.start >= found.end]
        yield Phrase(found.start, found.end, "date", _attributes(found))
    for clock in clocks:
        yield Phrase(clock.start, clock.end, "time", _time_attributes(clock))


def _dates(text: str, context: Context) -> list[Found]:
    """The dates of a text, those that begin first and reach farthest; none within another."""
    kept: list[Found] = []
    for one in sorted(_candidates(text, context), key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    for one in sorted(_yearless(text, context), key=lambda one: (one.start, -one.end)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    kept.sort(key=lambda one: one.start)
    widened = [widen(text, one, context) for one in kept]
    bounds = [0, *(one.end for one in widened)]
    return [replace(one, start=max(one.start, end)) for one, end in zip(widened, bounds, strict=False)]


def _candidates(text: str, context: Context) -> Iterator[Found]:
    has_figures = any(map(str.isdecimal, text))
    if has_figures:
        for form, pattern in dates_in(text):
            yield from _of_form(text, form, pattern, context)
    yield from find_reckoned(text, context)
    yield from find_numeral(text, context)
    yield from find_worded(text, context)
    yield from find_worded_years(text, context)
    yield from find_year_first(text, context)
    yield from find_year_behind(text, context)
    if has_figures:
        yield from find_hidden(text, context)
        yield from _of_figures(text)
    for match in undated().finditer(text):
        yield Found(*match.span(), None, None, ())


def _of_figures(text: str) -> Iterator[Found]:
    """Date-time groups, spans of years, and a year alone."""
    for match in DATE_TIME_GROUP.finditer(text):
        reading = _date_time(match)
        if reading:
            yield Found(*match.span(), reading, reading)
    for match in YEARS.finditer(text):
        last = match["y2"] if len(match["y2"]) == 4 else match["y1"][:2] + match["y2"]
        if match["y1"] < last:
            yield Found(*match.span(), Reading(match["y1"]), Reading(last), ("from", "to"))
    for match in YEAR.finditer(text):
        yield Found(*match.span("y1"), Reading(match["y1"]), Reading(match["y1"]))


def _of_form(text: str, form: str, pattern: re.Pattern[str], context: Context) -> Iterator[Found]:
    position = 0
    while match := pattern.search(text, position):
        found = list(_read(match, form, context))
        yield from found
        position = match.end() if found else match.start() + 1


def _read(match: re.Match[str], form: str, context: Context) -> Iterator[Found]:
    """The date, or the span or pair of dates, of a match; none where they are not of the calendar."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    first, last = _parts(groups, "1", "2"), _parts(groups, "2", "1")
    if "&" in form:
        yield from _pair(match, first, last, context)
    elif "^" in form:
        yield from _double(match, first, last, context)
    elif "~" in form:
        start, end = read_date(first, context), read_date(last, context)
        if start and end and start.iso < end.iso:
            yield Found(*match.span(), start, end, ("from", "to"))
    else:
        yield from _one(match, form, first, context)


def _one(match: re.Match[str], form: str, parts: Mapping[str, str], context: Context) -> Iterator[Found]:
    """One date; without a value where it has the form of one, but the calendar does not have it."""
    if form in ("M1 y1", "M1 D1 y1", "M1 D1%y1") and int(parts["y"]) <= _LAST_DAY:
        return
    if not _may_be_date(match, form, parts):
        return
    reading = read_date(_ordered(parts, form, context), context)
    if reading:
        reading = _of_order(reading, parts, context) if form.startswith("N1/") else reading
        if "%y" in form and context.year is None and context.years is None:
            reading = replace(reading, doubt=max(reading.doubt, 2))
        yield Found(*match.span(), reading, reading)
    elif form in _WHOLE and month_number(parts["m"], context.languages)[0] and read_year(parts["y"])[1] == 0:
        yield Found(*match.span(), None, None, ())


def _may_be_date(match: re.Match[str], form: str, parts: Mapping[str, str]) -> bool:
    """Whether the numbers of a match are no number of something, no sum of money, no chapter and verse."""
    if "M" not in form and NUMBERED.search(match.string, max(0, match.start() - 12), match.start()):
        return False
    if form.startswith("F1") and "M" in form:
        return not _YEAR_BEHIND.match(match.string, match.end())
    return not ("r" in parts and parts["r"].islower() and (len(parts["y"]) == 2 or match[0].count(".") < 2))


def _parts(groups: Mapping[str, str], own: str, other: str) -> dict[str, str]:
    """The parts of one end of a span; what it does not say, the other end does."""
    parts = {}
    shared = "mnyz" if f"y{own}" not in groups else "mn"
    for name in "dmnryz":
        value = groups.get(f"{name}{own}") or (groups.get(f"{name}{other}") if name in shared else None)
        if value:
            parts[name] = value
    return parts


def _ordered(parts: Mapping[str, str], form: str, context: Context) -> Mapping[str, str]:
    """Day and month of numbers in their places: `27/10/62` has no month 27, the day stands first."""
    if "n" not in parts or "d" not in parts:
        return parts
    month, day = int(parts["n"]), int(parts["d"])
    swapped = {**parts, "n": parts["d"], "d": parts["n"]}
    if form.startswith("N1/") and context.is_day_first:
        return swapped if day <= 12 else parts
    return swapped if month > 12 and not form.startswith("F1") else parts


def _of_order(reading: Reading, parts: Mapping[str, str], context: Context) -> Reading:
    """Doubtful where day and month could be told only by the custom of the place: `10/11/62`."""
    ambiguous = int(parts["n"]) <= 12 and int(parts["d"]) <= 12 and parts["n"] != parts["d"]
    told = context.day_first is not None or context.is_day_first
    return replace(reading, doubt=max(reading.doubt, 2)) if ambiguous and not told else reading


def _pair(
    match: re.Match[str], first: Mapping[str, str], last: Mapping[str, str], context: Context
) -> Iterator[Found]:
    """`March 5 and 6, 1970`: two dates of one month."""
    one, other = read_date(first, context), read_date(last, context)
    if one and other and one.iso < other.iso:
        yield Found(match.start(), match.end("d1"), one, one)
        yield Found(match.start("d2"), match.end(), other, other)


def _double(
    match: re.Match[str], first: Mapping[str, str], last: Mapping[str, str], context: Context
) -> Iterator[Found]:
    """`4/15 May 1712`: one day, of the Julian and of the Gregorian calendar; `4/5 May 1712`: two days."""
    one, other = read_date(first, context), read_date(last, context)
    if not (one and other and one.is_day and other.is_day):
        return
    end = match.end() + (match.string[match.end() : match.end() + 1] == ")" and "(" in match[0])
    days = (date.fromisoformat(other.iso) - date.fromisoformat(one.iso)).days
    if abs(days) in _BETWEEN_STYLES:
        new = max(one, other, key=lambda reading: reading.iso)
        yield Found(match.start(), end, new, new)
    elif 0 < days < min(_BETWEEN_STYLES):
        yield Found(match.start(), end, one, other, ("from", "to"))


def _yearless(text: str, context: Context) -> Iterator[Found]:
    """Days without a year, their year from the heading; where it gives none, they have no value."""
    for pattern in yearless_dates_in(text):
        for match in pattern.finditer(text):
            parts = _parts({name: value for name, value in match.groupdict().items() if value}, "1", "2")
            if "m" in parts and not _is_month(parts["m"], context):
                continue
            reading = read_date(parts, context) if {"m", "n", "r"} & set(parts) else None
            if "m" not in parts and not _is_near(reading, match, context):
                continue
            if reading and reading.doubt <= 2:
                yield Found(*match.span(), reading, reading)
            elif parts["d"].isdecimal() and 1 <= int(parts["d"]) <= _LAST_DAY:
                yield Found(*match.span(), None, None, ())


def _is_month(word: str, context: Context) -> bool:
    """Whether a word without a year beside it names a month as it is written, not as it may be misread."""
    if not written_month(word, context.languages):
        return False
    return (
        word[0].isupper() or word[0].isdecimal() or (bool(context.languages) and context.languages[0] != "en")
    )


def _is_near(reading: Reading | None, match: re.Match[str], context: Context) -> bool:
    """Whether numbers alone are the day and month of the heading, or nearly."""
    if reading is None or len(context.near or "") < len("1911-05-03"):
        return False
    numbered = NUMBERED.search(match.string, max(0, match.start() - 12), match.start())
    return context.distance(reading.iso) <= _NEAR and not numbered


def _date_time(match: re.Match[str]) -> Reading | None:
    day = read_date({"d": match["d1"], "m": match["m1"], "y": match["y1"]})
    if day is None or int(match["h"]) > 23:
        return None
    hours = _ZONES.index(match["zone"].replace("2", "Z")) - 12
    zone = f"{'-' if hours < 0 else '+'}{abs(hours):02}:00" if hours else "Z"
    doubt = max(day.doubt, 2) if match["zone"] == "2" else day.doubt
    return Reading(f"{day.iso}T{match['h']}:{match['min']}:00{zone}", doubt)


def _joins(text: str, found: Found, clock: Clock) -> bool:
    """Whether a time belongs to a date: it stands beside it, and both are points of time."""
    if clock.bounds or clock.iso is None or found.names != ("when",):
        return False
    if found.first is None or not found.first.is_day:
        return False
    if clock.start >= found.end:
        return bool(_JOIN_AFTER.fullmatch(text, found.end, clock.start))
    return bool(_JOIN_BEFORE.fullmatch(text, clock.end, found.start))


def _at(found: Found, clock: Clock) -> Found:
    assert found.first  # noqa: S101 - _joins has seen it
    doubt = max(found.first.doubt, clock.doubt)
    reading = replace(found.first, iso=f"{found.first.iso}T{clock.iso}", doubt=doubt)
    start, end = min(found.start, clock.start), max(found.end, clock.end)
    return replace(found, start=start, end=end, first=reading, last=reading)


def _attributes(found: Found) -> tuple[tuple[str, str], ...]:
    ends = [end for end in (found.first, found.last) if end][: len(found.names)]
    values = tuple((name, end.iso) for name, end in zip(found.names, ends, strict=True))
    calendar = next((end.calendar for end in ends if end.calendar), found.calendar)
    given = (("calendar", f"#{calendar}"),) if calendar else ()
    own = max((end.doubt for end in ends), default=0)
    return (*values, *given, *_certainty(own, found.source_doubt))


def _time_attributes(clock: Clock) -> tuple[tuple[str, str], ...]:
    value = (("when", clock.iso),) if clock.iso else ()
    return (*value, *_certainty(clock.doubt, 0))


def _certainty(own: int, source: int) -> tuple[tuple[str, str], ...]:
    """`cert`, and `resp` where the doubt is about what was inferred here."""
    cert = DOUBTS[max(own, source)]
    if cert is None:
        return ()
    return (("cert", cert), ("resp", "#engross")) if own else (("cert", cert),)
