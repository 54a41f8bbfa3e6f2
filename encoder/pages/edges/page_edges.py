"""The edges of pages: page marks cut from lines, printed page numbers, running heads, margins."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.findings import Finding, Place, Severity
from encoder.house.conventions import Conventions
from encoder.house.heads import HeadRole, RunningHead
from encoder.house.leaning import page_forms_in
from encoder.house.markings import without_markings
from encoder.house.note_words import is_note_heading
from encoder.house.page_forms import PageForm
from encoder.house.page_pieces import Piece, split_document
from encoder.house.running_heads import find_running_heads
from encoder.language.folding import fold
from encoder.marks import page_mark
from encoder.model import FURNITURE, Line
from encoder.page_words import PAGE_WORDS
from encoder.pages.edges.cut import without_marks
from encoder.pages.edges.line_numbers import Numbers, numbers_of_pages, without_line_numbers
from encoder.pages.edges.scans import with_scans
from encoder.pages.edges.sidenotes import Aside, without_sidenotes

SUREST_HEAD = 0.75
"""How certain a running head must be to be taken for one."""
DASHES = re.compile(r"\s*-{3,}\s*")
BY_TOOL = 0.5
"""How certain a rule of dashes begins a page, where a tool says of one page only that it does."""
_AROUND_NUMBER = " \t-–—~.·•*"


@dataclass(frozen=True, slots=True)
class PageEdges:
    """What of a text's lines belongs to its pages and not to what it says.

    Attributes:
        pieces: of each line, page marks apart.
        texts: the lines without page marks, running heads and numbers in the margin.
        in_margin: the numbers of lines that stand in the margin.
        heads: running heads, markings and printed page numbers.
        ends: whether a page ends at a line.
        doubtful: rows of rules that were taken for page marks without certainty.
    """

    pieces: Sequence[Sequence[Piece]]
    texts: Sequence[str]
    in_margin: Numbers
    heads: Mapping[int, RunningHead]
    ends: Sequence[bool]
    doubtful: Sequence[int]


def find_page_edges(
    lines: Sequence[Line],
    house: Conventions,
    in_tables: Collection[int],
    rulings: Rulings = NO_RULINGS,
    sidenotes: Mapping[int, Aside] = MappingProxyType({}),
) -> PageEdges:
    """The edges of a text's pages.

    Args:
        lines: of the source.
        house: what is known of the house.
        in_tables: rows that stand within tables, whose figures number no pages.
        rulings: what an editor said of the lines.
        sidenotes: where words stand in the margin, by row, which belong to no line.
    """
    pieces = _by_line(lines, page_forms_in(without_markings([line.text for line in lines]), house))
    for row in _with_sharing(pieces, in_tables):
        pieces[row] = [Piece(lines[row], False, None)]
    doubtful = _rules_of_tool(pieces)
    pieces = [_ruled_pieces(parts, rulings) for parts in pieces] if rulings else pieces
    numbers = {row: _printed_number(parts[0]) for row, parts in enumerate(pieces) if _is_printed(parts)}
    for row in numbers:
        pieces[row] = [Piece(lines[row], False, None)]
    pieces = _without_feeds(pieces)
    texts, in_margin = without_line_numbers(
        without_sidenotes([without_marks(parts) for parts in pieces], sidenotes)
    )
    breaks = [_is_break(parts) for parts in pieces]
    marked = [row for row, is_break in enumerate(breaks) if is_break]
    found = find_running_heads(texts, marked, house.heads, numbers, declared=house.declared_heads)
    heads = {
        row: head
        for row, head in found.items()
        if head.certainty >= SUREST_HEAD and not breaks[row] and row not in in_tables
    }
    for row, n in numbers_of_pages(texts, in_margin).items():
        heads.setdefault(row, RunningHead(HeadRole.PAGE_NUMBER, n.strip(" -–—"), None, True, 1.0))
    pieces, heads = with_scans(pieces, texts, heads)
    breaks = [_is_break(parts) for parts in pieces]
    heads = {
        row: _ruled_head(head, lines[row], rulings)
        for row, head in heads.items()
        if not rulings.is_text(lines[row])
    }
    silent = {row for row, line in enumerate(lines) if _is_ruled_furniture(line, rulings)} if rulings else ()
    bare = ["" if row in heads or row in silent else text for row, text in enumerate(texts)]
    ends = [at or (row in heads and _parts_pages(heads[row])) for row, at in enumerate(breaks)]
    return PageEdges(pieces, bare, in_margin, heads, ends, doubtful)


def _is_ruled_furniture(line: Line, rulings: Rulings) -> bool:
    """Whether an editor called a line furniture; what stands over notes is that, too, and tells of them."""
    return rulings.role(line) in FURNITURE and not is_note_heading(line.text)


def _is_break(parts: Sequence[Piece]) -> bool:
    """Whether a line is nothing but marks of pages."""
    if len(parts) == 1:
        return parts[0].is_mark
    said = [piece for piece in parts if piece.is_mark or piece.line.text.strip()]
    return bool(said) and all(piece.is_mark for piece in said)


def _without_feeds(pieces: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of the lines, form feeds beside another mark made blank: both begin one page."""
    if not any(piece.is_mark for parts in pieces for piece in parts):
        return [list(parts) for parts in pieces]
    said = [piece for parts in pieces for piece in parts if piece.is_mark or piece.line.text.strip()]
    feeds = {
        piece.line.start
        for before, piece, after in zip([None, *said], said, [*said[1:], None], strict=False)
        if _is_feed(piece) and any(one and one.is_mark and not _is_feed(one) for one in (before, after))
    }
    if not feeds:
        return [list(parts) for parts in pieces]
    return [
        [Piece(piece.line) if piece.is_mark and piece.line.start in feeds else piece for piece in parts]
        for parts in pieces
    ]


def _is_feed(piece: Piece) -> bool:
    return piece.is_mark and not piece.line.text.strip()


def _ruled_pieces(parts: Sequence[Piece], rulings: Rulings) -> list[Piece]:
    """The pieces of a line as an editor would have them: what is no mark, and where else a page begins."""
    whole = len(parts) == 1 and (rulings.is_text(parts[0].line) or rulings.role(parts[0].line) in FURNITURE)
    out: list[Piece] = []
    for piece in parts:
        is_ruled_out = whole or rulings.pages.get(piece.line.start) is False
        is_mark = piece.is_mark and (not is_ruled_out or "\n" in piece.line.text)
        out += [piece] if is_mark else _cut_piece(piece.line, rulings)
    return out


def _cut_piece(line: Line, rulings: Rulings) -> Iterator[Piece]:
    """A stretch of text, cut where an editor said that pages begin within it."""
    inner = sorted(at for at, n in rulings.pages.items() if n is not False and line.start < at < line.end)
    bounds = [0, *(at - line.start for at in inner), len(line.text)]
    for start, end in pairwise(bounds):
        yield Piece(Line(line.number, line.start + start, line.text[start:end]))


def _ruled_head(head: RunningHead, line: Line, rulings: Rulings) -> RunningHead:
    """A running head, which begins no page where an editor said so."""
    return replace(head, begins_page=False) if rulings.begins(line) is False else head


def _with_sharing(pieces: Sequence[Sequence[Piece]], rows: Collection[int]) -> set[int]:
    """Some rows, and those that share with them a page mark that runs over a line end."""
    shared: list[tuple[int, int]] = []
    for row, parts in enumerate(pieces):
        if len(parts) == 1 and not parts[0].is_mark:
            continue
        last = row + max((piece.line.text.count("\n") for piece in parts if piece.is_mark), default=0)
        if shared and shared[-1][1] >= row and last > row:
            shared[-1] = (shared[-1][0], last)
        elif last > row:
            shared.append((row, last))
    groups = (range(first, last + 1) for first, last in shared)
    return {*rows, *(row for group in groups if any(row in rows for row in group) for row in group)}


def _rules_of_tool(pieces: list[list[Piece]]) -> tuple[int, ...]:
    """The rules of dashes, made marks, where the only mark of a page is the comment of a tool.

    `<!-- page 2 -->` that no other follows numbers one page, and says that a tool made the text: its rules
    part pages, as far as anybody can tell; the one beside the comment parts none besides.
    """
    marks = [piece for parts in pieces for piece in parts if piece.is_mark]
    if len(marks) != 1 or not marks[0].line.text.lstrip().startswith("<!--"):
        return ()
    said = [row for row, parts in enumerate(pieces) if any(one.line.text.strip() for one in parts)]
    beside = {row for pair in pairwise(said) for row in pair if any(pieces[at][0] in marks for at in pair)}
    rows = tuple(
        row
        for row, parts in enumerate(pieces)
        if row not in beside and len(parts) == 1 and DASHES.fullmatch(parts[0].line.text)
    )
    for row in rows:
        pieces[row] = [Piece(pieces[row][0].line, True)]
    return rows


def doubt_of_rule(line: Line) -> Finding:
    """A finding about a rule that was taken for a page mark."""
    message = f"the rule “{line.text.strip()[:40]}” was taken for the beginning of a page, without certainty"
    return Finding(
        "P02", Severity.INFO, message, Place(line=line.number), "compare it with the original", BY_TOOL
    )


def _parts_pages(head: RunningHead) -> bool:
    return head.begins_page or head.ends_page


def _printed_number(mark: Piece) -> RunningHead:
    """A page mark as the printed number of its page, at its head or foot."""
    at_foot = mark.form is not None and mark.form.at_end
    n = mark.n or ""
    start = mark.line.text.index(n)
    return RunningHead(HeadRole.PAGE_NUMBER, n, (start, start + len(n)), not at_foot, 1.0, at_foot)


def _is_printed(parts: Sequence[Piece]) -> bool:
    """Whether a line is a page mark that was printed, not put in by an editor: `- 12 -`, `Page 4`.

    So is one below its page, whatever its form: no element begins a page with the number of the one above.
    """
    mark = parts[0] if len(parts) == 1 and parts[0].is_mark else None
    if mark is None or not mark.n or "\n" in mark.line.text or mark.n not in mark.line.text:
        return False
    if mark.form is not None and mark.form.at_end:
        return True
    if page_mark(mark.line.text):
        return False
    around = mark.line.text.strip().split(mark.n, 1)
    return all(not part.strip(_AROUND_NUMBER) or fold(part) in PAGE_WORDS for part in around)


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
