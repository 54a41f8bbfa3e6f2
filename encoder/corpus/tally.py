"""How a run over a corpus went, in figures: so small that it does not grow with the corpus."""

from dataclasses import dataclass

from encoder.corpus.run import Outcome


@dataclass(slots=True)
class Tally:
    """Counts of documents, as they are done.

    Attributes:
        made: encoded anew.
        unchanged: nothing that they are made from has changed.
        kept: an editor has changed their files.
        failed: there is no result.
        withdrawn: their sources are gone.
        doubts: decisions to be reviewed, in all.
        exit_code: the worst.
    """

    made: int = 0
    unchanged: int = 0
    kept: int = 0
    failed: int = 0
    withdrawn: int = 0
    doubts: int = 0
    exit_code: int = 0

    @property
    def documents(self) -> int:
        """How many sources there were."""
        return self.made + self.unchanged + self.kept + self.failed

    @property
    def whole(self) -> int:
        """How many of them have a result."""
        return self.documents - self.failed

    def add(self, outcome: Outcome) -> None:
        """Count what became of a document."""
        self.exit_code = max(self.exit_code, outcome.exit_code)
        self.doubts += outcome.doubts
        if outcome.error is not None:
            self.failed += 1
        elif outcome.is_kept:
            self.kept += 1
        else:
            self.made += 1

    def told(self, *, failures: bool = True) -> str:
        """What differs from a first run without faults: `, 2 unchanged, 1 kept as edited`."""
        parts = (
            (self.unchanged, "unchanged"),
            (self.kept, "kept as edited"),
            (self.withdrawn, "withdrawn"),
            (self.failed if failures else 0, "failed"),
        )
        return "".join(f", {count} {what}" for count, what in parts if count)
