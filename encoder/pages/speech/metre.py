"""Speeches as verse or prose: verse ends its lines where the next word had room, again and again."""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev

from encoder.model import Role
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Part
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.steps import Spoken, steps

LONGEST_VERSE = 76
_ROOM = 0.75
_CAPITALS, _ALL_LARGE = 0.8, 0.9
_REGULAR = 0.35
_NEARLY_ALL, _MOST, _FEW = 0.85, 0.6, 0.15
_FEW_LONG = 0.67
_SPREAD = 0.25
_ENOUGH, _NARROW = 12, 64
_FEWEST_LINES = 4
_FEWEST_STEPPED = 3
_LONG_LINES = 0.25
_WIDEST = 120
_WRAPPED, _FILLED = 0.5, 0.9
_TURNED = 6
_LONG = 0.7
_OPEN = 0.3
_LONGER, _SOME = 1.25, 0.2
_PAUSES = tuple(",;:.!?…—")
_ENDS = (".", "!", "?", "…", ":", ")", "]")


@dataclass(frozen=True, slots=True)
class _Habits:
    """How the speeches of a document are set.

    Attributes:
        width: of its fullest lines.
        verse: the share of lines in verse, among speeches of several lines.
        long: whether many lines are longer than verse can be.
        wrapped: whether lines of prose are broken where they are full.
        capitals: the share of lines within speeches that begin with capitals.
        gap: how many blank lines lie between the lines of a speech.
        single: whether speeches of one line may be verse.
        filled: whether nearly all lines are broken where they are full: that is prose, whatever steps down.
    """

    width: int
    verse: float
    long: bool
    wrapped: bool
    capitals: float
    gap: int = 0
    single: bool = True
    filled: bool = False


def set_speeches(
    speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight], *, may_be_verse: bool = True
) -> Mapping[int, tuple[Part, ...]]:
    """The part of each line that is spoken: verse, or a paragraph's beginning or what goes on with it.

    A line that a name begins keeps that part before it. Nobody is questioned in verse.
    """
    stepped = steps(speeches, seen)
    habits = _habits(speeches, seen, stepped)
    stepped = frozenset() if habits.filled else stepped
    found: dict[int, tuple[Part, ...]] = {}
    if not may_be_verse:
        for speech in speeches:
            for part in _parts_of_speech(speech, seen, habits):
                is_quoted = len(part) < len(speech) and part[0] is not speech[0]
                sung = is_quoted and _is_song(part, seen, habits) and _is_set_in(part, speech, seen)
                found |= _parts(part, _verse(part, seen) if sung else _prose(part, seen, habits))
        return found
    are_verse = _without_lonely(
        speeches,
        stepped,
        [
            _are_verse(speech, seen, habits) or (at in stepped and _is_short(speech, seen))
            for at, speech in enumerate(speeches)
        ],
    )
    for speech, is_verse in zip(speeches, are_verse, strict=True):
        parts = _parts_of_speech(speech, seen, habits)
        talk_first = habits.verse < _MOST and len(parts[0]) == 1
        if is_verse and habits.single and not talk_first:
            parts = [list(speech)]
        if len(parts) > 1:
            for part in parts:
                sung = _is_song(part, seen, habits)
                found |= _parts(part, _verse(part, seen) if sung else _prose(part, seen, habits))
            continue
        short = [line for line in speech if len(_text(line, seen)) <= LONGEST_VERSE]
        if short and is_verse:
            found |= _parts(short, _verse(short, seen))
            found |= {
                line.index: (
                    Part(line.start, Role.SPEECH if line.start and line is speech[0] else Role.STAGE),
                )
                for line in speech
                if line not in short
            }
        else:
            found |= _parts(speech, _prose(speech, seen, habits))
    return found


def _parts_of_speech(speech: Sequence[Spoken], seen: Sequence[Sight], habits: _Habits) -> list[list[Spoken]]:
    """A speech of prose, parted where a song in it begins and ends; whole where there is none."""
    parts = _parted(speech, seen, habits.gap)
    return parts if any(_is_song(part, seen, habits) for part in parts) else [list(speech)]


def _parted(speech: Sequence[Spoken], seen: Sequence[Sight], gap: int) -> list[list[Spoken]]:
    """A speech, parted where lines stand farther apart than within others."""
    parts: list[list[Spoken]] = []
    for line in speech:
        if not parts or seen[line.index].gap > gap:
            parts.append([])
        parts[-1].append(line)
    return parts


def _is_song(part: Sequence[Spoken], seen: Sequence[Sight], habits: _Habits) -> bool:
    """Whether lines between paragraphs of a speech are verse: they stand close, and begin large."""
    texts = [_text(line, seen) for line in part]
    return (
        len(part) >= _FEWEST_LINES
        and all(map(_is_capital, texts))
        and _looks_verse(part, seen, habits.width, habits.gap, all_large=True)
    )


def _is_set_in(part: Sequence[Spoken], speech: Sequence[Spoken], seen: Sequence[Sight]) -> bool:
    """Whether lines stand farther in than the other lines of their speech."""
    others = [indent_of(seen[line.index].text) for line in speech if line not in part]
    return min(indent_of(seen[line.index].text) for line in part) > max(others)


def _is_short(speech: Sequence[Spoken], seen: Sequence[Sight]) -> bool:
    return max(len(_text(line, seen)) for line in speech) <= LONGEST_VERSE


def _are_verse(speech: Sequence[Spoken], seen: Sequence[Sight], habits: _Habits) -> bool:
    short = [line for line in speech if len(_text(line, seen)) <= LONGEST_VERSE]
    return bool(short) and _is_verse(speech, short, seen, habits)


def _without_lonely(
    speeches: Sequence[Sequence[Spoken]], stepped: Container[int], are_verse: Sequence[bool]
) -> list[bool]:
    """Whether each speech is verse; one of a single line is prose between speeches of prose."""
    sure = [
        is_verse if len(speech) > 1 or at in stepped else None
        for at, (speech, is_verse) in enumerate(zip(speeches, are_verse, strict=True))
    ]
    before, out = None, []
    behind: list[bool | None] = [None] * len(sure)
    for at in range(len(sure) - 2, -1, -1):
        behind[at] = sure[at + 1] if sure[at + 1] is not None else behind[at + 1]
    for said, own, after in zip(sure, are_verse, behind, strict=True):
        around = {one for one in (before, after) if one is not None}
        out.append(own if said is not None else own and around != {False})
        before = said if said is not None else before
    return out


def _parts(lines: Sequence[Spoken], roles: Iterator[Role]) -> dict[int, tuple[Part, ...]]:
    return {line.index: (Part(line.start, role),) for line, role in zip(lines, roles, strict=True)}


def _habits(speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight], stepped: Collection[int]) -> _Habits:
    lines = [line for speech in speeches for line in speech]
    lengths = sorted(len(seen[line.index].text.rstrip()) for line in lines)
    if not lengths:
        return _Habits(0, 0.0, long=False, wrapped=False, capitals=0.0)
    width = lengths[-1 - len(lengths) // 20]
    gap = min((seen[b.index].gap for speech in speeches for _, b in pairwise(speech)), default=0)
    whole = (part for speech in speeches for part in _parted(speech, seen, gap))
    several = [part for part in whole if len(part) > 1]
    short = [[line for line in speech if len(_text(line, seen)) <= LONGEST_VERSE] for speech in several]
    inner = [_is_capital(_text(line, seen)) for lines_ in short for line in lines_[1:]]
    large = len(inner) > _FEWEST_LINES and sum(inner) >= _ALL_LARGE * len(inner)
    verse = [
        speech
        for speech, lines_ in zip(several, short, strict=True)
        if len(lines_) > 1
        and 2 * len(lines_) > len(speech)
        and _looks_verse(lines_, seen, width, gap, all_large=large)
    ]
    verses = sum(map(len, verse))
    shared = len(stepped) >= _FEWEST_STEPPED
    narrow = (len(lines) >= _ENOUGH or shared) and max(len(_text(line, seen)) for line in lines) <= _NARROW
    spread = narrow or verses >= _SPREAD * len(lines)
    share = verses / max(1, sum(map(len, several))) if spread else 0.0
    long = sum(len(_text(line, seen)) > LONGEST_VERSE for line in lines) > _LONG_LINES * len(lines)
    pairs = [
        pair
        for speech in several
        if speech not in verse
        for pair in pairwise(speech)
        if not seen[pair[1].index].gap
    ]
    full = sum(not _has_room(a, b, seen, width) for a, b in pairs)
    wrapped = width <= _WIDEST and len(pairs) >= _FEWEST_LINES and full >= _WRAPPED * len(pairs)
    large_share = sum(inner) / max(1, len(inner))
    is_filled = wrapped and len(pairs) >= _ENOUGH and full >= _FILLED * len(pairs) and large_share < _CAPITALS
    if narrow and not is_filled and (shared or _pauses(several, seen, gap)):
        verse, share = several, 1.0
        large_share = 0.0 if shared else large_share
    single = _may_be_single(speeches, verse, seen)
    return _Habits(width, share, long, wrapped, large_share, gap, single, is_filled)


def _pauses(speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight], gap: int) -> bool:
    """Whether most lines end where the sentence pauses, as verses do, and lines merely full do not."""
    above = [_text(a, seen) for speech in speeches for a, b in pairwise(speech) if seen[b.index].gap <= gap]
    paused = sum(text[-1:] in _PAUSES for text in above)
    return len(above) > _FEWEST_LINES and paused >= _MOST * len(above)


def _may_be_single(
    speeches: Sequence[Sequence[Spoken]], verse: Sequence[Sequence[Spoken]], seen: Sequence[Sight]
) -> bool:
    """Whether speeches of one line may be verse: they are hardly ever longer than verse is.

    A song in a play of prose is verse, and what is spoken around it is none.
    """
    longest = max((len(_text(line, seen)) for speech in verse for line in speech), default=0)
    alone = [len(_text(speech[0], seen)) for speech in speeches if len(speech) == 1]
    longer = sum(length > _LONGER * longest for length in alone)
    return longer <= _SOME * len(alone)


def _text(line: Spoken, seen: Sequence[Sight]) -> str:
    return seen[line.index].text[line.start :].strip()


def _has_room(above: Spoken, below: Spoken, seen: Sequence[Sight], width: int) -> bool:
    """Whether the first word of a line would have had room on the line above."""
    word = _text(below, seen).split(maxsplit=1)[0]
    return len(seen[above.index].text.rstrip()) + 1 + len(word) <= width - 1


def _looks_verse(
    speech: Sequence[Spoken], seen: Sequence[Sight], width: int, gap: int, *, all_large: bool
) -> bool:
    """Whether the lines of one speech are verse, by their length, their room and their capitals.

    Lines that stand farther apart than others are paragraphs; where all do, some sentences must run on.
    """
    texts = [_text(line, seen) for line in speech]
    if max(map(len, texts)) > LONGEST_VERSE:
        return False
    pairs = [(a, b) for a, b in pairwise(speech) if seen[b.index].gap <= gap]
    if not pairs:
        return False
    if gap and sum(not text.endswith(_ENDS) for text in texts) < _OPEN * len(texts):
        return False
    room = sum(_has_room(a, b, seen, width) for a, b in pairs) / len(pairs)
    capitals = sum(_is_capital(_text(below, seen)) for _, below in pairs) / len(pairs)
    if room < _ROOM:
        return capitals >= _CAPITALS and (all_large or (len(texts) >= _FEWEST_LINES and capitals == 1.0))
    return capitals >= _CAPITALS or (len(texts) >= _FEWEST_LINES and _is_regular(texts))


def _is_capital(text: str) -> bool:
    letter = next((char for char in text if char.isalpha()), "")
    return letter.isupper()


def _is_regular(texts: Sequence[str]) -> bool:
    lengths = [len(text) for text in texts]
    return pstdev(lengths) < _REGULAR * fmean(lengths)


def _is_verse(
    speech: Sequence[Spoken], short: Sequence[Spoken], seen: Sequence[Sight], habits: _Habits
) -> bool:
    """Whether a speech is verse: by its own lines, or by those of the others where it has few.

    Args:
        speech: all its lines.
        short: those that are not too long.
        seen, habits: of the document.
    """
    if _FEW_LONG * len(speech) > len(short):
        return False
    few = len(short) < _FEWEST_LINES
    inner = [_text(line, seen) for line in short[1:]]
    if habits.capitals >= _MOST and inner and not any(map(_is_capital, inner)):
        return False
    if len(short) == 1 and not habits.single:
        return False
    if habits.verse >= _NEARLY_ALL or (habits.verse >= _MOST and not (habits.wrapped and len(speech) == 1)):
        return not few or (len(short) == len(speech) and (not habits.long or len(short) > 1))
    if few and (habits.verse < _FEW or len(short) == 1):
        return False
    return _looks_verse(short, seen, habits.width, habits.gap, all_large=habits.capitals >= _ALL_LARGE)


def _verse(speech: Sequence[Spoken], seen: Sequence[Sight]) -> Iterator[Role]:
    """The roles of the lines of a speech in verse."""
    texts = [seen[line.index].text for line in speech]
    usual = min((indent_of(text) for text in texts[1:]), default=0)
    longest = max(len(_text(line, seen)) for line in speech)
    for at, line in enumerate(speech):
        if at and _is_turned(texts[at], _text(speech[at - 1], seen), usual, longest):
            yield Role.CONTINUATION
        else:
            yield Role.STANZA if not at or seen[line.index].gap else Role.VERSE


def _is_turned(text: str, above: str, usual: int, longest: int) -> bool:
    """Whether a line is the rest of the verse above that did not fit: behind a bracket, or far in."""
    stripped = text.strip()
    if stripped.startswith("[") and "]" not in stripped:
        return True
    small = stripped[:1].islower() and above[-1:].isalpha()
    return small and indent_of(text) >= usual + _TURNED and len(above) >= _LONG * longest


def _prose(speech: Sequence[Spoken], seen: Sequence[Sight], habits: _Habits) -> Iterator[Role]:
    """The roles of the lines of a speech in prose."""
    for at, line in enumerate(speech):
        yield Role.SPEECH if not at or _begins(speech[at - 1], line, seen, habits) else Role.CONTINUATION


def _begins(above: Spoken, line: Spoken, seen: Sequence[Sight], habits: _Habits) -> bool:
    """Whether a line begins a paragraph within a speech."""
    sight, before = seen[line.index], seen[above.index].text.rstrip()
    text = sight.text.strip()
    ended = before[-1:] in '.!?…”"»)]—–:'
    if sight.across:
        return ended and not text[:1].islower() and (not habits.wrapped or len(before) < _LONG * habits.width)
    if sight.gap:
        return True
    if not habits.wrapped:
        return ended
    return (
        ended
        and len(before) < _LONG * habits.width
        and indent_of(sight.text) > indent_of(seen[above.index].text)
    )
