"""The longest series that rises in both of two texts: what stands in the same order in both."""

from bisect import bisect_left
from collections.abc import Sequence


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs that rises in both (patience sorting).

    Args:
        pairs: places in the one and the other, in the order of the one, each but once.
    """
    tops: list[int] = []
    numbers: list[int] = []
    before = [-1] * len(pairs)
    for number, (_, there) in enumerate(pairs):
        pile = bisect_left(tops, there)
        before[number] = numbers[pile - 1] if pile else -1
        if pile == len(tops):
            tops.append(there)
            numbers.append(number)
        else:
            tops[pile], numbers[pile] = there, number
    chosen: list[tuple[int, int]] = []
    number = numbers[-1] if numbers else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]
