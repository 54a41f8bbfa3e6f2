"""Which place refers to which note."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.document.notes.alignment import Placement, align_notes
from encoder.document.notes.candidates import Candidate, Reference, find_candidates, of_house
from encoder.document.notes.lines import is_apparatus, place_by_lines
from encoder.document.notes.lists import Note
from encoder.document.notes.ruled import ruled_candidates
from encoder.document.notes.text import RunningText, running_text
from encoder.note_glued import Vocabulary, glued_letters
from encoder.note_labels import Labels
from encoder.note_misread import RIGHT, misread_figures
from encoder.note_shapes import Shape

_PLAIN = 4.0
_IN_DOUBT = -1.0
"""What a letter is worth that stands at the end of a word as if it were its own, and a sign misread."""

_GLUED_LETTER = Reference(Shape("", Labels.LETTER, ""), False)
_FEW = 2
_MOST = 0.2
_DEEPEST = 3
"""How deep notes may stand in notes: further in, what looks like a reference is none."""


def match_notes(
    notes: Sequence[Note], texts: Sequence[RunningText], rulings: Rulings = NO_RULINGS
) -> tuple[Placement, ...]:
    """A placement for each note of a list; a note that is printed twice has the same for both.

    Notes that count with letters and notes that count with figures stand in the text as they like: each
    series is placed by itself.

    Args:
        notes: of one list.
        texts: that may refer to them; so may the notes themselves.
        rulings: what an editor said of references.
    """
    placed = [Placement(None, 0.0)] * len(notes)
    for series in dict.fromkeys(note.series for note in notes if note.label):
        indices = [index for index, note in enumerate(notes) if note.label and note.series is series]
        for index, placement in zip(indices, _place(notes, indices, texts, rulings), strict=True):
            placed[index] = placement
    if is_apparatus(notes) and 2 * sum(one.candidate is not None for one in placed) < len(notes):
        return tuple(place_by_lines(notes, texts))
    for index in range(1, len(notes)):
        if placed[index].candidate is None and _is_repeated(notes[index - 1], notes[index]):
            placed[index] = placed[index - 1]
        elif placed[index - 1].candidate is None and _is_repeated(notes[index - 1], notes[index]):
            placed[index - 1] = placed[index]
    return tuple(_within_reach(placed))


def _within_reach(placed: Sequence[Placement]) -> Iterator[Placement]:
    """The placements, without those of notes that would stand too deep in others, or in themselves."""
    for placement in placed:
        host, depth = placement, 0
        while host.candidate is not None and host.candidate.inside is not None and depth <= _DEEPEST:
            host, depth = placed[host.candidate.inside], depth + 1
        yield placement if depth <= _DEEPEST else Placement(None, 0.0)


def usual_references(
    notes: Sequence[Note], texts: Sequence[RunningText], placements: Sequence[Placement]
) -> frozenset[Reference]:
    """How most of the notes that have a place are referred to; nothing where they differ or are few."""
    counts: Counter[Reference] = Counter()
    for placement in placements:
        found = placement.candidate
        if found is not None and found.reference is not None:
            counts[found.reference] += 1
    total = sum(counts.values())
    if total < _FEW:
        return frozenset()
    return frozenset(one for one, number in counts.items() if number >= _MOST * total)


def _place(
    notes: Sequence[Note], indices: Sequence[int], texts: Sequence[RunningText], rulings: Rulings
) -> tuple[Placement, ...]:
    """Place notes of one series; and again, with how most of them are referred to as evidence."""
    labels = {notes[index].label: notes[index].shape for index in indices}
    candidates = [candidate for text in texts for candidate in _candidates(text, labels, rulings)]
    for position, index in enumerate(indices):
        candidates += _candidates(running_text(notes[index].content), labels, rulings, position)
    placed = _align(notes, indices, candidates)
    glued = [*_glued(notes, indices, texts, placed), *_misread(notes, indices, texts)]
    if glued:
        candidates = sorted([*candidates, *glued], key=lambda one: (one.inside is not None, one.start))
        return _align(notes, indices, candidates)
    usual = usual_references(notes, texts, placed)
    if not usual:
        return placed
    return _align(notes, indices, [_in_house(candidate, usual) for candidate in candidates])


def _glued(
    notes: Sequence[Note],
    indices: Sequence[int],
    texts: Sequence[RunningText],
    placed: Sequence[Placement],
) -> Iterator[Candidate]:
    """The last letters of words that refer to notes which count with letters, and have no other place."""
    said = [index for index in indices if notes[index].series is Labels.LETTER]
    if not said or 2 * sum(one.candidate is not None for one in placed) > len(said):
        return
    strings = [text.text for text in texts]
    vocabulary = Vocabulary([*strings, *(note.words for note in notes)])
    found = glued_letters([(notes[at].label, notes[at].words) for at in said], strings, vocabulary)
    for index, one in zip(said, found, strict=True):
        if one is not None and texts[one.text].is_whole(one.start, one.start + 1):
            start = texts[one.text].offset(one.start)
            score = _PLAIN if one.is_strong else _IN_DOUBT
            yield Candidate(start, start + 1, notes[index].label, score, reference=_GLUED_LETTER)


def _misread(
    notes: Sequence[Note], indices: Sequence[int], texts: Sequence[RunningText]
) -> Iterator[Candidate]:
    """Signs that OCR has read for raised figures before a bracket, which refer to notes by their order."""
    labels = [notes[index].label for index in indices]
    if any(notes[index].shape != RIGHT for index in indices):
        return
    for label, sign in misread_figures(labels, [text.text for text in texts]).items():
        text = texts[sign.text]
        if text.is_whole(sign.start, sign.end):
            start, end = text.offset(sign.start), text.offset(sign.end - 1) + 1
            yield Candidate(start, end, label, _IN_DOUBT, reference=Reference(RIGHT, sign.gap))


def _in_house(candidate: Candidate, usual: frozenset[Reference]) -> Candidate:
    """A candidate, where it is known how these notes are referred to."""
    if candidate.reference is None:
        return candidate
    return candidate._replace(score=candidate.score + of_house(candidate.reference, usual))


def _align(
    notes: Sequence[Note], indices: Sequence[int], candidates: Sequence[Candidate]
) -> tuple[Placement, ...]:
    plain = [one for one in candidates if one.inside is None or one.score >= _PLAIN]
    placed = align_notes([notes[index].label for index in indices], plain)
    return tuple(_of_all(placement, indices) for placement in placed)


def _of_all(placement: Placement, indices: Sequence[int]) -> Placement:
    """A placement whose candidate names the note that it stands in by its place among all notes."""
    candidate = placement.candidate
    if candidate is None or candidate.inside is None:
        return placement
    return replace(placement, candidate=candidate._replace(inside=indices[candidate.inside]))


def _candidates(
    text: RunningText, labels: Mapping[str, Shape], rulings: Rulings, inside: int | None = None
) -> Sequence[Candidate]:
    found = list(_found(text, labels, inside))
    return ruled_candidates(found, text, labels, rulings, inside) if rulings.references else found


def _found(text: RunningText, labels: Mapping[str, Shape], inside: int | None) -> Iterator[Candidate]:
    found = sorted(find_candidates(text.text, labels), key=lambda pair: (pair[0].start, pair[0].end))
    for mark, score in found:
        if text.is_whole(mark.start, mark.end):
            start, end = text.offset(mark.start), text.offset(mark.end - 1) + 1
            yield Candidate(start, end, mark.label, score, inside, Reference(mark.shape, mark.gap))


def _is_repeated(note: Note, other: Note) -> bool:
    return note.label == other.label and note.words == other.words
