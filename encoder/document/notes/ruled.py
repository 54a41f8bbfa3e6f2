"""Notes and references of which an editor said that they belong together, or are none."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from encoder.corrections.rulings import Rulings, Span
from encoder.document.notes.alignment import Placement
from encoder.document.notes.candidates import Candidate
from encoder.document.notes.lists import Note
from encoder.document.notes.text import RunningText, running_text
from encoder.model import NOTES, SILENT, Block
from encoder.note_marks import reference_label

CERTAIN = 1000.0
"""The score of a place of which an editor said that it refers to a note: it outweighs all others."""

Notes = Sequence[tuple[Sequence[Note], Sequence[RunningText]]]


def ruled_candidates(
    found: Sequence[Candidate],
    text: RunningText,
    labels: Collection[str],
    rulings: Rulings,
    inside: int | None = None,
) -> list[Candidate]:
    """The places in a text that may refer to notes, with those that an editor saw, without those denied.

    Args:
        found: by the evidence.
        text: that they stand in.
        labels: of the notes.
        rulings: what an editor said.
        inside: index of the note whose text it is.
    """
    spans = [span for span in rulings.references if text.text and text.first <= span.start <= text.last]
    kept = [one for one in found if not any(span.meets(one.start, one.end) for span in spans)]
    given = (span for span in spans if span.value in labels)
    said = [one for span in given if (one := _candidate(span, text, inside)) is not None]
    wanted = {one.label for one in said}
    return sorted((*(one for one in kept if one.label not in wanted), *said), key=lambda one: one.start)


def _candidate(span: Span, text: RunningText, inside: int | None = None) -> Candidate | None:
    """The place that an editor meant: the span where it is a label, else right behind it."""
    start, end = text.index(span.start), text.index(span.end - 1) + 1
    label = str(span.value)
    if not start < end <= len(text.text):
        return None
    if text.is_whole(start, end) and reference_label(text.text[start:end]) == label:
        return Candidate(span.start, span.end, label, CERTAIN, inside)
    start = max(start, next((at for at in text.starts[::-1] if at < end), start))
    return Candidate(text.offset(start), span.end, label, CERTAIN, inside, is_behind=True)


def as_ruled(
    lists: Notes, placements: Sequence[Sequence[Placement]], blocks: Sequence[Block], rulings: Rulings
) -> list[list[Placement]]:
    """The placements, where a reference that an editor saw has its note, whatever stands between the two."""
    out = [list(placed) for placed in placements]
    texts = [running_text(b.content) for b in blocks if b.role not in NOTES and b.role not in SILENT]
    taken: set[tuple[int, int]] = set()
    for span in rulings.references:
        if span.value is False:
            continue
        text = next((one for one in texts if one.text and one.first <= span.start <= one.last), None)
        place = _candidate(span, text) if text is not None else None
        if place is None:
            continue
        at = _note_for(place, lists, out, taken)
        if at is not None:
            taken.add(at)
            out[at[0]][at[1]] = Placement(place, CERTAIN)
    return out


def _note_for(
    place: Candidate,
    lists: Notes,
    placements: Sequence[Sequence[Placement]],
    taken: Collection[tuple[int, int]],
) -> tuple[int, int] | None:
    """The note that a place refers to: the one aligned with it, else the next of its label, else the last."""
    named = [
        (index, number)
        for index, (notes, _) in enumerate(lists)
        for number, note in enumerate(notes)
        if note.label == place.label and (index, number) not in taken
    ]
    for index, number in named:
        found = placements[index][number].candidate
        if found is not None and (found.start, found.end) == (place.start, place.end):
            return index, number
    ahead = [at for at in named if _first(lists[at[0]][0][at[1]]) > place.start]
    return ahead[0] if ahead else named[-1] if named else None


def _first(note: Note) -> int:
    return running_text(note.content).first


def accepted(
    placements: Sequence[Placement], lines: Mapping[int, int | None], notes: Sequence[Note], rulings: Rulings
) -> Iterator[Placement]:
    """The placements, those sure that an editor accepted: at the reference or at the note.

    Args:
        placements: of the notes.
        lines: on which findings about them stand, by the index of the note.
        notes: of one list.
        rulings: what an editor said.
    """
    known = rulings.accepted_lines
    for index, (placement, note) in enumerate(zip(placements, notes, strict=True)):
        found = placement.candidate
        near = found is not None and rulings.is_accepted(found.start, found.end)
        if near or note.line in known or lines.get(index) in known:
            yield replace(placement, margin=CERTAIN)
        else:
            yield placement
