"""Dates of other calendars and reckonings: of the French Republic, the Romans, the Friends."""

import re
from collections.abc import Iterator
from functools import cache

from encoder.document.dates.calendars import from_quaker, from_republican, from_roman, roman_number
from encoder.document.dates.context import Context
from encoder.document.dates.months import month_number
from encoder.document.dates.patterns import alternatives
from encoder.document.dates.readings import Reading
from encoder.document.dates.surroundings import Found
from encoder.language import republican_months
from encoder.language.folding import fold
from encoder.language.phrases import entries, months
from encoder.language.read import data, languages

_KINDS = ("kalends", "nones", "ides")
_OF_REPUBLIC = re.compile(r"an(?<!\wan)(?:née)?\b")
_YEAR = r"(?:[\s,.:(]+(?:(?:{of})\s+)?(?P<y>1\d{{3}}|M[.CDLXVI]{{0,18}}[CDLXVI]|20\d\d)(?!\w)\)?)?"


def find_reckoned(text: str, context: Context) -> Iterator[Found]:
    """The dates of a text that are not by the calendar of today, with their day in it.

    `12 vendémiaire an IV` → 1795-10-04; `IV idus Marcii 1520` → 1520-03-12; `7th mo. 4th 1780` → 1780-07-04
    """
    if _OF_REPUBLIC.search(text.lower()):
        for match in _republican().finditer(text):
            yield _of_republic(match)
    if _counted_to().search(text):
        for match in _roman().finditer(text):
            yield from _of_romans(match, context)
    if _numbered_month().search(text):
        for pattern in _quaker():
            for match in pattern.finditer(text):
                yield from _of_friends(match, context)


@cache
def _counted_to() -> re.Pattern[str]:
    words = {entry.rstrip(".") for name in _KINDS for entry in entries(name)}
    return re.compile(rf"\b(?:{alternatives(words)})\b", re.IGNORECASE)


@cache
def _numbered_month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(entries('month-word'))})\b", re.IGNORECASE)


@cache
def _republican() -> re.Pattern[str]:
    names = alternatives(republican_months())
    ordinal = alternatives(entries("ordinal"))
    return re.compile(
        rf"""(?<!\w)(?:(?P<d>\d{{1,2}})(?:{ordinal})?\.?\s+)?(?:de\s+)?(?P<m>{names})s?\b\.?,?\s+
        (?:de\s+)?(?:l['’]\s?)?an(?:née)?\.?\s+(?P<y>\d{{1,2}}|[IVX]{{1,4}})(?:{ordinal})?(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    )


def _of_republic(match: re.Match[str]) -> Found:
    year = int(match["y"]) if match["y"].isdecimal() else roman_number(match["y"])
    month = republican_months()[" ".join(map(fold, match["m"].split()))]
    day = from_republican(year, month, int(match["d"] or 1))
    if day is None:
        return Found(*match.span(), None, None, (), calendar="republican")
    if match["d"]:
        reading = Reading(day.isoformat(), calendar="republican")
        return Found(*match.span(), reading, reading)
    last = (
        from_republican(year, month, 30) or from_republican(year, month, 6) or from_republican(year, month, 5)
    )
    end = Reading((last or day).isoformat(), calendar="republican")
    return Found(*match.span(), Reading(day.isoformat(), calendar="republican"), end, ("from", "to"))


@cache
def _roman() -> re.Pattern[str]:
    kinds = "|".join(rf"(?P<{name}>{alternatives(entries(name))})" for name in _KINDS)
    names = alternatives(word for word in months(("la",)) if len(word) > 2)
    eve = alternatives(entries("eve"))
    return re.compile(
        rf"""(?<!\w)(?:a\.?\s?d\.?\s+)?(?:(?P<n>[ivxj]{{1,6}}|\d{{1,2}}|{eve})(?!\w)\.?[\s,]+)?
        (?:{kinds})(?!\w)\.?\s+(?P<m>{names})(?!\w)\.?"""
        + _YEAR.format(of=alternatives(entries("of"))),
        re.IGNORECASE | re.VERBOSE,
    )


def _of_romans(match: re.Match[str], context: Context) -> Iterator[Found]:
    kind = next(name for name in _KINDS if match[name])
    count = _count(match["n"])
    month = month_number(match["m"], ("la",))[0]
    written = match["y"]
    anchor = from_roman(kind, count, month, 1901)
    if anchor is None:
        return
    year = _written_year(written) if written else context.year_of(anchor.month, anchor.day)
    if year is None:
        yield Found(*match.span(), None, None, (), calendar="roman")
        return
    moved = from_roman(kind, count, month, year)
    if moved is None:
        return
    if not written and kind == "kalends" and moved.month != anchor.month:
        return
    reading = Reading(moved.isoformat(), 0 if written else 1, "roman")
    yield Found(*match.span(), reading, reading)


def _written_year(written: str) -> int:
    return int(written) if written.isdecimal() else roman_number(written)


def _count(written: str | None) -> int:
    if written is None:
        return 1
    if written.isdecimal():
        return int(written)
    return roman_number(written) or 2


@cache
def _quaker() -> tuple[re.Pattern[str], ...]:
    ordinals = alternatives(_ordinal_words())
    endings = alternatives(entries("ordinal"))
    words = alternatives(entries("month-word"))
    of = alternatives(entries("of"))
    month = rf"(?P<m>\d{{1,2}}(?:{endings})?|{ordinals})\s?(?:{words})(?!\w)[.:]?"
    day = rf"(?P<d>\d{{1,2}})(?:{endings})?(?!\w)"
    year = _YEAR.format(of=of)
    return (
        re.compile(rf"(?<!\w){month},?\s+(?:the\s+)?{day}{year}", re.IGNORECASE),
        re.compile(rf"(?<!\w){day}\.?\s+(?:(?:{of})\s+)?(?:the\s+)?{month}{year}", re.IGNORECASE),
    )


@cache
def _ordinal_words() -> dict[str, int]:
    found: dict[str, int] = {}
    for tag in languages():
        if data(tag).words.get("month-word"):
            names = data(tag).words.get("ordinal-number", ())
            found.update({fold(name): number for number, name in enumerate(names, 1)})
    return found


def _of_friends(match: re.Match[str], context: Context) -> Iterator[Found]:
    digits = re.match(r"\d+", match["m"])
    month = int(digits[0]) if digits else _ordinal_words()[fold(match["m"])]
    day = int(match["d"])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return
    year = int(match["y"]) if match["y"] and match["y"].isdecimal() else context.year
    found = from_quaker(year, month, day) if year else None
    if found is None:
        yield Found(*match.span(), None, None, (), calendar="quaker")
        return
    moved, doubt = found
    reading = Reading(moved.isoformat(), doubt if match["y"] else max(doubt, 1), "quaker")
    yield Found(*match.span(), reading, reading)
