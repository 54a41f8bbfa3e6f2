"""Letters within a text: where each opens, by its title, its day and its greeting, which stand together.

In one file of several letters only the first stands at the beginning. What tells a title from an address at
the foot of the letter above, and a greeting from a paragraph, is what stands right above and below it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from encoder import language
from encoder.pages.prose.evident import is_parted, is_set_apart
from encoder.pages.sights.parties import is_addressed
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline

_SALUTE, _DATELINE = frozenset({"salute"}), frozenset({"dateline"})
_SHORTEST_TEXT, _LONGEST_GREETING, _LONGEST_DAY, _LONGEST_TITLE = 60, 90, 110, 90
_WORDS_OF_GREETING, _FEWEST = 8, 2
_NUMBERED = re.compile(r"\s*(?:[^\W\d_]{1,8}\.? )?(?:N\.? ?[°ºo]\.? )?(?P<n>\d{1,4})\.?(?:\s+\S.*)?")


def greetings_within(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of days and of the greetings right above or below them, with text below both.

    Args:
        seen: the lines of running text.
    """
    titled = titles_within(seen)
    for i in range(1, len(seen) - 1):
        if not _is_text(seen[i + 1].text) or not (is_set_apart(seen, i) and is_parted(seen, i - 1)):
            continue
        above, text = seen[i - 1].text, seen[i].text
        if _says_when(above) and (greets(text) or _calls(text)):
            yield i, _SALUTE
            if i > 1:
                yield i - 1, _DATELINE
        elif i - 1 not in titled and i in titled:
            continue
        elif i - 1 in titled and greets(text):
            yield i, _SALUTE
        elif i > 1 and _says_when(text) and _greets_above(seen, i - 1):
            yield i - 1, _SALUTE
            yield i, _DATELINE


def _greets_above(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line above a day greets, and is no name below a leave: `Sir,`"""
    left = language.is_farewell(seen[i - 1].text) or language.ends_in_farewell(seen[i - 1].text)
    return greets(seen[i].text) and seen[i].text.rstrip()[-1] in ",!:." and not left


def titles_within(seen: Sequence[Sight]) -> frozenset[int]:
    """The titles of letters: lines alone above a day or greeting that count on, or say alike to whom.

    `12. An Karl` / `13. An die Mutter`; `TO MISS LOWE` / `TO MRS. FENN`

    Args:
        seen: the lines of running text.
    """
    found = [i for i in range(len(seen) - 1) if _may_be_title(seen, i)]
    counted = {i: int(match["n"]) for i in found if (match := _NUMBERED.fullmatch(seen[i].text.strip()))}
    on = {at for a, b in pairwise(counted) if _counts_on(seen, counted, a, b) for at in (a, b)}
    told: dict[str, list[int]] = {}
    for i in found:
        if i not in counted and is_addressed(seen[i].text):
            told.setdefault(seen[i].text.split()[0], []).append(i)
    alike = {i for said in told.values() if len(said) >= _FEWEST and said[0] == 0 for i in said}
    return frozenset(on | alike)


def _counts_on(seen: Sequence[Sight], counted: Mapping[int, int], a: int, b: int) -> bool:
    """Whether two lines bear numbers of one series; alike but for them, some may be left out."""
    texts = [re.sub(r"\d+", "", seen[at].text).strip() for at in (a, b)]
    return counted[b] - counted[a] == 1 or (texts[0] == texts[1] and counted[b] - counted[a] > 0)


def greets(text: str) -> bool:
    """Whether a line greets, though it may end in a full stop: `Bäste Herr Bonnier.`"""
    bare = text.strip()
    if len(bare) > _LONGEST_GREETING or is_dateline(bare):
        return False
    if language.is_farewell(bare) and language.begins_farewell(bare):
        return False
    return language.is_salutation(bare) or (bare[-1:] == "." and language.is_salutation(f"{bare[:-1]},"))


def _calls(text: str) -> bool:
    """Whether a few words call somebody by a sign behind them: `LYONNAIS,`, `Milý příteli!`"""
    bare = text.strip()
    ends = bare[-1:] in ",!" and not any(sign in bare[:-1] for sign in ".!?;:")
    return ends and bare[:1].isupper() and 0 < len(bare.split()) <= _WORDS_OF_GREETING


def _is_text(text: str) -> bool:
    return len(text.strip()) >= _SHORTEST_TEXT and not _says_when(text)


def _says_when(text: str) -> bool:
    return len(text) <= _LONGEST_DAY and is_dateline(text)


def _may_be_title(seen: Sequence[Sight], i: int) -> bool:
    """Whether a short line stands alone above a day or a greeting, or begins the whole text."""
    text = seen[i].text.strip()
    if not is_parted(seen, i) or len(text) > _LONGEST_TITLE or text[-1] in ",;!?:":
        return False
    if _says_when(text) or greets(text):
        return False
    below = seen[i + 1].text
    return i == 0 or _says_when(below) or greets(below)
