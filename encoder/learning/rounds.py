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


TIGHTER = (1.0, 3.0, 10.0, 30.0)
"""How many times tighter weights are held, one after the other, until others are not read worse by them."""


def _silent(done: int, of: int) -> None:
    pass


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


def learn(documents: Sequence[Corrected], tell: Callable[[int, int], None] = _silent) -> Round:
    """Learn from corrected documents, and report by leaving out one at a time.

    Where documents that are left out are read worse than before, less is learnt from each line.

    Args:
        documents: at least one.
        tell: called with how many of all steps are done.
    """
    learner = Learner([cases_of(one.lines, one.truth, typed=one.typed, house=one.house) for one in documents])
    before = total(errors_in(one.read(), one.truth) for one in documents)
    best = Round((), before, before, len(documents))
    for tighter in TIGHTER:
        changes = learner.changes(tighter=tighter)
        if not changes or len(documents) == 1:
            return Round(changes, before, before, len(documents))
        best = Round(changes, before, _left_out(documents, learner, tighter, tell), len(documents))
        if best.is_better:
            break
    return best


def _left_out(
    documents: Sequence[Corrected], learner: Learner, tighter: float, tell: Callable[[int, int], None]
) -> Counter[str]:
    """The errors in documents, each read by what the others teach."""
    folds = min(MOST_LEFT_OUT, len(documents))
    found: list[Counter[str]] = []
    for fold in range(folds):
        tell(fold, folds)
        out = range(fold, len(documents), folds)
        chains = HouseChains(HouseWeights("", 0, learner.changes(out, tighter)))
        found += [errors_in(documents[n].read(chains), documents[n].truth) for n in out]
    return total(found)
