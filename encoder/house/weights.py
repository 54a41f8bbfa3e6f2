"""What was learnt of a house from its corrected documents: changes to the weights that are shipped.

`engross learn` makes them, `weights_file.py` reads and writes them. They are evidence as the shipped weights
are: a chain adds them to its own, and a bound that the documents of the house have shown to fail costs what
it is worth there, instead of forbidding.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChainChange:
    """What the weights of one chain are changed by.

    Attributes:
        chain: its name: `lines`, `furniture`, `text` or `breaks`.
        states: feature, label, what is added to the weight.
        steps: label, the label after it, what is added.
        bounds: by the key of a bound, what a label beyond it costs.
    """

    chain: str
    states: tuple[tuple[str, str, float], ...] = ()
    steps: tuple[tuple[str, str, float], ...] = ()
    bounds: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Precedent:
    """What short lines of a house are, wherever they look so, that are read as something else.

    Attributes:
        taken: what they are read as, as the chains name it.
        label: what they are.
        sign: what is seen of them, or of the line above or below.
        documents: how many corrected documents have shown it; none has shown another.
    """

    taken: str
    label: str
    sign: str
    documents: int


@dataclass(frozen=True, slots=True)
class HouseWeights:
    """The weights of a house, and its precedents.

    Attributes:
        sha256: of the file they stand in; by it they are known.
        documents: how many corrected documents they were learnt from.
        changes: of each chain that changes.
        folder: whose documents alone are read by them; empty: any.
        precedents: by which lines are read anew, those that most documents have shown first.
    """

    sha256: str
    documents: int
    changes: tuple[ChainChange, ...] = field(compare=False, repr=False)
    folder: str = ""
    precedents: tuple[Precedent, ...] = field(default=(), compare=False, repr=False)

    def of(self, chain: str) -> ChainChange | None:
        """What changes a chain."""
        return next((change for change in self.changes if change.chain == chain), None)


@dataclass(frozen=True, slots=True)
class Model:
    """The weights that documents are read by: those shipped, and what houses have changed about them."""

    houses: tuple[HouseWeights, ...] = ()

    def of(self, folder: str) -> HouseWeights | None:
        """The weights of the house whose documents lie in a folder; None where the shipped ones decide."""
        return _first(self.houses, folder) or _first(self.houses, "")


def _first(houses: Iterable[HouseWeights], folder: str) -> HouseWeights | None:
    return next((house for house in houses if house.folder == folder), None)
