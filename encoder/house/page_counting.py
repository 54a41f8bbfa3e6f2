"""How the numbers of what may be page marks run on, within documents and across them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from encoder.house.candidates import Candidate
from encoder.house.numerals import Numerals, Place, follows, rises
from encoder.house.page_shapes import Shape
from encoder.house.page_sightings import Sighting

Key = tuple[str, str, Shape, bool, str]
"""What the marks of one form have in common."""

_FEWEST_IN_ROW, _FIRST_OF_ROW, _APART = 3, 4, 300
"""Numbers in brackets that only their count tells from references: steps, the first, characters between."""


class Seen(NamedTuple):
    """What was sighted, and in which document."""

    document: int
    sighting: Sighting

    @property
    def candidate(self) -> Candidate:
        return self.sighting.candidate


@dataclass(frozen=True, slots=True)
class Counted:
    """How the numbers of a form run on inside the documents, and across them."""

    good: int
    across: int
    up: int
    same: int
    bad: int
    small_first: int
    documents: int
    twice: float
    near: float


def count(seen: Sequence[Seen]) -> Counted:
    good = across = up = same = bad = small = twice = near = 0
    by_document: dict[int, list[Seen]] = defaultdict(list)
    for one in seen:
        if one.candidate.order:
            by_document[one.document].append(one)
    last: Place | None = None
    for ones in by_document.values():
        orders = [one.candidate.order for one in ones if one.candidate.order]
        small += orders[0].number <= (2 if orders[0].kind is not Numerals.LEAVES else 4)
        if last and (follows(last, orders[0]) or last == orders[0]):
            across += 1
        last = orders[-1]
        for a, b in pairwise(orders):
            if follows(a, b):
                good += 1
            elif rises(a, b):
                up += 1
            elif a == b:
                same += 1
            else:
                bad += 1
        twice += len(orders) - len(set(orders))
        pairs = pairwise(ones)
        near += sum(b.candidate.start - a.candidate.end < 100 for a, b in pairs)
    total = sum(map(len, by_document.values())) or 1
    return Counted(good, across, up, same, bad, small, len(by_document), twice / total, near / total)


def wrong(counted: Counted) -> float:
    """The share of steps that do not count on: 0 where all do, 0.3 each where a page or more is missing."""
    steps = counted.good + counted.up + counted.same + counted.bad
    return (counted.bad + 0.3 * (counted.up + counted.same)) / steps if steps else 0.0


def rows_of(groups: Mapping[Key, Sequence[Seen]]) -> dict[Key, Sequence[Seen]]:
    """With what the marks of each form count on: those within lines and those alone may be one row of pages.

    `[10]` alone, `of [11] the`, `[12]` alone.
    """
    return {key: _with_twins(seen, groups.get(_elsewhere(key), ())) for key, seen in groups.items()}


def _elsewhere(key: Key) -> Key:
    before, after, shape, alone, kind = key
    return before, after, shape, not alone, kind


def _with_twins(seen: Sequence[Seen], others: Sequence[Seen]) -> Sequence[Seen]:
    if not others or others[0].candidate.shape is not Shape.SQUARE:
        return seen
    documents, beside = ({one.document for one in ones} for ones in (seen, others))
    if 2 * len(documents & beside) < len(documents | beside) or any(
        one.sighting.noted for one in (*seen, *others)
    ):
        return seen
    row = sorted([*seen, *others], key=lambda one: (one.document, one.candidate.start))
    counted = count(row)
    is_one = counted.good > count(seen).good + count(others).good and counted.bad == counted.same == 0
    return row if is_one and not counted.twice and wrong(counted) <= 0.15 else seen


def is_row_of_pages(seen: Sequence[Seen], counted: Counted) -> bool:
    """Whether numbers within lines, far apart, count on one by one from no first note, with spaces around."""
    first = seen[0].candidate.order
    places = [(one.document, one.candidate.start) for one in seen]
    gaps = [b[1] - a[1] for a, b in pairwise(places) if a[0] == b[0]]
    return (
        first is not None
        and first.kind is Numerals.ARABIC
        and first.number >= _FIRST_OF_ROW
        and counted.good == len(seen) - counted.documents
        and (counted.good >= _FEWEST_IN_ROW or any(one.sighting.parting for one in seen))
        and all(one.sighting.spaced and not one.sighting.noted for one in seen)
        and min(gaps, default=0) >= _APART
    )
