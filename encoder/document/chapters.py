"""Chapters and other counted parts of a book: each begins a division, those of one word are of one rank."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from encoder.document.elements import children
from encoder.document.heading import plain_text
from encoder.language import chapter_word
from encoder.model import SILENT, Block, Role

CHAPTER = "chapter"
_FEWEST = 2
_LONGEST_TITLE = 80


def mark_chapters(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where the head of a chapter says that one begins, whatever stands above it.

    There are two at least of its word, each with other letters: one alone may be the title of an extract,
    and the same one again the head of a page. A line in capitals right below is its title.
    """
    headings = {at: plain_text(block.content) for at, block in enumerate(blocks) if block.role is Role.HEAD}
    found = {at: word for at, heading in headings.items() if (word := chapter_word(heading))}
    counts = Counter(word for word, _ in {(word, headings[at]) for at, word in found.items()})
    out = list(blocks)
    for at, word in found.items():
        if counts[word] >= _FEWEST:
            out[at] = replace(blocks[at], begins=CHAPTER)
            below = _title_below(blocks, at)
            if below is not None:
                out[below] = replace(blocks[below], role=Role.HEAD)
    return tuple(out)


def _title_below(blocks: Sequence[Block], at: int) -> int | None:
    """The paragraph of one line in capitals below a head, other text below it; None where there is none."""
    follows = [below for below in range(at + 1, len(blocks)) if blocks[below].role not in SILENT][:2]
    if len(follows) < _FEWEST or any(blocks[below].role is not Role.PARAGRAPH for below in follows):
        return None
    block = blocks[follows[0]]
    text = plain_text(block.content)
    is_line = not any(children(block.content, "lb")) and len(text) <= _LONGEST_TITLE
    return follows[0] if is_line and text.isupper() else None
