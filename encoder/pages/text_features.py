"""What tells paragraphs apart in the text of typed pages, beside `features`: what counts, what is left open.

A telegram numbers its paragraphs, so that a line without a number between `2.` and `3.` begins none; and whether
a sentence is left open is said by the last line of running text, not by the form that is printed after it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from encoder.enumerators import Style, enumerator
from encoder.pages.features import features
from encoder.pages.lexicon import classes_of
from encoder.pages.shape import LABEL, binned, ending
from encoder.pages.sight import WORD, Sight, plain

FEWEST_WORDS = 4
_CAPITALS = 0.6
_LOST_STOP = re.compile(r"(?P<mark>\d{1,2}|[A-HJ-Z])[ ,:;]\s*(?=[A-Z]\w)")
"""An enumerator whose full stop was not read: `2 FAILURE TO …`; it proves something only where it counts on."""


def text_features(seen: Sequence[Sight]) -> list[list[str]]:
    """The features of each line of text.

    Args:
        seen: the lines of text, furniture left out but remembered.
    """
    counts = _counts(seen)
    opens = _open(seen)
    return [
        [*row, *count, *state] for row, count, state in zip(features(list(seen)), counts, opens, strict=True)
    ]


def _counts(seen: Sequence[Sight]) -> list[list[str]]:
    """For each line, whether it counts on, and where between counted lines it stands."""
    marks = [_marks(sight.text) for sight in seen]
    steps = _steps(marks)
    counted = sorted({i for pair in steps for i in pair})
    follows = dict(steps)
    later = {after for _, after in steps}
    spans = sorted(steps)
    firsts = [start for start, _ in spans]
    out = []
    for i, sight in enumerate(seen):
        blank = "across" if sight.across else "blank" if sight.gap else "next"
        if i in later:
            said = "counts-on"
        elif i in follows:
            said = "begins-count"
        elif marks[i] and marks[i][0][2]:
            said = "uncounted"
        else:
            at = bisect_right(firsts, i) - 1
            inside = any(start < i < end for start, end in spans[max(0, at - 3) : at + 1])
            said = "inside" if inside else "after" if counted and i > counted[-1] else "outside" if counted else "no"
        row = [f"count={said}", f"count={said}&{blank}"]
        if said in ("counts-on", "begins-count", "uncounted") and marks[i]:
            row.append(f"count={said}&{marks[i][0][0].value}")
        if sight.gap or sight.across:
            before = ending(plain(seen[i - 1].text)) if i else "none"
            row.append(f"count={said}&{blank}&{before}")
        out.append(row)
    return out


def _marks(text: str) -> list[tuple[Style, int, bool]]:
    """What a line's enumerator can say, and whether it is printed in full."""
    found = enumerator(text)
    if found:
        return [(reading.style, reading.value, True) for reading in found.readings]
    lost = _LOST_STOP.match(plain(text))
    if lost is None:
        return []
    said = lost["mark"]
    if said.isdecimal():
        return [(Style.DECIMAL, int(said), False)]
    return [(Style.UPPER, ord(said) - ord("A") + 1, False)]


def _steps(marks: Sequence[Sequence[tuple[Style, int, bool]]]) -> list[tuple[int, int]]:
    """The pairs of lines of which the second has the enumerator that comes after the first's."""
    latest: dict[tuple[Style, int], int] = {}
    out = []
    for i, said in enumerate(marks):
        for style, value, _ in said:
            before = latest.get((style, value - 1))
            if before is not None:
                out.append((before, i))
                latest = {key: at for key, at in latest.items() if key[0] is not style}
                break
        for style, value, whole in said:
            if whole or (style, value - 1) in latest or (out and out[-1][1] == i):
                latest[style, value] = i
    return out


def _open(seen: Sequence[Sight]) -> list[list[str]]:
    """For each line, how the last line of running text before it ends, whatever stands between."""
    texts = [plain(sight.text) for sight in seen]
    letters = "".join(text for text in texts if len(text) > 30)[:5_000]
    capitals = sum(map(str.isupper, letters)) > _CAPITALS * max(1, sum(map(str.isalpha, letters)))
    prose = [_is_prose(text) for text in texts]
    lengths = sorted(len(text) for text, is_prose in zip(texts, prose, strict=True) if is_prose)
    full = max(20, lengths[len(lengths) * 9 // 10]) if lengths else 60
    case = "capitals" if capitals else "mixed"
    out: list[list[str]] = []
    last, over = -1, ""
    for i, sight in enumerate(seen):
        over = sight.across or over
        if last < 0:
            row = ["prose-before=none"]
        else:
            how = ending(texts[last])
            start = "lower" if texts[i][:1].islower() else "other"
            where = "right" if last == i - 1 else "far"
            fill = binned(len(texts[last]) / full, 0.5, 0.8)
            said = "prose" if prose[i] else "short"
            row = [
                f"prose-before={how}&{start}&{case}",
                f"prose-before={how}&{start}&{where}&{over or 'page'}",
                f"prose-before={how}&{fill}&{where}&{said}",
                f"prose-before={how}&{fill}&{start}&{case}&{where}&{over or 'page'}",
            ]
        out.append(row)
        if prose[i]:
            last, over = i, ""
    return out


def _is_prose(text: str) -> bool:
    """Whether a line is running text by its words: some, a small one among them, and no label before them."""
    words = WORD.findall(text[:200])
    if len(words) < FEWEST_WORDS or LABEL.match(text):
        return False
    return len(words) > 9 or any("function" in classes_of(word) for word in words)
