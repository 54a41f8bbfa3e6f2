"""Where `date` and `time` elements stand in a dateline, and their values in ISO 8601."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from encoder.document.dates.months import month_number
from encoder.document.dates.patterns import (
    DATE_TIME_GROUP,
    DATES,
    UNDATED,
    YEAR,
    YEARS,
)
from encoder.document.dates.readings import DOUBTS, Reading, read_date, read_year
from encoder.document.dates.surroundings import Found, widen
from encoder.document.dates.times import Clock, find_clocks
from encoder.document.phrase import Phrase

_LONGEST = 1000
_LAST_DAY = 31
_WHOLE = ("M1 D1 Y1", "D1_M1 Y1")
_ZONES = "YXWVUTSRQPONZABCDEFGHIKLM"
_JOIN_AFTER = re.compile(r"[\s,;.\]]{0,4}(?:at\s+|um\s+)?")
_JOIN_BEFORE = re.compile(r"[\s,;]{0,3}(?:on\s+|of\s+)?")


def find_dates(text: str) -> Iterator[Phrase]:
    """Where `date` and `time` elements stand in a dateline (TEI Guidelines, 3.6.4).

    `oceover 27, 1962` → `<date when="1962-10-27" cert="medium" resp="#engross">oceover 27, 1962</date>`
    `May 3-5, 1970` → `<date from="1970-05-03" to="1970-05-05">`; `undated` → `<date>`
    """
    line = text[:_LONGEST]
    clocks = list(find_clocks(line))
    for found in _dates(line):
        clock = next((clock for clock in clocks if _joins(line, found, clock)), None)
        if clock:
            clocks.remove(clock)
            found = _at(found, clock)
        clocks = [clock for clock in clocks if clock.end <= found.start or clock.start >= found.end]
        yield Phrase(found.start, found.end, "date", _attributes(found))
    for clock in clocks:
        yield Phrase(clock.start, clock.end, "time", _time_attributes(clock))


def _dates(text: str) -> list[Found]:
    """The dates of a text, those that begin first and reach farthest; none within another."""
    found = sorted(_candidates(text), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    widened = [widen(text, one) for one in kept]
    bounds = [0, *(one.end for one in widened)]
    return [replace(one, start=max(one.start, end)) for one, end in zip(widened, bounds, strict=False)]


def _candidates(text: str) -> Iterator[Found]:
    for form, pattern in DATES:
        yield from _of_form(text, form, pattern)
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
    for match in UNDATED.finditer(text):
        yield Found(*match.span(), None, None, ())


def _of_form(text: str, form: str, pattern: re.Pattern[str]) -> Iterator[Found]:
    position = 0
    while match := pattern.search(text, position):
        found = list(_read(match, form))
        yield from found
        position = match.end() if found else match.start() + 1


def _read(match: re.Match[str], form: str) -> Iterator[Found]:
    """The date, or the span or pair of dates, of a match; none where they are not of the calendar."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    first, last = _parts(groups, "1", "2"), _parts(groups, "2", "1")
    if "&" in form:
        yield from _pair(match, first, last)
    elif "~" in form:
        start, end = read_date(first), read_date(last)
        if start and end and start.iso < end.iso:
            yield Found(*match.span(), start, end, ("from", "to"))
    else:
        yield from _one(match, form, first)


def _one(match: re.Match[str], form: str, parts: Mapping[str, str]) -> Iterator[Found]:
    """One date; without a value where it has the form of one, but the calendar does not have it."""
    if form in ("M1 y1", "M1 D1 y1") and int(parts["y"]) <= _LAST_DAY:
        return
    reading = read_date(_swapped(parts, form))
    if reading:
        reading = _of_order(reading, parts) if form.startswith("N1/") else reading
        yield Found(*match.span(), reading, reading)
    elif form in _WHOLE and month_number(parts["m"])[0] and read_year(parts["y"])[1] == 0:
        yield Found(*match.span(), None, None, ())


def _parts(groups: Mapping[str, str], own: str, other: str) -> dict[str, str]:
    """The parts of one end of a span; what it does not say, the other end does."""
    parts = {}
    for name in "dmny":
        value = groups.get(f"{name}{own}") or (groups.get(f"{name}{other}") if name != "d" else None)
        if value:
            parts[name] = value
    return parts


def _swapped(parts: Mapping[str, str], form: str) -> Mapping[str, str]:
    """`27/10/62` has no month 27: the day stands first."""
    if form.startswith("N1/") and int(parts["n"]) > 12:
        return {**parts, "n": parts["d"], "d": parts["n"]}
    return parts


def _of_order(reading: Reading, parts: Mapping[str, str]) -> Reading:
    """Doubtful where day and month could be told only by the custom of the place: `10/11/62`."""
    ambiguous = int(parts["n"]) <= 12 and int(parts["d"]) <= 12 and parts["n"] != parts["d"]
    return replace(reading, doubt=max(reading.doubt, 2)) if ambiguous else reading


def _pair(match: re.Match[str], first: Mapping[str, str], last: Mapping[str, str]) -> Iterator[Found]:
    """`March 5 and 6, 1970`: two dates of one month."""
    one, other = read_date(first), read_date(last)
    if one and other and one.iso < other.iso:
        yield Found(match.start(), match.end("d1"), one, one)
        yield Found(match.start("d2"), match.end(), other, other)


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
    reading = Reading(f"{found.first.iso}T{clock.iso}", max(found.first.doubt, clock.doubt))
    start, end = min(found.start, clock.start), max(found.end, clock.end)
    return replace(found, start=start, end=end, first=reading, last=reading)


def _attributes(found: Found) -> tuple[tuple[str, str], ...]:
    ends = [end for end in (found.first, found.last) if end][: len(found.names)]
    values = tuple((name, end.iso) for name, end in zip(found.names, ends, strict=True))
    own = max((end.doubt for end in ends), default=0)
    return (*values, *_certainty(own, found.source_doubt))


def _time_attributes(clock: Clock) -> tuple[tuple[str, str], ...]:
    value = (("when", clock.iso),) if clock.iso else ()
    return (*value, *_certainty(clock.doubt, 0))


def _certainty(own: int, source: int) -> tuple[tuple[str, str], ...]:
    """`cert`, and `resp` where the doubt is about what was inferred here."""
    cert = DOUBTS[max(own, source)]
    if cert is None:
        return ()
    return (("cert", cert), ("resp", "#engross")) if own else (("cert", cert),)
