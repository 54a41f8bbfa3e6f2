"""What can be seen of the lines of a text without page furniture: features, each a name that is there or not.

The names are the rows of `weights/lines.tsv`. They tell of layout, wording and place, in no one language and
of no one house, since they are used on what is set and worded otherwise than what they were learnt from.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from encoder.enumerators import enumerator
from encoder.pages.sights.layout import Layout, layout_features
from encoder.pages.sights.parties import Parties, parties_of, party
from encoder.pages.sights.shape import binned, counts, ending
from encoder.pages.sights.sight import LOOKED_AT, WORD, Sight, plain
from encoder.pages.sights.wording import wording

_NEAR = ("words", "ends", "starts", "upper", "enumerator", "W:", "P:")
_DROPPED = re.compile(r"[^\W\d_a-z]{2,}[a-zß-ÿſ]{2,}|[^\W\d_a-z]{2,12} [a-zß-ÿſ]")
"""The first word of a text behind an initial, as printers set it: `THis`, `WHEN he`."""
_LONG = 60
"""A line longer than this is running text, as a rule."""


def line_features(seen: Sequence[Sight], layout: Layout) -> list[list[str]]:
    """The features of each line: its own, its layout, and those of its neighbours that shed light on it.

    Args:
        seen: the lines of running text.
        layout: of the text.
    """
    parties = parties_of(seen)
    own = [[*_shape(sight.text), *wording(sight.text), *_party(sight.text, parties)] for sight in seen]
    feet = _feet(seen)
    laid = layout_features(seen, layout)
    near = [[pair for name in row if (pair := _for_neighbours(name))] for row in own]
    last = len(seen) - 1
    out = []
    ends = ""
    for i in range(len(seen)):
        row = [*own[i], *laid[i]]
        row.append(f"top={binned(i, 1, 2, 3, 5, 8, 12, 20)}")
        row.append(f"bottom={binned(last - i, 1, 2, 3, 5, 8)}")
        row.append(feet[i])
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


def _party(text: str, parties: Parties) -> list[str]:
    found = party(text, parties)
    return [f"P:{found}"] if found else []


def _feet(seen: Sequence[Sight]) -> list[str]:
    """How many short lines lie between each line and the running text above it, and whether text follows."""
    out: list[str] = []
    above, last = 0, max((i for i, sight in enumerate(seen) if len(sight.text) > _LONG), default=-1)
    for i, sight in enumerate(seen):
        out.append(f"foot={binned(above, 1, 2, 3, 5, 9)}&{'last' if i > last else 'inner'}")
        above = 0 if len(sight.text) > _LONG else above + 1
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
    if bare[:2].isupper() and _DROPPED.match(bare) and not bare.isupper():
        out.append("starts=dropped")
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
