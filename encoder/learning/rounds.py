"""One round of learning: corrected documents → the weights of their house, and what they are good for."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from encoder.house.weights import ChainChange, HouseWeights, Precedent
from encoder.learning.adapt import FREE, LITTLE, Learner, left_out
from encoder.learning.cases import cases_of
from encoder.learning.corrected import Corrected
from encoder.learning.errors import errors_in, kind_of, total
from encoder.learning.precedents import precedents_of
from encoder.learning.proof import FEWEST, Errors, risen
from encoder.learning.truth import read_as
from encoder.model import Page
from encoder.pages.learnt.chains import HouseChains

MOST_LEFT_OUT: Final = 20
"""So often at most is learnt anew for the report: of more documents several are left out at once."""
_TRIES: Final = 2

Pages = tuple[Page, ...]
Holds = Mapping[str, float]
"""The chains that are changed, and how tightly the weights of each are held at least."""


def _silent(done: int, of: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Round:
    """What was learnt, and how it does on documents that it was not learnt from.

    Attributes:
        changes: to the weights of each chain that changes.
        before, after: errors in the documents, each read by what the others teach: by kind.
        documents: how many there are.
        precedents: by which lines are read anew that the chains have read.
    """

    changes: tuple[ChainChange, ...]
    before: Counter[str]
    after: Counter[str]
    documents: int
    precedents: tuple[Precedent, ...] = ()

    @property
    def is_anything(self) -> bool:
        """Whether anything was learnt."""
        return bool(self.changes or self.precedents)

    @property
    def is_better(self) -> bool:
        """Whether there is something to write: it makes no error more, and not nothing at all."""
        return self.is_anything and self.after[""] <= self.before[""]

    @property
    def left(self) -> int:
        """How many errors are left in documents, each read by what the others teach, if it is taken."""
        return self.after[""] if self.is_better else self.before[""]


def learn(documents: Sequence[Corrected], tell: Callable[[int, int], None] = _silent) -> Round:
    """Learn from corrected documents, and report by leaving out one at a time.

    Of fewer than `FEWEST` nothing is learnt: what one of them teaches of itself or of another makes about as
    many errors in those that nobody corrected as it mends; nor of documents that were read rightly. A chain
    is changed only if what it learns makes documents that are left out likelier, and costs no errors in
    them; see `_hold_for`. Precedents are learnt of the errors that are left then.

    Args:
        documents: at least one.
        tell: called with how many of all steps are done.
    """
    before = [errors_in(one.read(), one.truth) for one in documents]
    if len(documents) < FEWEST or not total(before)[""]:
        return Round((), total(before), total(before), len(documents))
    learner = Learner([cases_of(one.lines, one.truth, typed=one.typed, house=one.house) for one in documents])
    holds: dict[str, float] = {}
    proven: Errors = before
    for done, name in enumerate(learner.chains):
        tell(done, len(learner.chains) + 1)
        found = _hold_for(name, documents, learner, holds, proven)
        if found is not None:
            holds[name], proven = found
    tell(len(learner.chains), len(learner.chains) + 1)
    return _round(documents, learner, holds, before)


def _round(documents: Sequence[Corrected], learner: Learner, holds: Holds, before: Errors) -> Round:
    """What is learnt where some of the chains are changed, or none: the precedents of what is left."""
    read = _readings(documents, learner, holds, MOST_LEFT_OUT)
    precedents, after = _precedents_of(documents, learner, holds, read)
    return Round(_changes(learner, holds), total(before), total(after), len(documents), precedents)


def _precedents_of(
    documents: Sequence[Corrected], learner: Learner, holds: Holds, read: Sequence[Pages]
) -> tuple[tuple[Precedent, ...], Errors]:
    """The precedents by which errors of no kind rise in documents that are left out, and the errors then.

    Args:
        documents: corrected.
        learner: what they teach the chains.
        holds: of the chains that are changed.
        read: each document by what the others teach the chains.
    """
    truths = [one.truth for one in documents]
    errors = [errors_in(read_as("", pages), truth) for pages, truth in zip(read, truths, strict=True)]
    worse = frozenset[str]()
    for _ in range(_TRIES):

        def shown(out: Collection[int], worse: frozenset[str] = worse) -> tuple[Precedent, ...]:
            others = [(read[n], truths[n]) for n in range(len(documents)) if n not in out]
            kinds = ((one, kind_of("", one.taken), kind_of("", one.label)) for one in precedents_of(others))
            return tuple(one for one, taken, kind in kinds if not worse & {taken, kind})

        found = shown(())
        if not found:
            break
        after = _read_again(documents, learner, holds, shown, errors)
        more = risen(errors, after)
        if not more:
            return found, after
        worse |= more
    return (), errors


def _read_again(
    documents: Sequence[Corrected],
    learner: Learner,
    holds: Holds,
    shown: Callable[[Collection[int]], tuple[Precedent, ...]],
    errors: Errors,
) -> Errors:
    """The errors in each document, read by the precedents that the others show, too."""
    after = list(errors)
    for out in left_out(len(documents), MOST_LEFT_OUT):
        precedents = shown(out)
        if precedents:
            weights = HouseWeights("", 0, _changes(learner, holds, out), precedents=precedents)
            for n in out:
                after[n] = errors_in(documents[n].read(HouseChains(weights)), documents[n].truth)
    return after


def _hold_for(
    name: str, documents: Sequence[Corrected], learner: Learner, holds: Holds, before: Errors
) -> tuple[float, Errors] | None:
    """How tightly the weights of a chain are held, and the errors then; None where it is best left alone.

    That the lines of documents left out are likelier by what the others teach is the proof: certainties say
    more than errors, which are few. Errors counted have a veto: where there are more, weights are changed
    little, or not at all.

    Args:
        name: of the chain.
        documents: corrected.
        learner: what they teach.
        holds: of the chains before it, which are changed already.
        before: the errors by these.
    """
    if learner.change(name) is None:
        return None
    for hold in (FREE, LITTLE):
        after = _errors(documents, learner, {**holds, name: hold})
        if total(after)[""] <= total(before)[""]:
            return hold, after
    return None


def _changes(learner: Learner, holds: Holds, without: Iterable[int] = ()) -> tuple[ChainChange, ...]:
    """What the weights of the chains are changed by, some documents left out."""
    out = tuple(without)
    found = (learner.change(name, hold, out) for name, hold in holds.items())
    return tuple(change for change in found if change is not None)


def _errors(documents: Sequence[Corrected], learner: Learner, holds: Holds) -> Errors:
    """The errors in each document, read by what the others teach."""
    read = _readings(documents, learner, holds)
    return [errors_in(read_as("", pages), one.truth) for pages, one in zip(read, documents, strict=True)]


def _readings(
    documents: Sequence[Corrected], learner: Learner, holds: Holds, most: int | None = None
) -> list[Pages]:
    """Each document, read by what the others teach the chains."""
    found: dict[int, Pages] = {}
    for out in left_out(len(documents), most) if most else left_out(len(documents)):
        chains = HouseChains(HouseWeights("", 0, _changes(learner, holds, out)))
        found |= {n: documents[n].pages(chains) for n in out}
    return [found[n] for n in range(len(documents))]
