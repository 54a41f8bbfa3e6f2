"""Speeches as verse or prose: verse ends its lines where the next word had room, again and again."""

from collections.abc import Container, Iterator, Mapping, Sequence
from statistics import median

from encoder.language.quoted import CLOSES, opens_letter
from encoder.model import Role
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Part
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.habits import (
    ALL_LARGE,
    FEWEST_LINES,
    LONGEST_VERSE,
    MOST,
    NEARLY_ALL,
    Habits,
    habits_of,
    is_capital,
    looks_verse,
    parted,
    text_of,
)
from encoder.pages.speech.steps import Spoken, steps
from encoder.pages.speech.turns import QUOTES, announces

_FEW_LONG, _FEW = 0.67, 0.15
_TURNED = 6
_LONG = 0.7
_FAR_LONGER, _NARROWEST_PROSE = 1.4, 56
_ROOM = 0.85


def set_speeches(
    speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight], *, may_be_verse: bool = True
) -> Mapping[int, tuple[Part, ...]]:
    """The part of each line that is spoken: verse, or a paragraph's beginning or what goes on with it.

    A line that a name begins keeps that part before it. Nobody is questioned in verse.
    """
    stepped = steps(speeches, seen)
    habits = habits_of(speeches, seen, stepped)
    stepped = frozenset() if habits.filled else stepped
    found: dict[int, tuple[Part, ...]] = {}
    if not may_be_verse:
        for speech in speeches:
            for part in _parts_of_speech(speech, seen, habits):
                is_quoted = len(part) < len(speech) and part[0] is not speech[0]
                sung = is_quoted and _is_song(part, seen, habits) and _is_set_in(part, speech, seen)
                sung = sung or (is_quoted and _is_quoted_verse(part, speech, seen, habits))
                found |= _parts(part, _verse(part, seen) if sung else _prose(part, seen, habits))
        return found
    lengths = [len(text_of(line, seen)) for speech in speeches for line in speech]
    usual = median(lengths) if lengths else 0.0
    are_verse = _without_lonely(
        speeches,
        stepped,
        [
            _are_verse(speech, seen, habits) or (at in stepped and _is_short(speech, seen, habits))
            for at, speech in enumerate(speeches)
        ],
    )
    for speech, is_verse in zip(speeches, are_verse, strict=True):
        parts = _parts_of_speech(speech, seen, habits)
        talk_first = habits.verse < MOST and len(parts[0]) == 1
        if is_verse and habits.single and not talk_first:
            parts = [list(speech)]
        if len(parts) > 1:
            songs = [
                _is_song(part, seen, habits)
                or (part is not parts[0] and _is_quoted_verse(part, speech, seen, habits))
                for part in parts
            ]
            for part, sung, next_sung in zip(parts, songs, [*songs[1:], False], strict=True):
                if (
                    next_sung
                    and len(part) == 1
                    and part[0] is not speech[0]
                    and _is_set_in(part, speech, seen)
                ):
                    found |= {part[0].index: (Part(part[0].start, Role.STAGE),)}
                    continue
                found |= _parts(part, _verse(part, seen) if sung else _prose(part, seen, habits))
            continue
        if is_verse:
            parts = parted(speech, seen, habits.gap)
            letters = [part for part in parts[1:] if _is_read_out(part, seen, usual)]
            letters += [part for part in _letter(parts, seen) if part not in letters]
            for part in letters:
                found |= _parts(part, _prose(part, seen, habits))
            speech = [line for line in speech if line.index not in found]
        short = [line for line in speech if len(text_of(line, seen)) <= habits.longest]
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


def _parts_of_speech(speech: Sequence[Spoken], seen: Sequence[Sight], habits: Habits) -> list[list[Spoken]]:
    """A speech of prose, parted where a song in it begins and ends; whole where there is none."""
    parts = parted(speech, seen, habits.gap)
    set_apart = any(_is_song(part, seen, habits) for part in parts) or any(
        _is_quoted_verse(part, speech, seen, habits) for part in parts[1:]
    )
    return parts if set_apart else [list(speech)]


def _is_song(part: Sequence[Spoken], seen: Sequence[Sight], habits: Habits) -> bool:
    """Whether lines between paragraphs of a speech are verse: they stand close, and begin large."""
    texts = [text_of(line, seen) for line in part]
    return (
        len(part) >= FEWEST_LINES
        and all(map(is_capital, texts))
        and looks_verse(part, seen, habits.width, habits.gap, all_large=True, longest=habits.longest)
    )


def _is_quoted_verse(
    part: Sequence[Spoken], speech: Sequence[Spoken], seen: Sequence[Sight], habits: Habits
) -> bool:
    """Whether a few lines in a speech are verses that it quotes, set in: announced, or in quotation marks."""
    texts = [text_of(line, seen) for line in part]
    above = text_of(speech[speech.index(part[0]) - 1], seen)
    is_quoted = texts[0][0] in QUOTES and (texts[-1].rstrip(".,;—- ")[-1:] in QUOTES)
    return (
        len(part) > 1
        and (is_quoted or announces(above))
        and all(map(is_capital, texts))
        and max(map(len, texts)) <= _ROOM * max(habits.width, LONGEST_VERSE)
        and _is_set_in(part, speech, seen)
    )


def _is_read_out(part: Sequence[Spoken], seen: Sequence[Sight], usual: float) -> bool:
    """Whether lines apart from others are prose among verse, a letter: far longer, and they go on small."""
    texts = [text_of(line, seen) for line in part]
    long = all(len(text) > max(_FAR_LONGER * usual, _NARROWEST_PROSE) for text in texts[:-1])
    return len(texts) > 1 and long and not any(map(is_capital, texts[1:]))


def _letter(parts: list[list[Spoken]], seen: Sequence[Sight]) -> list[list[Spoken]]:
    """The parts of a letter that is read out among verse: from its greeting to where its quotation ends."""
    texts = [(text_of(part[0], seen), text_of(part[-1], seen)) for part in parts]
    for start, (first, _) in enumerate(texts[1:], 1):
        if not opens_letter(first):
            continue
        close = CLOSES[first[0]]
        end = next((at for at, (_, last) in enumerate(texts) if at > start and last.endswith(close)), None)
        if end is not None:
            return parts[start : end + 1]
    return []


def _is_set_in(part: Sequence[Spoken], speech: Sequence[Spoken], seen: Sequence[Sight]) -> bool:
    """Whether lines stand farther in than the other lines of their speech."""
    others = [indent_of(seen[line.index].text) for line in speech if line not in part]
    return min(indent_of(seen[line.index].text) for line in part) > max(others)


def _is_short(speech: Sequence[Spoken], seen: Sequence[Sight], habits: Habits) -> bool:
    return max(len(text_of(line, seen)) for line in speech) <= habits.longest


def _are_verse(speech: Sequence[Spoken], seen: Sequence[Sight], habits: Habits) -> bool:
    short = [line for line in speech if len(text_of(line, seen)) <= habits.longest]
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


def _is_verse(
    speech: Sequence[Spoken], short: Sequence[Spoken], seen: Sequence[Sight], habits: Habits
) -> bool:
    """Whether a speech is verse: by its own lines, or by those of the others where it has few.

    Args:
        speech: all its lines.
        short: those that are not too long.
        seen, habits: of the document.
    """
    if _FEW_LONG * len(speech) > len(short):
        return False
    few = len(short) < FEWEST_LINES
    inner = [text_of(line, seen) for line in short[1:]]
    if habits.capitals >= MOST and inner and not any(map(is_capital, inner)):
        return False
    if len(short) == 1 and not habits.single:
        return False
    if habits.verse >= NEARLY_ALL or (habits.verse >= MOST and not (habits.wrapped and len(speech) == 1)):
        return not few or (len(short) == len(speech) and (not habits.long or len(short) > 1))
    if few and (habits.verse < _FEW or len(short) == 1):
        return False
    large = habits.capitals >= ALL_LARGE
    return looks_verse(short, seen, habits.width, habits.gap, all_large=large, longest=habits.longest)


def _verse(speech: Sequence[Spoken], seen: Sequence[Sight]) -> Iterator[Role]:
    """The roles of the lines of a speech in verse."""
    texts = [seen[line.index].text for line in speech]
    usual = min((indent_of(text) for text in texts[1:]), default=0)
    longest = max(len(text_of(line, seen)) for line in speech)
    for at, line in enumerate(speech):
        if at and _is_turned(texts[at], text_of(speech[at - 1], seen), usual, longest):
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


def _prose(speech: Sequence[Spoken], seen: Sequence[Sight], habits: Habits) -> Iterator[Role]:
    """The roles of the lines of a speech in prose."""
    for at, line in enumerate(speech):
        yield Role.SPEECH if not at or _begins(speech[at - 1], line, seen, habits) else Role.CONTINUATION


def _begins(above: Spoken, line: Spoken, seen: Sequence[Sight], habits: Habits) -> bool:
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
