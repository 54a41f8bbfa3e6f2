"""Lines without a blank line between them: a list, a table, a wrapped paragraph, verse or a heading."""

import re
from collections import Counter
from collections.abc import Sequence

from encoder.model import Role

_BULLET = re.compile(r"\s*[•–*\-·‣▪●○◦](?:\s+|(?=—))\S")
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[IVX]{1,5}|[A-H])[.)]\s+\S")
_COLUMNS = re.compile(r"\S(?:\t| {2,})\S|\|")
_FIGURE = re.compile(r"[(\-+–—$£]*\d[\d,.:/%()+–-]*[\w)%”\"]{0,4}|[—–-]|\(-\)|n\.?a\.?|est\.\)")
_FINISHED = re.compile(
    r"[.;:?!,][”\"’)\]]?(?:\d{1,3}|\[\^?\w+\]|\(\d+\)|[*†‡¹²³⁰⁴-⁹]+)?\s*$|;? (?:and|or)\s*$"
)
_SHORTEST_FULL_LINE = 45
_LONGEST_WRAPPED_LINE = 110
_LONGEST_HEAD = 120


def is_bullet(text: str) -> bool:
    """Whether a line begins with a bullet."""
    return bool(_BULLET.match(text))


def is_enumerated(text: str) -> bool:
    """Whether a line begins with an enumerator: `(a) `, `1. `."""
    return bool(_ENUMERATOR.match(text))


def read_run(texts: Sequence[str], before: str) -> list[Role]:
    """The roles of adjacent lines.

    Args:
        texts: the lines, at least one.
        before: the text in front of them; a list is often announced by a colon.
    """
    if any(map(is_bullet, texts)) and (is_bullet(texts[0]) or before.rstrip().endswith(":")):
        return _listed(texts, is_bullet)
    if len(texts) == 1:
        return [Role.PARAGRAPH]
    if is_table(texts, before):
        return [Role.TABLE] * len(texts)
    if is_enumerated(texts[0]) and sum(map(is_enumerated, texts)) > 1:
        return _listed(texts, is_enumerated)
    if _is_wrapped(texts) or not all(_FINISHED.search(text) for text in texts[:-1]):
        return [Role.PARAGRAPH] + [Role.CONTINUATION] * (len(texts) - 1)
    if all(text.strip()[-1:] == "," for text in texts[:-1]):
        return [Role.PARAGRAPH] + [Role.CONTINUATION] * (len(texts) - 1)
    return [Role.ITEM if re.search(r":\W{0,2}\d{0,2}\s*$", before) else Role.PARAGRAPH] * len(texts)


def _listed(texts: Sequence[str], begins: object) -> list[Role]:
    roles = []
    for text in texts:
        starts = is_bullet(text) if begins is is_bullet else is_enumerated(text)
        roles.append(Role.ITEM if starts or not roles else Role.CONTINUATION)
    return roles


def is_table(texts: Sequence[str], before: str) -> bool:
    """Whether adjacent lines are the rows of a table.

    Columns set apart by spaces or pipes; or rows that end in figures; or, in three rows and more, last
    columns that say the same again and again.
    """
    if len(texts) < 2:
        return False
    columns = sum(bool(_COLUMNS.search(text.strip())) for text in texts)
    if columns >= max(2, 0.6 * len(texts)):
        return True
    if len(texts) < 3:
        return False
    figures = sum(_ends_in_figure(text) for text in texts)
    if figures >= 0.6 * len(texts):
        return True
    if sum(bool(_FINISHED.search(text)) for text in texts) > 0.2 * len(texts) or _is_wrapped(texts):
        return False
    last = Counter(text.split()[-1] for text in texts if len(text.split()) > 1)
    return sum(count for count in last.values() if count > 1) >= 0.6 * len(texts)


def _ends_in_figure(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and bool(_FIGURE.fullmatch(words[-1]))


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Whether the lines are one paragraph, broken where a line was full."""
    lengths = [len(text.strip()) for text in texts]
    full = max(lengths[:-1])
    even = min(lengths[:-1]) > full - 25 and _SHORTEST_FULL_LINE <= full <= _LONGEST_WRAPPED_LINE
    flows = any(not _FINISHED.search(text) for text in texts[:-1])
    starts_small = any(text.strip()[:1].islower() for text in texts[1:])
    return even and lengths[-1] <= full + 10 and flows and (starts_small or len(texts) > 2)
