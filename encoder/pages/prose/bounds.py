"""Bounds: the labels that the words, the place and the layout of a line of running text leave to the chain.

What leaves no doubt binds the chain before it decides; nothing overrules it afterwards.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from encoder import language
from encoder.language import (
    begins_farewell,
    ends_in_farewell,
    is_article_heading,
    is_chapter_heading,
    is_farewell,
    is_salutation,
    is_trailer,
)
from encoder.model import Role
from encoder.pages.book.front_matter import around_books
from encoder.pages.book.numbered_documents import is_number_alone
from encoder.pages.edited.closers import is_name
from encoder.pages.edited.openers import is_title
from encoder.pages.edited.section_heads import is_attachment, is_reply
from encoder.pages.learnt.chains import SHIPPED
from encoder.pages.prose.counting import (
    chapter_blocks,
    counting_paragraphs,
    dated_titles,
    heads_by_number,
    numbered_titles,
    numeral_heads,
    outlined,
    worded_titles,
)
from encoder.pages.prose.evident import (
    answers,
    capital_heads,
    caption_lines,
    heads_above_initials,
    heads_by_parties,
    heads_from_and_to,
    heads_of_rank,
    heads_table,
    is_part_head,
    is_sealed,
    is_section_number,
    is_stray_letter,
    is_telegraphic,
    labelled_lines,
    leads_to_list,
    masthead,
    may_address,
    says_signed,
    signs_given,
    signs_leave,
)
from encoder.pages.prose.feet import around_letters, title_goes_on
from encoder.pages.prose.messages import message_labels
from encoder.pages.prose.signers import is_signed_by_mark
from encoder.pages.prose.wrapped import breaks_off, inner_lines, rest_of_title
from encoder.pages.sights.layout import LONGEST_WRAPPED, SHORTEST_FULL, Layout, fits, indent_of
from encoder.pages.sights.parties import Parties, is_addressed, parties_along, parties_of, party
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import (
    ends_in_hour,
    is_dateline,
    is_named_day,
    may_date,
    says_where,
    without_reference,
)

FARTHEST_OPENER, FARTHEST_CLOSER = 8, 5
SHORTEST_LETTER, FEWEST_FULL = 4, 3
LETTERS_OF_CAPITALS, LONGEST_CAPITALS, SHORTEST_SECTION = 5, 80, 80
LINES_OF_TITLE, WORDS_OF_NAME = 4, 3
FEWEST_OF_SENTENCE, CAPITALS_OF_TITLE = 4, 0.34
BRACKETED = re.compile(r"\[\W?\d{0,4}\W?\]|\(\d{1,4}\)")
SENTENCES = re.compile(r"\b[^\W\d_]*[a-zß-ÿ]{3}[.!?] +[^\W\d_].*[.!?]$")
"""The end of one sentence, and another behind it."""
MESSAGE = re.compile(
    r"[^\W\d_]+\.? (?:No\.? ?)?[A-Z]{0,2}\d+[A-Z]? [^\W\d_a-zß-ÿ]{3,}(?: [^\W\d_a-zß-ÿ]{2,})*, "
)
"""What a message is, its number, and a place in capitals: `Cablegram E54 PORT ELLEN, 16 June`."""
COUNTED = re.compile(r"\s*(?P<n>\d{1,4})(?:\s{1,4}|[.)]\s{0,3})[^\W\d_]")
REMARK = re.compile(r"\[[^\W\d_]{3}[^\[\]]*\]\s*\S")
SAYING = re.compile(r"\[[^\[\]]*[:.;] [^\[\]]*\]")
TYPIST = re.compile(r"[A-Z]{1,4}[/:][A-Za-z]{1,4}")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\s|['’])")
"""The beginning of a word, of one letter as well, which no mark makes an enumerator: `a deo`."""
NUMBERED_WORDS = re.compile(r"\d{1,3}[.)]\s+[a-zß-ÿ][^.:;!?]*")
"""A number, and behind it the beginning of a sentence in lower case, which heads nothing: `7. nec`."""
INNER_STOPS = re.compile(r"[a-zß-ÿ]{3}[.!?] +[^\W\d_a-zß-ÿ]")
FEWEST_OF_GREETING = 2
INITIALS, SET_RIGHT = re.compile(r"(?:[^\W\d_a-z]\.\s?){2,4}"), 16
WIDE = re.compile(r"\S\s{3,}\S")
LETTERED = re.compile(r"\s*\w{1,2}\)\s+\S+\s+\S+\s")
"""An enumerator that no name has in front of it: `b) Das Gesuch wird abgelehnt`."""
GREETING = frozenset({"salute", "salute-noun"})
SIGNING = frozenset({"farewell", "farewell-part", "salute", "on-behalf", "signed", "sender", "rank", "title"})
MOST_OF_FEW, WORDS_OF_OFFICE = 14, 4
SHORTEST_PROSE, LONGEST_TITLE, CAPITALS_OF_PROSE = 70, 160, 0.5
ATTRIBUTION = re.compile(r"(?:--|[—–―])\s?[^\W\d_]")
MOST_CAPITALS = 0.3
"""A text with a greater share of long lines in capitals is typed in them."""
INDENTED = 0.1
"""The share of lines with an indent, where paragraphs are indented."""
SHORTEST_TEXT = 12
ROOM = 0.75
"""Of the width of a text, a line that fills less has room for a word."""
HEADING = re.compile(r"#{1,6}\s+\S")
LONGEST_SALUTE, LONGEST_DATELINE = 90, 120
LONG_TITLE, SHORTEST_CUT = 40, 20
LONGEST_VERSE = 60
TEXT = frozenset({"text-B", "text-I", "form", "table", "subject", "addressee"})
_LISTED = frozenset({Role.SUBJECT, Role.ADDRESSEE, Role.ITEM})
_ENDS = (". ", "! ", "? ")
DAY_ALONE = frozenset({"head", "dateline"})
"""The labels of a day with nothing behind it, where an entry begins."""
_UNFINISHED = ("word", "comma", "hyphen")


def possible_labels(
    seen: Sequence[Sight], layout: Layout, roles: Mapping[int, Role], days: Mapping[int, frozenset[str]]
) -> list[frozenset[str] | None]:
    """For each line the labels that it can have; None where it can have all.

    Args:
        seen: the lines of running text.
        layout: of the text.
        roles: that rules gave the lines, by row.
        days: the labels of lines that begin an entry, by their place in `seen`.
    """
    every = frozenset(SHIPPED.labels("lines")) - {"form"}
    usual = (every, every - {"dateline"})
    unaddressed = (every - {"addressee"}, every - {"addressee", "dateline"})
    out: list[frozenset[str] | None] = []
    numbered = [i for i, sight in enumerate(seen) if _numbers_document(sight, roles)]
    along = parties_along(seen, numbered)
    names = along[0][0] if along else Parties()
    titled, ranked = _lines_of_title(seen, names), heads_of_rank(seen) | heads_above_initials(seen)
    letters, books = around_letters(seen), around_books(seen)
    long = [sight for sight in seen if len(sight.text) > LONG_TITLE]
    capitals = sum(map(_is_capitals, long)) / max(1, len(long))
    ranked |= numeral_heads(seen) | heads_by_number(seen) | heads_by_parties(seen) | numbered_titles(seen)
    ranked |= worded_titles(seen) | chapter_blocks(seen) | heads_from_and_to(seen) | dated_titles(seen)
    ranked |= capital_heads(seen) if capitals <= MOST_CAPITALS else frozenset()
    ranked |= _lines_below(seen, numbered)
    ranked = frozenset(
        i for i in ranked if not _is_sender_at_end(seen, i, *along[i]) and not _signs_in_initials(seen, i)
    )
    counted, labelled, answered = _counted_lines(seen), labelled_lines(seen), answers(seen)
    inner, captions, listed = inner_lines(seen), caption_lines(seen), _listed_names(seen)
    heading = masthead(seen) | message_labels(seen)
    rest = frozenset() if 0 in heading else rest_of_title(seen, layout.width)
    tabled = frozenset(row for row, role in roles.items() if role is Role.TABLE)
    counted |= counting_paragraphs(seen) | outlined(seen)
    widest = max((len(sight.text.rstrip()) for sight in seen), default=0)
    roomy = layout if layout.width else replace(layout, width=_widest(seen))
    for i, sight in enumerate(seen):
        opens = i < FARTHEST_OPENER and (2 * i < len(seen) or len(seen) < SHORTEST_LETTER)
        edge = i < FARTHEST_OPENER or len(seen) - i <= FARTHEST_CLOSER
        ruled = roles.get(sight.row)
        labels, undated = usual if may_address(sight.text) else unaddressed
        out.append(labels if may_date(sight.text) else undated)
        if ruled is Role.TABLE:
            out[i] = labels & {"table"}
        elif len(seen) == 1:
            out[i] = labels & {"text-B", "dateline" if is_dateline(sight.text) else "head"}
        elif i in rest:
            out[i] = labels & {"head", "text-I"}
        elif i in books:
            out[i] = labels & books[i]
        elif i in days:
            out[i] = labels & days[i]
        elif i in heading:
            out[i] = every & heading[i]
        elif heads_table(seen, i, tabled):
            out[i] = labels & {"head"}
        elif i and seen[i - 1].row in tabled:
            out[i] = labels - {"text-I"}
        elif ruled in _LISTED and not is_part_head(seen, i):
            out[i] = labels & (TEXT - {"text-I"})
        elif is_part_head(seen, i) or i in ranked:
            out[i] = labels & {"head"}
        elif _signs_below(seen, i, *along[i]):
            out[i] = labels & {"signed"}
        elif i and sight.gap and _stands_out(seen[i - 1], sight, roles):
            out[i] = labels - {"addressee"}
        elif i and days.get(i - 1) == DAY_ALONE and not is_dateline(sight.text):
            out[i] = labels & {"text-B"}
        elif i and signs_given(seen, i):
            out[i] = labels & {"signed"}
        elif leads_to_list(seen, i):
            out[i] = labels - {"salute", "head", "signed"}
        elif is_telegraphic(sight.text):
            out[i] = labels & {"text-B", "text-I"}
        elif i in captions:
            out[i] = labels & {"text-I" if i - 1 in captions else "text-B"}
        elif i in answered:
            out[i] = labels & {"text-B"}
        elif i in labelled:
            out[i] = labels - {"head", "dateline", "signed", "text-I"}
        elif i in listed:
            out[i] = labels & {"text-B"}
        elif i in letters:
            out[i] = every & letters[i]
        elif i and opens and _greets_on(seen[i - 1].text, sight):
            out[i] = labels & {"salute"}
        elif i in counted or (i and is_section_number(seen[i - 1].text) and _is_sentence(sight.text)):
            out[i] = labels & {"text-B"}
        elif (opens and _says_when(sight.text)) and (
            says_where(sight.text) if i else MESSAGE.match(sight.text)
        ):
            out[i] = labels & {"dateline"}
        elif not i and _says_when(sight.text) and is_named_day(sight.text):
            out[i] = labels - {"dateline"}
        elif i in inner or (i and _is_within(seen, i, widest)):
            out[i] = labels & {"text-I"}
        elif LETTERED.match(sight.text) and ending(plain(sight.text)) in ("stop", "sign"):
            out[i] = labels & {"text-B"}
        elif is_signed_by_mark(sight.text) or (i and says_signed(sight.text)):
            out[i] = labels & {"signed"}
        elif _cannot_sign(sight.text):
            out[i] = labels - {"signed", "head", "addressee"}
        elif i and _is_attached(seen, i, layout):
            out[i] = labels - {"head"}
        elif _is_prose(sight.text):
            out[i] = labels & {"text-B", "text-I", "closer"}
        elif title_goes_on(seen, i):
            out[i] = labels - {"dateline", "text-B", "salute"}
        elif _signs_in_initials(seen, i) or is_sealed(sight.text) or (not opens and signs_leave(seen, i)):
            out[i] = labels & {"signed"}
        elif (
            (ruled is Role.SIGNED or _is_left_alone(seen, i))
            and _is_last_name(seen, i)
            and not is_trailer(sight.text)
        ):
            out[i] = labels & {"signed", "addressee", "dateline"}
        elif (
            not opens
            and _says_more(sight.text)
            and SENTENCES.search(sight.text)
            and not is_farewell(sight.text)
        ):
            out[i] = labels - {"closer", "signed", "head"}
        elif is_stray_letter(sight.text) and party(sight.text, along[i][0]) != "initials":
            out[i] = labels - {"signed"}
        elif ruled is Role.TITLE and is_title(sight.text):
            out[i] = labels & {"head"}
        elif len(sight.text) < LONGEST_SALUTE and (opens or _is_alone(seen, i)) and is_salutation(sight.text):
            greets = (
                i + 1 < len(seen) and sight.text.rstrip().endswith(",") and len(seen[i + 1].text) > LONG_TITLE
            )
            out[i] = labels & ({"salute"} if greets and _is_alone(seen, i) else {"salute", "head"})
        elif not opens and (is_addressed(sight.text) or _is_to(sight.text, along[i][0])):
            out[i] = labels - {"signed", "closer", "salute", "head"}
        elif not opens and is_reply(sight.text):
            out[i] = labels - {"signed", "closer", "head"}
        elif i and is_trailer(sight.text):
            out[i] = labels & {"text-B"}
        elif i < titled or is_attachment(sight.text):
            out[i] = labels & {"head"}
        elif not i and ends_in_hour(sight.text) and _says_when(sight.text):
            out[i] = labels & {"dateline"}
        elif edge and i and _says_when(sight.text) and not _ends_title(seen, i):
            out[i] = labels & {"dateline", "head"}
        elif not opens and len(sight.text) < LONGEST_SALUTE and ends_in_farewell(sight.text):
            goes_on = i + 1 < len(seen) and not seen[i + 1].gap
            is_whole = sight.gap and is_farewell(sight.text) and (goes_on or not begins_farewell(sight.text))
            out[i] = labels & {"closer"} if is_whole else labels - {"signed", "head", "salute"}
        elif capitals <= MOST_CAPITALS and _is_capital_head(seen, i):
            out[i] = labels & {"head", "dateline"}
        elif sight.across == "furniture":
            out[i] = labels - {"text-I"}
        elif HEADING.match(sight.text.lstrip()):
            out[i] = labels & {"head"}
        elif i > 1 and sight.across and not layout.width and _is_cut(seen[i - 1], sight):
            out[i] = labels & {"text-I"}
        elif i and sight.across and roomy.width:
            out[i] = _over_page(seen[i - 1], sight, roomy, labels)
        elif i and breaks_off(seen[i - 1], sight):
            out[i] = labels & {"text-I", "head"}
        elif i and _goes_on(seen[i - 1], sight):
            is_text = len(seen[i - 1].text) > LONG_TITLE or NUMBERED_WORDS.fullmatch(seen[i - 1].text.strip())
            out[i] = labels & {"text-I"} if is_text else labels - {"text-B"}
        elif _is_no_head(seen, i, layout):
            out[i] = labels - {"head"} if may_date(sight.text) else labels - {"head", "dateline"}
        words = sight.text.split()
        if i and not opens and _is_greeting(words) and _is_near_end(seen, i):
            out[i] = labels & {"closer"}
        elif _is_told(words) or _is_greeting(words):
            out[i] = (out[i] or every) - {"signed"} or out[i]
        elif any(c.isdigit() for c in sight.text) and not any(c.isalpha() for c in sight.text):
            out[i] = (out[i] or every) - {"signed", "closer", "salute"} or out[i]
        if sight.across == "furniture":
            out[i] = (out[i] or every) - {"text-I"} or out[i]
    return out


def _stands_out(above: Sight, sight: Sight, roles: Mapping[int, Role]) -> bool:
    """Whether a line stands further out than a list of names or subjects above it, and is none of them."""
    set_in = indent_of(above.text) - indent_of(sight.text)
    return roles.get(above.row) in (Role.ADDRESSEE, Role.SUBJECT) and set_in > FEWEST_OF_SENTENCE


def _is_near_end(seen: Sequence[Sight], i: int) -> bool:
    """Whether hardly a line stands below one, and no long one."""
    below = len(seen) - i - 1
    return 0 < below <= FARTHEST_CLOSER and len(seen[i + 1].text.strip()) <= LONG_TITLE


def _signs_below(seen: Sequence[Sight], i: int, names: Parties, end: int) -> bool:
    """Whether the last line of a document is its sender's name in capitals, below a sentence that ends."""
    text = seen[i].text.strip()
    is_below = i + 1 == end and i > 0 and bool(seen[i].gap) and ending(plain(seen[i - 1].text)) == "stop"
    return is_below and text.isupper() and _is_sender_at_end(seen, i, names, end)


def _lines_below(seen: Sequence[Sight], numbered: Sequence[int]) -> frozenset[int]:
    """The lines of the blocks below the numbers of documents: who writes to whom."""
    found: set[int] = set()
    for i in numbered:
        end = next((at for at in range(i + 2, len(seen)) if seen[at].gap or seen[at].across), len(seen))
        found.update(range(i + 1, end))
    return frozenset(found)


def _numbers_document(sight: Sight, roles: Mapping[int, Role]) -> bool:
    """Whether a line is the number alone with which a document begins."""
    return roles.get(sight.row) is Role.TITLE and is_number_alone(sight.text)


def _is_sender_at_end(seen: Sequence[Sight], i: int, names: Parties, end: int) -> bool:
    """Whether a line bears the sender's name alone, and hardly anything of the document stands below it."""
    is_last = end - i <= FEWEST_OF_GREETING and i > 0
    return is_last and len(seen[i].text.split()) <= WORDS_OF_NAME and party(seen[i].text, names) == "sender"


def _counted_lines(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that count on from the one right above, as lots of a catalogue do: they head nothing."""
    numbers = [COUNTED.match(sight.text) for sight in seen]
    found: set[int] = set()
    for i in range(1, len(seen)):
        above, own = numbers[i - 1], numbers[i]
        if above and own and not seen[i].gap and int(own["n"]) == int(above["n"]) + 1:
            found |= {i - 1, i}
    return frozenset(found)


def _cannot_sign(text: str) -> bool:
    """Whether a line announces who signs, greets somebody else, is of a typist or an editor: `HP/MJ`."""
    bare = text.strip()
    if TYPIST.fullmatch(bare) or REMARK.match(bare) or SAYING.fullmatch(bare):
        return True
    words = bare.split()
    if bare[:1].islower() and bare.endswith(",") and _honours(words):
        return True
    if len(words) > FEWEST_OF_GREETING and begins_farewell(bare) and words[-1][0].isupper():
        return "addressee" in language.classes_of(words[-2]) and words[-2].islower()
    ranked = len(words) <= WORDS_OF_OFFICE and any("rank" in language.classes_of(word) for word in words)
    return bare.endswith(":") and not ranked and len(words) > 1 and not is_salutation(bare)


def _honours(words: Sequence[str]) -> bool:
    """Whether one of a few words is a title of honour, and none a name: `de Votre Excellence,`"""
    nouns = ("salute-noun" in language.classes_of(word.strip(",.")) for word in words)
    return len(words) <= WORDS_OF_OFFICE and any(nouns)


def _may_be_named(text: str) -> bool:
    """Whether a line is a few words in capitals or with them, and no stop behind: `Lieut. Col. Barber`"""
    words = text.split()
    is_short = 0 < len(words) <= WORDS_OF_OFFICE and text.rstrip()[-1].isalnum()
    return is_short and all(word[:1].isupper() for word in words)


def _listed_names(seen: Sequence[Sight]) -> frozenset[int]:
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


def _signs_in_initials(seen: Sequence[Sight], i: int) -> bool:
    """Whether initials stand alone at the right, below a sentence that ends: of a preface's author."""
    if not i or not INITIALS.fullmatch(seen[i].text.strip()):
        return False
    above = seen[i - 1].text
    set_in = indent_of(seen[i].text) - indent_of(above)
    return set_in >= SET_RIGHT and len(above.strip()) > SHORTEST_CUT and ending(plain(above)) == "stop"


def _is_told(words: Sequence[str]) -> bool:
    """Whether words are a sentence that begins with a small word: `Im Jahre 1806 kamen die Franzosen.`"""
    first = language.classes_of(words[0].rstrip(".,;:")) if words else frozenset()
    starts = any(name.startswith("function") for name in first) and first.isdisjoint(SIGNING)
    low = sum(word[:1].islower() for word in words)
    named = all(word[:1].isupper() for word in words[-2:])
    return starts and not named and len(words) > FEWEST_OF_SENTENCE and words[-1].endswith(".") and low > 1


def _is_greeting(words: Sequence[str]) -> bool:
    """Whether words greet or honour, and name nobody: `Excelentísimo señor.`, `Ew. Wohlgeboren`"""
    known = [language.classes_of(word.strip(".,!:")) for word in words]
    if len(words) < FEWEST_OF_GREETING or any(classes.isdisjoint(GREETING) for classes in known):
        return False
    return "salute" in known[0] and any("salute-noun" in classes for classes in known)


def _is_within(seen: Sequence[Sight], i: int, widest: int) -> bool:
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


def _is_attached(seen: Sequence[Sight], i: int, layout: Layout) -> bool:
    """Whether a line stands right below a paragraph's end, and a blank line below it: no head stands so."""
    below = seen[i + 1] if i + 1 < len(seen) else None
    if seen[i].gap or seen[i].across or below is None or not below.gap or layout.blanks < INDENTED:
        return False
    long, at = len(seen[i - 1].text.strip()) > LONG_TITLE, i - 1
    while not long and at and not (seen[at].gap or seen[at].across):
        at -= 1
        long = len(seen[at].text.strip()) > LONG_TITLE
    return long and ending(plain(seen[i - 1].text)) == "stop"


def _says_more(text: str) -> bool:
    """Whether a line has more words than a signature."""
    return len(text.split()) > FEWEST_OF_SENTENCE


def _is_sentence(text: str) -> bool:
    """Whether a line is some words that end in a stop."""
    return len(text.split()) >= FEWEST_OF_SENTENCE and ending(plain(text)) == "stop"


def _is_prose(text: str) -> bool:
    """Whether a long line is sentences, or one with the small words of a sentence: no head."""
    if len(text) < SHORTEST_PROSE or text.rstrip()[-1] not in ".;:,":
        return False
    if len(INNER_STOPS.findall(text)) >= 2 or len(text) < LONGEST_TITLE:
        return len(INNER_STOPS.findall(text)) >= 2
    words = text.split()
    return sum(word[:1].isupper() for word in words) < CAPITALS_OF_PROSE * len(words)


def _is_left_alone(seen: Sequence[Sight], i: int) -> bool:
    """Whether the last line of a text that says when it was written stands by itself, and ends in no stop."""
    if i + 1 < len(seen) or not seen[i].gap or not seen[i].text.rstrip()[-1].isalnum():
        return False
    return any(_says_when(sight.text) for sight in seen[:FARTHEST_OPENER])


def _is_last_name(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is a name below a sentence, and the last line, or above an attachment."""
    if len(seen[i].text.split(None, WORDS_OF_NAME)) > WORDS_OF_NAME:
        return False
    is_last = i + 1 == len(seen) or is_attachment(seen[i + 1].text)
    ended = i > 0 and ending(without_reference(seen[i - 1].text)) == "stop"
    return is_last and ended and is_name(seen[i].text)


def _lines_of_title(seen: Sequence[Sight], names: Parties) -> int:
    """How many lines a title over several lines has, that names who writes to whom; 0 for none.

    It ends before a blank line or a page mark, in no sentence.
    """
    if not names.senders or not seen or not parties_of(seen[:1]).senders:
        return 0
    end = next((i for i in range(1, len(seen)) if seen[i].gap or seen[i].across), len(seen))
    unfinished = ending(plain(seen[end - 1].text)) in ("word", "sign")
    return end if 1 < end <= LINES_OF_TITLE and unfinished else 0


def _is_no_head(seen: Sequence[Sight], i: int, layout: Layout) -> bool:
    """Whether a line is a sentence set like those around it, a number in brackets, or an author's name."""
    text = seen[i].text.strip()
    if BRACKETED.fullmatch(text) or ATTRIBUTION.match(text):
        return True
    words = text.split()
    if _is_several(text) and sum(word[:1].isupper() for word in words) < CAPITALS_OF_TITLE * len(words):
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


def _is_several(text: str) -> bool:
    """Whether a text ends as a sentence does, and has the end of another within."""
    return text[-1:] in ".!?" and any(end in text for end in _ENDS) and SENTENCES.search(text) is not None


def _is_capitals(sight: Sight) -> bool:
    """Whether a line is two words or more in capitals."""
    if not sight.text.isupper() or len(sight.text.split()) < 2:
        return False
    return sum(map(str.isalpha, sight.text)) > LETTERS_OF_CAPITALS


def _is_capital_head(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line in capitals stands alone above text: `SHIPPING INTELLIGENCE.`

    Above an address it would be a signature, so that more than a line or two must follow.
    """
    sight, below = seen[i], seen[i + 1 : i + 4]
    if not _is_capitals(sight) or not below or len(sight.text.strip()) > LONGEST_CAPITALS:
        return False
    parted = below[0].gap or below[0].across
    is_alone = bool(parted and (sight.gap or sight.across or not i))
    ended = not i or ending(plain(seen[i - 1].text)) in ("stop", "colon", "word") or _is_capitals(seen[i - 1])
    follows = sum(len(after.text) for after in below) > SHORTEST_SECTION and not _is_capitals(below[0])
    left = not i or not (ends_in_farewell(seen[i - 1].text) or is_farewell(seen[i - 1].text))
    return is_alone and ended and follows and left and not is_addressed(below[0].text)


def _is_to(text: str, names: Parties) -> bool:
    """Whether a line bears the name of the recipient, and is no leave."""
    if not names.recipients:
        return False
    return party(text, names) == "recipient" and not begins_farewell(text) and not is_dateline(text)


def _says_when(text: str) -> bool:
    return len(text) < LONGEST_DATELINE and is_dateline(text)


def _goes_on(above: Sight, sight: Sight) -> bool:
    """Whether a line goes on in the middle of the sentence of the line above."""
    text = sight.text.lstrip()
    if sight.gap or sight.across:
        return False
    if NUMBERED_WORDS.fullmatch(above.text.strip()):
        return text[:1].isalpha()
    return text[:1].islower() and text[1:2].isalpha() and ending(plain(above.text)) in _UNFINISHED


def _is_cut(above: Sight, sight: Sight) -> bool:
    """Whether a page's first line goes on with a paragraph that its last one, a long one, does not end."""
    broken_off = ending(without_reference(above.text)) in _UNFINISHED
    last, first = above.text.rstrip()[-1:], sight.text.lstrip()
    between_words = not last.isdigit() and last != ")" and WORD.match(first) is not None
    runs_on = first[:1].islower() or _is_inside_sentence(above.text)
    shortest, follows = (SHORTEST_CUT, SHORTEST_CUT) if runs_on else (LONGEST_VERSE, LONG_TITLE)
    long = len(above.text.strip()) > shortest and len(sight.text.strip()) > follows
    return broken_off and between_words and long


def _is_inside_sentence(text: str) -> bool:
    """Whether a line begins within a sentence, with its first word in lower case."""
    bare = text.lstrip()
    return WORD.match(bare) is not None and bare[0].islower()


def _over_page(above: Sight, sight: Sight, layout: Layout, labels: frozenset[str]) -> frozenset[str] | None:
    """The labels of a page's first line: by the sentence where indents mark paragraphs, else by the room."""
    ends = ending(without_reference(above.text))
    if layout.indents >= INDENTED and layout.blanks < INDENTED:
        is_inner = ends in _UNFINISHED
        return labels - {"text-B"} if is_inner and len(above.text.strip()) > SHORTEST_TEXT else None
    width = layout.width or 0
    full = len(above.text.rstrip()) >= ROOM * width
    if _is_cut(above, sight) and (full or _is_inside_sentence(above.text)):
        return labels & {"text-I"}
    short = len(above.text.rstrip()) < ROOM * width
    short = short or (
        ends == "stop" and layout.blanks >= INDENTED and fits(above.text, sight.text, width - 2)
    )
    return labels - {"text-I"} if short and sight.text.lstrip()[:1].isupper() and ends != "hyphen" else None


def _widest(seen: Sequence[Sight]) -> int | None:
    """The width of a text too short to show one: its longest line, where no line is a whole paragraph."""
    lengths = [len(sight.text.rstrip()) for sight in seen]
    long = sum(length >= SHORTEST_FULL for length in lengths)
    return max(lengths) if long >= FEWEST_FULL and max(lengths) <= LONGEST_WRAPPED else None


def _greets_on(above: str, sight: Sight) -> bool:
    """Whether a line names who is greeted right below a greeting that breaks off: `Monsieur` / `le Comte,`"""
    words = sight.text.split()
    if sight.gap or sight.across or len(words) > WORDS_OF_OFFICE or sight.text.rstrip()[-1] not in ",!:":
        return False
    named = sum(word[:1].isupper() for word in words) >= len(words) - 1
    return named and above.rstrip()[-1].isalpha() and is_salutation(above) and not is_dateline(sight.text)


def _is_alone(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line stands between blank lines, and ends as a salutation does."""
    below = seen[i + 1] if i + 1 < len(seen) else None
    return bool(seen[i].gap and (below is None or below.gap)) and seen[i].text.rstrip()[-1:] in ",:!"


def _ends_title(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is the rest of a title that did not fit on the first one."""
    above = seen[i - 1].text.rstrip()
    return (
        i == 1 and not seen[i].gap and not seen[i].across and len(above) > LONG_TITLE and above[-1].isalnum()
    )
