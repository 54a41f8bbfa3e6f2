"""Page furniture as `fw`."""

from encoder.blocks.breaks import certainty_word
from encoder.blocks.inline import parse_inline
from encoder.model import FURNITURE, Block, Page, Role, RoledLine, element
from encoder.texts import stripped

_PLACED = frozenset({Role.CLASSIFICATION, Role.PAGE_NUMBER, Role.HEADER, Role.FOOTER, Role.STAMP})
_SILENT = frozenset({Role.BLANK, Role.PAGE_MARK, Role.MARKUP})


def build_furniture(roled: RoledLine, page: Page) -> Block:
    """A line of furniture as a block with one `fw`, placed at the top or bottom of its page."""
    fw = element(
        "fw",
        *parse_inline(stripped(roled.line)),
        type=roled.role.value,
        place=_place(roled, page) if roled.role in _PLACED else None,
        cert=certainty_word(roled.certainty),
    )
    return Block(roled.role, (fw,), roled.line.number, certainty=roled.certainty)


def _place(roled: RoledLine, page: Page) -> str | None:
    """`top` before the page's first text, `bottom` after its last, None in between."""
    lines = [other for other in page.lines if other.role not in _SILENT]
    index = next(position for position, other in enumerate(lines) if other is roled)
    if all(other.role in FURNITURE for other in lines[:index]):
        return "top"
    if all(other.role in FURNITURE for other in lines[index:]):
        return "bottom"
    return None
