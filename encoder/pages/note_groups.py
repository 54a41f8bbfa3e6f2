"""Runs of notes with no running text between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from encoder.house.note_chains import Earlier
from encoder.house.note_evidence import THRESHOLD, Evidence
from encoder.house.note_lettered import lettered_above
from encoder.house.note_runs import Run, Series
from encoder.house.note_sheet import Sheet
from encoder.note_labels import Labels
from encoder.note_shapes import Shape

CLOSING = frozenset({"end", "title"})
"""What ends a run that is the last of its document."""


@dataclass(slots=True)
class Group:
    """Runs of notes with no running text between them, and where the text that refers to them begins."""

    region: int
    runs: list[Run] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    _labels: dict[Series, Earlier] = field(default_factory=dict)

    def add(self, run: Run, evidence: Evidence) -> None:
        """Put a run behind the others."""
        self.labels_of(run.series)
        self.runs.append(run)
        self.evidence.append(evidence)
        self._labels[run.series].add(run.labels)

    def take_letters(self, sheet: Sheet, above: int) -> None:
        """Take in the textual notes, a bare letter each, that stand right above notes with figures."""
        letters = lettered_above(sheet.texts, self.start)
        if not letters or min(letters) < above or self.runs[0].above:
            return
        shape = Shape("", Labels.LETTER, "")
        run = Run(list(letters), list(letters.values()), shape, 0, end=self.start, ending="run")
        self.runs.insert(0, run)
        self.evidence.insert(0, Evidence(THRESHOLD, None, 0))

    def replace(self, kept: Sequence[tuple[Run, Evidence]]) -> None:
        """Have other runs instead."""
        self.runs, self.evidence = [run for run, _ in kept], [evidence for _, evidence in kept]
        self._labels = {}

    def labels_of(self, series: Series) -> Earlier:
        """The labels of its notes that count in a series."""
        if series not in self._labels:
            found = (label for run in self.runs if run.series == series for label in run.labels)
            self._labels[series] = Earlier(found)
        return self._labels[series]

    @property
    def start(self) -> int:
        return self.runs[0].start

    @property
    def end(self) -> int:
        return self.runs[-1].end

    @property
    def closes(self) -> bool:
        return self.runs[-1].ending in CLOSING
