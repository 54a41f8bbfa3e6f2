"""Numbered lines below a text that refers to them by signs which OCR has misread."""

from collections.abc import Iterator, Mapping, Sequence

from encoder.note_labels import next_label
from encoder.note_misread import RIGHT, misread_figures
from encoder.note_shapes import NoteStart

_MOST_BETWEEN = 12


def misread_places(
    texts: Sequence[str], starts: Mapping[int, NoteStart]
) -> dict[bool, dict[str, list[tuple[int, int]]]]:
    """Where the misread references of a document stand: the line, the place in it, by the label of the note.

    Those that stand apart from the word are under True.

    Args:
        texts: the lines of a document.
        starts: what lines begin with, where a note can begin.
    """
    places: dict[bool, dict[str, list[tuple[int, int]]]] = {}
    begin = 0
    for run in _runs(starts):
        lines = range(begin, run[0])
        begin = run[-1] + 1
        labels = [starts[line].label for line in run]
        for label, sign in misread_figures(labels, [texts[line] for line in lines]).items():
            placed = places.setdefault(sign.gap, {})
            placed.setdefault(label, []).append((lines[sign.text], sign.start))
    return places


def _runs(starts: Mapping[int, NoteStart]) -> Iterator[list[int]]:
    """Lines near each other that begin with figures before a bracket and count on."""
    run: list[int] = []
    for line, start in starts.items():
        if start.shape != RIGHT:
            continue
        counts_on = (
            run and line - run[-1] <= _MOST_BETWEEN and start.label == next_label(starts[run[-1]].label)
        )
        if run and not counts_on:
            yield run
            run = []
        run.append(line)
    if run:
        yield run
