"""Quotations at the head of a text or chapter, and the lines below them that say where they are from."""

import re
from collections.abc import Mapping, Sequence

from encoder.language import is_chapter_heading
from encoder.model import Role
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight

_ATTRIBUTED = re.compile(r"(?:--|[—–―])\s?[^\W\d_]")
_DASH = re.compile(r"[.,]?\s(?:--?|[—–―])\s")
_NUMBER = re.compile(r"[IVXLCDM]+[.)]")
"""What numbers a poem or part, whose title stands behind it: `III. SONNET`."""
_OPENS, _CLOSES = '"“„«»', '"”“»«'
_MOST_LINES = 8

SET_IN, _FURTHER = 4, 4
_FAR_IN, _LONGEST, _MOST_WORDS = 8, 70, 10
AT_RIGHT, _LINES_AT_LEFT = 16, 4
"""Columns between the margin of what is quoted and the name far to the right below it."""
_SHORTEST, _FEW_NAMES = 3, 4


def names_source(text: str, indent: int) -> bool:
    """Whether a line set far in names an author or book in capitals: `SHAKESPEARE.`, `ECCLESIASTES, i. 7.`

    At the margin it has both, a dash between them: `CAMÕES - Lusiadas`.
    """
    if len(text) > _LONGEST:
        return False
    if indent < _FAR_IN:
        return _names_author_and_work(text)
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    first = words[0].strip(".,:'’»«„“”\"")
    if _NUMBER.fullmatch(words[0]):
        return False
    return len(first) >= _SHORTEST and first.isalpha() and first.isupper() and text[-1] not in "!?:;,"


def _names_author_and_work(text: str) -> bool:
    """Whether a line names an author in capitals and, behind a dash, a work: `A. F. MOTA -- Lira`"""
    parts = _DASH.split(text, maxsplit=1)
    if len(parts) < 2 or len(text.split()) > _MOST_WORDS + 2:
        return False
    author, work = parts
    letters = sum(map(str.isalpha, author))
    return author.isupper() and letters >= _SHORTEST and work[:1].isupper() and not work.isupper()


def epigraphs(seen: Sequence[Sight]) -> Mapping[int, Role]:
    """The rows of quotations set far in between a head and the text, with the name below.

    The name stands behind a dash below what is in quotation marks, or in capitals, further in than what it
    is said to have said.

    Args:
        seen: the lines of running text that nobody speaks.
    """
    found: dict[int, Role] = {}
    for i in range(2, len(seen) - 1):
        indent = indent_of(seen[i].text)
        if indent < _FAR_IN or not seen[i + 1].gap:
            continue
        text = seen[i].text.strip()
        dashed = _ATTRIBUTED.match(text) and len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
        named = dashed or names_source(text, indent) or _is_far_right(seen, i, indent)
        if not named:
            continue
        if not dashed and (start := _start_of_left(seen, i, indent)) is not None:
            found |= {sight.row: Role.CONTINUATION for sight in seen[start + 1 : i]}
            found |= {seen[start].row: Role.PARAGRAPH, seen[i].row: Role.PARAGRAPH}
            found[seen[start - 1].row] = Role.HEAD
            continue
        start = i
        while start > 0 and i - start < _MOST_LINES and indent_of(seen[start - 1].text) >= SET_IN:
            start -= 1
            if seen[start].gap:
                break
        title = seen[start - 1].text.strip() if start and start < i else ""
        said = " ".join(sight.text.strip() for sight in seen[start:i])
        is_headed = title.isupper() or is_chapter_heading(title)
        marked = said[:1] in _OPENS and said[-1:] in _CLOSES
        further = max((indent_of(sight.text) for sight in seen[start:i]), default=indent) + _FURTHER <= indent
        set_off = further and not seen[i].gap and not said.isupper()
        marked = marked and all(indent_of(sight.text) >= _FAR_IN for sight in seen[start:i])
        if is_headed and start < i and seen[start].gap and (marked or set_off):
            found |= {sight.row: Role.CONTINUATION for sight in seen[start + 1 : i]}
            found |= {seen[start].row: Role.PARAGRAPH, seen[i].row: Role.PARAGRAPH}
    return found


def _is_far_right(seen: Sequence[Sight], i: int, indent: int) -> bool:
    """Whether a few capitalised words stand right below what is set in, and far to the right of it."""
    text, above = seen[i].text.strip(), seen[i - 1].text
    named = text[0].isupper() and len(text.split()) <= _FEW_NAMES and text[-1] not in "!?:;,"
    return not seen[i].gap and named and SET_IN <= indent_of(above) <= indent - AT_RIGHT


def _start_of_left(seen: Sequence[Sight], i: int, indent: int) -> int | None:
    """Where a few lines at the left margin begin, between a head and a name that is set at the far right."""
    start = i - 1
    while start > 0 and not seen[start].gap:
        start -= 1
    lines = seen[start:i]
    is_left = all(indent_of(one.text) + AT_RIGHT <= indent and len(one.text) <= _LONGEST for one in lines)
    title = seen[start - 1].text.strip() if start else ""
    is_headed = len(title) <= _LONGEST and (title.isupper() or is_chapter_heading(title))
    is_said = not "".join(one.text for one in lines).isupper()
    return start if is_left and is_headed and is_said and len(lines) <= _LINES_AT_LEFT else None
