"""Where the place of a line leaves no doubt that a paragraph begins with it, or goes on."""

import re

from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain

MANY_BLANKS = 0.3
FEWEST_WORDS = 6
INSIDE = "count=inside"
"""The feature of a line between two that count, see `text_features`."""
_ENDS = (".", "?", "!", ":", ";", ")", "”", '"')
_MARK = re.compile(r"\W{0,2}\w{1,4}[.)]\s|[—–•]")
_SMALL = re.compile(r"(?!\w{1,4}[.)]\s)[^\W\d_](?<=[a-zà-ÿ])")
_FULL = frozenset({"fill-before=3", "fill-before=9"})
_NEARLY_FULL = _FULL | {"fill-before=2"}
_OPEN = frozenset({"word", "comma", "hyphen", "semicolon"})
_NOT_FULL = frozenset({"fill-before=0", "fill-before=1", "fill-before=9"})


def is_left_open(text: str) -> bool:
    """Whether a line of running text ends no sentence."""
    return ending(plain(text)) in _OPEN


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
        and not (_is_between_numbers(rows[i]) and is_left_open(seen[i - 1].text))
        and (
            not _NOT_FULL.isdisjoint(rows[i])
            or (are_rare and plain(seen[i - 1].text).rstrip().endswith(_ENDS))
            or (are_rare and seen[i].text.lstrip().startswith("—"))
        )
    }


def _is_between_numbers(row: list[str]) -> bool:
    """Whether a line of a text in capitals stands between paragraphs that count, and does not: `2.` | | `3.`

    Telegrams number their paragraphs; blank lines within these are the machine's.
    """
    return INSIDE in row and any(feature.startswith("doc=") and "capitals" in feature for feature in row)


def goes_on(seen: list[Sight], rows: list[list[str]], i: int) -> bool:
    """Whether a line goes on, below page furniture, with a sentence that the line above does not end.

    Below a blank line, where the text is in capitals and counts its paragraphs, but not this line.
    """
    parted = i and (seen[i].across or (seen[i].gap and _is_between_numbers(rows[i])))
    above, text = plain(seen[i - 1].text) if parted else "", plain(seen[i].text)
    if len(above.split()) < FEWEST_WORDS or _MARK.match(text):
        return False
    if _SMALL.match(text) or text.startswith("("):
        return ending(above) not in ("stop", "colon")
    full = _FULL if seen[i].across else _NEARLY_FULL
    return ending(above) in ("word", "comma", "hyphen") and not full.isdisjoint(rows[i])
