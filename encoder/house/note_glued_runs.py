"""Lines that count with letters below a text whose words have these letters glued to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from encoder.note_glued import Vocabulary, glued_letters
from encoder.note_labels import Labels, next_label
from encoder.note_letters import letter_start
from encoder.note_shapes import NoteStart

_FIRST = "a"
_MOST_BETWEEN = 5
_FEWEST_BARE = 2
"""Letters with nothing behind them count from so many lines on: `a` is a word, too."""


@dataclass(slots=True)
class GluedRuns:
    """What was found.

    Attributes:
        places: by letter, where it stands: the line, and its place in it.
        starts: what lines begin with that were not known to begin anything.
    """

    places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    starts: dict[int, NoteStart] = field(default_factory=dict)


def find_glued_runs(texts: Sequence[str], starts: Mapping[int, NoteStart]) -> GluedRuns:
    """The lines that letters glued to words refer to, and the places of these letters.

    Args:
        texts: the lines of a document.
        starts: what lines begin with, where a note can begin.
    """
    found = GluedRuns()
    vocabulary = Vocabulary(texts)
    begin = 0
    for run in _runs(texts, starts):
        lines = [line for line in range(begin, min(run)) if line not in starts]
        notes = [(start.label, texts[line][start.end :]) for line, start in run.items()]
        begin = max(run) + 1
        if not any(lines):
            continue
        glued = glued_letters(notes, [texts[line] for line in lines], vocabulary)
        if not any(glued):
            continue
        found.starts |= {line: start for line, start in run.items() if line not in starts}
        for (label, _), one in zip(notes, glued, strict=True):
            if one is not None:
                found.places.setdefault(label, []).append((lines[one.text], one.start))
    return found


def _runs(texts: Sequence[str], starts: Mapping[int, NoteStart]) -> Iterator[dict[int, NoteStart]]:
    """Lines near each other whose letters count on from the first."""
    run: dict[int, NoteStart] = {}
    for line, start in _lettered(texts, starts):
        last = max(run, default=-1)
        counts_on = run and start.label == next_label(run[last].label) and start.shape == run[last].shape
        if run and not (counts_on and line - last <= _MOST_BETWEEN):
            yield from _whole(run)
            run = {}
        if run or start.label == _FIRST:
            run[line] = start
    yield from _whole(run)


def _whole(run: dict[int, NoteStart]) -> Iterator[dict[int, NoteStart]]:
    if run and (len(run) >= _FEWEST_BARE or any(start.shape.closing for start in run.values())):
        yield run


def _lettered(texts: Sequence[str], starts: Mapping[int, NoteStart]) -> Iterator[tuple[int, NoteStart]]:
    for line, text in enumerate(texts):
        start = starts.get(line) or (letter_start(text) if text[:1].isascii() else None)
        if start is not None and start.shape.labels is Labels.LETTER and not start.shape.opening:
            yield line, start
