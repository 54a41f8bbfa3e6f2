"""Where on a line its ink lies: words, and chunks that wide gaps, tabs, leaders or pipes set apart."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from encoder.marks import LEADER, PIPE, SHORT_LEADER

TAB_STOP = 8
_EDGE = 1_000
"""Right of all lines."""
_LEADER = re.compile(
    rf"(?!(?<=\w)\.[^\S\n])(?:(?<![^\S\n])[^\S\n]++|(?=\S))(?:(?=(?:[.·…][^\S\n]?){{3}}[.·…]|(?:[.·…][^\S\n]){{2}}[.·…][^\S\n]{{2,}}\S|[^.·])(?:{LEADER.pattern})|{SHORT_LEADER})[^\S\n]*"
)
"""Leaders between two cells: four dots and more, or three with blanks between and behind them."""
_GAP = re.compile(r"[^\S\n]*\t[^\S\n]*|[^\S\n]{2,}")
_WORD = re.compile(r"\S+")
_NO_PIPES = PIPE.pattern.replace("[", "[^")
_PARTING_PIPE = re.compile(
    rf"(?:^|\s){PIPE.pattern}(?:\s|$)|{PIPE.pattern}{_NO_PIPES}+{PIPE.pattern}{_NO_PIPES}*$"
)
"""A pipe that may part cells: set apart by blanks, or one of two around a cell. `||12` marks a page."""
_LABEL = re.compile(r"\|\w{1,3}\|")
"""The label of a note or a page, between pipes in the middle of text: `musicirt.|3| Neulich`."""
_SENTENCE_END = re.compile(r"\w\W?[.?!:;][”’\")\]]?$")
_SENTENCE_WORDS = 3
_SENTENCE_GAP = 3
_BRACES = frozenset("}⎫⎬⎭")
_BRACE = re.compile(r"[{}\[\]⎫⎬⎭|)(]{1,2}")


class Chunk(NamedTuple):
    """A stretch of a line without a wide gap in it.

    Attributes:
        start, end: offsets in the line.
        left, right: columns of the page, tabs reckoned.
    """

    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Inked:
    """A line, and where its ink lies.

    Attributes:
        row: its index among all lines.
        text: of the line.
        chunks: between wide gaps, tabs or leaders, or between the pipes where `fields` has them.
        words: likewise, between blanks; what is a leader is no word.
        fields: between single tabs or pipes, empty ones too; () where there are none.
    """

    row: int
    text: str
    chunks: tuple[Chunk, ...]
    words: tuple[Chunk, ...]
    fields: tuple[Chunk, ...] = ()

    @property
    def left(self) -> int:
        return self.chunks[0].left

    @property
    def right(self) -> int:
        return self.chunks[-1].right

    def of(self, chunk: Chunk) -> str:
        """The characters of a chunk."""
        return self.text[chunk.start : chunk.end]


@lru_cache(maxsize=1_000)
def ink_of(row: int, text: str) -> Inked:
    """Where the ink of a line lies."""
    places = _places(text)
    first = len(text) - len(text.lstrip())
    gaps = [match.span() for match in _LEADER.finditer(text) if match.start() > first]
    words = [
        (start, end)
        for match in _WORD.finditer(text)
        for start, end in _outside(match.span(), gaps)
    ]  # fmt: skip
    inked = tuple(Chunk(a, b, places[a], places[b]) for a, b in words)
    chunks = tuple(_chunk(text, part) for part in _parted(text, inked, gaps)) if inked else ()
    return Inked(row, text, _with_braces(text, chunks), inked, _fields(text, places))


def ends_in_brace(text: str) -> bool:
    """Whether a line ends in a brace that holds it together with others."""
    return text.rstrip()[-1:] in _BRACES


def _places(text: str) -> list[int]:
    """The column of each character, and the one behind the last."""
    out, at = [], 0
    for char in text:
        out.append(at)
        at = (at // TAB_STOP + 1) * TAB_STOP if char == "\t" else at + 1
    return [*out, at]


def _outside(span: tuple[int, int], gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a word lies outside leaders."""
    start, end = span
    out = []
    for at in range(bisect_right(gaps, start, key=itemgetter(1)), len(gaps)):
        a, b = gaps[at]
        if a >= end:
            break
        if a > start:
            out.append((start, a))
        start = max(start, b)
    if start < end:
        out.append((start, end))
    return out


def _parted(text: str, words: tuple[Chunk, ...], gaps: list[tuple[int, int]]) -> list[list[Chunk]]:
    parts = [[words[0]]]
    for one, other in pairwise(words):
        between = text[one.end : other.start]
        is_gap = bool(between.strip()) or _GAP.fullmatch(between) is not None
        if is_gap and not _is_sentence_space(text, parts[-1], other, between):
            parts.append([other])
        else:
            parts[-1].append(other)
    return parts


def _is_sentence_space(text: str, before: list[Chunk], after: Chunk, between: str) -> bool:
    """Whether two blanks only part two sentences."""
    if len(between) > _SENTENCE_GAP or between.strip() or "\t" in between or len(before) < _SENTENCE_WORDS:
        return False
    return bool(_SENTENCE_END.search(text[: before[-1].end])) and text[after.start].isupper()


def _chunk(text: str, part: list[Chunk]) -> Chunk:
    return Chunk(part[0].start, part[-1].end, part[0].left, part[-1].right)


def _with_braces(text: str, chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """The chunks; a brace that holds lines together belongs to what stands before it."""
    out: list[Chunk] = []
    for chunk in chunks:
        if (
            out
            and _BRACE.fullmatch(text[chunk.start : chunk.end])
            and "|" not in text[chunk.start : chunk.end]
        ):
            out[-1] = Chunk(out[-1].start, chunk.end, out[-1].left, chunk.right)
        else:
            out.append(chunk)
    return tuple(out)


def _fields(text: str, places: list[int]) -> tuple[Chunk, ...]:
    """The fields between pipes, else between tabs; without what lies outside of those."""
    if _PARTING_PIPE.search(text) and PIPE.search(_LABEL.sub("", text)):
        bounds = [match.span() for match in PIPE.finditer(text)]
    elif "\t" in text.rstrip():
        bounds = [(at, at + 1) for at, char in enumerate(text) if char == "\t"]
    else:
        return ()
    edges = [0, *(edge for bound in bounds for edge in bound), len(text)]
    fields = [_field(text, a, b, places) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if PIPE.match(text.lstrip()) and len(text) - len(text.lstrip()) < TAB_STOP:
        fields = fields[1:-1] if fields[-1].start == fields[-1].end else fields[1:]
    return tuple(fields)


def rules_of(row: Inked) -> tuple[int, ...]:
    """The columns of the page between which the fields of a line lie: of its pipes, and of open sides."""
    places = _places(row.text)
    pipes = tuple(places[match.start()] for match in PIPE.finditer(row.text))
    open_sides = len(row.fields) - len(pipes) + 1
    left = (-1,) if open_sides > 1 else ()
    right = (_EDGE,) if open_sides > 0 else ()
    return (*left, *pipes, *right) if pipes and 0 <= open_sides <= 2 else ()


def _field(text: str, start: int, end: int, places: list[int]) -> Chunk:
    inner = text[start:end].strip()
    if not inner:
        return Chunk(start, start, places[start], places[start])
    start = text.index(inner, start)
    end = start + len(inner)
    return Chunk(start, end, places[start], places[end])
