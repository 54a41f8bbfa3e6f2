"""What corrected documents teach of their house: conventions and weights, settled together.

A convention that mends some lines leaves fewer errors to learn weights from, and weights may mend more than
it. So both ways are tried, and conventions are taken only if documents left out are read with fewer errors.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from encoder.learning.conventions import conventions_of, with_conventions
from encoder.learning.corrected import Corrected
from encoder.learning.rounds import Round, learn


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt of a house.

    Attributes:
        conventions: keys and values that are added to `house.toml`.
        documents: the corrected ones, to be read by these.
        round: what was learnt of weights and precedents.
    """

    conventions: Mapping[str, Any]
    documents: Sequence[Corrected]
    round: Round


def learn_house(documents: Sequence[Corrected], said: Mapping[str, Any]) -> Learnt:
    """Learn conventions and weights from the corrected documents of a house.

    Args:
        documents: at least one.
        said: keys and values of `house.toml` that are declared already.
    """
    alone = Learnt({}, documents, learn(documents))
    found = conventions_of(documents, said)
    by = with_conventions(documents, {**said, **found}) if found else None
    if by is None:
        return alone
    together = Learnt(found, by, learn(by))
    return together if together.round.left < alone.round.left else alone
