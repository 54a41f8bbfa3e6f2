"""Texts without the furniture of typed pages: letters, books and editions, in whatever form of a house.

What bears a mark is found by its mark: page marks and notes by the forms of the house, running heads by
their repetition. What bears none, which lines are heads, datelines, greetings, signatures and where
paragraphs begin, is decided for all lines together by the chain `lines`, within what the words of a line
leave possible.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from encoder.findings import Finding
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.house.leaning import page_forms_in
from encoder.house.markings import find_markings
from encoder.house.page_forms import PageForm, Piece, split_document
from encoder.house.running_heads import HeadRole, RunningHead, find_running_heads
from encoder.language import is_salutation
from encoder.language.folding import fold
from encoder.marks import fence_label, is_rule, page_mark
from encoder.model import Line, Page, Role
from encoder.page_words import PAGE_WORDS
from encoder.pages.chain import chain
from encoder.pages.cut import cut_pages, without_marks
from encoder.pages.edited import find_roles
from encoder.pages.layout import Layout, indent_of, layout_of
from encoder.pages.line_features import line_features
from encoder.pages.notes import find_notes
from encoder.pages.openers import is_title
from encoder.pages.paragraph_sign import bound_paragraphs
from encoder.pages.section_heads import is_attachment
from encoder.pages.shape import ending
from encoder.pages.sight import Sight, plain
from encoder.pages.wording import is_dateline, may_date

SUREST_HEAD = 0.75
"""How certain a running head must be to be taken for one."""
FARTHEST_OPENER, FARTHEST_CLOSER = 8, 5
CENTRED = 4
INDENTED = 0.1
"""The share of lines with an indent, where paragraphs are indented."""
SHORTEST_TEXT = 12
ROOM = 0.75
"""Of the width of a text, a line that fills less has room for a word."""
HEADING = re.compile(r"#{1,6}\s+\S")
_AROUND_NUMBER = " \t-–—~.·•*"
LONGEST_SALUTE, LONGEST_DATELINE = 90, 120
LONG_TITLE = 40
_KEPT = frozenset({Role.SUBJECT, Role.ADDRESSEE, Role.CLASSIFICATION, Role.TABLE})
"""Roles that the words of a line give without doubt, or its columns."""
_LISTED = frozenset({Role.SUBJECT, Role.ADDRESSEE, Role.ITEM})
_JOINED = frozenset({"head", "dateline", "salute"})
_TEXT = frozenset({"text-B", "text-I", "form", "table", "subject", "addressee"})
_ROLES = {
    "head": Role.HEAD,
    "dateline": Role.DATELINE,
    "salute": Role.SALUTE,
    "closer": Role.CLOSER,
    "signed": Role.SIGNED,
}


def read_printed(
    lines: tuple[Line, ...], house: Conventions = UNKNOWN
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of a text, every line with its role.

    Args:
        lines: all lines of the source.
        house: what is known of the house; what its documents have is looked for in the text alone, too.

    Returns:
        the pages, where a line that holds a page mark is cut at it; and notes that are in doubt.
    """
    pieces = _by_line(lines, page_forms_in(_without_markings(lines), house))
    numbers = {row: _printed_number(parts[0]) for row, parts in enumerate(pieces) if _is_printed(parts)}
    for row in numbers:
        pieces[row] = [Piece(lines[row], False, None)]
    texts = [without_marks(parts) for parts in pieces]
    breaks = [bool(parts) and all(piece.is_mark for piece in parts) for parts in pieces]
    marked = [row for row, is_break in enumerate(breaks) if is_break]
    heads = {
        row: head
        for row, head in find_running_heads(
            texts, marked, house.heads, numbers, declared=house.declared_heads
        ).items()
        if head.certainty >= SUREST_HEAD and not breaks[row]
    }
    bare = ["" if row in heads else text for row, text in enumerate(texts)]
    edges = [at or (row in heads and _parts_pages(heads[row])) for row, at in enumerate(breaks)]
    notes = find_notes(["" if _is_ornament(text) else text for text in bare], edges, house)
    roles: dict[int, Role] = find_roles(bare, notes)
    silent = {
        row: Role.MARKUP for row, text in enumerate(bare) if row not in notes.roles and _is_silent(text)
    }
    roles.update(silent)
    certainties = _decide(bare, edges, roles, notes.roles | silent, house)
    roles.update({row: Role(head.role.value) for row, head in heads.items()})
    return tuple(cut_pages(pieces, roles, certainties, heads)), notes.findings


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
    layout = layout_of(seen)
    possible = bound_paragraphs(_possible(seen, layout, roles), seen, layout, house)
    decided = chain("lines").decide(line_features(seen, layout), possible)
    certainties: dict[int, float] = {}
    before, last = "", -2
    for sight, (label, certainty) in zip(seen, decided, strict=True):
        row, ruled = sight.row, roles.get(sight.row, Role.PARAGRAPH)
        certainties[row] = certainty
        titled = ruled is Role.TITLE and last >= 0
        if titled or ruled in _KEPT or (ruled is Role.ITEM and label in _TEXT and label != "text-I"):
            before, last = "head" if titled else "", row
            continue
        roles[row] = _role(label, ruled, before, row == last + 1 and _is_like(texts[last], texts[row]))
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
    seen: Sequence[Sight], layout: Layout, roles: Mapping[int, Role]
) -> list[frozenset[str] | None]:
    """The labels that the words, the place and the layout of each line leave to the chain."""
    labels = frozenset(chain("lines").labels) - {"form"}
    out: list[frozenset[str] | None] = [
        labels if may_date(sight.text) else labels - {"dateline"} for sight in seen
    ]
    for i, sight in enumerate(seen):
        edge = i < FARTHEST_OPENER or len(seen) - i <= FARTHEST_CLOSER
        ruled = roles.get(sight.row)
        if ruled in _LISTED:
            out[i] = labels & (_TEXT - {"text-I"})
        elif ruled is Role.TITLE and is_title(sight.text):
            out[i] = labels & {"head"}
        elif len(sight.text) < LONGEST_SALUTE and (edge or _is_alone(seen, i)) and is_salutation(sight.text):
            out[i] = labels & {"salute", "head"}
        elif is_attachment(sight.text):
            out[i] = labels & {"head"}
        elif edge and i and _says_when(sight.text) and not _ends_title(seen, i):
            out[i] = labels & {"dateline", "head"}
        elif sight.across == "furniture":
            out[i] = labels - {"text-I"}
        elif HEADING.match(sight.text.lstrip()):
            out[i] = labels & {"head"}
        elif i > 1 and sight.across and not layout.width and _is_cut(seen[i - 1], sight):
            out[i] = labels & {"text-I"}
        elif i and sight.across and layout.width:
            out[i] = _over_page(seen[i - 1], sight, layout, labels)
        elif i and _goes_on(seen[i - 1], sight):
            out[i] = labels & {"text-I"} if len(seen[i - 1].text) > LONG_TITLE else labels - {"text-B"}
    return out


def _says_when(text: str) -> bool:
    return len(text) < LONGEST_DATELINE and is_dateline(text)


def _goes_on(above: Sight, sight: Sight) -> bool:
    """Whether a line goes on in the middle of the sentence of the line above."""
    text = sight.text.lstrip()
    if sight.gap or sight.across or not text[:1].islower() or not text[1:2].isalpha():
        return False
    return ending(plain(above.text)) in ("word", "comma", "hyphen")


def _is_cut(above: Sight, sight: Sight) -> bool:
    """Whether a page's first line goes on with a paragraph that its last one, a long one, does not end."""
    broken_off = ending(plain(above.text)) in ("word", "comma", "hyphen")
    last = above.text.rstrip()[-1:]
    between_words = not last.isdigit() and last != ")" and sight.text.lstrip()[:2].isalpha()
    return broken_off and between_words and min(len(above.text.strip()), len(sight.text.strip())) > LONG_TITLE


def _over_page(above: Sight, sight: Sight, layout: Layout, labels: frozenset[str]) -> frozenset[str] | None:
    """The labels of a page's first line: by the sentence where indents mark paragraphs, else by the room."""
    ends = ending(plain(above.text))
    if layout.indents >= INDENTED and layout.blanks < INDENTED:
        is_inner = ends in ("word", "comma", "hyphen")
        return labels - {"text-B"} if is_inner and len(above.text.strip()) > SHORTEST_TEXT else None
    short = len(above.text.rstrip()) < ROOM * (layout.width or 0)
    return labels - {"text-I"} if short and sight.text.lstrip()[:1].isupper() and ends != "hyphen" else None


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
