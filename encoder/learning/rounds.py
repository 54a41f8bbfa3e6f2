"""One round of learning: corrected documents → the weights of their house, and what they are good for."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from encoder.house.weights import ChainChange, HouseWeights
from encoder.learning.adapt import Learner
from encoder.learning.cases import cases_of
from encoder.learning.corrected import Corrected
from encoder.learning.errors import errors_in, total
from encoder.pages.chains import HouseChains

MOST_LEFT_OUT = 20
"""So often at most is learnt anew for the report: of more documents several are left out at once."""


@dataclass(frozen=True, slots=True)
class Round:
    """What was learnt, and how it does on documents that it was not learnt from.

    Attributes:
        changes: to the weights of each chain that changes.
        before, after: errors in the documents, each read by what the others teach: by kind.
        documents: how many there are.
    """

    changes: tuple[ChainChange, ...]
    before: Counter[str]
    after: Counter[str]
    documents: int

    @property
    def is_better(self) -> bool:
        """Whether there is something to write: it makes no error more, and not nothing at all."""
        return bool(self.changes) and self.after[""] <= self.before[""]


def learn(documents: Sequence[Corrected], tell: Callable[[int, int], None] = lambda done, all: None) -> Round:
    """Learn from corrected documents, and report by leaving out one at a time.

    Args:
        documents: at least one.
        tell: called with how many of all steps are done.
    """
    cases = [cases_of(one.lines, one.truth, typed=one.typed, house=one.house) for one in documents]
    learner = Learner(cases)
    changes = learner.changes()
    before = total(errors_in(one.read(), one.truth) for one in documents)
    if len(documents) == 1 or not changes:
        return Round(changes, before, before, len(documents))
    folds = min(MOST_LEFT_OUT, len(documents))
    after: list[Counter[str]] = []
    for fold in range(folds):
        tell(fold, folds)
        out = range(fold, len(documents), folds)
        chains = HouseChains(HouseWeights("", 0, learner.changes(without=out)))
        after += [errors_in(documents[n].read(chains), documents[n].truth) for n in out]
    return Round(changes, before, total(after), len(documents))
