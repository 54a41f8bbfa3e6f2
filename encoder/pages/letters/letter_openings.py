"""What stands above a letter's text: the sender's address over the day, the recipient's over the greeting."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from encoder import language
from encoder.language.folding import fold_words
from encoder.pages.letters.greetings import greeting_end
from encoder.pages.letters.named import is_honoured, is_told_otherwise
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import Parties, parties_of, party
from encoder.pages.sights.sight import Sight, blocks_of
from encoder.pages.sights.wording import is_dateline

_ADDRESS, _DATELINE = frozenset({"addressee"}), frozenset({"dateline"})
_SUBJECT = frozenset({"subject"})
_FARTHEST_OPENER, _SET_IN = 14, 4
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
    greeting, names = _greeting(seen), parties_of(seen)
    if greeting is None:
        return
    yield from ((i, _SUBJECT) for i in range(1, min(greeting + 2, len(seen))) if _is_subject(seen[i].text))
    for i in range(1, greeting):
        if is_dateline(seen[i - 1].text) and _is_reference(seen[i].text):
            yield i, _ADDRESS
    for block in map(partial(_without_number, seen), blocks_of(seen[:greeting])):
        lines = [seen[i].text for i in block]
        if len(block) > _MOST_LINES or not all(map(is_short, lines)):
            continue
        dated = [i for i in block if is_dateline(seen[i].text)]
        if dated == [block[-1]] and len(block) > 1:
            if _places(lines[:-1], names, below_title=block[0] > 0):
                yield from ((i, _DATELINE) for i in block)
            continue
        listed = len(block) > 1 and lines[0].rstrip()[-1] == ","
        is_above = not dated and block[-1] == greeting - 1
        if listed and is_above and (block[0] or is_honoured(lines[0])):
            yield from ((i, _ADDRESS) for i in block)


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


def _greeting(seen: Sequence[Sight]) -> int | None:
    """The place of the last greeting above the first long line."""
    found = None
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
    words = fold_words(bare)
    honours = 0 < len(words) == language.begins_with(bare, "honour")
    return honours or not words or 2 * sum(map(_small_words().__contains__, words)) < len(words)


@cache
def _small_words() -> frozenset[str]:
    return language.words("function") - language.words("link")
