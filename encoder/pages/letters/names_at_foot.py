"""Names at a letter's foot: the sender's, and those above and below the recipient's address.

The sender whom the title names signs where the name stands by itself, whatever is written below it. The name
above the recipient's address signs, those below it do not:

`M. R. Tallis.` / `B. R. Lowe Esqre` / `22 Marsh Street`: who the title or the greeting names as the recipient
tells the two names apart, though no leave is taken on a line of its own. Below the address stands who franked
the letter, or its town.
"""

import re
from collections.abc import Iterator, Sequence

from encoder import language
from encoder.language.folding import fold
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import Parties, is_addressed, party
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import is_dateline

_NAME = re.compile(
    r"(?:[^\W\d_a-zß-ÿ]\.?\s?){1,3}\s?[^\W\d_a-zß-ÿ][^\W\d_]+(?:['’-][^\W\d_]+)?\.?"
    r"|[^\W\d_a-zß-ÿ][^\W\d_]+\.?(?:\s[^\W\d_a-zß-ÿ]\.?)*\s[^\W\d_a-zß-ÿ][^\W\d_]+(?:['’-][^\W\d_]+)?\.?"
)
"""Initials and a surname, or a Christian name and a surname: `MR Tallis`, `Ruth M. Ardmore.`"""
_INITIALS = re.compile(r"[^\W\d_a-zß-ÿ]{1,3}$")
_LONGEST, _MOST_WORDS = 60, 6
_UNSIGNED = frozenset({"addressee", "text-B", "dateline"})
"""What a line below the name can be: an address, a date, a postscript."""
_TO = 1
"""`To` may stand on a line of its own above the address."""


def names_at_foot(seen: Sequence[Sight], names: Parties, left: Sequence[int]) -> dict[int, frozenset[str]]:
    """The labels of names at a letter's foot, and of the lines below an address there, by their place.

    Args:
        seen: the lines of running text.
        names: of those who write to each other.
        left: the places of lines that take leave.
    """
    if not names.recipients:
        return {}
    text = next((i for i, sight in enumerate(seen) if i > 1 and len(sight.text) > _LONGEST), len(seen))
    return {**dict(_senders(seen, text, names)), **_around_addresses(seen, text, names, left)}


def _senders(seen: Sequence[Sight], text: int, names: Parties) -> Iterator[tuple[int, frozenset[str]]]:
    """The sender's name alone, or behind a leave: `Paul Lowe.`, `In Treuen Dein Paul.`"""
    for i in range(max(text + 1, len(seen) // 2), len(seen)):
        sight, words = seen[i], plain(seen[i].text).rstrip("!.").split()
        parted = sight.gap or sight.across or indent_of(sight.text) > indent_of(seen[i - 1].text)
        if (
            not parted
            or not 0 < len(words) <= _MOST_WORDS
            or fold(words[-1].strip(".,")) not in names.senders
        ):
            continue
        alone = all(_INITIALS.match(word.strip(".")) or fold(word) in names.senders for word in words)
        led = len(words) > 1 and words[-2][:1].isupper() and "farewell" in language.classes_of(words[-2])
        if alone or led:
            yield i, frozenset({"signed"})
            below = seen[i + 1].text if i + 1 < len(seen) else ""
            if any(map(str.isdigit, below)) and not is_dateline(below):
                yield i + 1, _UNSIGNED


def _around_addresses(
    seen: Sequence[Sight], text: int, names: Parties, left: Sequence[int]
) -> dict[int, frozenset[str]]:
    """The name above the recipient's address, and the lines below it."""
    found: dict[int, frozenset[str]] = {}
    for i in range(text + 1, len(seen)):
        if i in found or not _is_recipient(seen[i], names):
            continue
        above = i - 1 - (is_addressed(seen[i - 1].text) and len(seen[i - 1].text.split()) <= _TO)
        signs = above > text and _may_sign(seen[above], seen[above + 1], names)
        if signs:
            found[above] = frozenset({"signed"})
        if signs or is_addressed(seen[i].text) or any(text <= at < i for at in left):
            found |= dict.fromkeys(_below(seen, i, names), _UNSIGNED)
    return found


def _is_recipient(sight: Sight, names: Parties) -> bool:
    bare = sight.text.strip()
    few = len(bare) <= _LONGEST and len(bare.split()) <= _MOST_WORDS and bare[-1] not in ":;!?-—–"
    if not few or not (sight.gap or sight.across) or party(bare, names) != "recipient":
        return False
    return not (language.is_farewell(bare) or language.ends_in_farewell(bare) or language.is_salutation(bare))


def _may_sign(sight: Sight, below: Sight, names: Parties) -> bool:
    bare = plain(sight.text)
    if not (sight.gap or sight.across) or not (below.gap or below.across) or not _NAME.fullmatch(bare):
        return False
    known = [
        language.classes_of(word) for word in bare.replace(".", " ").split() if not _INITIALS.match(word)
    ]
    greets = any(classes & {"salute", "title", "honour", "farewell"} for classes in known)
    return not greets and party(bare, names) not in ("recipient", "both")


def _below(seen: Sequence[Sight], i: int, names: Parties) -> Iterator[int]:
    """The short lines below the first one of an address, up to a greeting: there the next letter is."""
    for at in range(i + 1, len(seen)):
        if len(seen[at].text.strip()) > _LONGEST or party(seen[at].text, names) in ("sender", "initials"):
            return
        if language.is_salutation(seen[at].text):
            return
        yield at
