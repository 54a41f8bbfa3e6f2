"""Speakers, speeches, directions, acts and scenes in the lines of running text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from encoder.language import part_of_play
from encoder.language.phrases import Tags
from encoder.marks import HEADING_LINE
from encoder.model import Role
from encoder.pages.set_off.trailers import says_end
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Part, Parts, whole
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.asides import (
    LONGEST_BRACKET,
    closes_below,
    goes_on_with,
    is_apart,
    is_direction_in_speech,
    is_music,
    is_open,
    is_said_aside,
    lines_in_bracket,
    lines_in_italics,
    lines_left_open,
    opens_direction,
)
from encoder.pages.speech.asked import turn_of
from encoder.pages.speech.cast import Cast, find_cast
from encoder.pages.speech.directions import (
    closes_bracket,
    directs,
    is_bracketed,
    opens_bracket,
    speaks_to_somebody,
)
from encoder.pages.speech.evidence import (
    are_heard,
    entering,
    enters,
    has_directions,
    is_list_of_names,
    labels_of,
    languages_of,
    may_speak,
    named_words,
    names_of,
    says_play,
    sets_scene,
    silent_names,
    with_longer,
    with_seat,
    without_days,
)
from encoder.pages.speech.habits import longest_verse
from encoder.pages.speech.heads import is_head
from encoder.pages.speech.labels import NUMBERED, Label
from encoder.pages.speech.lists import heads_of_lists, listed, parts_of_lists, titles
from encoder.pages.speech.metre import set_speeches
from encoder.pages.speech.numbered import counted_speakers, numbered_questions
from encoder.pages.speech.steps import Spoken
from encoder.pages.speech.turns import (
    is_protocol,
    is_sworn,
    marks_of_turns,
    narrates,
    proceeds,
    speaks_on,
    swears,
    turns_within,
)
from encoder.pages.speech.unspoken import FEWEST_VERSES, spoken_by_nobody

_SETTING = 6
_LONGEST_SETTING = 600
_FAR_BELOW = 3
"""Blank lines above a title that comes again."""
_SIGNED = 0.3
_PROSE = 0.15


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
    numbered = numbered_questions(seen)
    labels = labels_of(seen) | numbered
    heads = {i: part for i, sight in enumerate(seen) if (part := _part(sight))}
    lists = heads_of_lists(seen, heads)
    if not heads and not lists and not numbered and not may_speak(labels):
        return {}, 1.0
    above = {seen[i].text.strip() for i in titles(lists, heads)}
    again = [i for i, sight in enumerate(seen) if sight.gap >= _FAR_BELOW and sight.text.strip() in above]
    if heads and 0 in labels and labels[0].alone and min(heads) > 0 and len(seen) > 1 and seen[1].gap:
        labels.pop(0)
    for i in (*heads, *lists, *listed(seen, lists, heads), *titles(lists, heads), *again):
        labels.pop(i, None)
    if not heads and not lists:
        labels = without_days(labels)
    come = entering(seen, labels)
    named = named_words(seen, heads, lists, labels) | come
    is_play = bool(lists or come) or says_play(seen, heads, labels)
    for i in silent_names(seen, labels, heads):
        labels.pop(i)
    cast = find_cast(seen, labels, named, is_play=is_play)
    if not cast.labels:
        return {}, 1.0
    whole_names = {i: with_seat(label, seen[i].text) for i, label in cast.labels.items()}
    cast = cast if cast.is_play else Cast(whole_names, cast.is_play, cast.certainty)
    silent = {*heads, *lists, *listed(seen, lists, heads)}
    longer = {i: label for i, label in with_longer(cast.labels, seen).items() if i not in silent}
    cast = Cast(longer, cast.is_play, cast.certainty)
    tags = languages_of(seen)
    is_asked = not is_play and any(
        label.style in ("letter", NUMBERED) or turn_of(label) for label in cast.labels.values()
    )
    if is_play and not is_asked:
        counted = counted_speakers(seen, cast.labels)
        cast = Cast(dict(sorted({**cast.labels, **counted}.items())), cast.is_play, cast.certainty)
    is_heard = is_asked or are_heard(cast, seen)
    is_play = is_play or (not is_heard and (has_directions(seen, cast, tags) or enters(seen, cast)))
    walk = _Walk()
    walk.parts |= parts_of_lists(seen, lists, heads, min([*heads, *cast.labels], default=0))
    _add_speeches(walk, seen, Cast(cast.labels, is_play, cast.certainty), heads, tags)
    walk.parts |= spoken_by_nobody(walk.parts, seen)
    turns = marks_of_turns(cast, seen)
    may_be_verse = is_play or not (is_asked or _are_wrapped(walk.speeches, seen))
    for i, parts in set_speeches(walk.speeches, seen, may_be_verse=may_be_verse).items():
        own = (*walk.parts.get(i, ()), *parts)
        walk.parts[i] = (*own, *turns_within(seen[i].text, own[-1].start, turns))
    return {seen[i].row: parts for i, parts in walk.parts.items()}, cast.certainty


def _part(sight: Sight) -> str | None:
    """What part of a play a line heads; one in small letters right below another goes on with a sentence."""
    text = sight.text.strip(" #*_")
    return None if text[:1].islower() and not sight.gap else part_of_play(text)


def _are_wrapped(speeches: Sequence[Sequence[Spoken]], seen: Sequence[Sight]) -> bool:
    """Whether most lines below the first of a speech begin small: talk that was reported, and is no verse."""
    inner = [seen[line.index].text[line.start :].strip() for speech in speeches for line in speech[1:]]
    small = sum(text[:1].islower() for text in inner)
    return len(inner) >= FEWEST_VERSES and 2 * small > len(inner)


def _add_speeches(
    walk: _Walk, seen: Sequence[Sight], cast: Cast, heads: Mapping[int, str], tags: Tags
) -> None:
    """The lines from the first speaker's scene to the last one's speech."""
    names = names_of(cast)
    signed = sum(label.sign not in ("", "gap") for label in cast.labels.values()) >= _SIGNED * len(
        cast.labels
    )
    first, last = min(cast.labels), max(cast.labels)
    begin = _beginning(seen, first, heads, is_play=cast.is_play)
    end = _end(seen, last, heads, is_play=cast.is_play)
    if not cast.is_play and cast.labels[last].style != "letter":
        end = _behind_directions(seen, speaks_on(seen, end, [*heads], tags))
    spoken: list[Spoken] | None = None
    lengths = [len(seen[i].text.strip()) for i in range(begin, end) if i not in cast.labels]
    usual = median(lengths) if lengths else 0.0
    close = [i for i in range(begin + 1, end) if not seen[i].gap and not {i, i - 1} & cast.labels.keys()]
    longest = longest_verse([(seen[i - 1].text, seen[i].text) for i in close])
    long = sum(len(seen[i].text) > longest for i in range(begin, end))
    is_prose = long >= _PROSE * (end - begin - len(cast.labels))
    signs = {seen[i].text.strip()[0] for i in range(begin, end) if is_bracketed(seen[i].text)}
    in_bracket = 0
    setting = cast.is_play
    tells_of = partial(_tells_of, seen, tags=tags, is_protocol=is_protocol(cast))
    for i in range(begin, end):
        sight, text = seen[i], seen[i].text
        label = cast.labels.get(i)
        if i in walk.parts:
            continue
        marked = label is None and HEADING_LINE.match(text) is not None
        if i in heads or marked or (not cast.is_play and label is None and is_head(seen, i, cast)):
            walk.parts[i] = whole(Role.HEAD)
            spoken, in_bracket = None, lines_left_open(seen, i)
            setting = cast.is_play
        elif label is None and sight.gap and says_end(text, indent_of(text)):
            walk.parts[i] = whole(Role.PARAGRAPH)
            spoken, in_bracket = None, 0
        elif (setting and spoken is None and i + 1 in cast.labels and is_list_of_names(text, cast)) or (
            label is not None
            and label.manner
            and label.alone
            and i - 1 in heads
            and _is_named_below(seen, i, cast)
        ):
            walk.parts[i] = whole(Role.STAGE)
        elif label is not None:
            spoken, in_bracket = [], 0
            walk.speeches.append(spoken)
            walk.parts[i] = tuple(_parts_of_label(text, label))
            if not label.alone:
                spoken.append(Spoken(i, label.directed if label.manner else label.end))
        elif not cast.is_play and spoken and ((sight.gap and tells_of(i)) or swears(text)):
            walk.parts[i] = whole(Role.HEAD if is_sworn(text) else Role.PARAGRAPH)
            spoken, in_bracket = None, 0
        elif in_bracket:
            walk.parts[i] = whole(Role.CONTINUATION)
            in_bracket = 0 if closes_bracket(text) else in_bracket - 1
        elif not cast.is_play and is_open(seen, i):
            walk.parts[i] = whole(Role.STAGE)
            spoken = None
        elif not cast.is_play and (further := lines_in_bracket(seen, i)):
            walk.parts[i] = whole(Role.STAGE)
            in_bracket = further
        elif cast.is_play and (left := lines_in_italics(seen, i, bare=spoken is None)) is not None:
            walk.parts[i] = whole(Role.STAGE)
            in_bracket = left
        elif cast.is_play and label is None and is_music(seen, i, cast):
            walk.parts[i] = whole(Role.STAGE)
        elif spoken == [] and is_said_aside(text) and (i + 1 == end or i + 1 in cast.labels):
            spoken.append(Spoken(i, len(text) - len(text.lstrip())))
        elif is_bracketed(text) and (
            cast.is_play or directs(text, names, tags) or sight.gap or not spoken or is_apart(seen, i)
        ):
            walk.parts[i] = whole(Role.STAGE)
        elif cast.is_play and opens_bracket(text, signs | {"["}) and closes_below(seen, i, end):
            walk.parts[i] = whole(Role.STAGE)
            in_bracket = LONGEST_BRACKET
        elif cast.is_play and opens_direction(text, names, tags):
            walk.parts[i] = whole(Role.STAGE)
        elif spoken is None:
            if setting:
                goes_on = i - 1 in walk.parts and not sight.gap and goes_on_with(seen[i - 1].text, text)
                was_stage = i - 1 in walk.parts and walk.parts[i - 1][-1].role in (
                    Role.STAGE,
                    Role.CONTINUATION,
                )
                walk.parts[i] = whole(Role.CONTINUATION if goes_on and was_stage else Role.STAGE)
        elif cast.is_play and is_direction_in_speech(
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


def _tells_of(seen: Sequence[Sight], i: int, *, tags: Tags, is_protocol: bool) -> bool:
    """Whether a paragraph between speeches tells of somebody; in a protocol, what speaks to nobody does."""
    if narrates(seen[i].text):
        return True
    end = next((at for at in range(i + 1, len(seen)) if seen[at].gap), len(seen))
    said = " ".join(sight.text for sight in seen[i:end])
    return proceeds(said, tags) or (is_protocol and not speaks_to_somebody(said, tags))


def _parts_of_label(text: str, label: Label) -> Iterator[Part]:
    if text[: label.start].strip():
        yield Part(0, Role.HEAD)
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
        return before[0] - (heads[before[0]] == "scene" and _is_set_below_title(seen, before[0]))
    start = first
    while not is_play and start > 0 and is_head(seen, start - 1):
        start -= 1 if seen[start - 1].gap or start == 1 else 2
    while is_play and start > 1 and first - start < _SETTING and _may_set(seen[start - 1].text):
        start = _start_of_paragraph(seen, start - 1)
    if is_play and start == 1 and sets_scene(seen[0].text):
        return 0
    return start


def _is_set_below_title(seen: Sequence[Sight], head: int) -> bool:
    """Whether one line between the title and the first scene says what is seen: a play of one act."""
    if head != 2 or not (seen[1].gap and seen[head].gap):
        return False
    text = seen[1].text.strip()
    return seen[0].text.strip(" .").isupper() and text.endswith((".", ")")) and len(text) <= _LONGEST_SETTING


def _start_of_paragraph(seen: Sequence[Sight], last: int) -> int:
    """The first line of a paragraph whose last is known, if it is set in and short; else the last."""
    start = last
    while start > 1 and not seen[start].gap and indent_of(seen[start].text):
        start -= 1
    return start if seen[start].gap and last - start <= _SETTING else last


def _is_named_below(seen: Sequence[Sight], i: int, cast: Cast) -> bool:
    """Whether a name stands above the first words below a line that may only say who is on the stage."""
    below = next((at for at in range(i + 1, len(seen)) if not is_bracketed(seen[at].text)), len(seen))
    return below == len(seen) or below in cast.labels


def _may_set(text: str) -> bool:
    """Whether a line above the first speaker of a play can set its scene."""
    ended = text.rstrip().endswith((".", ":")) and not text.strip(" .:").isdigit() and not text.isupper()
    return is_bracketed(text) or ended


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
    return _behind_directions(seen, end)


def _behind_directions(seen: Sequence[Sight], end: int) -> int:
    """The end of a last speech, behind what is done or happens below it in brackets of one line or more."""
    while end < len(seen):
        further = lines_in_bracket(seen, end)
        if not (further or is_bracketed(seen[end].text) or is_open(seen, end)):
            break
        end += 1 + further
    return end
