"""OCR of typed pages: the role of every line and the pages, decided for the whole document at once.

Three chains (`chain.py`): `breaks` finds the lines with which pages begin; `furniture` tells page furniture
from text; `text` says what each line of text is, reading over furniture and page breaks as a person does.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from encoder.enumerators import BULLET, Style, enumerator
from encoder.findings import Finding, Place, Severity
from encoder.model import FURNITURE, Line, Page, Role, RoledLine
from encoder.pages.catchwords import is_repeated, part_catchwords
from encoder.pages.chain import chain
from encoder.pages.features import Sight, features, is_date, page_number, plain, sights
from encoder.pages.marks import page_mark

DOUBTFUL = 0.6
LONGEST_SIGNATURE = 80
MARK, BEGIN = "mark", "1"
_MEMORANDUM_FOR = re.compile(r"ME\w{2,3}RAND\w+\s+(?:FOR|TO)\b(?!\W*THE\s+(?:RECORD|FILE))", re.IGNORECASE)
_SUBJECT = re.compile(r"SUB[JI]\w{0,4}\s*:", re.IGNORECASE)
_PIPES = re.compile(r"\s*\|.*\|\s*")
_FENCE = re.compile(r"\s*(?:```+|~~~+)\s*\w*\s*")
_FURNITURE = {role.value for role in FURNITURE}
_ROLES = {role.value: role for role in Role}
_CLOSING = frozenset({Role.SIGNED, Role.CLOSER})
_TEXT = frozenset({Role.PARAGRAPH, Role.CONTINUATION})
_ITEM_STYLES = frozenset(
    {Style.DECIMAL, Style.DECIMAL_PAREN, Style.LOWER, Style.LOWER_PAREN, Style.ROMAN_PAREN}
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A line that is not blank, and what was decided about it: a label of the chains, or `mark`."""

    row: int
    line: Line
    label: str
    certainty: float

    @property
    def is_text(self) -> bool:
        return self.label != MARK and self.label not in _FURNITURE


def read_typescript(lines: tuple[Line, ...]) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of a typescript, every line with its role.

    Args:
        lines: all lines of the source, blank ones included.
    """
    marks = {row for row, line in enumerate(lines) if line.text.strip(" \t") and _is_silent(line)}
    seen = sights([line.text for line in lines], marks)
    rows = features(seen)
    starts = find_breaks(lines, seen, rows, marks)
    judged = judge_text(judge_furniture(lines, seen, rows, marks))
    roled = _roles(lines, judged)
    starts |= implied_breaks(judged, starts)
    return part_catchwords(_pages(lines, roled, starts)), tuple(_doubts(roled))


def judge_furniture(
    lines: tuple[Line, ...], seen: list[Sight], rows: list[list[str]], marks: set[int]
) -> list[Judged]:
    """Page marks, page furniture and text told apart.

    Args:
        lines: of the source.
        seen: those that are neither blank nor marks.
        rows: their features.
        marks: the indices of the lines that are marks.
    """
    decided = chain("furniture").decide(rows)
    judged = [
        Judged(sight.row, lines[sight.row], label, certainty)
        for sight, (label, certainty) in zip(seen, decided, strict=True)
    ]
    judged += [Judged(row, lines[row], MARK, 1.0) for row in marks]
    return sorted(judged, key=lambda one: one.row)


def _is_silent(line: Line) -> bool:
    return page_mark(line.text) is not None or bool(_FENCE.fullmatch(line.text))


def judge_text(judged: list[Judged]) -> list[Judged]:
    """What each line of text is; furniture and marks as before."""
    judged = _caught(judged)
    seen = text_sights(judged)
    decided = iter(chain("text").decide(features(seen), [_allowed(sight.text) for sight in seen]))
    return [Judged(one.row, one.line, *next(decided)) if one.is_text else one for one in judged]


def _caught(judged: list[Judged]) -> list[Judged]:
    """The lines, with those known for catchwords that the first line of text after furniture repeats."""
    out = list(judged)
    texts = [i for i, one in enumerate(judged) if one.is_text]
    for at, after in pairwise(texts):
        if after > at + 1 and is_repeated(judged[at].line.text, judged[after].line.text):
            out[at] = replace(judged[at], label=Role.CATCHWORD.value, certainty=DOUBTFUL)
    return out


def _allowed(text: str) -> frozenset[str] | None:
    """The labels of a line whose words leave no doubt; None for all others.

    `SUBJECT: Lamps` → subject; `MEMORANDUM FOR …` → addressee or head; `| First | 8 p.m. |` → form.
    """
    words = plain(text)
    if _SUBJECT.match(words):
        return frozenset({"subject"})
    if _MEMORANDUM_FOR.match(words):
        return frozenset({"addressee", "head"})
    if _PIPES.fullmatch(text):
        return frozenset({"form"})
    return None


def text_sights(judged: list[Judged]) -> list[Sight]:
    """The lines of text as the chain `text` sees them, furniture left out but remembered."""
    out = []
    across, last = "", -1
    for one in judged:
        if one.is_text:
            out.append(Sight(one.line.text, one.row - last - 1, one.row, across))
            across, last = "", one.row
        else:
            across = "mark" if one.label == MARK else across or "furniture"
    return out


def find_breaks(
    lines: tuple[Line, ...], seen: list[Sight], rows: list[list[str]], marks: set[int]
) -> dict[int, float]:
    """The rows with which pages begin, each with its certainty: a mark's own, or the page's first line.

    A mark that can be something else (`---`) needs the line after it to look like the first of a page.
    """
    starts = {row: 1.0 for row in marks if _is_sure(lines[row])}
    mark = None
    waiting = sorted(marks)
    for sight, (label, certainty) in zip(seen, chain("breaks").decide(rows), strict=True):
        while waiting and waiting[0] < sight.row:
            mark = waiting.pop(0)
        if label == BEGIN:
            starts.setdefault(sight.row if mark is None else mark, certainty)
        mark = None
    return {row: certainty for row, certainty in starts.items() if row}


def implied_breaks(judged: list[Judged], starts: Collection[int]) -> dict[int, float]:
    """The rows where a page must begin, though nothing there looks so, each with its certainty.

    After a catchword, and where an opener stands below the furniture that follows a text.
    """
    out = {}
    texts = [i for i, one in enumerate(judged) if one.is_text]
    for at, after in pairwise(texts):
        between = judged[at + 1 : after]
        taken = any(judged[at].row < start <= judged[after].row for start in starts)
        if not between or taken:
            continue
        if between[0].label == Role.CATCHWORD:
            out[_upper(between, judged[after])] = 0.9
        elif _opens(judged, texts, at, after):
            out[_upper(between, judged[after])] = 0.7
    return out


def _upper(between: list[Judged], after: Judged) -> int:
    """The row of the first furniture of the new page: what follows the last marking, stamp or catchword."""
    lower = {Role.CLASSIFICATION, Role.STAMP, Role.CATCHWORD}
    last = max((i for i, one in enumerate(between) if one.label in lower), default=len(between) - 1)
    following = [*between, after][last + 1]
    return following.row if following.label in (Role.PAGE_NUMBER, Role.HEADER) else after.row


def _opens(judged: list[Judged], texts: list[int], at: int, after: int) -> bool:
    """Whether an opener of two parts begins at `after`, below a text that ends at `at`."""
    following = [judged[i].label for i in texts if i > after][:2]
    return (
        judged[at].label in ("text-B", "text-I", "signed", "closer")
        and judged[after].label in ("dateline", "addressee")
        and bool({"subject", "addressee", "head"} & set(following))
    )


def _is_sure(line: Line) -> bool:
    mark = page_mark(line.text)
    return mark is not None and mark.sure


def _roles(lines: tuple[Line, ...], judged: list[Judged]) -> list[RoledLine]:
    """The role of each line: labels of the chains → roles, items by their enumerator or bullet."""
    by_row = {one.row: one for one in judged}
    last = -1
    capitals = _is_capitals(lines)
    styles = _ITEM_STYLES | {Style.UPPER} if capitals else _ITEM_STYLES
    out = []
    before = ""
    for row, line in enumerate(lines):
        one = by_row.get(row)
        if one is None:
            out.append(RoledLine(line, Role.BLANK))
            continue
        role = _role(one, before, styles)
        if not capitals and role in _TEXT and _is_debris(lines, row):
            role = Role.NOISE
        if (
            role in _JOINED
            and one.label == before
            and last == row - 1
            and not _LABELLED.match(plain(line.text))
        ):
            role = Role.CONTINUATION
        out.append(RoledLine(line, role, one.certainty))
        if one.is_text:
            before, last = one.label.removesuffix("-I").removesuffix("-B"), row
    return out


def _is_capitals(lines: tuple[Line, ...]) -> bool:
    """Whether a text is typed in capitals, as telegrams are."""
    letters = [c for line in lines for c in line.text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _is_debris(lines: tuple[Line, ...], row: int) -> bool:
    """Whether a line is set apart and too short to say anything: `R-1`."""
    text = lines[row].text.strip()
    around = [lines[at].text for at in (row - 1, row + 1) if 0 <= at < len(lines)]
    speaks = re.search(r"[^\W\d_]{3}", text) or enumerator(text)
    return len(text) <= 4 and not speaks and not any(other.strip() for other in around)


def _role(one: Judged, before: str, styles: frozenset[Style]) -> Role:
    if one.label == MARK:
        return Role.MARKUP if _FENCE.fullmatch(one.line.text) else Role.PAGE_MARK
    if one.label == "text-I" and before == "text":
        return Role.CONTINUATION
    if one.label.startswith("text"):
        return Role.ITEM if _is_item(one.line.text, styles) else Role.PARAGRAPH
    role = _ROLES[one.label]
    if role in _CLOSING and is_date(one.line.text):
        return Role.DATELINE
    if role is Role.HEAD and _MEMORANDUM_FOR.match(plain(one.line.text)):
        return Role.ADDRESSEE
    if role is Role.SIGNED and len(one.line.text) > LONGEST_SIGNATURE:
        return Role.PARAGRAPH
    if role is Role.FORM and one.line.text.count("|") > 1:
        speaks = any(c.isalnum() for c in one.line.text)
        return Role.TABLE if speaks or before == Role.FORM else Role.NOISE
    return role


_JOINED = frozenset({Role.SUBJECT, Role.HEAD})
_LABELLED = re.compile(r"\W{0,2}[A-Z][A-Za-z .'&/]{1,24}\s?:")


def _is_item(text: str, styles: frozenset[Style]) -> bool:
    """Whether a paragraph is an item: by its bullet or its enumerator.

    In mixed case, capital letters and Roman numerals number sections, not items.
    """
    found = enumerator(text)
    if found is None:
        return bool(BULLET.match(text))
    return any(reading.style in styles for reading in found.readings) or bool(BULLET.match(text))


def _pages(lines: tuple[Line, ...], roled: list[RoledLine], starts: dict[int, float]) -> tuple[Page, ...]:
    bounds = [0, *sorted(row for row in starts if row), len(lines)]
    pages = []
    for start, end in pairwise(bounds):
        part = tuple(roled[start:end])
        mark = page_mark(lines[start].text) if start < len(lines) else None
        number = (mark.n if mark else None) or _printed_number(part)
        marked = lines[start] if mark and (start in starts) else None
        pages.append(Page(part, number, marked, starts.get(start, 1.0)))
    return tuple(pages)


def _printed_number(part: tuple[RoledLine, ...]) -> str | None:
    """The number that a page's own furniture says."""
    for roled in part:
        if roled.role is Role.PAGE_NUMBER:
            found = page_number(plain(roled.line.text)) or page_number(roled.line.text)
            if found:
                return str(found)
    return None


def _doubts(roled: list[RoledLine]) -> list[Finding]:
    return [
        Finding(
            "P01",
            Severity.INFO,
            f"the line “{one.line.text.strip()[:40]}” was taken for {one.role.value}, without certainty",
            Place(line=one.line.number),
            certainty=one.certainty,
        )
        for one in roled
        if one.certainty < DOUBTFUL
    ]
