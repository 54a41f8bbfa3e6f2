"""Whether the tags of a merged document nest, and which changes are to blame where they do not."""

from collections.abc import Sequence

from encoder.merging.composing import Part
from encoder.merging.pieces import Sort


def badly_nested(parts: Sequence[Part]) -> frozenset[int] | None:
    """The changes that may be to blame for the first tags that do not nest; None where all do."""
    open_: list[Part] = []
    last: int | None = None
    for part in parts:
        sort, name = part.key[0], part.key[1]
        last = part.change if part.change is not None else last
        if sort is Sort.START:
            open_.append(part)
        elif sort is Sort.END:
            start = open_.pop() if open_ else None
            if start is None or start.key[1] != name:
                return _blamed(part, start, last)
    return _blamed(None, open_[-1], last) if open_ else None


def _blamed(end: Part | None, start: Part | None, last: int | None) -> frozenset[int]:
    own = {part.change for part in (end, start) if part is not None and part.change is not None}
    return frozenset(own or ({last} if last is not None else ()))
