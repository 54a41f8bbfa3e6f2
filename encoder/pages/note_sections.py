"""Where the notes of edited text stand: under a page's text or at a document's end, by the evidence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from encoder.model import Role
from encoder.note_marks import Form, NoteStart, find_marks, note_start
from encoder.pages.openers import is_title

_HEADING = re.compile(r"\s*(?:#{1,6}\s*|\*\*)?(?:foot|end)?notes?\s*:?(?:\*\*)?\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:[-_*—–=]\s?){3,}\s*")
_APPARATUS = re.compile(r"Source:|Ibid|\bibid\b|See |Not (?:printed|found)|Document \d|\bp\. ?\d|footnote|copy")
_THRESHOLD = 2.0
_LARGEST_GAP = 3
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
    """Notes while they are collected."""

    labels: list[str] = field(default_factory=list)
    roles: dict[int, Role] = field(default_factory=dict)
    end: int = 0
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
        section, last = _section(texts, breaks, starts, occurrences, index, lower)
        if section:
            sections.append(section)
            last_label = 0 if section.closes_document else last
    return tuple(sections)


def _occurrences(texts: Sequence[str]) -> Occurrences:
    found: dict[str, list[tuple[int, int]]] = {}
    for index, text in enumerate(texts):
        for mark in find_marks(text):
            before = text[mark.start - 1 : mark.start]
            if mark.form is not Form.LOOSE and not before.isdigit():
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
    return fresh and (first or _heading(texts, index) is not None)


def _section(
    texts: Sequence[str],
    breaks: Sequence[bool],
    starts: Mapping[int, NoteStart],
    occurrences: Occurrences,
    index: int,
    lower: int,
) -> tuple[NoteSection | None, int]:
    heading = _heading(texts, index)
    run = _collect(texts, breaks, starts, index, heading is not None)
    if run.ending == "text":
        return None, 0
    score = _evidence(texts, starts, occurrences, run, (lower, index)) + 2.0 * (heading is not None)
    if score < _THRESHOLD:
        return None, 0
    first = index if heading is None else heading
    roles = {**_heading_roles(texts, first, index), **run.roles}
    numbers = [int(label) for label in run.labels if label.isdigit()]
    section = NoteSection(first, run.end, roles, run.ending != "page")
    return section, numbers[-1] if numbers else 0


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
    run = _Run([starts[index].label], {index: Role.NOTE}, index + 1)
    for line in range(index + 1, len(texts)):
        if breaks[line] and not _goes_on(texts, breaks, starts, run, line):
            run.ending = "page"
            return run
        if breaks[line] or not texts[line].strip():
            continue
        role = _role(texts, breaks, starts, run, line, starts[index], headed)
        if role is None:
            run.ending = "title" if is_title(texts[line]) else "text"
            return run
        run.roles[line] = role
        run.end = line + 1
    return run


def _goes_on(
    texts: Sequence[str], breaks: Sequence[bool], starts: Mapping[int, NoteStart], run: _Run, line: int
) -> bool:
    """Whether the notes go on behind a page break: the next line is the next note."""
    following = next((i for i in range(line + 1, len(texts)) if texts[i].strip() and not breaks[i]), None)
    start = starts.get(following) if following is not None else None
    return start is not None and start.label.isdigit() and _is_next(run.labels, start.label)


def _role(
    texts: Sequence[str],
    breaks: Sequence[bool],
    starts: Mapping[int, NoteStart],
    run: _Run,
    line: int,
    first: NoteStart,
    headed: bool,
) -> Role | None:
    start = starts.get(line)
    if start and _is_next(run.labels, start.label) and _same_style(start, first):
        run.labels.append(start.label)
        return Role.NOTE
    if texts[line - 1].strip() and not breaks[line - 1]:
        return Role.MARKUP if is_rule(texts[line]) else Role.CONTINUATION
    if is_title(texts[line]):
        return None
    if is_rule(texts[line]):
        return Role.MARKUP
    inside = headed or (first.indent and texts[line][:1].isspace())
    return Role.NOTE_PARAGRAPH if inside or _returns(breaks, starts, run, line) else None


def _returns(breaks: Sequence[bool], starts: Mapping[int, NoteStart], run: _Run, line: int) -> bool:
    """Whether the next note follows behind what may be a paragraph of the latest one."""
    for index in range(line + 1, min(len(breaks), line + _FARTHEST_PARAGRAPH)):
        if breaks[index]:
            return False
        if index in starts and starts[index].label.isdigit() and _is_next(run.labels, starts[index].label):
            return True
    return False


def _is_next(labels: Sequence[str], label: str) -> bool:
    if not label.isdigit():
        return True
    last = next((int(other) for other in reversed(labels) if other.isdigit()), 0)
    return 0 <= int(label) - last <= _LARGEST_GAP


def _same_style(start: NoteStart, first: NoteStart) -> bool:
    mixed = {Form.SYMBOL, Form.GLUED}
    return start.form is first.form or {start.form, first.form} <= mixed


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
