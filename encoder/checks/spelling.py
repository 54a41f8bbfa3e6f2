"""The name or value that somebody probably meant."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from operator import itemgetter

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
    least = similar or (_SIMILAR if len(word) > _SHORT else _SHORT_SIMILAR)
    matcher = SequenceMatcher(b=word.lower(), autojunk=False)
    rated = [(_likeness(matcher, candidate.lower(), least), candidate) for candidate in known]
    likeness, best = max(rated, key=itemgetter(0), default=(0.0, ""))
    return best if likeness >= least else _shortened(word.lower(), known)


def _likeness(matcher: SequenceMatcher[str], candidate: str, least: float) -> float:
    matcher.set_seq1(candidate)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0


def _shortened(word: str, known: Iterable[str]) -> str | None:
    """`rendition` → `rend`: a known word that begins the word, or that it begins."""
    return next((other for other in known if _begins(word, other.lower())), None)


def _begins(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _STEM and (one.startswith(other) or other.startswith(one))
