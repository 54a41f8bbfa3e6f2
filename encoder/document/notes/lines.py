"""Notes of a critical apparatus, put behind the words that they tell of in the lines that they name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from encoder.document.notes.alignment import LIKELY, SURE, Placement
from encoder.document.notes.candidates import Candidate
from encoder.document.notes.lists import Note
from encoder.document.notes.text import RunningText
from encoder.hyphens import is_divided
from encoder.note_apparatus import lemma_of, signs_of_readings

_WORD = re.compile(r"[^\W\d_]+")
_SCORE = 1.0
_FARTHEST = 2
_SHARE = 0.5


class _Line(NamedTuple):
    """A line of a text: the text it is of, and where it begins and ends there."""

    text: RunningText
    start: int
    end: int


def is_apparatus(notes: Sequence[Note]) -> bool:
    """Whether most notes of a list that are bare figures tell of readings."""
    plain = [note for note in notes if note.shape.is_bare and note.label]
    return len(plain) > 0 and sum(map(tells_of_reading, plain)) >= _SHARE * len(plain)


def tells_of_reading(note: Note) -> bool:
    """Whether a note has a sign of an apparatus."""
    return signs_of_readings(note.words) > 0


def place_by_lines(notes: Sequence[Note], texts: Sequence[RunningText]) -> Iterator[Placement]:
    """A placement for each note of a list whose numbers are those of lines.

    The count begins where most words of the notes stand in the lines that they name.

    Args:
        notes: of one list.
        texts: of which they tell.
    """
    lines = list(_lines(texts))
    offset = max(range(-1, len(lines)), key=lambda at: (_fitting(notes, lines, at), -at), default=0)
    for note in notes:
        yield _placement(note, lines, int(note.label) + offset if note.label.isdigit() else -1)


def _lines(texts: Sequence[RunningText]) -> Iterator[_Line]:
    for text in texts:
        start = 0
        for line in text.text.split("\n"):
            yield _Line(text, start, start + len(line))
            start += len(line) + 1


def _fitting(notes: Sequence[Note], lines: Sequence[_Line], offset: int) -> int:
    return sum(
        _word_in(lines[at], lemma) is not None
        for note in notes
        if note.label.isdigit()
        and (lemma := lemma_of(note.words))
        and 0 <= (at := int(note.label) + offset) < len(lines)
    )


def _placement(note: Note, lines: Sequence[_Line], at: int) -> Placement:
    lemma = lemma_of(note.words)
    if lemma is None:
        ends = _last_word(lines[at]) if 0 <= at < len(lines) else None
        return _placed(note, lines[at], ends, LIKELY / 2) if ends else Placement(None, 0.0)
    for away in sorted(range(-_FARTHEST, _FARTHEST + 1), key=abs):
        found = _word_in(lines[at + away], lemma) if 0 <= at + away < len(lines) else None
        if found is not None:
            return _placed(note, lines[at + away], found, SURE if away == 0 else LIKELY)
    return Placement(None, 0.0)


def _placed(note: Note, line: _Line, span: tuple[int, int], margin: float) -> Placement:
    start, end = line.text.offset(span[0]), line.text.offset(span[1] - 1) + 1
    return Placement(Candidate(start, end, note.label, _SCORE, is_behind=True), margin)


def _word_in(line: _Line, lemma: str) -> tuple[int, int] | None:
    """Where the last word of a lemma stands in a line, behind its others if they are there."""
    words = [word.casefold() for word in _WORD.findall(lemma)]
    if not words:
        return None
    said = list(_WORD.finditer(line.text.text, line.start, line.end))
    ends = [at for at, match in enumerate(said) if match[0].casefold() == words[-1]]
    whole = (
        at for at in ends if [match[0].casefold() for match in said[at + 1 - len(words) : at + 1]] == words
    )
    best = next(whole, next(iter(ends), None))
    found = said[best].span() if best is not None else None
    return found if found is not None and line.text.is_whole(*found) else None


def _last_word(line: _Line) -> tuple[int, int] | None:
    """Where the last word stands that is whole in its line."""
    words = _WORD.finditer(line.text.text, line.start, line.end)
    whole = [match.span() for match in words if line.text.is_whole(*match.span())]
    if whole and is_divided(line.text.text[whole[-1][0] : line.end]):
        whole.pop()
    return whole[-1] if whole else None
