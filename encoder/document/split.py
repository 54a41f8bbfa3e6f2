"""Several documents in one source: where one ends and the next begins."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from encoder.document.heading import MEMORANDUM, plain_text
from encoder.document.letters_apart import letters_apart
from encoder.model import CLOSING, OPENING, SILENT, Block, Role

_BEGINNING = OPENING | {Role.HEAD}
_BODY = frozenset({Role.PARAGRAPH, Role.ITEM})
_MEMORANDUM = re.compile(rf"\W*{MEMORANDUM}|\W*MEMO\b", re.IGNORECASE)


def split_documents(blocks: tuple[Block, ...], typed: bool) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each document; together they are all blocks in their order.

    In a text without the furniture of typed pages the pages stage has found the titles, which are heads from
    here on, or letters follow each other; in others a new document begins where an opener follows text.
    """
    starts = _ruled(blocks, _opened(blocks) if typed else _titled(blocks) or letters_apart(blocks))
    bounds = [0, *(start for start in starts if start), len(blocks)]
    parts = (blocks[start:end] for start, end in pairwise(bounds) if start < end)
    return tuple(tuple(_titles_to_heads(part)) for part in parts)


def _ruled(blocks: tuple[Block, ...], starts: list[int]) -> list[int]:
    """The starts, with those that an editor set, without those at heads that an editor ranked below."""
    spoken = next((at for at, block in enumerate(blocks) if _speaks(block)), len(blocks))
    set_ = [at for at, block in enumerate(blocks) if at > spoken and _begins_document(block)]
    lower = {_after_separators(blocks, at) for at, block in enumerate(blocks) if (block.rank or 1) > 1}
    kept = {start for start in starts if start not in lower}
    return sorted(kept | {_after_separators(blocks, at) for at in set_}) if set_ or lower else starts


def _begins_document(block: Block) -> bool:
    return block.ruled and (block.role is Role.TITLE or block.rank == 1)


def _speaks(block: Block) -> bool:
    """Whether a block has text other than a head."""
    return block.role not in SILENT and block.role not in (Role.TITLE, Role.HEAD)


def _titles_to_heads(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, role=Role.HEAD) if block.role is Role.TITLE else block


def _titled(blocks: tuple[Block, ...]) -> list[int]:
    titles = [index for index, block in enumerate(blocks) if block.role is Role.TITLE]
    return [_after_separators(blocks, index) for index in titles[1:]]


def _opened(blocks: tuple[Block, ...]) -> list[int]:
    """Where, after text, a run of blocks opens a letter or memorandum."""
    starts: list[int] = []
    text = False
    for index, block in enumerate(blocks):
        if text and block.role in _BEGINNING and _opens_document(blocks, index):
            starts.append(_after_separators(blocks, index))
            text = False
        elif block.role in _BODY:
            text = True
    return starts


def _opens_document(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether the run that begins here says two things of a new document: date, addressee, subject, …

    Text must follow it, unless it names a subject: at the end of a document the same lines are its closer.
    """
    said: set[str] = set()
    for block in islice(blocks, index, None):
        if block.role in CLOSING:
            return len(said) > 1 and Role.SUBJECT.value in said
        if block.role in _BODY:
            return len(said) > 1
        if block.role in _BEGINNING:
            said.add(_says(block))
    return False


def _says(block: Block) -> str:
    if block.role is Role.HEAD:
        return "addressee" if _MEMORANDUM.match(plain_text(block.content)) else "head"
    return block.role.value


def _after_separators(blocks: tuple[Block, ...], index: int) -> int:
    """The start moved up over the page break and furniture that belong to the document's first page."""
    start = index
    while start > 1 and blocks[start - 1].role in SILENT:
        start -= 1
        if blocks[start].role is Role.PAGE_MARK:
            return start
    return index
