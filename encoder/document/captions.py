"""Heads of tables: `TABLE II. Barrels cured` right above one is its own, and heads no section."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from encoder.document.heading import plain_text
from encoder.language import is_table_heading
from encoder.model import Block, Element, Role

_LONGEST = 160
_TITLES = frozenset({Role.HEAD, Role.PARAGRAPH, Role.DATELINE})


def with_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those that head a table within it, except a document's own title.

    Args:
        blocks: of a document, in order.
    """
    out = list(blocks)
    for above, below in pairwise(range(len(blocks))):
        title, table = blocks[above], blocks[below]
        if above and not title.ruled and _has_rows(table) and _is_caption(title):
            out[below] = replace(table, content=(Element("head", title.content), *table.content))
            out[above] = replace(title, role=Role.BLANK, content=())
    return tuple(block for block in out if block.role is not Role.BLANK or block.content)


def _is_caption(block: Block) -> bool:
    text = plain_text(block.content) if block.role in _TITLES else ""
    return 0 < len(text) <= _LONGEST and is_table_heading(text)


def _has_rows(block: Block) -> bool:
    return block.role is Role.TABLE and any(isinstance(node, Element) for node in block.content)
