"""What editors say of a document outside its text: `Endorsed: …`, `Addressed: …` below it, `ALS: …` above."""

from collections.abc import Collection, Iterator, Sequence

from encoder.house.note_words import is_source_line, says_outside

_MOST_LINES = 6


def description_rows(texts: Sequence[str], taken: Collection[int]) -> Iterator[int]:
    """The first lines of what is said of a document, above its first line or below its last.

    Args:
        texts: all lines.
        taken: the rows of notes and what belongs to them.
    """
    blocks = list(_blocks(texts, taken))
    if len(blocks) > 1 and len(blocks[0]) == 1 and is_source_line(texts[blocks[0][0]]):
        yield blocks[0][0]
    for block in reversed(blocks[1:]):
        if not says_outside(texts[block[0]]) or len(block) > _MOST_LINES:
            return
        yield from (row for row in block if says_outside(texts[row]))


def _blocks(texts: Sequence[str], taken: Collection[int]) -> Iterator[list[int]]:
    """Runs of lines that are no notes, with no blank line between them."""
    block: list[int] = []
    for row, text in enumerate([*texts, ""]):
        if text.strip() and row not in taken:
            block.append(row)
        elif block:
            yield block
            block = []
