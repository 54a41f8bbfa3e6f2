"""Which item of which list each enumerator is: one model for counting, nesting, misreading and loss.

Every item either goes on counting in an open list, or opens a list inside the item before it. Each way costs
something, counting on is free, and the cheapest way through all items is taken (dynamic programming over
the stacks of open lists). A mark that OCR misread is recognised by what the sequence expects at its place.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from encoder.enumerators import Reading, Style, label, readings

JUMP, FAR_JUMP, RESTART = 1.0, 4.0, 2.0
OPEN_AT_ONE, OPEN_LATER, OPEN_MISREAD, OPEN_AGAIN = 0.3, 1.6, 0.6, 2.5
OTHER_READING, MISREAD, SUPPLY, BULLET = 0.15, 1.2, 0.8, 0.5
WIDEST_JUMP = 9
FIRST = Reading(Style.DECIMAL, 1)
BEAM = 24
_STYLES = tuple(Style)
ALIKE = (
    "1lIi|!Jj7", "0OoDQ6", "5Ss8", "8B3S6", "6Gb", "2Zz", "4A", "ceo", "ao", "dcl", "hbn", "uv", "ft", "gq9",
    "7T", "EF",
)  # fmt: skip
_MISTAKEN = frozenset((one, other) for group in ALIKE for one in group for other in group)


class How(StrEnum):
    """How the enumerator of an item is known."""

    PRINTED = "printed"
    MISREAD = "misread"
    SUPPLIED = "supplied"
    BULLET = "bullet"


class Level(NamedTuple):
    """An open list: how it counts (None for bullets) and how far it has counted."""

    style: Style | None
    value: int


class _Said(NamedTuple):
    """A reading of an enumerator, how far its list then is, and how it is printed."""

    reading: Reading
    level: Level
    text: str


class Place(NamedTuple):
    """The place of an item.

    Attributes:
        depth: of its list, from 1.
        style: how the list counts; None for bullets.
        how: its enumerator is known.
        text: the enumerator as it should be printed.
        opens: whether the item is the first of its list.
    """

    depth: int
    style: Style | None
    how: How
    text: str
    opens: bool


_Stack = tuple[Level, ...]
"""The open lists, the outermost first."""
_Made = tuple[int, Style | None, How, str, bool]
"""What a `Place` is made of, for few ways are ever asked."""


class _Step(NamedTuple):
    """What an item may be: the price, the lists that are open then, its place."""

    price: float
    stack: _Stack
    place: _Made


class _Way(NamedTuple):
    """A way through the items so far."""

    cost: float
    stack: _Stack
    place: _Made | None = None
    before: "_Way | None" = None


Ways = tuple[_Way, ...]
"""The ways through the items so far, the cheapest first."""
BEGUN: Ways = (_Way(0.0, ()),)


def find_places(marks: Sequence[str | None], outer: Reading | None = None) -> list[Place]:
    """The place of each item of a run.

    Args:
        marks: the enumerators or bullets as printed; None for an item without either.
        outer: the next enumerator of the outermost list before the run, which an item may take up again.

    `["2.", "(a)", "(b)", "-", "4."]` → depths 1, 2, 2, 1, 1, the fourth supplied as `3.`
    """
    return list(_found(tuple(marks), outer))


@lru_cache(maxsize=256)
def _found(marks: tuple[str | None, ...], outer: Reading | None) -> tuple[Place, ...]:
    """The places; a run is asked about again where its document is built anew."""
    ways = BEGUN
    for mark in marks:
        ways = counted_on(ways, mark, outer)
    return tuple(places_back(ways))[::-1]


def counted_on(ways: Ways, mark: str | None, outer: Reading | None = None) -> Ways:
    """The cheapest ways with one item more, so that a run that grows is not counted anew each time.

    Args:
        ways: through the items before; `BEGUN` where there are none.
        mark, outer: as for `find_places`.
    """
    best: dict[_Stack, _Way] = {}
    for way in ways:
        for price, stack, place in _steps(way.stack, mark, outer):
            cost = way.cost + price
            known = best.get(stack)
            if known is None or cost < known.cost:
                best[stack] = _Way(cost, stack, place, way)
    return tuple(sorted(best.values(), key=lambda way: way.cost)[:BEAM])


def places_back(ways: Ways) -> Iterator[Place]:
    """The places of the items, the last first."""
    way: _Way | None = ways[0]
    while way is not None and way.place is not None:
        yield Place(*way.place)
        way = way.before


@lru_cache(maxsize=5_000)
def _said(mark: str) -> tuple[_Said, ...]:
    """The readings of an enumerator, the likelier first."""
    return tuple(_Said(reading, Level(*reading), label(reading)) for reading in readings(mark))


@lru_cache(maxsize=1_000)
def _steps(stack: _Stack, mark: str | None, outer: Reading | None) -> tuple[_Step, ...]:
    """What an item may be where these lists are open; short lists are open over and over."""
    said = _said(mark) if mark else ()
    steps = [step for rank, one in enumerate(said) for step in _printed(stack, one, rank * OTHER_READING)]
    steps += _misread(stack, mark) if said and mark else _unnumbered(stack, bool(mark))
    steps += _anew(stack, said, outer)
    return tuple(steps)


def _printed(stack: _Stack, said: _Said, cost: float) -> Iterator[_Step]:
    """An item whose enumerator is read as it is printed."""
    again, read = False, said.level
    for at, level in enumerate(stack):
        if level.style is read.style:
            again = True
            yield _step(stack, at, read, cost + _count(level.value, read.value), How.PRINTED, said.text)
    price = cost + (OPEN_AT_ONE if read.value == 1 else OPEN_LATER) + OPEN_AGAIN * again
    yield _step(stack, len(stack), read, price, How.PRINTED, said.text)


def _anew(stack: _Stack, said: tuple[_Said, ...], outer: Reading | None) -> Iterator[_Step]:
    """An item that closes all lists: it takes up the list before, or follows on references A., B., C."""
    for reading, level, text in said if stack else ():
        after_references = reading == FIRST and stack[0].style is Style.UPPER
        if reading == outer or after_references:
            price = 0.0 if reading == outer else OPEN_AT_ONE / 2
            yield _Step(price, (level,), (1, level.style, How.PRINTED, text, True))


def _count(last: int, value: int) -> float:
    """What it costs that `value` comes after `last` in a list."""
    if value == last + 1:
        return 0.0
    if value <= last:
        return RESTART
    return JUMP if value - last <= WIDEST_JUMP else FAR_JUMP


def _misread(stack: _Stack, mark: str) -> Iterator[_Step]:
    """An item whose enumerator, misread, is the one that the sequence expects."""
    for at, level, text in _meant(stack, mark):
        price = MISREAD + (OPEN_MISREAD if at == len(stack) else 0.0)
        yield _step(stack, at, level, price, How.MISREAD, text)


def _meant(stack: _Stack, mark: str) -> Iterator[tuple[int, Level, str]]:
    """What may come next and be read for a mark: the place in the stack, how far its list then is, the text.

    Stacks of a long list are all different: what is remembered is of one list, or of the mark.
    """
    for at, level in enumerate(stack):
        if level.style is not None:
            following, text = _following(level.style, level.value)
            if text != mark and alike(mark, text):
                yield at, following, text
    openings = _openings(mark)
    if openings:
        styles = {level.style for level in stack}
        yield from ((len(stack), first, text) for first, text in openings if first.style not in styles)


@lru_cache(maxsize=5_000)
def _following(style: Style, value: int) -> tuple[Level, str]:
    """How far a list is with one item more, and the item's enumerator."""
    return Level(style, value + 1), label(Reading(style, value + 1))


@lru_cache(maxsize=5_000)
def _openings(mark: str) -> tuple[tuple[Level, str], ...]:
    """The lists that an item may open whose enumerator was misread."""
    firsts = ((Level(style, 1), label(Reading(style, 1))) for style in _STYLES)
    return tuple((level, text) for level, text in firsts if text != mark and alike(mark, text))


def _unnumbered(stack: _Stack, bullet: bool) -> Iterator[_Step]:
    """An item without an enumerator: of a bulleted list, or one that lost its number."""
    again = next((at for at, level in enumerate(stack) if level.style is None), None)
    if again is not None:
        yield _step(stack, again, stack[again], 0.0, How.BULLET, "")
    else:
        yield _step(stack, len(stack), Level(None, 0), BULLET, How.BULLET, "")
    if not bullet:
        return
    for at, level in enumerate(stack):
        if level.style is not None:
            reading = Reading(level.style, level.value + 1)
            yield _step(stack, at, Level(reading.style, reading.value), SUPPLY, How.SUPPLIED, label(reading))
    if not stack:
        first = Reading(Style.DECIMAL, 1)
        yield _step(stack, 0, Level(first.style, 1), SUPPLY + OPEN_AT_ONE, How.SUPPLIED, label(first))


def _step(stack: _Stack, at: int, level: Level, price: float, how: How, text: str) -> _Step:
    return _Step(price, (*stack[:at], level), (at + 1, level.style, how, text, at == len(stack)))


@lru_cache(maxsize=20_000)
def alike(printed: str, meant: str) -> bool:
    """Whether OCR can have read one enumerator for another: `(111)` for `(iii)`, `l.` for `1.`."""
    one, two = printed.strip("()."), meant.strip("().")
    if len(one) != len(two) or printed.startswith("(") != meant.startswith("("):
        return False
    return all(a == b or (a, b) in _MISTAKEN for a, b in zip(one, two, strict=True))
