"""What can be seen of the lines of a text without page furniture: features, each a name that is there or not.

The names are the rows of `weights/lines.tsv`. They tell of layout, wording and place, in no one language and
of no one house, since they are used on what is set and worded otherwise than what they were learnt from.
"""

from collections.abc import Sequence
from functools import lru_cache

from encoder.enumerators import enumerator
from encoder.pages.layout import Layout, layout_features
from encoder.pages.shape import binned, counts, ending
from encoder.pages.sight import LOOKED_AT, WORD, Sight, plain
from encoder.pages.wording import wording

_NEAR = ("words", "ends", "starts", "upper", "enumerator", "W:")


def line_features(seen: Sequence[Sight], layout: Layout) -> list[list[str]]:
    """The features of each line: its own, its layout, and those of its neighbours that shed light on it.

    Args:
        seen: the lines of running text.
        layout: of the text.
    """
    own = [[*_shape(sight.text), *wording(sight.text)] for sight in seen]
    laid = layout_features(seen, layout)
    near = [[pair for name in row if (pair := _for_neighbours(name))] for row in own]
    last = len(seen) - 1
    out = []
    ends = ""
    for i in range(len(seen)):
        row = [*own[i], *laid[i]]
        row.append(f"top={binned(i, 1, 2, 3, 5, 8, 12, 20)}")
        row.append(f"bottom={binned(last - i, 1, 2, 3, 5, 8)}")
        if ends:
            row.append(f"text-before={ends}")
        for at, step in ((0, -1), (1, 1)):
            if 0 <= i + step <= last:
                row += [pair[at] for pair in near[i + step]]
                row += [_of_neighbour(step, laid[i + step][index]) for index in (1, 8)]
            else:
                row.append(f"{step:+}:none")
        if len(seen[i].text) > 40:
            ends = ending(plain(seen[i].text))
        out.append(row)
    return out


@lru_cache(maxsize=20_000)
def _for_neighbours(name: str) -> tuple[str, str] | None:
    """What a feature is for the line below and for the line above; None where it says nothing to them."""
    return (_of_neighbour(-1, name), _of_neighbour(1, name)) if name.startswith(_NEAR) else None


@lru_cache(maxsize=20_000)
def _of_neighbour(step: int, name: str) -> str:
    return f"{step:+}:{name}"


def _shape(text: str) -> list[str]:
    """The features of a line by itself, whatever its words say."""
    bare = plain(text)
    words = WORD.findall(bare[:LOOKED_AT])
    out = [*counts(bare, words), f"ends={ending(bare)}"]
    first = bare[:1]
    out.append("starts=" + ("lower" if first.islower() else "sign" if not first.isalnum() else "other"))
    if first and first in "[(":
        closed = bare.rstrip(" .:").endswith(("]", ")"))
        out.append(f"bracketed={closed}")
    if first and first in '—–-•*«“"„':
        out.append(f"opens={first}")
    found = enumerator(text.strip())
    if found:
        out.append(f"enumerator={found.style.value}")
        out.append(f"enumerator={found.style.value}&{min(len(words), 12) // 4}")
        if found.bare:
            out.append("enumerator-only")
    if text.lstrip().startswith("#"):
        out.append("heading")
    if text.count("|") > 1:
        out.append("pipes")
    return out
