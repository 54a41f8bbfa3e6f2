"""How the speeches of a document are set: how wide, how far apart, and what share of them is verse."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev

from encoder.pages.sights.sight import Sight
from encoder.pages.speech.steps import Spoken

LONGEST_VERSE = 76
FEWEST_LINES = 4
CAPITALS, ALL_LARGE = 0.8, 0.9
NEARLY_ALL, MOST = 0.85, 0.6
_ROOM = 0.75
_REGULAR = 0.35
_HALF = 0.5
_SPREAD = 0.25
_ENOUGH, _NARROW, _NARROWEST = 12, 64, 48
_FEWEST_STEPPED = 3
_LONG_LINES = 0.25
_WIDEST = 120
_WRAPPED, _FILLED = 0.5, 0.9
_OPEN = 0.3
_LONGER, _SOME = 1.25, 0.2
_PAUSES = tuple(",;:.!?…—")
_FEWEST_LONG, _NEARLY_ALL_LARGE, _LONGEST_OF_ALL = 4, 0.95, 150
_ENDED = (".", "!", "?", "…", ":", ")", "]", '"', "”", "»", "")
_DONE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
"""What is done behind what is said."""
_COUNTED = re.compile(r"\W?(?:\d{1,3}|[a-z])[.)]\s")
_ENDS = (".", "!", "?", "…", ":", ")", "]")


@dataclass(frozen=True, slots=True)
class Habits:
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
        longest: how long verses can be.
    """

    width: int
    verse: float
    long: bool
    wrapped: bool
    capitals: float
    gap: int = 0
    single: bool = True
    filled: bool = False
    longest: int = LONGEST_VERSE


def longest_verse(pairs: Collection[tuple[str, str]]) -> int:
    """How long verses can be: long ones as well, where lines begin large again and again amid a sentence."""
    pairs = [pair for pair in pairs if max(map(len, pair)) > LONGEST_VERSE]
    large = sum(is_capital(below) for _, below in pairs)
    open_ = sum(above.rstrip()[-1:] not in _ENDED for above, _ in pairs)
    runs_on = (
        len(pairs) >= _FEWEST_LONG and large >= _NEARLY_ALL_LARGE * len(pairs) and open_ >= _OPEN * len(pairs)
    )
    return _LONGEST_OF_ALL if runs_on else LONGEST_VERSE


def habits_of(
    speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight], stepped: Collection[int]
) -> Habits:
    lines = [line for speech in speeches for line in speech]
    lengths = sorted(len(seen[line.index].text.rstrip()) for line in lines)
    if not lengths:
        return Habits(0, 0.0, long=False, wrapped=False, capitals=0.0)
    width = lengths[-1 - len(lengths) // 20]
    gap = min((seen[b.index].gap for speech in speeches for _, b in pairwise(speech)), default=0)
    whole = (part for speech in speeches for part in parted(speech, seen, gap))
    several = [part for part in whole if len(part) > 1]
    close = [(a, b) for speech in several for a, b in pairwise(speech) if not seen[b.index].gap]
    longest = longest_verse([(text_of(a, seen), text_of(b, seen)) for a, b in close])
    short = [[line for line in speech if len(text_of(line, seen)) <= longest] for speech in several]
    inner = [is_capital(text_of(line, seen)) for lines_ in short for line in lines_[1:]]
    large = len(inner) > FEWEST_LINES and sum(inner) >= ALL_LARGE * len(inner)
    verse = [
        speech
        for speech, lines_ in zip(several, short, strict=True)
        if len(lines_) > 1
        and 2 * len(lines_) > len(speech)
        and looks_verse(lines_, seen, width, gap, all_large=large, longest=longest)
    ]
    songs = _songs(speeches, several, seen)
    told = [speech for speech in several if speech not in songs]
    verses = sum(len(speech) for speech in verse if speech not in songs)
    shared = len(stepped) >= _FEWEST_STEPPED
    narrow = (len(lines) >= _ENOUGH or shared) and max(len(text_of(line, seen)) for line in lines) <= _NARROW
    spread = (narrow and not songs) or verses >= _SPREAD * len(lines)
    share = verses / max(1, sum(map(len, told))) if spread else 0.0
    long = sum(len(text_of(line, seen)) > longest for line in lines) > _LONG_LINES * len(lines)
    pairs = [
        pair
        for speech in several
        if speech not in verse
        for pair in pairwise(speech)
        if not seen[pair[1].index].gap
    ]
    full = sum(not has_room(a, b, seen, width) for a, b in pairs)
    wrapped = width <= _WIDEST and len(pairs) >= FEWEST_LINES and full >= _WRAPPED * len(pairs)
    large_share = sum(inner) / max(1, len(inner))
    is_filled = wrapped and len(pairs) >= _ENOUGH and full >= _FILLED * len(pairs) and large_share < CAPITALS
    mostly_several = sum(map(len, several)) >= _HALF * len(lines)
    told_apart = (
        shared or (mostly_several and _pauses(several, seen, gap)) or _is_broken_early(several, seen, width)
    )
    if narrow and not is_filled and told_apart:
        verse, share = several, 1.0
        large_share = 0.0 if shared else large_share
    single = _may_be_single(speeches, verse, seen)
    return Habits(width, share, long, wrapped, large_share, gap, single, is_filled, longest)


def _songs(
    speeches: Sequence[Sequence[Spoken]], several: Sequence[Sequence[Spoken]], seen: Sequence[Sight]
) -> Sequence[Sequence[Spoken]]:
    """The parts of speeches that begin below their names, where nearly all begin beside them: songs."""
    beside = sum(_is_beside(speech[0], seen) for speech in speeches if speech)
    below = [part for part in several if len(part) >= FEWEST_LINES and not _is_beside(part[0], seen)]
    return below if beside >= NEARLY_ALL * len(speeches) else []


def _is_beside(line: Spoken, seen: Sequence[Sight]) -> bool:
    """Whether a line of a speech begins behind a name."""
    return bool(seen[line.index].text[: line.start].strip())


def _is_broken_early(speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight], width: int) -> bool:
    """Whether lines far shorter than those of prose end again and again where the next word had room."""
    pairs = [pair for speech in speeches for pair in pairwise(speech) if not seen[pair[1].index].gap]
    room = sum(has_room(a, b, seen, width) for a, b in pairs)
    return width <= _NARROWEST and len(pairs) >= _FEWEST_STEPPED and room >= MOST * len(pairs)


def _pauses(speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight], gap: int) -> bool:
    """Whether most lines end where the sentence pauses, as verses do, and lines merely full do not."""
    above = [text_of(a, seen) for speech in speeches for a, b in pairwise(speech) if seen[b.index].gap <= gap]
    paused = sum(text[-1:] in _PAUSES for text in above)
    return len(above) > FEWEST_LINES and paused >= MOST * len(above)


def _may_be_single(
    speeches: Sequence[Sequence[Spoken]], verse: Sequence[Sequence[Spoken]], seen: Sequence[Sight]
) -> bool:
    """Whether speeches of one line may be verse: they are hardly ever longer than verse is.

    A song in a play of prose is verse, and what is spoken around it is none.
    """
    longest = max((len(text_of(line, seen)) for speech in verse for line in speech), default=0)
    alone = [len(_DONE.sub("", text_of(speech[0], seen))) for speech in speeches if len(speech) == 1]
    longer = sum(length > _LONGER * longest for length in alone)
    return longer <= _SOME * len(alone)


def text_of(line: Spoken, seen: Sequence[Sight]) -> str:
    return seen[line.index].text[line.start :].strip()


def has_room(above: Spoken, below: Spoken, seen: Sequence[Sight], width: int) -> bool:
    """Whether the first word of a line would have had room on the line above."""
    word = text_of(below, seen).split(maxsplit=1)[0]
    return len(seen[above.index].text.rstrip()) + 1 + len(word) <= width - 1


def looks_verse(
    speech: Sequence[Spoken],
    seen: Sequence[Sight],
    width: int,
    gap: int,
    *,
    all_large: bool,
    longest: int = LONGEST_VERSE,
) -> bool:
    """Whether the lines of one speech are verse, by their length, their room and their capitals.

    Lines that stand farther apart than others are paragraphs; where all do, some sentences must run on.
    Lines close to each other that are all counted are a list.
    """
    texts = [text_of(line, seen) for line in speech]
    if max(map(len, texts)) > longest:
        return False
    pairs = [(a, b) for a, b in pairwise(speech) if seen[b.index].gap <= gap]
    if not pairs or all(_COUNTED.match(text_of(line, seen)) for pair in pairs for line in pair):
        return False
    if gap and sum(not text.endswith(_ENDS) for text in texts) < _OPEN * len(texts):
        return False
    room = sum(has_room(a, b, seen, width) for a, b in pairs) / len(pairs)
    capitals = sum(is_capital(text_of(below, seen)) for _, below in pairs) / len(pairs)
    if room < _ROOM:
        return capitals >= CAPITALS and (all_large or (len(texts) >= FEWEST_LINES and capitals == 1.0))
    return capitals >= CAPITALS or (len(texts) >= FEWEST_LINES and _is_regular(texts))


def is_capital(text: str) -> bool:
    letter = next((char for char in text if char.isalpha()), "")
    return letter.isupper()


def _is_regular(texts: Sequence[str]) -> bool:
    lengths = [len(text) for text in texts]
    return pstdev(lengths) < _REGULAR * fmean(lengths)


def parted(speech: Sequence[Spoken], seen: Sequence[Sight], gap: int) -> list[list[Spoken]]:
    """A speech, parted where lines stand farther apart than within others."""
    parts: list[list[Spoken]] = []
    for line in speech:
        if not parts or seen[line.index].gap > gap:
            parts.append([])
        parts[-1].append(line)
    return parts
