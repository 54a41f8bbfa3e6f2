"""The signs that stand before each line of a quotation, as Markdown and e-mail set them: `> …`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from encoder.language import is_salutation
from encoder.marks import QUOTE_MARK
from encoder.model import Role
from encoder.pages.set_off.ragged import begins_large
from encoder.pages.sights.parts import Part, Parts

_FARTHEST = 3
"""Blanks before a sign; what stands farther in is kept as it is (CommonMark, 5.1)."""
_FEWEST = 2
_LONGEST_VERSE = 64
_ATTRIBUTES = ("—", "–", "--")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A line of a quotation: where its sign begins and ends, and what the rest of it is."""

    start: int
    end: int
    role: Role


def quoted_lines(texts: Sequence[str]) -> Mapping[int, Quoted]:
    """The lines that begin with a sign of quotations, by row.

    One such line alone may be a slip of the reader or an arrow; a document quotes where two of them follow
    each other, and then its single ones quote as well. What is right behind the sign must be apart from it.

    Args:
        texts: all lines.
    """
    ends = {row: end for row, text in enumerate(texts) if (end := _end(text))}
    if not any(row + 1 in ends and texts[row][ends[row] :].strip() for row in ends):
        return {}
    found: dict[int, Quoted] = {}
    for stretch in _stretches(texts, ends):
        for row, role in zip(stretch, _roles([texts[row][ends[row] :] for row in stretch]), strict=True):
            found[row] = Quoted(texts[row].index(">"), ends[row], role)
    blank = (row for row in ends if not texts[row][ends[row] :].strip())
    found |= {row: Quoted(texts[row].index(">"), ends[row], Role.BLANK) for row in blank}
    return found


def _end(text: str) -> int:
    """Where the sign ends that a line begins with; 0 where it begins with none."""
    start = len(text) - len(text.lstrip(" "))
    match = QUOTE_MARK.match(text, start) if start <= _FARTHEST else None
    return match.end() if match and not text[match.end() : match.end() + 1].strip() else 0


def _stretches(texts: Sequence[str], ends: Mapping[int, int]) -> Iterator[list[int]]:
    """The rows of each paragraph or stanza: up to a sign alone, a line without one, or another depth."""
    stretch: list[int] = []
    for row in (row for row in ends if texts[row][ends[row] :].strip()):
        goes_on = (
            stretch and stretch[-1] == row - 1 and _depth(texts[row - 1], ends) == _depth(texts[row], ends)
        )
        if stretch and not goes_on:
            yield stretch
            stretch = []
        stretch.append(row)
    if stretch:
        yield stretch


def _depth(text: str, ends: Mapping[int, int]) -> int:
    return text[: _end(text)].count(">")


def _roles(lines: Sequence[str]) -> list[Role]:
    """The roles of the lines of one stretch; a name behind a dash at its end is a paragraph of its own."""
    last = len(lines) - 1
    if last and lines[last].strip().startswith(_ATTRIBUTES):
        return [*_roles(lines[:last]), Role.PARAGRAPH]
    first, other = (Role.STANZA, Role.VERSE) if _is_verse(lines) else (Role.PARAGRAPH, Role.CONTINUATION)
    return [first, *[other] * last]


def _is_verse(lines: Sequence[str]) -> bool:
    """Whether lines are verse: short ones that all begin large, and not all end sentences."""
    texts = [line.strip() for line in lines]
    if len(texts) < _FEWEST or any(len(text) > _LONGEST_VERSE for text in texts):
        return False
    is_open = any(text[-1] not in ".?!:" for text, _ in pairwise(texts))
    return is_open and all(begins_large(text) and " " in text for text in texts)


def announcing(
    texts: Sequence[str], quoted: Mapping[int, Quoted], roles: Mapping[int, Role]
) -> Iterator[int]:
    """The rows of lines right above quotations that were taken for greetings, since they end in a colon."""
    above: int | None = None
    for row, text in enumerate(texts):
        if row in quoted:
            if above is not None and roles.get(above) is Role.SALUTE and not is_salutation(texts[above]):
                yield above
            above = None
        elif text.strip():
            above = row


def without_quote_marks(texts: Sequence[str], quoted: Mapping[int, Quoted]) -> list[str]:
    """The lines, those of quotations blank: the text around them is read without them."""
    return ["" if row in quoted else text for row, text in enumerate(texts)]


def with_quote_marks(parts: Parts, quoted: Mapping[int, Quoted], ruled: Mapping[int, Role]) -> Parts:
    """The parts of lines, with the signs of quotations as parts of their own.

    Args:
        parts: of lines.
        quoted: the lines of quotations.
        ruled: the roles that an editor gave lines.
    """
    out = dict(parts)
    for row, line in quoted.items():
        sign = Part(line.start, Role.QUOTE_MARK)
        role = ruled.get(row, line.role)
        out[row] = (sign,) if line.role is Role.BLANK else (sign, Part(line.end, role))
    return out
