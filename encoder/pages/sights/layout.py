"""How paragraphs are set, and what that tells of each line: indents, blank lines, lines that are not full.

A printer or a tool sets all paragraphs of a text alike. What marks a paragraph's beginning in one text, a
blank line or an indent, marks nothing in the next, so each line is seen against the habits of its text.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from encoder.pages.sights.shape import binned, ending
from encoder.pages.sights.sight import Sight, plain

LONGEST_WRAPPED = 120
SHORTEST_FULL = 40
FEWEST = 4
WIDEST_INDENT = 12
_CENTRED = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The habits of a text.

    Attributes:
        width: in characters, that lines were wrapped at; None where one line is one paragraph.
        margin: columns of white space before a line that begins nothing.
        blanks: share of lines below a blank line.
        indents: share of lines that begin further in than the margin, not centred.
        blank_kind, indent_kind: the shares in words: `no`, `few`, `some`, `most`.
    """

    width: int | None
    margin: int
    blanks: float
    indents: float

    @property
    def style(self) -> str:
        """One word for the habits: `wrapped-blank-few-indent-some`."""
        wrapped = "wrapped" if self.width else "long"
        return f"{wrapped}-b{_share(self.blanks)}-i{_share(self.indents)}"


def _share(value: float) -> int:
    return binned(value, 0.01, 0.12, 0.45, 0.9)


def indent_of(text: str) -> int:
    """The columns of white space before a text; a tab counts as four."""
    lead = len(text) - len(text.lstrip())
    return lead + 3 * text.count("\t", 0, lead) if lead else 0


def layout_of(seen: Sequence[Sight]) -> Layout:
    """The layout of a text, from its lines without furniture."""
    texts = [sight.text for sight in seen]
    width = _width(seen)
    indents = Counter(min(indent_of(text), WIDEST_INDENT + 1) for text in texts)
    margin = _margin(indents, len(texts))
    own = [sight for sight in seen if not sight.across]
    blanks = sum(sight.gap > 0 for sight in own[1:]) / max(1, len(own) - 1)
    further = sum(count for columns, count in indents.items() if margin < columns <= WIDEST_INDENT)
    return Layout(width, margin, blanks, further / max(1, len(texts)))


def _margin(indents: Counter[int], lines: int) -> int:
    """The least indent that is usual."""
    usual = [columns for columns, count in indents.items() if count >= max(2, 0.15 * lines)]
    return min(usual, default=min(indents, default=0))


def _width(seen: Sequence[Sight]) -> int | None:
    """The width that lines were wrapped at: nearly every line that another goes on with is full."""
    pairs = [(a.text.rstrip(), b.text) for a, b in pairwise(seen) if not b.gap and not b.across]
    lengths = sorted(len(a) for a, _ in pairs)
    plausible = [length for length in lengths if length <= LONGEST_WRAPPED]
    if len(plausible) < FEWEST or len(plausible) < 0.8 * len(lengths):
        return None
    width = plausible[-1 - len(plausible) // 20]
    if width < SHORTEST_FULL:
        return None
    full = sum(not fits(a, b, width) for a, b in pairs)
    return width if full >= 0.45 * len(pairs) else None


def fits(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would have fitted on a line."""
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line.rstrip()) + 1 + len(word) <= width - 1


def layout_features(seen: Sequence[Sight], layout: Layout) -> list[list[str]]:
    """What the layout tells of each line."""
    style = layout.style
    out: list[list[str]] = []
    steps = [indent_of(sight.text) - layout.margin for sight in seen]
    for i, sight in enumerate(seen):
        step = binned(steps[i], 1, 2, 4, 9, 20)
        gap = min(sight.gap, 2) if not sight.across else 3
        above = seen[i - 1].text if i else ""
        room = "first" if not i else "long"
        if i and layout.width is not None:
            room = "room" if fits(above, sight.text, layout.width) else "full"
            room = "short" if len(above) < 0.6 * layout.width else room
        bare = plain(sight.text)
        starts = "low" if bare[:1].islower() else "cap" if bare[:1].isupper() else "sign"
        end = ending(plain(above)) if i else "none"
        below = seen[i + 1] if i + 1 < len(seen) else None
        alone = gap > 0 and (below is None or below.gap > 0 or bool(below.across))
        deeper = binned(steps[i + 1] - steps[i], -20, -3, 0, 1, 4) if below is not None else 9
        row = [
            f"L:style={style}",
            f"L:gap={gap}&step={step}",
            f"L:{style}&gap={gap}&step={step}",
            f"L:{style}&gap={gap}&step={step}&{room}",
            f"L:gap={gap}&step={step}&{room}&{starts}",
            f"L:gap={gap}&{room}&{starts}&{end}",
            f"L:gap={gap}&step={step}&{room}&{starts}&{end}",
            f"L:w={bool(layout.width)}&{room}&{end}&{starts}",
            f"L:alone={alone}&deeper={deeper}",
            f"L:step-before={binned(steps[i - 1], 1, 2, 4, 9, 20) if i else 9}&step={step}",
        ]
        if layout.width is not None:
            length = len(sight.text.strip())
            centred = abs((indent_of(sight.text) * 2 + length) - layout.width - layout.margin) <= 4
            if centred and steps[i] >= _CENTRED // 2:
                row.append("L:centred")
            right = indent_of(sight.text) + length >= layout.width - 2 and steps[i] > layout.width // 3
            if right:
                row.append("L:right")
        out.append(row)
    return out
