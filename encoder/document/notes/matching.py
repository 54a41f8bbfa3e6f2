"""Which place refers to which note."""

from collections.abc import Iterator, Mapping, Sequence

from encoder.document.notes.alignment import Placement, align_notes
from encoder.document.notes.candidates import Candidate, find_candidates
from encoder.document.notes.lists import Note
from encoder.document.notes.text import RunningText, running_text
from encoder.note_marks import Form

_PLAIN = 4.0


def match_notes(notes: Sequence[Note], texts: Sequence[RunningText]) -> tuple[Placement, ...]:
    """A placement for each note of a list; a note that is printed twice has the same for both.

    Args:
        notes: of one list.
        texts: that may refer to them; so may the notes themselves.
    """
    labels = {note.label: note.form for note in notes}
    candidates = [candidate for text in texts for candidate in _candidates(text, labels)]
    for index, note in enumerate(notes):
        inner = _candidates(running_text(note.content), labels, index)
        candidates += [candidate for candidate in inner if candidate.score >= _PLAIN]
    placed = list(align_notes([note.label for note in notes], candidates))
    for index in range(1, len(notes)):
        if placed[index].candidate is None and _is_repeated(notes[index - 1], notes[index]):
            placed[index] = placed[index - 1]
        elif placed[index - 1].candidate is None and _is_repeated(notes[index - 1], notes[index]):
            placed[index - 1] = placed[index]
    return tuple(placed)


def _candidates(
    text: RunningText, labels: Mapping[str, Form], inside: int | None = None
) -> Iterator[Candidate]:
    found = sorted(find_candidates(text.text, labels), key=lambda pair: (pair[0].start, pair[0].end))
    for mark, score in found:
        if text.is_whole(mark.start, mark.end):
            start, end = text.offset(mark.start), text.offset(mark.end - 1) + 1
            yield Candidate(start, end, mark.label, score, inside)


def _is_repeated(note: Note, other: Note) -> bool:
    return note.label == other.label and note.words == other.words
