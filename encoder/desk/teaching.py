"""Which documents an editor had best correct next, so that the encoder learns most from it."""

from collections.abc import Mapping
from typing import Final

from encoder.desk.sheet import Figures

PROPOSED: Final = 5


def worth_most(figures: Mapping[str, Figures], count: int = PROPOSED) -> tuple[str, ...]:
    """The names of the documents whose correction teaches most, the best first.

    They are those with most errors to be expected in which no editor has corrected anything yet.

    Args:
        figures: of the documents, by their names.
        count: how many to propose.
    """
    fresh = [(one.expected, name) for name, one in figures.items() if not one.corrected and one.doubts]
    return tuple(name for _, name in sorted(fresh, key=lambda pair: (-pair[0], pair[1]))[:count])
