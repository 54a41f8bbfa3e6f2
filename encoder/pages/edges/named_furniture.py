"""Furniture that a transcriber names, between brackets: `[Stamp: RECEIVED JUN 4 1917]`, `[Blank Page]`."""

import re
from collections.abc import Sequence

from encoder.language.marks import ordered_mark_words
from encoder.model import Role
from encoder.pages.sights.sight import plain


def _labelled(table: str) -> str:
    return "|".join(map(re.escape, sorted(ordered_mark_words(table), key=len, reverse=True)))


_OPENS = re.compile(
    rf"\s*\[\s*(?:(?P<stamp>{_labelled('stamp-label')})|(?P<header>{_labelled('header-label')})"
    rf"|(?P<footer>{_labelled('footer-label')}))\s?:\s*[^\s\]][^\]]*(?P<close>\]\s*)?",
    re.IGNORECASE,
)
_BLANK = re.compile(rf"\s*\[\s*(?:{_labelled('blank-page')})[.:]?\s*\]\s*", re.IGNORECASE)
_CLOSES = re.compile(r"[^\[\]]*\]\s*")
_GOES_ON = re.compile(r"[^\[\]]*")
_MOST_LINES = 8


def named_furniture(texts: Sequence[str]) -> dict[int, Role]:
    """The lines of furniture that is named as such, with the roles that the names say.

    Args:
        texts: of all lines.
    """
    found: dict[int, Role] = {}
    for row, text in enumerate(texts):
        if "[" in text and _BLANK.fullmatch(text):
            found[row] = Role.HEADER
            continue
        match = _OPENS.fullmatch(plain(text)) if "[" in text and ":" in text else None
        if match is None:
            continue
        role = Role.STAMP if match["stamp"] else Role.HEADER if match["header"] else Role.FOOTER
        end = row if match["close"] else _end(texts, row)
        if end is not None:
            found |= dict.fromkeys(range(row, end + 1), role)
    return found


def _end(texts: Sequence[str], row: int) -> int | None:
    """The row in which the brackets that open in a row are closed, nothing blank between."""
    for at in range(row + 1, min(row + _MOST_LINES, len(texts))):
        if _CLOSES.fullmatch(texts[at]):
            return at
        if not texts[at].strip() or not _GOES_ON.fullmatch(texts[at]):
            return None
    return None
