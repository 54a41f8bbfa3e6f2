"""How often runs of notes are tried."""

from encoder.house.note_runs import Run

_FEWEST_TRIES = 12
_FEWEST_WALKED = 20_000


class Patience:
    """How often runs with one end are tried from further beginnings: such runs are much the same.

    On a page, and in a text of a usual length, all are tried; where thousands of lines are one run, a dozen.
    """

    def __init__(self) -> None:
        self._end = self._tries = self._walked = 0

    def is_out(self, line: int) -> bool:
        """Whether what begins on a line is not worth a try."""
        return line < self._end and self._tries >= _FEWEST_TRIES and self._walked >= _FEWEST_WALKED

    def tried(self, run: Run) -> None:
        """Take note of a run that was collected."""
        if run.end != self._end:
            self._end, self._tries, self._walked = run.end, 0, 0
        self._tries += 1
        self._walked += run.end - run.notes[0]
