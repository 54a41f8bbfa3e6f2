"""The address on a letter's cover, where a transcriber says so: `[envelope]` / `Mrs. Lowe` / `Westbury`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from encoder.language.folding import fold
from encoder.language.marks import mark_words
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline

_LEAVE, _ADDRESS = frozenset({"closer"}), frozenset({"addressee"})
_LABEL = re.compile(r"\s*[\[(](?P<said>[^\[\]():]{3,30}):?[\])]:?\s*")
_LONGEST, _MOST_LINES, _MOST_WORDS = 60, 7, 8


def covers(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of a transcriber's word for a cover, alone on its line, and of the address below it.

    At a letter's foot the word goes on with its leave, above its day with nothing.

    Args:
        seen: the lines of running text.
    """
    text = next((i for i, sight in enumerate(seen) if len(sight.text.strip()) > _LONGEST), len(seen))
    for i in range(len(seen) - 1):
        if not _names_cover(seen[i].text):
            continue
        end = i + 2
        while end < len(seen) and not (seen[end].gap or seen[end].across):
            end += 1
        lines = [seen[at].text for at in range(i + 1, end)]
        if len(lines) <= _MOST_LINES and all(map(_may_be_of_address, lines)):
            yield i, _LEAVE if i > text else _ADDRESS
            yield from ((at, _ADDRESS) for at in range(i + 1, end))


def _names_cover(text: str) -> bool:
    match = _LABEL.fullmatch(text)
    return match is not None and fold(match["said"].strip()) in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(map(fold, mark_words("cover-label")))


def _may_be_of_address(text: str) -> bool:
    bare = text.strip()
    short = len(bare) <= _LONGEST and len(bare.split()) <= _MOST_WORDS
    return short and bare[-1] not in "!?:;" and not is_dateline(bare)
