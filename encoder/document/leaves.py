"""Leaves that have more on their line: who takes leave, or where and when, as blocks of their own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from encoder.model import SILENT, Block, Role, Text
from encoder.pages.letters.leaves import day_behind_leave, name_behind_leave, names_behind_day
from encoder.texts import cut

_LEAVES = frozenset({Role.CLOSER, Role.SIGNED})
_SIGNS = frozenset({Role.SIGNED})


def part_leaves(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where a leave is parted from the day behind it, and from the name, if none is below.

    `Dios y libertad. Lagos, Junio 14 de 1857.`; `I am, Sir, your obedient servant, J. Smith.`; and a day from
    those who sign behind it: `Lisboa, 18 de Dezembro de 1914. — Manuel Braga — Augusto Reis.`
    """
    return tuple(part for at, block in enumerate(blocks) for part in _parted(blocks, at, block))


def _parted(blocks: tuple[Block, ...], at: int, block: Block) -> Iterator[Block]:
    only = block.content[0] if len(block.content) == 1 else None
    told = block.role is Role.DATELINE and any(other.role is Role.PARAGRAPH for other in blocks[:at])
    if told and isinstance(only, Text) and (starts := names_behind_day(only.text)):
        yield replace(block, content=(cut(only, 0, starts[0]),))
        for start, end in pairwise([*starts, len(only.text)]):
            yield replace(block, role=Role.SIGNED, content=(cut(only, start, end),), begins=None, gap=0)
        return
    if block.role not in _LEAVES or block.ruled or not isinstance(only, Text):
        yield block
        return
    day = day_behind_leave(only.text)
    below = next((other.role for other in blocks[at + 1 :] if other.role not in SILENT), None)
    name = 0 if day or below in _SIGNS else name_behind_leave(only.text)
    start = day or name
    if not start:
        yield block
        return
    yield replace(block, role=Role.CLOSER, content=(cut(only, 0, start),))
    role = Role.DATELINE if day else Role.SIGNED
    yield replace(block, role=role, content=(cut(only, start),), begins=None, gap=0)
