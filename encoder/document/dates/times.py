"""Times of day: `9 p.m.`, `12:41-1:49 p.m.`, `1243Z`, `noon`, `0930 hours`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOCK = re.compile(
    r"""
    (?<![\w:./])
    (?: (?P<noon>(?:12\s+)?noon)\b
      | (?P<midnight>(?:12\s+)?midnight)\b
      | (?P<h>\d{1,2})(?:[:.](?P<min>[0-5]\d))?\s*(?P<half>[ap])(?:\.\s?m\.?|m\b\.?)   # 9:15 p.m.
      | (?P<h4>[0-2]\d):?(?P<m4>[0-5]\d)\s?(?:(?P<z>Z)\b|(?:hours|hrs)\b\.?|(?=\s*(?:GMT|UTC|E[SD]T)\b))
      | (?P<hc>[0-2]?\d):(?P<mc>[0-5]\d)(?![\d:])
      | (?P<hb>\d{1,2})(?=\s?[-–—]\s?\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?\s?m\b)              # the 9 of 9-11 a.m.
    )
    (?:\s*(?P<zone>GMT|UTC|EST|EDT|CST|CDT|PST|PDT)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TOLD = re.compile(r"\d|noon|midnight", re.IGNORECASE)
"""What a time is told by: a cheap look before the dear one."""
_ZONES = {
    "GMT": "Z", "UTC": "Z", "Z": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_RANGE = re.compile(r"\s*(?:[-–—]|to)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in a text.

    Attributes:
        start, end: offsets.
        iso: of ISO 8601, with a zone where it is written: `12:43:00Z`; None where it cannot be told.
        half: `a` or `p` where it is written.
        doubt: index of `readings.DOUBTS`.
        bounds: whether it is the start or the end of a span of time.
    """

    start: int
    end: int
    iso: str | None
    half: str | None = None
    doubt: int = 0
    bounds: bool = False


def find_clocks(text: str) -> Iterator[Clock]:
    """The times of a text, in their order; the first of `12:41-1:49 p.m.` takes its half from the second."""
    found = [_clock(match) for match in _CLOCK.finditer(text)] if _TOLD.search(text) else []
    skip = False
    for index, clock in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if skip:
            skip = False
        elif following and _RANGE.fullmatch(text, clock.end, following.start):
            yield from _span(clock, following)
            skip = True
        elif clock.iso or clock.half != "?":
            yield clock


def _clock(match: re.Match[str]) -> Clock:
    given = {name: value for name, value in match.groupdict().items() if value}
    if "noon" in given or "midnight" in given:
        iso = "12:00:00" if "noon" in given else None
        return Clock(*match.span(), iso, "p")
    zone = _ZONES.get((given.get("zone") or given.get("z") or "").upper(), "")
    hour = int(given.get("h") or given.get("h4") or given.get("hc") or given["hb"])
    minute = int(given.get("min") or given.get("m4") or given.get("mc") or 0)
    half = given["half"].lower() if "half" in given else "?" if "hb" in given else None
    hour, doubt = _in_half(hour, half)
    if "hc" in given and 0 < hour <= 12:
        doubt = 2  # of which half of the day is not said
    iso = f"{hour:02}:{minute:02}:00{zone}" if hour <= 23 else None
    return Clock(*match.span(), None if half == "?" and hour > 12 else iso, half, doubt)


def _in_half(hour: int, half: str | None) -> tuple[int, int]:
    """The hour of 24, and a doubt where it contradicts the half of the day: `17:17 p.m.` → (17, 2)."""
    if half == "p":
        return (hour + 12, 0) if hour < 12 else (hour, 0 if hour == 12 else 2)
    if half == "a" and hour > 12:
        return 99, 0
    return (0, 0) if half == "a" and hour == 12 else (hour, 0)


def _span(first: Clock, last: Clock) -> tuple[Clock, Clock]:
    """Both ends of a span; an end without `a.m.` or `p.m.` takes that of the other, if it stays earlier."""
    iso, doubt = first.iso, first.doubt
    if iso and last.iso and first.half in (None, "?") and last.half == "p":
        later = f"{(int(iso[:2]) % 12 + 12):02}{iso[2:]}"
        iso, doubt = (later if later <= last.iso else iso), 1
    return (
        Clock(first.start, first.end, iso, first.half, doubt, bounds=True),
        Clock(last.start, last.end, last.iso, last.half, last.doubt, bounds=True),
    )
