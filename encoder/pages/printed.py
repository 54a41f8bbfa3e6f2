"""Texts without the furniture of typed pages: letters, books and editions, in whatever form of a house.

What bears a mark is found by its mark: page marks and notes by the forms of the house, running heads by
their repetition, tables by their columns, speech and verse by what the whole text shows of them. What bears
none, which lines are heads, datelines, greetings, signatures and where paragraphs begin, is decided for all
lines together by the chain `lines`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.data_block import data_block
from encoder.findings import Finding
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.house.heads import RunningHead
from encoder.house.page_pieces import Piece
from encoder.hyphens import divides_words
from encoder.language import is_marking
from encoder.marks import HEADING_LINE, block_sign, fence_label, is_rule, page_mark, page_marks_inside
from encoder.model import Line, Page, Role
from encoder.pages.apparatus import find_apparatus
from encoder.pages.book.front_matter import is_boundary
from encoder.pages.book.numbered_documents import document_numbers
from encoder.pages.book.title_page import title_page
from encoder.pages.edges.columns_beside import columns_beside, doubt_of_columns
from encoder.pages.edges.cut import cut_pages
from encoder.pages.edges.feet import feet_in_parts
from encoder.pages.edges.line_numbers import singly_numbered, stanzas_counted, with_line_numbers
from encoder.pages.edges.named_furniture import named_furniture
from encoder.pages.edges.page_edges import BY_TOOL, doubt_of_rule, find_page_edges
from encoder.pages.edges.sidenotes import find_sidenotes, with_sidenotes, without_sidenotes
from encoder.pages.edited.edited import find_roles
from encoder.pages.learnt.chains import SHIPPED, Chains
from encoder.pages.letters.last_names import last_names
from encoder.pages.letters.letter_series import rows_around_letters, rows_of_titles
from encoder.pages.letters.signers import signers
from encoder.pages.notes import NoteSections, find_notes
from encoder.pages.prose.counted import beside_counted, counted_lines
from encoder.pages.prose.indexed import indexed_lines
from encoder.pages.prose.itemised import itemised_lines
from encoder.pages.prose.present import meetings, present_again, present_rows
from encoder.pages.prose.running_text import decide, sights_of
from encoder.pages.ruled import ASIDE, SPOKEN, begun, ruled_notes, ruled_parts, ruled_roles
from encoder.pages.run_on_notes import run_on_notes, runs_of_run_on_notes
from encoder.pages.set_off.block_signs import first_rows, signed_blocks, verse_within
from encoder.pages.set_off.inscriptions import inscriptions
from encoder.pages.set_off.quote_marks import announcing, quoted_lines, with_quote_marks, without_quote_marks
from encoder.pages.set_off.staged import find_staged
from encoder.pages.sights.parts import Parts, whole
from encoder.pages.sights.sight import Sight
from encoder.pages.tables import find_tables

FARTHEST_MARKING = 12
_SILENT = "-_=*–—~.`/#$"
"""What a rule or a fence begins with."""


def read_printed(
    lines: tuple[Line, ...],
    house: Conventions = UNKNOWN,
    rulings: Rulings = NO_RULINGS,
    chains: Chains = SHIPPED,
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of a text, every line with its role.

    Args:
        lines: all lines of the source.
        house: what is known of the house; what its documents have is looked for in the text alone, too.
        rulings: what an editor said of the lines.
        chains: that decide what the lines of running text are.

    Returns:
        the pages, where a line that holds a page mark is cut at it; and notes that are in doubt.
    """
    ruled = ruled_roles(lines, rulings)
    marked = _marked(lines) | {row for row, role in ruled.items() if role is not Role.TABLE}
    given = [line.text for line in lines]
    sidenotes = find_sidenotes(given)
    written = without_sidenotes(given, sidenotes)
    indexed = indexed_lines(written)
    untabled = marked | indexed
    drawn = find_tables(written, taken=untabled)
    inner = {row for table in drawn for row in table.inner}
    tabled = {row for table in drawn for row in table.lines}
    edges = find_page_edges(lines, house, inner, rulings, sidenotes, tabled)
    quoted = quoted_lines(edges.texts)
    texts = without_quote_marks(edges.texts, quoted)
    is_same = not any(edges.ends) and texts == written
    tables = drawn if is_same else find_tables(texts, edges.ends, untabled)
    counted = {row for table in tables for row in table.counted}
    unlike = ["" if _is_no_note(text) or row in counted else text for row, text in enumerate(texts)]
    apparatus = find_apparatus(
        ["" if rulings and rulings.is_no_note(lines[row]) else text for row, text in enumerate(unlike)],
        edges.ends,
    )
    beside_apparatus = ["" if row in apparatus.roles else text for row, text in enumerate(unlike)]
    notes = _notes_but_ruled(beside_apparatus, edges.ends, house, lines, rulings)
    notes = replace(
        notes, roles=notes.roles | runs_of_run_on_notes(beside_apparatus, notes.roles) | apparatus.roles
    )
    if ruled:
        notes = replace(notes, roles=ruled_notes(notes.roles, texts, edges.ends, ruled))
    tables = tuple(table for table in tables if notes.roles.keys().isdisjoint(table.lines))
    grid = {row: line for table in tables for row, line in table.lines.items()}
    blocks = signed_blocks(texts)
    signs = frozenset(row for block in blocks for row in block)
    silent = {
        row: Role.MARKUP
        for row, text in enumerate(texts)
        if _is_silent(text)
        and row not in notes.roles
        and row not in ruled
        and (row in signs or block_sign(text) is None)
    }
    signed = {
        row: role
        for row, role in {**signers(texts), **_said_of_text(texts)}.items()
        if row not in notes.roles and row not in grid and row not in ruled
    }
    numbers = document_numbers(texts) - notes.roles.keys()
    aside = notes.roles | silent | signed
    opening = _opening_roles(texts, notes)
    seen = list(sights_of(texts, edges.ends, aside | dict.fromkeys(grid, Role.TABLE)))
    around = rows_around_letters(seen)
    unlisted = grid.keys() | around
    counting = sorted({*counted_lines(texts), *itemised_lines(texts), *indexed})
    counted_rows = [row for row in counting if row not in aside and row not in around and row not in grid]
    roles = {
        **find_roles(["" if row in unlisted else text for row, text in enumerate(texts)], notes),
        **dict.fromkeys(counted_rows, Role.ITEM),
        **dict.fromkeys((row for row, text in enumerate(texts) if is_boundary(text)), Role.PARAGRAPH),
        **silent,
        **signed,
        **dict.fromkeys(grid, Role.TABLE),
        **dict.fromkeys(numbers, Role.TITLE),
        **opening,
    }
    unspoken = opening.keys() | around | rows_of_titles(seen)
    unopened = [sight for sight in seen if sight.row not in unspoken]
    is_meeting = Role.ADDRESSEE in opening.values()
    has_no_verse = house.verse is False or is_meeting
    prose = range(len(texts)) if has_no_verse else singly_numbered(edges.in_margin)
    keeps_lines = house.divides_words or divides_words(texts)
    stanzas = stanzas_counted(texts, edges.in_margin)
    parts, certainties = find_staged(unopened, prose, unlisted, stanzas, keeps_lines=keeps_lines)
    listed_in_speech = _listed(parts, counted_rows)
    parts = {row: said for row, said in parts.items() if row not in listed_in_speech}
    verses = verse_within(texts, blocks)
    parts |= {row: whole(role) for row, role in verses.items() if row not in aside and row not in grid}
    parts = ruled_parts(parts, ruled) if ruled else parts
    roles |= {row: said[0].role for row, said in parts.items()} | ruled
    unstaged = [sight for sight in seen if sight.row not in parts]
    inscribed = {row: role for row, role in inscriptions(unstaged).items() if row not in ruled}
    beside = aside | dict.fromkeys([*parts, *listed_in_speech, *inscribed], Role.MARKUP)
    beside |= {row: role for row, role in ruled.items() if role in ASIDE or role in SPOKEN}
    unmarked = [_behind_mark(text, edges.pieces[row]) for row, text in enumerate(texts)]
    certainties |= decide(unmarked, edges.ends, roles, beside, house, lines, rulings, chains)
    certainties |= {row: table.certainty for table in tables for row in table.lines}
    certainties |= dict.fromkeys(edges.doubtful, BY_TOOL)
    roles |= dict.fromkeys(_behind(seen, parts, roles), Role.PARAGRAPH)
    listed = frozenset(grid) | {row for row, role in roles.items() if role is Role.ITEM}
    roles |= title_page(unstaged, listed)
    starts = (row for row in first_rows(texts, blocks) if roles.get(row) is Role.CONTINUATION)
    roles |= dict.fromkeys(starts, Role.PARAGRAPH)
    roles |= inscribed
    beside_items = beside_counted(texts, frozenset(counted_rows))
    roles |= {row: role for row, role in beside_items.items() if row not in parts and row not in beside}
    present = [row for row, role in opening.items() if role is Role.ADDRESSEE]
    roles |= {row: role for row, role in meetings(texts, present) if row not in ruled}
    roles |= {row: role for row, role in last_names(texts, roles).items() if row not in parts}
    roles |= {row: Role(head.role.value) for row, head in edges.heads.items()} | ruled
    roles |= {row: begun(roles[row]) for row in _begun_rows(lines, rulings) if row in roles}
    parts |= {row: whole(Role.STANZA) for row in _begun_rows(lines, rulings) if roles.get(row) is Role.STANZA}
    roles |= dict.fromkeys(announcing(texts, quoted, roles), Role.PARAGRAPH) | ruled
    parts |= dict(feet_in_parts(lines, edges.heads)) | run_on_notes(texts, notes.roles) | apparatus.parts
    cuts = with_quote_marks(with_line_numbers(parts, edges.in_margin, roles), quoted, ruled)
    cuts = with_sidenotes(cuts, sidenotes, roles)
    heads = _within_text(edges.heads, max((sight.row for sight in seen), default=0))
    pages = cut_pages(edges.pieces, roles, certainties, heads, cuts, grid, rulings)
    doubts = [doubt_of_rule(lines[row]) for row in edges.doubtful]
    if across := columns_beside(["" if row in grid else text for row, text in enumerate(edges.texts)]):
        doubts.append(doubt_of_columns(lines[across[0]].number, len(across)))
    return tuple(pages), (*doubts, *notes.findings)


def _listed(parts: Parts, counted: Sequence[int]) -> list[int]:
    """The lines that count from one on, by themselves, in what somebody says: they are a list."""
    spoken = (whole(Role.SPEECH), whole(Role.CONTINUATION))
    return [row for row in counted if parts.get(row) in spoken]


def _notes_but_ruled(
    texts: Sequence[str], ends: Sequence[bool], house: Conventions, lines: Sequence[Line], rulings: Rulings
) -> NoteSections:
    """The notes, none of them on a line of which an editor said that it is none.

    Such lines are hidden only where they would be taken for notes: else they may refer to some.
    """
    notes = find_notes(texts, ends, house)
    while wrong := {
        row
        for row, role in (notes.roles if rulings else {}).items()
        if texts[row] and rulings.is_no_note(lines[row]) and rulings.role(lines[row]) is not role
    }:
        texts = ["" if row in wrong else text for row, text in enumerate(texts)]
        notes = find_notes(texts, ends, house)
    return notes


def _within_text(heads: Mapping[int, RunningHead], last: int) -> dict[int, RunningHead]:
    """The running heads of a text; where only notes are below the number of the last page none begins.

    Args:
        heads: by row.
        last: the last row of running text.
    """
    return {
        row: replace(head, ends_page=False) if head.ends_page and row > last else head
        for row, head in heads.items()
    }


def _said_of_text(texts: Sequence[str]) -> dict[int, Role]:
    """The lines of furniture that a transcriber names, and of the block of keys above a text."""
    return named_furniture(texts) | dict.fromkeys(data_block(texts), Role.ADDRESSEE)


def _begun_rows(lines: Sequence[Line], rulings: Rulings) -> Iterator[int]:
    """The lines of which an editor said that they begin something."""
    rows = range(len(lines)) if rulings.joins else ()
    return (row for row in rows if rulings.goes_on(lines[row]) is False)


def _marked(lines: Sequence[Line]) -> frozenset[int]:
    """The lines with what is surely a mark: of a page, or of a heading. They are no rows of tables."""
    return frozenset(row for row, line in enumerate(lines) if _is_marked(line.text))


def _is_marked(text: str) -> bool:
    found = page_mark(text)
    if found is not None and found.form.name != "rule":
        return True
    return next(page_marks_inside(text), None) is not None or HEADING_LINE.match(text) is not None


def _opening_roles(texts: Sequence[str], notes: NoteSections) -> dict[int, Role]:
    """The roles of markings above the text, and of lists of those present there and at further meetings."""
    filled = [row for row, text in enumerate(texts) if text.strip() and row not in notes.roles]
    opening, further = filled[:FARTHEST_MARKING], filled[FARTHEST_MARKING:]
    markings = {row: Role.CLASSIFICATION for row in opening if is_marking(texts[row])}
    present = (*present_rows(texts, opening, further), *present_again(texts, further))
    return markings | dict.fromkeys(present, Role.ADDRESSEE)


def _behind_mark(text: str, pieces: Sequence[Piece]) -> str:
    """A line, without the space behind the page mark that it begins with: it is no indent."""
    return text.lstrip() if len(pieces) > 1 and pieces[0].is_mark else text


def _behind(seen: Sequence[Sight], parts: Parts, roles: Mapping[int, Role]) -> Iterator[int]:
    """The lines right behind speech or verse that would go on with it, and are none."""
    for above, sight in pairwise(seen):
        if above.row in parts and sight.row not in parts and roles.get(sight.row) is Role.CONTINUATION:
            yield sight.row


def _is_ornament(text: str) -> bool:
    """Whether a line is a row of stars, which looks like the beginning of a note."""
    return bool(text.strip()) and not text.strip(" *\t")


def _is_no_note(text: str) -> bool:
    return _is_ornament(text) or is_boundary(text) or block_sign(text) is not None


def _is_silent(text: str) -> bool:
    """Whether a line is a rule or a fence."""
    bare = text.strip()
    return bare[:1] in _SILENT and bool(bare) and (is_rule(bare) or fence_label(text) is not None)
