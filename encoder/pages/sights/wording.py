"""What the words of a line say, in any language that has data: greeting, leave, date, name, heading."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from encoder import language
from encoder.pages.sights.sight import plain

LOOKED_AT, LONGEST_END = 240, 80
MOST_WORDS = 9
_LONGEST_OFFICE = 6
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’.-][^\W\d_]+)*|[^\w\s]")
_PREDICATES = (
    ("salute", language.is_salutation),
    ("farewell", language.is_farewell),
    ("note-heading", language.is_note_heading),
    ("chapter", language.is_chapter_heading),
    ("article", language.is_article_heading),
    ("act", language.is_act_heading),
    ("postscript", language.is_postscript),
)
_LABELS = ("subject", "addressee", "sender", "present", "copy", "enclosure")
_REFERENCE = re.compile(r"(?:\d{1,3}|\[\^?\w{1,3}\]|\(\w{1,3}\)|[*†‡¹²³⁰⁴-⁹]+)\s*$")
_LONGEST_REFERENCE = 24
"""Characters at the end of a line in which it is looked for first."""
_ENDS_REFERENCE = frozenset("])*†‡¹²³⁰⁴⁵⁶⁷⁸⁹")
_NO_NAME = re.compile(r"[\d:;?!%$£()]")
_LINKS = frozenset(
    ["de", "du", "di", "da", "do", "dos", "von", "van", "der", "den", "la", "le", "y", "e", "et", "und",
     "and", "of", "the", "zu", "zur", "del", "della", "des"]
)  # fmt: skip


class _Taken(NamedTuple):
    """A line taken apart.

    Attributes:
        bare: its beginning, without Markdown.
        end: its end.
        tokens: words, numbers and signs.
        kinds: of the tokens, as `_kind` has them.
        words: the tokens that are words.
    """

    bare: str
    end: str
    tokens: tuple[str, ...]
    kinds: tuple[str, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=20_000)
def _take_apart(text: str) -> _Taken:
    bare = plain(text[:LOOKED_AT])
    bare = _DOUBTED.sub("", bare) if "?" in bare and "[" in bare else bare
    tokens = tuple(_TOKEN.findall(bare))
    words = tuple([token for token in tokens if token[0].isalpha()])
    return _Taken(bare, text[-LONGEST_END:], tokens, tuple(map(_kind, tokens)), words)


@lru_cache(maxsize=20_000)
def wording(text: str) -> tuple[str, ...]:
    """The features that the words of a line give it."""
    taken = _take_apart(text)
    bare, words = taken.bare, taken.words
    if not words:
        return ("W:none",)
    short = len(words) <= 14
    out = [
        f"W:{name}"
        for name, holds in _PREDICATES
        if (short or name in ("farewell", "postscript", "salute")) and holds(bare)
    ]
    if language.ends_in_farewell(taken.end):
        out.append("W:ends-farewell")
    elif len(words) <= MOST_WORDS and language.begins_farewell(bare):
        last = words[-1]
        known = language.classes_of(last)
        kind = "small" if not last[0].isupper() else "noun" if known else "name"
        out.append(f"W:leave={kind}&{'one' if len(words) < _FEW else 'more'}")
    if short and not language.labels_begun(bare).isdisjoint(_LABELS):
        out += [f"W:label={name}" for name in _LABELS if language.label(bare, name)]
    if len(words) <= MOST_WORDS:
        out.append("W:mask=" + _mask(taken.kinds))
        if _is_name(bare, words):
            out.append("W:name")
    if len(words) <= 25:
        dated = _dated(taken.kinds)
        if dated:
            if _only_dates(taken):
                out.append("W:dateline")
            out.append(
                f"W:date={dated}&{'short' if len(words) <= 8 else 'mid' if len(words) <= 14 else 'long'}"
            )
    out += _classes_at("first", words[0])
    if len(words) > 1:
        out += _classes_at("last", words[-1])
    if len(words) <= _LONGEST_OFFICE and any("rank" in language.classes_of(word) for word in words):
        out.append("W:office")
    capital = sum([word[0].isupper() for word in words])
    out.append(f"W:capitals={4 * capital // len(words)}&{min(len(words), 6)}")
    if short and bare.rstrip().endswith(".") and bare.count(".") == 1:
        out.append("W:one-stop")
    return tuple(out)


@lru_cache(maxsize=20_000)
def _classes_at(place: str, word: str) -> tuple[str, ...]:
    """The features that the first or the last word of a line gives it."""
    names = language.classes_of(word)
    return tuple(f"W:{place}={name}" for name in names if not name.startswith("function"))


@lru_cache(maxsize=65_536)
def _kind(word: str) -> str:
    if word.isdigit():
        return "Y" if len(word) == 4 else "D" if len(word) < 3 else "N"
    if not word[0].isalpha():
        return word if word in ",:;!?.()[]" else "s"
    classes = language.classes_of(word)
    if classes & {"month", "republican-month"}:
        return "M"
    if "weekday" in classes:
        return "W"
    if word.isupper() and len(word) > 1:
        return "A"
    if word[0].isupper():
        return "C"
    return "l"


def _mask(kinds: Sequence[str]) -> str:
    """The kinds of the tokens of a line, a run of one kind as one: `Berlin, 3 May 1911` → `C,DMY`."""
    out: list[str] = []
    for kind in kinds:
        if kind != "." and (not out or out[-1] != kind):
            out.append(kind)
    return "".join(out)[:14]


def _dated(kinds: Sequence[str]) -> str:
    """How much of a date a line holds: day, month and year, and whether it ends so."""
    found = "".join(kind for kind in ("D", "M", "Y") if kind in kinds)
    if "M" not in found and not (found == "DY" and kinds.count("D") > 1) and kinds.count("D") < 3:
        return ""
    tail = [kind for kind in kinds[-3:] if kind != "."]
    ends = bool(tail) and tail[-1] in "DMY"
    return f"{found}{'-end' if ends else ''}"


def without_reference(text: str) -> str:
    """A line without Markdown and the note reference that it ends with: `built in stone.[3]`."""
    return _before_reference(plain(text))


def _before_reference(bare: str) -> str:
    last = bare.rstrip()[-1:]
    if last not in _ENDS_REFERENCE and not last.isdecimal():
        return bare
    start = len(bare.rstrip()) - _LONGEST_REFERENCE
    found = _REFERENCE.search(bare, max(0, start))
    found = _REFERENCE.search(bare) if found and 0 < start == found.start() else found
    return bare[: found.start()] if found else bare


def _is_name(bare: str, words: Sequence[str]) -> bool:
    """Whether a line can be a name: capitalised words and initials, no sentence."""
    body = _before_reference(bare)
    if len(body) > 60 or _NO_NAME.search(body):
        return False
    return all(word[0].isupper() or word.lower() in _LINKS for word in words) and len(words) <= 6


_IN_FIGURES = re.compile(r"(?<!\d)\d{1,2}\s?[./-]+\s?(?:\d{1,2}|[IVX]{1,4})\s?[./-]+\s?\d{2,4}(?!\d)")
_SUFFIXES = frozenset(
    ["st", "nd", "rd", "th", "ten", "sten", "ter", "er", "den", "d", "the", "le", "am", "an", "of"]
)
_SMALL = _SUFFIXES | _LINKS
_ROMAN = re.compile(r"[IVXLCDM](?:\.?[IVXLCDM])+")
_BEHIND_DAY = re.compile(r"(?<=\d)[.,]?\s*\([^\W\d_][^()]{4,40}\)\s*\.?$")
"""What may stand behind a day: `(Received October 18.)`"""
_YEAR_IN_BRACKETS = re.compile(r"\((1[0-9]\d\d)\)")
_BRACKETED = re.compile(r"\s*\([^()]{1,30}\)\s*(?=\S)")
"""What may stand before place and day: `(Extract.)`, `(Telegraphic.)`"""
_DOUBTED = re.compile(r"\s?\[\?\]|(?<=[\w.])\s?\(?\?\)?(?=\])")
"""A transcriber's question mark, which is none of the writer's: `[Decr?] 19th 1778`, `Decr [?] 19th`"""
_GAP, _TWO = re.compile(r"\t\s*| {3,}"), 2
_CLOCK = re.compile(r"\d{1,2}(?:[.:h]?\s?\d{2})?\s?[^\W\d_][\w.' ’]{0,12}(?:\s?\d{1,2})?\W*$")
_LONGEST_DATELINE, _FEW, _MOST_UNKNOWN = 16, 4, 2
_MOST_CHARACTERS = 160
_SIGNS_OF_NO_DATE = frozenset("?!;()")


def _only_dates(taken: _Taken) -> bool:
    """Whether a line says where and when and nothing else, as far as its words show."""
    words = taken.words
    if not 1 <= len(words) <= _LONGEST_DATELINE or not _SIGNS_OF_NO_DATE.isdisjoint(taken.kinds):
        return False
    counted = any(token.isdigit() or _ROMAN.fullmatch(token) for token in taken.tokens)
    return counted and not _unknown(words)


_OF_DATES = frozenset(
    ["month", "republican-month", "weekday", "ordinal", "article-of-date", "of", "old-style", "new-style",
     "eve", "hour", "kalends", "ides", "nones"]
)  # fmt: skip


def may_date(text: str) -> bool:
    """Whether a line can be a dateline: it names a month or weekday, or is short; a sentence is none.

    `It was lit in 1909.` → False: most of its words are small ones that no date has.
    """
    if len(text) > _MOST_CHARACTERS:
        return False
    taken = _take_apart(text)
    named = "M" in taken.kinds or "W" in taken.kinds
    if not named and len(taken.words) > _FEW:
        return False
    is_sentence = bool(taken.words) and text.rstrip().endswith(".") and language.is_function(taken.words[0])
    is_remark = text.lstrip()[:1] == "(" and text.rstrip()[-1:] == ")" and len(taken.words) > MOST_WORDS
    if named and not is_sentence:
        return not is_remark
    unknown = len(_unknown(taken.words))
    return not (is_sentence and unknown > _MOST_UNKNOWN) and (named or unknown < _MOST_UNKNOWN)


@lru_cache(maxsize=8_000)
def is_dateline(text: str) -> bool:
    """Whether a line says where and when and nothing else: `Wien, 11. 8. 93`, `Paris, le 3 mai 1911.`

    Before it, set apart, may stand a number: `T. n° 214.    Lisbonne, 3 août 1936, 21 h. 40.`; or what goes
    on with a title: `tenuta a Roma il 4 maggio 1911`. Where may be a ship
    or camp: `À bord de la Marie, le 1er mars 1848`.
    """
    parts = _GAP.split(text.strip()) if "\t" in text or "   " in text else []
    told = len(parts) == _TWO and len(parts[0].split()) <= _FEW
    if told and (any(map(str.isdigit, parts[0])) or _BRACKETED.match(f"{parts[0]} .")):
        return is_dateline(parts[1])
    text = _YEAR_IN_BRACKETS.sub(r"\1", text) if "(1" in text else text
    text = _BEHIND_DAY.sub("", text) if text.rstrip(" .").endswith(")") else text
    first = text.lstrip()[:1]
    bracketed = _BRACKETED.match(text) if first == "(" else None
    if bracketed:
        return is_dateline(text[bracketed.end() :])
    held = language.label(text, "given-at", marked=False) if first.islower() else 0
    if held:
        return is_dateline(text[held:])
    if language.begins_with(text, "stationed"):
        commas = [at for at, sign in enumerate(text[:LOOKED_AT]) if sign == ","]
        return any(len(text[:at].split()) <= MOST_WORDS and is_dateline(text[at + 1 :]) for at in commas)
    taken = _take_apart(text)
    named = "M" in taken.kinds or ("D" in taken.kinds and _IN_FIGURES.search(taken.bare) is not None)
    return named and _only_dates(taken)


def names_day(text: str) -> bool:
    """Whether a line ends in a day without its year: `Saltburgh this 12th of September`."""
    kinds = [kind for kind in _take_apart(text).kinds if kind not in ",."]
    return ("M" in kinds[-4:] and "Y" not in kinds and "D" in "".join(kinds)) or _ends_in_month(kinds)


def names_weekday(text: str) -> bool:
    """Whether a line is a day of the week and hardly more: `Thursday`, `Mittwoch früh`"""
    taken = _take_apart(text)
    return taken.kinds[:1] == ("W",) and len(taken.words) < _FEW and len(text) <= LONGEST_END


def _ends_in_month(kinds: Sequence[str]) -> bool:
    return bool(kinds) and kinds[-1] == "M" and "Y" not in kinds


def says_where(text: str) -> bool:
    """Whether a dateline begins with a place, a comma behind it, or with a remark in brackets."""
    taken = _take_apart(text)
    at = taken.kinds.index(",") if "," in taken.kinds else 0
    named = taken.kinds[:at] and not set(taken.kinds[:at]) & set("DYNMWl")
    return bool(named) or bool(_BRACKETED.match(text))


def is_named_day(text: str) -> bool:
    """Whether what is dated is named in front of the day, and no place: `Protokoll der Sitzung vom 4.`"""
    taken = _take_apart(text)
    first = next((i for i, kind in enumerate(taken.kinds) if kind in "DMWY"), 0)
    return taken.kinds[:first].count("l") >= _TWO and "," not in taken.kinds[:first]


def _unknown(words: Sequence[str]) -> list[str]:
    """The words without a capital that stand in no date."""
    small = [word for word in words if word[0].islower() and word.lower() not in _SMALL]
    return [word for word in small if language.classes_of(word).isdisjoint(_OF_DATES)]


def ends_in_hour(text: str) -> bool:
    """Whether a line ends in a time of day: `10.51 p.m.`, `21 h. 40.`, `9 Uhr abends`."""
    return bool(_CLOCK.search(text)) and any(
        "hour" in language.classes_of(word) for word in _take_apart(text).words[-3:]
    )
