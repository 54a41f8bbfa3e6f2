"""Pages → Blocks: lines that belong together, by the roles that the pages stage gave them."""

from encoder.blocks.group import build_blocks

__all__ = ["build_blocks"]
