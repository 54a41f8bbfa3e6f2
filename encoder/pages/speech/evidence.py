"""What the lines of a document say of who may speak in it: names, heads, who comes on, what is directed."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from encoder.language import (
    begins_with,
    detect_language,
    has_data,
    is_act_heading,
    is_entrance,
    is_officer,
    words,
)
from encoder.language.folding import fold_words
from encoder.language.lines import counts
from encoder.language.phrases import Tags
from encoder.pages.set_off.trailers import says_end
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import heads_in_capitals
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.asked import FEWEST_CHAIRED, turn_of
from encoder.pages.speech.cast import Cast
from encoder.pages.speech.directions import directs, is_bracketed
from encoder.pages.speech.habits import LONGEST_VERSE
from encoder.pages.speech.labels import LONGEST_NAME, Label, read_label, whole_label
from encoder.pages.speech.members import is_chaired, is_member

_LONGEST_NAMES = 12
_FIRST = 4
_NEAR_HEAD, _FEW = 3, 6
_NAME_AND_STOP = re.compile(r"[^\W\d_a-z]{3,}(?:\s[^\W\d_a-z]{2,})?(?:[.,]|\s*$)\s*")
_NAMES_AND_STOPS = re.compile(r"(?:(?:[^\W\d_a-z][^\W_]*\s){0,2}[^\W\d_a-z][^\W_]+\.(?:\s|$)){2,6}")
"""Who is there: `Vorige. Lisette.`"""
_SCENE = re.compile(r"\s*[\[(_]?(?P<word>[^\W\d_a-z][^\W\d_]+)\s?[.:—–][—–]?\s*[^\W\d_]")
_BRACKETED = re.compile(r"[\[(][^\[\]()]{3,80}(?=[\])]|$)")
_ASIDE = re.compile(r"\s\([^()]*\)")
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z]{3,}(?!\w)")
_LONG_MANNER = re.compile(
    r"\s*(?P<name>[^\W\d_a-z][^a-zß-ÿ,.;:!?()\[\]]{1,40}),\s[^\W\d_A-Z][^!?:\[\]]{8,150}\.?\s*"
)
_MANNER_AND_COLON = re.compile(
    r"\s*(?P<name>[^\W\d_a-z]{2,}(?:\s[^\W\d_a-z]{2,}){0,3}),?\s[^\W\d_A-Z][^.:;!?()\[\]]{2,70}:(?=\s)"
)
"""`VALER seufzend: Ach!`"""
_FEWEST = 4
_MOST_OF = 0.6
_SHORTEST_NAME = 3


def labels_of(seen: Sequence[Sight]) -> dict[int, Label]:
    """What the lines may begin with; a short line that comes again is a label as a whole."""
    short = Counter(text for sight in seen if len(text := sight.text.strip()) <= LONGEST_NAME)
    found: dict[int, Label] = {}
    for i, sight in enumerate(seen):
        text = sight.text.strip()
        if says_end(text, indent_of(sight.text)):
            continue
        label = whole_label(sight.text) if short.get(text, 0) > 1 else None
        label = label or read_label(sight.text)
        if label is not None and label.alone and (_is_of_music(label.key) or _is_sung_by(text)):
            continue
        if label is not None and (label.manner or not heads_in_capitals(text)):
            found[i] = label
    return found


def _is_of_music(key: str) -> bool:
    """Whether a key is nothing but a word for what is sung, and of nobody who sings it: `SONG.`"""
    return 0 < begins_with(key, "music") == len(key.split()) and not begins_with(key, "speaker")


def _is_sung_by(text: str) -> bool:
    """Whether a line says what is sung, and behind a dash by whom: `ARIA--BUTTERCUP.`"""
    what, dash, _ = text.replace("—", "--").partition("--")
    return bool(dash) and 0 < begins_with(what, "music") == len(what.split())


def may_speak(labels: Mapping[int, Label]) -> bool:
    """Whether any label comes again, or many have a colon: the cheap look that ends most searches."""
    if sum(label.sign == ":" and not label.alone for label in labels.values()) >= _FEWEST:
        return True
    if sum(bool(turn_of(label)) for label in labels.values()) >= _FEWEST:
        return True
    if any(label.style == "letter" and turn_of(label) == "question" for label in labels.values()):
        return True
    if len(labels) >= FEWEST_CHAIRED and is_chaired([label.key for label in labels.values()]):
        return True
    keys = [(label.style, label.key) for label in labels.values()]
    return len(set(keys)) < len(keys) - 1


def without_days(labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels without days and months, as diaries have them; a few among others may be names: `_Mag._`"""
    forms = Counter((label.style, label.sign) for label in labels.values())
    days = Counter((label.style, label.sign) for label in labels.values() if label.is_day)
    return {
        i: label
        for i, label in labels.items()
        if not label.is_day
        or (label.style == "emphasis" and 2 * days[form := (label.style, label.sign)] < forms[form])
    }


def says_play(seen: Sequence[Sight], heads: Mapping[int, str], labels: Mapping[int, Label]) -> bool:
    """Whether the heads are those of acts and scenes: with numbers, several, or at the very beginning.

    Books that are no plays have a prologue, too: without any number somebody must speak.
    """
    if any(sets_scene(sight.text) for sight in seen[:_FIRST]):
        return True
    if not any(head == "scene" or _is_numbered(seen[i].text) for i, head in heads.items()) and not may_speak(
        labels
    ):
        return False
    return len(heads) > 1 or any(i <= 2 or is_act_heading(seen[i].text.strip(" #*_")) for i in heads)


def _is_numbered(head: str) -> bool:
    """Whether a number stands in the head of an act, and no article that may be one: `EEN PROLOOG`."""
    articles = words("number") & words("function")
    return any(counts(word, None) and word not in articles for word in fold_words(head))


def sets_scene(text: str) -> bool:
    """Whether a line says behind the word for it where the scene is: `SCENE. A kitchen.`"""
    match = _SCENE.match(text)
    return match is not None and bool(words("scene").intersection(fold_words(match["word"])))


def silent_names(
    seen: Sequence[Sight], labels: Mapping[int, Label], heads: Mapping[int, str]
) -> frozenset[int]:
    """The lines with names that say who comes on or is there, and speak nothing: `MEGADORUS. LYCONIDES.`"""
    return frozenset(
        i
        for i, label in labels.items()
        if (label.alone and " " in label.key and is_entrance(seen[i].text))
        or _is_company_below(i, label, seen, labels, heads)
        or (i - 1 in heads and label.style == "title" and is_entrance(seen[i].text[label.end :]))
        or (
            i - 1 in heads
            and i + 1 in labels
            and seen[i].gap
            and seen[i + 1].gap
            and len(_NAME_AND_STOP.findall(seen[i].text)) > 1
            and not _NAME_AND_STOP.sub("", seen[i].text).strip()
        )
    )


def _is_company_below(
    i: int, label: Label, seen: Sequence[Sight], labels: Mapping[int, Label], heads: Mapping[int, str]
) -> bool:
    """Whether a line near a scene's head names who is there, the first of whom speaks below it.

    `Franz. Der alte Moor.`, then `Franz. Aber ist Euch auch wohl?`
    """
    below = labels.get(i + 1)
    near = any(at in heads for at in range(i - _NEAR_HEAD, i))
    same = below is not None and below.key == label.key and not label.alone
    said = seen[i].text[label.end :].strip()
    return same and near and said.endswith(".") and len(said.split()) <= _FEW and "," not in said


def entering(seen: Sequence[Sight], labels: Mapping[int, Label]) -> frozenset[str]:
    """The names of who comes on, by a line that says so, and speaks: `Enter FENN and MARSH.`

    They are in capitals; or in italics as the line is, and may be short there: `_Enter_ Ilford.`, `_Ilf._`
    """
    keys = {word for label in labels.values() if label.style == "caps" for word in label.key.split()}
    slanted = {word for label in labels.values() if label.style == "emphasis" for word in label.key.split()}
    short = tuple(word for word in slanted if len(word) >= _SHORTEST_NAME)
    found: set[str] = set()
    for i, sight in enumerate(seen):
        if i not in labels and len(sight.text) <= LONGEST_VERSE and is_entrance(sight.text):
            found.update(keys.intersection(_CAPITALS.findall(sight.text)))
            if sight.text.lstrip()[0] == "_":
                said = (word.strip("_.,;:").upper() for word in sight.text.split()[1:])
                found.update(word for word in said if word.startswith(short))
    return frozenset(found)


def named_words(
    seen: Sequence[Sight], heads: Mapping[int, str], lists: Sequence[int], labels: Mapping[int, Label]
) -> frozenset[str]:
    """The capitalised words, in capitals, of lines that say who is on the stage."""
    found: set[str] = set()
    rows = {i for i, sight in enumerate(seen) if is_bracketed(sight.text)}
    for head in heads:
        rows.update(range(head + 1, min(head + 4, len(seen))))
    for start in lists:
        rows.update(range(start + 1, min(start + 40, len(seen))))
    alone = {i for i, label in labels.items() if label.alone}
    rows.update(
        i
        for i, sight in enumerate(seen)
        if heads and (i not in labels or i in alone) and is_entrance(sight.text)
    )
    for i in rows:
        label = labels.get(i)
        is_company = i - 1 in heads and _NAMES_AND_STOPS.fullmatch(seen[i].text.strip())
        if label is None or label.alone or label.sign in ("", "gap") or is_company:
            said = (word.strip(".,;:()[]—–_*") for word in seen[i].text.split())
            found.update(word.upper() for word in said if len(word) >= _SHORTEST_NAME and word[:1].isupper())
    for sight in seen:
        if "[" in sight.text or "(" in sight.text:
            found.update(word for said in _BRACKETED.findall(sight.text) for word in _CAPITALS.findall(said))
    return frozenset(found)


def languages_of(seen: Sequence[Sight]) -> Tags:
    """The language of a text, whose words say what directs; all where it cannot be told."""
    tag = detect_language("\n".join(sight.text for sight in seen)).tag
    return (tag,) if tag and has_data(tag) else ()


def with_seat(label: Label, text: str) -> Label:
    """The name of a member with what stands in brackets before its colon: `Dr. Tanner (Cork Co., Mid):`"""
    manner = text[label.end : label.directed].strip(" ([")[:1].islower()
    is_seat = (
        not manner
        and label.directed > label.end
        and not label.manner
        and text[: label.directed].rstrip()[-1:]
        in (":", "." if is_member(text[label.start : label.end]) else ":")
    )
    return replace(label, end=label.directed) if is_seat else label


def with_longer(labels: Mapping[int, Label], seen: Sequence[Sight]) -> Mapping[int, Label]:
    """The speakers, with lines that say a longer form of a name: `Der ältere Delmas.` of `Der ältere.`"""
    labels = _with_long_manners(labels, seen)
    keys = {tuple(label.key.split()) for label in labels.values() if label.alone}
    longer = {key for key in keys if len(key) > 1}
    found = dict(labels)
    for i, sight in enumerate(seen):
        label = whole_label(sight.text) if longer and i not in labels else None
        if label is not None and any(tuple(label.key.split())[: len(key)] == key for key in longer):
            found[i] = label
    return dict(sorted(found.items()))


def _with_long_manners(labels: Mapping[int, Label], seen: Sequence[Sight]) -> Mapping[int, Label]:
    """The speakers, with lines on which a known name in capitals goes on with what is done at length.

    `ÉVELINA, s'asseyant entre la table et la fenêtre, travaillant.`
    """
    known = {label.key: label for label in labels.values() if label.style == "caps"}
    found = dict(labels)
    for i, sight in enumerate(seen[:-1]):
        before = _MANNER_AND_COLON.match(sight.text) if i not in labels else None
        label = known.get(before["name"].upper()) if before is not None else None
        if before is not None and label is not None and label.sign == ":":
            start, end = before.start("name"), before.end("name")
            found[i] = replace(label, start=start, end=end, directed=before.end(), alone=False, manner=True)
            continue
        said = _LONG_MANNER.fullmatch(sight.text) if i not in labels and i + 1 not in labels else None
        if said is not None and (label := known.get(said["name"].upper())) is not None:
            start, end = said.start("name"), said.end("name") + 1
            rest = len(sight.text.rstrip())
            found[i] = replace(
                label, start=start, end=end, sign=".", directed=rest, alone=True, manner=True, is_day=False
            )
    return dict(sorted(found.items()))


def names_of(cast: Cast) -> frozenset[str]:
    return frozenset(
        word for label in cast.labels.values() for word in label.key.split() if len(word) >= _SHORTEST_NAME
    ) - {word.upper() for word in words("function")}


def has_directions(seen: Sequence[Sight], cast: Cast, tags: Tags) -> bool:
    names = names_of(cast)
    rows = range(min(cast.labels), len(seen))
    return any(
        is_bracketed(seen[i].text) and directs(seen[i].text, names, tags)
        for i in rows
        if i not in cast.labels
    )


def are_heard(cast: Cast, seen: Sequence[Sight]) -> bool:
    """Whether most who speak are named as members and witnesses are, by title and surname: `Mr. HALE.`"""
    members = sum(is_member(seen[i].text[label.start : label.end]) for i, label in cast.labels.items())
    return members > _MOST_OF * len(cast.labels)


def sit_together(cast: Cast) -> bool:
    """Whether most who speak have a title or office, in small letters or before a colon: an assembly."""
    labels = cast.labels.values()
    seated = sum((label.sign == ":" or label.style == "title") and is_officer(label.key) for label in labels)
    return seated > _MOST_OF * len(cast.labels)


def enters(seen: Sequence[Sight], cast: Cast) -> bool:
    """Whether the line above the first speaker names persons of the play and no others, as a scene does."""
    first = min(cast.labels)
    if any(label.sign == ":" for label in cast.labels.values()):
        return False
    return any(_is_company(seen[i].text, cast) for i in range(max(0, first - 2), first))


def _is_company(text: str, cast: Cast) -> bool:
    """Whether a line says names of speakers and little else: `Thusnelda und Thumelico.`"""
    said = [word.strip(".,;:") for word in text.split()]
    names = names_of(cast)
    capitals = [word for word in said if word[:1].isupper()]
    known = sum(word.upper() in names for word in capitals)
    return len(said) <= _LONGEST_NAMES and known > 1 and known >= len(capitals) - 1


def is_list_of_names(text: str, cast: Cast) -> bool:
    """Whether a line says nothing but names: `Der König. Düsenschur (im Hut).`, `Laura und Rosaura`."""
    said = _ASIDE.sub("", text).split()
    names = names_of(cast)
    return len(said) > 1 and sum(word.strip(".,;:").upper() in names for word in said) >= max(
        2, len(said) - 1
    )
