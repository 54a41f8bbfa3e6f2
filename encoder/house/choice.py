"""Which of several houses a document is of."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import PurePath

from encoder.house.conventions import UNKNOWN, Conventions
from encoder.house.grouping import best_fit, traits_of
from encoder.house.profile import look_at
from encoder.model import Line


@lru_cache(maxsize=8)
def folder_of(file: str) -> str:
    """The folder that a source lies in, as the command was told of it."""
    return str(PurePath(file).parent)


def choose_house(
    lines: Sequence[Line], houses: Sequence[Conventions], folder: str = ".", *, typed: Callable[[], bool]
) -> Conventions:
    """The house whose habits a document shows most; what is not known where there is none.

    Args:
        lines: of the document.
        houses: that it may be of.
        folder: it lies in; a house that was declared for one has the documents there, and no others.
        typed: whether the document has the furniture of typed pages; asked only where there is a choice.
    """
    own = [house for house in houses if house.folder == folder]
    candidates = own or [house for house in houses if not house.folder]
    if len(candidates) < 2:
        return candidates[0] if candidates else UNKNOWN
    shares = [dict(house.shares) for house in candidates]
    traits = traits_of(look_at("", lines, typed=typed()), frozenset().union(*shares))
    return candidates[best_fit(traits, shares, [one.documents for one in candidates])]
