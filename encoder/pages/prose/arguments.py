"""What stands below the number of a chapter and says what it tells: in italics, or below each of them."""

from collections.abc import Iterator, Sequence

from encoder.language import is_chapter_heading
from encoder.pages.sights.sight import Sight

_FEWEST, _MOST_LINES, _LONGEST, _LONGEST_NUMBER = 3, 4, 240, 24
_SHORTEST_TEXT = 80
_SAID = frozenset('"“”„«»—!?')


def arguments(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines of such paragraphs; text follows each of them.

    Args:
        seen: the lines of running text.
    """
    below = [_below(seen, i) for i, sight in enumerate(seen) if _is_number(seen, i, sight)]
    blocks = [block for block in below if block]
    found = [block for block in blocks if _is_short(seen, block)]
    slanted = [block for block in found if _is_slanted(seen, block)]
    plain = [block for block in found if not _SAID.intersection(_text(seen, block))]
    is_usual = len(plain) >= _FEWEST and len(plain) == len(blocks)
    return frozenset(i for block in (plain if is_usual else slanted) for i in block)


def _is_number(seen: Sequence[Sight], i: int, sight: Sight) -> bool:
    """Whether a line apart is the number of a chapter and nothing else."""
    text = sight.text.strip()
    is_apart = (not i or bool(sight.gap or sight.across)) and i + 1 < len(seen) and bool(seen[i + 1].gap)
    return is_apart and len(text) <= _LONGEST_NUMBER and is_chapter_heading(text)


def _below(seen: Sequence[Sight], i: int) -> range | None:
    """The paragraph below a line, where another one follows that is no short line."""
    ends = [at for at in range(i + 2, len(seen)) if seen[at].gap or seen[at].across][:2]
    if not ends:
        return None
    block, following = range(i + 1, ends[0]), range(ends[0], ends[1] if len(ends) > 1 else len(seen))
    is_text = len(_text(seen, following)) >= _SHORTEST_TEXT
    return block if is_text and not is_chapter_heading(seen[ends[0]].text.strip()) else None


def _is_short(seen: Sequence[Sight], block: range) -> bool:
    text = _text(seen, block)
    return len(block) <= _MOST_LINES and len(text) <= _LONGEST and not text[0].islower()


def _is_slanted(seen: Sequence[Sight], block: range) -> bool:
    """Whether a paragraph is in italics from its beginning to its end."""
    text = _text(seen, block)
    return text[0] == text[-1] == "_" and "_" not in text[1:-1]


def _text(seen: Sequence[Sight], rows: range) -> str:
    return " ".join(_lines(seen, rows))


def _lines(seen: Sequence[Sight], rows: range) -> Iterator[str]:
    return (seen[at].text.strip() for at in rows)
