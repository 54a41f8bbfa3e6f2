"""Names at the end of a text, set far in below a table, a list or verse, which sign it without a leave."""

import re
from collections.abc import Mapping, Sequence

from encoder import language
from encoder.model import Role
from encoder.pages.letters.signers import is_signed_by_mark
from encoder.pages.sights.layout import indent_of

_NAME = re.compile(
    r"(?:(?P<title>(?:[^\W\d_a-zß-ÿ][\w'’-]*[.:]\s?)*))(?:[^\W\d_a-zß-ÿ][\w'’-]*|d[eiu]|v[ao]n|von|der|la|le|zu|y)"
    r"(?:\s(?:[^\W\d_a-zß-ÿ][\w'’-]*|[^\W\d_a-zß-ÿ]\.|d[eiu]|v[ao]n|von|der|la|le|zu|y)){0,3}[.,]?"
)
_SUM = re.compile(r"\b(?:total|summa|somme|summe|suma|somma)", re.IGNORECASE)
_SHORTENED = re.compile(r"\s*[^\W\d_a-z][^\W\d_]{1,4}[.:]\s?[^\W\d_a-z][^\W\d_]+")
"""A Christian name cut short, as people sign: `Tho: Marsh`"""
_MOST_LINES, _MOST_WORDS = 6, 6
_FAR_IN, _IN = 12, 4
_OTHER = frozenset({Role.ITEM, Role.HEAD, Role.PARAGRAPH, Role.CONTINUATION, Role.ADDRESSEE})
_ABOVE = frozenset({Role.TABLE, Role.ITEM, Role.VERSE, Role.STANZA, Role.PARAGRAPH, Role.CONTINUATION})


def last_names(texts: Sequence[str], roles: Mapping[int, Role]) -> dict[int, Role]:
    """The rows of the last lines that sign, where something else was thought of them.

    Args:
        texts: all lines.
        roles: of the rows, as found so far.
    """
    rows = [row for row, text in enumerate(texts) if text.strip() and roles.get(row) is not Role.MARKUP]
    run: list[int] = []
    for row in reversed(rows[1:]):
        if roles.get(row) not in _OTHER or len(run) == _MOST_LINES or not _may_sign(texts[row]):
            break
        run.insert(0, row)
    while run and texts[run[0] - 1].strip():
        run.pop(0)
    above = max((row for row in rows if run and row < run[0]), default=-1)
    if above < 0 or (roles.get(above) not in _ABOVE and not _leads(texts[above])):
        return {}
    least = max(_FAR_IN, _right_of(texts, rows))
    if all(is_signed_by_mark(texts[row]) or _SHORTENED.match(texts[row]) for row in run):
        least = _IN
    far = all(indent_of(texts[row]) >= least for row in run)
    led = _leads(texts[above]) or _is_office(texts[run[0]])
    named = any(_NAME.fullmatch(texts[row].strip()) for row in run)
    if not named or not (far or (led and texts[run[-1]].strip().isupper())):
        return {}
    leads = {above: Role.CLOSER} if _leads(texts[above]) else {}
    last = max((row for row in rows if row < min([*leads, run[0]])), default=above)
    is_sentence = roles.get(last) is Role.HEAD and texts[last].rstrip().endswith(".")
    ends = {last: Role.PARAGRAPH} if is_sentence and len(texts[last].split()) > _MOST_WORDS else {}
    return ends | leads | dict.fromkeys(run, Role.SIGNED)


def _may_sign(text: str) -> bool:
    """Whether a line is a name, with an office perhaps: `Wm. Tallis, Vicar.`, `Le maire,`"""
    said = text.split()
    if len(said) > _MOST_WORDS or any(char.isdigit() for char in text) or language.is_trailer(text):
        return False
    if language.classes_of(said[0]) & {"chapter", "act", "scene", "article"}:
        return False
    if text.strip()[-1] in ":;!?" or _SUM.search(text) or "  " in text.strip():
        return False
    named = _NAME.fullmatch(text.split(",")[0].strip()) is not None
    return named or _is_office(text) or is_signed_by_mark(text)


def _is_office(text: str) -> bool:
    words = [word.strip(".,;:") for word in text.split()]
    return text.strip()[:1].isupper() and any("rank" in language.classes_of(word) for word in words)


def _leads(text: str) -> bool:
    """Whether a line says that somebody signs: `Pour copie conforme :`"""
    return bool(language.label(text, "signed")) or language.classes_of(text.strip(" .:,")) == {"signed"}


def _right_of(texts: Sequence[str], rows: Sequence[int]) -> int:
    """A third of the way across the text."""
    return max((len(texts[row].rstrip()) for row in rows), default=0) // 4
