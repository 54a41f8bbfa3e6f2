"""The entries of an index at the end of a book: paragraphs that end with pages, below a head that says so."""

import re
from collections.abc import Mapping, Sequence

from encoder.language.folding import fold_words
from encoder.language.marks import mark_words
from encoder.pages.sights.sight import Sight, plain

_PAGES = re.compile(r"[,;:]?\s(?:\d{1,3}[-–])?\d{1,3}(?:\s?n)?\.?\s*$")
_WORDS = mark_words("index")
_LONGEST_HEAD, _FEWEST, _SHARE = 60, 3, 0.5
_ENTRY = frozenset({"text-B"})


def index_entries(seen: Sequence[Sight]) -> Mapping[int, frozenset[str]]:
    """The lines that begin entries, with their label.

    Args:
        seen: the lines of running text.
    """
    found: dict[int, frozenset[str]] = {}
    for i, sight in enumerate(seen):
        if not _heads_index(sight):
            continue
        end = next((at for at in range(i + 1, len(seen)) if _is_title(seen[at])), len(seen))
        entries = [at for at in range(i + 1, end) if seen[at].gap or seen[at].across]
        paged = sum(_PAGES.search(seen[at].text) is not None for at in entries)
        if len(entries) >= _FEWEST and paged >= _SHARE * len(entries):
            found |= dict.fromkeys(entries, _ENTRY)
    return found


def _heads_index(sight: Sight) -> bool:
    text = plain(sight.text)
    is_head = bool(sight.gap or sight.across) and 0 < len(text) <= _LONGEST_HEAD and text[0].isupper()
    return is_head and not _WORDS.isdisjoint(fold_words(text)[:2]) and not any(map(str.isdigit, text))


def _is_title(sight: Sight) -> bool:
    """Whether a line apart in capitals begins another part of the book."""
    text = plain(sight.text)
    return (
        bool(sight.gap or sight.across)
        and text.isupper()
        and not any(map(str.isdigit, text))
        and len(text) > 1
    )
