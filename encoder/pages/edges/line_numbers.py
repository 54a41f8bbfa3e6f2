"""Numbers of lines in the margin: every fifth or fourth verse of a poem, each line of a transcript.

They count with the lines, which nothing else in a margin does: notes and items begin anew with what they
say, and page numbers with the page.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from encoder.model import FURNITURE, VERSE, Role
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Part, Parts

_BEHIND = re.compile(r"\S(?P<gap>\s{2,}|\t)(?P<n>\d{1,4})\s*$")
_BEFORE = re.compile(r"\s*(?P<n>\d{1,4})(?P<gap>\s{2,}|\t|\s(?=\s*(?:[^\W\d_]|[\[«“„\"])))(?=\S)")
_ALONE = re.compile(r"\s*(?P<n>\d{1,4})(?P<gap>\s*)$")
_PAGE = re.compile(r"\s*[-–—]?\s*\d{1,4}\s*[-–—]?\s*")
_COUNT = re.compile(r"\s*\d{1,3}\.?\s*")
_LONGEST_STANZA = 14
_NAMES_BETWEEN = 2
_STEP = 5
_QUATRAIN, _TERCET, _FEWEST_ENDS = 4, 3, 3
_FEWEST_EACH = 6
_FEWEST_TURNS = 3
_TURN = re.compile(r"\s{2,}[^\W\d_](?:\.|\s)\s*\S")
"""A letter alone that stands further in, for question or answer."""
_MOST_BETWEEN = 6
"""For each verse, how many lines with names and directions there may be."""
_SMALLEST, _LINES_OF_TITLE, _LINES_OF_SHORT, _LONGEST_VERSE = 3, 4, 60, 64
_MOST = 0.6
_LOWER = 0.1
_NO_NUMBERS = FURNITURE | {Role.MARKUP, Role.BLANK, Role.PAGE_MARK, Role.NOTE, Role.TABLE}
_NUMBERED_BEHIND = VERSE | {Role.PARAGRAPH, Role.CONTINUATION}


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    n: int


Numbers = Mapping[int, tuple[int, int, bool, int]]
"""Where the numbers begin and end in their lines, whether they stand before the text, and what they are."""


def without_line_numbers(texts: Sequence[str]) -> tuple[list[str], Numbers]:
    """The lines with blanks for the numbers in their margins, and where these stand.

    Args:
        texts: of all lines.
    """
    filled = [row for row, text in enumerate(texts) if text.strip()]
    numbered = [row for row in filled if texts[row].rstrip()[-1].isdecimal()]
    alone = {row: found for row in filled if (found := _number(_ALONE, texts[row]))}
    behind = {row: found for row in numbered if (found := _number(_BEHIND, texts[row]))}
    before = {row: found for row in filled if (found := _number(_BEFORE, texts[row]))}
    kept = _fifths(behind, filled) or _by_stanza(behind, filled) or _only(behind, filled, texts)
    if kept:
        before = {}
    else:
        kept = (
            _fifths(before, filled)
            or _outside(before, filled, texts)
            or _by_stanza(before, filled)
            or _each(_with_lone(before, alone), filled, texts)
        )
    out = list(texts)
    for row, number in kept.items():
        text = texts[row]
        out[row] = text[: number.start] + " " * (number.end - number.start) + text[number.end :]
    leading = before.keys() | alone.keys()
    return out, {row: (number.start, number.end, row in leading, number.n) for row, number in kept.items()}


def _number(pattern: re.Pattern[str], text: str) -> _Number | None:
    match = pattern.search(text) if pattern is _BEHIND else pattern.match(text)
    return _Number(match.start("n"), match.end("n"), int(match["n"])) if match else None


def _fifths(found: Mapping[int, _Number], filled: Sequence[int]) -> dict[int, _Number]:
    """The numbers that count the lines between them: 5 and 10 stand five lines apart."""
    place = {row: at for at, row in enumerate(filled)}

    def counts(one: int, other: int) -> bool:
        more, lines = found[other].n - found[one].n, place[other] - place[one]
        return more > 0 and more % _STEP == 0 and 0 <= lines - more <= _NAMES_BETWEEN * more

    rows = [row for row in found if found[row].n and found[row].n % _STEP == 0]
    strange = {
        row
        for above, row, below in zip(rows, rows[1:], rows[2:], strict=False)
        if counts(above, below) and not counts(above, row) and not counts(row, below)
    }
    rows = [row for row in rows if row not in strange]
    counted = sum(counts(one, other) for one, other in pairwise(rows))
    if not counted or counted < _MOST * (len(rows) - 1) or len(rows) < _MOST * len(found):
        return {}
    return {row: found[row] for row in rows}


def _outside(found: Mapping[int, _Number], filled: Sequence[int], texts: Sequence[str]) -> dict[int, _Number]:
    """The numbers left of all other lines, each before a line that begins where others do.

    They count verses, which speakers' names and directions lie between.
    """
    rows = [row for row in found if found[row].n and found[row].n % _STEP == 0]
    begins = {len(texts[row]) - len(texts[row][found[row].end :].lstrip()) for row in rows}
    if len(rows) < 2 or len(begins) > 1:
        return {}
    margin, *_ = begins
    numbered = frozenset(rows)
    indents = [indent_of(texts[row]) for row in filled if row not in numbered]
    if min(indents, default=0) < margin or indents.count(margin) < _STEP:
        return {}
    place = {row: at for at, row in enumerate(filled)}
    steps = [(found[b].n - found[a].n, place[b] - place[a]) for a, b in pairwise(rows)]
    counts = all(0 < more <= lines <= _MOST_BETWEEN * more for more, lines in steps)
    return {row: found[row] for row in rows} if counts else {}


def _by_stanza(found: Mapping[int, _Number], filled: Sequence[int]) -> dict[int, _Number]:
    """The numbers of the last lines of quatrains or tercets."""
    return _at_ends(found, filled, _QUATRAIN) or _at_ends(found, filled, _TERCET)


def _at_ends(found: Mapping[int, _Number], filled: Sequence[int], size: int) -> dict[int, _Number]:
    """The numbers at the ends of stanzas of some lines: all of them, and each is the number of its line.

    They may begin anew with each canto.
    """
    if len(found) < _FEWEST_ENDS or any(not number.n or number.n % size for number in found.values()):
        return {}
    place = {row: at for at, row in enumerate(filled)}
    steps = [(found[b].n - found[a].n, place[b] - place[a], found[b].n) for a, b in pairwise(found)]
    going_on = [(more, lines) for more, lines, n in steps if n > size]
    exact = all(more == lines == size for more, lines in going_on)
    return dict(found) if exact and len(going_on) >= _FEWEST_ENDS - 1 else {}


def _only(found: Mapping[int, _Number], filled: Sequence[int], texts: Sequence[str]) -> dict[int, _Number]:
    """The only number of a short poem: it says the place of its line, titles left aside."""
    if len(found) != 1 or len(filled) > _LINES_OF_SHORT:
        return {}
    (row, number), *_ = found.items()
    first = filled.index(row) + 1 - number.n
    if number.n < _SMALLEST or not 0 <= first <= _LINES_OF_TITLE:
        return {}
    starts_apart = not first or filled[first] - filled[first - 1] > 1
    counted = [texts[at].strip() for at in filled[first : filled.index(row)]]
    alike = all(len(text) <= _LONGEST_VERSE and not text[-1].isdecimal() for text in counted)
    return dict(found) if starts_apart and alike else {}


def _with_lone(found: Mapping[int, _Number], alone: Mapping[int, _Number]) -> dict[int, _Number]:
    """The numbers before text, with those of empty lines that go on counting."""
    out: dict[int, _Number] = {}
    last = 0
    for row, number in sorted({**alone, **found}.items()):
        if row in found or number.n == last + 1:
            out[row] = number
            last = number.n
    return out


def _each(found: Mapping[int, _Number], filled: Sequence[int], texts: Sequence[str]) -> dict[int, _Number]:
    """The numbers of nearly all lines, which count from 1 on each page, with sentences over line ends."""
    if len(found) < _FEWEST_EACH or len(found) < _MOST * len(filled):
        return {}
    rows = list(found)
    steps = [found[b].n - found[a].n for a, b in pairwise(rows)]
    counted = sum(step == 1 for step in steps)
    anew = sum(found[b].n == 1 for _, b in pairwise(rows))
    rests = [texts[row][found[row].end :] for row in rows]
    lower = sum(rest.lstrip()[:1].islower() for rest in rests)
    asked = sum(rest[:1].isspace() and _TURN.match(rest) is not None for rest in rests)
    if counted + anew < 0.9 * len(steps) or (lower < _LOWER * len(rows) and asked < _FEWEST_TURNS):
        return {}
    return dict(found)


def stanzas_counted(texts: Sequence[str], numbers: Numbers) -> dict[int, Role]:
    """The lines of stanzas of three or four, of each of which the last has its number: they are verse."""
    found: dict[int, Role] = {}
    for row, (_, _, is_before, _) in numbers.items():
        start = row
        while start and texts[start - 1].strip():
            start -= 1
        ends = row + 1 == len(texts) or not texts[row + 1].strip()
        if is_before or not ends or row - start + 1 not in (_TERCET, _QUATRAIN):
            return {}
        found |= {start: Role.STANZA} | dict.fromkeys(range(start + 1, row + 1), Role.VERSE)
    return found if len(numbers) >= _FEWEST_ENDS else {}


def numbers_of_stanzas(texts: Sequence[str]) -> frozenset[int]:
    """The rows of numbers alone between stanzas of as many lines each, which count these and no pages."""
    filled = [row for row, text in enumerate(texts) if text.strip()]
    alone = [at for at, row in enumerate(filled) if _COUNT.fullmatch(texts[filled[at]])]
    if len(alone) < _FEWEST_ENDS:
        return frozenset()
    said = [int(texts[filled[at]].strip(" .")) for at in alone]
    sizes = {b - a - 1 for a, b in pairwise(alone)}
    between = [texts[row].strip() for row in filled[alone[0] : alone[-1]] if not _COUNT.fullmatch(texts[row])]
    large = sum(next((char for char in text if char.isalpha()), "").isupper() for text in between)
    are_stanzas = (
        len(sizes) == 1
        and _TERCET <= min(sizes) <= _LONGEST_STANZA
        and all(b - a == 1 for a, b in pairwise(said))
        and all(len(text) <= _LONGEST_VERSE for text in between)
        and large >= _MOST * len(between)
    )
    return frozenset(filled[at] for at in alone) if are_stanzas else frozenset()


def singly_numbered(numbers: Numbers) -> frozenset[int]:
    """The rows of a transcript of which each line has its number: poems have one at every fourth or fifth."""
    singly = sum(numbers[b][3] == numbers[a][3] + 1 for a, b in pairwise(numbers))
    return frozenset(numbers) if singly > _MOST * len(numbers) else frozenset()


def numbers_of_pages(texts: Sequence[str], numbers: Numbers) -> dict[int, str]:
    """The lines that are nothing but a number, right above a line where the count of lines begins anew.

    Args:
        texts: the lines, without the numbers in their margins.
        numbers: of the lines.
    """
    filled = [row for row, text in enumerate(texts) if text.strip()]
    return {
        row: texts[row].strip()
        for row, below in pairwise(filled)
        if row not in numbers and below in numbers and numbers[below][3] == 1 and _PAGE.fullmatch(texts[row])
    }


def with_line_numbers(parts: Parts, numbers: Numbers, roles: Mapping[int, Role]) -> Parts:
    """The parts of lines, with the numbers in the margins as parts of their own.

    Args:
        parts: of lines.
        numbers: in their margins.
        roles: of the lines that have no parts.
    """
    out = dict(parts)
    for row, (start, end, leads, _) in numbers.items():
        if roles.get(row, Role.BLANK) is Role.BLANK and row not in out:
            out[row] = (Part(start, Role.LINE_NUMBER),)
            continue
        own = out.get(row) or (Part(0, roles.get(row, Role.PARAGRAPH)),)
        if own[0].role in _NO_NUMBERS or not (leads or own[-1].role in _NUMBERED_BEHIND):
            continue
        number = Part(start, Role.LINE_NUMBER)
        if leads:
            own = (own[0]._replace(start=max(own[0].start, end)), *own[1:])
        out[row] = (number, *own) if leads else (*own, number)
    return out
