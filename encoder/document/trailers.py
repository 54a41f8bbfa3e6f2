"""Trailers: what says below a text that it or a part of it ends."""

from collections.abc import Sequence

from encoder.document.heading import plain_text
from encoder.model import ASIDE, Block, Role
from encoder.pages.set_off.trailers import says_end


def is_end(block: Block) -> bool:
    """Whether a block is a trailer."""
    return (
        block.role is Role.PARAGRAPH and not block.ruled and says_end(plain_text(block.content), block.indent)
    )


def trailer_start(blocks: Sequence[Block]) -> int:
    """Where the trailer of a part begins, with what stands silently behind it; its length without one."""
    speaking = [at for at, block in enumerate(blocks) if block.role not in ASIDE]
    return speaking[-1] if len(speaking) > 1 and is_end(blocks[speaking[-1]]) else len(blocks)
