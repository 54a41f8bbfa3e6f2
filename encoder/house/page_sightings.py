"""What may be page marks in the lines of a document, each with what stands around it: no judgement yet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from encoder.house.candidates import Candidate, find_candidates
from encoder.house.head_lines import fold
from encoder.house.note_words import is_note_heading, is_source_line
from encoder.house.numerals import Numerals
from encoder.house.picture_signs import is_within, picture_signs
from encoder.hyphens import SIGNS
from encoder.note_labels import Labels
from encoder.note_marks import note_start
from encoder.note_shapes import Shape

_LONGEST_LINE = 300
_LIST_ABOVE = 3000
_CITED = re.compile(r"[,.;:!?)]")
_QUOTED = frozenset('”"’»“')
_PARTING = 1.0
"""From what a sentence plainly goes on over a mark: no stop above it, no capital below."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A candidate in its document.

    Attributes:
        candidate: what was seen.
        interruption: what speaks for a sentence that goes on over it.
        text_after: whether there is text behind it, and not only notes.
        noted: whether it is one of two alike, one within a text, one before the text of a line below.
        indent: columns before it on its line.
        cited: whether it stands as a citation does: a stop or comma right behind it, or a quotation before.
        parting: whether it stands in the middle of a word, as no reference does: `an-[4]schickte`.
        spaced: whether it stands within a line, with a space on both sides or parting a word.
        below_notes: whether it stands alone, and the line above it begins a note.
    """

    candidate: Candidate
    interruption: float
    text_after: bool
    noted: bool = False
    indent: int = 0
    cited: bool = False
    parting: bool = False
    spaced: bool = False
    below_notes: bool = False

    @property
    def is_titling(self) -> bool:
        """Whether it is set as titles are, a word in capitals and a Roman number, and parts no sentence.

        `CARTA III` is a leaf in one language and a letter in others.
        """
        is_set_so = self.candidate.kind is Numerals.ROMAN and self.candidate.before.isupper()
        return is_set_so and self.interruption < _PARTING


def find_sightings(lines: Sequence[str]) -> tuple[Sighting, ...]:
    """All that may be the mark of a page in the lines of a document."""
    candidates = find_candidates(lines)
    text = "\n".join(lines) if candidates else ""
    if signs := picture_signs(text):
        candidates = [one for one in candidates if not is_within(one.start, signs)]
    noted = _noted(text, candidates)
    return tuple(
        Sighting(
            one,
            _interrupts(before, after),
            bool(after) and not apparatus,
            one.start in noted,
            indent,
            not one.alone and bool(_CITED.match(text, one.end) or before in _QUOTED),
            parting,
            parting
            or (not one.alone and (text[one.start - 1 : one.start] + text[one.end : one.end + 1]).isspace()),
            one.alone and _is_below_notes(text, one.start),
        )
        for one in candidates
        for before, after in [(_last(text, one.start), _next(text, one.end))]
        for indent in [one.start - text.rfind("\n", 0, one.start) - 1]
        for apparatus in [one.alone and _is_above_notes(text, one.end)]
        for parting in [not one.alone and _parts_word(text, one.start, one.end)]
    )


def _noted(text: str, candidates: Sequence[Candidate]) -> set[int]:
    """Where those stand that look like a reference and the note it refers to: two of one number."""
    inside: dict[tuple[str, str], int] = {}
    found: set[int] = set()
    for one in candidates:
        if not one.number or (one.alone and one.after[-1:] != "."):
            continue
        same = (one.before.strip(), one.number)
        if text[text.rfind("\n", 0, one.start) + 1 : one.start].strip():
            inside.setdefault(same, one.start)
        elif same in inside:
            found |= {inside[same], one.start}
    return found | _noted_by_word(text, inside)


def _noted_by_word(text: str, inside: Mapping[tuple[str, str], int]) -> set[int]:
    """Those within text that name with their word a note below them: `[n. 3]`, and on a line `n. 3: text`."""
    worded = {(fold(before), n): start for (before, n), start in inside.items() if fold(before)}
    lines = (line for line in text.split("\n") if line.lstrip()[:1].isalpha() or line.lstrip()[:1] == "[")
    starts = map(note_start, lines if worded else ())
    labels = {(fold(one.shape.opening), one.label) for one in starts if one and one.shape.opening[-1:] == " "}
    return {start for same, start in worded.items() if same in labels}


def _last(text: str, end: int) -> str:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return text[max(0, end - 1) : end]


def _next(text: str, start: int) -> str:
    while start < len(text) and text[start].isspace():
        start += 1
    return text[start : start + 1]


def _is_above_notes(text: str, start: int) -> bool:
    """Whether the next line is a heading of notes or a source line, or begins a note as no paragraph does."""
    line = text[start : start + _LONGEST_LINE].lstrip().split("\n", 1)[0]
    note = note_start(line)
    is_note = note is not None and (note.shape.opening or note.shape.labels is Labels.RAISED)
    if note is not None and is_note and _goes_on_with(note.shape, text, start):
        return False
    return bool(is_note) or is_note_heading(line) or is_source_line(line)


def _parts_word(text: str, start: int, end: int) -> bool:
    """Whether a word goes on right behind a mark, whose beginning right before it ends in a hyphen."""
    return (
        start > 1
        and text[end : end + 1].islower()
        and text[start - 1] in SIGNS
        and text[start - 2 : start - 1].isalpha()
    )


def _is_below_notes(text: str, start: int) -> bool:
    """Whether the line above one begins a note, in brackets or raised, as no paragraph does."""
    above = text[max(0, start - _LONGEST_LINE) : start].rstrip().rsplit("\n", 1)[-1]
    note = note_start(above)
    return note is not None and bool(note.shape.opening or note.shape.labels is Labels.RAISED)


def _goes_on_with(shape: Shape, text: str, end: int) -> bool:
    """Whether a line above begins in the same way: a list, `(A)`, goes on behind the mark with `(B)`."""
    starts = map(note_start, text[max(0, end - _LIST_ABOVE) : end].split("\n"))
    return any(start is not None and start.shape == shape for start in starts)


def _interrupts(before: str, after: str) -> float:
    """What speaks for a sentence that goes on over a mark, in log odds; 0 at the edges of a document."""
    if not before or not after:
        return 0.0
    open_end = before.isalnum() or before in ",-–—;(¬=⸗&\u00ad\u2010"
    return {0: -0.4, 1: 0.6, 2: 1.6}[open_end + after.islower()]
