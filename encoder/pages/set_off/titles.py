"""Titles of poems: in capitals, in italics, and what more stands below them of who wrote and set them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from encoder.language import classes_of
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Parts
from encoder.pages.sights.sight import Sight

LONGEST_TITLE = 60
_LINES_OF_TITLE, _WORDS_OF_LABEL = 3, 2
_ITALICS = re.compile(r"_[^_]+_\.?")
_FAR_IN, _WORDS_SET_IN = 8, 6
_LINES_OF_DAY, _LONGEST_DAY = 2, 40
_YEAR = r"(?:1[3-9]|20)\d\d"
_DAY = re.compile(rf"(?<!\d)\d{{1,2}}\.?\s[^\d]*{_YEAR}(?!\d)|{_YEAR}[^\d]*\s\d{{1,2}}(?!\d)")
_COUNTED = re.compile(r"\s*(?P<word>[^\W\d_a-z][^\W\d_]{2,})\s(?P<n>\d{1,3})\.?(?!\w)")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|[IVXLC]{1,7})\.")
_MUSIC = re.compile(r"\[[^\[\]]+\]")
"""What stands for an illustration or for notes of music."""


def titles_set_off(seen: Sequence[Sight]) -> frozenset[int]:
    """The rows of blocks of one or two lines in italics from beginning to end, of `[Music]` and `Chorus.`"""
    starts = [i for i, sight in enumerate(seen) if not i or sight.gap]
    found: set[int] = set()
    for start, end in pairwise(starts):
        if end - start >= _LINES_OF_TITLE:
            continue
        said = "\n".join(sight.text.strip() for sight in seen[start:end])
        names = end - start == 1 and (is_bracket(said) or is_label(said))
        if names or _ITALICS.fullmatch(said):
            found.update(sight.row for sight in seen[start:end])
    return frozenset(found)


def titles_in_series(seen: Sequence[Sight]) -> frozenset[int]:
    """The rows of lines apart that count on with one word: `HYMN 2.`, `HYMN 3. (S. M.) _Old Hundred._`"""
    series: dict[str, list[tuple[int, int]]] = {}
    for at, sight in enumerate(seen):
        apart = (sight.gap or not at) and at + 1 < len(seen) and seen[at + 1].gap
        match = _COUNTED.match(sight.text) if apart and len(sight.text.strip()) <= LONGEST_TITLE else None
        if match is not None:
            series.setdefault(match["word"], []).append((int(match["n"]), sight.row))
    counted = (
        found
        for found in series.values()
        if len(found) > 1 and all(b - a == 1 for (a, _), (b, _) in pairwise(found))
    )
    return frozenset(row for found in counted for _, row in found)


def titles_set_in(seen: Sequence[Sight]) -> frozenset[int]:
    """The rows of a few words apart, set far in above stanzas that are not: `            Der Fischer.`"""
    found: set[int] = set()
    said = Counter(sight.text.strip() for sight in seen)
    for at, sight in enumerate(seen[:-2]):
        text, below = sight.text.strip(), seen[at + 1]
        apart = _is_apart(seen, at) and below.gap and not seen[at + 2].gap
        if (
            not apart
            or said[text] > 1
            or len(text.split()) > _WORDS_SET_IN
            or not (text[-1].isalnum() or text[-1] == ".")
        ):
            continue
        above = seen[at - 1].text.rstrip() if at else "."
        far = indent_of(sight.text) >= max(indent_of(below.text), indent_of(seen[at + 2].text)) + _FAR_IN
        if far and text[0].isupper() and not text[:-1].isdigit() and above[-1:] not in (",", ";", ":"):
            found.add(sight.row)
    return frozenset(found)


def _is_apart(seen: Sequence[Sight], at: int) -> bool:
    """Whether a line is apart from the one above, by a blank line or what is not among the lines: a rule."""
    return not at or bool(seen[at].gap) or seen[at].row - seen[at - 1].row > 1


def days_below(seen: Sequence[Sight]) -> list[int]:
    """The rows of one or two short lines apart, below others, whose first says day, month and year."""
    found: list[int] = []
    starts = [at for at in range(len(seen)) if _is_apart(seen, at)]
    for start, end in pairwise([*starts, len(seen)]):
        lines = [sight.text.strip() for sight in seen[start:end]]
        is_below = start and not seen[start - 1].gap and len(lines) <= _LINES_OF_DAY
        if is_below and all(len(line) <= _LONGEST_DAY for line in lines) and _DAY.search(lines[0]):
            words = re.findall(r"[^\W\d_]+", lines[0])
            if any("month" in classes_of(word) for word in words) and len(words) <= _LINES_OF_TITLE:
                found += [sight.row for sight in seen[start:end]]
    return found


def titles_above(seen: Sequence[Sight], last: int, verse: Parts) -> list[int]:
    """The rows of the title of a poem: in italics, or in capitals with more of it below.

    `HARK! I HEAR A SOUND.`, then `Air, "Calvary."`

    Args:
        seen: the lines.
        last: the line above the first of the poem.
        verse: the lines that are verse.
    """
    if not seen[last + 1].gap:
        return []
    if italics := title_in_italics(seen, last, verse):
        above = last - len(italics)
        is_numbered = above >= 0 and _NUMBERED.match(seen[above].text) and is_title(seen[above].text.strip())
        return [seen[above].row, *italics] if is_numbered and seen[above].row not in verse else italics
    at = last
    while at and last - at < _LINES_OF_TITLE and _may_subtitle(seen[at]) and seen[at].row not in verse:
        at -= 1
        far = not at or (seen[at].gap > seen[at + 1].gap and seen[at - 1].row in verse)
        if far and seen[at].row not in verse and is_title(seen[at].text.strip()):
            return [sight.row for sight in seen[at : last + 1] if not is_bracket(sight.text)]
    return []


def title_in_italics(seen: Sequence[Sight], last: int, verse: Parts) -> list[int]:
    """The rows of a few lines apart that are in italics from beginning to end; the last of them is given."""
    start = last
    while (
        start and not seen[start].gap and last - start < _LINES_OF_TITLE and seen[start - 1].row not in verse
    ):
        start -= 1
    said = "\n".join(sight.text.strip() for sight in seen[start : last + 1])
    is_apart = not start or bool(seen[start].gap)
    return [sight.row for sight in seen[start : last + 1]] if is_apart and _ITALICS.fullmatch(said) else []


def is_bracket(text: str) -> bool:
    """Whether a line is one in brackets: `[Music]`"""
    return bool(_MUSIC.fullmatch(text.strip()))


def is_label(text: str) -> bool:
    """Whether a line between stanzas says who sings the next: `Chorus.`"""
    words = text.split(None, _WORDS_OF_LABEL) if text[-1] in ".:" and text[0].isupper() else []
    return 0 < len(words) <= _WORDS_OF_LABEL


def _may_subtitle(sight: Sight) -> bool:
    """Whether a short line apart may say more of the poem below it: who wrote it, to what air."""
    text = sight.text.strip()
    return bool(sight.gap or sight.across) and len(text) <= LONGEST_TITLE and text[-1] in '."”_]'


def is_title(text: str) -> bool:
    """Whether a short line is in capitals."""
    return text.isupper() and len(text) <= LONGEST_TITLE
