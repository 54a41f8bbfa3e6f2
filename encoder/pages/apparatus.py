"""The apparatus of critical editions at the foot of the text: notes tied to lines by their numbers.

One paragraph holds many of them: each begins within a line with the number of the line of text that it tells
of. What proves it are the signs of readings, lemmata, terms of editors and sigla, and numbers that never fall
and do not go beyond the lines of the text above.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from encoder.model import Role
from encoder.note_apparatus import Entry, entries_of, sigla, signs_of_readings
from encoder.pages.sights.parts import Part

_FEWEST_SIGNS = 3
_FEWEST_IN_ONE = 2
_TOLERANCE = 3
_NUMBERED = re.compile(r"\s*[1-9]\d{0,2}\s")
"""What every line has that begins with an entry."""


@dataclass(slots=True)
class Apparatus:
    """What was found.

    Attributes:
        roles: of the lines.
        parts: of the lines in which further notes begin.
    """

    roles: dict[int, Role] = field(default_factory=dict)
    parts: dict[int, tuple[Part, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines without a blank one between, and the entries in each, where the first begins with one."""

    rows: range
    entries: Mapping[int, Sequence[Entry]]
    signs: int
    sigla: int = 0

    @property
    def numbers(self) -> list[int]:
        return [entry.n for row in self.rows for entry in self.entries.get(row, ())]

    @property
    def has_readings(self) -> bool:
        signs = self.signs + self.sigla
        return self.signs > 0 and signs >= max(_FEWEST_IN_ONE, len(self.numbers) / 2)


def find_apparatus(texts: Sequence[str], breaks: Sequence[bool]) -> Apparatus:
    """The apparatus of a text, by line.

    Args:
        texts: all lines, without page marks and running heads.
        breaks: for each line, whether it is a page mark.
    """
    out = Apparatus()
    for block in _blocks(list(_paragraphs(texts, breaks))):
        for paragraph in block:
            _put(out, paragraph)
    return out


def _put(out: Apparatus, paragraph: _Paragraph) -> None:
    for row in paragraph.rows:
        starts = [entry.start for entry in paragraph.entries.get(row, ())]
        begins = row == paragraph.rows[0]
        out.roles[row] = Role.NOTE if begins else Role.CONTINUATION
        inner = [Part(start, Role.NOTE) for start in starts[begins:]]
        if inner and inner[0].start == 0:
            out.roles[row] = Role.NOTE
            inner = inner[1:]
        if inner:
            out.parts[row] = (Part(0, out.roles[row]), *inner)


def _blocks(paragraphs: Sequence[_Paragraph]) -> Iterator[list[_Paragraph]]:
    """Paragraphs of apparatus next to each other below a text that has the lines of which they tell."""
    text = 0
    found: list[tuple[list[_Paragraph], int]] = []
    previous: _Paragraph | None = None
    for paragraph in paragraphs:
        if not paragraph.entries:
            text += len(paragraph.rows)
            previous = None
            continue
        if previous is None:
            found.append(([], text))
            text = 0
        found[-1][0].append(paragraph)
        previous = paragraph
    kept = [block for block, lines in found if _tells_of(block, lines)]
    if sum(one.signs for block in kept for one in block if one.has_readings) >= _FEWEST_SIGNS:
        yield from kept


def _tells_of(block: Sequence[_Paragraph], lines: int) -> bool:
    """Whether paragraphs tell of so many lines, and one of them of how these were read."""
    numbers = [n for one in block for n in one.numbers]
    return any(one.has_readings for one in block) and max(numbers) - min(numbers) <= lines + _TOLERANCE


def _paragraphs(texts: Sequence[str], breaks: Sequence[bool]) -> Iterator[_Paragraph]:
    edges = [row for row, text in enumerate(texts) if not text.strip() or breaks[row]]
    for above, below in pairwise([-1, *edges, len(texts)]):
        rows = range(above + 1, below)
        if rows:
            yield _paragraph(texts, rows)


def _paragraph(texts: Sequence[str], rows: range) -> _Paragraph:
    if not _NUMBERED.match(texts[rows[0]]):
        return _Paragraph(rows, {}, 0)
    lowest = 0
    entries: dict[int, list[Entry]] = {}
    for row in rows:
        entries[row] = list(entries_of(texts[row], lowest))
        lowest = entries[row][-1].n if entries[row] else lowest
        if row == rows[0] and not _begins_so(texts[row], entries[row]):
            return _Paragraph(rows, {}, 0)
    text = "\n".join(texts[row] for row in rows)
    return _Paragraph(rows, entries, signs_of_readings(text), sigla(text))


def _begins_so(text: str, entries: Sequence[Entry]) -> bool:
    return bool(entries) and not text[: entries[0].start].strip()
