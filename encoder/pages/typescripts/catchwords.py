"""Catchwords: the last words of a page, repeated as the first of the next."""

import re
from dataclasses import replace

from encoder.model import SILENT, Line, Page, Role, RoledLine

LONGEST = 5
_WORD = re.compile(r"\S+")
_SILENT = SILENT | {Role.BLANK}


def part_catchwords(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages, with catchwords at the end of a line of text on a line of their own.

    `… exchange of US and` | `of US and military …` → `… exchange`, catchword `of US and`
    """
    out = list(pages)
    for index in range(len(out) - 1):
        at = _last_text(out[index])
        first = _first_text(out[index + 1])
        if at is None or first is None or first.role is not Role.CONTINUATION:
            continue
        if out[index].lines[at].ruled:
            continue
        line = out[index].lines[at].line
        start = _repeated_from(line.text, first.line.text)
        if start:
            out[index] = _parted(out[index], at, start)
    return tuple(out)


def is_repeated(text: str, after: str) -> bool:
    """Whether a line is the beginning of another, cut short: `3. The agend i` of `3. The agenda for …`."""
    own, other = (re.sub(r"\W", "", part).lower() for part in (text, after))
    if not 4 < len(own) <= 40 or len(other) <= len(own):
        return False
    return other.startswith(own) or (len(own) > 7 and other.startswith(own[:-2]))


def _last_text(page: Page) -> int | None:
    places = (at for at in range(len(page.lines) - 1, -1, -1) if page.lines[at].role not in _SILENT)
    return next(places, None)


def _first_text(page: Page) -> RoledLine | None:
    return next((roled for roled in page.lines if roled.role not in _SILENT), None)


def _repeated_from(before: str, after: str) -> int:
    """The offset of the last words of a line that the next page begins with; 0 where there are none."""
    words, following = list(_WORD.finditer(before)), _WORD.findall(after)
    for count in range(min(LONGEST, len(words) - 1, len(following) - 1), 0, -1):
        tail = [word.group().lower() for word in words[-count:]]
        if tail == [word.lower() for word in following[:count]] and len("".join(tail)) > 4:
            return words[-count].start()
    return 0


def _parted(page: Page, at: int, start: int) -> Page:
    roled = page.lines[at]
    line = roled.line
    kept = Line(line.number, line.start, line.text[:start])
    caught = Line(line.number, line.start + start, line.text[start:])
    both = (roled._replace(line=kept), RoledLine(caught, Role.CATCHWORD, roled.certainty))
    return replace(page, lines=(*page.lines[:at], *both, *page.lines[at + 1 :]))
