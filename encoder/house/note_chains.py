"""How many notes of a run the text refers to in order: the longest chain of places."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from encoder.house.note_runs import Run, first_behind
from encoder.house.note_sheet import Place, Reference, Sheet
from encoder.note_labels import Labels
from encoder.note_shapes import Shape

_MOST_PLACES = 48


def matched(sheet: Sheet, labels: Sequence[str], reference: Reference, region: Place) -> int:
    """How many labels are referred to in a region, in the order of the labels: the longest chain.

    Args:
        region: first line, and the line behind the last.
    """
    tails: list[Place] = []
    _chain(sheet, labels, reference, region, tails)
    return len(tails)


class Earlier:
    """The labels of notes that stand right before others, and what was found of them once.

    Args:
        labels: in order.
    """

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self._labels = list(labels)
        self._chains: dict[tuple[Reference, Place], tuple[int, list[Place]]] = {}

    def add(self, labels: Iterable[str]) -> None:
        """Put further labels behind."""
        self._labels += labels

    def further(self, sheet: Sheet, labels: Sequence[str], reference: Reference, region: Place) -> int:
        """How many more labels a region refers to, with these behind; the arguments are `matched`'s."""
        done, tails = self._chains.get((reference, region), (0, []))
        if done < len(self._labels):
            _chain(sheet, self._labels[done:], reference, region, tails)
            self._chains[reference, region] = len(self._labels), tails
        before = len(tails)
        replaced = _chain(sheet, labels, reference, region, tails)
        found = len(tails) - before
        for at, place in reversed(replaced):
            tails[at] = place
        del tails[before:]
        return found


def _chain(
    sheet: Sheet, labels: Sequence[str], reference: Reference, region: Place, tails: list[Place]
) -> list[tuple[int, Place]]:
    """Go on with the longest chain of places for further labels.

    Args:
        tails: for each length, the earliest place with which a chain of it ends.

    Returns:
        what stood in `tails` where it was changed, in the order of the changes.
    """
    places = sheet.places.get(reference, {})
    replaced: list[tuple[int, Place]] = []
    for label in labels:
        known = places.get(label, ())
        low = bisect_left(known, (region[0], -1))
        high = bisect_left(known, (region[1], -1))
        for place in reversed(known[low : min(high, low + _MOST_PLACES)]):
            at = bisect_left(tails, place)
            if at == len(tails):
                tails.append(place)
            else:
                replaced.append((at, tails[at]))
                tails[at] = place
    return replaced


def referred_inside(sheet: Sheet, run: Run, reference: Reference) -> int:
    """How many notes of a run notes before them refer to."""
    places = sheet.places.get(reference, {})
    return sum(
        run.notes[0] <= first_behind(places.get(label, ()), run.notes[0])[0] < line
        for line, label in zip(run.notes, run.labels, strict=True)
        if label[:1].isalnum()
    )


def references_for(sheet: Sheet, shape: Shape) -> Iterator[Reference]:
    """The references in a document that can lead to notes whose labels have a shape."""
    figures = {Labels.ARABIC, Labels.RAISED}
    for reference in sheet.places:
        kinds = {reference.shape.labels, shape.labels}
        if len(kinds) == 1 or kinds <= figures or (kinds == {Labels.RAISED, Labels.LETTER}):
            yield reference
