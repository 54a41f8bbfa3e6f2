"""Where the place of a line leaves no doubt that a paragraph begins with it, or goes on."""

import re

from encoder.pages.shape import ending
from encoder.pages.sight import Sight, plain

MANY_BLANKS = 0.3
FEWEST_WORDS = 6
_ENDS = (".", "?", "!", ":", ";", ")", "”", '"')
_MARK = re.compile(r"\W{0,2}\w{1,4}[.)]\s|[—–•]")
_SMALL = re.compile(r"(?!\w{1,4}[.)]\s)[^\W\d_](?<=[a-zà-ÿ])")
_FULL = frozenset({"fill-before=3", "fill-before=9"})
_NOT_FULL = frozenset({"fill-before=0", "fill-before=1", "fill-before=9"})


def set_off(seen: list[Sight], rows: list[list[str]]) -> set[int]:
    """The lines below a blank line and nothing else that begin something new.

    They begin with no word in small letters, and would have fitted on the line above; or that line ends a
    sentence, or a dash begins them, and blank lines are not so many that they stand within paragraphs too.
    """
    blank = {i for i, sight in enumerate(seen) if i and sight.gap and not sight.across}
    are_rare = len(blank) < MANY_BLANKS * sum(not sight.across for sight in seen)
    return {
        i
        for i in blank
        if not _SMALL.match(plain(seen[i].text))
        and (
            not _NOT_FULL.isdisjoint(rows[i])
            or (are_rare and plain(seen[i - 1].text).rstrip().endswith(_ENDS))
            or (are_rare and seen[i].text.lstrip().startswith("—"))
        )
    }


def goes_on(seen: list[Sight], rows: list[list[str]], i: int) -> bool:
    """Whether a line goes on, below page furniture, with a sentence that the line above does not end."""
    above, text = plain(seen[i - 1].text) if i and seen[i].across else "", plain(seen[i].text)
    if len(above.split()) < FEWEST_WORDS or _MARK.match(text):
        return False
    if _SMALL.match(text) or text.startswith("("):
        return ending(above) not in ("stop", "colon")
    return ending(above) in ("word", "comma", "hyphen") and not _FULL.isdisjoint(rows[i])
