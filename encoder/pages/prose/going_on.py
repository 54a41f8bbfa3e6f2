"""Whether a line goes on with the paragraph above it: by the sentence, the room and the place."""

import re
from collections.abc import Mapping, Sequence

from encoder import language
from encoder.model import Role
from encoder.pages.letters.letter_bounds import SHORTEST_CUT
from encoder.pages.prose.head_bounds import FEWEST_OF_SENTENCE, INDENTED, LONG_TITLE
from encoder.pages.sights.layout import LONGEST_WRAPPED, SHORTEST_FULL, Layout, fits, indent_of
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import without_reference

FEWEST_FULL = 3
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\s|['’])")
"""The beginning of a word, of one letter as well, which no mark makes an enumerator: `a deo`."""
NUMBERED_WORDS = re.compile(r"\d{1,3}[.)]\s+[a-zß-ÿ][^.:;!?]*")
"""A number, and behind it the beginning of a sentence in lower case, which heads nothing: `7. nec`."""
MOST_OF_FEW = 14
SHORTEST_TEXT = 12
ROOM = 0.75
"""Of the width of a text, a line that fills less has room for a word."""
LONGEST_VERSE = 60
_LONG, _FEWEST_WORDS = 120, 3
"""Characters of a paragraph on one line, and words of what can only be the end of one."""
_UNFINISHED = ("word", "comma", "hyphen")


def stands_out(above: Sight, sight: Sight, roles: Mapping[int, Role]) -> bool:
    """Whether a line stands further out than a list of names or subjects above it, and is none of them."""
    set_in = indent_of(above.text) - indent_of(sight.text)
    return roles.get(above.row) in (Role.ADDRESSEE, Role.SUBJECT) and set_in > FEWEST_OF_SENTENCE


def is_in_divided_word(above: Sight, sight: Sight) -> bool:
    """Whether a line begins with the rest of the word that the one right above it ends within."""
    if sight.gap or sight.across or not sight.text.lstrip()[:1].islower():
        return False
    return ending(plain(above.text)) == "hyphen" and above.text.rstrip()[-2:-1].isalpha()


def is_within(seen: Sequence[Sight], i: int, widest: int) -> bool:
    """Whether the line above ends in an abbreviation, or in the only full line, and so no paragraph.

    In a text of a few lines none but the widest shows how wide they may be; a full line ends nothing.
    """
    above, sight = seen[i - 1], seen[i]
    if (
        sight.gap
        or sight.across
        or indent_of(above.text) != indent_of(sight.text)
        or widest > LONGEST_WRAPPED
    ):
        return False
    length = len(above.text.rstrip())
    if length < SHORTEST_FULL or ending(plain(above.text)) != "stop" or not above.text.rstrip().endswith("."):
        return False
    last = above.text.split()[-1]
    shortened = language.classes_of(last) & {"title", "abbreviation"} and last[0].isupper()
    if shortened and 2 * length >= widest:
        return True
    goes_on = ending(plain(sight.text)) in ("word", "comma", "hyphen") and i + 1 < len(seen)
    runs_on = goes_on and (not seen[i + 1].gap) and seen[i + 1].text.lstrip()[:1].islower()
    return length == widest and runs_on and len(seen) <= MOST_OF_FEW and sight.text.lstrip()[:1].isalpha()


def sentence_goes_on(above: Sight, sight: Sight) -> bool:
    """Whether a line goes on in the middle of the sentence of the line above."""
    text = sight.text.lstrip()
    if sight.gap or sight.across:
        return False
    if NUMBERED_WORDS.fullmatch(above.text.strip()):
        return text[:1].isalpha()
    return text[:1].islower() and text[1:2].isalpha() and ending(plain(above.text)) in _UNFINISHED


def is_cut(above: Sight, sight: Sight) -> bool:
    """Whether a page's first line goes on with a paragraph that its last one, a long one, does not end."""
    broken_off = ending(without_reference(above.text)) in _UNFINISHED
    last, first = above.text.rstrip()[-1:], sight.text.lstrip()
    between_words = not last.isdigit() and last != ")" and WORD.match(first) is not None
    runs_on = first[:1].islower() or _is_inside_sentence(above.text)
    runs_on = runs_on or (len(above.text) > _LONG and _ends_sentence(first))
    shortest, follows = (SHORTEST_CUT, SHORTEST_CUT) if runs_on else (LONGEST_VERSE, LONG_TITLE)
    long = len(above.text.strip()) > shortest and len(sight.text.strip()) > follows
    return broken_off and between_words and long


def _ends_sentence(text: str) -> bool:
    """Whether a short line is rather the end of a sentence than a title: `Tagen auf Abfuhr warten.`"""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return text.rstrip().endswith(".") and len(words) >= _FEWEST_WORDS and 2 * small >= len(words)


def _is_inside_sentence(text: str) -> bool:
    """Whether a line begins within a sentence, with its first word in lower case."""
    bare = text.lstrip()
    return WORD.match(bare) is not None and bare[0].islower()


def over_page(above: Sight, sight: Sight, layout: Layout, labels: frozenset[str]) -> frozenset[str] | None:
    """The labels of a page's first line: by the sentence where indents mark paragraphs, else by the room."""
    ends = ending(without_reference(above.text))
    if layout.indents >= INDENTED and layout.blanks < INDENTED:
        is_inner = ends in _UNFINISHED
        return labels - {"text-B"} if is_inner and len(above.text.strip()) > SHORTEST_TEXT else None
    width = layout.width or 0
    full = len(above.text.rstrip()) >= ROOM * width
    if is_cut(above, sight) and (full or _is_inside_sentence(above.text)):
        return labels & {"text-I"}
    short = len(above.text.rstrip()) < ROOM * width
    short = short or (
        ends == "stop" and layout.blanks >= INDENTED and fits(above.text, sight.text, width - 2)
    )
    return labels - {"text-I"} if short and sight.text.lstrip()[:1].isupper() and ends != "hyphen" else None


def width_of(seen: Sequence[Sight]) -> int | None:
    """The width of a text too short to show one: its longest line, where no line is a whole paragraph."""
    lengths = [len(sight.text.rstrip()) for sight in seen]
    long = sum(length >= SHORTEST_FULL for length in lengths)
    return max(lengths) if long >= FEWEST_FULL and max(lengths) <= LONGEST_WRAPPED else None
