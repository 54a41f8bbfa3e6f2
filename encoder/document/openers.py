"""Openers: dateline, addressees, subject, salutation."""

import re
from collections.abc import Iterable
from itertools import groupby

from encoder.document.heading import plain_text
from encoder.model import Block, Content, Element, Node, Role, Text, element

_LABEL = re.compile(r"[A-Z][\w.’' /&]{0,24}?\s*[:;]")
_PARTICIPANTS = re.compile(r"\W*(?:participants|present|attend)", re.I)
_NAMES = {Role.DATELINE: "dateline", Role.SALUTE: "salute"}


def build_opener(blocks: tuple[Block, ...]) -> Content:
    """An `opener`, followed by the subject or participants list that an edition sets after it.

    TEI allows a list in an opener only inside `argument` (TEI Guidelines, 4.2.2).
    """
    parts: list[tuple[str, Content]] = []
    lists: list[Node] = []
    for kind, run in groupby(_typed(blocks), key=lambda pair: pair[0]):
        members = [block for _, block in run]
        if kind == "subject-list":
            lists.append(_subject_list(members))
        else:
            parts += _part(kind, members)
    return (*_opener(parts), *lists)


def _typed(blocks: tuple[Block, ...]) -> Iterable[tuple[str, Block]]:
    in_list = False
    for index, block in enumerate(blocks):
        follows = next((later for later in blocks[index + 1 :] if later.content), None)
        in_list = (block.role is Role.SUBJECT and follows is not None and _is_bare_item(follows)) or (
            in_list and _is_bare_item(block)
        )
        yield ("subject-list" if in_list else _kind(block)), block


def _is_bare_item(block: Block) -> bool:
    return block.role is Role.ITEM and not block.mark


def _kind(block: Block) -> str:
    if block.role in (Role.ADDRESSEE, Role.SUBJECT):
        return "labelled" if _label_end(block) else "address"
    return _NAMES.get(block.role, "silent")


def _label_end(block: Block) -> int:
    first = block.content[0] if block.content else None
    match = _LABEL.match(first.text) if isinstance(first, Text) else None
    return match.end() if match else 0


def _part(kind: str, blocks: list[Block]) -> list[tuple[str, Content]]:
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


def _subject_list(blocks: list[Block]) -> Element:
    head, *items = blocks
    kind = "participants" if _PARTICIPANTS.match(plain_text(head.content)) else "subject"
    return element(
        "list",
        Element("head", head.content),
        *(Element("item", block.content) for block in items),
        type=kind,
    )


def _opener(parts: list[tuple[str, Content]]) -> Content:
    """The parts in one `opener`; furniture before the first and after the last stays outside."""
    speaking = [index for index, (kind, _) in enumerate(parts) if kind != "silent"]
    if not speaking:
        return tuple(node for _, content in parts for node in content)
    first, last = speaking[0], speaking[-1] + 1
    before, inside, after = (
        tuple(node for _, content in section for node in content)
        for section in (parts[:first], parts[first:last], parts[last:])
    )
    return (*before, Element("opener", inside), *after)
