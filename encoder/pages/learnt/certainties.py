"""What the certainty of a chain is worth: how often such decisions are right in houses that it has not seen.

A chain is sure of itself as it learnt to be in the houses of its training. A map of three numbers for each
chain makes of that how often it is right elsewhere (beta calibration: Kull, Silva Filho and Flach, AISTATS
2017). It rises everywhere, so what is surer than another stays so. `benchmarks/calibration.py` fits it and
tests it, each time on a house that it has not seen.
"""

import math
from dataclasses import dataclass
from functools import cache
from typing import Final

from encoder.pages.learnt.chain import WEIGHTS

FILE: Final = WEIGHTS / "certainties.tsv"
LEAST: Final = 1e-6
"""Between this and one less this, certainties are mapped; beyond, they are as good as none, or sure."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A map of certainties: the odds of being right are p**a / (1 - p)**b * e**c.

    Attributes:
        a, b: how much what speaks for a decision weighs, and how much that little speaks against it.
        c: what is added to the logarithm of the odds.
    """

    a: float = 1.0
    b: float = 1.0
    c: float = 0.0

    def of(self, certainty: float) -> float:
        """How often decisions of a certainty are right."""
        if not LEAST < certainty < 1 - LEAST:
            return certainty
        odds = self.a * math.log(certainty) - self.b * math.log1p(-certainty) + self.c
        return 1 / (1 + math.exp(-odds))


AS_IT_IS: Final = Calibration()


@cache
def calibration(chain: str) -> Calibration:
    """The map of a chain; of one that needs none, what leaves all as it is."""
    rows = (row.split("\t") for row in FILE.read_text(encoding="utf-8").splitlines())
    known = {name: Calibration(float(a), float(b), float(c)) for name, a, b, c in rows}
    return known.get(chain, AS_IT_IS)
