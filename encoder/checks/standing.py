"""Which markup of a source an element of its TEI stands for: a page break for a page mark with its number.

The forms of marks are those of `marks.py`; which element stands for which is `ties.py`'s table, wider where
an editor may have chosen a better element: `title` or `foreign` for what is in italics.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial

from encoder import marks
from encoder.checks.running_text import Dense, Edge
from encoder.house.candidates import Candidate, find_candidates
from encoder.note_misread import misread_end
from encoder.ties import HEADING

_EMPHATIC = frozenset({"hi", "emph", "title", "foreign", "term", "mentioned", "soCalled", "name", "l", "q"})
_WRITTEN = frozenset({"del", "add", "unclear"})
_QUOTABLE = frozenset({"p", "l", "lb", "epigraph", "bibl", "lg"})
_SIGNS = re.compile(r">(?:\s*>)*")
_TABULAR = frozenset({"table", "row", "cell"})
_LONGEST_PAGE_MARK = 1000
"""So many characters before a place are looked at: the line may be the whole of a book."""
_LONGEST_INSIDE = 100
"""So many beside a mark within such a line."""
_SUPERSCRIPTS = str.maketrans("0123456789abcdefghijklmnop", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ")

Ends = Iterator[int]
"""Offsets in a source where a piece of markup may end."""


def stands(edge: Edge) -> bool:
    """Whether an edge of an element may stand for markup at all."""
    return _reader(edge) is not None or _may_be_quoted(edge)


def serves_again(edge: Edge) -> bool:
    """Whether an edge may stand for more than one piece of markup: the pipes and rules around a row."""
    return edge.name in _TABULAR


def markup_ends(source: Dense, index: int, edge: Edge) -> Iterator[int]:
    """Where the markup may end that stands at a place of a source and that an edge stands for.

    Args:
        source: the text.
        index: of a character that is not blank, the markup's first.
        edge: of an element of the TEI.

    Yields:
        indices of the characters behind the markup, the longest first.
    """
    read = _reader(edge)
    if index >= len(source.at):
        return
    start = source.at[index]
    ends = set(read(source.whole, start, edge.given)) if read else set()
    if _may_be_quoted(edge):
        ends |= set(_quotation(source.whole, start))
    for end in sorted(ends, reverse=True):
        yield index + sum(map(len, source.whole[start:end].split()))


def page_mark_at(source: Dense, index: int) -> tuple[int, str | None] | None:
    """Where a page mark with a number ends that stands at a place of a source, and its number."""
    ends = [
        (match.end(), found.n)
        for form in marks.PAGE_FORMS
        if (match := form.pattern.match(source.whole, source.at[index]))
        and (found := marks.page_mark(match.group()))
    ]
    end, n = max(ends, key=lambda pair: pair[0], default=(0, None))
    return (index + sum(map(len, source.whole[source.at[index] : end].split())), n) if n else None


_Reader = Callable[[str, int, Mapping[str, str]], Ends]


def _reader(edge: Edge) -> _Reader | None:
    if edge.name in _TABULAR:
        return _table_or_heading if edge.begins and edge.given.get("rend") == HEADING else _table
    if edge.name == "l" and "n" in edge.given:
        return _number_or_emphasis
    if edge.name in _WRITTEN:
        return partial(_written, edge.name)
    if edge.name in _EMPHATIC:
        return _heading_or_emphasis if edge.given.get("rend") == HEADING else _emphasis
    is_heading = edge.name == "head" or edge.given.get("rend") == HEADING
    if not edge.begins:
        return _heading_end if is_heading else None
    if is_heading:
        return _bullet_or_heading if edge.name == "item" else _heading
    return _BEGINNINGS.get(edge.name)


def _may_be_quoted(edge: Edge) -> bool:
    """Whether the sign of a quotation may stand where an element begins or, after its last line, ends."""
    return edge.name == "quote" or (edge.begins and edge.name in _QUOTABLE)


def _quotation(text: str, start: int) -> Ends:
    """The signs before a line of a quotation, and those of the empty lines above it."""
    match = _SIGNS.match(text, start) if _is_at_beginning(text, start) else None
    if match:
        yield match.end()


def _page(text: str, start: int, given: Mapping[str, str]) -> Ends:
    for form in marks.PAGE_FORMS:
        match = form.pattern.match(text, start)
        found = marks.page_mark(match.group()) if match else None
        if not match or not found or not (form.inside or match.end() >= start + len(_near(text, start))):
            continue
        if found.n == given.get("n") or (found.n is None and not _is_next(text, match.end(), given)):
            yield match.end()
    rest = _near(text, start)
    numberless = "n" not in given and marks.PAGE_BREAK.fullmatch(rest)
    if numberless or (marks.is_of_picture(rest) and marks.house_mark(rest) == given.get("n", "")):
        yield start + len(rest)
    yield from _template(text, start, given.get("n"))


def _template(text: str, start: int, n: str | None) -> Ends:
    """Where a mark ends of a form that only a house has, with a page break's number: `/2/`."""
    if not n:
        return
    begins, line = _line_around(text, start)
    for candidate in _candidates(line) if n in line else ():
        blanks = len(line[candidate.start : candidate.end]) - len(
            line[candidate.start : candidate.end].lstrip()
        )
        if candidate.number == n and begins + candidate.start + blanks == start:
            yield begins + candidate.end


@lru_cache(maxsize=64)
def _candidates(line: str) -> tuple[Candidate, ...]:
    return tuple(find_candidates([line]))


def _is_next(text: str, start: int, given: Mapping[str, str]) -> bool:
    """Whether the next line is a page mark with a page break's number: a rule above it is a rule then."""
    following = re.compile(r"\S[^\n]*").search(text, start, start + _LONGEST_PAGE_MARK)
    found = marks.page_mark(following.group()) if following else None
    return found is not None and found.n is not None and found.n == given.get("n")


def _milestone(text: str, start: int, given: Mapping[str, str]) -> Ends:
    if given.get("unit") == "fence":
        rest = _near(text, start)
        label = marks.fence_label(rest)
        if label is not None and label == given.get("n", ""):
            yield start + len(rest)
    elif _is_at_beginning(text, start):
        rest = _rest(text, start)
        if marks.is_rule(rest) or marks.TABLE.fullmatch(rest):
            yield start + len(rest)


def _bullet(text: str, start: int, given: Mapping[str, str]) -> Ends:
    match = marks.BULLET.match(text, start)
    if not match or not _is_at_beginning(text, start):
        return
    rest = _rest(text, start)
    if not marks.is_rule(rest) and marks.page_mark(rest) is None:
        yield match.end()
        yield start + 1


def _heading(text: str, start: int, given: Mapping[str, str]) -> Ends:
    match = marks.HEADING.match(text, start)
    if match and _is_at_beginning(text, start):
        yield match.end()


def _heading_end(text: str, start: int, given: Mapping[str, str]) -> Ends:
    """The signs behind a heading of a wiki: `== The log ==`."""
    match = marks.HEADING.match(text, start)
    if match and match.group()[0] == "=" and not text[match.end() :].split("\n", 1)[0].strip():
        yield match.end()


def _bullet_or_heading(text: str, start: int, given: Mapping[str, str]) -> Ends:
    yield from _bullet(text, start, given)
    yield from _heading(text, start, given)


def _emphasis(text: str, start: int, given: Mapping[str, str]) -> Ends:
    match = marks.PAIRED.match(text, start)
    rend = marks.sign_of(match).rend if match else None
    if match and rend and given.get("rend", rend) == rend:
        yield match.end()


def _written(name: str, text: str, start: int, given: Mapping[str, str]) -> Ends:
    """The signs of what is struck out, put in or doubtful: `~~`, `</ins>`."""
    match = marks.PAIRED.match(text, start)
    if match and marks.sign_of(match).element == name:
        yield match.end()


def _heading_or_emphasis(text: str, start: int, given: Mapping[str, str]) -> Ends:
    yield from _heading(text, start, given)
    yield from _emphasis(text, start, {})


def _line_number(text: str, start: int, given: Mapping[str, str]) -> Ends:
    match = marks.LINE_NUMBER.match(text, start)
    if match and match.group() == given.get("n"):
        yield match.end()


def _number_or_emphasis(text: str, start: int, given: Mapping[str, str]) -> Ends:
    yield from _line_number(text, start, given)
    yield from _heading_or_emphasis(text, start, given)


def _line(text: str, start: int, given: Mapping[str, str]) -> Ends:
    """The number of a line in the margin, or the bracket before what was turned into another line."""
    yield from _line_number(text, start, given)
    match = marks.TURNED.match(text, start) if given.get("rend") == "turned" else None
    if match:
        yield match.end()


def _table(text: str, start: int, given: Mapping[str, str]) -> Ends:
    end = start + len(_rest(text, start))
    leader = marks.LEADER.match(text, start, end)
    if leader:
        yield leader.end()
    separator = marks.SEPARATOR.match(text, start, end)
    if separator:
        yield from range(separator.end(), start, -1)
    match = marks.TABLE.match(text, start, end)
    if match:
        yield match.end()
        for pipe in reversed(range(start, match.end() - 1)):
            if marks.PIPE.match(text[pipe]):
                yield pipe + 1


def _table_or_heading(text: str, start: int, given: Mapping[str, str]) -> Ends:
    yield from _heading(text, start, given)
    yield from _table(text, start, given)


def _note(text: str, start: int, given: Mapping[str, str]) -> Ends:
    match = _reference(given.get("n", "")).match(text, start)
    if match:
        yield match.end()
        yield match.end("label")
    end = misread_end(text, start)
    if end is not None:
        yield end


@cache
def _reference(label: str) -> re.Pattern[str]:
    return re.compile(rf"[\[({{^]*(?P<label>{label_forms(label)})[\])}}]*")


def label_forms(label: str) -> str:
    """A pattern of the ways in which a note's label may be written: `3` or `³`."""
    return "|".join(sorted({re.escape(label), re.escape(raised(label))}))


def raised(label: str) -> str:
    """A label in raised signs, as far as there are such."""
    return label.translate(_SUPERSCRIPTS)


_BEGINNINGS: Mapping[str, _Reader] = {
    "pb": _page,
    "milestone": _milestone,
    "lb": _line,
    "item": _bullet,
    "castItem": _bullet,
    "label": _bullet,
    "note": _note,
}


def _rest(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].rstrip()


def _near(text: str, start: int) -> str:
    """The rest of a line, or of one that is longer than any mark its beginning."""
    end = text.find("\n", start, start + _LONGEST_PAGE_MARK)
    return text[start : end if end >= 0 else start + _LONGEST_PAGE_MARK].rstrip()


def _line_around(text: str, start: int) -> tuple[int, str]:
    """Where the line of a place begins, and the line; of one longer than any mark, only what is near."""
    begins = text.rfind("\n", max(0, start - _LONGEST_PAGE_MARK), start) + 1
    near = _near(text, start)
    if (begins or start < _LONGEST_PAGE_MARK) and len(near) < _LONGEST_PAGE_MARK:
        return begins, text[begins:start] + near
    begins = max(begins, start - _LONGEST_INSIDE)
    return begins, text[begins:start] + near[:_LONGEST_INSIDE]


def _is_at_beginning(text: str, start: int) -> bool:
    """Whether only white space, or the mark of a page, stands before a place in its line."""
    begins = max(text.rfind("\n", 0, start) + 1, start - _LONGEST_PAGE_MARK - 1)
    before = text[begins:start].strip()
    return not before or any(one.end - one.start >= len(before) for one in _candidates(before))
