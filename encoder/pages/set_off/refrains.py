"""Refrains: two or three lines between stanzas, set otherwise than these, and the same lines again."""

from collections.abc import Iterator, Mapping, Sequence

from encoder.model import Role
from encoder.pages.set_off.ragged import begins_large
from encoder.pages.set_off.titles import is_label
from encoder.pages.sights.parts import Parts
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline

_FEWEST, _MOST, _LONGEST = 2, 3, 64
_FEWEST_WORDS = 3
_FEWEST_SMALL = 0.5
_NEAR = 2
"""Blank lines between a stanza and its refrain, at most."""


def refrains(seen: Sequence[Sight], verse: Parts) -> Mapping[int, Role]:
    """The rows of refrains, as stanzas of their own.

    What stands between two stanzas and says a sentence is one; so is what says the same behind another.

    Args:
        seen: the lines that nobody speaks.
        verse: those that are verse.
    """
    found: dict[int, Role] = {}
    said: set[str] = set()
    for start, end in _groups(seen):
        named = start + 1 < end and _names_singers(seen[start].text.strip())
        lines = seen[start + named : end]
        if not start or lines[0].row in verse or not _FEWEST <= len(lines) <= _MOST:
            continue
        follows = seen[start - 1].row in verse and seen[start].gap <= _NEAR
        leads = end < len(seen) and seen[end].row in verse and seen[end].gap <= _NEAR
        text = " ".join(" ".join(line.text.split()) for line in lines)
        if follows and (text in said or leads) and all(_is_verse(line.text.strip()) for line in lines):
            said.add(text)
            found |= {seen[start].row: Role.PARAGRAPH} if named else {}
            found |= {line.row: Role.VERSE if i else Role.STANZA for i, line in enumerate(lines)}
    return found


def _names_singers(text: str) -> bool:
    """Whether a line says in capitals who sings what is right below it: `CHORUS.`"""
    return text.isupper() and is_label(text)


def _groups(seen: Sequence[Sight]) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end that stand right below each other."""
    starts = [i for i, sight in enumerate(seen) if not i or sight.gap]
    yield from zip(starts, [*starts[1:], len(seen)], strict=True)


def _is_verse(text: str) -> bool:
    """Whether a line may be one of a song: a few words, most of them small, and no title."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    small = sum(word[0].islower() for word in words[1:])
    return (
        len(text) <= _LONGEST
        and len(words) >= _FEWEST_WORDS
        and begins_large(text)
        and small >= _FEWEST_SMALL * (len(words) - 1)
        and not any(map(str.isdigit, text))
        and not is_dateline(text)
    )
