"""What editors say of a document outside its text: `Endorsed: …`, `Addressed: …` below it, `ALS: …` above."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from encoder.house.note_words import is_source_line, names_shelves, says_outside, says_source

_MOST_LINES = 6
_LONGEST_LINE_OF_HEAD = 160
_MOST_OF_HEAD, _LONGEST_OF_HEAD = 5, 2
"""Of how many blocks at most a head can be, and of how many lines each."""


def description_rows(texts: Sequence[str], taken: Collection[int]) -> Iterator[int]:
    """The first lines of what is said of a document, above its first line or below its last.

    Args:
        texts: all lines.
        taken: the rows of notes and what belongs to them.
    """
    blocks = list(_blocks(texts, taken))
    if len(blocks) > 1 and len(blocks[0]) == 1 and is_source_line(texts[blocks[0][0]]):
        yield blocks[0][0]
    yield from _below_head(texts, blocks)
    yield from _above_text(texts, blocks)
    if len(blocks) > 1 and _says_kept(texts, blocks[-1]):
        yield blocks.pop()[0]
    for block in reversed(blocks[1:]):
        if not says_outside(texts[block[0]]) or len(block) > _MOST_LINES:
            return
        yield from (row for row in block if says_outside(texts[row]))


def _below_head(texts: Sequence[str], blocks: Sequence[list[int]]) -> Iterator[int]:
    """What stands alone below the head of an edited document: `Ausfertigung: StA Marburg, Bestand 330.`"""
    for block in blocks[:_MOST_OF_HEAD]:
        is_of_head = block is not blocks[-1] and 1 < len(block) <= _MOST_LINES
        if is_of_head and (is_source_line(texts[block[-1]]) or says_source(texts[block[-1]])):
            yield block[-1]
            return
    of_head = takewhile(lambda block: len(block) <= _LONGEST_OF_HEAD, blocks[:_MOST_OF_HEAD])
    above = list(of_head)
    for block in blocks[1 : len(above) + 1]:
        if block is not blocks[-1] and _says_kept(texts, block):
            yield block[0]
            return


def _above_text(texts: Sequence[str], blocks: Sequence[list[int]]) -> Iterator[int]:
    """What stood on the cover or the back, where it is told above the text: `[Docket:] Mr. Lowe`"""
    for block in blocks[: min(_MOST_OF_HEAD, len(blocks) - 1)]:
        if says_outside(texts[block[0]]) and len(block) <= _MOST_LINES:
            yield from (row for row in block if says_outside(texts[row]))
        elif len(block) > _MOST_LINES or max(len(texts[row]) for row in block) > _LONGEST_LINE_OF_HEAD:
            return


def _says_kept(texts: Sequence[str], block: Sequence[int]) -> bool:
    """Whether a block says where a document is kept: with the word for it, or by an archive and a leaf."""
    if len(block) > _MOST_LINES:
        return False
    return says_source(texts[block[0]]) or (len(block) == 1 and names_shelves(texts[block[0]]))


def _blocks(texts: Sequence[str], taken: Collection[int]) -> Iterator[list[int]]:
    """Runs of lines that are no notes, with no blank line between them."""
    block: list[int] = []
    for row, text in enumerate([*texts, ""]):
        if text.strip() and row not in taken:
            block.append(row)
        elif block:
            yield block
            block = []
