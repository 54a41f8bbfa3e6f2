"""Greetings that stand on the line of their letter's text, as blocks of their own."""

from collections.abc import Iterator
from dataclasses import replace

from encoder.model import SILENT, Block, Role, Text
from encoder.pages.letters.greetings import called_end, greeting_end
from encoder.texts import cut


def part_greetings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where a paragraph that begins with a greeting is parted behind it.

    Text right above it is what it is a part of: nobody is greeted in the middle.
    """
    return tuple(_parted(blocks))


def _parted(blocks: tuple[Block, ...]) -> Iterator[Block]:
    above: Role | None = None
    for block in blocks:
        first = block.content[0] if block.content else None
        may_greet = block.role is Role.PARAGRAPH and above is not Role.PARAGRAPH and not block.ruled
        end = _greeting_end(first.text, above) if may_greet and isinstance(first, Text) else 0
        if end and isinstance(first, Text):
            yield replace(block, role=Role.SALUTE, content=(cut(first, 0, end),))
            block = replace(block, content=(cut(first, end), *block.content[1:]), begins=None, gap=0)
        yield block
        above = above if block.role in SILENT else block.role


def _greeting_end(text: str, above: Role | None) -> int:
    """Where a greeting ends, behind a dash, or below a day behind its sign: `Liebe Mutter! Dein Brief …`"""
    return greeting_end(text) or (called_end(text) if above is Role.DATELINE else 0)
