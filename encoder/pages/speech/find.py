"""Speakers, speeches, directions, acts and scenes in the lines of running text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from statistics import median

from encoder.language import (
    detect_language,
    has_data,
    is_act_heading,
    is_cast_heading,
    is_direction,
    is_entrance,
    is_examination,
    part_of_play,
    sets_scene,
    words,
)
from encoder.language.phrases import Tags
from encoder.model import Role
from encoder.pages.layout import indent_of
from encoder.pages.parts import Part, Parts, whole
from encoder.pages.sight import Sight
from encoder.pages.speech.cast import Cast, find_cast, turn_of
from encoder.pages.speech.directions import (
    acts,
    closes_bracket,
    directs,
    is_bracketed,
    moves,
    opens_bracket,
    speaks_to_somebody,
    tells,
)
from encoder.pages.speech.labels import LONGEST_NAME, Label, read_label, whole_label
from encoder.pages.speech.metre import LONGEST_VERSE, Spoken, set_speeches
from encoder.pages.trailers import says_end

_LONGEST_BRACKET = 12
_BRACKETED = re.compile(r"[\[(][^\[\]()]{3,80}(?=[\])]|$)")
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z]{3,}(?!\w)")
_SETTING = 6
_FEWEST_MEMBERS = 4
_MOST_TITLES = 3
_SIGNED = 0.3
_LONGEST_MANNER, _LONGEST_REPORT = 90, 400
_FAR_LONGER = 2.2
_SHORTER, _LITTLE_SHORTER = 0.75, 0.9
_PROSE = 0.15
_LONGEST_CAST = 56
_SHORTEST_NAME = 3


@dataclass(slots=True)
class _Walk:
    """The roles decided so far, the speech that is open, and those that are finished."""

    parts: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    speeches: list[list[Spoken]] = field(default_factory=list)


def find_speech(seen: Sequence[Sight]) -> tuple[Parts, float]:
    """The parts of the lines that belong to speech, and how certain they are; nothing where nobody speaks.

    Args:
        seen: the lines of running text, in order.
    """
    labels = _labels(seen)
    heads = {i: part for i, sight in enumerate(seen) if (part := part_of_play(sight.text.strip(" #*_")))}
    lists = [
        i for i, sight in enumerate(seen) if len(sight.text) < _LONGEST_CAST and is_cast_heading(sight.text)
    ]
    if not heads and not lists and not _may_speak(labels):
        return {}, 1.0
    for i in (*heads, *lists, *_listed(lists, heads), *_titles(lists, heads)):
        labels.pop(i, None)
    if not heads and not lists:
        labels = {i: label for i, label in labels.items() if not label.is_day}
    entering = _entering(seen, labels)
    named = _named(seen, heads, lists, labels) | entering
    is_play = bool(lists or entering) or _is_play(seen, heads)
    cast = find_cast(seen, labels, named, is_play=is_play)
    if not cast.labels:
        return {}, 1.0
    whole_names = {i: _with_seat(label, seen[i].text) for i, label in cast.labels.items()}
    cast = cast if cast.is_play else Cast(whole_names, cast.is_play, cast.certainty)
    silent = {*heads, *lists, *_listed(lists, heads)}
    longer = {i: label for i, label in _with_longer(cast.labels, seen).items() if i not in silent}
    cast = Cast(longer, cast.is_play, cast.certainty)
    tags = _languages(seen)
    is_play = is_play or _has_directions(seen, cast, tags) or _enters(seen, cast)
    walk = _Walk()
    _add_lists(walk, seen, lists, heads, min([*heads, *cast.labels], default=0))
    _add_speeches(walk, seen, Cast(cast.labels, is_play, cast.certainty), heads, tags)
    walk.parts |= _spoken_by_nobody(walk.parts, seen)
    is_asked = not is_play and any(label.style == "letter" for label in cast.labels.values())
    for i, parts in set_speeches(walk.speeches, seen, may_be_verse=not is_asked).items():
        walk.parts[i] = (*walk.parts.get(i, ()), *parts)
    return {seen[i].row: parts for i, parts in walk.parts.items()}, cast.certainty


def _spoken_by_nobody(parts: Parts, seen: Sequence[Sight]) -> dict[int, tuple[Part, ...]]:
    """The lines of prologues and songs that no name stands above: they are verse, and direct nothing."""
    rows = [
        i for i, own in parts.items() if own[0].role in (Role.STAGE, Role.CONTINUATION) and not own[0].start
    ]
    found: dict[int, tuple[Part, ...]] = {}
    run: list[int] = []
    for i in [*sorted(rows), len(seen) + 1]:
        if run and (i != run[-1] + 1 or seen[i].gap):
            if _are_verses([seen[at].text for at in run]):
                found |= {at: whole(Role.VERSE if at != run[0] else Role.STANZA) for at in run}
            run = []
        run.append(i)
    return found


def _are_verses(texts: Sequence[str]) -> bool:
    """Whether lines right below each other are verse: short, with capitals, few of them end a sentence."""
    large = sum(text.strip()[:1].isupper() for text in texts)
    open_ = sum(text.rstrip()[-1:] not in (".", "!", "?", ")", "]") for text in texts)
    return (
        len(texts) >= _FEWEST_MEMBERS
        and max(map(len, texts)) <= LONGEST_VERSE
        and large == len(texts)
        and 2 * open_ >= len(texts)
    )


def _listed(lists: Sequence[int], heads: Mapping[int, str]) -> Iterator[int]:
    """The lines of lists of persons that stand before the first act: they name, and nobody speaks."""
    for start in lists:
        yield from range(start + 1, next((i for i in heads if i > start), start + 1))


def _titles(lists: Sequence[int], heads: Mapping[int, str]) -> Sequence[int]:
    """The lines above the list of persons, where that stands before the play: its title."""
    return range(lists[0]) if lists and lists[0] < min(heads, default=0) else ()


def _labels(seen: Sequence[Sight]) -> dict[int, Label]:
    """What the lines may begin with; a short line that comes again is a label as a whole."""
    short = Counter(text for sight in seen if len(text := sight.text.strip()) <= LONGEST_NAME)
    found: dict[int, Label] = {}
    for i, sight in enumerate(seen):
        text = sight.text.strip()
        if says_end(text, indent_of(sight.text)):
            continue
        label = whole_label(sight.text) if short.get(text, 0) > 1 else None
        label = label or read_label(sight.text)
        if label is not None:
            found[i] = label
    return found


def _is_play(seen: Sequence[Sight], heads: Mapping[int, str]) -> bool:
    """Whether the heads are those of acts and scenes: with numbers, several, or at the very beginning."""
    return len(heads) > 1 or any(i <= 2 or is_act_heading(seen[i].text.strip(" #*_")) for i in heads)


def _entering(seen: Sequence[Sight], labels: Mapping[int, Label]) -> frozenset[str]:
    """The names in capitals of who comes on, by a line that says so, and speaks: `Enter FENN and MARSH.`"""
    keys = {word for label in labels.values() if label.style == "caps" for word in label.key.split()}
    found: set[str] = set()
    for i, sight in enumerate(seen):
        if i not in labels and len(sight.text) <= LONGEST_VERSE and is_entrance(sight.text):
            found.update(keys.intersection(_CAPITALS.findall(sight.text)))
    return frozenset(found)


def _may_speak(labels: Mapping[int, Label]) -> bool:
    """Whether any label comes again, or many have a colon: the cheap look that ends most searches."""
    if sum(label.sign == ":" and not label.alone for label in labels.values()) >= _FEWEST_MEMBERS:
        return True
    if sum(bool(turn_of(label)) for label in labels.values()) >= _FEWEST_MEMBERS:
        return True
    keys = [(label.style, label.key) for label in labels.values()]
    return len(set(keys)) < len(keys) - 1


def _named(
    seen: Sequence[Sight], heads: Mapping[int, str], lists: Sequence[int], labels: Mapping[int, Label]
) -> frozenset[str]:
    """The capitalised words, in capitals, of lines that say who is on the stage."""
    found: set[str] = set()
    rows = {i for i, sight in enumerate(seen) if is_bracketed(sight.text)}
    for head in heads:
        rows.update(range(head + 1, min(head + 4, len(seen))))
    for start in lists:
        rows.update(range(start + 1, min(start + 40, len(seen))))
    for i in rows:
        label = labels.get(i)
        if label is None or label.alone or label.sign in ("", "gap"):
            said = (word.strip(".,;:()[]—–_*") for word in seen[i].text.split())
            found.update(word.upper() for word in said if len(word) >= _SHORTEST_NAME and word[:1].isupper())
    for sight in seen:
        if "[" in sight.text or "(" in sight.text:
            found.update(word for said in _BRACKETED.findall(sight.text) for word in _CAPITALS.findall(said))
    return frozenset(found)


def _languages(seen: Sequence[Sight]) -> Tags:
    """The language of a text, whose words say what directs; all where it cannot be told."""
    tag = detect_language("\n".join(sight.text for sight in seen)).tag
    return (tag,) if tag and has_data(tag) else ()


def _with_seat(label: Label, text: str) -> Label:
    """The name of a member with what stands in brackets before its colon: `Dr. Tanner (Cork Co., Mid):`"""
    is_seat = label.directed > label.end and not label.manner and text[: label.directed].rstrip()[-1:] == ":"
    return replace(label, end=label.directed) if is_seat else label


def _with_longer(labels: Mapping[int, Label], seen: Sequence[Sight]) -> Mapping[int, Label]:
    """The speakers, with lines that say a longer form of a name: `Der ältere Delmas.` of `Der ältere.`"""
    keys = {tuple(label.key.split()) for label in labels.values() if label.alone}
    longer = {key for key in keys if len(key) > 1}
    found = dict(labels)
    for i, sight in enumerate(seen):
        label = whole_label(sight.text) if longer and i not in labels else None
        if label is not None and any(tuple(label.key.split())[: len(key)] == key for key in longer):
            found[i] = label
    return dict(sorted(found.items()))


def _has_directions(seen: Sequence[Sight], cast: Cast, tags: Tags) -> bool:
    names = _names(cast)
    rows = range(min(cast.labels), len(seen))
    return any(
        is_bracketed(seen[i].text) and directs(seen[i].text, names, tags)
        for i in rows
        if i not in cast.labels
    )


def _enters(seen: Sequence[Sight], cast: Cast) -> bool:
    """Whether the line above the first speaker names persons of the play and no others, as a scene does."""
    first = min(cast.labels)
    if any(label.sign == ":" for label in cast.labels.values()):
        return False
    return any(_is_company(seen[i].text, cast) for i in range(max(0, first - 2), first))


def _is_company(text: str, cast: Cast) -> bool:
    """Whether a line says names of speakers and little else: `Thusnelda und Thumelico.`"""
    said = [word.strip(".,;:") for word in text.split()]
    names = _names(cast)
    capitals = [word for word in said if word[:1].isupper()]
    known = sum(word.upper() in names for word in capitals)
    return len(said) <= _LONGEST_BRACKET and known > 1 and known >= len(capitals) - 1


def _is_list_of_names(text: str, cast: Cast) -> bool:
    """Whether a line says nothing but names: `Der König. Düsenschur.`, `Laura und Rosaura`."""
    said = text.split()
    names = _names(cast)
    return len(said) > 1 and sum(word.strip(".,;:").upper() in names for word in said) >= max(
        2, len(said) - 1
    )


def _names(cast: Cast) -> frozenset[str]:
    return frozenset(
        word for label in cast.labels.values() for word in label.key.split() if len(word) >= _SHORTEST_NAME
    ) - {word.upper() for word in words("function")}


def _add_lists(
    walk: _Walk, seen: Sequence[Sight], lists: Sequence[int], heads: Mapping[int, str], end: int
) -> None:
    """The lists of persons: each line is one, or goes on with one where it is set further in."""
    for start in lists:
        walk.parts[start] = whole(Role.HEAD)
        titles = [i for i in _titles(lists, heads) if start == lists[0]]
        if all(len(seen[i].text) <= LONGEST_VERSE for i in titles[:_MOST_TITLES]):
            walk.parts |= {i: whole(Role.HEAD) for i in titles[:_MOST_TITLES]}
        within = next((i for i in heads if i > start), end) if start > end else end
        rows = range(start + 1, within)
        base = min((indent_of(seen[i].text) for i in rows), default=0)
        for i in rows:
            text = seen[i].text.strip()
            deeper = indent_of(seen[i].text) > base + 1 and not seen[i].gap
            scene = text.split()[0].strip(".,:;—–-").lower() in words("scene") or sets_scene(text)
            goes_on = deeper and text[:1].islower() and i > start + 1
            walk.parts[i] = whole(Role.STAGE if scene else Role.CONTINUATION if goes_on else Role.CAST)


def _add_speeches(
    walk: _Walk, seen: Sequence[Sight], cast: Cast, heads: Mapping[int, str], tags: Tags
) -> None:
    """The lines from the first speaker's scene to the last one's speech."""
    names = _names(cast)
    signed = sum(label.sign not in ("", "gap") for label in cast.labels.values()) >= _SIGNED * len(
        cast.labels
    )
    first, last = min(cast.labels), max(cast.labels)
    begin = _beginning(seen, first, heads, is_play=cast.is_play)
    end = _end(seen, last, heads, is_play=cast.is_play)
    spoken: list[Spoken] | None = None
    lengths = [len(seen[i].text.strip()) for i in range(begin, end) if i not in cast.labels]
    usual = median(lengths) if lengths else 0.0
    long = sum(len(seen[i].text) > LONGEST_VERSE for i in range(begin, end))
    is_prose = long >= _PROSE * (end - begin - len(cast.labels))
    signs = {seen[i].text.strip()[0] for i in range(begin, end) if is_bracketed(seen[i].text)}
    in_bracket = 0
    setting = cast.is_play
    for i in range(begin, end):
        sight, text = seen[i], seen[i].text
        label = cast.labels.get(i)
        if i in walk.parts:
            continue
        if i in heads or (not cast.is_play and label is None and _is_head(seen, i)):
            walk.parts[i] = whole(Role.HEAD)
            spoken, in_bracket = None, 0
            setting = cast.is_play
        elif label is None and sight.gap and says_end(text, indent_of(text)):
            walk.parts[i] = whole(Role.PARAGRAPH)
            spoken, in_bracket = None, 0
        elif (setting and spoken is None and i + 1 in cast.labels and _is_list_of_names(text, cast)) or (
            label is not None and label.manner and label.alone and i - 1 in heads
        ):
            walk.parts[i] = whole(Role.STAGE)
        elif label is not None:
            spoken, in_bracket = [], 0
            walk.speeches.append(spoken)
            walk.parts[i] = tuple(_parts_of_label(text, label))
            if not label.alone:
                spoken.append(Spoken(i, _behind(text, label.directed if label.manner else label.end)))
        elif in_bracket:
            walk.parts[i] = whole(Role.CONTINUATION)
            in_bracket = 0 if closes_bracket(text) else in_bracket - 1
        elif is_bracketed(text) and (
            cast.is_play or directs(text, names, tags) or sight.gap or not spoken or _is_apart(seen, i)
        ):
            walk.parts[i] = whole(Role.STAGE)
        elif cast.is_play and opens_bracket(text, signs | {"["}) and _closes(seen, i, end):
            walk.parts[i] = whole(Role.STAGE)
            in_bracket = _LONGEST_BRACKET
        elif cast.is_play and _opens_direction(text, names, tags):
            walk.parts[i] = whole(Role.STAGE)
        elif spoken is None:
            if setting:
                goes_on = i - 1 in walk.parts and not sight.gap and _goes_on(seen[i - 1].text, text)
                was_stage = i - 1 in walk.parts and walk.parts[i - 1][-1].role in (
                    Role.STAGE,
                    Role.CONTINUATION,
                )
                walk.parts[i] = whole(Role.CONTINUATION if goes_on and was_stage else Role.STAGE)
        elif cast.is_play and _is_direction(
            seen,
            i,
            end,
            spoken,
            cast,
            names,
            tags,
            signs=signs,
            signed=signed,
            is_prose=is_prose,
            usual=usual,
        ):
            walk.parts[i] = whole(Role.STAGE)
        else:
            spoken.append(Spoken(i, len(text) - len(text.lstrip())))


def _is_apart(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is a sentence in brackets, behind the end of another, and set in like a paragraph."""
    text = seen[i].text.strip()
    ended = seen[i - 1].text.rstrip()[-1:] in (".", "?", "!", '"', "”")
    further = indent_of(seen[i].text) > min(indent_of(sight.text) for sight in seen[max(0, i - 2) : i + 2])
    return ended and further and text[1:2].isupper() and text.rstrip(")]").endswith((".", "!"))


def _parts_of_label(text: str, label: Label) -> Iterator[Part]:
    yield Part(label.start, Role.SPEAKER)
    if label.directed > label.end and (label.alone or label.manner):
        yield Part(_behind(text, label.end), Role.STAGE)


def _behind(text: str, end: int) -> int:
    """Where the first character behind a place stands that is not blank."""
    return end + len(text[end:]) - len(text[end:].lstrip())


def _beginning(seen: Sequence[Sight], first: int, heads: Mapping[int, str], *, is_play: bool) -> int:
    """The line from which on a play is decided: its first act or scene, or the directions at its head."""
    before = [i for i in heads if i < first]
    if before:
        return before[0]
    start = first
    while not is_play and start > 0 and _is_head(seen, start - 1):
        start -= 1
    while is_play and start > 1 and first - start < _SETTING and _may_set(seen[start - 1].text):
        start -= 1
    return start


def _may_set(text: str) -> bool:
    """Whether a line above the first speaker of a play can set its scene."""
    return is_bracketed(text) or (text.rstrip().endswith((".", ":")) and not text.strip(" .:").isdigit())


def _end(seen: Sequence[Sight], last: int, heads: Mapping[int, str], *, is_play: bool) -> int:
    """The end of the last speech: all of a play, else the paragraph."""
    if is_play:
        return len(seen)
    end = last + 1
    while end < len(seen) and not seen[end].gap and end not in heads:
        step = indent_of(seen[end].text) - indent_of(seen[end - 1].text)
        if step > 1 and end > last + 1:
            break
        end += 1
    while end < len(seen) and is_bracketed(seen[end].text):
        end += 1
    return end


def _is_head(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line among questions and answers is a head: of an examination, or in capitals, apart."""
    text = seen[i].text.strip()
    if (seen[i].gap or not i) and is_examination(text) and (i + 1 == len(seen) or seen[i + 1].gap):
        return True
    letters = [char for char in text if char.isalpha()]
    if len(letters) <= _SHORTEST_NAME or not all(char.isupper() for char in letters):
        return False
    below = seen[i + 1].gap if i + 1 < len(seen) else 1
    return bool(seen[i].gap and below) or indent_of(seen[i].text) >= _LONGEST_BRACKET


def _opens_direction(text: str, names: frozenset[str], tags: Tags) -> bool:
    """Whether a line is a direction in a bracket that is never closed, as old prints have: `[Exeunt.`"""
    stripped = text.strip()
    if not stripped.startswith("[") or "]" in stripped:
        return False
    bare = stripped[1:].strip()
    return is_direction(bare, tags) or acts(bare, names, tags) or (bare[:1].isupper() and tells(bare, tags))


def _closes(seen: Sequence[Sight], i: int, end: int) -> bool:
    """Whether the bracket that a line opens is closed at the end of one of the next lines."""
    return any(closes_bracket(seen[j].text) for j in range(i + 1, min(end, i + _LONGEST_BRACKET)))


def _goes_on(above: str, text: str) -> bool:
    """Whether a line goes on with the sentence above it."""
    return text.lstrip()[:1].islower() or above.rstrip()[-1:] in (",", "-")


def _is_direction(
    seen: Sequence[Sight],
    i: int,
    end: int,
    spoken: Sequence[Spoken],
    cast: Cast,
    names: frozenset[str],
    tags: Tags,
    *,
    signs: AbstractSet[str],
    signed: bool,
    is_prose: bool,
    usual: float,
) -> bool:
    """Whether a line in a speech directs: by its words; or since the name above it has no stop, as in
    `Paul` / `grüßend.`, where names have one."""
    text = seen[i].text.strip()
    above = cast.labels.get(i - 1)
    follows = i + 1 < end and i + 1 not in cast.labels
    if above is not None and above.alone and not spoken:
        if signed and not above.sign and text[:1].islower():
            return True
        if directs(text, names, tags) and text[-1:] in ".)]":
            return follows or not signed or not above.sign
        return follows and is_prose and _is_manner(seen, i, text, tags)
    if not _has_ended(seen[i - 1].text) or not text.endswith(".") or not text[:1].isupper() or "[" in text:
        return False
    apart = seen[i].gap and (i + 1 == end or seen[i + 1].gap or i + 1 in cast.labels)
    if apart and moves(text, tags):
        return True
    if spoken and tells(text, tags) and (is_prose or apart or _is_odd(text, usual)):
        return True
    if spoken and not is_prose and len(text) > _FAR_LONGER * usual and _is_report(text, tags):
        return True
    return directs(text, names, tags) or (is_prose and not signs and bool(spoken) and _is_report(text, tags))


def _is_odd(text: str, usual: float) -> bool:
    """Whether a line is shorter or longer than verses are."""
    return not usual * _LITTLE_SHORTER < len(text) < usual / _SHORTER


def _is_report(text: str, tags: Tags) -> bool:
    """Whether a further paragraph of a speech tells what happens, and is said to nobody."""
    if len(text) > _LONGEST_REPORT or any(sign in text for sign in '!?…«»"“”'):
        return False
    return not speaks_to_somebody(text, tags)


def _has_ended(above: str) -> bool:
    last = above.rstrip()[-1:]
    return last not in (",", ";", "-", ":") and not last.isalpha()


def _is_manner(seen: Sequence[Sight], i: int, text: str, tags: Tags) -> bool:
    """Whether a short sentence between a name and a longer paragraph says how it is spoken."""
    below = seen[i + 1].text.strip()
    if len(text) > _LONGEST_MANNER or not text.endswith(".") or any(sign in text for sign in "!?…–—"):
        return False
    return not speaks_to_somebody(text, tags) and len(text) < _SHORTER * len(below)
