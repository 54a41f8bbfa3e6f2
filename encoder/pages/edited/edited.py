"""Edited text: the role of every line, and the pages.

One line is one paragraph, or a wrapped part of one; notes stand at the end of the document or of the page;
page breaks are marked. The form is found out from the evidence, not told.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from encoder.findings import Finding
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.model import Line, Page, Role
from encoder.pages.edges.cut import cut_pages, without_marks
from encoder.pages.edited.body import body_roles
from encoder.pages.edited.closers import is_close, signature
from encoder.pages.edited.openers import is_dateline, is_title, numbered_title
from encoder.pages.edited.opening import opening_roles
from encoder.pages.edited.page_marks import split_marks
from encoder.pages.edited.section_heads import is_attachment
from encoder.pages.notes import NoteSection, NoteSections, find_notes
from encoder.pages.tables import find_tables

Roles = dict[int, Role]


def read_edited(
    lines: tuple[Line, ...], house: Conventions = UNKNOWN
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of an edited text, every line with its role.

    Args:
        lines: all lines of the source.
        house: what is known of the house.

    Returns:
        the pages, where a line that holds a page mark is cut at it; and notes that are in doubt.
    """
    pieces = tuple(split_marks(line) for line in lines)
    texts = [without_marks(parts) for parts in pieces]
    breaks = [all(piece.is_mark for piece in parts) for parts in pieces]
    notes = find_notes(texts, breaks, house)
    grid = {
        row: line for table in find_tables(texts, breaks, notes.roles) for row, line in table.lines.items()
    }
    roles = find_roles(["" if row in grid else text for row, text in enumerate(texts)], notes)
    roles.update(dict.fromkeys(grid, Role.TABLE))
    return tuple(cut_pages(pieces, roles, {}, {}, tables=grid)), notes.findings


def find_roles(texts: Sequence[str], notes: NoteSections) -> Roles:
    """The role of every line with text.

    Args:
        texts: the lines, without page marks.
        notes: of the document.
    """
    roles: Roles = dict(notes.roles)
    text_lines = [index for index, text in enumerate(texts) if text.strip() and index not in roles]
    starts = set(_document_starts(texts, text_lines, notes.sections))
    for document in _cut(text_lines, starts):
        roles.update(_document_roles(texts, document))
    return roles


def _document_starts(
    texts: Sequence[str], lines: Sequence[int], sections: Sequence[NoteSection]
) -> Iterator[int]:
    """Where documents begin: after the notes of the one before, or at the next number's title."""
    closed = [section.end for section in sections if section.closes_document]
    number: int | None = None
    last = -1
    for position, line in enumerate(lines):
        following = texts[lines[position + 1]] if position + 1 < len(lines) else ""
        after_notes = last < 0 or bisect_right(closed, line) > bisect_right(closed, last)
        found = numbered_title(texts[line])
        attached = last >= 0 and is_attachment(texts[last])
        if after_notes or (not attached and _is_next_title(texts[line], found, number, following)):
            number = found if found is not None else number
            yield line
        last = line


def _is_next_title(text: str, found: int | None, number: int | None, following: str) -> bool:
    if found is None:
        return number is None and is_dateline(following) and is_title(text)
    follows = number is None or 0 < found - number <= 2
    return follows and is_title(text) and (is_dateline(following) or "Editorial Note" in text)


def _cut(lines: Sequence[int], starts: set[int]) -> Iterator[list[int]]:
    document: list[int] = []
    for line in lines:
        if line in starts and document:
            yield document
            document = []
        document.append(line)
    if document:
        yield document


def _document_roles(texts: Sequence[str], lines: Sequence[int]) -> Roles:
    """The roles of one document's lines: what it and its attachments begin and end with, then the rest."""
    roles: Roles = {}
    for part in _at_attachments(texts, lines):
        roles.update(opening_roles(texts, part))
        body = [line for line in part if line not in roles]
        if "Editorial Note" not in texts[lines[0]]:
            roles.update(dict.fromkeys(signature(texts, body), Role.SIGNED))
        roles.update({line: Role.CLOSER for line in body if line not in roles and is_close(texts[line])})
    return {**body_roles(texts, lines, roles), **roles}


def _at_attachments(texts: Sequence[str], lines: Sequence[int]) -> Iterator[list[int]]:
    """The lines, cut where an attachment begins."""
    part: list[int] = []
    for line in lines:
        if part and is_attachment(texts[line]):
            yield part
            part = []
        part.append(line)
    yield part
