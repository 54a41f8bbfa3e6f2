"""Lists of persons: where they stand, and what their lines are."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter

from encoder.language import is_cast_heading, is_function, sets_scene, words
from encoder.language.folding import fold_words
from encoder.model import Role
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Part, whole
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.asides import lines_in_italics
from encoder.pages.speech.habits import LONGEST_VERSE

_LONGEST_HEAD = 56
_MOST_TITLES = 3
_FEWEST_BESIDE = 2
_COLUMNS = re.compile(r"\s{3,}")
_WORDS_OF_HEAD, _FEWEST_PERSONS = 7, 3
_PERSON = re.compile(r"\s*[^\W\d_a-z]{2,}(?:\s[^\W\d_a-z]+\.?)*\s?(?:[.,;]|$)(?!.{48})")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){3,}| {4,}\S")
_FEWEST_TOLD, _WORDS_IN_LIST = 8, 5
_NEAR = 2
"""The most blank lines between the groups of a list."""
_SECOND = re.compile(r"\s*[^\W\d_a-z]{2,}(?:\S| (?! {2}))*? {3,}(?=[^\W\d_a-z]{2,}(?:[\s.,]|$))")
"""A person in capitals and, behind a gap, another: `DON LOPE, galán      INÉS, criada`."""


def heads_of_lists(seen: Sequence[Sight], heads: Collection[int]) -> list[int]:
    """The lines that say `Dramatis Personae.`; in a play, also `The Persons that speake.`

    Args:
        seen: the lines of running text.
        heads: of acts and scenes.
    """
    short = [i for i, sight in enumerate(seen) if len(sight.text) < _LONGEST_HEAD]
    return [i for i in short if _is_head(seen[i].text) or (heads and _says_persons(seen, i))]


def _says_persons(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line with a word for the persons of a play stands above several names in capitals."""
    text = seen[i].text.strip(" #*_")
    folded = fold_words(text)
    if not (text[-1:] in (".", ":") or text.isupper()) or not 1 < len(folded) <= _WORDS_OF_HEAD:
        return False
    if not words("cast").intersection(part for word in folded for part in word.split("-")):
        return False
    below = [_PERSON.match(sight.text) for sight in seen[i + 1 : i + 1 + _FEWEST_PERSONS]]
    return len(below) == _FEWEST_PERSONS and all(below)


def _is_head(text: str) -> bool:
    """Whether a line heads a list of persons; behind a gap may stand what heads who plays them."""
    if not text.strip(" #*_"):
        return False
    person, *players = _COLUMNS.split(text.strip(" #*_"))
    return is_cast_heading(person) and len(players) < _FEWEST_BESIDE


def listed(seen: Sequence[Sight], lists: Sequence[int], heads: Mapping[int, str]) -> Iterator[int]:
    """The lines of the lists: they name, and nobody speaks.

    A list reaches to the next act or scene; one in the last of them, to the next blank line.
    """
    for start in lists:
        end = next((i for i in heads if i > start), None)
        if end is None and start > min(heads, default=start):
            end = next((i for i in range(start + 2, len(seen)) if seen[i].gap), None)
        if end is None and not heads:
            far = _end(seen, start, len(seen))
            end = far if far < len(seen) else _end_of_block(seen, start)
        yield from range(start + 1, start + 1 if end is None else _end(seen, start, end))


def _end_of_block(seen: Sequence[Sight], start: int) -> int | None:
    """Where a list ends without acts or scenes below: at a blank line above what is longer than a person."""
    rows = range(start + 2, len(seen))
    end = next((i for i in rows if seen[i].gap and len(seen[i].text.split()) >= _FEWEST_TOLD), None)
    return end if end is not None and end > start + _FEWEST_PERSONS else None


def _end(seen: Sequence[Sight], start: int, end: int) -> int:
    """Where a list ends: at its last line, or at a title farther below the others than they are apart."""
    widest = _NEAR
    for i in range(start + 2, end):
        text = seen[i].text.strip()
        if seen[i].gap > widest and text.isupper() and not sets_scene(text) and not _is_of_scene(text):
            return i
        widest = max(widest, seen[i].gap)
    return end


def _is_of_scene(text: str) -> bool:
    return text.split()[0].strip(".,:;—–-").lower() in words("scene")


def titles(lists: Sequence[int], heads: Mapping[int, str]) -> Sequence[int]:
    """The lines above the list of persons, where that stands before the play: its title."""
    return range(lists[0]) if lists and lists[0] < min(heads, default=lists[0] + 1) else ()


def parts_of_lists(
    seen: Sequence[Sight], lists: Sequence[int], heads: Mapping[int, str], end: int
) -> dict[int, tuple[Part, ...]]:
    """The lists of persons: each line is one, or goes on with one where it is set further in.

    Args:
        seen: the lines of running text.
        lists: the heads of the lists.
        heads: of acts and scenes.
        end: where the play begins.
    """
    parts: dict[int, tuple[Part, ...]] = {}
    for start in lists:
        parts[start] = whole(Role.HEAD)
        above = titles(lists, heads) if start == lists[0] else ()
        if all(len(seen[i].text) <= LONGEST_VERSE for i in above[:_MOST_TITLES]):
            parts |= {i: whole(Role.HEAD) for i in above[:_MOST_TITLES]}
        if not heads and (last := _end_of_block(seen, start)) is not None:
            end = min(end, last) if start < end else last
        rows = range(start + 1, _end(seen, start, end)) if start < end else list(listed(seen, [start], heads))
        base = min((indent_of(seen[i].text) for i in rows), default=0)
        beside = _beside([seen[i].text for i in rows])
        told = -1
        for i, column in zip(rows, beside, strict=True):
            text = seen[i].text.strip()
            if not any(map(str.isalnum, text)):
                parts[i] = whole(Role.PARAGRAPH)
                continue
            if i <= told:
                parts[i] = whole(Role.CONTINUATION)
                continue
            if (left := lines_in_italics(seen, i, bare=True) or 0) and seen[i].gap:
                parts[i], told = whole(Role.STAGE), i + left
                continue
            deeper = indent_of(seen[i].text) > base + 1 and not seen[i].gap
            scene = _is_of_scene(text) or sets_scene(text) or (i == rows[-1] and _tells_where(seen, rows))
            goes_on = (deeper and text[:1].islower() and i > start + 1) or _goes_on(seen, i, start)
            parts[i] = whole(Role.STAGE if scene else Role.CONTINUATION if goes_on else Role.CAST)
            if column and not scene:
                parts[i] = (*parts[i], Part(column, Role.CAST))
    return parts


def _tells_where(seen: Sequence[Sight], rows: Sequence[int]) -> bool:
    """Whether the last line of a list is a sentence, apart from the persons: it says where the play is."""
    text = seen[rows[-1]].text.strip()
    said = text.split()
    apart = seen[rows[-1]].gap and len(rows) > _FEWEST_PERSONS and not any(seen[i].gap for i in rows[1:-1])
    listed = text.count(",") * _WORDS_IN_LIST > len(said)
    tells = ". " in text or "; " in text or not listed
    return bool(apart) and len(said) >= _FEWEST_TOLD and text[-1] in ".)" and tells


def _goes_on(seen: Sequence[Sight], i: int, start: int) -> bool:
    """Whether a line with leaders ends what the line above, without them, breaks off at a small word."""
    above = seen[i - 1].text.rstrip()
    broken = i > start + 1 and not seen[i].gap and (above[-1:] == "," or is_function(above.split()[-1]))
    return broken and _LEADERS.search(seen[i].text) is not None and not _LEADERS.search(above)


def _beside(texts: Sequence[str]) -> list[int]:
    """Where in each line of a list a second person stands beside the first, in capitals as that is; else 0.

    These stand below each other; who plays a person is no person, and set in small letters.
    """
    found = [match.end() if (match := _SECOND.match(text)) else 0 for text in texts]
    if _are_players([(text[:end], text[end:]) for text, end in zip(texts, found, strict=True) if end]):
        return [0] * len(found)
    columns = Counter(column for column in found if column)
    usual, count = max(columns.items(), key=itemgetter(1), default=(0, 0))
    return [column if count >= _FEWEST_BESIDE and column == usual else 0 for column in found]


def _are_players(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether those in the second column play those in the first: of these alone is told who they are."""
    return any("," in person.strip() for person, _ in pairs) and not any("," in other for _, other in pairs)
