"""Placeholder reading of typescripts."""

import re

from encoder.findings import Finding
from encoder.model import Line, Page, Role, RoledLine


def read_typescript(lines: tuple[Line, ...]) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    pages = []
    cur = []
    n = None
    mark = None
    prev_blank = True
    for l in lines:
        t = l.text
        if not t.strip():
            cur.append(RoledLine(l, Role.BLANK))
            prev_blank = True
            continue
        if re.fullmatch(r"-{3,}|\f|## Page \d+", t.strip()):
            pages.append(Page(tuple(cur), n, mark))
            cur = [RoledLine(l, Role.PAGE_MARK)]
            n = None
            mark = l
            prev_blank = True
            continue
        if re.fullmatch(r"[\W]*(TOP )?(SECRET|CONFIDENTIAL|UNCLASSIFIED).{0,12}", t):
            role = Role.CLASSIFICATION
        elif re.fullmatch(r"[-. ]*\d{1,3}[-. ]*", t):
            role = Role.PAGE_NUMBER
        elif re.match(r"(- )?(\d{1,2}\.|\([a-z0-9]{1,4}\)|- )\s", t):
            role = Role.ITEM
        elif prev_blank:
            role = Role.PARAGRAPH
        else:
            role = Role.CONTINUATION
        prev_blank = False
        cur.append(RoledLine(l, role))
    pages.append(Page(tuple(cur), n, mark))
    return tuple(p for p in pages if p.lines), ()
