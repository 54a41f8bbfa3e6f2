"""Lines without a blank line between them: a list, a wrapped paragraph, verse or a heading."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from encoder.enumerators import Reading, enumerator
from encoder.model import Role

_BULLET = re.compile(r"\s*[•–*\-·‣▪●○◦](?:\s+|(?=—))\S")
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[IVX]{1,5}|[A-H])[.)]\s+\S")
_FINISHED = re.compile(
    r"[.;:?!,][”\"’)\]]?(?:\d{1,3}|\[\^?\w+\]|\(\d+\)|[*†‡¹²³⁰⁴-⁹]+)?\s*$|;? (?:and|or)\s*$"
)
_ANNOUNCED = re.compile(r":\W{0,2}\d{0,2}\s*$")
_FEWEST_WRAPPED_LINES = 4
_SHORTEST_FULL_LINE = 45
_LONGEST_WRAPPED_LINE = 110
_MOST_LOST = 3


def is_bullet(text: str) -> bool:
    """Whether a line begins with a bullet."""
    return bool(_BULLET.match(text))


def is_enumerated(text: str) -> bool:
    """Whether a line begins with an enumerator: `(a) `, `1. `."""
    return bool(_ENUMERATOR.match(text))


def line_width(runs: Iterable[Sequence[str]]) -> int | None:
    """The width that a document's lines were wrapped at; None where one line is one paragraph.

    In a wrapped document nearly every line that another one follows is full: the next word would not fit.
    """
    pairs = [pair for run in runs for pair in pairwise(run)]
    lengths = [len(first) for first, _ in pairs]
    plausible = sorted(length for length in lengths if length <= _LONGEST_WRAPPED_LINE)
    if len(plausible) < _FEWEST_WRAPPED_LINES or len(plausible) < 0.8 * len(lengths):
        return None
    width = plausible[-1 - len(plausible) // 20]
    full = sum(_is_full(first, second, width) for first, second in pairs)
    return width if full >= 0.6 * len(pairs) else None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on a line."""
    return len(line) + 1 + len(following.split()[0]) > width


def read_run(texts: Sequence[str], before: str, width: int | None = None) -> list[Role]:
    """The roles of adjacent lines.

    Args:
        texts: the lines, at least one.
        before: the text in front of them; a list is often announced by a colon.
        width: that the document's lines are wrapped at.
    """
    announced = bool(_ANNOUNCED.search(before))
    if any(map(is_bullet, texts)) and (is_bullet(texts[0]) or announced):
        return _listed(texts, is_bullet)
    if len(texts) == 1:
        return [Role.PARAGRAPH]
    counted = _counted(texts) if is_enumerated(texts[0]) else frozenset()
    if len(counted) > 1:
        return [Role.ITEM if row in counted else Role.CONTINUATION for row in range(len(texts))]
    first = Role.ITEM if announced else Role.PARAGRAPH
    if announced and all(_FINISHED.search(text) and text.lstrip()[0].isupper() for text in texts):
        return [Role.ITEM] * len(texts)
    if width is not None and is_enumerated(texts[0]):
        return [first] + [Role.CONTINUATION] * (len(texts) - 1)
    if width is not None:
        return [first, *(_wrapped(one, other, width, first) for one, other in pairwise(texts))]
    if _is_wrapped(texts) or not all(_FINISHED.search(text) for text in texts[:-1]):
        return [Role.PARAGRAPH] + [Role.CONTINUATION] * (len(texts) - 1)
    if all(text.strip()[-1:] == "," for text in texts[:-1]):
        return [Role.PARAGRAPH] + [Role.CONTINUATION] * (len(texts) - 1)
    return [first] * len(texts)


def _wrapped(line: str, following: str, width: int, role: Role) -> Role:
    ends = not _is_full(line, following, width) and bool(_FINISHED.search(line))
    return role if ends else Role.CONTINUATION


def _listed(texts: Sequence[str], begins: Callable[[str], bool]) -> list[Role]:
    return [Role.ITEM, *(Role.ITEM if begins(text) else Role.CONTINUATION for text in texts[1:])]


def _counted(texts: Sequence[str]) -> frozenset[int]:
    """The lines whose enumerators count on from the first, or from one: the day of `III. Nonas` does not."""
    known: set[Reading] = set()
    rows: set[int] = set()
    for row, text in enumerate(texts):
        found = enumerator(text) if is_enumerated(text) else None
        said = found.readings if found else ()
        if not rows or any(_follows(one, known) for one in said):
            known.update(said)
            rows.add(row)
    return frozenset(rows)


def _follows(reading: Reading, known: Iterable[Reading]) -> bool:
    return reading.value == 1 or any(
        one.style is reading.style and 0 < reading.value - one.value <= _MOST_LOST for one in known
    )


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Whether the lines are one paragraph, broken where a line was full."""
    lengths = [len(text.strip()) for text in texts]
    full = max(lengths[:-1])
    even = min(lengths[:-1]) > full - 25 and _SHORTEST_FULL_LINE <= full <= _LONGEST_WRAPPED_LINE
    flows = any(not _FINISHED.search(text) for text in texts[:-1])
    starts_small = any(text.strip()[:1].islower() for text in texts[1:])
    return even and lengths[-1] <= full + 10 and flows and (starts_small or len(texts) > 2)
