"""Documents that a collection numbers with figures alone on a line, above who writes to whom."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from encoder.pages.sights.parties import is_addressed, names_parties

_NUMBER = re.compile(r"\s*(?P<n>\d{1,4})\.?\s*")
_MOST_LINES, _FEWEST, _WORDS_OF_ADDRESS = 4, 2, 8


def document_numbers(texts: Sequence[str]) -> frozenset[int]:
    """The rows of numbers that count on, two at least by one, each above lines that name the parties.

    An excerpt may leave some out, where all others rise.

    `213` / `IL CONSOLE A SMIRNE, BALBI,` / `AL MINISTRO DEGLI ESTERI, MOROSINI`; `12.` / `TO MRS. FENN.`

    Args:
        texts: all lines.
    """
    found = list(_numbers(texts))
    values = {value for _, value in found}
    counted = [row for row, value in found if {value - 1, value + 1} & values]
    if len(counted) >= _FEWEST and all(a < b for (_, a), (_, b) in pairwise(found)):
        counted = [row for row, _ in found]
    return frozenset(counted) if len(counted) >= _FEWEST else frozenset()


def is_number_alone(text: str) -> bool:
    """Whether a line is figures and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def _numbers(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    for row, text in enumerate(texts):
        match = _NUMBER.fullmatch(text)
        if match is None or (row and texts[row - 1].strip()):
            continue
        block = _block_below(texts, row + 1)
        if 0 < len(block) <= _MOST_LINES and _names_parties(block):
            yield row, int(match["n"])


def _block_below(texts: Sequence[str], row: int) -> list[str]:
    start = next((at for at in range(row, len(texts)) if texts[at].strip()), len(texts))
    end = next((at for at in range(start, len(texts)) if not texts[at].strip()), len(texts))
    return list(texts[start:end])


def _names_parties(block: Sequence[str]) -> bool:
    if len(block) == 1 and is_addressed(block[0]):
        return len(block[0].split()) <= _WORDS_OF_ADDRESS
    return any(map(is_addressed, block[1:])) or names_parties(" ".join(line.strip() for line in block))
