"""Openers: dateline, addressees, subject, salutation."""

import re
from collections.abc import Iterator
from itertools import groupby

from encoder.document.heading import plain_text
from encoder.model import ASIDE, Block, Content, Element, Role, Text, element

_LABEL = re.compile(r"[A-Z][\w.’' /&]{0,24}?\s*[:;]")
_PARTICIPANTS = re.compile(r"\W*(?:participants|present|attend)", re.I)
_LIST = "subject-list"
_TEXT = frozenset(Role) - ASIDE
_NAMES = {Role.DATELINE: "dateline", Role.SALUTE: "salute"}


def build_opener(blocks: tuple[Block, ...]) -> Content:
    """An `opener`, followed by the subject or participants list that an edition sets after it.

    TEI allows a list in an opener only inside `argument` (TEI Guidelines, 4.2.2): a list that other parts
    follow stands there.
    """
    parts = [
        part
        for kind, run in groupby(_typed(blocks), key=lambda pair: pair[0])
        for part in _part(kind, [block for _, block in run])
    ]
    return _opener(parts)


def _typed(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Block]]:
    """Each block with its kind; `subject-list 3` is the third such list."""
    number, in_list = 0, False
    for index, block in enumerate(blocks):
        if block.role is Role.SUBJECT:
            in_list = _follows_item(blocks, index)
            number += in_list
        elif block.role in _TEXT and block.role is not Role.ITEM:
            in_list = False
        yield (f"{_LIST} {number}" if in_list else _kind(block)), block


def _follows_item(blocks: tuple[Block, ...], index: int) -> bool:
    following = (block.role for block in blocks[index + 1 :] if block.role not in ASIDE)
    return next(following, None) is Role.ITEM


def _kind(block: Block) -> str:
    if block.role in ASIDE:
        return "silent"
    if block.role not in _NAMES:
        return "labelled" if _label_end(block) else "address"
    return _NAMES[block.role]


def _label_end(block: Block) -> int:
    first = block.content[0] if block.content else None
    match = _LABEL.match(first.text) if isinstance(first, Text) else None
    return match.end() if match else 0


def _part(kind: str, blocks: list[Block]) -> list[tuple[str, Content]]:
    if kind.startswith(_LIST):
        return _list_parts(blocks)
    if kind == "address":
        return [(kind, (Element("address", tuple(Element("addrLine", block.content) for block in blocks)),))]
    if kind == "labelled":
        pairs = [node for block in blocks for node in _label_and_item(block)]
        return [(kind, (element("argument", element("list", *pairs, rend="labeled")),))]
    if kind == "silent":
        return [(kind, block.content) for block in blocks]
    return [(kind, (Element(kind, block.content),)) for block in blocks]


def _label_and_item(block: Block) -> tuple[Element, Element]:
    first = block.content[0]
    assert isinstance(first, Text)  # noqa: S101 - a labelled block begins with its label
    end = _label_end(block)
    rest = first.text[end:].lstrip()
    item = (Text(first.start + len(first.text) - len(rest), rest),) if rest else ()
    return element("label", Text(first.start, first.text[:end])), Element("item", (*item, *block.content[1:]))


def _list_parts(blocks: list[Block]) -> list[tuple[str, Content]]:
    """A subject or participants list; what stands after its last item stays outside."""
    last = max(index for index, block in enumerate(blocks) if block.role not in ASIDE) + 1
    silent: list[tuple[str, Content]] = [("silent", block.content) for block in blocks[last:]]
    head, *rest = blocks[:last]
    kind = "participants" if _PARTICIPANTS.match(plain_text(head.content)) else "subject"
    items = [node for block in rest for node in _item(block)]
    return [(_LIST, (element("list", Element("head", head.content), *items, type=kind),)), *silent]


def _item(block: Block) -> Content:
    return block.content if block.role in ASIDE else (Element("item", block.content),)


def _opener(parts: list[tuple[str, Content]]) -> Content:
    """The parts in one `opener`; lists and furniture at its edges stay outside."""
    inner = [index for index, (kind, _) in enumerate(parts) if kind not in ("silent", _LIST)]
    if not inner:
        return _joined(parts)
    first, last = inner[0], inner[-1] + 1
    while first and parts[first - 1][0] == _LIST:
        first -= 1
    inside = tuple(node for kind, content in parts[first:last] for node in _in_opener(kind, content))
    return (*_joined(parts[:first]), Element("opener", inside), *_joined(parts[last:]))


def _in_opener(kind: str, content: Content) -> Content:
    return (Element("argument", content),) if kind == _LIST else content


def _joined(parts: list[tuple[str, Content]]) -> Content:
    return tuple(node for _, content in parts for node in content)
