"""Verse in plays that no name stands above: prologues and songs."""

from collections.abc import Sequence

from encoder.model import Role
from encoder.pages.sights.parts import Part, Parts, whole
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.habits import LONGEST_VERSE

FEWEST_VERSES = 4


def spoken_by_nobody(parts: Parts, seen: Sequence[Sight]) -> dict[int, tuple[Part, ...]]:
    """The lines of prologues and songs that no name stands above: they are verse, and direct nothing."""
    rows = [
        i for i, own in parts.items() if own[0].role in (Role.STAGE, Role.CONTINUATION) and not own[0].start
    ]
    found: dict[int, tuple[Part, ...]] = {}
    run: list[int] = []
    for i in [*sorted(rows), len(seen) + 1]:
        if run and (i != run[-1] + 1 or seen[i].gap):
            if _are_verses([seen[at].text for at in run]):
                found |= {at: whole(Role.VERSE if at != run[0] else Role.STANZA) for at in run}
            run = []
        run.append(i)
    return found


def _are_verses(texts: Sequence[str]) -> bool:
    """Whether lines right below each other are verse: short, with capitals, few of them end a sentence."""
    large = sum(text.strip()[:1].isupper() for text in texts)
    open_ = sum(text.rstrip()[-1:] not in (".", "!", "?", ")", "]") for text in texts)
    return (
        len(texts) >= FEWEST_VERSES
        and max(map(len, texts)) <= LONGEST_VERSE
        and large == len(texts)
        and 2 * open_ >= len(texts)
    )
