"""Texts without the furniture of typed pages: letters, books and editions, in whatever form of a house.

What bears a mark is found by its mark: page marks and notes by the forms of the house, running heads by
their repetition. What bears none, which lines are heads, datelines, greetings, signatures and where
paragraphs begin, is decided for all lines together by the chain `lines`, within what the words of a line
leave possible.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from encoder.findings import Finding, Place, Severity
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.house.leaning import page_forms_in
from encoder.house.markings import find_markings
from encoder.house.page_forms import PageForm, Piece, split_document
from encoder.house.running_heads import HeadRole, RunningHead, find_running_heads
from encoder.language import (
    begins_farewell,
    ends_in_farewell,
    is_article_heading,
    is_chapter_heading,
    is_farewell,
    is_marking,
    is_salutation,
    is_trailer,
)
from encoder.language.folding import fold
from encoder.marks import fence_label, is_rule, page_mark
from encoder.model import Line, Page, Role
from encoder.page_words import PAGE_WORDS
from encoder.pages.chain import chain
from encoder.pages.closers import is_name
from encoder.pages.cut import cut_pages, without_marks
from encoder.pages.edited import find_roles
from encoder.pages.entries import entry_labels
from encoder.pages.evident import (
    heads_above_initials,
    heads_of_rank,
    is_part_head,
    is_sealed,
    is_stray_letter,
    may_address,
    present_rows,
    signs_leave,
)
from encoder.pages.layout import LONGEST_WRAPPED, SHORTEST_FULL, Layout, fits, indent_of, layout_of
from encoder.pages.line_features import line_features
from encoder.pages.line_numbers import numbers_of_pages, with_line_numbers, without_line_numbers
from encoder.pages.notes import find_notes
from encoder.pages.openers import is_title
from encoder.pages.paragraph_sign import bound_paragraphs
from encoder.pages.parties import Parties, is_addressed, parties_of, party
from encoder.pages.parts import Parts
from encoder.pages.section_heads import is_attachment, is_reply
from encoder.pages.shape import ending
from encoder.pages.sight import Sight, plain
from encoder.pages.staged import find_staged
from encoder.pages.tables import find_tables
from encoder.pages.wording import ends_in_hour, is_dateline, may_date, without_reference

SUREST_HEAD = 0.75
"""How certain a running head must be to be taken for one."""
FARTHEST_OPENER, FARTHEST_CLOSER = 8, 5
FARTHEST_MARKING = 12
SHORTEST_LETTER, FEWEST_FULL = 4, 3
LETTERS_OF_CAPITALS, LONGEST_CAPITALS, SHORTEST_SECTION = 5, 80, 80
LINES_OF_TITLE, WORDS_OF_NAME = 4, 3
FEWEST_OF_SENTENCE, CAPITALS_OF_TITLE = 4, 0.34
BRACKETED = re.compile(r"\[\W?\d{0,4}\W?\]|\(\d{1,4}\)")
MOST_CAPITALS = 0.3
"""A text with a greater share of long lines in capitals is typed in them."""
CENTRED = 4
INDENTED = 0.1
"""The share of lines with an indent, where paragraphs are indented."""
SHORTEST_TEXT = 12
ROOM = 0.75
"""Of the width of a text, a line that fills less has room for a word."""
HEADING = re.compile(r"#{1,6}\s+\S")
DASHES = re.compile(r"\s*-{3,}\s*")
BY_TOOL = 0.5
"""How certain a rule of dashes begins a page, where a tool says of one page only that it does."""
_AROUND_NUMBER = " \t-–—~.·•*"
LONGEST_SALUTE, LONGEST_DATELINE = 90, 120
LONG_TITLE, SHORTEST_CUT = 40, 20
LONGEST_VERSE = 60
_KEPT = frozenset({Role.SUBJECT, Role.ADDRESSEE, Role.CLASSIFICATION, Role.TABLE})
"""Roles that the words of a line give without doubt, or its columns."""
_LISTED = frozenset({Role.SUBJECT, Role.ADDRESSEE, Role.ITEM})
_BESIDE_ADDRESS = frozenset({"", "head", "dateline", "salute", "closer", "signed", "addressee"})
"""What an address stands beside: it is part of an opener or a closer."""
_UNFINISHED = ("word", "comma", "hyphen")
_JOINED = frozenset({"head", "dateline", "salute"})
_TEXT = frozenset({"text-B", "text-I", "form", "table", "subject", "addressee"})
_ROLES = {
    "head": Role.HEAD,
    "dateline": Role.DATELINE,
    "salute": Role.SALUTE,
    "closer": Role.CLOSER,
    "signed": Role.SIGNED,
    "addressee": Role.ADDRESSEE,
}


def read_printed(
    lines: tuple[Line, ...], house: Conventions = UNKNOWN
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of a text, every line with its role.

    Args:
        lines: all lines of the source.
        house: what is known of the house; what its documents have is looked for in the text alone, too.

    Returns:
        the pages, where a line that holds a page mark is cut at it; and what is in doubt: notes, and rules
        that may begin pages.
    """
    tables = find_tables([line.text for line in lines])
    in_tables = {row for table in tables for row in table.inner}
    pieces = _by_line(lines, page_forms_in(_without_markings(lines), house))
    for row in in_tables:
        pieces[row] = [Piece(lines[row], False, None)]
    doubtful = _rules_of_tool(pieces)
    numbers = {row: _printed_number(parts[0]) for row, parts in enumerate(pieces) if _is_printed(parts)}
    for row in numbers:
        pieces[row] = [Piece(lines[row], False, None)]
    texts, in_margin = without_line_numbers([without_marks(parts) for parts in pieces])
    breaks = [bool(parts) and all(piece.is_mark for piece in parts) for parts in pieces]
    marked = [row for row, is_break in enumerate(breaks) if is_break]
    heads = {
        row: head
        for row, head in find_running_heads(
            texts, marked, house.heads, numbers, declared=house.declared_heads
        ).items()
        if head.certainty >= SUREST_HEAD and not breaks[row] and row not in in_tables
    }
    for row, n in numbers_of_pages(texts, in_margin).items():
        heads.setdefault(row, RunningHead(HeadRole.PAGE_NUMBER, n.strip(" -–—"), None, True, 1.0))
    bare = ["" if row in heads else text for row, text in enumerate(texts)]
    edges = [at or (row in heads and _parts_pages(heads[row])) for row, at in enumerate(breaks)]
    tables = find_tables(bare, edges)
    counted = {row for table in tables for row in table.counted}
    unlike = ["" if _is_ornament(text) or row in counted else text for row, text in enumerate(bare)]
    notes = find_notes(unlike, edges, house)
    tables = tuple(table for table in tables if notes.roles.keys().isdisjoint(table.lines))
    grid = {row: line for table in tables for row, line in table.lines.items()}
    roles: dict[int, Role] = find_roles(["" if row in grid else text for row, text in enumerate(bare)], notes)
    silent = {
        row: Role.MARKUP for row, text in enumerate(bare) if row not in notes.roles and _is_silent(text)
    }
    roles.update({**silent, **dict.fromkeys(grid, Role.TABLE)})
    opening = [row for row, text in enumerate(bare) if text.strip() and row not in notes.roles][
        :FARTHEST_MARKING
    ]
    roles.update({row: Role.CLASSIFICATION for row in opening if is_marking(bare[row])})
    roles.update(dict.fromkeys(present_rows(bare, opening), Role.ADDRESSEE))
    aside = notes.roles | silent
    seen = list(sights_of(bare, edges, aside | dict.fromkeys(grid, Role.TABLE)))
    parts, certainties = find_staged(seen)
    roles.update({row: said[0].role for row, said in parts.items()})
    certainties |= _decide(bare, edges, roles, aside | dict.fromkeys(parts, Role.MARKUP), house)
    certainties |= {row: table.certainty for table in tables for row in table.lines}
    certainties |= dict.fromkeys(doubtful, BY_TOOL)
    roles.update(dict.fromkeys(_behind(seen, parts, roles), Role.PARAGRAPH))
    roles.update({row: Role(head.role.value) for row, head in heads.items()})
    cuts = with_line_numbers(parts, in_margin, roles)
    doubts = tuple(_doubt(lines[row]) for row in doubtful)
    return tuple(cut_pages(pieces, roles, certainties, heads, cuts, grid)), (*doubts, *notes.findings)


def _behind(seen: Sequence[Sight], parts: Parts, roles: Mapping[int, Role]) -> Iterator[int]:
    """The lines right behind speech or verse that would go on with it, and are none."""
    for above, sight in pairwise(seen):
        if above.row in parts and sight.row not in parts and roles.get(sight.row) is Role.CONTINUATION:
            yield sight.row


def _rules_of_tool(pieces: list[list[Piece]]) -> tuple[int, ...]:
    """The rules of dashes, made marks, where the only mark of a page is the comment of a tool.

    `<!-- page 2 -->` that no other follows numbers one page, and says that a tool made the text: its rules
    part pages, as far as anybody can tell.
    """
    marks = [piece for parts in pieces for piece in parts if piece.is_mark]
    if len(marks) != 1 or not marks[0].line.text.lstrip().startswith("<!--"):
        return ()
    rows = tuple(
        row for row, parts in enumerate(pieces) if len(parts) == 1 and DASHES.fullmatch(parts[0].line.text)
    )
    for row in rows:
        pieces[row] = [Piece(pieces[row][0].line, True)]
    return rows


def _doubt(line: Line) -> Finding:
    message = f"the rule “{line.text.strip()[:40]}” was taken for the beginning of a page, without certainty"
    return Finding(
        "P02", Severity.INFO, message, Place(line=line.number), "compare it with the original", BY_TOOL
    )


def _without_markings(lines: Sequence[Line]) -> list[str]:
    texts = [line.text for line in lines]
    for row in find_markings(texts):
        texts[row] = ""
    return texts


def _parts_pages(head: RunningHead) -> bool:
    return head.begins_page or head.ends_page


def _printed_number(mark: Piece) -> RunningHead:
    """A page mark as the printed number of its page, at its head or foot."""
    at_foot = mark.form is not None and mark.form.at_end
    n = mark.n or ""
    start = mark.line.text.index(n)
    return RunningHead(HeadRole.PAGE_NUMBER, n, (start, start + len(n)), not at_foot, 1.0, at_foot)


def _is_printed(parts: Sequence[Piece]) -> bool:
    """Whether a line is a page mark that was printed, not put in by an editor: `- 12 -`, `Page 4`."""
    mark = parts[0] if len(parts) == 1 and parts[0].is_mark else None
    if mark is None or not mark.n or page_mark(mark.line.text):
        return False
    around = mark.line.text.strip().split(mark.n, 1)
    return all(not part.strip(_AROUND_NUMBER) or fold(part) in PAGE_WORDS for part in around)


def _is_ornament(text: str) -> bool:
    """Whether a line is a row of stars, which looks like the beginning of a note."""
    return bool(text.strip()) and not text.strip(" *\t")


def _is_silent(text: str) -> bool:
    """Whether a line is a rule or a fence."""
    return bool(text.strip()) and (is_rule(text.strip()) or fence_label(text) is not None)


def _by_line(lines: Sequence[Line], forms: Sequence[PageForm]) -> list[list[Piece]]:
    """The pieces of each physical line; a mark over a line end belongs to the line where it begins."""
    starts = [line.start for line in lines]
    out: list[list[Piece]] = [[] for _ in lines]
    for piece in split_document(lines, forms):
        out[bisect_right(starts, piece.line.start) - 1].append(piece)
    return [[_known_mark(parts[0])] if len(parts) == 1 else parts for parts in out]


def _known_mark(piece: Piece) -> Piece:
    """A line, as a mark where it is nothing but one that can be nothing else: `{xii}`, `## Page 3`."""
    found = None if piece.is_mark else page_mark(piece.line.text)
    return piece if found is None or found.form.name == "rule" else Piece(piece.line, True, found.n)


def _decide(
    texts: Sequence[str],
    edges: Sequence[bool],
    roles: dict[int, Role],
    notes: Mapping[int, Role],
    house: Conventions,
) -> dict[int, float]:
    """Give each line of text its role by the chain; the certainty of each decision."""
    seen = list(sights_of(texts, edges, notes))
    if not seen:
        return {}
    layout, days = layout_of(seen), entry_labels(seen)
    possible = bound_paragraphs(_possible(seen, layout, roles, days), seen, layout, house)
    decided = chain("lines").decide(line_features(seen, layout), possible)
    certainties: dict[int, float] = {}
    before, last = "", -2
    for i, (sight, (label, certainty)) in enumerate(zip(seen, decided, strict=True)):
        row, ruled = sight.row, roles.get(sight.row, Role.PARAGRAPH)
        certainties[row] = certainty
        titled = ruled is Role.TITLE and last >= 0
        if titled or ruled in _KEPT or (ruled is Role.ITEM and label in _TEXT and label != "text-I"):
            before, last = "head" if titled else "", row
            continue
        if label == "addressee" and before in _TEXT and is_addressed(texts[row]):
            before = "addressee"
        goes_on = row == last + 1 and i not in days and _is_like(texts[last], texts[row])
        roles[row] = _role(label, ruled, before, goes_on)
        before, last = label, row
    return certainties


def _is_like(above: str, below: str) -> bool:
    """Whether a short line goes on with the one above: it is no sentence, and both are set alike."""
    if above.rstrip().endswith(".") or below.lstrip().startswith("#"):
        return False
    centred = min(indent_of(above), indent_of(below)) >= CENTRED
    return centred or abs(indent_of(above) - indent_of(below)) < CENTRED


def _role(label: str, ruled: Role, before: str, is_adjacent: bool) -> Role:
    """The role that a label of the chain gives a line, after the label before it."""
    if label == before and label in _JOINED and is_adjacent:
        return Role.CONTINUATION
    if label == "text-I" and (before in _TEXT or not before):
        return Role.CONTINUATION
    if label == "head" and ruled is Role.TITLE:
        return Role.TITLE
    if label == "addressee" and before not in _BESIDE_ADDRESS:
        return Role.PARAGRAPH
    return _ROLES.get(label, Role.PARAGRAPH)


def sights_of(texts: Sequence[str], edges: Sequence[bool], notes: Mapping[int, Role]) -> Iterator[Sight]:
    """The lines of running text, each with what lies before it."""
    gap, across = 0, ""
    for row, text in enumerate(texts):
        if edges[row]:
            across = "mark"
        elif row in notes:
            across = across or "furniture"
        elif text.strip():
            yield Sight(text, 0 if across else gap, row, across)
            gap, across = 0, ""
        else:
            gap += 1


def _possible(
    seen: Sequence[Sight], layout: Layout, roles: Mapping[int, Role], days: Mapping[int, frozenset[str]]
) -> list[frozenset[str] | None]:
    """The labels that the words, the place and the layout of each line leave to the chain."""
    every = frozenset(chain("lines").labels) - {"form"}
    out: list[frozenset[str] | None] = []
    names = parties_of(seen)
    titled, ranked = _lines_of_title(seen, names), heads_of_rank(seen) | heads_above_initials(seen)
    long = [sight for sight in seen if len(sight.text) > LONG_TITLE]
    capitals = sum(map(_is_capitals, long)) / max(1, len(long))
    for i, sight in enumerate(seen):
        opens = i < FARTHEST_OPENER and (2 * i < len(seen) or len(seen) < SHORTEST_LETTER)
        edge = i < FARTHEST_OPENER or len(seen) - i <= FARTHEST_CLOSER
        ruled = roles.get(sight.row)
        labels = every if may_address(sight.text) else every - {"addressee"}
        out.append(labels if may_date(sight.text) else labels - {"dateline"})
        if ruled is Role.TABLE:
            out[i] = labels & {"table"}
        elif i in days:
            out[i] = labels & days[i]
        elif i and roles.get(seen[i - 1].row) is Role.TABLE:
            out[i] = labels - {"text-I"}
        elif ruled in _LISTED:
            out[i] = labels & (_TEXT - {"text-I"})
        elif is_part_head(seen, i) or i in ranked:
            out[i] = labels & {"head"}
        elif is_sealed(sight.text) or (not opens and signs_leave(seen, i)):
            out[i] = labels & {"signed"}
        elif ruled is Role.SIGNED and _is_last_name(seen, i) and not is_trailer(sight.text):
            out[i] = labels & {"signed", "addressee", "dateline"}
        elif is_stray_letter(sight.text) and party(sight.text, names) != "initials":
            out[i] = labels - {"signed"}
        elif ruled is Role.TITLE and is_title(sight.text):
            out[i] = labels & {"head"}
        elif len(sight.text) < LONGEST_SALUTE and (opens or _is_alone(seen, i)) and is_salutation(sight.text):
            out[i] = labels & {"salute", "head"}
        elif not opens and (is_addressed(sight.text) or _is_to(sight.text, names)):
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
            is_whole = sight.gap and is_farewell(sight.text) and not begins_farewell(sight.text)
            out[i] = labels & {"closer"} if is_whole else labels - {"signed", "head", "salute"}
        elif capitals <= MOST_CAPITALS and _is_capital_head(seen, i):
            out[i] = labels & {"head", "dateline"}
        elif sight.across == "furniture":
            out[i] = labels - {"text-I"}
        elif HEADING.match(sight.text.lstrip()):
            out[i] = labels & {"head"}
        elif i > 1 and sight.across and not layout.width and _is_cut(seen[i - 1], sight):
            out[i] = labels & {"text-I"}
        elif i and sight.across and (layout.width or _widest(seen)):
            out[i] = _over_page(
                seen[i - 1], sight, replace(layout, width=layout.width or _widest(seen)), labels
            )
        elif i and _goes_on(seen[i - 1], sight):
            out[i] = labels & {"text-I"} if len(seen[i - 1].text) > LONG_TITLE else labels - {"text-B"}
        elif _is_no_head(seen, i, layout):
            out[i] = labels - {"head"} if may_date(sight.text) else labels - {"head", "dateline"}
    return out


def _is_last_name(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is a name below a sentence, and the last line, or above an attachment."""
    is_last = i + 1 == len(seen) or is_attachment(seen[i + 1].text)
    ended = i > 0 and ending(without_reference(seen[i - 1].text)) == "stop"
    return is_last and ended and len(seen[i].text.split()) <= WORDS_OF_NAME and is_name(seen[i].text)


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
    """Whether a line is a sentence set like those around it, or a number in brackets."""
    text = seen[i].text.strip()
    if BRACKETED.fullmatch(text):
        return True
    words = text.split()
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


def _is_capitals(sight: Sight) -> bool:
    """Whether a line is two words or more in capitals."""
    letters = [character for character in sight.text if character.isalpha()]
    return len(letters) > LETTERS_OF_CAPITALS and len(sight.text.split()) > 1 and sight.text.isupper()


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
    return party(text, names) == "recipient" and not begins_farewell(text) and not is_dateline(text)


def _says_when(text: str) -> bool:
    return len(text) < LONGEST_DATELINE and is_dateline(text)


def _goes_on(above: Sight, sight: Sight) -> bool:
    """Whether a line goes on in the middle of the sentence of the line above."""
    text = sight.text.lstrip()
    if sight.gap or sight.across or not text[:1].islower() or not text[1:2].isalpha():
        return False
    return ending(plain(above.text)) in _UNFINISHED


def _is_cut(above: Sight, sight: Sight) -> bool:
    """Whether a page's first line goes on with a paragraph that its last one, a long one, does not end."""
    broken_off = ending(without_reference(above.text)) in _UNFINISHED
    last, first = above.text.rstrip()[-1:], sight.text.lstrip()
    between_words = not last.isdigit() and last != ")" and first[:2].isalpha()
    shortest, follows = (SHORTEST_CUT, SHORTEST_CUT) if first[:1].islower() else (LONGEST_VERSE, LONG_TITLE)
    long = len(above.text.strip()) > shortest and len(sight.text.strip()) > follows
    return broken_off and between_words and long


def _over_page(above: Sight, sight: Sight, layout: Layout, labels: frozenset[str]) -> frozenset[str] | None:
    """The labels of a page's first line: by the sentence where indents mark paragraphs, else by the room."""
    ends = ending(without_reference(above.text))
    if layout.indents >= INDENTED and layout.blanks < INDENTED:
        is_inner = ends in _UNFINISHED
        return labels - {"text-B"} if is_inner and len(above.text.strip()) > SHORTEST_TEXT else None
    width = layout.width or 0
    if _is_cut(above, sight) and len(above.text.rstrip()) >= ROOM * width:
        return labels & {"text-I"}
    short = len(above.text.rstrip()) < ROOM * width
    short = short or (
        ends == "stop" and layout.blanks >= INDENTED and fits(above.text, sight.text, width - 2)
    )
    return labels - {"text-I"} if short and sight.text.lstrip()[:1].isupper() and ends != "hyphen" else None


def _widest(seen: Sequence[Sight]) -> int | None:
    """The width of a text too short to show one: its longest line, where no line is a whole paragraph."""
    lengths = sorted((len(sight.text.rstrip()) for sight in seen), reverse=True)
    long = sum(length >= SHORTEST_FULL for length in lengths)
    return lengths[0] if long >= FEWEST_FULL and lengths[0] <= LONGEST_WRAPPED else None


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
