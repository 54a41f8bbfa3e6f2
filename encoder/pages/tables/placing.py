"""What of a line stands in which column of a grid: by where its ink lies."""

from collections.abc import Sequence
from itertools import pairwise

from encoder.pages.tables.figures import is_unit_of_money
from encoder.pages.tables.grid import Column, Placed
from encoder.pages.tables.ink import Chunk, Inked


def place(row: Inked, columns: Sequence[Column]) -> Placed:
    """The cells of a line by where its ink lies; what has ink across a column's end spans both."""
    parts = _cut(row, columns)
    if len(parts) == len(columns) - 1 > 1:
        parts = _with_wide_head(row, parts, columns)
    if len(parts) == len(columns):
        return tuple((chunk, at, 1) for at, chunk in enumerate(parts))
    spans = [_span(chunk, columns) for chunk in parts]
    out: list[tuple[Chunk, int, int]] = []
    for chunk, (first, last) in zip(parts, spans, strict=True):
        before = out[-1] if out else None
        if before is not None and first < before[1] + before[2]:
            taken = before[1] + before[2]
            if last >= taken:
                first = taken
            elif before[2] > 1:
                out[-1] = (before[0], before[1], before[2] - 1)
                first = last
            else:
                out[-1] = (_join(before[0], chunk), before[1], before[2])
                continue
        out.append((chunk, first, last - first + 1))
    return tuple(out)


def _with_wide_head(row: Inked, parts: list[Chunk], columns: Sequence[Column]) -> list[Chunk]:
    """The parts of a line that lacks one: a head wider than its column ends right before the next."""
    for at, (part, column) in enumerate(zip(parts, columns[1:], strict=False)):
        words = [word for word in row.words if part.start <= word.start and word.end <= part.end]
        behind = [word for word in words[1:] if word.left == column.left]
        if part.right > column.left and behind and part.left >= columns[at].left:
            first, second = words[: words.index(behind[0])], words[words.index(behind[0]) :]
            return [*parts[:at], _join(first[0], first[-1]), _join(second[0], second[-1]), *parts[at + 1 :]]
    return parts


def _join(one: Chunk, other: Chunk) -> Chunk:
    return Chunk(one.start, other.end, one.left, other.right)


def _cut(row: Inked, columns: Sequence[Column]) -> list[Chunk]:
    """The chunks of a line, cut where a column ends between two words of one."""
    bounds = [(a.right, b.left) for a, b in pairwise(columns)]
    parts: list[Chunk] = []
    homes: list[set[int]] = []
    for chunk in row.chunks:
        words = [word for word in row.words if chunk.start <= word.start and word.end <= chunk.end]
        for index, word in enumerate(words):
            above = {at for at, c in enumerate(columns) if word.right > c.left and word.left < c.right}
            first = index == 0
            crosses = not first and any(
                words[index - 1].right <= right + 1 and word.left >= left - 1 for right, left in bounds
            )
            if first or (crosses and not (above & homes[-1])):
                parts.append(word)
                homes.append(above)
            else:
                parts[-1] = _join(parts[-1], word)
                homes[-1] |= above
    parts = _of_columns(row, parts, homes)
    return _with_units(row, parts) if any(column.is_of_sums for column in columns) else parts


def _with_units(row: Inked, parts: list[Chunk]) -> list[Chunk]:
    """The parts; three units of money beside each other, `£  s.  d.`, are one head."""
    out: list[Chunk] = []
    units = 0
    for part in parts:
        words = row.of(part).split()
        are_units = all(map(is_unit_of_money, words))
        if are_units and units > 0 and units + len(words) <= len("lsd"):
            out[-1] = _join(out[-1], part)
            units += len(words)
        else:
            out.append(part)
            units = len(words) * are_units
    return out


def _of_columns(row: Inked, parts: list[Chunk], homes: list[set[int]]) -> list[Chunk]:
    """The parts; neighbours in one and the same column are one."""
    out: list[Chunk] = []
    last: set[int] = set()
    for part, home in zip(parts, homes, strict=True):
        if out and len(home) == 1 and home == last:
            out[-1] = _join(out[-1], part)
        else:
            out.append(part)
        last = home
    return out


def _span(chunk: Chunk, columns: Sequence[Column]) -> tuple[int, int]:
    """The first and last column that a chunk lies in; the nearest where it lies between two."""
    over = [at for at, c in enumerate(columns) if chunk.right > c.left and chunk.left < c.right]
    if over:
        return over[0], over[-1]
    middle = (chunk.left + chunk.right) / 2
    nearest = min(
        range(len(columns)),
        key=lambda at: min(abs(columns[at].left - middle), abs(columns[at].right - middle)),
    )
    return nearest, nearest
