"""The name or value that somebody probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher

_SIMILAR = 0.72


def nearest(word: str, known: Iterable[str], similar: float = _SIMILAR) -> str | None:
    """The known word most like `word` (case aside), if one is like it at all.

    Args:
        word: what was written.
        known: what could have been meant; the first of equally similar ones is taken.
        similar: the least similarity, 0–1 (Ratcliff and Obershelp, 1988).
    """
    lower = word.lower()
    matcher = SequenceMatcher(b=lower, autojunk=False)
    best, best_ratio = None, similar
    for candidate in known:
        matcher.set_seq1(candidate.lower())
        if (
            matcher.quick_ratio() >= best_ratio
            and (ratio := matcher.ratio()) > best_ratio - (best is None) * 1e-9
        ):
            best, best_ratio = candidate, ratio
    return best
