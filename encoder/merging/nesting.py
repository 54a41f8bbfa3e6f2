"""Whether the tags of a merged document nest, and which changes are to blame where they do not."""

from collections.abc import Sequence

from encoder.merging.composing import Part
from encoder.merging.pieces import Sort


def badly_nested(parts: Sequence[Part]) -> tuple[frozenset[int], ...]:
    """For each fault the changes that may be to blame, the document read on as if they had not come in.

    Where none can be named, what came last before is blamed, and the rest is not read.
    """
    faults: list[frozenset[int]] = []
    open_: list[Part] = []
    last: int | None = None
    for part in parts:
        sort, name = part.key[0], part.key[1]
        last = part.change if part.change is not None else last
        if sort is Sort.START:
            open_.append(part)
        elif sort is Sort.END:
            while open_ and open_[-1].key[1] != name and open_[-1].change is not None:
                faults.append(_blamed(open_.pop().change))
            if open_ and open_[-1].key[1] == name:
                open_.pop()
            elif part.change is not None:
                faults.append(_blamed(part.change))
            else:
                return (*faults, _blamed(last))
    return (*faults, *(_blamed(part.change if part.change is not None else last) for part in open_[:1]))


def _blamed(change: int | None) -> frozenset[int]:
    return frozenset(() if change is None else (change,))
