"""Placeholder notes."""

import re
from dataclasses import replace

from encoder.findings import Finding
from encoder.model import Block, Markup, Role, Text, element


def place_notes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    out = []
    for b in blocks:
        if b.role is Role.NOTE and isinstance(b.content[0], Text):
            t = b.content[0]
            m = re.match(r"(\d+)\. ", t.text)
            typ = "source" if t.text[m.end() :].startswith("Source:") else None
            note = element(
                "note",
                Markup(t.start, m[0].strip(), "note-number"),
                Text(t.start + m.end(), t.text[m.end() :]),
                *b.content[1:],
                n=m[1],
                place="foot",
                type=typ,
            )
            out.append(replace(b, role=Role.PARAGRAPH, content=(note,)))
        else:
            out.append(b)
    return tuple(out), ()
