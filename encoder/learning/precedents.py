"""Corrected documents → precedents: what short lines are that are read as something else, by one sign each.

A precedent is an error that was corrected in several documents, each time alike, on lines that have a sign in
common: wherever a line with that sign was read so, in all corrected documents, it was that. One document may
have its own ways, and of the signs of all lines some come together by chance: with each doubling of the
documents there are twice as many that may, and so one document more is asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from encoder.house.weights import Precedent
from encoder.learning.proof import FEWEST
from encoder.learning.truth import Truth
from encoder.model import Page
from encoder.pages.learnt.precedents import ROLES, seen_in
from encoder.strings import unfit

LONGEST = 200

Read = tuple[Sequence[Page], Truth]
"""A document as it is read by what others teach, and what its lines are."""


def least(documents: int) -> int:
    """How many of so many documents must show a precedent."""
    return max(FEWEST, documents.bit_length())


def precedents_of(documents: Sequence[Read]) -> tuple[Precedent, ...]:
    """The precedents that documents show, those of most documents and lines first.

    Args:
        documents: corrected.
    """
    said: Counter[tuple[str, str]] = Counter()
    lines: Counter[tuple[str, str, str]] = Counter()
    shown: defaultdict[tuple[str, str, str], set[int]] = defaultdict(set)
    for number, (pages, truth) in enumerate(documents):
        for roled, taken, signs in seen_in(pages):
            label = truth.labels.get(roled.line.number - 1)
            if label is None or taken not in ROLES:
                continue
            for sign in signs:
                said[taken, sign] += 1
                if label != taken:
                    lines[taken, label, sign] += 1
                    shown[taken, label, sign].add(number)
    found = [
        Precedent(taken, label, sign, len(shown[taken, label, sign]))
        for (taken, label, sign), count in lines.items()
        if label in ROLES
        and count == said[taken, sign]
        and len(shown[taken, label, sign]) >= least(len(documents))
        and len(sign) <= LONGEST
        and not unfit(sign)
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.documents, -lines[one.taken, one.label, one.sign], one.sign))
    )
