"""Speech and verse in the lines of a document: what is set off from prose, found before prose is read."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence, Set
from itertools import pairwise

from encoder.language import is_chapter_heading
from encoder.model import Role
from encoder.pages.set_off.attributed import attributed
from encoder.pages.set_off.couplets import couplets
from encoder.pages.set_off.epigraphs import epigraphs, names_source
from encoder.pages.set_off.refrains import refrains
from encoder.pages.set_off.titles import (
    LONGEST_TITLE,
    days_below,
    is_bracket,
    is_label,
    is_title,
    title_in_italics,
    titles_above,
    titles_in_series,
    titles_set_in,
)
from encoder.pages.set_off.verse import find_verse
from encoder.pages.sights.layout import indent_of, layout_of
from encoder.pages.sights.parts import Part, Parts, whole
from encoder.pages.sights.sight import Sight
from encoder.pages.speech import find_speech
from encoder.pages.tables.captions import title_of_account

_NUMERAL = re.compile(r"\s*(?:[IVXLC]{1,7}|\d{1,3})\s*\.?\s*")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_FAR_IN = 8
_MOST_VERSES = 12
_WORDS_OF_TITLE = 6
_SURE = 0.9
_FAR = 3
"""Blank lines that part verse from verse where speech stands between."""


def find_staged(
    seen: Sequence[Sight],
    prose: Collection[int] = frozenset(),
    tables: Collection[int] = (),
    *,
    keeps_lines: bool = False,
) -> tuple[dict[int, tuple[Part, ...]], dict[int, float]]:
    """The parts of the lines of speech and of verse, and the certainty of each line.

    Args:
        seen: the lines of running text.
        prose: the rows that are no verse.
        tables: the rows of tables, which are not among the lines.
        keeps_lines: whether prose has the lines of a manuscript, or of print.
    """
    seen = list(_parted(seen, tables))
    speech, certainty = find_speech(seen)
    parts: dict[int, tuple[Part, ...]] = dict(speech)
    certainties = dict.fromkeys(speech, certainty)
    rest = [sight for sight in seen if sight.row not in parts and sight.row not in prose]
    if rest:
        verse, sure = find_verse(list(_parted(rest, parts.keys())), layout_of(rest), keeps_lines=keeps_lines)
        set_in = titles_set_in(rest)
        verse |= {row: whole(role) for row, role in refrains(rest, verse).items() if row not in set_in}
        verse |= {row: whole(role) for row, role in attributed(rest, verse).items()}
        verse |= {row: whole(role) for row, role in couplets(rest, verse)}
        heads = set(_heads(rest, verse))
        sources = dict.fromkeys(_sources(rest, verse), whole(Role.PARAGRAPH))
        parts |= verse | dict.fromkeys(heads, whole(Role.HEAD)) | sources
        parts |= dict.fromkeys(_music(rest, verse), whole(Role.PARAGRAPH))
        parts |= dict.fromkeys(_rests_of_titles(rest, heads), whole(Role.CONTINUATION))
        places = list(_places_below(rest, verse))
        parts |= dict.fromkeys(places, whole(Role.DATELINE))
        parts |= {row: whole(role) for row, role in epigraphs(rest).items() if row not in verse}
        certainties |= sure | dict.fromkeys(heads, _SURE)
    titled = {row: whole(role) for row, role in title_of_account(seen, tables)}
    return titled | parts, certainties


def _parted(seen: Sequence[Sight], others: Collection[int]) -> Iterator[Sight]:
    """Lines; what stands behind a speech or a table is far from what stands above it."""
    rows = sorted(others)
    above = -1
    for sight in seen:
        parted = bisect_left(rows, sight.row) > bisect_left(rows, above)
        yield sight._replace(gap=max(sight.gap, _FAR), across="") if parted and above >= 0 else sight
        above = sight.row


def _sources(seen: Sequence[Sight], verse: Parts) -> Iterator[int]:
    """The lines below a few verses at the head of a chapter that say in capitals where they are from."""
    start = 0
    for i, sight in enumerate(seen[:-1]):
        if sight.row in verse:
            continue
        few = 0 < i - start <= _MOST_VERSES
        if few and names_source(sight.text.strip(), indent_of(sight.text)):
            title = seen[start - 1].text.strip() if start else ""
            if title.isupper() or is_chapter_heading(title):
                yield sight.row
        start = i + 1


def _places_below(seen: Sequence[Sight], verse: Parts) -> Iterator[int]:
    """The lines far in below a poem that say a year, and a place before or behind it: `1887, Кронштадт`"""
    days = {*days_below(seen)}
    below: set[int] = set()
    for above, sight in pairwise(seen):
        if sight.row in days and (above.row in verse or above.row in below):
            below.add(sight.row)
            yield sight.row
            continue
        is_far = sight.gap > 0 and indent_of(sight.text) >= indent_of(above.text) + _FAR_IN
        is_below = above.row in verse and sight.row not in verse and is_far
        if not is_below:
            continue
        words = sight.text.split()
        said = [words[at].strip(".,()") for at in (0, -1)]
        if len(words) <= _WORDS_OF_TITLE and any(map(_YEAR.fullmatch, said)):
            yield sight.row


def _heads(seen: Sequence[Sight], verse: Parts) -> Iterator[int]:
    """The numbers and titles of poems: a numeral, or lines in capitals, right above a stanza."""
    if verse:
        yield from titles_in_series(seen) - verse.keys()
        on_top = {above.row for above, sight in pairwise(seen) if sight.row in verse}
        yield from (titles_set_in(seen) & on_top) - verse.keys()
    for i, (above, sight) in enumerate(pairwise(seen)):
        begins = sight.row in verse and verse[sight.row][0].role is Role.STANZA and above.row not in verse
        text = above.text.strip()
        if not begins:
            continue
        if titles := titles_above(seen, i, verse):
            yield from titles
            continue
        if sight.gap and i and not above.gap and _is_subtitle(text) and is_title(seen[i - 1].text.strip()):
            yield from (seen[i - 1].row, above.row)
            continue
        is_first = not i or (above.gap and _ends(seen[i - 1], verse))
        if above.gap and sight.gap and i and seen[i - 1].row in verse and is_label(text):
            yield above.row
            continue
        titled = sight.gap > 0 and (is_title(text) or (_is_named(text) and is_first))
        if titled or _NUMERAL.fullmatch(text):
            yield above.row
        if (
            _NUMERAL.fullmatch(text)
            and i
            and above.gap
            and _is_first_number(text)
            and _is_title_above(seen, i - 1, verse)
        ):
            yield seen[i - 1].row
        if _NUMERAL.fullmatch(text) and i and above.gap and _is_first_number(text):
            yield from title_in_italics(seen, i - 1, verse)
        while i and is_title(text) and not seen[i].gap and is_title(seen[i - 1].text.strip()):
            i -= 1
            yield seen[i].row


def _music(seen: Sequence[Sight], verse: Parts) -> Iterator[int]:
    """The lines in brackets above a poem that stand for its notes, or a picture."""
    for above, sight in pairwise(seen):
        begins = sight.row in verse and verse[sight.row][0].role is Role.STANZA and bool(sight.gap)
        if begins and above.gap and above.row not in verse and is_bracket(above.text):
            yield above.row


def _rests_of_titles(seen: Sequence[Sight], heads: Set[int]) -> Iterator[int]:
    """The further lines of titles whose italics go on over a line's end."""
    for above, sight in pairwise(seen):
        is_below = above.row in heads and sight.row in heads and not sight.gap
        if is_below and above.text.count("_") % 2 and sight.text.count("_") % 2:
            yield sight.row


def _is_first_number(text: str) -> bool:
    """Whether a numeral is that of the first part of a poem."""
    return text.strip(" .") in ("I", "1")


def _is_title_above(seen: Sequence[Sight], i: int, verse: Parts) -> bool:
    """Whether a line apart from others, above the number of a poem's first part, is its title."""
    text = seen[i].text.strip()
    is_apart = not i or bool(seen[i].gap)
    return seen[i].row not in verse and is_apart and (is_title(text) or (not i and _is_named(text)))


def _is_named(text: str) -> bool:
    """Whether a short line that ends in no stop can be the title of a poem: `2. Abendlied`"""
    is_short = len(text.split()) <= _WORDS_OF_TITLE
    return is_short and text[0].isalnum() and not text[0].islower() and text[-1].isalnum()


def _is_subtitle(text: str) -> bool:
    """Whether a short line below a title in capitals says more of the poem: `The Pilgrim's Rest.`"""
    return len(text.split()) <= _WORDS_OF_TITLE and text[0].isupper() and len(text) <= LONGEST_TITLE


def _ends(above: Sight, verse: Parts) -> bool:
    """Whether what stands above the title of a poem is verse, or another title."""
    return above.row in verse or is_title(above.text.strip())
