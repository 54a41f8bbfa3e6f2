"""Items right below each other that count on: of inventories, agendas, accounts, long and nested ones too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from encoder.enumerators import BULLET, Reading, Style, enumerator
from encoder.pages.sights.sight import Sight, with_gaps

_FEWEST, _FEWEST_BULLETED, _MOST_RESTS = 3, 2, 5
_LONGEST = 600


@dataclass(slots=True)
class _Run:
    """Items so far: how each depth counts, their rows, and the rows of lines that go on with one."""

    bulleted: bool
    counts: list[Reading]
    items: list[int]
    rests: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)

    def takes(self, row: int, said: tuple[Reading, ...]) -> bool:
        """Whether a line counts on with the items, or begins others within the last of them."""
        for depth in range(len(self.counts) - 1, -1, -1):
            style, value = self.counts[depth]
            if Reading(style, value + 1) in said:
                self.counts[depth:] = [Reading(style, value + 1)]
                break
        else:
            first = next((reading for reading in said if reading.value == 1), None)
            if first is None or first.style in {count.style for count in self.counts}:
                return False
            self.counts.append(first)
        self.items.append(row)
        self.rests += self.waiting
        self.waiting = []
        return True


def itemised_lines(texts: Sequence[str]) -> frozenset[int]:
    """The rows of lines that are items.

    They count from one on below a line that leads to them with a colon, or in degrees, `1° …`, `2° …`; or
    each has a bullet before a number that goes on from that of the last: `- 329. …`, `- 330. …`.
    """
    return frozenset(row for run in _runs(texts) for row in run.items)


def rests_of_items(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that go on with an item right above them, further ones below."""
    texts, places = with_gaps(seen)
    return frozenset(places[row] for run in _runs(texts) for row in run.rests)


def _runs(texts: Sequence[str]) -> Iterator[_Run]:
    run: _Run | None = None
    for row, text in enumerate([*texts, ""]):
        said, bulleted = _readings(text), BULLET.match(text) is not None
        if run is not None:
            if said and bulleted is run.bulleted and run.takes(row, said):
                continue
            if text.strip() and not bulleted and not said and len(run.waiting) < _MOST_RESTS:
                run.waiting.append(row)
                continue
            if len(run.items) >= (_FEWEST_BULLETED if run.bulleted else _FEWEST):
                yield run
        first = next(_first(texts, row, said, bulleted=bulleted), None)
        run = _Run(bulleted, [first], [row]) if first else None


def _readings(text: str) -> tuple[Reading, ...]:
    mark = enumerator(text) if 0 < len(text.strip()) <= _LONGEST else None
    return mark.readings if mark is not None and not mark.bare else ()


def _first(texts: Sequence[str], row: int, said: tuple[Reading, ...], *, bulleted: bool) -> Iterator[Reading]:
    """With what a line may begin items."""
    above = texts[row - 1].strip() or (texts[row - 2].strip() if row > 1 else "") if row else ""
    for reading in said:
        is_degree = reading.style is Style.DECIMAL_DEGREE
        if (bulleted and reading.style is Style.DECIMAL) or (
            reading.value == 1 and (is_degree or above.endswith(":"))
        ):
            yield reading
