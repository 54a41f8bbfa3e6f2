"""Lines cut at their page marks, by the forms of a house."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from encoder.house.candidates import BLANKS, TAG, TAG_NUMBER
from encoder.house.numerals import Numerals, Place, follows, numbers, place, rises
from encoder.house.page_forms import CHECKED, NUMBERLESS, WORDED, PageForm
from encoder.house.page_shapes import NAMES, OTHER, Shape
from encoder.house.picture_signs import is_within, picture_signs
from encoder.marks import PROOFREADERS
from encoder.model import Line

_PARTS = re.compile(r"\s+|(?P<rule>(?P<sign>[-–—_=*~#+.])(?P=sign)+)|[^\W\d_]+|.")


class Piece(NamedTuple):
    """A line, or a part of one before, in or behind a mark.

    Attributes:
        line: the part, with its own offset; a mark wrapped over a line end holds the line end.
        is_mark: whether it is the mark of a page break.
        n: the number that the mark prints.
        form: the form of the mark.
    """

    line: Line
    is_mark: bool = False
    n: str | None = None
    form: PageForm | None = None


@lru_cache(maxsize=512)
def pattern(form: PageForm) -> re.Pattern[str]:
    """What a mark of a form looks like; the group `n` is its number.

    White space, case and the length of rules may vary; a form with a page word takes numbers of all kinds.
    """
    if form.shape is Shape.TAG:
        return re.compile(TAG.pattern, re.IGNORECASE)
    if form.shape is Shape.FEED:
        return re.compile("\f")
    if form.shape in NUMBERLESS:
        return re.compile(_literal(form.before), re.IGNORECASE)
    kinds = tuple(Numerals) if form.shape in WORDED else (*form.numerals, Numerals.BLANK)
    if form.shape in (Shape.NUMBER, Shape.PREFIX, Shape.ROUND, Shape.RULES, Shape.BARS):
        kinds = form.numerals
    number = numbers(kinds)
    before, after = _literal(form.before), _literal(form.after)
    guard = r"(?<![^\W_])" if form.before[:1].isalnum() or not form.before else _outside(form.before[:1])
    tail = "" if form.after[-1:] and not form.after[-1:].isalnum() else r"(?![^\W_])"
    tail = tail or (rf"(?!{re.escape(form.after[-1])})" if form.after[-1] in "|/" else "")
    before += BLANKS if before else ""
    after = BLANKS + after if after else ""
    lacking = "?" if _counts_pictures(form) else ""
    return re.compile(rf"{guard}{before}(?P<n>{number}){lacking}{after}{tail}", re.IGNORECASE)


def _counts_pictures(form: PageForm) -> bool:
    """Whether a mark numbers a picture as well, so that it stands over pages without a number, too."""
    return f"(#{OTHER})" in form.after


def _outside(sign: str) -> str:
    if sign in "|/":
        return rf"(?<![\d{re.escape(sign)}])"
    return ""


def _literal(template: str) -> str:
    """The pattern of a template: blanks as they fall, rules of any length, further numbers."""
    out = []
    for part in _PARTS.finditer(template):
        if part["rule"]:
            out.append(rf"{re.escape(part['sign'])}{{2,}}")
        elif part[0].isspace():
            out.append(BLANKS)
        elif part[0] == OTHER:
            out.append(r"\d+")
        elif part[0] == NAMES:
            out.append(PROOFREADERS.pattern.replace("$", r"(?=\n|\Z)"))
        else:
            out.append(re.escape(part[0]))
    return "".join(out)


def split_marks(line: Line, forms: Iterable[PageForm]) -> tuple[Piece, ...]:
    """A line cut at its page marks; a line without one is one piece.

    `"a system [Page 24] of"` → `"a system "`, mark `[Page 24]` with `n` 24, `" of"`.
    """
    return split_document((line,), forms)


def split_document(lines: Sequence[Line], forms: Iterable[PageForm]) -> tuple[Piece, ...]:
    """The lines of a document cut at its page marks, also those wrapped over a line end.

    A mark of a form that other things look like too (`(p. 2)`) is taken only where it counts on.
    """
    forms = tuple(form for form in forms if form.sure)
    if not forms or not lines:
        return tuple(Piece(line) for line in lines)
    text = "\n".join(line.text for line in lines)
    marks = _fitting(_marks(text, forms))
    return tuple(_pieces(lines, marks))


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    n: str | None
    form: PageForm
    text: str


def _marks(text: str, forms: tuple[PageForm, ...]) -> list[_Mark]:
    signs = picture_signs(text)
    found = [mark for form in forms for mark in _marks_of(text, form) if not is_within(mark.start, signs)]
    found.sort(key=lambda m: (m.start, -m.end))
    out: list[_Mark] = []
    for mark in found:
        if not out or mark.start >= out[-1].end:
            out.append(mark)
    return out


def _marks_of(text: str, form: PageForm) -> Iterator[_Mark]:
    for match in pattern(form).finditer(text):
        start, end = _trimmed(match)
        n, is_mark = _number(form, match)
        if is_mark and not (form.own_line and not _fills_line(text, start, end)):
            yield _Mark(start, end, n, form, text[start:end])


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Where a mark begins and ends without the blanks at its edges; a form feed is all blank."""
    whole = match[0]
    if not whole.strip():
        return match.span()
    return match.end() - len(whole.lstrip()), match.start() + len(whole.rstrip())


def _fills_line(text: str, start: int, end: int) -> bool:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return not text[begin:start].strip() and not text[end : None if stop < 0 else stop].strip()


def _number(form: PageForm, match: re.Match[str]) -> tuple[str | None, bool]:
    if form.shape is Shape.TAG:
        number = TAG_NUMBER.search(match[0])
        return (number[1].strip() if number else None), True
    if form.shape in NUMBERLESS:
        return None, True
    if match["n"] is None:
        return None, True
    if place(match["n"]) is not None:
        return match["n"], True
    return None, not match["n"].isalnum()


def _fitting(marks: list[_Mark]) -> list[_Mark]:
    """Marks without those of doubtful shape whose number fits none of its neighbours of the same form."""
    by_form: dict[PageForm, list[_Mark]] = defaultdict(list)
    for mark in marks:
        if mark.form.shape in CHECKED and mark.n:
            by_form[mark.form].append(mark)
    out = {id(m) for ones in by_form.values() for m in _stray(ones)}
    return [mark for mark in marks if id(mark) not in out]


def _stray(marks: list[_Mark]) -> Iterator[_Mark]:
    orders = [place(mark.n or "") for mark in marks]
    for i, (mark, order) in enumerate(zip(marks, orders, strict=True)):
        before = orders[i - 1] if i else None
        after = orders[i + 1] if i + 1 < len(orders) else None
        if order is None or order.number <= 2:
            continue
        if len(marks) == 1:
            if mark.form.shape is Shape.ROUND_WORD and mark.form.certainty < 0.9:
                yield mark
        elif not ((before and _near(before, order)) or (after and _near(order, after))):
            yield mark


def _near(first: Place, then: Place) -> bool:
    return first == then or (first.kind is then.kind and (follows(first, then) or rises(first, then)))


def _pieces(lines: Sequence[Line], marks: list[_Mark]) -> Iterator[Piece]:
    offset = position = at = 0
    for line in lines:
        end = offset + len(line.text)
        taken = position > offset
        while at < len(marks) and marks[at].start < end:
            mark = marks[at]
            yield from _text_piece(line, offset, max(offset, position), mark.start)
            yield _mark_piece(line, offset, end, mark)
            position, taken = mark.end, True
            at += 1
        if not taken:
            yield Piece(line)
        else:
            yield from _text_piece(line, offset, max(offset, position), end)
        offset = end + 1


def _text_piece(line: Line, offset: int, start: int, end: int) -> Iterator[Piece]:
    """The text of a line from one place in the document to another, unless it is blank."""
    text = line.text[start - offset : max(0, end - offset)]
    if text.strip():
        yield Piece(Line(line.number, line.start + start - offset, text))


def _mark_piece(line: Line, offset: int, end: int, mark: _Mark) -> Piece:
    text = line.text[mark.start - offset : mark.end - offset]
    if mark.end > end:
        text = mark.text
    elif not (line.text[: mark.start - offset] + line.text[mark.end - offset :]).strip():
        return Piece(line, True, mark.n, mark.form)
    return Piece(Line(line.number, line.start + mark.start - offset, text), True, mark.n, mark.form)
