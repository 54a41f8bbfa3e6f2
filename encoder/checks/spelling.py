"""The name or value that somebody probably meant."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

_SIMILAR = 0.72
_SHORT, _SHORT_SIMILAR = 4, 0.6
_STEM = 4


def nearest(word: str, known: Collection[str], similar: float | None = None) -> str | None:
    """The known word most like `word` (case aside), if one is like it at all.

    Args:
        word: what was written.
        known: what could have been meant; the first of equally similar ones is taken.
        similar: the least similarity, 0–1 (Ratcliff and Obershelp, 1988); less is asked of short words.
    """
    lower = word.lower()
    matcher = SequenceMatcher(b=lower, autojunk=False)
    best, best_ratio = None, similar or (_SIMILAR if len(word) > _SHORT else _SHORT_SIMILAR)
    for candidate in known:
        matcher.set_seq1(candidate.lower())
        if (
            matcher.quick_ratio() >= best_ratio
            and (ratio := matcher.ratio()) > best_ratio - (best is None) * 1e-9
        ):
            best, best_ratio = candidate, ratio
    return best or _shortened(lower, known)


def _shortened(word: str, known: Iterable[str]) -> str | None:
    """`rendition` → `rend`: a known word that begins the word, or that it begins."""
    return next((other for other in known if _begins(word, other.lower())), None)


def _begins(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _STEM and (one.startswith(other) or other.startswith(one))
