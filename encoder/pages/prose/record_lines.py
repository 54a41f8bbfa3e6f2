"""What web pages of editions set between a document's title and its text: a shelf mark, the day alone."""

import re
from collections.abc import Sequence

from encoder.days import read_day
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline

FARTHEST = 5
_SIGLUM = re.compile(r"\s*(?=\w*[^\W\d_a-zß-ÿ]\w*[^\W\d_a-zß-ÿ])[^\W\d_]{2,9}\b")
_COUNTED = re.compile(
    r"\d\s?/\s?\d|\d[^/]*[\s,.]\d|\b(?:Nr|No|N|Box|fol|f|fasc|Bd|Vol)[.°º]{0,2} ?\d", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 70
_LONGEST_SMALL = 5
"""Letters of a word in small ones that a shelf mark may have: `fasc.`, `fol.`, `Nr`."""

TEXT, DATELINE, HEAD = frozenset({"text-B"}), frozenset({"dateline"}), frozenset({"head"})


def record_lines(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of a title and the lines below it that say where a document is kept, and of which day it is.

    Args:
        seen: the lines of running text.
    """
    found = {
        i: TEXT for i, sight in enumerate(seen[:FARTHEST]) if i and sight.gap and is_shelf_mark(sight.text)
    }
    days = [i for i, sight in enumerate(seen) if sight.gap and _is_day(sight.text)]
    if len(days) == 1 and 0 < days[0] < FARTHEST and days[0] - 1 in {0, *found}:
        found[days[0]] = DATELINE
    if 1 in found and not is_dateline(seen[0].text):
        found[0] = HEAD
    return found


def is_shelf_mark(text: str) -> bool:
    """Whether a line is the siglum of an archive and the numbers below which it keeps a document.

    `StAZH MM 3.14 RRB 1900/0071`, `HHStA, StK Vorträge, Nr. 14`
    """
    bare = text.strip()
    if len(bare) > _LONGEST or not _SIGLUM.match(bare) or not _COUNTED.search(bare) or is_dateline(bare):
        return False
    small = [word for word in _WORD.findall(bare) if word.islower()]
    return all(len(word) <= _LONGEST_SMALL for word in small) and len(small) <= 2


def _is_day(text: str) -> bool:
    mark = read_day(text)
    return mark is not None and mark.is_alone and None not in (mark.year, mark.month, mark.day)
