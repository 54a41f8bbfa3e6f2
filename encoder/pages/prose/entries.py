"""Lines with which dated entries and those of inventories begin: they go on with nothing above them."""

from collections.abc import Container, Mapping, Sequence

from encoder.days import DayMark, find_entries, read_day
from encoder.language import is_item
from encoder.marks import HEADING_LINE
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain

_HEAD = frozenset({"head", "dateline"})
_HEADED = frozenset({"head"})
_TEXT, _GOES_ON, _RUNNING = frozenset({"text-B"}), frozenset({"text-I"}), frozenset({"text-B", "text-I"})
_LONGEST_HEAD, _LONGEST_TITLE = 40, 90
_MOST_WORDS = 4
"""Behind the day of a head: `27. August, nachts`."""
FEWEST_ITEMS = 2


def entry_labels(seen: Sequence[Sight]) -> Mapping[int, frozenset[str]]:
    """The labels that the first lines of entries may have, by their places among the lines.

    A day alone on its line is a head or a dateline, and so is a month or year above the days; one with text
    behind it begins a paragraph.
    """
    texts = [_beginning(seen, i) for i in range(len(seen))]
    entries = find_entries(texts)
    if not entries:
        return dict.fromkeys(_items(seen), _TEXT)
    begun = {entry.at for entry in entries}
    marked = {i for i, sight in enumerate(seen) if HEADING_LINE.match(sight.text)}
    marks = ((i, read_day(text)) for i, text in enumerate(texts) if i not in begun)
    heads = {i for i, mark in marks if mark is not None and mark.is_alone and mark.day is None}
    ends = begun | heads | {len(seen)}
    found = {entry.at: _labels(texts[entry.at], entry.mark, entry.at + 1 in ends) for entry in entries}
    if 2 * sum(entry.mark.is_alone for entry in entries) < len(entries):
        found |= {entry.at: _TEXT for entry in entries if entry.mark.year and entry.at + 1 in begun}
    found |= dict.fromkeys(marked & begun, _HEADED)
    return found | _within(seen, begun, ends) | dict.fromkeys(heads, _HEAD)


def _within(seen: Sequence[Sight], begun: Container[int], ends: Container[int]) -> dict[int, frozenset[str]]:
    """The labels of lines that go on with the entry right above them: they are its text."""
    out: dict[int, frozenset[str]] = {}
    goes_on = False
    for i, sight in enumerate(seen):
        if i in ends or sight.gap or sight.across:
            goes_on = False
        if i in begun and i + 1 < len(seen) and not seen[i + 1].gap and i + 1 not in ends:
            is_small = seen[i + 1].text.lstrip()[:1].islower()
            goes_on = is_small or len(sight.text.rstrip()) > _LONGEST_HEAD
            if goes_on and is_small:
                out[i] = _TEXT
        elif goes_on:
            out[i] = _GOES_ON if sight.text.lstrip()[:1].islower() else _RUNNING
    return out


def _items(seen: Sequence[Sight]) -> list[int]:
    """The lines that begin with `Item` or `Imprimis`, where there are several of them."""
    found = [
        i
        for i, sight in enumerate(seen)
        if is_item(sight.text) and (not i or sight.gap or ending(plain(seen[i - 1].text)) != "comma")
    ]
    return found if len(found) >= FEWEST_ITEMS else []


def _beginning(seen: Sequence[Sight], i: int) -> str:
    """The line without its Markdown, where it may begin something: by its place, or behind a stop."""
    sight = seen[i]
    if read_day(sight.text) is None and read_day(plain(sight.text)) is None:
        return plain(sight.text)[:_LONGEST_TITLE] if i == 0 or sight.gap else ""
    above = seen[i - 1].text if i else ""
    begins = not i or sight.gap or sight.across or indent_of(sight.text) > indent_of(above)
    ends = ending(plain(above)) in ("stop", "colon", "sign") or len(above) < _LONGEST_HEAD
    return plain(sight.text) if begins or ends else ""


def _labels(text: str, mark: DayMark, is_line: bool) -> frozenset[str]:
    """The labels of an entry's first line, which may be all of it."""
    if mark.is_alone:
        return _HEAD
    is_long = len(text) > _LONGEST_HEAD or len(text[mark.end :].split()) > _MOST_WORDS
    return _TEXT if is_long or is_line else _TEXT | _HEAD
