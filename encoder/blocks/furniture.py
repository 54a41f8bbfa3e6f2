"""Page furniture as `fw`."""

from typing import Literal

from encoder.blocks.breaks import certainty_word
from encoder.blocks.inline import parse_inline
from encoder.model import FURNITURE, Block, Page, Role, RoledLine, element
from encoder.texts import stripped

_PLACED = frozenset({Role.CLASSIFICATION, Role.PAGE_NUMBER, Role.HEADER, Role.FOOTER, Role.STAMP})
_SILENT = frozenset({Role.BLANK, Role.PAGE_MARK, Role.MARKUP})


Edge = Literal["top", "bottom"]


def build_furniture(roled: RoledLine, edge: Edge | None) -> Block:
    """A line of furniture as a block with one `fw`, which stands at an edge of its page or does not."""
    fw = element(
        "fw",
        *parse_inline(stripped(roled.line)),
        type=roled.role.value,
        place=edge if roled.role in _PLACED else None,
        cert=certainty_word(roled.certainty),
    )
    return Block(roled.role, (fw,), roled.line.number, certainty=roled.certainty)


def edges_of(page: Page) -> list[Edge | None]:
    """For each line of a page: `top` before its first text, `bottom` after its last, None in between."""
    spoken = [place for place, roled in enumerate(page.lines) if _is_text(roled)]
    first, last = (spoken[0], spoken[-1]) if spoken else (len(page.lines), len(page.lines))
    return [
        "top" if place < first else "bottom" if place > last else None for place in range(len(page.lines))
    ]


def _is_text(roled: RoledLine) -> bool:
    return roled.role not in _SILENT and roled.role not in FURNITURE
