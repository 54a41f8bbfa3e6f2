"""The running heads of books: the lines at the edges of pages that repeat, and whose number counts.

A head stands on every page, left the book's, right the chapter's, with the page's number before or behind
it. It implies a page break where no other mark stands. It is told from a true head, a refrain, a speaker or a
table's caption by what it interrupts: the sentence before it goes on behind it.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from encoder.house.markings import between_markings, find_markings
from encoder.house.numerals import roman_value
from encoder.page_words import PAGE_WORDS, RIVAL_WORDS

LONGEST = 90
"""A line of more characters is no running head."""

EDGE = 3
"""How many lines at the head and foot of a known page may be furniture."""

SHORTEST_PAGE = 10
"""How many filled lines a page has at least, where only two of its kind are known."""

FEWEST_LINES = 4
"""Two pages are at least so many filled lines apart."""

LIKE = 0.8
"""How alike the words of two heads are, misread letters allowed for."""

_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})"
_LEFT = re.compile(
    rf"\s*[\[(]?(?P<n>{_NUMBER})[\]]?(?P<stop>[.:|)]?)(?P<gap>\s+[-–—|·•.]*\s*)(?P<words>\S.*?)\s*"
)
_RIGHT = re.compile(
    rf"\s*(?P<words>\S.*?)(?P<gap>\s+[-–—|·•.]*\s*|(?<=[.,])\s?)[\[(]?(?P<n>{_NUMBER})[\])]?\.?\s*"
)
_ALONE = re.compile(
    rf"\s*(?P<open>[-–—=~\[(|.·•*]{{0,3}})\s?(?P<n>{_NUMBER})\s?(?P<close>[-–—=~\])|.·•*]{{0,3}})\s*"
)
_SIGNATURE = re.compile(
    r"\s*(?:\*|†)?(?P<letter>[A-Z]|([A-Z])\2{1,2}|\d[A-Z]|[A-Z][a-z])[. ]{0,2}"
    r"(?P<leaf>\d{1,2}|i{1,3}j?|ij|iij|iv|v|\*)?\.?\s*"
)
_WORD = re.compile(r"[^\W\d_]+")
FULL_LINE = 25
"""A catchword stands below a line of at least so many characters, which it does not belong to."""

_LONGEST_CATCHWORD = 2
_FAR_RIGHT = 0.4
"""The share of the line above behind which a catchword begins."""
_DIVIDING = ("-", "\u00ad", "¬", "⸗", "=", "\u2010")
_TERMINAL = ".!?:»”\"')]…"


class HeadRole(StrEnum):
    """What a line at the edge of a page is; the values are those of `fw/@type`."""

    HEADER = "header"
    PAGE_NUMBER = "pageNum"
    SIGNATURE = "sig"
    FOOTER = "footer"
    CLASSIFICATION = "classification"
    CATCHWORD = "catch"


@dataclass(frozen=True, slots=True)
class RunningHead:
    """A line of furniture at the edge of a page.

    Attributes:
        role: a header, with or without a number, a number alone, a sheet's signature, a catchword, a footer.
        n: the number it prints, None where it prints none.
        span: the columns of the number in the line, None where there is none.
        begins_page: whether the page begins here, at this line or at the furniture above it.
        certainty: 0 to 1.
        ends_page: whether it stands at the foot of the page whose number it prints.
    """

    role: HeadRole
    n: str | None
    span: tuple[int, int] | None
    begins_page: bool
    certainty: float
    ends_page: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A filled line that may be a running head.

    Attributes:
        row: its place among all lines; rank: its place among the filled ones.
        words: its words, folded; number, n, span: its number.
        interrupts: 0 to 2: the line before ends no sentence, the one behind begins in lower case.
        wide: whether a wide gap divides number and words, or the line is centred; apart: blank lines around.
        headlike: whether it is in capitals, or begins with one and ends no sentence.
        at_edge: whether it stands at the document's head, or beside furniture that is known.
        leads: whether its number stands before its words.
        is_capitals: whether its words are all in capitals.
    """

    row: int
    rank: int
    words: str
    n: str | None
    number: int | None
    span: tuple[int, int] | None
    interrupts: int
    wide: bool
    apart: bool
    headlike: bool
    at_edge: bool
    leads: bool = False
    is_capitals: bool = False


def survey_heads(documents: Sequence[Sequence[str]]) -> frozenset[str]:
    """The words of the running heads of a run: what repeats from page to page in any document, folded."""
    found: Counter[str] = Counter()
    for lines in documents:
        heads = find_running_heads(lines, ())
        found.update(
            {fold(lines[row]) for row, h in heads.items() if h.role is HeadRole.HEADER and h.certainty > 0.7}
        )
    return frozenset(words for words in found if words)


def fold(line: str) -> str:
    """The words of a line without numbers, case and signs: `50   UNDER TWO FLAGS.` → `under two flags`."""
    return " ".join(_WORD.findall(_without_number(line))).casefold()


def _without_number(line: str) -> str:
    match = _numbered(line)
    return match["words"] if match else line


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
    lines = _lines(texts, filled, _beside(texts, filled, {*markings, *edges}))
    heads = dict(numbers)
    if declared is None or declared:
        heads |= _counting(lines, {*known, *(declared or ())}, len(filled) - 1)
        heads |= {row: head for row, head in _repeated(lines, edges, filled).items() if row not in heads}
        heads |= {row: head for row, head in _said(lines, declared or ()).items() if row not in heads}
        heads |= _feet(texts, filled, heads, edges)
    heads |= _marked(texts, markings, heads)
    shown = [row for row, text in enumerate(texts) if text.strip()]
    return dict(sorted(_beginning(shown, heads, breaks).items()))


def _said(lines: list[_Line], known: Collection[str]) -> dict[int, RunningHead]:
    """The lines of words that were declared to be heads, with a number or inside a sentence.

    A true head has the same words: it stands between sentences.
    """
    return {
        line.row: RunningHead(HeadRole.HEADER, line.n, line.span, True, 0.95)
        for line in lines
        if line.rank and _is_known(line, known) and (line.number is not None or line.interrupts)
    }


def _beside(texts: Sequence[str], filled: Sequence[int], furniture: Collection[int]) -> set[int]:
    """The lines at the document's head, and those with nothing between them and furniture."""
    beside = set(filled[:1])
    for step in (1, -1):
        is_near = False
        for row in range(len(texts))[::step]:
            if row in furniture:
                is_near = True
            elif texts[row].strip():
                if is_near:
                    beside.add(row)
                is_near = False
    return beside


def _marked(
    texts: Sequence[str], markings: Mapping[int, str], heads: Mapping[int, RunningHead]
) -> dict[int, RunningHead]:
    """The markings of pages, as furniture that begins a page where text goes on behind it."""
    begins = between_markings(texts, markings, frozenset(heads))
    return {row: RunningHead(HeadRole.CLASSIFICATION, None, None, row in begins, 0.95) for row in markings}


def _lines(texts: Sequence[str], filled: list[int], beside: Collection[int]) -> list[_Line]:
    out = []
    for rank, row in enumerate(filled):
        text = texts[row]
        stripped = text.strip()
        if len(stripped) > LONGEST or (
            len(stripped) > 40 and len(stripped.split()) > 9 and "   " not in stripped
        ):
            continue
        before = texts[filled[rank - 1]].rstrip() if rank else ""
        after = texts[filled[rank + 1]].lstrip() if rank + 1 < len(filled) else ""
        line = _line(texts, row, rank, _interrupts(before, after), row in beside)
        if line:
            out.append(line)
    return out


def _interrupts(before: str, after: str) -> int:
    if not before or not after:
        return 0
    return (before[-1] not in _TERMINAL) + after[:1].islower()


def _line(texts: Sequence[str], row: int, rank: int, interrupts: int, at_edge: bool) -> _Line | None:
    text = texts[row]
    apart = not (row and texts[row - 1].strip()) and not (row + 1 < len(texts) and texts[row + 1].strip())
    alone = _ALONE.fullmatch(text)
    if alone and len(alone["open"]) == len(alone["close"]):
        number = _value(alone["n"])
        if number is not None:
            return _Line(
                row,
                rank,
                "",
                alone["n"],
                number,
                alone.span("n"),
                interrupts,
                bool(alone["open"]),
                apart,
                True,
                at_edge,
            )
    match = None if _SIGNATURE.fullmatch(text) else _numbered(text)
    printed = match["words"] if match else text
    words = " ".join(_WORD.findall(printed)).casefold()
    headlike = _is_headlike(printed.strip())
    if not words:
        return None
    if not match:
        centred = len(text) - len(text.lstrip()) >= 8
        return _Line(row, rank, words, None, None, None, interrupts, centred, apart, headlike, at_edge)
    n, span, wide = match["n"], match.span("n"), _is_wide(match["gap"])
    headlike = headlike or (wide and _is_headlike(printed.strip().removesuffix(".")))
    leads, capitals = span[0] < match.start("words"), printed.isupper()
    return _Line(
        row, rank, words, n, _value(n), span, interrupts, wide, apart, headlike, at_edge, leads, capitals
    )


def _is_wide(gap: str) -> bool:
    return "   " in gap or "\t" in gap


def _is_headlike(printed: str) -> bool:
    letters = [c for c in printed if c.isalpha()]
    if not letters:
        return False
    if sum(c.isupper() for c in letters) >= 0.6 * len(letters):
        return True
    return letters[0].isupper() and printed[-1] not in ".,;:!?"


def _numbered(text: str) -> re.Match[str] | None:
    """A line with a number before or behind its words, where it is no enumerator, label or date."""
    for pattern in (_LEFT, _RIGHT):
        match = pattern.fullmatch(text)
        if match and _value(match["n"]) is not None and _is_head(match, pattern is _LEFT):
            return match
    return None


def _is_head(match: re.Match[str], is_left: bool) -> bool:
    words = [w.lower() for w in _WORD.findall(match["words"])]
    if not words or len(" ".join(words)) > 60 or len(words) > 10:
        return False
    nearest = words[0] if is_left else words[-1]
    wide = _is_wide(match["gap"])
    if not wide and not is_left and (nearest in RIVAL_WORDS or nearest in PAGE_WORDS):
        return False
    if len(words) == 1 and nearest in RIVAL_WORDS:
        return False
    if is_left and not wide and match["stop"] in (".", ":", ")"):
        return False
    return wide or match["n"].isdigit()


def _value(text: str) -> int | None:
    return (int(text) or None) if text.isdigit() else roman_value(text)


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    if not first or not second or abs(len(first) - len(second)) > 0.4 * max(len(first), len(second)):
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def _counting(lines: list[_Line], known: Collection[str], last: int) -> dict[int, RunningHead]:
    """Heads whose number counts on from page to page, and single ones that leave no doubt.

    Where the first has a page above it and the last nothing below it, they stand at the foot.
    """
    numbered = [line for line in lines if line.number is not None]
    out: dict[int, RunningHead] = {}
    for chain in _chains(numbered):
        certainty = _certainty(chain, known)
        if certainty:
            at_foot = chain[0].rank >= FEWEST_LINES and chain[-1].rank == last
            out |= {line.row: _head(line, certainty, at_foot) for line in chain}
    return out


def _head(line: _Line, certainty: float, at_foot: bool) -> RunningHead:
    is_number = set(line.words.split()) <= PAGE_WORDS
    role = HeadRole.PAGE_NUMBER if is_number else HeadRole.HEADER
    role = HeadRole.FOOTER if at_foot and role is HeadRole.HEADER else role
    return RunningHead(role, line.n, line.span, not at_foot, certainty, at_foot)


def _chains(numbered: list[_Line]) -> list[list[_Line]]:
    """Lines of which each number is one (or, over a blank page, two or three) more than the last one.

    Linear: the open chains are kept by the number at which they end, each with words or without.
    """
    ends: dict[tuple[int, bool], list[_Line]] = {}
    chains: list[list[_Line]] = []
    for line in numbered:
        chain = None
        for step in (1, 2, 3):
            candidate = ends.get((line.number - step, bool(line.words)))  # type: ignore[operator]
            if candidate and line.rank - candidate[-1].rank >= FEWEST_LINES:
                chain = ends.pop((line.number - step, bool(line.words)))  # type: ignore[operator]
                break
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(line)
        ends[(line.number or 0, bool(line.words))] = chain
    return chains


def _certainty(chain: list[_Line], known: Collection[str]) -> float:
    """How sure a chain is one of running heads: 0 where it is none."""
    interrupting = sum(line.interrupts >= 1 for line in chain) / len(chain)
    strongly = sum(line.interrupts == 2 for line in chain)
    wide = sum(line.wide for line in chain) / len(chain)
    at_edges = len(chain) > 1 and all(line.at_edge for line in chain)
    if not chain[0].words:
        if len(chain) < 3 and not (chain[0].n or "").isdigit():
            return 0.0
        if len(chain) < 2:
            sure = chain[0].interrupts == 2 and chain[0].apart
            return 0.6 if sure else 0.0
        return 0.9 if at_edges or (interrupting >= 0.5 and strongly) else 0.0
    if 2 * sum(line.headlike for line in chain) < len(chain):
        return 0.0
    repeated = sum(_repeats(chain, i) for i in range(len(chain))) / len(chain)
    if any(_is_known(line, known) for line in chain) and (strongly or wide >= 0.5):
        return 0.95
    if len(chain) == 1:
        line = chain[0]
        return 0.65 if line.wide and line.interrupts and (line.apart or line.interrupts == 2) else 0.0
    if at_edges or (repeated >= 0.5 and interrupting >= 0.4):
        return 0.95
    if chain[0].at_edge and wide == 1.0 and all(line.apart and line.headlike for line in chain):
        return 0.8
    if repeated >= 0.5 and wide >= 0.5 and len(chain) > 2:
        return 0.85
    if wide >= 0.5 and interrupting >= 0.5 and strongly:
        return 0.8
    return 0.8 if _are_facing(chain) else 0.0


def _are_facing(chain: list[_Line]) -> bool:
    """Whether two lines are the heads of two pages that face each other, or of leaf and back: an excerpt's.

    The even number stands before its words, the odd one behind them, in capitals, both within a sentence.
    """
    if len(chain) != 2 or any(line.interrupts == 0 or not line.is_capitals for line in chain):
        return False
    if sum(line.interrupts for line in chain) < 3 or chain[1].rank - chain[0].rank < SHORTEST_PAGE:
        return False
    return all(line.number is not None and line.leads == (line.number % 2 == 0) for line in chain)


def _is_known(line: _Line, known: Collection[str]) -> bool:
    return line.words in known


def _repeats(chain: list[_Line], i: int) -> bool:
    words = chain[i].words
    return any(_alike(words, chain[j].words) for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(chain))


def _repeated(lines: list[_Line], breaks: Sequence[int], filled: list[int]) -> dict[int, RunningHead]:
    """Lines without number that repeat at the edges of pages or, pages unknown, inside sentences."""
    plain = [line for line in lines if line.number is None]
    return _at_edges(plain, breaks, filled) if breaks else _inside_sentences(plain)


def _at_edges(plain: list[_Line], breaks: Sequence[int], filled: list[int]) -> dict[int, RunningHead]:
    edges = _edges(breaks, filled)
    seen: dict[bool, list[tuple[int, _Line]]] = defaultdict(list)
    for line in plain:
        if line.rank in edges:
            page, is_top = edges[line.rank]
            seen[is_top].append((page, line))
    everywhere = Counter(line.words for line in plain)
    out = {}
    for is_top, ones in seen.items():
        here = Counter(line.words for _, line in ones)
        pages: dict[int, list[_Line]] = defaultdict(list)
        for page, line in ones:
            pages[page].append(line)
        for page, line in ones:
            if 2 * (everywhere[line.words] - here[line.words]) > here[line.words]:
                continue
            near = [other for p in (page - 2, page - 1, page + 1, page + 2) for other in pages.get(p, ())]
            like = [other for other in near if _alike(line.words, other.words)]
            if _proves([line, *like]):
                role = HeadRole.HEADER if is_top else HeadRole.FOOTER
                out[line.row] = RunningHead(role, None, None, is_top, 0.85 if len(like) > 1 else 0.7)
    return out


def _proves(lines: list[_Line]) -> bool:
    """Whether lines alike on pages near each other are furniture: on three, or on two inside a sentence."""
    if len(lines) < 2 or 2 * sum(line.headlike for line in lines) < len(lines):
        return False
    if not _stands_apart(lines):
        return False
    if len(lines) > 2:
        return any(line.interrupts for line in lines)
    return any(line.interrupts == 2 for line in lines) and all(line.interrupts for line in lines)


def _stands_apart(lines: list[_Line]) -> bool:
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


def _inside_sentences(plain: list[_Line]) -> dict[int, RunningHead]:
    by_words: dict[str, list[_Line]] = defaultdict(list)
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


def _feet(
    texts: Sequence[str], filled: list[int], heads: dict[int, RunningHead], breaks: Sequence[int]
) -> dict[int, RunningHead]:
    """What stands alone at the feet of pages: catchwords, and signatures of sheets, `B`, `B 2`, `A ij`.

    A catchword is the first word of the next page, set at the right below a full line.
    """
    begins = {bisect_left(filled, row) for row in breaks}
    begins |= {bisect_left(filled, row) for row, head in heads.items() if head.begins_page}
    out: dict[int, RunningHead] = {}
    for rank in begins:
        for at in range(rank - 1, max(0, rank - 3), -1):
            row = filled[at]
            if row in heads or row in out:
                break
            if _SIGNATURE.fullmatch(texts[row]):
                out[row] = RunningHead(HeadRole.SIGNATURE, None, None, False, 0.85)
            elif _is_catchword(
                texts[row], _above(texts, filled, at), _first_text(texts, filled, rank, heads)
            ):
                out[row] = RunningHead(HeadRole.CATCHWORD, None, None, False, 0.9)
            else:
                break
    return out


def _above(texts: Sequence[str], filled: Sequence[int], at: int) -> str:
    """The line above a rank, a signature passed over."""
    above = (texts[filled[rank]] for rank in range(at - 1, max(-1, at - 3), -1))
    return next((text for text in above if not _SIGNATURE.fullmatch(text)), "")


def _first_text(
    texts: Sequence[str], filled: Sequence[int], rank: int, heads: Mapping[int, RunningHead]
) -> str:
    """The first line of text of the page that begins at a rank."""
    return next((texts[row] for row in filled[rank : rank + EDGE] if row not in heads), "")


def _is_catchword(text: str, above: str, following: str) -> bool:
    """Whether a line is a word or two at the right of a page's foot that the next page begins with."""
    words, next_words = text.split(), following.split()
    if not 0 < len(words) <= _LONGEST_CATCHWORD or len(next_words) <= len(words):
        return False
    start = len(text) - len(text.lstrip())
    if start < _FAR_RIGHT * len(above.rstrip()) or len(above.strip()) < FULL_LINE:
        return False
    own, other = (_letters(part) for part in ("".join(words), "".join(next_words[: len(words)])))
    is_part = words[-1].endswith(_DIVIDING) and other.startswith(own)
    return len(own) > 1 and (own == other or is_part)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).casefold()


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
    last: int | None = None
    for row, head in sorted(heads.items()):
        rank = bisect_left(shown, row)
        marked = any(rank - back in begins for back in range(EDGE)) or rank + 1 in begins
        again = last is not None and rank - last < EDGE
        out[row] = replace(head, begins_page=False) if head.begins_page and (marked or again) else head
        if head.begins_page:
            last = rank
    return out
