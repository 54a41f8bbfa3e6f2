"""Runs of lines in a document that can be notes.

Nothing is decided here: a run is what counts and stands together; the survey of a house and the reading of a
document weigh it, each with what it knows beside.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from encoder.house.note_heads import lines_above
from encoder.house.note_sheet import Place, Reference, Sheet
from encoder.house.note_words import is_rule, says_kept
from encoder.hyphens import is_divided
from encoder.note_labels import Labels, is_first, next_label, step
from encoder.note_marks import ENCLOSING, NAMED, PREFIXES
from encoder.note_shapes import NoteStart, Shape

_LARGEST_GAP = 3
_FARTHEST_PARAGRAPH = 40
_LONGEST_HEAD = 90
_MOST_PARAGRAPHS = 3
_FEWEST_LISTED = 2
Series = tuple[Shape, bool]
"""What labels count in: their shape, and whether they are letters."""
_ENCLOSING = ENCLOSING | {"[", "{", "<sup>", "[^"}
"""What opens a label that no line of text can begin with by chance."""


@dataclass(slots=True)
class Run:
    """Lines that can be notes, in order.

    Attributes:
        notes: the lines on which one begins.
        labels: of each.
        shape, indent: of the first one's label, and the columns before it.
        paragraphs: lines where a further paragraph of a note begins.
        continuations: lines that go on with the one before.
        rules: lines of a rule among the notes.
        above: lines of the heading and rule over them, in order.
        end: the line behind the last.
        ending: what ends it: `page`, `end` of the text, `run` (other notes follow), `head` (likewise, below a
            head of their own), `title` of another document, `source`, or `text`.
    """

    notes: list[int]
    labels: list[str]
    shape: Shape
    indent: int
    paragraphs: list[int] = field(default_factory=list)
    continuations: list[int] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    end: int = 0
    ending: str = "end"

    @property
    def start(self) -> int:
        """The first line, heading and rule included."""
        return self.above[0] if self.above else self.notes[0]

    @property
    def series(self) -> Series:
        """What its labels count in: raised letters and raised figures have one shape."""
        return self.shape, self.labels[0][:1].isalpha()

    def of_first_kind(self) -> list[int]:
        """The notes that count with what the first one counts with; of symbols it alone."""
        if not self.labels[0][:1].isalnum():
            return self.notes[:1]
        pairs = zip(self.notes, self.labels, strict=True)
        return [line for line, label in pairs if not labels_differ(label, self.labels[0])]


def collect_run(sheet: Sheet, line: int) -> Run:
    """The run of notes that begins on a line where a note can begin.

    It is collected once: who counts the forms of notes and who decides where they stand ask for the same.
    """
    if line not in sheet.runs:
        sheet.runs[line] = _collected(sheet, line)
    return sheet.runs[line]


def _collected(sheet: Sheet, line: int) -> Run:
    first = sheet.starts[line]
    run = Run([line], [first.label], first.shape, first.indent, end=line + 1, above=lines_above(sheet, line))
    headed = bool(run.above)
    at = line
    while True:
        following = at + 1
        if following >= len(sheet.texts):
            return run
        at = following
        if sheet.breaks[at]:
            if not _goes_on(sheet, run, at):
                run.ending = "page"
                return run
            continue
        if not sheet.texts[at].strip():
            continue
        ending = _take(sheet, run, at, headed)
        if ending:
            run.ending = ending
            return run
        run.end = at + 1


def _take(sheet: Sheet, run: Run, line: int, headed: bool) -> str | None:
    """Add a line to a run; or what ends the run there."""
    text, start = sheet.texts[line], sheet.starts.get(line)
    if start and is_same_series(start, run) and is_next(sheet, run, line, start):
        run.notes.append(line)
        run.labels.append(start.label)
        return None
    if start and _begins_other(sheet, run, line, start):
        return "run"
    if sheet.texts[line - 1].strip() and not sheet.breaks[line - 1]:
        (run.rules if is_rule(text) else run.continuations).append(line)
        return None
    if sheet.opens(line):
        return "title"
    if says_kept(text):
        return "source"
    if is_rule(text):
        return _take_rule(sheet, run, line)
    if sheet.is_heading(text) or _is_head_of_notes(sheet, run, line):
        return "head"
    if _is_bracketed(sheet, run, line):
        run.paragraphs.append(line)
        return None
    if _is_unfinished(sheet, run, line):
        run.continuations.append(line)
        return None
    inside = (
        (run.indent or run.shape.opening == NAMED)
        and text[:1].isspace()
        and not _refers_on(sheet, run, line, line + 1)
    )
    if inside or _returns(sheet, run, line) or (headed and _closes(sheet, run, line)):
        run.paragraphs.append(line)
        return None
    return "text"


def _is_bracketed(sheet: Sheet, run: Run, line: int) -> bool:
    """Whether the bracket that opens with the latest note closes further down: `[Footnote A: …`, `…]`."""
    first = run.notes[-1]
    depth = sum(map(_depth, sheet.texts[first:line])) if sheet.starts[first].enclosed else 0
    for at in range(line, min(len(sheet.texts), line + _FARTHEST_PARAGRAPH) if depth == 1 else line):
        if sheet.breaks[at] or (at in sheet.starts and sheet.starts[at].enclosed):
            return False
        depth += _depth(sheet.texts[at])
        if not depth:
            return sheet.texts[at].rstrip().endswith("]")
    return False


def _depth(text: str) -> int:
    """How many brackets more a line opens than it closes."""
    return text.count("[") - text.count("]")


def _is_unfinished(sheet: Sheet, run: Run, line: int) -> bool:
    """Whether a line goes on with the sentence of the latest note, over a blank line that a tool has put in.

    The text above the notes must have ended with a sentence, or it could be that one.
    """
    text = sheet.texts[line].lstrip()
    body = next((sheet.texts[at] for at in range(run.start - 1, -1, -1) if sheet.texts[at].strip()), "")
    last = sheet.texts[run.end - 1].rstrip()
    open_end = last[-1:].isalpha() or last.endswith(",") or is_divided(last)
    ends = body.rstrip(' ”"’»)]').endswith((".", "!", "?"))
    return ends and open_end and text[:1].islower() and not _refers_on(sheet, run, line, line + 1)


def _take_rule(sheet: Sheet, run: Run, line: int) -> str | None:
    following = sheet.next_line(line)
    closes = following is None or any(sheet.breaks[line:following])
    start = None if following is None else sheet.starts.get(following)
    counts = start and is_same_series(start, run) and (step(run.labels[-1], start.label) or 0) >= 1
    sourced = following is not None and says_kept(sheet.texts[following])
    if closes or sourced or (counts and run.above):
        run.rules.append(line)
        return None
    return "text"


def is_same_series(start: NoteStart, run: Run) -> bool:
    """Whether a label looks like those of a run; a symbol goes with figures without brackets."""
    one, other = start.shape, run.shape
    plain = {Labels.SYMBOL, Labels.ARABIC}
    mixed = {one.labels, other.labels} == plain and not one.opening and not other.opening
    worded = one.labels is other.labels and one.opening == other.opening and one.closing == other.closing
    return (mixed or worded) and bool(start.indent) == bool(run.indent)


def is_next(sheet: Sheet, run: Run, line: int, start: NoteStart) -> bool:
    """Whether a label follows the latest: a symbol, a number a little higher, or the very same note again."""
    if labels_differ(start.label, run.labels[-1]):
        figure = next((label for label in reversed(run.labels) if label[:1].isalnum()), None)
        follows = is_first(start.label) if figure is None else step(figure, start.label) == 1
        return not start.label[:1].isalnum() or (follows and not sheet.opens(line))
    distance = step(run.labels[-1], start.label)
    if distance is None and start.shape.opening == NAMED:
        return start.label not in run.labels
    if distance == 0:
        return sheet.texts[line] == sheet.texts[run.notes[-1]]
    return distance is not None and 1 <= distance <= _LARGEST_GAP


def labels_differ(label: str, other: str) -> bool:
    """Whether one of two labels is a figure and the other a symbol."""
    return label[:1].isalnum() != other[:1].isalnum()


def _begins_other(sheet: Sheet, run: Run, line: int, start: NoteStart) -> bool:
    """Whether other notes begin: the count begins anew, or letters begin behind figures."""
    if not is_first(start.label):
        return False
    if is_same_series(start, run):
        again = is_first(run.labels[0]) and start.label == run.labels[0]
        return (again and sheet.is_fresh(line)) or _counts_anew(sheet, run, line, start)
    if start.shape.labels is run.shape.labels and not sheet.is_fresh(line):
        return False
    return any(
        bool(places) and places[0][0] < run.notes[0]
        for reference, labels in sheet.places.items()
        if _is_likely(reference, start.shape)
        for places in (labels.get(start.label, ()),)
    )


def _is_likely(reference: Reference, shape: Shape) -> bool:
    """Whether a reference may lead to a note of a shape: one like it, or one that no text has by chance."""
    if reference.shape in (shape, Shape("", Labels.RAISED, "")):
        return reference.shape == shape or not reference.gap
    return reference.shape.labels is shape.labels and reference.shape.opening in _ENCLOSING | {"^"}


def _counts_anew(sheet: Sheet, run: Run, line: int, start: NoteStart) -> bool:
    """Whether a line right below a note counts anew: the notes of the next page in a list of all notes.

    No line of text begins with a raised figure, or one with signs that only labels have; a bare number is a
    label where each note is one line, and the next counts on.
    """
    shape = start.shape
    if shape.opening in _ENCLOSING | PREFIXES or shape.opening[:1] == "^" or shape.labels is Labels.RAISED:
        return True
    if len(run.notes) < _FEWEST_LISTED or run.continuations:
        return False
    below = sheet.next_line(line)
    following = None if below is None else sheet.starts.get(below)
    counts_on = following is not None and is_same_series(following, run)
    return below is None or (counts_on and following is not None and step(start.label, following.label) == 1)


def _goes_on(sheet: Sheet, run: Run, line: int) -> bool:
    """Whether the notes go on behind a page break: the next line is the next note."""
    following = sheet.next_line(line)
    start = sheet.starts.get(following) if following is not None else None
    if start is None or labels_differ(start.label, run.labels[-1]) or not start.label[:1].isalnum():
        return False
    if any(
        is_rule(sheet.texts[at]) or sheet.is_heading(sheet.texts[at]) for at in range(line, following or line)
    ):
        return False
    return step(run.labels[-1], start.label) == 1 and is_same_series(start, run)


def _returns(sheet: Sheet, run: Run, line: int) -> bool:
    """Whether the next note follows behind what may be a paragraph of the latest one."""
    if run.indent and not sheet.texts[line][:1].isspace():
        return False
    for index in range(line + 1, min(len(sheet.breaks), line + _FARTHEST_PARAGRAPH)):
        if sheet.breaks[index]:
            return False
        start = sheet.starts.get(index)
        if (
            start
            and is_same_series(start, run)
            and start.shape.labels is sheet.starts[run.notes[-1]].shape.labels
        ):
            symbol = not start.label[:1].isalnum()
            follows = start.label != run.labels[-1] if symbol else step(run.labels[-1], start.label) == 1
            return follows and sheet.is_fresh(index) and not _refers_to(sheet, start.label, line, index)
    return False


def _closes(sheet: Sheet, run: Run, line: int) -> bool:
    """Whether the last paragraphs of a page or a text, under a heading or a rule, are the latest note's."""
    paragraphs = 0
    end = line
    while end < len(sheet.texts) and not sheet.breaks[end]:
        text = sheet.texts[end]
        if text.strip() and sheet.is_fresh(end):
            paragraphs += 1
            if says_kept(text) or is_rule(text):
                break
            set_apart = sheet.is_heading(text) or sheet.opens(end)
            if paragraphs > _MOST_PARAGRAPHS or set_apart or _is_heading_like(sheet, run, end):
                return False
        end += 1
    return not _refers_on(sheet, run, line, end)


def _refers_on(sheet: Sheet, run: Run, line: int, end: int) -> bool:
    """Whether lines refer to the next note, as the text does, not a note."""
    following = next_label(run.labels[-1])
    return following is not None and _refers_to(sheet, following, line, end)


def _refers_to(sheet: Sheet, label: str, line: int, end: int) -> bool:
    """Whether there is a mark with a label in lines."""
    return any(
        first_behind(places.get(label, ()), line)[0] < end
        for reference, places in sheet.places.items()
        if not (reference.gap and reference.shape.labels is Labels.ARABIC and not reference.shape.opening)
    )


def first_behind(places: Sequence[Place], line: int) -> Place:
    """The first place from a line on; one behind everything where there is none."""
    index = bisect_left(places, (line, -1))
    return places[index] if index < len(places) else (1 << 60, 0)


def _is_head_of_notes(sheet: Sheet, run: Run, line: int) -> bool:
    """Whether a short line stands over notes that count anew: the head of their chapter."""
    if len(sheet.texts[line]) > _LONGEST_HEAD:
        return False
    following = sheet.next_line(line)
    start = sheet.starts.get(following) if following is not None else None
    if start is None or not start.label[:1].isalnum() or any(sheet.breaks[line : following or line]):
        return False
    anew = is_same_series(start, run) and is_first(start.label)
    return (
        anew and is_first(run.labels[0]) and not sheet.texts[line].rstrip().endswith((".", ";", ","))
    ) or (
        anew
        and is_first(run.labels[0])
        and any(sheet.texts[line].strip() == text.strip() for text in sheet.texts[: run.start])
    )


def _is_heading_like(sheet: Sheet, run: Run, line: int) -> bool:
    """Whether a line below the last note of a headed run is no paragraph of it: short, in capitals."""
    text = sheet.texts[line].strip()
    return len(text) < _LONGEST_HEAD and text.upper() == text and any(c.isalpha() for c in text)
