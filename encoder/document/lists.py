"""Placeholder lists."""

from encoder.findings import Finding
from encoder.model import FURNITURE, Block, Content, Element, Role, element


def build_lists(blocks: tuple[Block, ...]) -> tuple[Content, tuple[Finding, ...]]:
    out = []
    items = []
    tail = []

    def flush():
        nonlocal items, tail
        if items:
            out.append(element("list", *items, rend="bulleted"))
        out.extend(tail)
        items = []
        tail = []

    for b in blocks:
        if b.role is Role.ITEM:
            items += tail
            tail = []
            items.append(Element("item", b.content))
        elif b.role in FURNITURE or b.role in (Role.PAGE_MARK, Role.MARKUP):
            tail += b.content
        else:
            flush()
            if b.role is Role.TABLE:
                out.append(Element("table", b.content))
            elif b.role is Role.FORM:
                out.append(element("ab", *b.content, type="form"))
            else:
                out.append(Element("p", b.content))
    flush()
    return tuple(out), ()
