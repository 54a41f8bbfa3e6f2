"""Verses between paragraphs with their poet's name below them: behind a dash, or alone far to the right."""

import re
from collections.abc import Iterator, Mapping, Sequence

from encoder.language import ends_in_farewell, is_farewell, is_salutation
from encoder.model import Role
from encoder.pages.set_off.judged_verse import is_wrapped
from encoder.pages.set_off.ragged import begins_large
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Parts
from encoder.pages.sights.sight import Sight

_DASHED = re.compile(r"(?:--|[—–―])\s?[_*]?[^\W\d_]")
_FEWEST, _MOST, _LONGEST, _SHORTEST = 2, 24, 64, 14
_SET_IN, _FAR_IN = 2, 12
_WORDS_OF_NAME, _WORDS_OF_POET = 8, 4
_LARGE, _LOWER, _FEWEST_WORDS = 0.8, 0.6, 3


def attributed(seen: Sequence[Sight], verse: Parts) -> Mapping[int, Role]:
    """The rows of such verses, and of the names below them.

    Args:
        seen: the lines that nobody speaks.
        verse: the rows that are verse already.
    """
    found: dict[int, Role] = {}
    for i in range(_FEWEST, len(seen)):
        if seen[i].row in verse or not _names(seen, i):
            continue
        start = _start(seen, i)
        lines = seen[start:i]
        known = all(line.row in verse for line in lines)
        if not _is_set_off(seen, start, i) or not (known or _are_verses(lines)):
            continue
        found |= ({} if known else dict(_stanzas(lines))) | {seen[i].row: Role.PARAGRAPH}
    return found


def _names(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line apart names a poet: it ends its paragraph, and no sentence goes on in it."""
    text, ends = seen[i].text.strip(), i + 1 == len(seen) or bool(seen[i + 1].gap)
    dashed = ends and _DASHED.match(text) is not None
    far = ends and indent_of(seen[i].text) >= indent_of(seen[i - 1].text) + _FAR_IN
    if not (dashed or (far and seen[i].gap)) or any(map(str.isdigit, text)):
        return False
    words = text.strip("_*").split()
    if dashed:
        return len(words) <= _WORDS_OF_NAME
    return len(words) <= _WORDS_OF_POET and all(word[0].isupper() for word in words)


def _start(seen: Sequence[Sight], end: int) -> int:
    """The first of the lines above a name that are set in as its verses are."""
    least, start = min(indent_of(seen[end - 1].text), indent_of(seen[end - 2].text)), end
    while start and end - start < _MOST and indent_of(seen[start - 1].text) >= max(least, _SET_IN):
        start -= 1
    return start


def _is_set_off(seen: Sequence[Sight], start: int, end: int) -> bool:
    """Whether lines and the name below them stand between paragraphs, farther in than the one above."""
    if end - start < _FEWEST or not seen[start].gap or not start or end + 1 == len(seen):
        return False
    least = min(indent_of(line.text) for line in seen[start:end])
    return indent_of(seen[start - 1].text) + _SET_IN <= least


def _are_verses(lines: Sequence[Sight]) -> bool:
    texts = [line.text.strip() for line in lines]
    inner = [word for text in texts for word in text.split()[1:] if word[:1].isalpha()]
    lower = sum(word[0].islower() for word in inner)
    large = sum(map(begins_large, texts))
    if any(map(_is_no_verse, lines)) or is_wrapped(lines):
        return False
    return large >= _LARGE * len(texts) and lower >= _LOWER * len(inner)


def _is_no_verse(line: Sight) -> bool:
    text = line.text.strip()
    if not _SHORTEST <= len(text) <= _LONGEST or len(text.split()) < _FEWEST_WORDS:
        return True
    return is_salutation(text) or is_farewell(text) or ends_in_farewell(text)


def _stanzas(lines: Sequence[Sight]) -> Iterator[tuple[int, Role]]:
    for at, line in enumerate(lines):
        yield line.row, Role.VERSE if at and not line.gap else Role.STANZA
