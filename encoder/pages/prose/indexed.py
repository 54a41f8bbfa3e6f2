"""The lines of an index: in the order of the alphabet, most of them end in the numbers of pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from encoder.language.folding import fold
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight, with_gaps

_PAGE = r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?\s?[a-z]{0,2}\.?"
_REFERENCES = re.compile(rf",\s(?:[^\W\d_]{{1,4}}\.\s?)?{_PAGE}(?:\s?[,;]\s?{_PAGE})*[.,;]?\s*$")
"""The numbers that an entry ends with: `, 12, 45–47`, `, p. 3.`"""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 110
_FEWEST, _MOST_BLANKS, _SHARE, _IN_ORDER = 5, 1, 0.6, 0.85
_FEWEST_LETTERS = 3


def indexed_lines(texts: Sequence[str]) -> frozenset[int]:
    """The rows that begin an entry of an index, or one below an entry."""
    return frozenset(row for row, goes_on in _entries(texts) if not goes_on)


def rests_of_entries(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that go on with an entry of an index right above them."""
    texts, places = with_gaps(seen)
    return frozenset(places[row] for row, goes_on in _entries(texts) if goes_on)


def _entries(texts: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """The lines of an index, and whether each goes on with the one above it."""
    for run in _runs(texts):
        entries = [row for row in run if not _is_head(texts, row)]
        if _is_index(texts, entries):
            yield from ((row, _goes_on(texts, row, run)) for row in entries)


def _runs(texts: Sequence[str]) -> Iterator[list[int]]:
    """Lines that are not long and have a word, at most one blank line between two of them."""
    run: list[int] = []
    for row, text in enumerate(texts):
        if not text.strip():
            continue
        fits = len(text.strip()) <= _LONGEST and text.lstrip()[:1].isalpha()
        if run and (not fits or row - run[-1] > _MOST_BLANKS + 1):
            yield run
            run = []
        run += [row] if fits else []
    yield run


def _is_index(texts: Sequence[str], run: Sequence[int]) -> bool:
    ending = sum(_REFERENCES.search(texts[row]) is not None for row in run)
    if len(run) < _FEWEST or ending < _SHARE * len(run):
        return False
    margin = min(indent_of(texts[row]) for row in run)
    firsts = [
        word
        for row in run
        if indent_of(texts[row]) == margin and texts[row].lstrip()[:1].isupper()
        for word in _first_word(texts[row])
    ]
    pairs = list(pairwise(firsts))
    in_order = sum(one[:1] <= other[:1] for one, other in pairs)
    letters = {word[:1] for word in firsts}
    return len(letters) >= _FEWEST_LETTERS and in_order >= _IN_ORDER * len(pairs)


def _first_word(text: str) -> tuple[str, ...]:
    match = _WORD.search(text)
    return (fold(match[0]),) if match else ()


def _goes_on(texts: Sequence[str], row: int, run: Sequence[int]) -> bool:
    """Whether a line goes on with the entry right above it, which does not end in numbers yet."""
    above = texts[row - 1] if row - 1 in run else ""
    is_open = bool(above.strip()) and _REFERENCES.search(above) is None
    return is_open and (texts[row].lstrip()[:1].islower() or above.rstrip()[-1:] in ",;")


def _is_head(texts: Sequence[str], row: int) -> bool:
    """Whether a line alone has no numbers: the title of the index, or of one of its letters."""
    above = texts[row - 1] if row else ""
    below = texts[row + 1] if row + 1 < len(texts) else ""
    return not above.strip() and not below.strip() and _REFERENCES.search(texts[row]) is None
