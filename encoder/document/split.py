"""Several documents in one source: where one ends and the next begins."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from encoder.model import Block, Kind, Role

_SEPARATORS = frozenset(
    {Role.PAGE_MARK, Role.MARKUP, Role.CLASSIFICATION, Role.PAGE_NUMBER, Role.NOISE, Role.HEADER, Role.STAMP}
)
_OPENING = frozenset({Role.DATELINE, Role.ADDRESSEE, Role.HEAD})
_CLOSING = frozenset({Role.SIGNED, Role.CLOSER})


def split_documents(blocks: tuple[Block, ...], kind: Kind) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each document; together they are all blocks in their order.

    In edited text the pages stage has found the titles, which are heads from here on; in typescripts a new
    document begins where an opener follows text.
    """
    starts = _titled(blocks) if kind is Kind.EDITED else _opened(blocks)
    bounds = [0, *(start for start in starts if start), len(blocks)]
    parts = (blocks[start:end] for start, end in pairwise(bounds) if start < end)
    return tuple(tuple(_titles_to_heads(part)) for part in parts)


def _titles_to_heads(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, role=Role.HEAD) if block.role is Role.TITLE else block


def _titled(blocks: tuple[Block, ...]) -> list[int]:
    titles = [index for index, block in enumerate(blocks) if block.role is Role.TITLE]
    return [_after_separators(blocks, index) for index in titles[1:]]


def _opened(blocks: tuple[Block, ...]) -> list[int]:
    """A block that opens a letter or memorandum, after text, begins a document."""
    starts: list[int] = []
    text = False
    for index, block in enumerate(blocks):
        if block.role in (Role.DATELINE, Role.HEAD, Role.ADDRESSEE) and text and _is_opener(blocks, index):
            starts.append(_after_separators(blocks, index))
            text = False
        elif block.role in (Role.PARAGRAPH, Role.ITEM):
            text = True
    return starts


def _is_opener(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a run of opener blocks begins here: an addressee among them, and text after them."""
    run = [block.role for block in blocks[index : index + 12] if block.role not in _SEPARATORS]
    length = next((at for at, role in enumerate(run) if role in (Role.PARAGRAPH, Role.ITEM)), len(run))
    opener = run[:length]
    return length < len(run) and Role.ADDRESSEE in opener and not _CLOSING & set(opener)


def _after_separators(blocks: tuple[Block, ...], index: int) -> int:
    """The start moved up over the page break and furniture that belong to the document's first page."""
    start = index
    while start > 1 and blocks[start - 1].role in _SEPARATORS:
        start -= 1
        if blocks[start].role is Role.PAGE_MARK:
            return start
    return index
