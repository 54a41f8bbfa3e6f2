"""What can stand in a column of figures: numbers, sums of money, measures, dates, and signs for nothing."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from encoder.language import months, weekdays
from encoder.language.folding import fold
from encoder.pages.tables.roman_sums import is_roman_sum

_SIGN = r"[(\[+±–—−£$€¥ƒ#@*§&-]"
_NUMBER = re.compile(
    rf"{_SIGN}{{0,3}}(?:[A-Za-z]{{1,3}}\.?)?{_SIGN}{{0,2}}[.,]?\d[\d.,:;/$'’°º″′\"%½¼¾⅓⅔⅛⅜⅝⅞()\]+–—−=-]*[A-Za-z]{{0,4}}[.,;)*†‡%°\]]{{0,3}}"
    r"|[½¼¾⅓⅔⅛⅜⅝⅞]"
)
_UNIT = re.compile(r"[A-Za-zÀ-ÿ]{1,4}[.,)]?|[£$€¥%°\"′″½¼¾⅓⅔⅛⅜⅝⅞.,:/+–—−-]{1,2}")
_GOODS = re.compile(r"[a-zà-ÿ]{2,10}\.?")
"""What is counted, behind a number: `120 barrels`."""
_NOTHING = re.compile(
    r"[-–—−.·…\s\"”“'’〃,*]{1,8}|(?:do|id|idem|ditto|dto|nil|n\.?a|none|desgl|detto|dito)\.?", re.I
)
_MONEY = re.compile(r"[£$€¥ƒ]|(?<![\w.])(?:l|li|s|d)\.(?!\w)")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d(?:[-–/]\d{2,4})?[.:]?")
_WORD = re.compile(r"[^\W\d_]+")
_GREATER = re.compile(r"£[\d,]+|[\d,]+(?:l|li|s)")
_LESSER = re.compile(r"\d{1,2}(?:[½¼¾])?(?:s|sh|d)\.?")
_UNITS_OF_MONEY = frozenset(
    ["£", "l", "li", "lb", "livres", "s", "sh", "d", "dr", "p", "pf", "gr", "ngr", "sgr", "st", "kr",
    "xr", "fl",
     "rt", "rth", "rthl", "rthlr", "rtl", "thl", "thlr", "tlr", "mk", "m", "ö", "öre", "ore", "c",
     "ct", "cts",
     "fr", "sc", "b", "sol", "sous", "den", "r", "rs", "as", "a", "rl", "rls", "mrs", "mvs", "$",
     "dol", "dols", "doll", "dolls"]
)  # fmt: skip
_MOST_SHILLINGS, _MOST_PENCE = 30, 16
_LONGEST_FIGURE = 32


@lru_cache(maxsize=4_000)
def is_figure(text: str) -> bool:
    """Whether a cell is a number, a sum or a measure: `1,204`, `£3 4 6`, `iijs iiijd`, `12 lb.`, `(3.5)`."""
    words = text.split()
    if not words or len(text) > _LONGEST_FIGURE:
        return False
    if is_roman_sum(text):
        return True
    figures = [_NUMBER.fullmatch(word) is not None for word in words]
    if not any(figures[:2]) or not any(char.isdecimal() or char in "½¼¾⅓⅔⅛" for char in text):
        return False
    if len(words) == 2 and figures[0] and _GOODS.fullmatch(words[1]):
        return True
    return all(is_one or _UNIT.fullmatch(word) for is_one, word in zip(figures, words, strict=True))


@lru_cache(maxsize=4_000)
def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing, or the same again: `—`, `..`, `do.`, `"`."""
    return _NOTHING.fullmatch(text) is not None


@lru_cache(maxsize=4_000)
def is_day(text: str) -> bool:
    """Whether a cell is a date or a part of one: `Jan. 3`, `3d`, `Mon.`, `1871`."""
    said = _WORD.findall(text)
    if not said:
        return is_figure(text)
    named = sum(fold(word) in months() or fold(word) in weekdays() for word in said)
    others = sum(len(word) > 2 for word in said) - named
    return len(text) <= _LONGEST_FIGURE and named > 0 and others <= 0


def is_year(text: str) -> bool:
    """Whether a cell is a year, or a span of two."""
    return _YEAR.fullmatch(text) is not None


def is_money(text: str) -> bool:
    """Whether a text has a sign of money: `£`, `s.`, `d.`."""
    return _MONEY.search(text) is not None


def is_unit_of_money(text: str) -> bool:
    """Whether a text is a unit of a money of three: `£`, `s.`, `d.`, `gr.`, `pf.`."""
    return fold(text) in _UNITS_OF_MONEY or text.strip(" .") in ("£", "₤")


def goes_on_as_sum(one: str, other: str) -> bool:
    """Whether a figure is the lesser part of the sum that another, a blank before it, begins: `£3 10s`."""
    return _GREATER.fullmatch(one) is not None and _LESSER.fullmatch(other) is not None


def may_be_sums(parts: Sequence[Sequence[str]]) -> bool:
    """Whether three columns may be pounds, shillings and pence: no number is too great for its place."""
    return all(_within(two, _MOST_SHILLINGS) and _within(three, _MOST_PENCE) for _, two, three in parts)


def do_add_up(parts: Sequence[Sequence[str]]) -> bool:
    """Whether the last of some sums in three parts is the total of the others, by twenties and twelves."""
    values = [_pence(row) for row in parts]
    return len(values) > 2 and values[-1] > 0 and sum(values[:-1]) == values[-1]


def _pence(row: Sequence[str]) -> int:
    numbers = [int("".join(re.findall(r"\d+", part)[:1]) or 0) for part in row]
    return numbers[0] * 240 + numbers[1] * 12 + numbers[2]


def _within(text: str, most: int) -> bool:
    number = re.search(r"\d+", text)
    return number is None or (int(number[0]) < most and len(number[0]) <= 2)


def step_of(texts: Sequence[str]) -> int:
    """The step of a column that only counts: `1.`, `2.`, `3.` → 1; `5`, `10` → 5; 0 for others."""
    numbers = [int(match[1]) for text in texts if (match := re.fullmatch(r"\W?(\d{1,4})\W{0,2}", text))]
    if len(numbers) < max(2, len(texts)):
        return 0
    steps = {b - a for a, b in pairwise(numbers)}
    return steps.pop() if len(steps) == 1 else 0
