"""What may be the mark of a page: every bracket, rule, bar, word or angle around a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from encoder.house.numerals import Numerals, Place, numbers, place
from encoder.house.page_shapes import CLOSING, HAS_WORD, LEAF_SIDE, SET_OFF, Shape, shape_of, template
from encoder.marks import OF_IMAGE, PAGE_BREAK, PROOFREADERS
from encoder.page_words import PAGE_WORDS, TECHNICAL_WORDS

BLANKS = r"[ \t]*+(?:\n[ \t]*+)?"
LONGEST_ALONE = 60
_SHORT_RULE = 3
_DASHES = ("-", "–", "—")
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
_RULED = re.compile(r"-{3,}|_{3,}|(?:\*[ ]?){3,}|={3,}|(?:-[ ]){2,}-|[–—]{2,}|~{3,}|#{3,}")


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
    return closing == "".join(CLOSING.get(c, c) for c in reversed(opening))


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


_OF_IMAGE = re.compile(rf"{OF_IMAGE.pattern}(?P<n>\d{{1,4}}(?![\w/]))")
_NAMED = re.compile(rf"([^\W\d_]+)[.:]?\s?({_NUMBER})")


def _counting(mark: str) -> tuple[int, int] | None:
    """Of several numbers, the one behind a page word or an image's: `[scan 3, p. 42]`, `[0031/42]` → `42`."""
    if image := _OF_IMAGE.search(mark):
        return image.span("n")
    leaf = LEAF_SIDE.search(mark) if mark[0] in SET_OFF else None
    if leaf is not None and len(_FIGURES.findall(mark)) == 1:
        return leaf.span()
    found = [match for match in _NAMED.finditer(mark) if match[1].lower() in PAGE_WORDS]
    best = [match for match in found if match[1].lower() not in TECHNICAL_WORDS] or found
    return best[0].span(2) if best else None


def _candidate(start: int, before: str, number: str, after: str, alone: bool) -> Candidate | None:
    order = place(number)
    if order is None and (not re.fullmatch(r"[-–—?]", number) or before.rstrip()[-1:] in _DASHES):
        return None  # `[---]` is what is lost
    if number == "?" and not alone and not HAS_WORD.search(before + after):
        return None  # `[[?]]` is what is doubtful
    end = start + len(before) + len(number) + len(after)
    shape = shape_of(before, number, PROOFREADERS.sub("", after) if alone else after, alone, order)
    if shape is None:
        return None
    return Candidate(start, end, template(before), number, template(after), shape, order, alone)
