"""Which beginnings are entries of a diary, log or chronicle: their days count upwards."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from encoder.days.leads import names_diary
from encoder.days.read import DayMark, read_day

WRITTEN, CARRIED, GUESSED = 0, 1, 2
"""How much of a date the entry itself does not say: nothing; what the last said; what follows from it."""

_FEWEST = 3
_FEWEST_YEARS = 3
_LONGEST_STEP = 15
"""Days after the last entry up to which a number alone is a day."""
_LATE, _EARLY = 18, 14
_MOST_REFUSED = 0.34
_LONGEST_HEAD = 36
_FIRST_OF_MARCH = 1752
"""Until then the year began in March, and the Friends' first month was that."""
_LONGEST_TITLE = 90
_DENSE = 0.8
_COUNTED = re.compile(r"\s*(?P<n>\d{1,2})[.)]\s")
_OUTLINE = re.compile(r"\s*(?P<n>\d{1,2}(?:\.\d{1,2}){1,4}\.?)(?!\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """The beginning of an entry.

    Attributes:
        at: the index of the text.
        mark: what it says.
        when: of ISO 8601: a day, a year, or a day without its year, `--01-03`; None where it cannot be told.
        doubt: how much of it was inferred.
    """

    at: int
    mark: DayMark
    when: str | None
    doubt: int


@dataclass(slots=True)
class _Clock:
    """The day of the last entry, as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    given: bool = False


def find_entries(texts: Sequence[str]) -> tuple[Entry, ...]:
    """The entries among the texts of a document; none where it is no diary, log or chronicle.

    Args:
        texts: the beginnings of its heads and paragraphs, in order; an empty text is none of them.
    """
    listed = _listed(texts)
    marks = [
        (at, mark)
        for at, text in enumerate(texts)
        if at not in listed and (mark := read_day(text)) is not None
    ]
    if len(marks) < 2 or _is_outline(texts):
        return ()
    return _days(texts, marks) or _years(texts, marks)


def _listed(texts: Sequence[str]) -> frozenset[int]:
    """The texts that count from one on below a colon: items of a list, which are no days."""
    found: set[int] = set()
    wanted, leads = 0, False
    for at, text in enumerate(texts):
        if not text.strip():
            continue
        number = _COUNTED.match(text)
        if number and int(number["n"]) == wanted + 1 and (wanted or leads):
            wanted += 1
            found.add(at)
        else:
            wanted = 0
        leads = text.rstrip().endswith(":")
    return frozenset(found)


def _is_outline(texts: Sequence[str]) -> bool:
    """Whether numbers nest: `1.1.`, and below it `1.1.1.`, which is no day."""
    numbers = {match["n"].rstrip(".") for text in texts if (match := _OUTLINE.match(text))}
    return any(number.rpartition(".")[0] in numbers for number in numbers if number.count(".") > 1)


def _days(texts: Sequence[str], marks: Sequence[tuple[int, DayMark]]) -> tuple[Entry, ...]:
    clock = _Clock(year=_year_before(texts, marks), month=_month_before(texts, marks))
    months = sum(mark.is_alone and mark.month is not None and mark.day is None for _, mark in marks)
    found: list[Entry] = []
    refused = 0
    last = 0
    for at, said in marks:
        anew = _year_of_section(texts[last:at]) if found else None
        if anew is not None:
            clock = _Clock(year=anew)
        last = at
        mark = _in_calendar(said, clock.year)
        if mark.day is None and mark.weekday is None and not mark.is_same:
            if mark.is_alone:
                _set(clock, mark)
            continue
        entry = _entry(at, mark, clock)
        if entry is not None:
            found.append(entry)
        elif not mark.is_bare and clock.month is not None:
            refused += 1
    above = texts[: found[0].at] if found else ()
    is_of_days = any(map(names_diary, above))
    are_entries = _are_entries(found, refused, months, is_of_days=is_of_days) and _are_dense(texts, found)
    return _with_months(found) if are_entries else ()


def _with_months(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries; those that no month stands above have theirs from the first below them that says it."""
    first = next((at for at, entry in enumerate(entries) if entry.when is not None), len(entries))
    if first == len(entries) or not first:
        return tuple(entries)
    when = entries[first].when or ""
    year, month, day = int(when[:-6]) if when[0] != "-" else 0, int(when[-5:-3]), int(when[-2:])
    out: list[Entry] = []
    for entry in entries[:first][::-1]:
        before = entry.mark.day or day
        if before > day:
            year, month = (year - (month == 1) if year else 0), (month - 2) % 12 + 1
        day = before
        known = _is_of_calendar(year or None, month, day)
        said = f"{f'{year:04}' if year else '-'}-{month:02}-{day:02}" if known else None
        out.insert(0, replace(entry, when=said, doubt=GUESSED))
    return (*out, *entries[first:])


def _in_calendar(mark: DayMark, year: int | None) -> DayMark:
    """A mark whose month, where it is counted, is that of the calendar: before 1752 the first is March."""
    if not mark.is_counted or mark.month is None or (mark.year or year or _FIRST_OF_MARCH) >= _FIRST_OF_MARCH:
        return mark
    return replace(mark, month=(mark.month + 1) % 12 + 1)


def _year_before(texts: Sequence[str], marks: Sequence[tuple[int, DayMark]]) -> int | None:
    """The year that a head above the first entry says: `Diary of a Voyage, 1743`."""
    first = next((at for at, mark in marks if mark.day is not None), 0)
    years = [word for text in texts[:first] for word in _years_in(text)]
    return years[-1] if years and len(set(years)) == 1 else None


def _month_before(texts: Sequence[str], marks: Sequence[tuple[int, DayMark]]) -> int | None:
    """The month that a head above days of the week ends with, and its year: `Remarks on board, June 1804.`"""
    at, first = marks[0]
    if first.day is None or first.weekday is None or first.month is not None:
        return None
    heads = [text.rstrip(" .:").split()[-2:] for text in texts[:at] if 0 < len(text) <= _LONGEST_TITLE]
    said = [read_day(" ".join(words)) for words in heads]
    months = {mark.month for mark in said if mark and mark.year and mark.is_alone and mark.day is None}
    return months.pop() if len(months) == 1 else None


def _year_of_section(texts: Sequence[str]) -> int | None:
    """The year that a short head between two entries ends with: `BURIALS 1702`; days count anew there."""
    short = (text.rstrip(" .:") for text in texts if 0 < len(text) <= _LONGEST_HEAD)
    heads = [text for text in short if read_day(text) is None]
    years = [found[-1] for head in heads if (found := _years_in(head)) and _years_in(head[-4:])]
    return years[-1] if years else None


def _years_in(text: str) -> list[int]:
    words = "".join(char if char.isalnum() else " " for char in text[:120]).split()
    return [
        int(word)
        for word in words
        if len(word) == 4 and word.isascii() and word.isdecimal() and word[0] in "12"
    ]


def _set(clock: _Clock, mark: DayMark) -> None:
    """A head that says a month or a year: `May, 1743.`, `1817.`."""
    if mark.year is not None:
        clock.month = clock.day = None
        clock.year = mark.year
    if mark.month is not None:
        if clock.month is not None and mark.month < clock.month and clock.year and mark.year is None:
            clock.year += 1
        clock.month, clock.day, clock.given = mark.month, None, True


def _entry(at: int, mark: DayMark, clock: _Clock) -> Entry | None:
    """The entry that a mark begins, its date completed by others; None where it is out of order."""
    if mark.is_same:
        return Entry(at, mark, _iso(clock), CARRIED) if clock.day else None
    year, month, day, doubt = mark.year, mark.month, mark.day, WRITTEN
    if day is None:
        return _of_weekday(at, mark, clock)
    if month is None:
        if clock.month is None:
            return _of_day_alone(at, mark, clock)
        month, doubt = clock.month, CARRIED
        if clock.day is not None and day < clock.day:
            if mark.is_bare or clock.day < _LATE or day > _EARLY:
                return None
            month, doubt = month % 12 + 1, GUESSED
            year = clock.year + (month == 1) if clock.year else None
        elif mark.is_bare and clock.day is not None and not 0 < day - clock.day <= _LONGEST_STEP:
            return None
    if year is None and clock.year is not None:
        year, doubt = clock.year, max(doubt, CARRIED)
        if clock.month is not None and month < clock.month and clock.month - month > 6:
            year, doubt = year + 1, GUESSED
    if not _is_after(clock, year, month, day) or not _is_of_calendar(year, month, day):
        return None
    doubt = max(doubt, _contradiction(year, month, day, mark.weekday))
    clock.year, clock.month, clock.day, clock.weekday = year, month, day, mark.weekday
    return Entry(at, mark, _iso(clock), doubt)


def _of_day_alone(at: int, mark: DayMark, clock: _Clock) -> Entry | None:
    """An entry in a month that nothing above it says, `A dì 26 detto`: it has its day."""
    day = mark.day or 0
    if not (mark.is_again or mark.weekday) or day < (clock.day or 0):
        return None
    clock.day, clock.weekday = day, mark.weekday
    return Entry(at, mark, None, WRITTEN)


def _of_weekday(at: int, mark: DayMark, clock: _Clock) -> Entry | None:
    """An entry that says its weekday alone: the next such day after the last entry."""
    if not clock.day or not clock.month or mark.weekday is None:
        return None
    last = clock.weekday
    if last is None and clock.year is not None:
        last = date(clock.year, clock.month, clock.day).isoweekday()
    if last is None:
        return None
    step = (mark.weekday - last) % 7 or 7
    moved = date(clock.year or 2000, clock.month, clock.day) + timedelta(days=step)
    clock.year = moved.year if clock.year else None
    clock.month, clock.day, clock.weekday = moved.month, moved.day, mark.weekday
    return Entry(at, mark, _iso(clock), GUESSED)


def _is_after(clock: _Clock, year: int | None, month: int, day: int) -> bool:
    """Whether a day does not lie before the last entry's; without a year, January may follow December."""
    if clock.month is None:
        return True
    if year is not None and clock.year is not None:
        return (year, month, day) >= (clock.year, clock.month, clock.day or 0)
    return (month, day) >= (clock.month, clock.day or 0) or clock.month - month > 6


def _is_of_calendar(year: int | None, month: int, day: int) -> bool:
    try:
        return bool(date(year or 2000, month, day))
    except ValueError:
        return False


def _contradiction(year: int | None, month: int, day: int, weekday: int | None) -> int:
    """A doubt where the calendar has another weekday; before 1924 the Julian one may be meant."""
    if weekday is None or year is None:
        return WRITTEN
    of_day = date(year, month, day).isoweekday()
    julian = {(of_day + shift - 1) % 7 + 1 for shift in (10, 11, 12, 13)} if year < 1924 else set()
    return WRITTEN if weekday == of_day or weekday in julian else GUESSED


def _iso(clock: _Clock) -> str | None:
    if clock.month is None or clock.day is None:
        return None
    head = f"{clock.year:04}" if clock.year else "-"
    return f"{head}-{clock.month:02}-{clock.day:02}"


def _are_entries(found: Sequence[Entry], refused: int, months: int, *, is_of_days: bool) -> bool:
    """Whether there are enough of them, of more than one day, hardly any out of order.

    Numbers alone are days where months are headed above them: several, or one and then another is said with
    its day, where the numbers are not those of a list, which begins with one; or a title says that it is a
    diary.
    """
    sure = [entry for entry in found if not entry.mark.is_bare]
    days = {(entry.when, entry.mark.day if entry.when is None else None) for entry in found}
    named = sum(entry.mark.is_alone and entry.mark.weekday is not None for entry in found)
    if len(days) < 2 or (len(found) < _FEWEST and named < 2):
        return False
    named_months = months + (len(sure) if found[0].mark.day != 1 else 0) + (months > 0 and is_of_days)
    if len(sure) < 2 <= named_months and months:
        return refused <= _MOST_REFUSED * len(found)
    return len(sure) > 1 and refused <= _MOST_REFUSED * len(found) and len(sure) >= len(found) / _FEWEST


def _are_dense(texts: Sequence[str], found: Sequence[Entry]) -> bool:
    """Whether nearly every text is an entry's beginning, where days are led into sentences."""
    led = sum(entry.mark.is_led for entry in found)
    between = sum(bool(text) for text in texts[found[0].at : found[-1].at + 1])
    return not led or (len(found) > _FEWEST and len(found) >= _DENSE * between)


def _years(texts: Sequence[str], marks: Sequence[tuple[int, DayMark]]) -> tuple[Entry, ...]:
    """The entries of a chronicle, which say their years alone: `1077. Cometa visa est.`"""
    years = [
        (at, mark) for at, mark in marks if mark.year and not mark.month and not mark.day and not mark.weekday
    ]
    said = [mark.year or 0 for _, mark in years]
    if len(years) < _FEWEST_YEARS or said != sorted(said) or len(set(said)) < _FEWEST_YEARS:
        return ()
    if 2 * len(years) < len(marks):
        return ()
    return tuple(Entry(at, mark, f"{mark.year:04}", WRITTEN) for at, mark in years)
