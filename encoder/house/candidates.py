"""What may be the mark of a page: every bracket, rule, bar, word or angle around a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from encoder.house.numerals import Numerals, Place, numbers, place
from encoder.marks import PAGE_BREAK, PROOFREADERS
from encoder.page_words import (
    BESIDE_WORDS,
    PAGE_WORDS,
    RIVAL_WORDS,
    SHORT_CITED_WORDS,
    TECHNICAL_WORDS,
)

OTHER = "¤"
"""Stands in a template for a further number, which does not count: `## p. ` 42 ` (#¤) ####`."""

NAMES = "‰"
"""Stands in a template for the names of those who proofread a page: `\\anna\\bert\\-----`."""

BLANKS = r"[ \t]*+(?:\n[ \t]*+)?"
LONGEST_ALONE = 60
_SHORT_RULE = 3
_DASHES = ("-", "–", "—")
_CLOSING = {
    "[": "]", "(": ")", "{": "}", "<": ">", "⟨": "⟩", "⟦": "⟧", "【": "】", "〔": "〕", "«": "»", "‹": "›",
    "⸢": "⸣", "〈": "〉",
}  # fmt: skip
_OPEN = r"<!--|\[{1,3}|\({1,2}|\{{1,3}|<{1,3}|[⟨⟦【〔«‹⸢〈]|\\[a-z]{2,9}\{"
_CLOSE = r"-->|\]{1,3}|\){1,2}|\}{1,3}|>{1,3}|[⟩⟧】〕»›⸣〉]"
_INNER, _INNER_CLOSE = r"(?P<inner>[\[({<⟨])?", r"(?P<inner_close>(?(inner)(?:[\])}⟩](?=[ \t]*[\])}>⟩]))?|))"
_SIGNS = r"[-–—=/|~*#>:→.]{0,4}"
_WORDS = rf"(?:[^\W\d_]{{1,12}}+[.:=|#]{{0,2}}+{BLANKS}){{0,3}}[\"'#]?"
_TAIL = r"[\"']?(?:[.,:]{0,2}[ ]?(?:[^\W\d_]{1,12}+|\d{1,5}+)[.:]?){0,3}+[.:,/\"']?"
_NUMBER = numbers()
_FIGURES, _SPACE = re.compile(r"\d+"), re.compile(r"\s+")
_BARS = r"[|¦‖/\\#~=_*+@^%†‡]"
TAG = re.compile(r"<(?:pb|page|pagebreak|milestone)\b(?:\s[^<>\n]{0,120}?)?/?>", re.IGNORECASE)
TAG_NUMBER = re.compile(r"\bn\s*=\s*[\"']?([^\"'<>/]{1,12})[\"']?")
_INSIDE = re.compile(
    rf"""
    (?P<open>{_OPEN}) {BLANKS} {_SIGNS} {BLANKS} {_WORDS} {_INNER}
        (?P<enclosed>{_NUMBER}|[-–—?](?=\])) {_TAIL}
        {BLANKS} {_SIGNS}? {BLANKS} {_INNER_CLOSE} (?P<close>{_CLOSE})
                                                            # [Pg 24], (p. 2), <!-- 3 -->, <page <3>>
    | (?<![\d|/]) (?P<bar>(?P<sign>{_BARS})(?P=sign){{0,3}}) [ ]? {_WORDS} (?P<barred>{_NUMBER}) {_TAIL}
        [ ]? (?P=bar) (?![\d|/])                                                   # |12|, /2/, ||p. 3||
    | (?<![\d|/\w:]) (?P<prefix>\|{{1,3}}|‖|¦|//|@{{1,3}}|\\{{1,2}}|%%|¶) [ ]?
        {_WORDS} (?P<prefixed>{_NUMBER})                                           # ||12, @page 12
    | (?<=\w) (?P<glued>\|\||‖|¦) (?P<behind>{_NUMBER})                            # Wort||12 teil
    """,
    re.VERBOSE,
)
_RULE = r"[-–—_=*~+.•·:|<>\[\](){}/\\#%]"
_ALONE = re.compile(
    rf"""
    (?P<left>(?:{_RULE}|\ )*+)
    (?P<words>(?:[^\W\d_]{{1,14}}+[.:=|\#-]{{0,2}}+\s?){{0,3}}[(\#"']?)
    (?P<number>{_NUMBER})
    (?P<tail>(?:[.:,)("'/]|\ |\#|-|[^\W\d_]{{1,10}}+|\d{{1,5}}+){{0,12}}?)
    (?P<right>(?:{_RULE}|\ )*)
    """,
    re.VERBOSE,
)
_FIRST = re.compile(r"[<\[({⟨⟦【〔«‹⸢〈\\|¦‖/#~=_*+@^%†‡¶]")
_HAS_WORD = re.compile(r"[^\W\d_]+")
_RULED = re.compile(r"-{3,}|_{3,}|(?:\*[ ]?){3,}|={3,}|(?:-[ ]){2,}-|[–—]{2,}|~{3,}|#{3,}")


class Shape(StrEnum):
    """What a candidate has around its number."""

    TAG = "tag"
    WORD = "page word in brackets or rules"
    ROUND_WORD = "page word in round brackets"
    BARE_WORD = "page word on a line of its own"
    UNKNOWN_WORD = "unknown word in brackets or rules"
    SQUARE = "square brackets"
    ROUND = "round brackets"
    BRACED = "other brackets"
    BARS = "bars"
    PREFIX = "bars in front"
    RULES = "rules"
    NUMBER = "nothing"
    BREAK = "words without number"
    FEED = "form feed"
    RULE = "a rule alone"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be the mark of a page.

    Attributes:
        start, end: offsets in the text of the document, its lines joined by line ends.
        before, number, after: the mark's text in front of the number, the number, the text behind it.
        shape: what it has around its number.
        order: where the number stands in the order of its kind; None where there is none.
        alone: whether it is all of its line.
    """

    start: int
    end: int
    before: str
    number: str
    after: str
    shape: Shape
    order: Place | None
    alone: bool

    @property
    def kind(self) -> Numerals:
        if self.order is not None:
            return self.order.kind
        return Numerals.BLANK if self.number else Numerals.NONE


def find_candidates(lines: Sequence[str]) -> list[Candidate]:
    """All that may be the mark of a page in a document, in order, none over another."""
    text = "\n".join(lines)
    found = sorted([*_alone(lines), *_inside(text), *_tags(text)], key=lambda c: (c.start, -c.end))
    out: list[Candidate] = []
    for candidate in found:
        if not out or candidate.start >= out[-1].end:
            out.append(candidate)
    return out


def _tags(text: str) -> Iterator[Candidate]:
    if "<" not in text:
        return
    for match in TAG.finditer(text):
        number = TAG_NUMBER.search(match[0])
        n = number[1].strip() if number else ""
        name = match[0][1:].split()[0].rstrip("/>")
        yield Candidate(match.start(), match.end(), f"<{name}", n, "/>", Shape.TAG, place(n), False)


def _inside(text: str) -> Iterator[Candidate]:
    for match in _matches(text):
        group = next(g for g in ("enclosed", "barred", "prefixed", "behind") if match[g])
        if group == "enclosed" and not _mirrored(*_around(match)):
            continue
        whole = match[0]
        start, end = _counting(whole) or (
            match.start(group) - match.start(),
            match.end(group) - match.start(),
        )
        alone = _is_alone(text, match.start(), match.end())
        candidate = _candidate(match.start(), whole[:start], whole[start:end], whole[end:], alone)
        if candidate:
            yield candidate


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_INSIDE`, looked for only where a sign stands with which one can begin."""
    position = 0
    while sign := _FIRST.search(text, position):
        match = _INSIDE.match(text, sign.start())
        if match:
            yield match
        position = match.end() if match else sign.end()


def _around(match: re.Match[str]) -> tuple[str, str]:
    """The brackets that open and close, two pairs of them as well: `<page <3>>` → `<<` and `>>`."""
    return match["open"] + (match["inner"] or ""), (match["inner_close"] or "") + match["close"]


def _mirrored(opening: str, closing: str) -> bool:
    if opening == "<!--":
        return closing == "-->"
    if opening.startswith("\\"):
        return closing == "}"
    return closing == "".join(_CLOSING.get(c, c) for c in reversed(opening))


def _is_alone(text: str, start: int, end: int) -> bool:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return not text[begin:start].strip() and not text[end : None if stop < 0 else stop].strip()


def _alone(lines: Sequence[str]) -> Iterator[Candidate]:
    offset = 0
    for line in lines:
        stripped = line.strip(" \t")
        if stripped and len(_without_rule(stripped)) <= LONGEST_ALONE:
            start = offset + line.index(stripped)
            candidate = _of_line(stripped, start)
            if candidate:
                yield candidate
        offset += len(line) + 1


def _of_line(line: str, start: int) -> Candidate | None:
    if line == "\f":
        return Candidate(start, start + 1, "\f", "", "", Shape.FEED, None, True)
    if _RULED.fullmatch(line):
        return Candidate(start, start + len(line), line, "", "", Shape.RULE, None, True)
    if not line[0].isalnum() and PAGE_BREAK.fullmatch(line):
        return Candidate(start, start + len(line), line, "", "", Shape.BREAK, None, True)
    if line[0].isalpha() and not any(map(str.isdigit, line)) and not _may_be_roman(line):
        return None
    match = _ALONE.fullmatch(_without_rule(line))
    if not match:
        return None
    at = _counting(line) or match.span("number")
    return _candidate(start, line[: at[0]], line[at[0] : at[1]], line[at[1] :], True)


def _without_rule(line: str) -> str:
    """A line whose long rule at the end, `-----File: 024.png` and dashes up to the margin, is a short one."""
    if line.endswith("-") and "\\" in line:
        return PROOFREADERS.sub("", line)
    bare = line.rstrip(line[-1]) if line[-1] in "-–—=_*~#" else line
    return line[: len(bare) + _SHORT_RULE] if len(line) - len(bare) > _SHORT_RULE else line


def _may_be_roman(line: str) -> bool:
    words = line.split()
    return len(words) <= 2 or words[0].lower().rstrip(".") in PAGE_WORDS


_NAMED = re.compile(rf"([^\W\d_]+)[.:]?\s?({_NUMBER})")


def _counting(mark: str) -> tuple[int, int] | None:
    """Of several numbers, the one behind a page word: `[scan 3, p. 42]`, `## p. 42 (#7)` → that of `42`."""
    leaf = _LEAF_SIDE.search(mark) if mark[0] in _SET_OFF else None
    if leaf is not None and len(_FIGURES.findall(mark)) == 1:
        return leaf.span()
    found = [match for match in _NAMED.finditer(mark) if match[1].lower() in PAGE_WORDS]
    best = [match for match in found if match[1].lower() not in TECHNICAL_WORDS] or found
    return best[0].span(2) if best else None


def _candidate(start: int, before: str, number: str, after: str, alone: bool) -> Candidate | None:
    order = place(number)
    if order is None and (not re.fullmatch(r"[-–—?]", number) or before.rstrip()[-1:] in _DASHES):
        return None  # `[---]` is what is lost
    if number == "?" and not alone and not _HAS_WORD.search(before + after):
        return None  # `[[?]]` is what is doubtful
    end = start + len(before) + len(number) + len(after)
    shape = _shape(before, number, PROOFREADERS.sub("", after) if alone else after, alone, order)
    if shape is None:
        return None
    return Candidate(start, end, _template(before), number, _template(after), shape, order, alone)


def _template(text: str) -> str:
    return _FIGURES.sub(OTHER, _SPACE.sub(" ", PROOFREADERS.sub(NAMES, text)))


_LEADING = "#|@%/\\‖¦¶<"
_SHORT = frozenset({"p", "s", "f", "с"})
_SET_OFF = frozenset("[{<⟨⟦【〔‹⸢〈|¦‖/\\")  # round brackets cite a leaf
_NAMES_LEAF = re.compile(r"[^\W\d_]{1,5}\.? ?")
_LEAF_SIDE = re.compile(r"(?<!\w)\d+[ ]?(?:[rv][°º.]?|[rv]o|recto|verso)(?::\d+)?(?!\w)")


def _shape(before: str, number: str, after: str, alone: bool, order: Place | None) -> Shape | None:
    words = [w.lower() for w in _HAS_WORD.findall(before + " " + after)]
    signs = before[:1], after[-1:]
    enclosed = bool(before and after) and not any(s.isalnum() or s.isspace() for s in signs)
    if words:
        return _worded(words, before, number, after, alone, enclosed, order)
    if any(c.isdigit() for c in before):
        return None
    shape = _bare(before.strip(), after.strip(), alone, order)
    is_leaf = shape is Shape.SQUARE and _LEAF_SIDE.fullmatch(number)
    return Shape.BRACED if is_leaf else shape


def _worded(
    words: list[str], before: str, number: str, after: str, alone: bool, enclosed: bool, order: Place | None
) -> Shape | None:
    if before[:1] == "/" and before[-1:].isalpha():
        return None
    known = [w for w in words if w in PAGE_WORDS]
    rest = [w for w in words if w not in PAGE_WORDS and w not in BESIDE_WORDS]
    if order is not None and order.kind is Numerals.ROMAN and before[-1:].isalpha():
        return None
    if (
        order is not None
        and order.kind is Numerals.ROMAN
        and after[:1] == "."
        and not _HAS_WORD.search(before)
    ):
        return None  # the place of a seal, `[L.S.]`
    if len(words) == 1 and _LEAF_SIDE.fullmatch(number):  # whatever names the leaf
        is_bare = alone and not after and _NAMES_LEAF.fullmatch(before)
        if is_bare or (enclosed and before[0] in _SET_OFF):
            return Shape.BARE_WORD if is_bare else Shape.WORD  # `c. 21r`, `[c. 21r]`, `|c. 21r|`
    if known and not rest:
        nearest = _HAS_WORD.findall(before)
        if before.startswith("("):
            return Shape.ROUND_WORD
        if enclosed or (before and before[0] in _LEADING):
            return Shape.WORD
        return Shape.BARE_WORD if alone and _names_plainly(before, nearest, after) else None
    if not enclosed or order is None or order.kind is Numerals.ROMAN or before.startswith("("):
        return None
    if not _HAS_WORD.search(before) or any(w in RIVAL_WORDS for w in words) or len(words) > 2:
        return None
    return Shape.UNKNOWN_WORD


def _names_plainly(before: str, words: list[str], after: str) -> bool:
    """Whether a line without brackets names a page: `Page 3`, `p. 3`; not `pages 3`, `F6`."""
    if not words or not before[0].isalpha() or before[-1].isalpha():
        return False
    nearest = words[-1].lower()
    return nearest not in SHORT_CITED_WORDS or (len(words) == 1 and not after and nearest in _SHORT)


def _bare(before: str, after: str, alone: bool, order: Place | None) -> Shape | None:
    if OTHER in _template(before) or re.search(r"\d", before):
        return None
    if not before and not after:
        return Shape.NUMBER if alone and order and order.kind is not Numerals.SIGLA else None
    opening = before.lstrip("-–—=~*_ .#/|:")[:1]
    if opening in _CLOSING and after:
        return _in_brackets(before, after, opening)
    if not after:
        return Shape.PREFIX if before in ("|", "||", "|||", "‖", "¦", "//", "\\", "\\\\") else None
    if not before or any(c in before for c in "[({<") or any(c in after for c in "])}>"):
        return None
    if set(before.replace(" ", "")) != set(after.replace(" ", "")):
        return None
    if before[0] in "|¦‖/\\":
        return Shape.BARS
    if alone and (len(before) > 1 or before in "-–—_=~*#+•·"):
        return Shape.RULES
    return Shape.BARS if before[0] in "#~=_*+@^%†‡" and not alone else None


def _in_brackets(before: str, after: str, opening: str) -> Shape | None:
    if _CLOSING[opening] not in after:
        return None
    inner = before[before.index(opening) :].strip(opening)
    if opening == "(":
        return Shape.ROUND
    if inner or len(before) > 1:
        return Shape.BRACED
    return Shape.SQUARE if opening == "[" else Shape.BRACED
