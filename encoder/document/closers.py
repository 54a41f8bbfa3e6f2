"""Closers: complimentary close, signature, what stands below it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from encoder.document.heading import plain_text
from encoder.language import classes_of, ends_in_farewell, is_farewell
from encoder.model import ASIDE, Block, Content, Element, Node, Role, Text, element
from encoder.pages.letters.signatures import is_sealed
from encoder.pages.letters.signers import attests
from encoder.pages.sights.wording import is_dateline

_LONGEST_CLOSE, _LONGEST_OFFICE, _LONGEST_LABEL = 60, 6, 3
_LONGEST_MARK = 2
"""The mark of one who cannot write: `X`, `+`."""
_WIDE = re.compile(r"(?<=\S)[^\S\n]{3,}(?=\S)|(?<=\S)\t\s*(?=\S)")
_NAMES = {Role.SIGNED: "signed", Role.SALUTE: "salute", Role.DATELINE: "dateline"}


def build_closer(blocks: tuple[Block, ...]) -> Content:
    """A `closer`; furniture before its first and after its last part stays outside."""
    blocks = _with_leaves(blocks)
    speaking = [index for index, block in enumerate(blocks) if block.role not in ASIDE]
    if not speaking:
        return tuple(node for block in blocks for node in block.content)
    first, last = speaking[0], speaking[-1] + 1
    before, after = (
        tuple(node for block in part for node in block.content) for part in (blocks[:first], blocks[last:])
    )
    inside: list[Node] = []
    for is_address, run in groupby(blocks[first:last], key=lambda block: block.role is Role.ADDRESSEE):
        members = tuple(run)
        if is_address:
            inside.append(Element("address", tuple(Element("addrLine", block.content) for block in members)))
            continue
        for block in members:
            part = _part(block, is_first=not inside)
            above = inside[-1] if inside else None
            if block.gap == 0 and _are_salutes(above, part) and isinstance(above, Element):
                inside[-1] = replace(above, content=(*above.content, element("lb"), *block.content))
            else:
                inside += part
    return (*before, Element("closer", tuple(inside)), *after)


def _with_leaves(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, as datelines those that say when, as greetings those above a signature that take leave."""
    signed = max((i for i, block in enumerate(blocks) if block.role is Role.SIGNED), default=0)
    return tuple(
        replace(block, role=_role_of(plain_text(block.content), is_above_signature=i < signed))
        if block.role is Role.CLOSER
        else block
        for i, block in enumerate(blocks)
    )


def _role_of(text: str, *, is_above_signature: bool) -> Role:
    if is_dateline(text):
        return Role.DATELINE
    return Role.SALUTE if is_above_signature and _is_leave(text) else Role.CLOSER


def _is_leave(text: str) -> bool:
    is_listed = ":" in text or any(map(str.isdigit, text))
    return 0 < len(text) < _LONGEST_CLOSE and not is_listed and not attests(text)


def _part(block: Block, *, is_first: bool) -> Content:
    if block.role in ASIDE:
        return block.content
    name = _NAMES.get(block.role) or (
        "signed" if _is_office(block) else "salute" if _is_close(block) else None
    )
    if name == "signed":
        return tuple(Element(name, part) for part in _beside(block.content))
    if name:
        return (Element(name, block.content),)
    return block.content if is_first else (element("lb"), *block.content)


def _are_salutes(above: Node | None, part: Content) -> bool:
    """Whether a leave goes on with the one on the line above."""
    return len(part) == 1 and all(
        isinstance(node, Element) and node.name == "salute" for node in (above, *part)
    )


def _beside(content: Content) -> Iterator[Content]:
    """The signatures of a line, which may stand side by side: `Huber.      Fr. Eberle.`"""
    pieces = _WIDE.split("".join(node.text for node in content if isinstance(node, Text)))
    sealed = all(map(is_sealed, pieces))
    if not sealed and any(
        len(piece.strip()) <= _LONGEST_MARK or piece.lstrip()[0] in "([" for piece in pieces
    ):
        yield content
        return
    part: list[Node] = []
    for node in content:
        if not isinstance(node, Text):
            part.append(node)
            continue
        start = 0
        for gap in _WIDE.finditer(node.text):
            left = node.text[start : gap.start()]
            if left.strip() or part:
                yield (*part, Text(node.start + start, left))
                part = []
            start = gap.end()
        part.append(Text(node.start + start, node.text[start:]))
    yield tuple(part)


def _is_office(block: Block) -> bool:
    """Whether a block is the office of who signs below: `Le secrétaire général,`."""
    words = plain_text(block.content).split()
    if block.role is not Role.CLOSER or not 0 < len(words) <= _LONGEST_OFFICE or is_farewell(" ".join(words)):
        return False
    ranks = [any(name == "rank" for name in classes_of(word)) for word in words[:3]]
    shortly = words[-1][-1] == ":" and len(words) <= _LONGEST_LABEL
    return any(ranks) and (words[-1][-1] in ",." or shortly)


def _is_close(block: Block) -> bool:
    """Whether a block is a complimentary close, `Sincerely yours,`, not a list of copies or the like."""
    text = plain_text(block.content)
    if block.role is not Role.CLOSER or attests(text):
        return False
    return (len(text) < _LONGEST_CLOSE and text.endswith(",")) or is_farewell(text) or ends_in_farewell(text)
