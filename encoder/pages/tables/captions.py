"""The title of an account or roll: its first paragraph, which begins in capitals, above the first rows."""

import re
from collections.abc import Collection, Iterator, Sequence

from encoder.language import is_function
from encoder.model import Role
from encoder.pages.sights.sight import Sight

_MOST_LINES, _MOST_BETWEEN, _LONGEST_HEAD = 4, 4, 60
_CAPITALS = re.compile(r"\s*(?:[^\W\d_a-z]{1,2}\s)?(?:[^\W\d_a-z]{2,}[.,]?\s){2,}(?:[^\W\d_]|$)")
_SENTENCES = re.compile(r"[a-zß-ÿ]{4,}[.!?]\s+[^\W\d_]")
_BEHIND_STOP = re.compile(r"[.!?]\s+(?P<word>[^\W\d_]+)")


def title_of_account(seen: Sequence[Sight], tables: Collection[int]) -> Iterator[tuple[int, Role]]:
    """The rows of the title of a document that is a table for the most part.

    Args:
        seen: the lines of running text.
        tables: the rows of tables, which are not among the lines.
    """
    end = next((i for i, sight in enumerate(seen) if i and sight.gap), len(seen))
    lines = seen[:end]
    if not tables or not 1 < len(lines) <= _MOST_LINES or lines[0].row > min(tables):
        return
    between = sum(lines[-1].row < sight.row < min(tables) for sight in seen[end:])
    said = " ".join(sight.text.strip() for sight in lines)
    if between > _MOST_BETWEEN or len(tables) < len(seen) - end or _has_sentences(said):
        return
    if _CAPITALS.match(f"{lines[0].text.strip()} ") and not any(sight.across for sight in lines[1:]):
        yield from ((sight.row, Role.CONTINUATION if at else Role.HEAD) for at, sight in enumerate(lines))
        yield from ((sight.row, Role.HEAD) for sight in seen[end:] if _heads_rows(sight, min(tables)))


def _has_sentences(text: str) -> bool:
    """Whether a sentence ends within a text, and no word cut short: `Capt. Geo. Fenwick`"""
    behind = (match["word"] for match in _BEHIND_STOP.finditer(text))
    return bool(_SENTENCES.search(text)) or any(map(is_function, behind))


def _heads_rows(sight: Sight, first: int) -> bool:
    """Whether a short line apart, above the first rows, leads to them: `Dans la salle basse:`"""
    text = sight.text.strip()
    return sight.row < first and bool(sight.gap) and text.endswith(":") and len(text) <= _LONGEST_HEAD
