"""Whether what was learnt reads documents better that it was not learnt from, or only happens to.

Documents are compared in pairs: each as it was read before, and as it is read by what the others teach. Had
learning no effect, either of the two could as well be the better one; so it is counted in how many of all
ways to turn the pairs round the errors would fall as far (Fisher's exact test of paired differences: The
Design of Experiments, 1935, section 21).
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

Errors = Sequence[Counter[str]]
"""The errors of each document by kind, or hundredths of those to be expected; `""` for all."""
CHANCE: Final = 1 / 8
"""How likely a fall by chance may be that is taken for more: three documents of three are all better."""
COUNTED: Final = 1 / 4
"""The same of errors that are counted, not expected: they are few."""
FEWEST: Final = 3
"""Of fewer documents no fall is more than chance."""


def chance_of(falls: Sequence[int]) -> float:
    """How likely errors would fall as far by chance (0–1).

    Args:
        falls: by how many errors each document is read better; less than nothing where it is read worse.
    """
    ways = Counter({0: 1})
    sizes = [abs(fall) for fall in falls if fall]
    for size in sizes:
        turned: Counter[int] = Counter()
        for reached, count in ways.items():
            turned[reached + size] += count
            turned[reached - size] += count
        ways = turned
    least = sum(falls)
    as_far = sum(count for reached, count in ways.items() if reached >= least)
    return as_far / (1 << len(sizes))


def is_proven(before: Errors, after: Errors, kind: str = "", chance: float = CHANCE) -> bool:
    """Whether the errors of a kind fall by more than chance.

    Args:
        before, after: of each document.
        kind: of the errors.
        chance: how likely the fall may be by chance.
    """
    falls = [a[kind] - b[kind] for a, b in zip(before, after, strict=True)]
    return sum(falls) > 0 and chance_of(falls) <= chance


def risen(before: Errors, after: Errors) -> frozenset[str]:
    """The kinds of errors of which there are more in all documents, `""` among them."""
    was, now = sum(before, Counter[str]()), sum(after, Counter[str]())
    return frozenset(kind for kind, count in now.items() if count > was[kind])


def cost_of(before: Errors, after: Errors) -> int:
    """What errors cost: each once, and once more as far as there are more of its kind than before.

    An editor forgives an error that was always made sooner than one that learning has brought; but one line
    of a rare kind is no reason to keep ten errors of another.

    Args:
        before, after: of each document.
    """
    was, now = sum(before, Counter[str]()), sum(after, Counter[str]())
    return now[""] + sum(max(0, count - was[kind]) for kind, count in now.items() if kind)
