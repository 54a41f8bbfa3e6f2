"""Lines without a blank line between them: a list, a table, a wrapped paragraph, verse or a heading."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from encoder.enumerators import enumerator
from encoder.model import Role

_BULLET = re.compile(r"\s*[•–*\-·‣▪●○◦](?:\s+|(?=—))\S")
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[IVX]{1,5}|[A-H])[.)]\s+\S")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S|[^\s.:;?!] {2}\S|\|")
"""Words set apart; two spaces behind a stop are how typists part sentences."""
_FIGURE = re.compile(r"[(\-+–—$£]*\d[\d,.:/%()+–-]*[\w)%”\"]{0,4}|[—–-]|\(-\)|n\.?a\.?|est\.\)")
_FINISHED = re.compile(
    r"[.;:?!,][”\"’)\]]?(?:\d{1,3}|\[\^?\w+\]|\(\d+\)|[*†‡¹²³⁰⁴-⁹]+)?\s*$|;? (?:and|or)\s*$"
)
_ANNOUNCED = re.compile(r":\W{0,2}\d{0,2}\s*$")
_FEWEST_WRAPPED_LINES = 4
_SHORTEST_FULL_LINE = 45
_LONGEST_WRAPPED_LINE = 110
_LONGEST_HEAD = 120
_FEWEST_SMALL = 5


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
    pairs = [pair for run in runs if not is_table(run) for pair in pairwise(run)]
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
    if is_table(texts):
        return [Role.TABLE] * len(texts)
    if is_enumerated(texts[0]) and sum(map(is_enumerated, texts)) > 1:
        return _listed(texts, is_enumerated)
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


def is_table(texts: Sequence[str]) -> bool:
    """Whether adjacent lines are the rows of a table.

    Columns set apart by spaces or pipes; or rows that end in figures; or, in three rows and more, last
    columns that say the same again and again.
    """
    if len(texts) < 2:
        return False
    columns = sum(bool(_COLUMNS.search(_without_enumerator(text))) for text in texts)
    if columns >= max(2, 0.6 * len(texts)):
        return True
    if len(texts) < 3:
        return False
    if sum(text.lstrip()[:1].islower() for text in texts) > 0.3 * len(texts):
        return False
    if _is_item(texts) or sum(map(_is_prose, texts)) > 0.5 * len(texts):
        return False
    figures = sum(_has_figures(text) for text in texts)
    if figures >= 0.6 * len(texts):
        return True
    if sum(bool(_FINISHED.search(text)) for text in texts) > 0.2 * len(texts) or _is_wrapped(texts):
        return False
    last = Counter(text.split()[-1] for text in texts if len(text.split()) > 1)
    return sum(count for count in last.values() if count > 1) >= 0.6 * len(texts)


def _is_item(texts: Sequence[str]) -> bool:
    """Whether lines are one item: the first has an enumerator, and no other."""
    return enumerator(texts[0]) is not None and not any(map(enumerator, texts[1:]))


def _is_prose(text: str) -> bool:
    """Whether a line has more small words than a row of a table would: `980,000 in 1912, as was said`."""
    return sum(word[:1].islower() for word in text.split()) >= _FEWEST_SMALL


def _without_enumerator(text: str) -> str:
    """A line without the mark of an item, which may stand far before the text."""
    found = enumerator(text)
    return text[found.end :].strip() if found else text.strip()


def _has_figures(text: str) -> bool:
    """Whether a line ends in a figure, or holds two or more and no sentence."""
    words = text.split()
    figures = [bool(_FIGURE.fullmatch(word)) for word in words]
    if len(words) < 2 or words[-1][-1] in ".;:":
        return False
    return figures[-1] or (sum(figures) > 1 and not _FINISHED.search(text))


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Whether the lines are one paragraph, broken where a line was full."""
    lengths = [len(text.strip()) for text in texts]
    full = max(lengths[:-1])
    even = min(lengths[:-1]) > full - 25 and _SHORTEST_FULL_LINE <= full <= _LONGEST_WRAPPED_LINE
    flows = any(not _FINISHED.search(text) for text in texts[:-1])
    starts_small = any(text.strip()[:1].islower() for text in texts[1:])
    return even and lengths[-1] <= full + 10 and flows and (starts_small or len(texts) > 2)
