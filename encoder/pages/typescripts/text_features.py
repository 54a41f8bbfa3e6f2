"""What tells paragraphs apart in the text of typed pages, beside `features`: what counts, what is left open.

A telegram numbers its paragraphs, so that a line without a number between `2.` and `3.` begins none; and
whether a sentence is left open is said by the last line of running text, not by the form printed after it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from encoder.enumerators import Reading, Style, enumerator
from encoder.pages.sights.lexicon import classes_of
from encoder.pages.sights.shape import LABEL, binned, ending, tally
from encoder.pages.sights.sight import WORD, Sight, plain
from encoder.pages.typescripts.features import SAMPLE, features

FEWEST_WORDS = 4
_CAPITALS = 0.6
_LOST_STOP = re.compile(r"(?P<mark>\d{1,2}|[A-HJ-Z])[ ,:;]\s*(?P<word>[^\W\d_]{2,})")
LOST_STOP = "count=lost-stop"
"""An enumerator whose full stop was not read: `2 FAILURE TO …`; it proves something where it counts on."""


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
    lost = _lost_stops(seen, marks)
    marks = [lost.get(i, said) for i, said in enumerate(marks)]
    steps = dict(_steps(marks))
    later = set(steps.values())
    inside = _inside(steps, len(seen))
    last = max(later, default=len(seen))
    out = []
    for i, sight in enumerate(seen):
        blank = "across" if sight.across else "blank" if sight.gap else "next"
        if i in later:
            said = "counts-on"
        elif marks[i]:
            said = "begins-count" if i in steps else "uncounted"
        else:
            said = "inside" if inside[i] else "after" if i > last else "outside" if later else "no"
        row = [f"count={said}", f"count={said}&{blank}"]
        if i in lost:
            row.append(LOST_STOP)
        if marks[i]:
            row.append(f"count={said}&{marks[i][0].style.value}")
        if sight.gap or sight.across:
            row.append(f"count={said}&{blank}&{ending(plain(seen[i - 1].text)) if i else 'none'}")
        out.append(row)
    return out


def _marks(text: str) -> tuple[Reading, ...]:
    found = enumerator(text)
    return found.readings if found else ()


def _steps(marks: Sequence[Sequence[Reading]]) -> Iterator[tuple[int, int]]:
    """The pairs of lines of which the second has the enumerator after the first's; one may be lost."""
    latest: dict[Reading, int] = {}
    for i, said in enumerate(marks):
        for style, value in said:
            before = latest.get(Reading(style, value - 1), latest.get(Reading(style, value - 2)))
            if before is not None:
                yield before, i
                latest = {reading: at for reading, at in latest.items() if reading.style is not style}
                break
        latest |= dict.fromkeys(said, i)


def _inside(steps: Mapping[int, int], size: int) -> list[bool]:
    """For each line, whether it stands between two of a step."""
    depth = [0] * (size + 1)
    for start, end in steps.items():
        depth[start + 1] += 1
        depth[end] -= 1
    return [total > 0 for total in accumulate(depth[:size])]


def _lost_stops(seen: Sequence[Sight], marks: Sequence[Sequence[Reading]]) -> dict[int, tuple[Reading, ...]]:
    """The lines whose enumerator has lost its full stop, as those before and behind them prove."""
    whole: dict[Style, list[tuple[int, int]]] = {}
    for i, readings in enumerate(marks):
        for style, value in readings:
            whole.setdefault(style, []).append((i, value))
    out: dict[int, tuple[Reading, ...]] = {}
    for i, sight in enumerate(seen):
        match = None if marks[i] else _LOST_STOP.match(plain(sight.text))
        if match is None or "month" in classes_of(match["word"]):
            continue
        said = match["mark"]
        is_number = said.isdecimal()
        reading = Reading(
            Style.DECIMAL if is_number else Style.UPPER, int(said) if is_number else ord(said) - ord("A") + 1
        )
        others = whole.get(reading.style, [])
        at = bisect_left(others, (i, 0))
        before = others[at - 1][1] if at else 0
        after = others[at][1] if at < len(others) else 0
        fits = after == reading.value + 1 and (not before or reading.value - before in (1, 2))
        ends = i and (sight.gap or ending(plain(seen[i - 1].text)) == "stop")
        if fits or (before and before == reading.value - 1 and after != reading.value and ends):
            out[i] = (reading,)
    return out


def _open(seen: Sequence[Sight]) -> list[list[str]]:
    """For each line, how the last line of running text before it ends, whatever stands between."""
    texts = [plain(sight.text) for sight in seen]
    letters, _, upper = tally("".join(text for text in texts if len(text) > 30)[:SAMPLE])
    capitals = upper > _CAPITALS * max(1, letters)
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
