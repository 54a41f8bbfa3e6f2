"""The features that tell with which lines pages begin: what a line says, and the furniture around it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from encoder.pages.sights.shape import binned, ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.typescripts.judging import FURNITURE_LABELS

_OF_PAGES = re.compile(
    r"""
    (?:[+-]1:)?     # of the line itself, or of its neighbours; with all features the chain learns by rote
    (?: record-number | mask= | page-number | marking | first= | only= | heading | starts= | upper | none
      | words | repeats | like | across | blank | top | over: | text-before | doc=[a-z-]+$ | number | counting
      | enumerator | catch | lex:(?:header|stamp|marking|title|form|function) )
    """,
    re.VERBOSE,
)


def page_features(seen: list[Sight], rows: list[list[str]], labels: Sequence[str]) -> list[list[str]]:
    """The features that tell with which lines pages begin: some of `features`, and the furniture around.

    Args:
        seen: the lines.
        rows: their features.
        labels: what each line was judged to be.
    """
    texts = _texts(labels)
    gaps = binned(sum(sight.gap > 0 for sight in seen) / max(1, len(seen)), 0.05, 0.15, 0.3)
    kinds, labels = labels, [label if label in FURNITURE_LABELS else "text" for label in labels]
    spans = list(_spans([label in FURNITURE_LABELS for label in labels]))
    above, below = _around(labels, spans)
    out = []
    for i, row in enumerate(rows):
        start, end = spans[i]
        own = list(filter(_tells_of_pages, row))
        own += [f"role={labels[i]}", f"-1:role={_at(labels, i - 1)}", f"+1:role={_at(labels, i + 1)}"]
        own.append(f"roles={_at(labels, i - 1)}&{labels[i]}")
        own += [f"above:{label}" for label in above[i]]
        own += [f"below:{label}" for label in below[i]]
        own.append(f"run={binned(end - start, 1, 2, 3, 5, 8)}")
        before, after = texts[start], texts[end]
        blank = "blank" if seen[i].gap else "next"
        own.append(f"kind={kinds[i]}&{blank}")
        own.append(f"texts={before[0]}&{after[1]}")
        own.append(f"texts={before[0]}&{after[1]}&{min(end - start, 2)}&{blank}")
        own.append(f"opens={after[1]}&{after[2]}&{min(end - start, 1)}&{blank}")
        if seen[i].gap and not seen[i].across:
            last = ending(plain(seen[i - 1].text)) if i else "none"
            own.append(f"gap={gaps}&{kinds[i]}&{last}")
        if start > 0 and end < len(seen):
            last, following = ending(plain(seen[start - 1].text)), plain(seen[end].text)[:1]
            starts = "lower" if following.islower() else "other"
            own.append(f"around={last}&{starts}")
            own.append(f"around={last}&{starts}&{min(end - start, 2)}")
        out.append(own)
    return out


@lru_cache(maxsize=20_000)
def _tells_of_pages(feature: str) -> bool:
    return _OF_PAGES.match(feature) is not None


def _texts(labels: Sequence[str]) -> list[tuple[str, str, str]]:
    """For each place, and the end, the kinds of the text before it, and of the next two behind."""
    out = []
    following = ("end", "end")
    for i in range(len(labels), -1, -1):
        if i < len(labels) and labels[i] not in FURNITURE_LABELS:
            following = (labels[i], following[0])
        out.append(following)
    out.reverse()
    before, full = "start", []
    for i, (one, two) in enumerate(out):
        full.append((before, one, two))
        if i < len(labels) and labels[i] not in FURNITURE_LABELS:
            before = labels[i]
    return full


def _around(
    labels: Sequence[str], spans: Sequence[tuple[int, int]]
) -> tuple[list[list[str]], list[list[str]]]:
    """For each line, the kinds of furniture before it and behind it, in its own run of furniture."""
    above, below, met = [], [], set[str]()
    for i, (start, _) in enumerate(spans):
        met = met | {labels[i - 1]} if start < i else set()
        above.append(sorted(met & FURNITURE_LABELS))
    for i in reversed(range(len(labels))):
        met = met | {labels[i + 1]} if i + 1 < spans[i][1] else set()
        below.append(sorted(met & FURNITURE_LABELS))
    return above, below[::-1]


def _at(labels: Sequence[str], i: int) -> str:
    return labels[i] if 0 <= i < len(labels) else "none"


def _spans(is_furniture: list[bool]) -> Iterator[tuple[int, int]]:
    """For each line, where the furniture begins that it stands in or after, and where text goes on."""
    start, ends = 0, []
    end = len(is_furniture)
    for i in reversed(range(len(is_furniture))):
        if not is_furniture[i]:
            end = i
        ends.append(end)
    for i, end in enumerate(reversed(ends)):
        if i and not is_furniture[i - 1]:
            start = i
        yield start, end
