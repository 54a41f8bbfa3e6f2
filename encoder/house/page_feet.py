"""What stands alone at the feet of pages: catchwords, and signatures of sheets, or both on one line."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from encoder.house.head_lines import FOOT, HeadLine, fold, is_signature
from encoder.house.heads import EDGE, HeadRole, RunningHead

FULL_LINE = 25
"""A catchword stands below a line of at least so many characters, which it does not belong to."""

_LONGEST_CATCHWORD = 2
_FAR_RIGHT = 0.4
"""The share of the line above behind which a catchword begins."""
_NEAR_FOOT = 3
_SHEETS, _LONGEST_SHEET = (16, 8), 2
_DIVIDING = ("-", "\u00ad", "¬", "⸗", "=", "\u2010")


_SHELF_MARK = re.compile(r"(?=[^a-z\d]*[A-Z]{2})(?=.*[/\d])[A-Z\d]+(?:[/–-][A-Z\d]+)+")


def is_shelf_mark(text: str) -> bool:
    """Whether a line is nothing but letters and figures of a file or shelf: `HC/MIN/17`."""
    return _SHELF_MARK.fullmatch(text.strip()) is not None


def words_of_feet(texts: Sequence[str], begins: Collection[int]) -> frozenset[str]:
    """The words of the shelf marks that stand last on pages, folded.

    Args:
        texts: the lines of a document.
        begins: rows at which a page begins by its mark or head.
    """
    found = set()
    for row in begins:
        above = next((texts[at] for at in range(row - 1, -1, -1) if texts[at].strip()), "")
        if is_shelf_mark(above):
            found.add(fold(above))
    return frozenset(found)


def find_feet(
    texts: Sequence[str], filled: list[int], heads: dict[int, RunningHead], breaks: Sequence[int]
) -> dict[int, RunningHead]:
    """What stands alone at the feet of pages: catchwords, and signatures of sheets, `B`, `B 2`, `A ij`.

    A catchword is the first word of the next page, set at the right below a full line; where other pages have
    such feet, anywhere.
    """
    begins = {bisect_left(filled, row) for row in breaks}
    begins |= {bisect_left(filled, row) for row, head in heads.items() if head.begins_page}
    out: dict[int, RunningHead] = {}
    alike: list[int] = []
    for rank in sorted(begins):
        for at in range(rank - 1, max(0, rank - 3), -1):
            row = filled[at]
            if row in heads or row in out:
                break
            following = _first_text(texts, filled, rank, heads)
            foot = FOOT.fullmatch(texts[row])
            if _signs_sheet(texts[row], _number_above(heads, row)) or (
                is_signature(texts[row]) and not _repeats_word(texts[row], following)
            ):
                out[row] = RunningHead(HeadRole.SIGNATURE, None, None, False, 0.85)
            elif foot and foot["sheet"] and begins_with(following, foot["catch"]):
                out[row] = RunningHead(HeadRole.SIGNATURE, None, None, False, 0.9)
            elif _is_catchword(texts, row, _above(texts, filled, at), following):
                out[row] = RunningHead(HeadRole.CATCHWORD, None, None, False, 0.9)
            else:
                alike += [row] if rank - at == 1 and _repeats_word(texts[row], following) else []
                break
    found = dict.fromkeys(alike if out else (), RunningHead(HeadRole.CATCHWORD, None, None, False, 0.75))
    return out | found


def _signs_sheet(text: str, page: int | None) -> bool:
    """Whether a line is the figure of the sheet of sixteen or eight pages that begins there: 4 on page 49."""
    figure = text.strip()
    is_figure = page is not None and figure.isdecimal() and len(figure) <= _LONGEST_SHEET and int(figure) > 1
    return is_figure and any(page == size * (int(figure) - 1) + 1 for size in _SHEETS)


def _number_above(heads: Mapping[int, RunningHead], row: int) -> int | None:
    """The number of the page that a line is of."""
    numbers = (heads[at].n for at in sorted(heads, reverse=True) if at < row)
    found = next((n for n in numbers if n is not None), None)
    return int(found) if found is not None and found.isdecimal() else None


def _repeats_word(text: str, following: str) -> bool:
    """Whether a line is one word, with which a longer line begins."""
    return len(text.split()) == 1 < len(following.split()) and begins_with(following, text)


def heads_above_catchwords(
    texts: Sequence[str], filled: Sequence[int], heads: Mapping[int, RunningHead], breaks: Sequence[int]
) -> dict[int, RunningHead]:
    """Heads without numbers between the printed number of a page and the line that a catchword announces.

    Where most pages have such a one right below their number, the others have one there, too.
    """
    begins = {bisect_left(filled, row) for row in breaks}
    begins |= {bisect_left(filled, row) for row, head in heads.items() if head.begins_page}
    below = {
        rank: row for rank in sorted(begins) if (row := _right_below_number(filled, heads, rank)) is not None
    }
    proved = {
        row
        for rank, row in below.items()
        if rank
        and (foot := FOOT.fullmatch(texts[filled[rank - 1]]))
        and not begins_with(texts[row], foot["catch"])
        and begins_with(_below(texts, filled, row), foot["catch"])
    }
    if 2 * len(proved) <= len(below):
        return {}
    alike = (row for row in below.values() if _stands_above_text(texts, row))
    return {row: RunningHead(HeadRole.HEADER, None, None, False, 0.85) for row in {*proved, *alike}}


def _right_below_number(filled: Sequence[int], heads: Mapping[int, RunningHead], rank: int) -> int | None:
    """The line of text right below the number of the page that begins at a rank."""
    first, row = filled[rank : rank + 1], next(iter(filled[rank + 1 : rank + 2]), None)
    is_below = first and row == first[0] + 1 and row not in heads
    return row if is_below and first[0] in heads and heads[first[0]].n is not None else None


def _below(texts: Sequence[str], filled: Sequence[int], row: int) -> str:
    rank = bisect_left(filled, row) + 1
    return texts[filled[rank]] if rank < len(filled) else ""


def _stands_above_text(texts: Sequence[str], row: int) -> bool:
    is_apart = row + 1 < len(texts) and not texts[row + 1].strip()
    return is_apart and len(texts[row].strip()) < FULL_LINE * 2


def between_catchwords(texts: Sequence[str], lines: Sequence[HeadLine], filled: Sequence[int]) -> set[int]:
    """The rows of numbered lines between a catchword and the page that it announces: heads beyond doubt.

    Args:
        texts: the lines of a document.
        lines: those that may be heads.
        filled: the rows of all that hold text.
    """
    return {
        line.row
        for line in lines
        if line.number is not None
        and 0 < line.rank < len(filled) - 1
        and (foot := FOOT.fullmatch(texts[filled[line.rank - 1]]))
        and begins_with(texts[filled[line.rank + 1]], foot["catch"])
    }


def catch_column(text: str) -> int | None:
    """Where the catchword begins on a line that begins with a sheet's signature: `B 2   Then` → 6."""
    foot = None if is_signature(text) else FOOT.fullmatch(text)
    return foot.start("catch") if foot and foot["sheet"] else None


def begins_with(text: str, words: str) -> bool:
    """Whether a text begins with words, or with the half of a divided one."""
    first = "".join(text.split()[: len(words.split())])
    own, other = _letters(words), _letters(first)
    is_part = words.rstrip().endswith(_DIVIDING) and other.startswith(own)
    return len(own) > 1 and (own == other or is_part)


def _above(texts: Sequence[str], filled: Sequence[int], at: int) -> str:
    """The longest line near the foot of the page above a rank: the last one may end a paragraph or a note."""
    above = (texts[filled[rank]] for rank in range(at - 1, max(-1, at - 1 - _NEAR_FOOT), -1))
    return max((text for text in above if not is_signature(text)), key=len, default="")


def _first_text(
    texts: Sequence[str], filled: Sequence[int], rank: int, heads: Mapping[int, RunningHead]
) -> str:
    """The first line of text of the page that begins at a rank."""
    return next((texts[row] for row in filled[rank : rank + EDGE] if row not in heads), "")


def _is_catchword(texts: Sequence[str], row: int, above: str, following: str) -> bool:
    """Whether a line is a word or two below a full one, at the right or apart, that begins the next page."""
    text = texts[row]
    words = text.split()
    if not 0 < len(words) <= _LONGEST_CATCHWORD or len(following.split()) <= len(words):
        return False
    start = len(text) - len(text.lstrip())
    is_apart = row > 0 and not texts[row - 1].strip()
    if (start < _FAR_RIGHT * len(above.rstrip()) and not is_apart) or len(above.strip()) < FULL_LINE:
        return False
    return begins_with(following, text)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).casefold()
