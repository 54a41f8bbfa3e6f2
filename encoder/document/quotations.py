"""Block quotations: paragraphs set in among others, with a quotation mark at each line, or inscribed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from encoder.document.elements import between
from encoder.document.flat import flatten
from encoder.document.heading import plain_text
from encoder.marks import block_sign
from encoder.model import SILENT, VERSE, Block, Markup, Role, leaves

_STEP = 3
_FEWEST_LINES = 2
_FEWEST_MARKED = 3
_MOST = 0.5
_FAR_IN, _GOING_ON = 8, (",", ";", "—", "--")
_MARKS = tuple("\"“”„«»‘'")
_OPENING_SIGN, _CLOSING_SIGN = "/#", "#/"
_BESIDE = re.compile(r"\S[^\S\n]{4,}\S")
_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM})


def mark_quotations(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where paragraphs that quote at length say so: by signs around them, or how they are set."""
    return tuple(map(_signed, _between_signs(_set_off(blocks))))


def _signed(block: Block) -> Block:
    """A block, quoted where signs of a quotation stand before its lines."""
    signs = any(isinstance(node, Markup) and node.why == "quotation" for node in block.content)
    return replace(block, quoted=True) if signs and block.role in _TEXT | VERSE else block


def _between_signs(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, those between `/#` and `#/` quoted."""
    out: list[Block] = []
    inside = False
    for block in blocks:
        sign = _sign(block)
        inside = sign == _OPENING_SIGN or (inside and sign != _CLOSING_SIGN)
        quotes = inside and block.role in _TEXT
        out.append(replace(block, quoted=True) if quotes else block)
    return tuple(out)


def _sign(block: Block) -> str | None:
    """The sign of proofreaders that a block is."""
    if block.role is not Role.MARKUP:
        return None
    return next((block_sign(leaf.text) for leaf in leaves(block.content) if isinstance(leaf, Markup)), None)


def _set_off(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where paragraphs that quote at length say so by how they are set.

    All lines of such a paragraph stand further in than those of the prose above it, which is most of the
    text: what is set in below an item belongs to the item, and much that is set in is a habit of the text.
    Nothing in them stands side by side, as in lists of names.
    """
    long = [block for block in blocks if block.role in _TEXT and _lines(block) >= _FEWEST_LINES]
    margin = Counter(block.inset for block in long if block.mark is None).most_common(1)
    if not margin:
        return blocks
    usual = margin[0][0]
    inset = {id(block) for block in long if block.mark is None and block.inset >= usual + _STEP}
    inset -= {id(block) for block in long if _BESIDE.search(flatten(block.content))}
    if len(inset) > _MOST * len(long):
        inset = set()
    out = list(blocks)
    for at, block in enumerate(blocks):
        led = id(block) in inset and _is_led(blocks, at, usual)
        if block.role in _TEXT and (led or _is_marked(block) or _is_inscription(blocks, at)):
            role = block.role if block.ruled else Role.PARAGRAPH
            out[at] = replace(block, role=role, quoted=True)
    return tuple(out)


def _lines(block: Block) -> int:
    return sum(1 for _ in between(block.content, "lb", "pb"))


def _is_led(blocks: Sequence[Block], at: int, usual: int) -> bool:
    """Whether the text above a block, but for others set in like it, is a paragraph at the margin."""
    for above in _texts_above(blocks, at):
        if above.inset >= usual + _STEP and above.mark is None and above.role in _TEXT and _lines(above) > 1:
            continue
        return (above.role is Role.PARAGRAPH and above.inset < usual + _STEP) or _is_short(above, usual)
    return False


def _is_short(block: Block, usual: int) -> bool:
    """Whether a block is a paragraph of one line, whose indent says only that it is one."""
    return block.role is Role.PARAGRAPH and _lines(block) == 1 and block.inset <= usual + 2 * _STEP


def _texts_above(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    return (blocks[above] for above in range(at - 1, -1, -1) if blocks[above].role not in SILENT)


def _is_inscription(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph is lines in capitals, and one in small letters announces it."""
    above, block = next(_texts_above(blocks, at), None), blocks[at]
    if above is None or above.role is not Role.PARAGRAPH or _lines(block) < _FEWEST_LINES:
        return False
    leads = plain_text(above.content).strip()
    announces = leads.endswith(":") or (leads.endswith(_GOING_ON) and block.inset >= _FAR_IN)
    return announces and not leads.isupper() and plain_text(block.content).isupper()


def _is_marked(block: Block) -> bool:
    """Whether each line of a paragraph begins with a quotation mark of one kind."""
    lines = list(between(block.content, "lb"))
    if len(lines) < _FEWEST_MARKED:
        return False
    first = plain_text(lines[0]).strip()[:1]
    return first in _MARKS and all(plain_text(line).strip()[:1] == first for line in lines[1:])
