"""Lines that may be running heads: their words, their number, and what they interrupt."""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from string import ascii_uppercase
from typing import NamedTuple

from encoder.house.numerals import roman_value
from encoder.page_words import PAGE_WORDS, RIVAL_WORDS, VOLUME_WORDS

LONGEST = 90
"""A line of more characters is no running head."""

_LONG, _MANY = 60, 10
"""Only a head that repeats, such as the title of a document in an edition, has more letters or words."""

_LONGEST_REPEATED = 120
"""A line of more characters is none, even where it repeats."""

_BACK = 8
"""With how many long lines before it a long line with a number at an edge is compared."""

FEWEST_LINES = 4
"""Two pages are at least so many filled lines apart."""

LIKE = 0.8
"""How alike the words of two heads are, misread letters allowed for."""

_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})"
_LEFT = re.compile(
    rf"\s*(?:[\[(]\s?)?(?P<n>{_NUMBER})(?:\s(?=[\])]))?[\]]?(?P<stop>[.:|)]?)(?P<gap>\s+[-–—|·•.]*\s*)(?P<words>\S.*?)\s*"
)
_RIGHT = re.compile(
    rf"\s*(?P<words>\S.*?)(?P<gap>\s+[-–—|·•.]*\s*|(?<=[.,])\s?)(?:[\[(]\s?)?(?P<n>{_NUMBER})(?:\s?[\])])?\.?\s*"
)
_ALONE = re.compile(
    rf"\s*(?P<open>[-–—=~\[(|.·•*]{{0,3}})\s?(?P<n>{_NUMBER})\s?(?P<close>[-–—=~\])|.·•*]{{0,3}})\s*"
)
_LABELLED = re.compile(r"\s*(?:[\[(](?:[a-z]|\d{1,3}|[*†‡§]{1,3})[\])]|[*†‡§]{1,3}|[a-z\d]{1,2}\))\s*\w")
"""The label of a note or an item, with which no head begins whose number stands behind: `(e) … numb. 6.`"""
_DOUBLED = "|".join(f"{letter}{{2,3}}" for letter in ascii_uppercase)
_SHEET = (
    rf"(?:\*|†)?(?:{_DOUBLED}|\d[A-Z]|[A-Z][a-z]?)[. ]{{0,2}}"
    r"(?:\d{1,2}|i{1,3}j?|ij|iij|iv|v|\*)?\.?"
)
_VOLUME = (
    rf"(?:{'|'.join(sorted(map(re.escape, VOLUME_WORDS), key=len, reverse=True))})\.?\s{{1,3}}"
    r"(?:[IVXLC]{1,7}|\d{1,2})\."
)
_SIGNATURE = re.compile(rf"\s*(?:{_SHEET}|(?i:{_VOLUME})\s+(?:{_SHEET}|\d{{1,2}}\*?)|\d{{1,2}}\*)\s*")
FOOT = re.compile(rf"\s*(?P<sheet>(?:(?i:{_VOLUME})\s+)?{_SHEET}\s+)?(?P<catch>[^\W\d_]\S*(?:\s\S+)?)\s*")
"""What stands below a page: the signature of a sheet, and the catchword."""
_LONGEST_SIGNATURE, _LONGEST_ALONE = 10, 16
_ENCLOSING, _NUMERALS = "[]()", "ivxlcIVXLC"
_WORD = re.compile(r"[^\W\d_]+")
_MIXED = r"(?=\d*[^\W\d_])(?=[^\W\d_]*\d)[^\W_]{2,4}"
_MISREAD = re.compile(rf"^{_MIXED}(?=\s)|(?<=\s){_MIXED}$")
"""Figures and letters at an edge of a line, no more than a page number has."""
_OF_PAGE = re.compile(r"^\d[^\W_]{0,3}\s|\s\d[^\W_]{0,3}$")
_FIGURES_AT_EDGE = re.compile(r"^\d\S*|\S*\d$")
_OF_YEARS = re.compile(r"\s*1\d{3}(?:\s?[-–—/]\s?(?:1\d)?\d\d)?\.?\s*")
"""Words of a head that are years: `1820–1830`."""
_ITALIC = re.compile(r"_[^_]+_")
_TERMINAL = ".!?:»”\"')]…"


class HeadLine(NamedTuple):
    """A filled line that may be a running head.

    Attributes:
        row: its place among all lines; rank: its place among the filled ones.
        words: its words, folded; number, n, span: its number.
        interrupts: 0 to 2: the line before ends no sentence, the one behind begins in lower case.
        wide: whether a wide gap divides number and words, or the line is centred; apart: blank lines around.
        headlike: whether it is in capitals, or begins with one and ends no sentence.
        at_edge: whether it stands at the document's head, or beside furniture that is known.
        leads: whether its number stands before its words.
        is_capitals: whether its words are all in capitals.
        is_title: whether they are so, or in italics, two or more.
        is_misread: whether a short piece of figures and letters stands at an edge: `37G` for 370.
    """

    row: int
    rank: int
    words: str
    n: str | None
    number: int | None
    span: tuple[int, int] | None
    interrupts: int
    wide: bool
    apart: bool
    headlike: bool
    at_edge: bool
    leads: bool = False
    is_capitals: bool = False
    is_title: bool = False
    is_misread: bool = False


def is_signature(text: str) -> bool:
    """Whether a line is nothing but the signature of a sheet: `B`, `B 2`, `A ij`, `T. II.      8`."""
    is_short = len(text.strip()) <= _LONGEST_SIGNATURE
    return (is_short or "." in text) and _SIGNATURE.fullmatch(text) is not None


def fold(line: str) -> str:
    """The words of a line without numbers, case and signs: `50   UNDER TWO FLAGS.` → `under two flags`."""
    return _words_of(_without_number(line))


def _words_of(printed: str) -> str:
    """The words of a head, in one case; of a head that is nothing but years, the years."""
    words = " ".join(_WORD.findall(printed)).casefold()
    return words or (printed.strip() if _OF_YEARS.fullmatch(printed) else "")


def _without_number(line: str) -> str:
    match = _numbered(line)
    return match["words"] if match else line


def beside(texts: Sequence[str], filled: Sequence[int], furniture: Collection[int]) -> set[int]:
    """The lines at the document's head, and those with nothing between them and furniture."""
    beside = set(filled[:1])
    for step in (1, -1):
        is_near = False
        for row in range(len(texts))[::step]:
            if row in furniture:
                is_near = True
            elif texts[row].strip():
                if is_near:
                    beside.add(row)
                is_near = False
    return beside


def lines_of(texts: Sequence[str], filled: list[int], beside: Collection[int]) -> list[HeadLine]:
    out = []
    repeated = _repeated_long(texts, filled)
    for rank, row in enumerate(filled):
        text = texts[row]
        stripped = text.strip()
        if row not in repeated and (len(stripped) > LONGEST or _is_long(stripped)):
            continue
        before = texts[filled[rank - 1]].rstrip() if rank else ""
        after = texts[filled[rank + 1]].lstrip() if rank + 1 < len(filled) else ""
        line = _line(texts, row, rank, interrupts(before, after), row in beside, row in repeated)
        if line:
            out.append(line)
    return out


def _is_apart(texts: Sequence[str], row: int) -> bool:
    """Whether nothing stands right above or right below a line."""
    return not (row and texts[row - 1].strip()) and not (row + 1 < len(texts) and texts[row + 1].strip())


def _is_long(stripped: str) -> bool:
    return len(stripped) > 40 and len(stripped.split()) > 9 and "   " not in stripped


def _repeated_long(texts: Sequence[str], filled: Sequence[int]) -> frozenset[int]:
    """Long lines apart, with figures at one edge, whose words repeat a few such lines on, misread or not.

    Editions set the title of each document over its pages: `106 Council to the King XIII, 9 July 1621`.
    """
    last: list[tuple[int, str]] = []
    out: set[int] = set()
    for row in filled:
        stripped = texts[row].strip()
        if len(stripped) > _LONGEST_REPEATED or not _is_long(stripped) or not _OF_PAGE.search(stripped):
            continue
        if not _is_apart(texts, row):
            continue
        words = _words_of(_FIGURES_AT_EDGE.sub("", stripped))
        like = [other for other, printed in last if alike(words, printed)]
        if like:
            out |= {row, *like}
        last = [*last[1 - _BACK :], (row, words)]
    return frozenset(out)


def interrupts(before: str, after: str) -> int:
    """0 to 2: whether the line before ends no sentence, and the one behind begins in lower case."""
    if not before or not after:
        return 0
    return (before[-1] not in _TERMINAL) + after[:1].islower()


def _line(
    texts: Sequence[str], row: int, rank: int, interrupts: int, at_edge: bool, repeats: bool
) -> HeadLine | None:
    text = texts[row]
    apart = _is_apart(texts, row)
    alone = _ALONE.fullmatch(text) if len(text.strip()) <= _LONGEST_ALONE else None
    if alone and len(alone["open"]) == len(alone["close"]):
        number = _value(alone["n"])
        if number is not None:
            return HeadLine(
                row,
                rank,
                "",
                alone["n"],
                number,
                alone.span("n"),
                interrupts,
                bool(alone["open"]),
                apart,
                True,
                at_edge,
            )
    match = None if is_signature(text) else _numbered(text, repeats)
    printed = match["words"] if match else text
    words = _words_of(printed)
    headlike = _is_headlike(printed.strip()) or bool(words and not words[0].isalpha())
    if not words:
        return None
    if not match:
        centred = len(text) - len(text.lstrip()) >= 8
        return HeadLine(
            row,
            rank,
            words,
            None,
            None,
            None,
            interrupts,
            centred,
            apart,
            headlike,
            at_edge,
            is_misread=_MISREAD.search(text.strip()) is not None,
        )
    n, span, wide = match["n"], match.span("n"), _is_wide(match["gap"])
    headlike = headlike or (wide and _is_headlike(printed.strip().removesuffix(".")))
    leads, capitals = span[0] < match.start("words"), printed.isupper()
    is_title = " " in words and (capitals or _ITALIC.fullmatch(printed.strip()) is not None)
    return HeadLine(
        row,
        rank,
        words,
        n,
        _value(n),
        span,
        interrupts,
        wide,
        apart,
        headlike,
        at_edge,
        leads,
        capitals,
        is_title,
        _MISREAD.search(text.strip()) is not None,
    )


def _is_wide(gap: str) -> bool:
    return "   " in gap or "\t" in gap


def _is_headlike(printed: str) -> bool:
    letters = list(filter(str.isalpha, printed))
    if not letters:
        return False
    if sum(map(str.isupper, letters)) >= 0.6 * len(letters):
        return True
    return letters[0].isupper() and printed[-1] not in ".,;:!?"


def _numbered(text: str, repeats: bool = False) -> re.Match[str] | None:
    """A line with a number before or behind its words, where it is no enumerator, label or date."""
    bare = text.strip()
    behind = bare.removesuffix(".")
    behind = behind[:-1].rstrip() if behind[-1:] in _ENCLOSING else behind
    for pattern, at_edge in (
        (_LEFT, bare[1:].lstrip()[:1] if bare[:1] in _ENCLOSING else bare[:1]),
        (_RIGHT, behind[-1:]),
    ):
        if not (at_edge.isdecimal() or at_edge in _NUMERALS):
            continue
        match = pattern.fullmatch(text)
        if match and pattern is _RIGHT and _LABELLED.match(text):
            return None
        if match and _value(match["n"]) is not None and _is_head(match, pattern is _LEFT, repeats):
            return match
    return None


def _is_head(match: re.Match[str], is_left: bool, repeats: bool = False) -> bool:
    words = [w.lower() for w in _WORD.findall(match["words"])]
    wide = _is_wide(match["gap"])
    if not words:
        return wide and _OF_YEARS.fullmatch(match["words"]) is not None
    if not repeats and (len(" ".join(words)) > _LONG or len(words) > _MANY):
        return False
    nearest = words[0] if is_left else words[-1]
    if repeats and not is_left and match["words"].rstrip(" .,")[-1:].isdecimal():
        nearest = ""  # `9 July 1621 107`: the month is the year's
    if not wide and not is_left and (nearest in RIVAL_WORDS or nearest in PAGE_WORDS):
        return False
    if len(words) == 1 and nearest in RIVAL_WORDS:
        return False
    if is_left and not wide and match["stop"] in (".", ":", ")"):
        return False
    return wide or match["n"].isdigit()


def _value(text: str) -> int | None:
    return (int(text) or None) if text.isdigit() else roman_value(text)


def alike(first: str, second: str) -> bool:
    if first == second:
        return True
    if not first or not second or abs(len(first) - len(second)) > 0.4 * max(len(first), len(second)):
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE
