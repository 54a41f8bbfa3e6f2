"""Textual notes with bare letters, a line each, right above those with figures: `a Corrected from: dae.`"""

from collections.abc import Sequence

from encoder.note_labels import is_first, next_label
from encoder.note_letters import letter_start


def lettered_above(texts: Sequence[str], line: int) -> dict[int, str]:
    """The lines right above a line that begin with letters which count from the first: line → letter.

    Nothing where the lines above are anything else.
    """
    found: dict[int, str] = {}
    at = line - 1
    while at >= 0 and texts[at].strip():
        start = letter_start(texts[at])
        if start is None or (found and next_label(start.label) != found[at + 1]):
            return {}
        found[at] = start.label
        at -= 1
    is_whole = bool(found) and is_first(found[at + 1])
    return dict(sorted(found.items())) if is_whole else {}
