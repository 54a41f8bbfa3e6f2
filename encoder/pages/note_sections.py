"""Where the notes of edited text stand: under a page's text or at a document's end, by the evidence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from encoder.model import Role
from encoder.note_marks import Form, Mark, NoteStart, find_marks, note_start
from encoder.pages.openers import is_dateline, is_title, numbered_title

_HEADING = re.compile(r"\s*(?:#{1,6}\s*|\*\*)?(?:foot|end)?notes?\s*:?(?:\*\*)?\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:[-_*—–=]\s{0,3}){3,}\s*")
_APPARATUS = re.compile(
    r"Source:|Ibid|\bibid\b|See |Not (?:printed|found)|Document \d|\bp\. ?\d|footnote|copy"
)
_SHORT_NUMBER = re.compile(r"(?<![\d,])\d{1,3}$")
_THRESHOLD = 2.0
_LARGEST_GAP = 3
_MOST_OF = 0.75
_DEEP = 2
_BEYOND_DOUBT = 4.5
_FARTHEST_PARAGRAPH = 40

Occurrences = Mapping[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class NoteSection:
    """A run of notes.

    Attributes:
        start, end: lines from the rule or heading over the notes to the one after the last.
        roles: of its lines, blank ones left out.
        closes_document: whether it ends with the file or where a new document begins, not with a page.
    """

    start: int
    end: int
    roles: Mapping[int, Role]
    closes_document: bool


@dataclass(slots=True)
class _Run:
    """Notes while they are collected: what the first begins with, the line of the latest."""

    first: NoteStart
    latest: int
    end: int
    labels: list[str]
    roles: dict[int, Role]
    ending: str = "end"


def is_rule(text: str) -> bool:
    """Whether a line is a rule: `-----`, `* * *`."""
    return bool(_RULE.fullmatch(text))


def find_note_sections(texts: Sequence[str], breaks: Sequence[bool]) -> tuple[NoteSection, ...]:
    """All runs of notes, in order.

    Args:
        texts: the lines, without page marks.
        breaks: for each line, whether it is the mark of a page break.
    """
    starts = {index: start for index, text in enumerate(texts) if (start := note_start(text))}
    occurrences = _occurrences(texts)
    sections: list[NoteSection] = []
    last_label = 0
    for index, start in starts.items():
        lower = sections[-1].end if sections else 0
        if index < lower or not _may_open(texts, breaks, index, start, last_label):
            continue
        bounds = (lower, _document_start(sections))
        section, labels = _section(texts, breaks, starts, occurrences, index, bounds)
        if section:
            sections = [*_compatible(sections, section, labels, starts, occurrences), section]
            last_label = 0 if section.closes_document else _last(labels)
    return tuple(sections)


def _document_start(sections: Sequence[NoteSection]) -> int:
    """The line behind the notes that close the document before."""
    return next((section.end for section in reversed(sections) if section.closes_document), 0)


def _is_split(text: str, mark: Mark) -> bool:
    """Whether a mark is a part of a short number, where it proves little: the `2` of `12`."""
    before, after = text[max(0, mark.start - 5) : mark.start], text[mark.end : mark.end + 1]
    return mark.form is Form.GLUED and (after.isdigit() or bool(_SHORT_NUMBER.search(before)))


def _last(labels: Sequence[str]) -> int:
    return next((int(label) for label in reversed(labels) if label.isdigit()), 0)


def _compatible(
    sections: list[NoteSection],
    section: NoteSection,
    labels: Sequence[str],
    starts: Mapping[int, NoteStart],
    occurrences: Occurrences,
) -> list[NoteSection]:
    """The sections before one, without the lists at the end of a page that its notes prove not to be notes.

    Notes under the pages of a document look like those under its last page, and those of the last page are
    referred to from it. Where notes number from 1 at the document's end, a numbered list before is a list.
    """
    pages = list(takewhile(lambda earlier: not earlier.closes_document, reversed(sections)))
    if not section.closes_document or not pages:
        return sections
    kept = sections[: len(sections) - len(pages)]
    beginning = kept[-1].end if kept else 0
    here = sum(1 for _ in _referred(labels, occurrences, (pages[0].end, section.start)))
    anywhere = sum(1 for _ in _referred(labels, occurrences, (beginning, section.start)))
    first = next(iter(_referred(labels[:1], occurrences, (pages[0].end, section.start))), None)
    if labels[0] == "1" and here < anywhere and (first is None or here < _MOST_OF * anywhere):
        return kept
    style = _style(section, starts)
    return [*kept, *(page for page in reversed(pages) if _style(page, starts) == style)]


def _style(section: NoteSection, starts: Mapping[int, NoteStart]) -> tuple[bool, bool, bool]:
    first = next(line for line, role in section.roles.items() if role is Role.NOTE)
    plain = starts[first].form in (Form.GLUED, Form.SYMBOL)
    return starts[first].indent > 0, section.start != first, plain


def _occurrences(texts: Sequence[str]) -> Occurrences:
    found: dict[str, list[tuple[int, int]]] = {}
    for index, text in enumerate(texts):
        for mark in find_marks(text):
            if mark.form is not Form.LOOSE and not _is_split(text, mark):
                found.setdefault(mark.label, []).append((index, mark.start))
    return found


def _may_open(
    texts: Sequence[str], breaks: Sequence[bool], index: int, start: NoteStart, last_label: int
) -> bool:
    if index == 0:
        return False
    before = texts[index - 1]
    fresh = not before.strip() or breaks[index - 1] or is_rule(before) or bool(_HEADING.fullmatch(before))
    first = start.label in ("1", str(last_label + 1)) or not start.label.isdigit()
    return fresh and (first or start.indent >= _DEEP or _heading(texts, index) is not None)


def _section(
    texts: Sequence[str],
    breaks: Sequence[bool],
    starts: Mapping[int, NoteStart],
    occurrences: Occurrences,
    index: int,
    bounds: tuple[int, int],
) -> tuple[NoteSection | None, list[str]]:
    heading = _heading(texts, index)
    run = _collect(texts, breaks, starts, index, heading is not None)
    lower = bounds[0] if run.ending == "page" else bounds[1]
    score = _evidence(texts, starts, occurrences, run, (lower, index)) + 2.0 * (heading is not None)
    if run.ending == "text" and score >= _BEYOND_DOUBT:
        run = _collect(texts, breaks, starts, index, headed=True)
    if score < _THRESHOLD or run.ending == "text":
        return None, []
    first = index if heading is None else heading
    roles = {**_heading_roles(texts, first, index), **run.roles}
    return NoteSection(first, run.end, roles, run.ending != "page"), run.labels


def _heading(texts: Sequence[str], index: int) -> int | None:
    """The line where the rule or the heading over a run of notes stands."""
    found = None
    for line in range(index - 1, max(-1, index - 6), -1):
        if is_rule(texts[line]) or _HEADING.fullmatch(texts[line]):
            found = line
        elif texts[line].strip():
            break
    return found


def _heading_roles(texts: Sequence[str], first: int, index: int) -> dict[int, Role]:
    return {
        line: Role.MARKUP if is_rule(texts[line]) else Role.HEADER
        for line in range(first, index)
        if texts[line].strip()
    }


def _collect(
    texts: Sequence[str], breaks: Sequence[bool], starts: Mapping[int, NoteStart], index: int, headed: bool
) -> _Run:
    run = _Run(starts[index], index, index + 1, [starts[index].label], {index: Role.NOTE})
    for line in range(index + 1, len(texts)):
        if breaks[line] and not _goes_on(texts, breaks, starts, run, line):
            run.ending = "page"
            return run
        if breaks[line] or not texts[line].strip():
            continue
        role = _role(texts, breaks, starts, run, line, headed)
        if role is None:
            run.ending = "title" if _opens_document(texts, line) else "text"
            return run
        run.roles[line] = role
        run.end = line + 1
        run.latest = line if role is Role.NOTE else run.latest
    return run


def _opens_document(texts: Sequence[str], line: int) -> bool:
    following = next((text for text in texts[line + 1 : line + 6] if text.strip()), "")
    return is_title(texts[line]) and (numbered_title(texts[line]) is not None or is_dateline(following))


def _closes_page(texts: Sequence[str], breaks: Sequence[bool], line: int) -> bool:
    following = next((i for i in range(line + 1, len(texts)) if texts[i].strip() or breaks[i]), None)
    return following is None or breaks[following]


def _goes_on(
    texts: Sequence[str], breaks: Sequence[bool], starts: Mapping[int, NoteStart], run: _Run, line: int
) -> bool:
    """Whether the notes go on behind a page break: the next line is the next note."""
    following = next((i for i in range(line + 1, len(texts)) if texts[i].strip() and not breaks[i]), None)
    start = starts.get(following) if following is not None else None
    last = _last(run.labels)
    if start is None or last == 0:
        return False
    return start.label == str(last + 1) and _same_style(start, run.first)


def _role(
    texts: Sequence[str],
    breaks: Sequence[bool],
    starts: Mapping[int, NoteStart],
    run: _Run,
    line: int,
    headed: bool,
) -> Role | None:
    start = starts.get(line)
    if start and _is_next(texts, run, line, start) and _same_style(start, run.first):
        run.labels.append(start.label)
        return Role.NOTE
    if texts[line - 1].strip() and not breaks[line - 1]:
        return Role.MARKUP if is_rule(texts[line]) else Role.CONTINUATION
    if _opens_document(texts, line):
        return None
    if is_rule(texts[line]):
        return Role.MARKUP if _closes_page(texts, breaks, line) else None
    inside = headed or (run.first.indent and texts[line][:1].isspace())
    return Role.NOTE_PARAGRAPH if inside or _returns(breaks, starts, run, line) else None


def _returns(breaks: Sequence[bool], starts: Mapping[int, NoteStart], run: _Run, line: int) -> bool:
    """Whether the next note follows behind what may be a paragraph of the latest one."""
    for index in range(line + 1, min(len(breaks), line + _FARTHEST_PARAGRAPH)):
        if breaks[index]:
            return False
        start = starts.get(index)
        if start and start.label.isdigit() and start.form is run.first.form:
            return start.label == str(_last(run.labels) + 1) and _same_style(start, run.first)
    return False


def _is_next(texts: Sequence[str], run: _Run, line: int, start: NoteStart) -> bool:
    """Whether a label follows the latest: a symbol, a number a little higher, or the very same note again."""
    if not start.label.isdigit():
        return True
    step = int(start.label) - _last(run.labels)
    return 1 <= step <= _LARGEST_GAP or (step == 0 and texts[line] == texts[run.latest])


def _same_style(start: NoteStart, first: NoteStart) -> bool:
    mixed = {Form.SYMBOL, Form.GLUED}
    alike = start.form is first.form or {start.form, first.form} <= mixed
    return alike and bool(start.indent) == bool(first.indent)


def _evidence(
    texts: Sequence[str],
    starts: Mapping[int, NoteStart],
    occurrences: Occurrences,
    run: _Run,
    body: tuple[int, int],
) -> float:
    """The weight of what speaks for notes, not for a list: references, indent, style, wording."""
    notes = [index for index, role in run.roles.items() if role is Role.NOTE]
    first = starts[notes[0]]
    referred = sum(1 for _ in _referred(run.labels, occurrences, body)) / len(notes)
    wording = sum(bool(_APPARATUS.search(texts[index])) for index in notes) / len(notes)
    indented = first.indent > 0 and not texts[body[0]][:1].isspace()
    return (
        (3.0 * referred if referred else -1.0)
        + 1.0 * indented
        + 1.0 * (first.indent >= _DEEP and indented and run.ending == "end")
        + 1.0 * (wording > 1 / 3)
        + 1.0 * ("Source:" in texts[notes[0]][:14])
        + 1.5 * (first.form in (Form.CARET, Form.BRACKET, Form.SUPERSCRIPT))
    )


def _referred(labels: Sequence[str], occurrences: Occurrences, body: tuple[int, int]) -> Iterator[str]:
    """The labels that occur in the body in the order of the notes."""
    position = (body[0], -1)
    for label in labels:
        places = occurrences.get(label, [])
        index = bisect_right(places, position)
        if index < len(places) and places[index][0] < body[1]:
            position = places[index]
            yield label
