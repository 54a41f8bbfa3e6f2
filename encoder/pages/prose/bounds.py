"""Bounds: the labels that the words, the place and the layout of a line of running text leave to the chain.

What leaves no doubt binds the chain before it decides; nothing overrules it afterwards.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from encoder.language import begins_farewell, ends_in_farewell, is_farewell, is_salutation, is_trailer
from encoder.marks import HEADING_LINE
from encoder.model import Role
from encoder.pages.book.front_matter import around_books
from encoder.pages.edited.openers import is_title
from encoder.pages.edited.section_heads import is_attachment, is_reply
from encoder.pages.learnt.chains import SHIPPED
from encoder.pages.letters.feet import ADDRESS, SIGNATURE, around_letters
from encoder.pages.letters.letter_bounds import (
    FARTHEST_CLOSER,
    FARTHEST_OPENER,
    cannot_sign,
    greets_on,
    is_alone,
    is_greeting,
    is_last_name,
    is_left_alone,
    is_near_end,
    is_sender_at_end,
    is_to,
    is_told,
    says_when,
    signs_at_right,
    signs_below,
    signs_in_initials,
)
from encoder.pages.letters.letter_series import letter_series
from encoder.pages.letters.letter_starts import titles_within
from encoder.pages.letters.messages import message_labels
from encoder.pages.letters.signatures import (
    is_sealed,
    is_stray_letter,
    says_signed,
    signs_given,
    signs_leave,
)
from encoder.pages.letters.signers import is_signed_by_mark
from encoder.pages.prose.arguments import arguments
from encoder.pages.prose.counting import (
    chapter_blocks,
    counting_paragraphs,
    dated_titles,
    heads_by_number,
    month_titles,
    numbered_titles,
    numeral_heads,
    ordinal_paragraphs,
    outlined,
    rests_of_ordinals,
    worded_capitals,
    worded_titles,
)
from encoder.pages.prose.entries import WITHIN
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
    is_telegraphic,
    labelled_lines,
    leads_to_list,
    masthead,
    may_address,
)
from encoder.pages.prose.going_on import (
    NUMBERED_WORDS,
    is_cut,
    is_in_divided_word,
    is_within,
    over_page,
    sentence_goes_on,
    stands_out,
    width_of,
)
from encoder.pages.prose.head_bounds import (
    LONG_TITLE,
    counted_lines,
    ends_title,
    heads_over_brackets,
    is_attached,
    is_capital_head,
    is_capitals,
    is_no_head,
    is_prose,
    is_several,
    is_text_of_part,
    lines_below,
    lines_of_title,
    listed_names,
    numbers_document,
    says_more,
    title_goes_on,
)
from encoder.pages.prose.index_entries import index_entries
from encoder.pages.prose.indexed import rests_of_entries
from encoder.pages.prose.initials import parted_initials
from encoder.pages.prose.itemised import rests_of_items
from encoder.pages.prose.present import names_present
from encoder.pages.prose.record_lines import record_lines
from encoder.pages.prose.registered import registered
from encoder.pages.prose.wrapped import breaks_off, inner_lines, rest_of_title, running_lines
from encoder.pages.sights.layout import Layout
from encoder.pages.sights.parties import Parties, is_addressed, parties_along, party
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import ends_in_hour, is_dateline, is_named_day, may_date, says_where

SHORTEST_LETTER = 4
MESSAGE = re.compile(
    r"[^\W\d_]+\.? (?:No\.? ?)?[A-Z]{0,2}\d+[A-Z]? [^\W\d_a-zß-ÿ]{3,}(?: [^\W\d_a-zß-ÿ]{2,})*, "
)
"""What a message is, its number, and a place in capitals: `Cablegram E54 PORT ELLEN, 16 June`."""
LETTERED = re.compile(r"\s*\w{1,2}\)\s+\S+\s+\S+\s")
"""An enumerator that no name has in front of it: `b) Das Gesuch wird abgelehnt`."""
MOST_CAPITALS = 0.3
"""A text with a greater share of long lines in capitals is typed in them."""
LONGEST_SALUTE = 90
TEXT = frozenset({"text-B", "text-I", "form", "table", "subject", "addressee"})
_LISTED = frozenset({Role.SUBJECT, Role.ADDRESSEE, Role.ITEM})
RUNNING, GOES_ON = frozenset({"text-B", "text-I"}), frozenset({"text-I"})
DAY_ALONE = frozenset({"head", "dateline"})
"""The labels of a day with nothing behind it, where an entry begins."""


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
    numbered = [i for i, sight in enumerate(seen) if numbers_document(sight, roles)]
    along = parties_along(seen, numbered)
    names = along[0][0] if along else Parties()
    titled, ranked = lines_of_title(seen, names), heads_of_rank(seen) | heads_above_initials(seen)
    letters, books, series = around_letters(seen), around_books(seen), letter_series(seen)
    records = record_lines(seen)
    long = [sight for sight in seen if len(sight.text) > LONG_TITLE]
    capitals = sum(map(is_capitals, long)) / max(1, len(long))
    ranked |= numeral_heads(seen) | heads_by_number(seen) | heads_by_parties(seen) | numbered_titles(seen)
    ranked |= worded_titles(seen) | chapter_blocks(seen) | heads_from_and_to(seen) | dated_titles(seen)
    ranked |= worded_capitals(seen) | arguments(seen)
    ranked |= capital_heads(seen) if capitals <= MOST_CAPITALS else frozenset()
    ranked |= lines_below(seen, numbered) | titles_within(seen) | heads_over_brackets(seen)
    ranked = frozenset(
        i
        for i in ranked
        if not is_sender_at_end(seen, i, *along[i])
        and not signs_in_initials(seen, i)
        and not signs_at_right(seen, i)
        and letters.get(i) != ADDRESS
    )
    counted, labelled, answered = counted_lines(seen), labelled_lines(seen), answers(seen)
    inner = inner_lines(seen) | rests_of_items(seen) | rests_of_entries(seen)
    captions, listed = caption_lines(seen), listed_names(seen)
    months, begun = month_titles(seen), {**parted_initials(seen), **index_entries(seen)}
    heading, running = masthead(seen) | message_labels(seen), running_lines(seen)
    rest = frozenset() if 0 in heading else rest_of_title(seen, layout.width) - days.keys()
    tabled = frozenset(row for row, role in roles.items() if role is Role.TABLE)
    ordinals = ordinal_paragraphs(seen)
    inner |= rests_of_ordinals(seen, ordinals)
    counted |= counting_paragraphs(seen) | outlined(seen) | registered(seen) | ordinals
    widest = max((len(sight.text.rstrip()) for sight in seen), default=0)
    first_long = next((i for i, sight in enumerate(seen) if len(sight.text) > LONG_TITLE), 0)
    roomy = layout if layout.width else replace(layout, width=width_of(seen))
    is_met = False
    for i, sight in enumerate(seen):
        opens = i < FARTHEST_OPENER and (2 * i < len(seen) or len(seen) < SHORTEST_LETTER or i < first_long)
        edge = i < FARTHEST_OPENER or len(seen) - i <= FARTHEST_CLOSER
        ruled = roles.get(sight.row)
        is_met = is_met or (roles.get(sight.row) is Role.ADDRESSEE and names_present(sight.text))
        may_call = may_address(sight.text) and not (is_met and ruled is not Role.ADDRESSEE)
        labels, undated = usual if may_call else unaddressed
        dates = may_date(sight.text) and (is_dateline(sight.text) or not names_present(sight.text))
        out.append(labels if dates else undated)
        if ruled is Role.TABLE:
            out[i] = labels & {"table"}
        elif len(seen) == 1:
            out[i] = labels & {"text-B", "dateline" if is_dateline(sight.text) else "head"}
        elif i in rest:
            out[i] = labels & {"head", "text-I"}
        elif i in books:
            out[i] = labels & books[i]
        elif i in records and i not in series:
            out[i] = every & records[i]
        elif i in months:
            out[i] = labels & {"head"}
        elif i in series:
            out[i] = every & series[i]
        elif i in begun:
            out[i] = labels & begun[i]
        elif i in days and days[i] != WITHIN:
            out[i] = labels & days[i]
        elif i in heading:
            out[i] = every & heading[i]
        elif heads_table(seen, i, tabled):
            out[i] = labels & {"head"}
        elif i and seen[i - 1].row in tabled:
            out[i] = labels - {"text-I"}
        elif ruled in _LISTED and not is_part_head(seen, i) and letters.get(i) != SIGNATURE:
            out[i] = labels & (TEXT - {"text-I"})
        elif is_part_head(seen, i) or i in ranked:
            out[i] = labels & {"head"}
        elif signs_below(seen, i, *along[i]):
            out[i] = labels & {"signed"}
        elif i and sight.gap and stands_out(seen[i - 1], sight, roles):
            out[i] = labels - {"addressee"}
        elif (
            i
            and not {i, i - 1} & {*letters, *series}
            and days.get(i - 1) == DAY_ALONE
            and not is_dateline(sight.text)
        ):
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
        elif signs_at_right(seen, i):
            out[i] = labels & {"signed"}
        elif i and opens and greets_on(seen[i - 1].text, sight):
            out[i] = labels & {"salute"}
        elif i in counted or is_text_of_part(seen, i):
            out[i] = labels & {"text-B"}
        elif (opens and says_when(sight.text)) and (
            says_where(sight.text) if i else MESSAGE.match(sight.text)
        ):
            out[i] = labels & {"dateline"}
        elif not i and says_when(sight.text) and is_named_day(sight.text):
            out[i] = labels - {"dateline"}
        elif (
            i in inner
            or (i and is_within(seen, i, widest))
            or (
                i > 1
                and sight.across not in ("", "furniture")
                and not layout.width
                and is_cut(seen[i - 1], sight)
            )
        ):
            out[i] = labels & {"text-I"}
        elif LETTERED.match(sight.text) and ending(plain(sight.text)) in ("stop", "sign"):
            out[i] = labels & {"text-B"}
        elif is_signed_by_mark(sight.text) or (i and says_signed(sight.text)):
            out[i] = labels & {"signed"}
        elif cannot_sign(sight.text):
            out[i] = labels - {"signed", "head", "addressee"}
        elif i and is_attached(seen, i, layout):
            out[i] = labels - {"head"}
        elif is_prose(sight.text):
            out[i] = labels & {"text-B", "text-I", "closer"}
        elif title_goes_on(seen, i):
            out[i] = labels - {"dateline", "text-B", "salute"}
        elif signs_in_initials(seen, i) or is_sealed(sight.text) or (not opens and signs_leave(seen, i)):
            out[i] = labels & {"signed"}
        elif (
            (ruled is Role.SIGNED or is_left_alone(seen, i))
            and is_last_name(seen, i)
            and not is_trailer(sight.text)
        ):
            out[i] = labels & {"signed", "addressee", "dateline"}
        elif not opens and says_more(sight.text) and is_several(sight.text) and not is_farewell(sight.text):
            out[i] = labels - {"closer", "signed", "head"}
        elif is_stray_letter(sight.text) and party(sight.text, along[i][0]) != "initials":
            out[i] = labels - {"signed"}
        elif ruled is Role.TITLE and is_title(sight.text):
            out[i] = labels & {"head"}
        elif len(sight.text) < LONGEST_SALUTE and (opens or is_alone(seen, i)) and is_salutation(sight.text):
            greets = (
                i + 1 < len(seen) and sight.text.rstrip().endswith(",") and len(seen[i + 1].text) > LONG_TITLE
            )
            out[i] = labels & ({"salute"} if greets and is_alone(seen, i) else {"salute", "head"})
        elif not opens and (is_addressed(sight.text) or is_to(sight.text, along[i][0])):
            out[i] = labels - {"signed", "closer", "salute", "head"}
        elif not opens and is_reply(sight.text):
            out[i] = labels - {"signed", "closer", "head"}
        elif i and is_trailer(sight.text):
            out[i] = labels & {"text-B"}
        elif i < titled or is_attachment(sight.text):
            out[i] = labels & {"head"}
        elif not i and ends_in_hour(sight.text) and says_when(sight.text):
            out[i] = labels & {"dateline"}
        elif edge and i and says_when(sight.text) and not ends_title(seen, i):
            out[i] = labels & {"dateline", "head"}
        elif not opens and len(sight.text) < LONGEST_SALUTE and ends_in_farewell(sight.text):
            goes_on = i + 1 < len(seen) and not seen[i + 1].gap
            is_whole = sight.gap and is_farewell(sight.text) and (goes_on or not begins_farewell(sight.text))
            out[i] = labels & {"closer"} if is_whole else labels - {"signed", "head", "salute"}
        elif capitals <= MOST_CAPITALS and is_capital_head(seen, i):
            out[i] = labels & {"head", "dateline"}
        elif sight.across == "furniture":
            out[i] = labels - {"text-I"}
        elif HEADING_LINE.match(sight.text):
            out[i] = labels & {"head"}
        elif i and sight.across and roomy.width:
            out[i] = over_page(seen[i - 1], sight, roomy, labels)
        elif i and breaks_off(seen[i - 1], sight):
            out[i] = labels & {"text-I", "head"}
        elif i and sentence_goes_on(seen[i - 1], sight):
            is_text = len(seen[i - 1].text) > LONG_TITLE or NUMBERED_WORDS.fullmatch(seen[i - 1].text.strip())
            out[i] = labels & {"text-I"} if is_text else labels - {"text-B"}
        elif is_no_head(seen, i, layout):
            out[i] = labels - {"head"} if may_date(sight.text) else labels - {"head", "dateline"}
        if days.get(i) == WITHIN and ruled is not Role.TABLE:
            out[i] = (out[i] or every) & WITHIN or WITHIN
        words = sight.text.split()
        if sight.text.rstrip(" \"”»“’'").endswith("?"):
            out[i] = (out[i] or every) - {"salute"} or out[i]
        if i and not opens and is_greeting(words) and is_near_end(seen, i):
            out[i] = labels & {"closer"}
        elif is_told(words) or is_greeting(words):
            out[i] = (out[i] or every) - {"signed"} or out[i]
        elif not any(map(str.isalpha, sight.text)) and any(map(str.isdigit, sight.text)):
            out[i] = (out[i] or every) - {"signed", "closer", "salute"} or out[i]
        if sight.across == "furniture":
            out[i] = (out[i] or every) - {"text-I"} or out[i]
        if i in running and ruled is not Role.TABLE and not sight.across:
            breaks = i > 0 and ending(plain(seen[i - 1].text)) in ("word", "hyphen", "comma")
            goes_on = breaks and not sight.gap and sight.text.lstrip()[0].islower()
            out[i] = GOES_ON if goes_on else (out[i] or every) & RUNNING or RUNNING
        if i and ruled is not Role.TABLE and is_in_divided_word(seen[i - 1], sight):
            above = out[i - 1]
            out[i] = GOES_ON | {"head"} if above is None or "head" in above else GOES_ON
    return out
