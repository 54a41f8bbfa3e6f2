"""The day that a text begins with, as far as it says one: `4th.`, `5. Sunday.`, `January 3d.`, `Do.`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice

from encoder.days.leads import behind_lead, misspelt_weekday
from encoder.enumerators import roman_sum
from encoder.language import months, weekdays
from encoder.language.folding import fold, fold_words
from encoder.language.phrases import entries, phrase_at, phrase_begins

_LOOKED_AT = 70
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’](?=[^\W\d_])[^\W\d_]+)*|[^\w\s]|_")
_NEXT_WORD = re.compile(rf"\s*({_TOKEN.pattern})")
_WHOLE_WORD = re.compile(r"\S+")
_LEAD = re.compile(r"[\s\[(„“\"'«»*_#=•–—-]*")
_SECOND_YEAR = re.compile(r"\s?[-/–]\s?(?P<n>\d{1,2}|\d{4})(?!\d)")
_LAST_OF_OLD_YEAR = 3
_REMARK = re.compile(r"\s?\([^()]{1,40}\)[.,:;—–]")
"""Behind a day, before its text: `Jan. 1st (Lord's day). This morning …`"""
_YEAR = re.compile(r"1\d{3}|20\d\d")
_NUMERALS = r"M{0,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
_OF_ERA = re.compile(
    r"(?P<era>(?:A\.?\s?D\.?|Ann?\.|Anno(?:\s(?:ab|a|incarnation[ei]s?|[Dd]omini(?:c[aæ]e?)?|Dni\.?|D\.|gratia?e|"
    r"nostri|verbi)){0,4}|A[°º]\.?|Ao\.?)\s*)?"
    rf"(?:(?P<year>\d{{2,4}})|(?P<numeral>{_NUMERALS}))(?=[.,:;)—–])"
)
_OF_ERAS = frozenset("AMDCLXVI")
_NUMBER_OF_DAY = re.compile(r"\.?\s+\d{1,2}\.")
_NAMED_YEAR = re.compile(r"\d{3,4}(?=[.:]|\s?[—–])")
_WORDS_OF_YEAR = 6
_FIRST_OF_NUMERALS, _LAST_OF_NUMERALS, _SHORTEST_NUMERAL = 400, 2099, 3
"""Years that annals say in Roman numerals; a short one alone may be an abbreviation."""
_GOES_ON = re.compile(r"\.?\s+[a-zß-ÿ]")
"""Behind a word for the same again that begins a sentence: `30. Ditto weather.`"""
_SEPARATORS = frozenset(".,:;)]_*")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_DASHES = frozenset("—–-=|")
_LONGEST_TOKENS = 14
_LAST_DAY, _LAST_MONTH = 31, 12
_SHORTEST_WEEKDAY = 3
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class DayMark:
    """What a text says at its beginning of its day.

    Attributes:
        start, end: offsets of it in the text.
        year, month, day, weekday: as written; None where nothing is said. Monday is 1.
        is_same: whether it says that it is the day of the entry before.
        is_bare: whether it is no more than a number, as an enumerator is.
        is_alone: whether the text says nothing else.
        is_led: whether an article leads it into a sentence: `Den 3. Mai marschierten wir`.
        is_counted: whether the month is said by its number, as Friends do: `2nd mo. 4th`.
        is_again: whether the month is said to be the last one's: `13 detto`.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    is_same: bool = False
    is_bare: bool = False
    is_alone: bool = False
    is_led: bool = False
    is_counted: bool = False
    is_again: bool = False


@dataclass(slots=True)
class _Parts:
    """What was read so far, and where the last part of it ends."""

    end: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ordinal: bool = False
    again: bool = False
    words: list[str] = field(default_factory=list)


@lru_cache(maxsize=4_000)
def read_day(text: str) -> DayMark | None:
    """The day that a text begins with; None where it begins with none.

    What follows is parted from it by a stop, a comma, a colon, a dash; or the day has its month, and a
    capital follows. A number alone is a day only with an ordinal's ending or a stop.
    """
    lead = _LEAD.match(text)
    start = behind_lead(text, lead.end() if lead else 0)
    counted = _counted(text, start)
    if counted is not None:
        return counted
    if not _may_begin(text, start):
        return _of_era(text, start)
    same = _same(text, start)
    if same is not None:
        return same
    parts = _Parts()
    tokens = list(_TOKEN.finditer(text, start, start + _LOOKED_AT))[:_LONGEST_TOKENS]
    if not _read(text, tokens, parts):
        return _of_era(text, start)
    return _mark(text, start, parts)


@cache
def _counted_months() -> re.Pattern[str]:
    word = "|".join(sorted(map(re.escape, entries("month-word")), key=len, reverse=True))
    ending = r"(?:st|nd|rd|th|d)?\.?"
    return re.compile(
        rf"(?P<month>\d{{1,2}}){ending}\s?(?:{word})\.?,?\s(?:(?:the|day)\s)?(?P<day>\d{{1,2}}){ending}(?!\w)"
        rf"(?:,?\s(?P<year>1\d{{3}})(?!\d))?|"
        rf"(?P<day_first>\d{{1,2}}){ending}\s(?:day\s)?(?:of\s)?(?:the\s)?(?P<month_last>\d{{1,2}}){ending}\s?"
        rf"(?:{word})\.?(?!\w)(?:,?\s(?P<year_last>1\d{{3}})(?!\d))?",
        re.IGNORECASE,
    )


def _counted(text: str, start: int) -> DayMark | None:
    """The day of a month that is said by its number, as Friends do: `2nd mo. 4th`, `3d day of 1st month`."""
    match = _counted_months().match(text, start) if text[start : start + 1].isdecimal() else None
    if match is None:
        return None
    month, day = int(match["month"] or match["month_last"]), int(match["day"] or match["day_first"])
    if not (0 < month <= _LAST_MONTH and 0 < day <= _LAST_DAY):
        return None
    year = match["year"] or match["year_last"]
    alone = not text[match.end() :].strip(" .,:;)—–-")
    return DayMark(
        start, match.end(), int(year) if year else None, month, day, is_alone=alone, is_counted=True
    )


def _of_era(text: str, start: int) -> DayMark | None:
    """The year that annals begin with: `A.D. 787.`, `An. 1312.`, `DCCCXL.`"""
    first = text[start : start + 1]
    match = _OF_ERA.match(text, start) if first.isdecimal() or first in _OF_ERAS else None
    year = _year_of(match) if match else 0
    if match is None or not year:
        return _of_named_year(text, start)
    alone = not text[match.end() :].strip(" .,:;)—–-")
    return DayMark(start, match.end(), year, is_alone=alone)


def _of_named_year(text: str, start: int) -> DayMark | None:
    """The year that annals begin with in words of their language: `Roku 1410.`, `L'an 1214:`"""
    first = _WHOLE_WORD.search(text, start, start + _LOOKED_AT)
    if first is None or not phrase_begins("in-year", fold(first[0])):
        return None
    found = list(islice(_WHOLE_WORD.finditer(text, start, start + _LOOKED_AT), _WORDS_OF_YEAR))
    count = phrase_at("in-year", tuple(fold(word[0]) for word in found))
    year = _NAMED_YEAR.match(text, found[count].start()) if 0 < count < len(found) else None
    if year is None:
        return None
    return DayMark(start, year.end(), int(year[0]), is_alone=not text[year.end() :].strip(" .:—–"))


def _year_of(match: re.Match[str]) -> int:
    """The year in figures behind its era, or in numerals; 0 where there is none."""
    if match["year"]:
        return int(match["year"]) if match["era"] else 0
    numeral = match["numeral"]
    if not numeral:
        return 0
    value = roman_sum(numeral.lower())
    is_long = len(numeral) >= _SHORTEST_NUMERAL or bool(match["era"])
    return value if is_long and _FIRST_OF_NUMERALS <= value <= _LAST_OF_NUMERALS else 0


def _may_begin(text: str, start: int) -> bool:
    first = text[start : start + 1]
    return first.isdecimal() or (
        first.isalpha() and (_first_word(text, start) in _beginnings() or misspelt_weekday(text, start) > 0)
    )


def _first_word(text: str, start: int) -> str:
    match = _NEXT_WORD.match(text, start)
    return fold(match[1]) if match else ""


@cache
def _beginnings() -> frozenset[str]:
    """The words that a day may begin with."""
    same = {fold_words(entry)[0] for entry in entries("same-day")}
    return frozenset({*months(), *weekdays(), *_articles(), *same, "anno", "ao", "dito"})


@cache
def _same_words() -> frozenset[str]:
    """The words for the same again, which behind a day say that the month is the last one's: `13 detto.`"""
    return frozenset(fold(entry) for entry in entries("same-day") if " " not in entry)


@cache
def _articles() -> frozenset[str]:
    return frozenset(fold(word) for entry in entries("article-of-date") for word in entry.split())


@cache
def _between() -> frozenset[str]:
    """The small words between the parts of a date."""
    return _articles() | {fold(word) for entry in entries("of") for word in entry.split()}


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(fold(entry) for entry in entries("ordinal")) | {"ten", "er", "º", "ª", "°"}


def _same(text: str, start: int) -> DayMark | None:
    """The mark of an entry of the same day: `Do.`, `eodem die`, `Le même jour`."""
    first = _WHOLE_WORD.search(text, start, start + _LOOKED_AT)
    if first is None or not phrase_begins("same-day", fold(first[0])):
        return None
    if fold(first[0]) in weekdays() and _NUMBER_OF_DAY.match(text, first.end()):
        return None
    found = list(islice(_WHOLE_WORD.finditer(text[start : start + _LOOKED_AT]), 4))
    count = phrase_at("same-day", tuple(fold(match[0]) for match in found))
    if not count:
        return None
    end = start + len(text[start:][: found[count - 1].end()].rstrip(".,:;—–-"))
    behind = text[end : end + 2]
    if behind.strip() and behind[0] not in ".,:;—–-":
        return None
    return DayMark(start, end, is_same=True, is_alone=not text[end:].strip(" .,:;—–-"))


def _read(text: str, tokens: list[re.Match[str]], parts: _Parts) -> bool:
    """Whether a day was read from the tokens."""
    for index, token in enumerate(tokens):
        said = token[0]
        if said.isdecimal():
            if not _number(text, tokens, index, parts):
                break
        elif said[0].isalpha():
            if not _word(text, token, index, parts):
                break
        elif said in _CLOSING and index > 1 and _is_month_within(tokens[index - 2 : index + 1]):
            parts.end = token.end()
        elif said == "." and index == 1 and fold(tokens[0][0]) in _articles():
            continue
        elif said in _OPENING:
            if not _is_month_within(tokens[index : index + 3]):
                break
        elif said in _DASHES or said not in _SEPARATORS or parts.end == 0:
            break
    return parts.end > 0


def _is_month_within(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether three tokens are a month in brackets, as a transcriber supplies it: `Sunday, [January] 5`."""
    said = [token[0] for token in tokens]
    return len(said) > 2 and said[0] in _OPENING and said[2] in _CLOSING and fold(said[1]) in months()


def _number(text: str, tokens: list[re.Match[str]], index: int, parts: _Parts) -> bool:
    token = tokens[index]
    said, value = token[0], int(token[0])
    before = text[: token.start()].rstrip()[-1:]
    if _YEAR.fullmatch(said):
        if parts.year is not None or (parts.day is not None and parts.month is None):
            return False
        parts.year, parts.end = _in_both_styles(text, token, value, parts.month)
        return True
    if len(said) > 2 or not value or value > _LAST_DAY:
        return False
    if parts.day is None:
        if parts.year is not None and parts.month is None:
            return False
        parts.day, parts.end = value, token.end()
        ending = re.compile(r"[^\W\d_]{1,3}|[º°ª]").match(text, token.end())
        if ending and fold(ending[0]) in _ordinals():
            parts.ordinal, parts.end = True, ending.end()
        return True
    follows = text[token.end() : token.end() + 1] in ("/", ".", "-")
    if parts.month is None and before in "./" and value <= _LAST_MONTH and follows and not parts.ordinal:
        parts.month, parts.end = value, token.end()
        return True
    return False


def _in_both_styles(text: str, token: re.Match[str], year: int, month: int | None) -> tuple[int, int]:
    """A year and where it ends; of `January 1659-60`, when the year began in March, that of today's count."""
    second = _SECOND_YEAR.match(text, token.end()) if month is not None else None
    if second is None or int(second["n"]) != (year + 1) % 10 ** len(second["n"]):
        return year, token.end()
    return year + (month is not None and month <= _LAST_OF_OLD_YEAR), second.end()


def _word(text: str, token: re.Match[str], index: int, parts: _Parts) -> bool:
    said = fold(token[0])
    if parts.day is not None and token.start() < parts.end:
        return True
    if said in months() and parts.month is None and (token[0][0].isupper() or parts.day is not None):
        parts.month, parts.end = months()[said], token.end()
        return True
    if (
        token[0] in _ROMAN
        and parts.day is not None
        and parts.month is None
        and text[token.end() : token.end() + 1] == "."
    ):
        parts.month, parts.end = _ROMAN.index(token[0]) + 1, token.end()
        return True
    if said in _same_words() and parts.day is not None and parts.month is None:
        is_marked = parts.weekday is None or text[token.end() : token.end() + 1] in (".", ":")
        goes_on = _GOES_ON.match(text, token.end()) and _first_word(text, token.end()) not in weekdays()
        if goes_on or not is_marked:
            return False
        parts.ordinal, parts.again, parts.end = True, True, token.end()
        return True
    is_short = len(said) < _SHORTEST_WEEKDAY
    is_dated = parts.day is not None or _NUMBER_OF_DAY.match(text, token.end()) is not None
    if said in weekdays() and parts.weekday is None and (not is_short or is_dated):
        parts.weekday, parts.end = weekdays()[said], token.end()
        return True
    if index == 0 and (misspelt := misspelt_weekday(text, token.start())):
        parts.weekday, parts.end = misspelt, token.end()
        return True
    return said in _between() or (said in ("anno", "ao") and not parts.end)


def _mark(text: str, start: int, parts: _Parts) -> DayMark | None:
    rest = text[parts.end :]
    behind = rest.lstrip(" \t.,:;)]_*—–-=|")
    parted = rest[:1] in (".", ",", ":", ";", ")", "]", "_", "*") or bool(
        re.match(r"\s*[—–=|-]|\s{2,}|\s*$", rest) or _REMARK.match(rest)
    )
    is_led = fold(text[start : parts.end].split()[0]) in _articles()
    is_number = parts.day is not None and parts.month is None and parts.weekday is None
    is_bare = is_number and not parts.ordinal and not is_led
    if parts.month is None and parts.day is None and parts.weekday is None and parts.year is None:
        return None
    if parts.month is not None and parts.day is None and behind:
        return None
    is_dated = bool(parts.month or parts.again) and parts.day is not None
    is_whole = parts.day is not None and (
        (parts.weekday and (parts.month or parts.ordinal)) or (parts.month and parts.year)
    )
    if not parted and not is_whole and not (is_dated and (behind[:1].isupper() or is_led)):
        return None
    if is_number and not parts.ordinal and rest[:1] not in (".", ")", "]", "—", "–", ":") and rest.strip():
        return None
    goes_on = is_led and bool(behind) and rest[:1] not in (".", ":", "—", "–")
    if goes_on and parts.month is None and not parts.again:
        return None
    return DayMark(
        start,
        parts.end,
        parts.year,
        parts.month,
        parts.day,
        parts.weekday,
        is_bare=is_bare,
        is_alone=not behind,
        is_led=goes_on,
        is_again=parts.again,
    )
