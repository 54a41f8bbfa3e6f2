"""Chapters and other counted parts of a book: each begins a division, those of one word are of one rank."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from encoder.document.elements import children
from encoder.document.heading import plain_text
from encoder.enumerators import roman
from encoder.language import chapter_word
from encoder.model import SILENT, Block, Role

CHAPTER = "chapter"
SECTION = "section"
NUMERAL = "numeral"
_HEADS = frozenset({Role.HEAD, Role.PARAGRAPH})
_ALONE = re.compile(r"(?P<n>[IVXL]+)\.?")
_FEWEST = 2
_LONGEST_TITLE = 80
_FAR_IN = 8


def part_of_book(heading: str) -> str | None:
    """What counts a part of a book: the word of its head, or a numeral alone; None where nothing does."""
    return chapter_word(heading) or (NUMERAL if _numeral(heading) else None)


def mark_chapters(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where the head of a chapter says that one begins, whatever stands above it.

    There are two at least of its word, each with other letters: one alone may be the title of an extract,
    and the same one again the head of a page. Numerals alone count on, or begin anew. What stands
    right below is its title where it is in capitals, or where every chapter has such a line.
    """
    texts = {at: plain_text(block.content) for at, block in enumerate(blocks) if block.role in _HEADS}
    found = {
        at: word
        for at, text in texts.items()
        if blocks[at].role is Role.HEAD and (word := chapter_word(text)) is not None
    }
    counts = Counter(word for word, _ in {(word, texts[at]) for at, word in found.items()})
    found = {at: word for at, word in found.items() if counts[word] >= _FEWEST}
    found |= dict.fromkeys(_numbered(blocks, texts), NUMERAL)
    titles = {at: _line_below(blocks, at) for at in found}
    out = list(blocks)
    for at in _around_chapters(blocks, texts):
        out[at] = replace(blocks[at], begins=SECTION)
    for at, word in found.items():
        if blocks[at].ruled and (blocks[at].role is not Role.HEAD or blocks[at].rank):
            continue
        out[at] = replace(blocks[at], role=Role.HEAD, begins=CHAPTER)
        below = titles[at]
        alike = all(_is_title(blocks, titles[other]) for other in found if found[other] == word)
        if (
            below is not None
            and not blocks[below].ruled
            and (alike or plain_text(blocks[below].content).isupper() or _is_centred(blocks, below))
        ):
            out[below] = replace(blocks[below], role=Role.HEAD)
    return tuple(out)


def _around_chapters(blocks: Sequence[Block], texts: Mapping[int, str]) -> list[int]:
    """The heads of what stands around the chapters of a book, below its title: `PREFACE`, `CONTENTS`."""
    first = next((at for at, block in enumerate(blocks) if block.role not in SILENT), 0)
    return [
        at
        for at, text in texts.items()
        if at > first and blocks[at].role is Role.HEAD and len(text.split()) == 1 and chapter_word(text)
    ]


def _numeral(text: str) -> int | None:
    match = _ALONE.fullmatch(text.strip())
    return roman(match["n"].lower()) if match else None


def _numbered(blocks: Sequence[Block], texts: Mapping[int, str]) -> list[int]:
    """The Roman numerals alone below blank lines, where they count on; none where one is out of order."""
    values = {at: value for at, text in texts.items() if blocks[at].gap and (value := _numeral(text))}
    steps = [later == 1 or later == earlier + 1 for earlier, later in pairwise(values.values())]
    heads = sum(blocks[at].role is Role.HEAD for at in values)
    return list(values) if steps and all(steps) and heads else []


def _line_below(blocks: Sequence[Block], at: int) -> int | None:
    """The paragraph of one line below a head, other text below it; None where there is none."""
    follows = [below for below in range(at + 1, len(blocks)) if blocks[below].role not in SILENT][:2]
    if len(follows) < _FEWEST or any(blocks[below].role is not Role.PARAGRAPH for below in follows):
        return None
    block = blocks[follows[0]]
    is_line = not any(children(block.content, "lb")) and len(plain_text(block.content)) <= _LONGEST_TITLE
    return follows[0] if is_line else None


def _is_centred(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line stands far further in than the text below it, between blank lines."""
    below = next(block for block in islice(blocks, at + 1, None) if block.role not in SILENT)
    return blocks[at].gap > 0 and below.gap > 0 and blocks[at].indent - below.indent >= _FAR_IN


def _is_title(blocks: Sequence[Block], at: int | None) -> bool:
    """Whether a line can be a title: it ends in no stop."""
    return at is not None and plain_text(blocks[at].content).strip()[-1:].isalnum()
