"""Whether what was learnt reads documents better that it was not learnt from: errors before and after."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

Errors = Sequence[Counter[str]]
"""The errors of each document by kind, or hundredths of those to be expected; `""` for all."""
FEWEST: Final = 3
"""Of fewer documents nothing is learnt: what they prove of each other does not hold for others."""


def risen(before: Errors, after: Errors) -> frozenset[str]:
    """The kinds of errors of which there are more in all documents, `""` among them."""
    was, now = sum(before, Counter[str]()), sum(after, Counter[str]())
    return frozenset(kind for kind, count in now.items() if count > was[kind])
