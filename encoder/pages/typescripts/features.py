"""What can be seen of the lines of a typed page: readable features, each a name that is there or not.

The names are the rows of `weights/*.tsv`. A feature of a neighbour has a prefix: `-1:` the line before,
`+1:` the line after. Features of the whole document (`doc:`) are combined with those they shed light on.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache

from encoder.pages.sights.shape import binned, shape, tally
from encoder.pages.sights.sight import WORD, Sight, key, letters_of, page_number, plain

SAMPLE, FAR_AWAY, SHORTEST_PAGE = 5_000, 99, 8
FEW_WORDS = 4


def features(seen: list[Sight]) -> list[list[str]]:
    """The features of each line: its own, its neighbours', its place, and what repeats.

    Args:
        seen: the lines of a document that are not blank, page marks left out.
    """
    shapes = [shape(sight.text) for sight in seen]
    keys = [key(sight.text) for sight in seen]
    rows = _document(seen, shapes, keys)
    joins = _joins(seen, shapes)
    markings = _distances(shapes)
    out = []
    for i in range(len(seen)):
        own = [*shapes[i], *_place(seen, i), *rows[i], *joins[i], *markings[i]]
        for name, at in (("-1", i - 1), ("+1", i + 1), ("-2", i - 2), ("+2", i + 2)):
            own += _neighbour(name, shapes[at]) if 0 <= at < len(seen) else [f"{name}:none"]
        out.append(own)
    return out


FAR = (
    "marking",
    "page-number",
    "record",
    "words",
    "label",
    "enumerator",
    "upper",
    "lex:function",
    "lex:stamp",
)


@lru_cache(maxsize=40_000)
def _neighbour(name: str, shape_of: tuple[str, ...]) -> list[str]:
    """The features of a neighbour, all of the next one, some of the next but one."""
    near = shape_of if name in ("-1", "+1") else (f for f in shape_of if f.startswith(FAR))
    return [f"{name}:{feature}" for feature in near]


def _place(seen: list[Sight], i: int) -> list[str]:
    """Where a line stands: from the document's edges, and between blank lines."""
    before = binned(seen[i].gap, 1, 2)
    after = binned(seen[i + 1].gap, 1, 2) if i + 1 < len(seen) else 3
    text = seen[i].text
    return [
        f"indent={binned(len(text) - len(text.lstrip()), 3, 9, 18)}",
        f"blank={min(before, 1)}{min(after, 1)}",
        f"top={binned(i, 1, 2, 3, 5, 8, 12, 20)}",
        f"bottom={binned(len(seen) - 1 - i, 1, 2, 3, 5, 8)}",
        f"across={seen[i].across}",
        f"across-after={seen[i + 1].across if i + 1 < len(seen) else 'end'}",
    ]


def _document(seen: list[Sight], shapes: list[tuple[str, ...]], keys: list[str]) -> list[list[str]]:
    """What only the whole document shows of its lines."""
    firsts = {text for text in keys[:3] if len(text) > 3}
    repeats = Counter(keys)
    lengths = sorted(len(sight.text) for sight in seen if _is_full(sight.text))
    full = lengths[int(len(lengths) * 0.9)] if lengths else 60
    wrapped = bool(lengths) and full < 110
    blanks = sum(sight.gap > 0 for sight in seen) / max(1, len(seen))
    letters, _, upper = tally("".join(sight.text for sight in seen if len(sight.text) > 30)[:SAMPLE])
    capitals = upper > 0.6 * max(1, letters)
    style = ("wrapped" if wrapped else "long") + "-spaced" * (blanks > 0.9) + "-capitals" * capitals
    numbers = _numbers(seen)
    out = []
    for i, sight in enumerate(seen):
        size = binned(len(sight.text) / max(20, full), 0.25, 0.5, 0.7, 0.85, 0.95) if wrapped else 9
        row = [f"doc={style}", f"fill={size}"]
        if repeats[keys[i]] > 1 and keys[i]:
            row.append(f"repeats={binned(repeats[keys[i]], 2, 3, 5)}")
            row.append(f"repeats:{'short' if len(sight.text) < 12 else 'long'}")
        if i:
            last = len(seen[i - 1].text) / max(20, full)
            row.append(f"fill-before={binned(last, 0.5, 0.7, 0.85) if wrapped else 9}")
        row += numbers[i]
        for mark in ("words=1", "words=2", "page-number", "upper=4", "ends=hyphen"):
            if mark in shapes[i]:
                row.append(f"doc={style}&{mark}")
        if i > 3 and keys[i] in firsts:
            row.append("like-the-first")
        out.append(row)
    return out


@lru_cache(maxsize=4_000)
def _is_full(text: str) -> bool:
    """Whether a line has several words; each is asked about twice, with page furniture and without."""
    return len(WORD.findall(text)) > FEW_WORDS


def _numbers(seen: list[Sight]) -> list[list[str]]:
    """For each line that may be a page number, whether it goes on counting, and with how many others."""
    said = [page_number(plain(sight.text)) or page_number(sight.text) for sight in seen]
    present = {n for n in said if n}
    counted = counting(said)
    out: list[list[str]] = []
    for n, together in zip(said, counted, strict=True):
        if not n:
            out.append([])
        else:
            run = (n - 1 in present or n == 2) + (n + 1 in present)
            out.append(
                [
                    f"number={min(n, 6) if n < 6 else 'many'}-run{run}",
                    f"counting={binned(together, 2, 3, 4, 6)}",
                ]
            )
    return out


def counting(said: list[int | None]) -> list[int]:
    """How many lines count on through each that says a number: 1, 2, 3 …, each a page or more apart.

    One number may be missing between two, as where a page is not numbered or its number not read.
    """
    before = _counted(said)
    after = _counted([n and -n for n in reversed(said)])
    return [a + b - 1 if a else 0 for a, b in zip(before, reversed(after), strict=True)]


def _counted(said: list[int | None]) -> list[int]:
    """How many lines count up to each line."""
    longest: dict[int, int] = {}
    out: list[int] = []
    for i, n in enumerate(said):
        if i >= SHORTEST_PAGE and (earlier := said[i - SHORTEST_PAGE]) is not None:
            longest[earlier] = max(longest.get(earlier, 0), out[i - SHORTEST_PAGE])
        out.append(0 if n is None else 1 + max(longest.get(n - 1, 0), longest.get(n - 2, 0)))
    return out


def _distances(shapes: list[tuple[str, ...]]) -> list[list[str]]:
    """How far each line is from the markings before and after it: they stand at the edges of pages."""
    at = [i for i, own in enumerate(shapes) if "marking=4" in own]
    out = []
    for i in range(len(shapes)):
        before, after = bisect_left(at, i) - 1, bisect_right(at, i)
        to_last = i - at[before] if before >= 0 else FAR_AWAY
        to_next = at[after] - i if after < len(at) else FAR_AWAY
        edges = (2, 3, 5, 8, 15, 40)
        out.append([f"marking-before={binned(to_last, *edges)}", f"marking-after={binned(to_next, *edges)}"])
    return out


def _joins(seen: list[Sight], shapes: list[tuple[str, ...]]) -> list[list[str]]:
    """Whether each line goes on where the last line of running text ended, or is repeated further on."""
    out = []
    ending = ""
    for i, own in enumerate(shapes):
        row = []
        repeated = _repeated(seen, i)
        if repeated:
            row += [f"catch={repeated[0]}", f"catch-step={repeated[1]}"]
        starts = "lower" if "starts=lower" in own else "other"
        if i and (seen[i].across or seen[i].gap):
            before = next(feature for feature in reversed(shapes[i - 1]) if feature.startswith("ends="))
            long = binned(len(seen[i - 1].text), 25, 50)
            kind = seen[i].across or "blank"
            row += [f"over:{kind}:{before}&{starts}", f"over:{kind}:{before}&{starts}&{long}"]
        if ending:
            row += [f"text-before:{ending}", f"text-before:{ending}&{starts}"]
        out.append(row)
        if "words=7" in own or "words=6" in own:
            ending = next(feature for feature in reversed(own) if feature.startswith("ends="))
    return out


def _repeated(seen: list[Sight], i: int) -> tuple[str, int] | None:
    """How a short line is repeated further on: `same`, `start` of a line, or cut short (`3. The agend`)."""
    own = letters_of(seen[i].text)
    if not 3 <= len(own) <= 40:
        return None
    for step, sight in enumerate(seen[i + 1 : i + 9]):
        other = letters_of(sight.text)
        if other == own:
            return "same", binned(step, 1, 3)
        if other.startswith(own):
            return "start", binned(step, 1, 3)
        if len(own) > 7 and other[: len(own) - 2] == own[:-2]:
            return "cut", binned(step, 1, 3)
    return None
