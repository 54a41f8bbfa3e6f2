"""Placeholder reading of edited text."""

import re

from encoder.findings import Finding
from encoder.model import Line, Page, Role, RoledLine


def read_edited(lines: tuple[Line, ...]) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    pages = []
    cur = []
    n = None
    mark = None
    first = True
    innotes = False
    for l in lines:
        t = l.text
        if not t.strip():
            cur.append(RoledLine(l, Role.BLANK))
            continue
        m = re.fullmatch(r"\s*\[Page (\w+)\]\s*", t)
        if m:
            pages.append(Page(tuple(cur), n, mark))
            cur = [RoledLine(l, Role.PAGE_MARK)]
            n = m[1]
            mark = l
            continue
        role = Role.HEAD if first else Role.PARAGRAPH
        first = False
        if re.match(r"  \d+\. ", t):
            role = Role.NOTE
        elif re.match(r"  • ", t):
            role = Role.ITEM
        cur.append(RoledLine(l, role))
    pages.append(Page(tuple(cur), n, mark))
    return tuple(p for p in pages if p.lines), ()
