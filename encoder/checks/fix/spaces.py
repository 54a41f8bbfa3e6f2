"""White space that means nothing, or that page breaks should have on both sides (see the Schematron)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from encoder.checks.fix.edits import Edit
from encoder.checks.scan import Kind, Scan, Token

_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?=\r?\n)")


def mend_spaces(scan: Scan) -> Iterator[Edit]:
    """Spaces at the ends of lines go, page breaks with a space on one side get one on the other."""
    tokens = list(scan.tokens())
    for token in tokens:
        if token.kind == Kind.TEXT:
            yield from _trailing(scan, token)
    for (before, page), (_, after) in pairwise(pairwise(tokens)):
        if _is_page(scan, page) and before.kind == after.kind == Kind.TEXT:
            yield from _around(scan, before, page, after)
    if scan.text and not scan.text.endswith("\n"):
        yield Edit(len(scan.text), len(scan.text), "\n", "white-space", "the last line had no end")


def _trailing(scan: Scan, text: Token) -> Iterator[Edit]:
    for match in _TRAILING.finditer(scan.text, text.start, text.end):
        yield Edit(*match.span(), "", "white-space", "spaces at the end of the line are gone")


def _is_page(scan: Scan, token: Token) -> bool:
    splits = 'break="no"' in scan.text[token.start : token.end]
    return token.kind == Kind.EMPTY and token.name.rpartition(":")[2] == "pb" and not splits


def _around(scan: Scan, before: Token, page: Token, after: Token) -> Iterator[Edit]:
    left, right = scan.text[before.end - 1].isspace(), scan.text[after.start].isspace()
    if left != right:
        at = page.end if left else page.start
        side = "after" if left else "before"
        yield Edit(
            at, at, " ", "white-space", f"a space {side} the page break, which had one on the other side"
        )
