"""The running heads of books: the lines at the edges of pages that repeat, and whose number counts.

A head stands on every page, left the book's, right the chapter's, with the page's number before or behind
it. It implies a page break where no other mark stands. It is told from a true head, a refrain, a speaker or a
table's caption by what it interrupts: the sentence before it goes on behind it.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from encoder.house.beside_numbers import heads_beside_numbers, numbers_below_notes, numbers_by_words
from encoder.house.head_certainty import certainty_of, is_known
from encoder.house.head_lines import FEWEST_LINES, HeadLine, alike, beside, fold, lines_of
from encoder.house.heads import EDGE, HeadRole, RunningHead
from encoder.house.markings import between_markings, find_markings
from encoder.house.meeting_edges import meeting_edges
from encoder.house.misread_heads import misread_among
from encoder.house.opening_head import opening_head
from encoder.house.page_feet import between_catchwords, find_feet, heads_above_catchwords, is_shelf_mark
from encoder.page_words import PAGE_WORDS

_SURE, _PROVED, _SURE_MISREAD = 0.7, 0.95, 0.8
_MOST_OPEN = 4


def likely_heads(texts: Sequence[str], breaks: Sequence[bool]) -> dict[int, RunningHead]:
    """The running heads of a document by row, doubtful ones too.

    Args:
        texts: its lines, without page marks.
        breaks: for each line, whether it is a page mark.
    """
    marked = [row for row, at in enumerate(breaks) if at]
    found = find_running_heads(texts, marked) if marked else {}
    return found | {row: head for row, head in find_running_heads(texts, ()).items() if row not in found}


def is_sure(head: RunningHead) -> bool:
    """Whether a running head leaves little doubt in one document alone."""
    return head.certainty > _SURE


def words_of_heads(texts: Sequence[str], heads: Mapping[int, RunningHead], *, sure: bool) -> frozenset[str]:
    """The words of the running heads of a document that are sure, or of the others, folded."""
    rows = (
        row
        for row, head in heads.items()
        if head.role in (HeadRole.HEADER, HeadRole.FOOTER) and is_sure(head) == sure
    )
    return frozenset(words for words in (fold(texts[row]) for row in rows) if words)


def find_running_heads(
    texts: Sequence[str],
    breaks: Sequence[int],
    known: Collection[str] = (),
    numbers: Mapping[int, RunningHead] | None = None,
    *,
    declared: Collection[str] | None = None,
) -> dict[int, RunningHead]:
    """The running heads of a document by row.

    Parameters:
        texts: the lines of the document, page marks left as empty lines.
        breaks: rows at which a page begins by its mark; empty where pages bear none.
        known: words of heads found in other documents of the run (`survey_heads`).
        numbers: lines known to be page numbers.
        declared: words that are said to be heads, others may be too; () says that there are none.
    """
    numbers = numbers or {}
    markings = find_markings(texts)
    filled = [
        row for row, text in enumerate(texts) if text.strip() and row not in markings and row not in numbers
    ]
    edges = sorted({*breaks, *numbers})
    lines = lines_of(texts, filled, beside(texts, filled, {*markings, *edges}))
    heads = dict(numbers)
    if declared is None or declared:
        proved = between_catchwords(texts, lines, filled) | numbers_by_words(texts, lines, filled)
        proved |= numbers_below_notes(texts, lines, filled)
        heads |= _counting(lines, {*known, *(declared or ())}, len(filled) - 1, proved)
        heads |= meeting_edges(lines)
        heads |= {} if edges or heads else opening_head(texts, filled, lines)
        heads |= {
            row: head
            for row, head in _repeated(texts, lines, edges, filled, known).items()
            if row not in heads
        }
        heads |= {row: head for row, head in _said(lines, declared or ()).items() if row not in heads}
        above = heads_above_catchwords(texts, filled, heads, edges)
        heads |= {row: head for row, head in above.items() if row not in heads}
        printed = [row for row, head in heads.items() if _is_number(head)]
        heads |= heads_beside_numbers(texts, filled, heads, printed)
        heads |= find_feet(texts, filled, heads, edges)
    heads |= _marked(texts, markings, heads)
    shown = [row for row, text in enumerate(texts) if text.strip()]
    return dict(sorted(_beginning(shown, heads, breaks).items()))


def _is_number(head: RunningHead) -> bool:
    return head.role is HeadRole.PAGE_NUMBER and is_sure(head)


def _said(lines: list[HeadLine], known: Collection[str]) -> dict[int, RunningHead]:
    """The lines of words that were declared to be heads, with a number or inside a sentence.

    A true head has the same words: it stands between sentences.
    """
    return {
        line.row: RunningHead(HeadRole.HEADER, line.n, line.span, True, 0.95)
        for line in lines
        if line.rank and is_known(line, known) and (line.number is not None or line.interrupts)
    }


def _marked(
    texts: Sequence[str], markings: Mapping[int, str], heads: Mapping[int, RunningHead]
) -> dict[int, RunningHead]:
    """The markings of pages, as furniture that begins a page where text goes on behind it."""
    begins = between_markings(texts, markings, frozenset(heads))
    return {row: RunningHead(HeadRole.CLASSIFICATION, None, None, row in begins, 0.95) for row in markings}


def _counting(
    lines: list[HeadLine], known: Collection[str], last: int, proved: Collection[int]
) -> dict[int, RunningHead]:
    """Heads whose number counts on from page to page, and single ones that leave no doubt.

    Where the first has a page above it and the last nothing below it, they stand at the foot.
    """
    numbered = [line for line in lines if line.number is not None]
    out: dict[int, RunningHead] = {}
    for chain in _chains(numbered):
        is_proved = any(line.row in proved for line in chain)
        certainty = _PROVED if is_proved else certainty_of(chain, known)
        if certainty:
            at_foot = chain[0].rank >= FEWEST_LINES and chain[-1].rank == last and not is_proved
            out |= {line.row: _head(line, certainty, at_foot) for line in chain}
            out |= {line.row: _misread_head(at_foot) for line in misread_among(chain, lines)}
    return out


def _misread_head(at_foot: bool) -> RunningHead:
    role = HeadRole.FOOTER if at_foot else HeadRole.HEADER
    return RunningHead(role, None, None, not at_foot, _SURE_MISREAD, at_foot)


def _head(line: HeadLine, certainty: float, at_foot: bool) -> RunningHead:
    is_number = set(line.words.split()) <= PAGE_WORDS
    role = HeadRole.PAGE_NUMBER if is_number else HeadRole.HEADER
    role = HeadRole.FOOTER if at_foot and role is HeadRole.HEADER else role
    return RunningHead(role, line.n, line.span, not at_foot, certainty, at_foot)


def _chains(numbered: list[HeadLine]) -> list[list[HeadLine]]:
    """Lines of which each number is one (or, over a blank page, two or three) more than the last one.

    Linear: a few open chains are kept for each number at which they end, with words or without. Of several, a
    line goes on with the one that has its words, else with the latest.
    """
    ends: dict[tuple[int, bool], list[list[HeadLine]]] = defaultdict(list)
    chains: list[list[HeadLine]] = []
    for line in numbered:
        number = line.number or 0
        chain = next(
            (
                found
                for step in (1, 2, 3)
                if (found := _chain_for(line, ends.get((number - step, bool(line.words)), ())))
            ),
            None,
        )
        if chain is None:
            chain = []
            chains.append(chain)
        else:
            ends[chain[-1].number or 0, bool(line.words)].remove(chain)
        chain.append(line)
        ends[number, bool(line.words)] = [*ends[number, bool(line.words)][1 - _MOST_OPEN :], chain]
    return chains


def _chain_for(line: HeadLine, open_chains: Sequence[list[HeadLine]]) -> list[HeadLine] | None:
    """The chain that a line goes on with, of those that end with a number right below its own."""
    fit = [
        chain
        for chain in reversed(open_chains)
        if line.rank - chain[-1].rank >= FEWEST_LINES and _is_set_alike(chain, line)
    ]
    alike_ones = (chain for chain in fit if any(alike(line.words, one.words) for one in chain[-2:]))
    return next(alike_ones, fit[0] if fit else None)


def _is_set_alike(chain: Sequence[HeadLine], line: HeadLine) -> bool:
    """Whether a line can be the head of the page behind those of a chain.

    Where a wide gap divides number and words it does so on all pages: `1 Source: …` is no head.
    That a tool has lost it, capitals or the same words show.
    """
    last = chain[-1]
    if not line.words or line.wide == last.wide or (line.is_capitals and last.is_capitals):
        return True
    return any(alike(line.words, one.words) for one in chain[-2:])


def _repeated(
    texts: Sequence[str],
    lines: list[HeadLine],
    breaks: Sequence[int],
    filled: list[int],
    known: Collection[str],
) -> dict[int, RunningHead]:
    """Lines without number that repeat at the edges of pages or, pages unknown, inside sentences."""
    plain = [line for line in lines if line.number is None]
    begins = {bisect_left(filled, row) for row in breaks}
    found = _at_edges(plain, breaks, filled) if breaks else _inside_sentences(plain)
    return found | _known_feet(texts, plain, begins, len(filled), known, found)


def _at_edges(plain: list[HeadLine], breaks: Sequence[int], filled: list[int]) -> dict[int, RunningHead]:
    edges = _edges(breaks, filled)
    seen: dict[bool, list[tuple[int, HeadLine]]] = defaultdict(list)
    for line in plain:
        if line.rank in edges:
            page, is_top = edges[line.rank]
            seen[is_top].append((page, line))
    everywhere = Counter(line.words for line in plain)
    out = {}
    for is_top, ones in seen.items():
        here = Counter(line.words for _, line in ones)
        pages: dict[int, list[HeadLine]] = defaultdict(list)
        for page, line in ones:
            pages[page].append(line)
        for page, line in ones:
            if 2 * (everywhere[line.words] - here[line.words]) > here[line.words]:
                continue
            near = [other for p in (page - 2, page - 1, page + 1, page + 2) for other in pages.get(p, ())]
            like = [other for other in near if alike(line.words, other.words)]
            if _proves([line, *like]):
                role = HeadRole.HEADER if is_top else HeadRole.FOOTER
                out[line.row] = RunningHead(role, None, None, is_top, 0.85 if len(like) > 1 else 0.7)
    return out


def _known_feet(
    texts: Sequence[str],
    plain: Sequence[HeadLine],
    begins: Collection[int],
    end: int,
    known: Collection[str],
    found: Mapping[int, RunningHead],
) -> dict[int, RunningHead]:
    """The last lines of pages, with words that stand there in other documents; and others of these words.

    A shelf mark that other documents have at the feet of their pages, `HC/MIN/17`, is one wherever it stands,
    and as the last line of a document by itself.

    Args:
        texts: all lines.
        plain: lines without number.
        begins: ranks of the lines that pages begin with.
        end: the number of filled lines.
        known: words of heads and feet in other documents.
        found: what was found by the document itself.
    """
    feet = {line.words for line in plain if line.row in found and found[line.row].role is HeadRole.FOOTER}
    feet |= {
        line.words for line in plain if line.rank and (line.rank + 1 in begins or line.rank + 1 == end)
    } & {*known}
    feet |= {line.words for line in plain if is_shelf_mark(texts[line.row])}
    apart = (
        line
        for line in plain
        if line.words in feet
        and line.apart
        and (line.words in known or (line.rank + 1 == end > 1 and is_shelf_mark(texts[line.row])))
    )
    return {line.row: RunningHead(HeadRole.FOOTER, None, None, False, 0.85) for line in apart}


def _proves(lines: list[HeadLine]) -> bool:
    """Whether lines alike on pages near each other are furniture: on three, or on two inside a sentence."""
    if len(lines) < 2 or 2 * sum(line.headlike for line in lines) < len(lines):
        return False
    if not _stands_apart(lines):
        return False
    if len(lines) > 2:
        return any(line.interrupts for line in lines)
    return any(line.interrupts == 2 for line in lines) and all(line.interrupts for line in lines)


def _stands_apart(lines: list[HeadLine]) -> bool:
    """Whether lines are furniture by more than repetition: apart, centred, or within a sentence."""
    return sum(line.apart or line.wide or line.interrupts == 2 for line in lines) * 2 >= len(lines)


def _edges(breaks: Sequence[int], filled: list[int]) -> dict[int, tuple[int, bool]]:
    """The ranks of lines at the edges of pages → (page, whether at its head)."""
    starts = sorted({bisect_left(filled, row) for row in breaks} | {0})
    out: dict[int, tuple[int, bool]] = {}
    for page, start in enumerate(starts):
        end = starts[page + 1] if page + 1 < len(starts) else len(filled)
        edge = min(EDGE, (end - start) // 3)
        out |= dict.fromkeys(range(start, start + edge), (page, True))
        out |= dict.fromkeys(range(end - edge, end), (page, False))
    return out


def _inside_sentences(plain: list[HeadLine]) -> dict[int, RunningHead]:
    by_words: dict[str, list[HeadLine]] = defaultdict(list)
    for line in plain:
        by_words[line.words].append(line)
    out: dict[int, RunningHead] = {}
    for lines in by_words.values():
        within = [
            line for line in lines if line.interrupts == 2 and line.headlike and (line.apart or line.wide)
        ]
        spread = all(b.rank - a.rank >= FEWEST_LINES for a, b in pairwise(within))
        if len(within) >= 2 and spread and 2 * len(within) > len(lines):
            out |= {line.row: RunningHead(HeadRole.HEADER, None, None, True, 0.7) for line in within}
    return out


def _beginning(
    shown: Sequence[int], heads: Mapping[int, RunningHead], breaks: Sequence[int]
) -> dict[int, RunningHead]:
    """Heads of which only the first on each page begins it, and none where a mark has begun it already.

    Args:
        shown: the rows that are not blank, furniture among them.
        heads: by row.
        breaks: rows of page marks.
    """
    begins = {bisect_left(shown, row) for row in breaks}
    out: dict[int, RunningHead] = {}
    last, printed = -EDGE, ""
    for row, head in sorted(heads.items()):
        rank = bisect_left(shown, row)
        marked = any(rank - back in begins for back in range(EDGE)) or rank + 1 in begins
        number = head.n or "" if head.role is HeadRole.PAGE_NUMBER else ""
        again = rank - last < EDGE and not (number and printed and number != printed)
        out[row] = replace(head, begins_page=False) if head.begins_page and (marked or again) else head
        if head.begins_page:
            last, printed = rank, number
    return out
