"""What transcribers set around a book: a header of labelled lines, marks of its start and end, pictures.

A library of texts sends its own words before and behind each: `Title: …`, `*** START OF …`. They are neither
heads of the book nor notes.
"""

import re
from collections.abc import Sequence

from encoder.house.note_words import opens_sidenote
from encoder.language import opens_illustration
from encoder.pages.sights.sight import Sight

_BOUNDARY = re.compile(r"\s*\*{2,3}\s?(?P<word>START|END|BEGIN)\b.{4,120}", re.IGNORECASE)
_LABELLED = re.compile(
    r"\s*(?:Title|Author|Editor|Translator|Illustrator|Contributor|Release [Dd]ate|Posting Date|Language|"
    r"Character set encoding|Credits|Original publication|Most recently updated|Produced by|"
    r"E-?text prepared by)"
    r"\s?:?\s+\S"
)
_ENDS = re.compile(r"\s*\W*End of (?:the |this )?(?:Project )?\w+.{0,120}", re.IGNORECASE)
_FARTHEST, _FEWEST = 120, 2
_BEGINS, _GOES_ON = frozenset({"text-B"}), frozenset({"text-I"})


def is_boundary(text: str) -> bool:
    """Whether a line says that a transcribed book starts or ends: `*** START OF THE … EBOOK …`."""
    return "**" in text and _BOUNDARY.fullmatch(text) is not None


def is_credit(text: str) -> bool:
    """Whether a line says who prepared a transcribed text: `Produced by …`."""
    return bool(_LABELLED.match(text))


def around_books(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of lines that a transcriber set around a book, or in place of a picture, by their place.

    Args:
        seen: the lines of running text.
    """
    aside = {*_header(seen), *_footer(seen)}
    out = {i: _goes(seen, i, aside) for i in sorted(aside)}
    out.update(_pictures(seen))
    return out


def _goes(seen: Sequence[Sight], i: int, aside: set[int]) -> frozenset[str]:
    sight = seen[i]
    begins = sight.gap or sight.across or i - 1 not in aside or _LABELLED.match(sight.text)
    return _BEGINS if begins or is_boundary(sight.text) else _GOES_ON


def _header(seen: Sequence[Sight]) -> range | set[int]:
    """The lines up to the mark of the start, and who prepared the text; else labelled lines at the head."""
    start = next((i for i, sight in enumerate(seen[:_FARTHEST]) if is_boundary(sight.text)), None)
    labelled = [i for i, sight in enumerate(seen[:_FARTHEST]) if _LABELLED.match(sight.text)]
    if start is None or len(labelled) + 1 < _FEWEST:
        run = [i for at, i in enumerate(labelled) if at == i]
        return set(run) if len(run) >= _FEWEST else set()
    end = start + 1
    if end < len(seen) and _LABELLED.match(seen[end].text):
        end += 1
        while end < len(seen) and not (seen[end].gap or seen[end].across):
            end += 1
    return range(end)


def _footer(seen: Sequence[Sight]) -> range:
    """The lines from the mark of the end on, and the one above it that says the same in words."""
    marks = [i for i, sight in enumerate(seen) if is_boundary(sight.text) and _is_end(sight.text)]
    if not marks:
        return range(0)
    first = marks[0]
    return range(first - (first > 0 and bool(_ENDS.fullmatch(seen[first - 1].text))), len(seen))


def _is_end(text: str) -> bool:
    match = _BOUNDARY.fullmatch(text)
    return match is not None and match["word"].upper() == "END"


def _pictures(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The lines of pictures and of sidenotes: from `[Illustration: …` to the bracket that closes it."""
    out: dict[int, frozenset[str]] = {}
    is_open = False
    for i, sight in enumerate(seen):
        if opens_illustration(sight.text) or opens_sidenote(sight.text):
            out[i] = _BEGINS
        elif is_open and not sight.gap:
            out[i] = _GOES_ON
        is_open = i in out and "]" not in sight.text
    return out
