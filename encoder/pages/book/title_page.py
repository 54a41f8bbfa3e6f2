"""Title pages: the title, by whom it is, who printed it, where and when, above the text of a book.

They are told by the imprint: words for printing or selling, and a year alone. The title is one head, the rest
paragraphs, so that no line of an imprint heads anything.
"""

import re
from collections.abc import Sequence

from encoder import language
from encoder.language.folding import fold_words
from encoder.language.phrases import has_phrase
from encoder.model import Role
from encoder.pages.book.front_matter import is_boundary, is_credit
from encoder.pages.sights.sight import Sight

_YEAR = re.compile(r"\W*(?:an(?:no|n[ée]e)\W+)?(?:1[4-9]\d\d|20\d\d|M[DC][CDLXVI. ]{0,14})\W*", re.IGNORECASE)
_ENDS_IN_YEAR = re.compile(r".*\D(?:1[4-9]\d\d|20\d\d|M[DC][CDLXVI]{2,12})\W*")
_FARTHEST, _LONGEST, _BELOW, _FEWEST_ABOVE = 30, 72, 5, 3
_MOST_ROOM, _MOST_OF_TITLE = 2, 12
"""Blank lines between the lines of a title alone, and lines that it has fewer of."""


def title_page(seen: Sequence[Sight], listed: frozenset[int]) -> dict[int, Role]:
    """The roles of the lines of a title page, by row; empty where no imprint tells of one.

    Args:
        seen: the lines of running text.
        listed: the rows of tables and lists: a line alone above them, below the title page, is their head.
    """
    start = _start(seen)
    end = _end(seen, start)
    if end is None:
        end = _end_of_half_title(seen, start) or start
        title = [sight.row for sight in seen[start:end]]
        return dict.fromkeys(title, Role.CONTINUATION) | dict.fromkeys(title[:1], Role.HEAD)
    roles: dict[int, Role] = {}
    titled, printed = True, False
    for i in range(start, end):
        sight, begins = seen[i], i == start or bool(seen[i].gap or seen[i].across)
        stays = titled and sight.text.isupper() and not _names_author(sight.text)
        if begins:
            titled = i == start or (stays and not _is_imprint(seen, i))
        goes_on = i > start and (titled or printed or not begins)
        roles[sight.row] = Role.CONTINUATION if goes_on else Role.HEAD if i == start else Role.PARAGRAPH
        printed = printed or (not titled and _is_imprint(seen, i))
    return roles | _head_of_list(seen, end, listed)


def end_of_title_page(seen: Sequence[Sight]) -> tuple[int, int] | None:
    """Where a title page begins and ends among lines; None where no imprint tells of one."""
    start = _start(seen)
    end = _end(seen, start)
    return None if end is None else (start, end)


def _start(seen: Sequence[Sight]) -> int:
    """Where the book begins, behind what transcribers say of it."""
    bound = [i for i, sight in enumerate(seen[: 4 * _FARTHEST]) if is_boundary(sight.text)]
    start = bound[0] + 1 if bound else 0
    while start < len(seen) and is_credit(seen[start].text):
        start += 1
        while start < len(seen) and not seen[start].gap:
            start += 1
    return start


def _end(seen: Sequence[Sight], start: int) -> int | None:
    """Where the title page ends: behind the year of the imprint, short lines all above it."""
    for i in range(start + 1, min(start + _FARTHEST, len(seen) - 1)):
        text = seen[i].text
        if len(seen[i - 1].text.strip()) > _LONGEST or len(text.strip()) > _LONGEST:
            return None
        if language.is_salutation(text):
            return None
        if _is_dated_imprint(seen, start, i):
            return i + 1
        if says_printing(text):
            years = (at + 1 for at in range(i, min(i + _BELOW, len(seen) - 1)) if _is_year(seen[at].text))
            return next(years, None)
    return _end_of_author(seen, start)


def _end_of_half_title(seen: Sequence[Sight], start: int) -> int | None:
    """Where a title alone ends: lines apart, a small word for itself among them, much room below the last."""
    end = start + 1
    while end < len(seen) and 0 < seen[end].gap <= _MOST_ROOM and not seen[end].across:
        end += 1
    lines = [sight.text.strip() for sight in seen[start:end]]
    if not _FEWEST_ABOVE <= len(lines) < _MOST_OF_TITLE or end == len(seen) or seen[end].gap <= _MOST_ROOM:
        return None
    small = any(_is_small(text) for text in lines[1:-1])
    short = all(len(text) <= _LONGEST // 2 and not any(map(str.isdigit, text)) for text in lines)
    return end if small and short and not any(map(language.is_salutation, lines)) else None


def _is_small(text: str) -> bool:
    """Whether a line is one small word, as titles have it between two great ones: `OF`, `do`."""
    known = language.classes_of(text) if text.isalpha() else frozenset()
    return any(name.startswith("function") for name in known)


def _end_of_author(seen: Sequence[Sight], start: int) -> int | None:
    """Where a title page without an imprint ends: behind the name below a line that is only `BY`."""
    for i in range(start + 1, min(start + _FARTHEST, len(seen) - 2)):
        text, name, follows = seen[i].text, seen[i + 1].text, seen[i + 2]
        if len(text.strip()) > _LONGEST:
            return None
        words = fold_words(text)
        if words and language.begins_with(text, "author") == len(words) and follows.gap:
            return i + 2 if len(name.strip()) <= _LONGEST // 2 else None
    return None


def _is_dated_imprint(seen: Sequence[Sight], start: int, i: int) -> bool:
    """Whether a year alone ends a block of place, printer and year, the lines of a title above it."""
    if not _YEAR.fullmatch(seen[i].text) or seen[i].gap or i + 1 == len(seen) or not seen[i + 1].gap:
        return False
    first = i
    while first > start and not seen[first].gap:
        first -= 1
    block = seen[first:i]
    is_place = seen[first].text.strip(" .,:").isupper() and not any(
        _names_month(sight.text) for sight in block
    )
    return first - start >= _FEWEST_ABOVE and 0 < len(block) < _BELOW and is_place


def _is_year(text: str) -> bool:
    return (
        len(text.strip()) <= _LONGEST
        and not _names_month(text)
        and bool(_YEAR.fullmatch(text) or _ENDS_IN_YEAR.fullmatch(text))
    )


def _names_month(text: str) -> bool:
    """Whether a line names a month, as the date of a letter does."""
    return any("month" in language.classes_of(word) for word in fold_words(text))


def says_printing(text: str) -> bool:
    """Whether a line names printer or seller, and no month, as letters do."""
    return has_phrase("imprint", fold_words(text)) and not _names_month(text)


def _is_imprint(seen: Sequence[Sight], i: int) -> bool:
    """Whether the block that a line stands in, from the line on, is an imprint."""
    end = next((at for at in range(i + 1, len(seen)) if seen[at].gap or seen[at].across), len(seen))
    return any(says_printing(sight.text) for sight in seen[i : min(end, i + _BELOW)])


def _names_author(text: str) -> bool:
    return language.begins_with(text, "author") > 0


def _head_of_list(seen: Sequence[Sight], i: int, listed: frozenset[int]) -> dict[int, Role]:
    """The line alone below a title page and above a list of what is in the book."""
    row, text = seen[i].row, seen[i].text
    below = [other for other in listed if row < other <= row + _BELOW]
    follows = seen[i + 1].row if i + 1 < len(seen) else None
    is_head = bool(below) and (follows is None or follows in below or follows > min(below))
    return {row: Role.HEAD} if is_head and row not in listed and len(text.strip()) <= _LONGEST else {}
