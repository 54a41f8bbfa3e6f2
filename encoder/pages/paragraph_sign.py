"""Paragraphs by the sign that is declared for a house: a bound on what the chain may decide."""

from collections.abc import Sequence
from itertools import chain

from encoder.house.conventions import Conventions, Paragraphs
from encoder.pages.layout import Layout, indent_of
from encoder.pages.sight import Sight

_BEGINS, _GOES_ON = "text-B", "text-I"
Labels = frozenset[str] | None


def bound_paragraphs(
    possible: Sequence[Labels], seen: Sequence[Sight], layout: Layout, house: Conventions
) -> list[Labels]:
    """The labels that remain possible for each line where what tells a new paragraph is declared.

    Over a page break the sentence decides, as ever.

    Args:
        possible: for each line; None where all labels are.
        seen: the lines.
        layout: of the text.
        house: what is known of the house.
    """
    if "paragraphs" not in house.declared or house.paragraphs is None:
        return list(possible)
    every = frozenset(chain.from_iterable(labels or () for labels in possible)) | {_BEGINS, _GOES_ON}
    return [
        _bound(labels, every, _begins(sight, layout, house.paragraphs.value))
        if index and not sight.across
        else labels
        for index, (labels, sight) in enumerate(zip(possible, seen, strict=True))
    ]


def _bound(labels: Labels, every: frozenset[str], begins: bool) -> Labels:
    rest = (labels or every) - {_GOES_ON if begins else _BEGINS}
    return rest or labels


def _begins(sight: Sight, layout: Layout, sign: str) -> bool:
    if sign == Paragraphs.LINE:
        return True
    if sign == Paragraphs.BLANK:
        return sight.gap > 0
    return sight.gap > 0 or indent_of(sight.text) > layout.margin
