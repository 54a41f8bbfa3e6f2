"""Letters of one file as documents: each has a title that counts on or names parties, and opens."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from encoder import language
from encoder.document.heading import plain_text
from encoder.language.folding import fold
from encoder.model import SILENT, Block, Role
from encoder.pages.edited.section_heads import is_attachment
from encoder.pages.letters.letter_titles import counted_title, is_party_and_day, names_both
from encoder.pages.prose.orders import is_order
from encoder.pages.sights.parties import heads_in_capitals, names_parties

_HEADS = frozenset({Role.TITLE, Role.HEAD})
_OPENS = frozenset({Role.DATELINE, Role.SALUTE, Role.ADDRESSEE})
_ABOVE_TITLE = SILENT | {Role.DATELINE}
_FEWEST = 2


def letters_apart(blocks: Sequence[Block]) -> list[int]:
    """Where the letters of a text begin of which every one has a title; none for any other text.

    The first title begins the text, or is below its day, and nothing of a book is among the heads. Notes that
    all stand below the last letter belong to the text as one.
    """
    runs = list(_runs_of_heads(blocks))
    above = next((at for at, block in enumerate(blocks) if block.role not in _ABOVE_TITLE), None)
    starts = _titles(blocks, runs) if runs and runs[0][0] == above else []
    if len(starts) < _FEWEST or _is_book(blocks, runs, starts):
        return []
    opened = sum(_opens(blocks, at) for at in starts)
    noted = [at for at, block in enumerate(blocks) if block.role is Role.NOTE]
    gathered = bool(noted) and noted[0] > starts[-1]
    return [0, *starts[1:]] if 3 * opened >= 2 * len(starts) and not gathered else []


def _runs_of_heads(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The heads, each run of them that nothing else stands between."""
    spoken = ((at, block.role in _HEADS) for at, block in enumerate(blocks) if block.role not in SILENT)
    for are_heads, run in groupby(spoken, key=itemgetter(1)):
        if are_heads:
            yield [at for at, _ in run]


def _title(block: Block) -> tuple[str, int | None]:
    """How a head may entitle a letter: by what words, and with which number; ("", None) if it does not."""
    text = plain_text(block.content)
    if is_order(text):
        return "order", None
    counted = counted_title(text)
    if counted is not None:
        return fold(counted[0]) or "#", counted[1]
    is_named = is_party_and_day(text) or names_parties(text) or heads_in_capitals(text)
    return ("parties" if is_named else ""), None


def _titles(blocks: Sequence[Block], runs: Sequence[Sequence[int]]) -> list[int]:
    """The first title of the very first one's kind in each run of heads; their numbers rise, most by one."""
    kind, _ = _title(blocks[runs[0][0]])
    titled = ([(at, n) for at in run for own, n in [_title(blocks[at])] if own == kind] for run in runs)
    found = [titles[0] for titles in titled if kind and titles]
    numbers = [n for _, n in found if n is not None]
    steps = [b - a for a, b in pairwise(numbers)]
    counts = all(step > 0 for step in steps) and 3 * sum(step == 1 for step in steps) >= 2 * len(steps)
    return [at for at, _ in found] if counts else []


def _is_book(blocks: Sequence[Block], runs: Sequence[Sequence[int]], starts: Sequence[int]) -> bool:
    """Whether other heads are of chapters, or of what letters enclose, whose own titles look like theirs."""
    others = [plain_text(blocks[run[0]].content) for run in runs if run[0] not in starts]
    return any(is_attachment(text) or language.is_chapter_heading(text) for text in others)


def _opens(blocks: Sequence[Block], start: int) -> bool:
    """Whether a letter opens below the heads somewhere, or a number and both parties entitle it."""
    if names_both(plain_text(blocks[start].content)):
        return True
    following = (block.role for block in blocks[start:] if block.role not in SILENT | _HEADS)
    return next(following, None) in _OPENS
