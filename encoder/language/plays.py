"""What a line says of a play, or of who is heard: an act, a scene, who comes and goes, an examination."""

import re
from functools import cache

from encoder.language.folding import fold, fold_words
from encoder.language.lines import begins_with, counts
from encoder.language.phrases import Tags, phrase_at, words

_LONGEST_PART, _LONGEST_EXAMINATION = 90, 80
_MOST_ARTICLE = 2
_LONGEST_DIRECTION, _LONGEST_PHRASE = 14, 4
_DASHES = re.compile(r"--+|[—–]")


def part_of_play(text: str, tags: Tags | None = None) -> str | None:
    """What part of a play a short line is the head of: `act` (`Zweiter Aufzug`), `scene` (`SCENA ULTIMA`).

    The word for it stands first, or behind a number or adjective; little else stands in the line.
    """
    if len(text) > _LONGEST_PART:
        return None
    known = words("act", tags) | words("scene", tags) if tags else _words_of_plays()
    text = _DASHES.sub(" ", text) if "-" in text or "—" in text or "–" in text else text
    if known.isdisjoint(map(fold, text.split(None, 3)[:3])):
        return None
    folded = fold_words(text)
    for at in range(min(3, len(folded))):
        if at and not counts(folded[at - 1], tags) and at + 1 < len(folded):
            continue
        for name in ("act", "scene"):
            count = phrase_at(name, folded, at, tags)
            rest = folded[at + count :]
            if rest and len(rest) == _MOST_ARTICLE and rest[0] in words("function", tags):
                rest = rest[1:] if counts(rest[1], tags) else rest
            if count and not at and rest and not counts(rest[0], tags) and _sets_apart(text):
                return None
            if count and (len(rest) < 2 if not at else not rest):
                return name
            if count and not at and counts(rest[0], tags):
                return name
    return None


def part_headed(heading: str, tags: Tags | None = None) -> str | None:
    """What part of a play a head is that of, which may go on over several lines to say what is seen."""
    return part_of_play(heading[:_LONGEST_PART], tags)


def _sets_apart(text: str) -> bool:
    """Whether a comma or colon stands behind the first word: `SCENE, London.` says where."""
    return text.split(None, 1)[0][-1] in ",:"


@cache
def _words_of_plays() -> frozenset[str]:
    return words("act") | words("scene")


def is_cast_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line heads the list of the persons of a play: `DRAMATIS PERSONÆ.`, `Personen:`."""
    return 0 < begins_with(text, "cast", tags) == len(fold_words(text))


def is_entrance(text: str, tags: Tags | None = None) -> bool:
    """Whether a line begins with the word for somebody who comes on: `Enter FENN`, `Sale el REY.`"""
    return begins_with(text, "enter", tags) > 0


def sets_scene(text: str, tags: Tags | None = None) -> bool:
    """Whether a line says where and when a play is set: `Ort der Handlung: …`, `La scène est à Paris.`"""
    return begins_with(text, "setting", tags) > 0


def is_examination(text: str, tags: Tags | None = None) -> bool:
    """Whether a short line says who is examined by whom: `Cross-examination by Mr. Dane.`"""
    return len(text) <= _LONGEST_EXAMINATION and begins_with(text, "examination", tags) > 0


def is_officer(key: str, tags: Tags | None = None) -> bool:
    """Whether a name is that of an office, or begins with a title: `The Court`, `Mr. Dane`, `Abg. Lenz`."""
    folded = fold_words(key)
    starts = (0, 1) if len(folded) > 1 and folded[0] in words("function", tags) else (0,)
    return any(
        phrase_at(name, folded, at, tags) > 0 for at in starts for name in ("speaker", "title", "rank")
    )


def is_direction(text: str, tags: Tags | None = None) -> bool:
    """Whether a short text directs a play by its first or last words: `Will abgehen.`, `Enter FENN`."""
    folded = fold_words(text)
    return 0 < len(folded) <= _LONGEST_DIRECTION and any(
        _is_at_edge(name, folded, tags) for name in ("direction", "enter", "exit")
    )


def movement(text: str, tags: Tags | None = None) -> str | None:
    """Whether somebody comes or goes by a direction: `entrance`, `exit`, or None."""
    folded = fold_words(text)
    comes, goes = (_is_at_edge(name, folded, tags) for name in ("enter", "exit"))
    return None if comes == goes else "entrance" if comes else "exit"


def _is_at_edge(name: str, folded: tuple[str, ...], tags: Tags | None) -> bool:
    """Whether a text begins or ends with a phrase of a class."""
    last = range(max(0, len(folded) - _LONGEST_PHRASE), len(folded))
    ends = any(phrase_at(name, folded, at, tags) == len(folded) - at for at in last)
    return ends or phrase_at(name, folded, 0, tags) > 0
