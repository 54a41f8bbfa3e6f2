"""What an editor should look at: uncertain places, notes and references without the other."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.document.notes.alignment import SURE, Placement
from encoder.document.notes.candidates import Candidate, find_candidates
from encoder.document.notes.lists import Note
from encoder.document.notes.matching import usual_references
from encoder.document.notes.text import RunningText
from encoder.findings import Finding, Place, Severity
from encoder.note_shapes import BARE, Mark

_REFERENCE_WITHOUT_NOTE = 7.0


def report_notes(
    notes: Sequence[Note],
    placements: Sequence[Placement],
    texts: Sequence[RunningText],
    rulings: Rulings = NO_RULINGS,
) -> Iterator[Finding]:
    """What to say of the notes of a list: N01 to N04 (docs/edited-text.md).

    Args:
        notes: of one list.
        placements: of each.
        texts: that may refer to them.
        rulings: what an editor said of references, of which there is no more to say.
    """
    spoken = [text for text in texts if text.text]
    ends = [text.last for text in spoken]
    for note, placement in zip(notes, placements, strict=True):
        if placement.candidate is None and not note.label:
            continue
        if placement.candidate is None:
            yield Finding(
                "N01",
                Severity.WARNING,
                f"nothing in the text refers to note {note.label}",
                Place(line=note.line),
                "it stands at the end of the document; move it to where it belongs",
            )
        elif placement.cert is not None:
            line, context = _context(spoken, ends, placement.candidate)
            yield Finding(
                "N03",
                Severity.INFO,
                f"the place of note {note.label} is uncertain: {context}",
                Place(line=line or note.line),
                "compare it with the original",
                certainty=max(0.0, min(0.95, 0.5 + placement.margin / (2 * SURE) * 0.9)),
            )
    yield from _strays(notes, placements, texts, rulings)


def lines_of_doubt(placements: Sequence[Placement], texts: Sequence[RunningText]) -> dict[int, int | None]:
    """The lines on which the places of notes that are in doubt are told, by the index of the note."""
    spoken = [text for text in texts if text.text]
    ends = [text.last for text in spoken]
    return {
        index: _context(spoken, ends, one.candidate)[0]
        for index, one in enumerate(placements)
        if one.candidate is not None and one.cert is not None
    }


def _strays(
    notes: Sequence[Note],
    placements: Sequence[Placement],
    texts: Sequence[RunningText],
    rulings: Rulings,
) -> Iterator[Finding]:
    """References to notes that are not there, and further ones to a note that has its place already."""
    known = {note.label: note.shape for note in notes if note.label}
    numbers = [int(label) for label in known if label.isdigit()]
    lowest, highest = min(numbers, default=1), max(numbers, default=0)
    usual = usual_references(notes, texts, placements)
    shape = next((note.shape for note in notes if note.label.isdigit()), BARE)
    wanted = dict.fromkeys(map(str, range(max(1, lowest - 9), highest + 10)), shape) | known
    used = {placement.candidate.start for placement in placements if placement.candidate}
    for text in texts:
        for mark, score in find_candidates(text.text, wanted, usual):
            start = text.offset(mark.start)
            is_told = start in used or any(
                span.meets(start, start + mark.end - mark.start) for span in rulings.references
            )
            if score >= _REFERENCE_WITHOUT_NOTE and not is_told:
                yield _stray(mark, text, mark.label in known)


def _stray(mark: Mark, text: RunningText, is_known: bool) -> Finding:
    context = text.around(mark.start, mark.end)
    return Finding(
        "N04" if is_known else "N02",
        Severity.INFO if is_known else Severity.WARNING,
        f"another reference to note {mark.label}, in “{context}”"
        if is_known
        else f"no note {mark.label} for the reference in “{context}”",
        Place(line=text.line),
        "it stays in the text as it is",
    )


def _context(
    texts: Sequence[RunningText], ends: Sequence[int], candidate: Candidate
) -> tuple[int | None, str]:
    """The line and the words around a candidate in one of the texts, which end at `ends`, in their order."""
    place = bisect_left(ends, candidate.start)
    if place < len(texts) and texts[place].first <= candidate.start:
        text = texts[place]
        at = text.index(candidate.start)
        return text.line, f"“{text.around(at, at + candidate.end - candidate.start)}”"
    return None, "in another note"
