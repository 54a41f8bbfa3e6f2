"""Words in the margin beside several lines of a source, whose text stands between them."""

import re
from itertools import accumulate

_GAP = re.compile(r"\s{3,}(?=\S)")


def words_beside_lines(source: str, words: str) -> list[tuple[int, int]]:
    """Where the words of a note stand in the margins of lines that follow each other; nothing if nowhere.

    Args:
        source: the text.
        words: of the note, without white space.
    """
    lines = source.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for first in range(len(lines)):
        spans: list[tuple[int, int]] = []
        rest = words
        for row in range(first, len(lines)):
            span = _beside(lines[row], rest) if rest else None
            if span is None:
                break
            spans.append((starts[row] + span[0], starts[row] + span[1]))
            rest = rest[len("".join(lines[row][slice(*span)].split())) :]
        if spans and not rest:
            return spans
    return []


def _beside(line: str, words: str) -> tuple[int, int] | None:
    """Where the end of a line, behind a gap, or its beginning is the first of some words; the end first."""
    for gap in reversed(list(_GAP.finditer(line))):
        said = "".join(line[gap.end() :].split())
        if gap.start() and words.startswith(said):
            return gap.end(), len(line)
    ends = [match.end() for match in re.finditer(r"\S+", line)]
    fitting = [end for end in ends[:-1] if words.startswith("".join(line[:end].split()))]
    return (0, fitting[-1]) if fitting else None
