"""Names side by side at the foot of a text, as many sign a petition, or two officers minutes."""

import re
from collections.abc import Iterator, Sequence

from encoder.pages.letters.signers import is_mark_part
from encoder.pages.sights.sight import Sight, blocks_of

_SIGNATURE, _TEXT, _GOES_ON = frozenset({"signed"}), frozenset({"text-B"}), frozenset({"text-I"})
_LONGEST, _LONGEST_NAME, _FEW_LINES = 60, 5, 3
_WIDE = re.compile(r"[^\S\n]{3,}|\t")


def names_beside(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """Names side by side at the foot of a text, as many sign a petition, or two officers minutes.

    Those that a colon leads to, with more text below, are named in the text, and sign nothing.
    """
    lengths = [len(sight.text.strip()) for sight in seen]
    long = [i for i, length in enumerate(lengths) if length > _LONGEST]
    if not long:
        return
    last_very_long = max((i for i in long if lengths[i] > 2 * _LONGEST), default=-1)
    for block in blocks_of(seen):
        if block[0] <= long[0]:
            continue
        named = [i for i in block if seen[i].text.lstrip()[0] not in "(["]
        beside = [side_by_side(seen[i].text) for i in named]
        if not any(len(pieces) > 1 for pieces in beside):
            continue
        if not all(may_be_name(piece) for pieces in beside for piece in pieces):
            continue
        is_led_to = len(block) >= _FEW_LINES and seen[block[0] - 1].text.rstrip().endswith(":")
        if is_led_to and long[-1] > block[-1]:
            yield from ((i, _TEXT if i == block[0] else _GOES_ON) for i in block)
        elif last_very_long <= block[-1]:
            yield from ((i, _SIGNATURE) for i in named)


def side_by_side(text: str) -> list[str]:
    """What stands side by side on a line: `Huber.      Fr. Eberle.` → two pieces."""
    bare = text.strip()
    if bare.isprintable() and "   " not in bare:
        return [bare] if bare else []
    return [piece for piece in _WIDE.split(bare) if piece]


def may_be_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _LONGEST_NAME or any(map(str.isdigit, text)) or "|" in text:
        return False
    is_mark = is_mark_part(text, above=True) or is_mark_part(text, above=False)
    return is_mark or ((text[0].isupper() or text[0] in "([") and sum(w[0].islower() for w in words) <= 2)
