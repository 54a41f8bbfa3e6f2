"""What stands above a letter's text: the sender's address over the day, the recipient's over the greeting."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from encoder import language
from encoder.language.folding import fold_words
from encoder.pages.letters.greetings import greeting_end
from encoder.pages.letters.named import are_names, is_honoured, is_told_otherwise
from encoder.pages.prose.evident import is_set_apart
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import Parties, is_addressed, parties_of, party
from encoder.pages.sights.sight import Sight, blocks_of, plain
from encoder.pages.sights.wording import is_dateline, names_weekday, without_reference

_ADDRESS, _DATELINE = frozenset({"addressee"}), frozenset({"dateline"})
_SUBJECT, _SALUTE = frozenset({"subject"}), frozenset({"salute"})
_HEAD = frozenset({"head"})
_WORDS_OF_NAME, _FEWEST_OF_TITLE = 4, 3
_FARTHEST_OPENER, _SET_IN = 14, 4
_DAY = re.compile(r"\s*\d{1,2}\s?[./-]\s?(?:\d{1,2}|[IVX]{1,4})\s?[./-]\s?\d{2,4}\.?\s*")
"""A day in figures, alone on its line: `6/7/44`"""
_REFERENCE = re.compile(
    r"(?:[^\W\d_]{1,6}[.°º:-]{1,2}\s?){1,4}(?:[IVX]{1,4}\.?\s?)?(?:[A-Za-z]\.?\s)?\d[\d./-]*(?:\s?[^\W\d_]{1,3})?\.?"
)
_LONGEST_REFERENCE, _LONGEST_SUBJECT = 30, 160
_LONGEST, _MOST_WORDS, _MOST_LINES = 60, 8, 6


def letter_openings(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The sender's address above the date, the recipient's above the greeting, and what it is about.

    Args:
        seen: the lines of running text.
    """
    names, called = parties_of(seen), _named_greeting(seen)
    greeting = greeting_of(seen)
    if _names_letter(seen):
        yield 0, _HEAD
    if greeting is None:
        return
    if called is not None:
        yield called, _SALUTE
    above = seen[greeting - 1].text
    if greeting and (names_weekday(above) or _DAY.fullmatch(above)) and is_set_apart(seen, greeting - 1):
        yield greeting - 1, _DATELINE
    yield from ((i, _SUBJECT) for i in range(1, min(greeting + 2, len(seen))) if _is_subject(seen[i].text))
    for i in range(1, greeting):
        if is_dateline(seen[i - 1].text) and _is_reference(seen[i].text):
            yield i, _ADDRESS
    blocks = [_without_number(seen, block) for block in blocks_of(seen[:greeting])]
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        lines = [seen[i].text for i in block]
        if len(block) > _MOST_LINES or not all(is_short(line) or is_dateline(line) for line in lines):
            continue
        dated = [i for i in block if is_dateline(seen[i].text)]
        if len(dated) == 1 and dated[0] > block[0] and len(block) > 1:
            if _places(lines[: dated[0] - block[0]], names, below_title=block[0] > 0):
                yield from ((i, _DATELINE) for i in range(block[0], dated[0] + 1))
            continue
        day = below is not None and len(below) == 1 and is_dateline(seen[below[0]].text)
        if not dated and day and block[0] > 0 and _are_streets(lines, names):
            yield from ((i, _DATELINE) for i in block)
            continue
        listed = len(block) > 1 and lines[0].rstrip()[-1] == ","
        is_above = not dated and block[-1] == greeting - 1
        if listed and is_above and (block[0] or is_honoured(lines[0])):
            yield from ((i, _ADDRESS) for i in block)


def _names_letter(seen: Sequence[Sight]) -> bool:
    """Whether the first line says what it is and to whom, or its number and its day, which is said again.

    `Brief aan Arnold Tallis. Harwick, 31 januari 1910.`; `Lettera 16 - 5 aprile 1944`
    """
    words = plain(seen[0].text).split() if len(seen) > 1 and seen[1].gap else []
    if len(words) < _FEWEST_OF_TITLE or "message" not in language.classes_of(words[0]):
        return False
    to = words[1].islower() and "addressee" in language.classes_of(words[1]) and words[2][:1].isupper()
    numbered = words[1][:1].isdecimal() and is_dateline(" ".join(words[2:]).lstrip("-–—,. "))
    again = any(is_dateline(sight.text) or _DAY.fullmatch(sight.text) for sight in seen[1:])
    return to or (numbered and again)


def _named_greeting(seen: Sequence[Sight]) -> int | None:
    """The place of a name alone, a comma behind it, right above the text: `Kees,`, `Seigneur Jean,`"""
    return next((i for i in range(1, min(_FARTHEST_OPENER, len(seen) - 1)) if _calls(seen, i)), None)


def _calls(seen: Sequence[Sight], i: int) -> bool:
    below = seen[i + 1]
    begins = len(below.text.strip()) > _LONGEST or below.text.lstrip()[:1].islower()
    if not (begins and seen[i].gap and below.gap) or below.across:
        return False
    bare = without_reference(seen[i].text).strip()
    words = bare.rstrip(",!").split()
    if bare.endswith(".") and 1 < len(words) <= _WORDS_OF_NAME:
        return language.is_salutation(f"{bare[:-1]},")
    if bare[-1:] not in ",!" or not 0 < len(words) <= _WORDS_OF_NAME or not are_names(words):
        return False
    other = any(map(str.isdigit, bare)) or language.is_farewell(bare) or is_addressed(bare)
    ranked = any("rank" in language.classes_of(word) for word in words)
    return not other and not ranked and not language.is_salutation(bare)


def _are_streets(lines: Sequence[str], names: Parties) -> bool:
    """Whether lines with a number in them are where somebody lives: `77 Elm Place` / `Harwick`"""
    numbered = any(any(map(str.isdigit, line)) for line in lines)
    named = any(party(line, names) or is_honoured(line) or is_addressed(line) for line in lines)
    return numbered and not named and len(lines) > 1


def _is_subject(text: str) -> bool:
    """Whether a short line says with a colon what a letter is about: `Re: the late J. W. Tallis`"""
    end = language.label(text, "subject")
    return end > 0 and ":" in text[: end + 2] and len(text.strip()) <= _LONGEST_SUBJECT


def _is_reference(text: str) -> bool:
    """Whether a line below the day is the number of a letter in its office: `N. 318/44`, `Nr. IV b 1126`"""
    bare = text.strip()
    match = _REFERENCE.fullmatch(bare) if len(bare) <= _LONGEST_REFERENCE else None
    return match is not None and not is_dateline(bare) and language.label(bare, "addressee") == 0


def _without_number(seen: Sequence[Sight], block: range) -> range:
    """A block without the number of a dispatch at the margin above it, the other lines set in."""
    set_in = [indent_of(seen[i].text) >= _SET_IN for i in block]
    numbered = len(block) > 1 and any(map(str.isdigit, seen[block[0]].text)) and not set_in[0]
    return block[1:] if numbered and all(set_in[1:]) else block


def _places(lines: Sequence[str], names: Parties, *, below_title: bool) -> bool:
    """Whether lines right above a day say where: `77 Elm Place`, `Lisbon,`; below a title any but names."""
    if "message" in language.classes_of(plain(lines[0]).split()[0]):
        return False
    if lines[0].rstrip()[-1] == "," or any(any(map(str.isdigit, line)) for line in lines):
        return True
    if language.begins_with(lines[0], "stationed"):
        return True
    told = any(
        party(line, names) or is_honoured(line) or is_told_otherwise(line) or not line.lstrip()[:1].isupper()
        for line in lines
    )
    return below_title and not told and not any(map(_names_office, lines))


def _names_office(text: str) -> bool:
    return any("rank" in language.classes_of(word.strip(".,")) for word in text.split())


def greeting_of(seen: Sequence[Sight]) -> int | None:
    """The place of the last greeting above the first long line, by its words or its place.

    Args:
        seen: the lines of running text.
    """
    found = _named_greeting(seen)
    if found is not None:
        return found
    for i, sight in enumerate(seen[:_FARTHEST_OPENER]):
        if i and greeting_end(sight.text):
            return i
        if len(sight.text.strip()) > 2 * _LONGEST:
            break
        if i and language.is_salutation(sight.text):
            found = i
        elif found is not None and not is_short(sight.text):
            break
    return found


def is_short(text: str) -> bool:
    """Whether a line can be one of an address: short, no sentence, no label."""
    bare = text.strip()
    if not 0 < len(bare) <= _LONGEST or len(bare.split()) > _MOST_WORDS or bare[-1] in "!?;:—":
        return False
    words = [word for word in fold_words(bare) if len(word) > 1]
    honours = 0 < len(words) == language.begins_with(bare, "honour")
    return honours or not words or 2 * sum(map(_small_words().__contains__, words)) < len(words)


@cache
def _small_words() -> frozenset[str]:
    return language.words("function") - language.words("link")
