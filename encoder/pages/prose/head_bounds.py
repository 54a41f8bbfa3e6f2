"""What is a head by its words and its place, and what can be none: sentences, counted lines, lists."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from encoder import language
from encoder.language import (
    begins_farewell,
    ends_in_farewell,
    is_article_heading,
    is_chapter_heading,
    is_farewell,
    is_salutation,
)
from encoder.model import Role
from encoder.pages.book.numbered_documents import is_number_alone
from encoder.pages.prose.evident import is_part_head, is_section_number
from encoder.pages.sights.layout import Layout, indent_of
from encoder.pages.sights.parties import Parties, is_addressed, parties_of
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import is_dateline

LETTERS_OF_CAPITALS = 5
FAR_IN = 8
IN_BRACKETS = re.compile(r"\([^()]{3,80}\)")
LONGEST_CAPITALS = 80
SHORTEST_SECTION = 80
LINES_OF_TITLE = 4
WORDS_OF_NAME = 3
FEWEST_OF_SENTENCE = 4
CAPITALS_OF_TITLE = 0.34
BRACKETED = re.compile(r"\[\W?\d{0,4}\W?\]|\(\d{1,4}\)")
SENTENCES = re.compile(r"\b[^\W\d_]*[a-zß-ÿ]{3}[.!?] +[^\W\d_].*[.!?]$")
"""The end of one sentence, and another behind it."""
COUNTED = re.compile(r"\s*(?P<n>\d{1,4})(?:\s{1,4}|[.)]\s{0,3})[^\W\d_]")
INNER_STOPS = re.compile(r"[a-zß-ÿ]{3}[.!?] +[^\W\d_a-zß-ÿ]")
WIDE = re.compile(r"\S\s{3,}\S")
WORDS_OF_OFFICE = 4
SHORTEST_PROSE = 70
LONGEST_TITLE = 160
CAPITALS_OF_PROSE = 0.5
ATTRIBUTION = re.compile(r"(?:--|[—–―])\s?[^\W\d_]")
INDENTED = 0.1
"""The share of lines with an indent, where paragraphs are indented."""
LONG_TITLE = 40
_HARDLY_IN = 4
_ENDS = (". ", "! ", "? ")


def lines_below(seen: Sequence[Sight], numbered: Sequence[int]) -> frozenset[int]:
    """The lines of the blocks below the numbers of documents: who writes to whom."""
    found: set[int] = set()
    for i in numbered:
        end = next((at for at in range(i + 2, len(seen)) if seen[at].gap or seen[at].across), len(seen))
        found.update(range(i + 1, end))
    return frozenset(found)


def numbers_document(sight: Sight, roles: Mapping[int, Role]) -> bool:
    """Whether a line is the number alone with which a document begins."""
    return roles.get(sight.row) is Role.TITLE and is_number_alone(sight.text)


def counted_lines(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that count on from the one right above, as lots of a catalogue do: they head nothing."""
    numbers = [COUNTED.match(sight.text) for sight in seen]
    found: set[int] = set()
    for i in range(1, len(seen)):
        above, own = numbers[i - 1], numbers[i]
        if above and own and not seen[i].gap and int(own["n"]) == int(above["n"]) + 1:
            found |= {i - 1, i}
    return frozenset(found)


def _may_be_named(text: str) -> bool:
    """Whether a line is a few words in capitals or with them, and no stop behind: `Lieut. Col. Barber`"""
    words = text.split()
    is_short = 0 < len(words) <= WORDS_OF_OFFICE and text.rstrip()[-1].isalnum()
    return is_short and all(word[:1].isupper() for word in words)


def listed_names(seen: Sequence[Sight]) -> frozenset[int]:
    """The short lines right below some words that announce them: `Field Officers for to-morrow:`"""
    found: set[int] = set()
    for i in range(1, len(seen)):
        if seen[i].gap or seen[i].across or not _may_be_named(seen[i].text):
            continue
        label = plain(seen[i - 1].text).strip(" _*")
        words = label.split()
        offices = WIDE.search(label) or any("rank" in language.classes_of(word.strip(":")) for word in words)
        announced = label.endswith(":") and len(words) > WORDS_OF_NAME and not offices
        if i - 1 in found or (announced and not is_salutation(label) and not begins_farewell(label)):
            found.add(i)
    return frozenset(found)


def is_attached(seen: Sequence[Sight], i: int, layout: Layout) -> bool:
    """Whether a line stands right below a paragraph's end, and a blank line below it: no head stands so."""
    below = seen[i + 1] if i + 1 < len(seen) else None
    if seen[i].gap or seen[i].across or below is None or not below.gap or layout.blanks < INDENTED:
        return False
    long, at = len(seen[i - 1].text.strip()) > LONG_TITLE, i - 1
    while not long and at and not (seen[at].gap or seen[at].across):
        at -= 1
        long = len(seen[at].text.strip()) > LONG_TITLE
    return long and ending(plain(seen[i - 1].text)) == "stop"


def says_more(text: str) -> bool:
    """Whether a line has more words than a signature."""
    return len(text.split(None, FEWEST_OF_SENTENCE)) > FEWEST_OF_SENTENCE


def is_sentence(text: str) -> bool:
    """Whether a line is some words that end in a stop."""
    if ending(plain(text)) != "stop":
        return False
    return len(text.split(None, FEWEST_OF_SENTENCE)) >= FEWEST_OF_SENTENCE


def is_text_of_part(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is a sentence below the number of a section, or all that stands in an article."""
    if not i or not is_sentence(seen[i].text):
        return False
    if is_section_number(seen[i - 1].text):
        return True
    if not is_part_head(seen, i - 1):
        return False
    if i + 1 == len(seen) or is_part_head(seen, i + 1):
        return True
    return is_dateline(seen[i + 1].text) or language.begins_with(seen[i + 1].text, "given-at") > 0


def is_prose(text: str) -> bool:
    """Whether a long line is sentences, or one with the small words of a sentence: no head."""
    if len(text) < SHORTEST_PROSE or text.rstrip()[-1] not in ".;:,":
        return False
    stops = sum(1 for _ in islice(INNER_STOPS.finditer(text), 2))
    if stops >= 2 or len(text) < LONGEST_TITLE:
        return stops >= 2
    words = text.split()
    return sum(word[:1].isupper() for word in words) < CAPITALS_OF_PROSE * len(words)


def lines_of_title(seen: Sequence[Sight], names: Parties) -> int:
    """How many lines a title over several lines has, that names who writes to whom; 0 for none.

    It ends before a blank line or a page mark, in no sentence.
    """
    if not names.senders or not seen or not parties_of(seen[:1]).senders:
        return 0
    end = next((i for i in range(1, len(seen)) if seen[i].gap or seen[i].across), len(seen))
    unfinished = ending(plain(seen[end - 1].text)) in ("word", "sign")
    return end if 1 < end <= LINES_OF_TITLE and unfinished else 0


def is_no_head(seen: Sequence[Sight], i: int, layout: Layout) -> bool:
    """Whether a line is a sentence set like those around it, a number in brackets, or an author's name."""
    text = seen[i].text.strip()
    if BRACKETED.fullmatch(text) or ATTRIBUTION.match(text):
        return True
    words = text.split()
    if is_several(text) and sum(word[:1].isupper() for word in words) < CAPITALS_OF_TITLE * len(words):
        return True
    if (
        layout.width
        or len(words) < FEWEST_OF_SENTENCE
        or is_chapter_heading(text)
        or is_article_heading(text)
    ):
        return False
    below = seen[i + 1] if i + 1 < len(seen) else None
    set_off = layout.blanks < INDENTED and (seen[i].gap or (below is not None and below.gap))
    ends = ending(plain(text)) in ("stop", "comma", "semicolon") and not text.isupper()
    capitals = sum(word[:1].isupper() for word in words)
    return bool(ends and not set_off and (capitals < CAPITALS_OF_TITLE * len(words) or text[0] in "—–-"))


def is_several(text: str) -> bool:
    """Whether a text ends as a sentence does, and has the end of another within."""
    return text[-1:] in ".!?" and any(end in text for end in _ENDS) and SENTENCES.search(text) is not None


def is_capitals(sight: Sight) -> bool:
    """Whether a line is two words or more in capitals."""
    if not sight.text.isupper() or len(sight.text.split()) < 2:
        return False
    return sum(map(str.isalpha, sight.text)) > LETTERS_OF_CAPITALS


def is_capital_head(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line in capitals stands alone above text: `SHIPPING INTELLIGENCE.`

    Above an address it would be a signature, so that more than a line or two must follow.
    """
    sight, below = seen[i], seen[i + 1 : i + 4]
    if not is_capitals(sight) or not below or len(sight.text.strip()) > LONGEST_CAPITALS:
        return False
    parted = below[0].gap or below[0].across
    is_alone = bool(parted and (sight.gap or sight.across or not i))
    said = "" if not i else plain(seen[i - 1].text).rstrip("_*")
    ended = not i or ending(said) in ("stop", "colon", "word") or is_capitals(seen[i - 1])
    follows = sum(len(after.text) for after in below) > SHORTEST_SECTION and not is_capitals(below[0])
    left = not i or not (ends_in_farewell(seen[i - 1].text) or is_farewell(seen[i - 1].text))
    return is_alone and ended and follows and left and not is_addressed(below[0].text)


def heads_over_brackets(seen: Sequence[Sight]) -> frozenset[int]:
    """A line in capitals and the one in round brackets right below it, apart from others, set far in.

    `HARBOURS BILL--[BILL 12.]` / `(Mr. Tallis, Mr. Hale.)`: a bill, and who brings it in.
    """
    found = (
        i
        for i in range(1, len(seen) - 2)
        if seen[i].gap
        and not (seen[i + 1].gap or seen[i + 1].across)
        and seen[i + 2].gap
        and is_capitals(seen[i])
        and min(indent_of(seen[at].text) for at in (i, i + 1)) >= FAR_IN
        and IN_BRACKETS.fullmatch(seen[i + 1].text.strip())
    )
    return frozenset(at for i in found for at in (i, i + 1))


def ends_title(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is the rest of a title that did not fit on the first one."""
    above = seen[i - 1].text.rstrip()
    if language.begins_with(seen[i].text, "given-at"):
        return False
    return (
        i == 1 and not seen[i].gap and not seen[i].across and len(above) > LONG_TITLE and above[-1].isalnum()
    )


def title_goes_on(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line goes on with a title that was too long for its line."""
    if not 0 < i <= 2 or seen[i].gap or seen[i].across:
        return False
    above = seen[i - 1].text.rstrip()
    begins_low = seen[i].text.lstrip()[:1].islower()
    if is_dateline(seen[i].text) and (not begins_low or language.begins_with(seen[i].text, "given-at")):
        return False
    alike = abs(indent_of(above) - indent_of(seen[i].text)) < _HARDLY_IN
    wrapped = len(above.strip()) >= len(seen[i].text.strip()) and len(above.strip()) > 40
    return alike and ending(plain(above)) == "word" and (wrapped or begins_low) and len(above.split()) > 3
