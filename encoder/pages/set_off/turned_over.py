"""Verses longer than the measure, each turned over to a line set in: fourteeners, hexameters, free verse."""

from collections.abc import Iterator, Sequence
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
