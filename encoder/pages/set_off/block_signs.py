"""The signs that proofreaders set around lines: `/*` … `*/` around verse, `/#` … `#/` around a quotation."""

import re
from collections.abc import Iterator, Mapping, Sequence

from encoder.marks import block_sign
from encoder.model import Role

_COLUMNS = re.compile(r"\t|\||\S {3,}\S")
_FEWEST = 2
_CAPITALS = 0.6
_LONGEST = 76


def signed_blocks(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The rows of the signs that open and close each block, in order; a sign without its other is none.

    Args:
        texts: all lines.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for row, text in enumerate(texts):
        sign = block_sign(text)
        if sign is None:
            continue
        if sign.startswith("/"):
            opened = row
        elif opened is not None and (block_sign(texts[opened]) or "")[1] == sign[0]:
            found.append((opened, row))
            opened = None
    return found


def verse_within(texts: Sequence[str], blocks: Sequence[tuple[int, int]]) -> Mapping[int, Role]:
    """The lines that a sign keeps as they are broken, where they can be verse: short, without columns."""
    roles: dict[int, Role] = {}
    for start, end in blocks:
        rows = [row for row in range(start + 1, end) if texts[row].strip()]
        if block_sign(texts[start]) == "/*" and _may_be_verse([texts[row] for row in rows]):
            roles |= _stanzas(texts, rows)
    return roles


def _may_be_verse(lines: Sequence[str]) -> bool:
    if len(lines) < _FEWEST or any(
        len(line.strip()) > _LONGEST or _COLUMNS.search(line.strip()) for line in lines
    ):
        return False
    words = [next((char for char in line if char.isalpha()), "") for line in lines]
    return sum(char.isupper() for char in words) >= _CAPITALS * len(lines)


def _stanzas(texts: Sequence[str], rows: Sequence[int]) -> Iterator[tuple[int, Role]]:
    for at, row in enumerate(rows):
        yield row, Role.VERSE if at and row == rows[at - 1] + 1 else Role.STANZA


def first_rows(texts: Sequence[str], blocks: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The rows of the lines below each sign, which begin something new."""
    for sign in (row for block in blocks for row in block):
        below = next((row for row in range(sign + 1, len(texts)) if texts[row].strip()), None)
        if below is not None:
            yield below
