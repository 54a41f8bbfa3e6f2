"""What the chains are asked of a corrected document, and what the right answers are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from encoder.house.conventions import UNKNOWN, Conventions
from encoder.learning.truth import Truth
from encoder.model import Line
from encoder.pages import find_pages
from encoder.pages.learnt.chains import Chains, Labels
from encoder.pages.learnt.house_features import bound_keys, with_house_features
from encoder.pages.sights.sight import Sight
from encoder.pages.typescripts.breaks import BEGIN

NO_PAGE = "0"


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a chain.

    Attributes:
        chain: its name.
        rows: the features of each line, those of the house among them.
        allowed: the labels that each line may have by its bounds, None for all.
        keys: of the bounds.
        truth: the right label of each line, None where it is not known.
    """

    chain: str
    rows: list[list[str]]
    allowed: list[frozenset[str] | None]
    keys: list[str]
    truth: list[str | None]


@dataclass
class Teacher(Chains):
    """Chains that note what they are asked, and answer what is right where that is known.

    So each chain learns on what the ones before it leave when they are right.

    Attributes:
        told: what the lines are.
        cases: what was asked.
    """

    told: Truth
    cases: list[Case] = field(default_factory=list)

    def decide(
        self,
        name: str,
        seen: Sequence[Sight],
        rows: Sequence[list[str]],
        allowed: Labels,
        said: Labels = (),
    ) -> list[tuple[str, float]]:
        labels = frozenset(self.labels(name))
        truth = [self._right(sight.row, labels) for sight in seen]
        bounds = list(allowed) or [None] * len(seen)
        if any(truth):
            self.cases.append(
                Case(name, with_house_features(seen, rows), bounds, bound_keys(seen, bounds), truth)
            )
        decided = super().decide(name, seen, rows, allowed, said)
        return [(said or label, sure) for said, (label, sure) in zip(truth, decided, strict=True)]

    def _right(self, row: int, labels: frozenset[str]) -> str | None:
        said = self.told.labels.get(row)
        return said if said in labels else None

    def likeliest(
        self,
        name: str,
        seen: Sequence[Sight],
        rows: Sequence[list[str]],
        label: str,
        spans: Sequence[tuple[int, int]],
    ) -> list[tuple[int, float]]:
        begins = self.told.begins
        if begins is not None and seen:
            truth: list[str | None] = [
                BEGIN if not i or sight.row in begins else NO_PAGE for i, sight in enumerate(seen)
            ]
            nothing: list[frozenset[str] | None] = [None] * len(seen)
            self.cases.append(Case(name, with_house_features(seen, rows), nothing, [""] * len(seen), truth))
        return super().likeliest(name, seen, rows, label, spans)


def cases_of(
    lines: tuple[Line, ...], told: Truth, *, typed: bool, house: Conventions = UNKNOWN
) -> tuple[Case, ...]:
    """What the chains are asked when a corrected document is read.

    Args:
        lines: of the source.
        told: what they are.
        typed: whether the source has the furniture of typed pages.
        house: what is known of the house.
    """
    teacher = Teacher(told)
    find_pages(lines, typed=typed, house=house, chains=teacher)
    return tuple(teacher.cases)
