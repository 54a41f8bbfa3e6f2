"""Verses longer than the measure, turned over to a line set in, or to the margin of prose around them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from encoder.model import Role
from encoder.pages.set_off.ragged import begins_large
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight

_FEWEST = 4
_DEEP = 2
_ALIKE = 0.12
"""How much long verses differ in length; entries that hang from their first lines differ more."""
_ENDED = 0.6
_LOWER = 0.85
_STOPS = (".", "?", "!")
_FARTHER, _MOST_OF_MEASURE, _ALIKE_IN_PROSE, _FEWEST_IN_PROSE = 3, 0.45, 0.2, 3
"""Columns behind the indent of paragraphs; how long the rest of a verse is at most."""


def long_verses(seen: Sequence[Sight]) -> Iterator[tuple[Sight, Role]]:
    """The lines of verses that are each turned over, as far as they are as long as each other.

    Entries of indexes and lists hang in the same way; but they end in stops, or have figures and names.

    Args:
        seen: the lines of running text.
    """
    run: list[tuple[Sight, Sight]] = []
    i = 0
    while i + 1 < len(seen):
        if _turns_over(seen[i], seen[i + 1]) and (not run or _stands_below(seen[i], run[-1])):
            run.append((seen[i], seen[i + 1]))
            i += 2
            continue
        yield from _judged(run)
        i += not run
        run = []
    yield from _judged(run)


def _turns_over(first: Sight, rest: Sight) -> bool:
    far = indent_of(rest.text) >= indent_of(first.text) + _DEEP
    return far and not rest.gap and begins_large(first.text.strip()) and rest.text.strip()[:1].islower()


def _stands_below(first: Sight, above: tuple[Sight, Sight]) -> bool:
    return not first.gap and indent_of(first.text) == indent_of(above[0].text)


def _judged(run: Sequence[tuple[Sight, Sight]]) -> Iterator[tuple[Sight, Role]]:
    if len(run) < _FEWEST:
        return
    texts = [f"{first.text.strip()} {rest.text.strip()}" for first, rest in run]
    lengths = [len(text) for text in texts]
    ended = sum(text.endswith(_STOPS) for text in texts)
    inner = [word for text in texts for word in text.split()[1:] if word[:1].isalpha()]
    lower = sum(word[0].islower() for word in inner)
    if pstdev(lengths) > _ALIKE * fmean(lengths) or ended > _ENDED * len(texts):
        return
    if lower < _LOWER * len(inner) or any(char.isdigit() for text in texts for char in text):
        return
    for at, (first, rest) in enumerate(run):
        yield first, Role.VERSE if at else Role.STANZA
        yield rest, Role.CONTINUATION


def verses_in_prose(seen: Sequence[Sight]) -> Iterator[tuple[Sight, Role]]:
    """The lines of long verses that begin farther in than paragraphs do, whose rests stand at the margin.

    Args:
        seen: the lines of running text.
    """
    pairs = ((indent_of(one.text), other) for one, other in pairwise(seen))
    begins = [indent for indent, below in pairs if indent and not below.gap and not indent_of(below.text)]
    paragraph = min(begins, default=0)
    measure = max((len(sight.text.rstrip()) for sight in seen), default=0)
    run: list[list[Sight]] = []
    for sight in seen:
        indent = indent_of(sight.text)
        if indent >= paragraph + _FARTHER and begins_large(sight.text) and (not run or _goes_on(sight, run)):
            run.append([sight])
        elif (
            run
            and len(run[-1]) == 1
            and not sight.gap
            and not indent
            and _is_rest(sight, run[-1][0], measure)
        ):
            run[-1].append(sight)
        else:
            yield from _judged_in_prose(run)
            run = []
    yield from _judged_in_prose(run)


def _goes_on(sight: Sight, run: Sequence[Sequence[Sight]]) -> bool:
    return not sight.gap and indent_of(sight.text) == indent_of(run[0][0].text)


def _is_rest(sight: Sight, first: Sight, measure: int) -> bool:
    """Whether a short line is what the one above had no room for."""
    rest = sight.text.strip()
    full = len(first.text.rstrip()) + 1 + len(rest.split(maxsplit=1)[0]) > measure
    return full and len(rest) <= _MOST_OF_MEASURE * measure


def _judged_in_prose(run: Sequence[Sequence[Sight]]) -> Iterator[tuple[Sight, Role]]:
    texts = [" ".join(sight.text.strip() for sight in verse) for verse in run]
    lengths = [len(text) for text in texts]
    if len(run) < _FEWEST_IN_PROSE or not any(len(verse) > 1 for verse in run):
        return
    if pstdev(lengths) > _ALIKE_IN_PROSE * fmean(lengths) or any(map(str.isdigit, "".join(texts))):
        return
    for at, verse in enumerate(run):
        yield verse[0], Role.VERSE if at else Role.STANZA
        for rest in verse[1:]:
            yield rest, Role.CONTINUATION
