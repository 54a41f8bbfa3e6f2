"""What can be seen of a line of a typed page: readable features, each a name that is there or not.

The names are the rows of `weights/*.tsv`. A feature of a neighbour has a prefix: `-1:` the line before,
`+1:` the line after. Features of the whole document (`doc:`) are combined with those they shed light on.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from encoder.enumerators import enumerator
from encoder.pages.lexicon import classes_of, recognise

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
PAGE_NUMBER = re.compile(
    r"""
    (?:[-–—~.·•*]{0,2}\s*)
    (?:(?P<bare>\d{1,3}|[ivxl]{1,5})
      |(?:[Pp](?:age|AGE|ag\.|\.)|PAGE|PACE|FAGE|PAGC)\s*[-–—:.]?\s*
       (?P<worded>\d{1,3}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)(?:\s*(?:of|OF)\s*\d+)?)
    (?:\s*[-–—~.·•*]{0,2})
    """,
    re.VERBOSE,
)
RECORD_NUMBER = re.compile(r"\W{0,2}\d{2,4}(?:[-–/]\d{3,6}){1,3}\W?")
DATE = re.compile(
    r"(?:\b\d{1,2}(?:st|nd|rd|th)?\s+)?\b[A-Za-z0-9]{3,9}\.?,?\s+(?:\d{1,2},?\s+)?(?:1[789]\d\d|20[012]\d|\d\d)\b"
)
LABEL = re.compile(r"\W{0,2}([A-Z][A-Za-z.'&/# ]{0,24}?)\s?[:;]")
LABELS = {
    "to": "TO|FM|FROM|VIA|INFO|ATTN|ATTENTION|THRU|THROUGH|REF|REFS|REFERENCE|FOR|FILE|PRITY|ACTION",
    "subject": "SUBJECT|SUBJ|SUBIECT|RE",
    "memo": "MEMORANDUM FOR|MEMORANDUM TO|MEMO FOR|MEMORANDUM FOR THE",
    "closing": "CC|BCC|DISTRIBUTION|ATTACHMENT|ATTACHMENTS|ENCLOSURE|ENCLOSURES|ENCL|END OF|COPIES TO|BT",
}
LABEL_OF = {word: name for name, words in LABELS.items() for word in words.split("|")}
LOOKED_AT, SAMPLE = 200, 5_000
_SIGNS, _DIGIT = re.compile(r"[\W_]+"), re.compile(r"\d")
BREAKS_WORD = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class Sight:
    """A line as it is seen.

    Attributes:
        text: of the line.
        gap: blank lines before it.
        row: its index among all lines.
        across: what stood between it and the line before, and is left out here: `mark`, `furniture`.
    """

    text: str
    gap: int
    row: int
    across: str = ""


def page_number(text: str) -> int | None:
    """The number that a line says its page has: `- 3 -` → 3, `PAGE TWO` → 2."""
    match = PAGE_NUMBER.fullmatch(text.strip())
    if not match:
        return None
    said = match["bare"] or match["worded"]
    words = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
    if said in words:
        return words.index(said) + 1
    return int(said) if said.isdecimal() else None


def is_date(text: str) -> bool:
    """Whether a line says a date and nothing else: `October 27, 1962`, misread or not."""
    bare = plain(text).rstrip(".")
    words = WORD.findall(bare)
    return bool(DATE.fullmatch(bare)) and any("month" in classes_of(word) for word in words)


def _bin(value: float, *edges: float) -> int:
    return bisect_right(edges, value)


def plain(text: str) -> str:
    """The text of a line without its Markdown: `- **1.** <u>Berlin</u>` → `1. Berlin`."""
    return re.sub(r"<[^>\n]{1,12}>|\*\*|__|^\s*[-*•]\s+(?=\S)|^#{1,6}\s+", "", text).strip()


@lru_cache(maxsize=20_000)
def shape(text: str) -> tuple[str, ...]:
    """The features that a line has by itself."""
    bare = plain(text)
    words = WORD.findall(bare)
    out = _counts(bare, words)
    out += _lexical(words)
    out += _patterns(text.strip(), bare, words)
    return tuple(out)


def _counts(bare: str, words: list[str]) -> list[str]:
    length = len(bare)
    bare = bare[:LOOKED_AT]
    n = max(1, len(bare))
    letters = sum(c.isalpha() for c in bare)
    latin = sum(c.isalpha() and c < "ɐ" for c in bare)
    digits = sum(c.isdigit() for c in bare)
    out = [
        f"words={_bin(len(words), 1, 2, 3, 5, 8, 12, 25)}",
        f"length={_bin(length, 2, 3, 5, 9, 15, 25, 40, 60, 90)}",
        f"letters={_bin(letters / n, 0.01, 0.3, 0.6, 0.75)}",
        f"digits={_bin(digits / n, 0.01, 0.2, 0.5, 0.8)}",
    ]
    if letters > latin:
        out.append(f"foreign={_bin((letters - latin) / letters, 0.2, 0.6)}")
    if letters:
        upper = sum(c.isupper() for c in bare)
        out.append(f"upper={_bin(upper / letters, 0.05, 0.3, 0.7, 0.95)}")
    return out


def _lexical(words: list[str]) -> list[str]:
    if not words:
        return ["no-words"]
    known = [classes_of(word) for word in words[:14]]
    tally = Counter(name for names in known for name in names)
    out = []
    for name, count in tally.items():
        share = count / len(known)
        out.append(f"lex:{name}={'all' if share == 1 else 'most' if share >= 0.5 else 'some'}")
    marking = sum("marking" in names or "caveat" in names for names in known)
    if tally["marking"]:
        out.append(f"marking={_bin(marking / len(known), 0.3, 0.5, 0.7, 1.0)}")
    first, last = recognise(words[0]), recognise(words[-1])
    if first:
        out.append(f"first={first}")
        if len(words) == 1:
            out.append(f"only={first}")
    if last:
        out.append(f"last={last}")
    if len(words) <= 5:
        out += [f"has={word}" for word in map(recognise, words[1:-1]) if word]
    return out


def _patterns(text: str, bare: str, words: list[str]) -> list[str]:
    out = []
    label = LABEL.match(bare)
    if label:
        said = label[1].strip().upper()
        out.append("label")
        out.append(f"label={LABEL_OF.get(said, 'other')}")
        if bare.endswith((":", ";")):
            out.append("label-only")
    head = " ".join(recognise(word) or word.upper() for word in words[:2])
    lead = LABEL_OF.get(head) or (LABEL_OF.get(words[0].upper()) if words else None)
    if lead:
        out.append(f"lead={lead}")
    found = enumerator(text)
    if found:
        out.append(f"enumerator={found.style.value}")
        if found.bare:
            out.append("enumerator-only")
    if page_number(text) is not None:
        out.append("page-number")
        out.append("page-number=" + re.sub(r"\d+", "9", re.sub(r"[A-Za-z]+", "a", text)))
    if RECORD_NUMBER.fullmatch(text):
        out.append("record-number")
    if len(bare) <= 9:
        out.append("mask=" + re.sub(r"\d", "9", re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", bare))))
    if DATE.search(bare):
        out.append("date-inside")
        if DATE.fullmatch(bare.rstrip(".")):
            out.append("date-only")
        if any("month" in classes_of(word) for word in words):
            out.append("date" if len(words) <= 4 else "date-month")
    if text.startswith(("- ", "* ", "• ")):
        out.append("bullet")
    if text.startswith("#"):
        out.append("heading")
    if text.count("|") > 1:
        out.append("pipes")
    if bare[:1].islower():
        out.append("starts=lower")
    elif not bare[:1].isalnum():
        out.append("starts=sign")
    out.append("ends=" + _ending(bare))
    return out


def _ending(bare: str) -> str:
    if BREAKS_WORD.search(bare):
        return "hyphen"
    last = bare.rstrip("\"”'’)] ")[-1:]
    if last in {".", "?", "!"}:
        return "stop"
    return {":": "colon", ";": "semicolon", ",": "comma"}.get(last, "word" if last.isalnum() else "sign")


def key(text: str) -> str:
    """What two lines that repeat each other have in common: letters, and digits as one."""
    return _DIGIT.sub("9", _SIGNS.sub("", text.upper()))


def sights(texts: Sequence[str], marks: Collection[int] = ()) -> list[Sight]:
    """The lines that are neither blank nor marks, each with what lies before it.

    Args:
        texts: of all lines.
        marks: the indices of page marks and other lines of mere markup.
    """
    out: list[Sight] = []
    gap, across = 0, ""
    for row, text in enumerate(texts):
        if row in marks:
            gap, across = gap + 1, "mark"
        elif text.strip():
            out.append(Sight(text, gap, row, across))
            gap, across = 0, ""
        else:
            gap += 1
    return out


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


_OF_PAGES = re.compile(
    r"""
    (?:[+-]1:)?     # of the line itself, or of its neighbours; with all features the chain learns by rote
    (?: record-number | mask= | page-number | marking | first= | only= | heading | starts= | upper | none
      | words | repeats | like | across | blank | top | over: | text-before | doc=[a-z-]+$ | number
      | enumerator | catch | lex:(?:header|stamp|marking|title|form|function) )
    """,
    re.VERBOSE,
)
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
    before = _bin(seen[i].gap, 1, 2)
    after = _bin(seen[i + 1].gap, 1, 2) if i + 1 < len(seen) else 3
    text = seen[i].text
    return [
        f"indent={_bin(len(text) - len(text.lstrip()), 3, 9, 18)}",
        f"blank={min(before, 1)}{min(after, 1)}",
        f"top={_bin(i, 1, 2, 3, 5, 8, 12, 20)}",
        f"bottom={_bin(len(seen) - 1 - i, 1, 2, 3, 5, 8)}",
        f"across={seen[i].across}",
        f"across-after={seen[i + 1].across if i + 1 < len(seen) else 'end'}",
    ]


def _document(seen: list[Sight], shapes: list[tuple[str, ...]], keys: list[str]) -> list[list[str]]:
    """What only the whole document shows of its lines."""
    firsts = {text for text in keys[:3] if len(text) > 3}
    repeats = Counter(keys)
    lengths = sorted(len(sight.text) for sight in seen if len(WORD.findall(sight.text)) > 4)
    full = lengths[int(len(lengths) * 0.9)] if lengths else 60
    wrapped = bool(lengths) and full < 110
    blanks = sum(sight.gap > 0 for sight in seen) / max(1, len(seen))
    letters = "".join(sight.text for sight in seen if len(sight.text) > 30)[:SAMPLE]
    capitals = sum(c.isupper() for c in letters) > 0.6 * max(1, sum(c.isalpha() for c in letters))
    style = ("wrapped" if wrapped else "long") + "-spaced" * (blanks > 0.9) + "-capitals" * capitals
    numbers = _numbers(seen)
    out = []
    for i, sight in enumerate(seen):
        size = _bin(len(sight.text) / max(20, full), 0.25, 0.5, 0.7, 0.85, 0.95) if wrapped else 9
        row = [f"doc={style}", f"fill={size}"]
        if repeats[keys[i]] > 1 and keys[i]:
            row.append(f"repeats={_bin(repeats[keys[i]], 2, 3, 5)}")
            row.append(f"repeats:{'short' if len(sight.text) < 12 else 'long'}")
        if i:
            last = len(seen[i - 1].text) / max(20, full)
            row.append(f"fill-before={_bin(last, 0.5, 0.7, 0.85) if wrapped else 9}")
        if numbers[i]:
            row.append(f"number={numbers[i]}")
        for mark in ("words=1", "words=2", "page-number", "upper=4", "ends=hyphen"):
            if mark in shapes[i]:
                row.append(f"doc={style}&{mark}")
        if i > 3 and keys[i] in firsts:
            row.append("like-the-first")
        out.append(row)
    return out


def _numbers(seen: list[Sight]) -> list[str]:
    """For each line that may be a page number, whether it goes on counting: `next`, `same`, `other`."""
    said = [page_number(plain(sight.text)) or page_number(sight.text) for sight in seen]
    present = {n for n in said if n}
    out = []
    for n in said:
        if not n:
            out.append("")
        else:
            run = (n - 1 in present or n == 2) + (n + 1 in present)
            out.append(f"{min(n, 6) if n < 6 else 'many'}-run{run}")
    return out


def _distances(shapes: list[tuple[str, ...]]) -> list[list[str]]:
    """How far each line is from the markings before and after it: they stand at the edges of pages."""
    at = [i for i, own in enumerate(shapes) if "marking=4" in own]
    out = []
    for i in range(len(shapes)):
        before = next((i - j for j in reversed(at) if j < i), 99)
        after = next((j - i for j in at if j > i), 99)
        out.append(
            [
                f"marking-before={_bin(before, 2, 3, 5, 8, 15, 40)}",
                f"marking-after={_bin(after, 2, 3, 5, 8, 15, 40)}",
            ]
        )
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
            long = _bin(len(seen[i - 1].text), 25, 50)
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
    own = _letters(seen[i].text)
    if not 3 <= len(own) <= 40:
        return None
    for step, sight in enumerate(seen[i + 1 : i + 9]):
        other = _letters(sight.text)
        if other == own:
            return "same", _bin(step, 1, 3)
        if other.startswith(own):
            return "start", _bin(step, 1, 3)
        if len(own) > 7 and other[: len(own) - 2] == own[:-2]:
            return "cut", _bin(step, 1, 3)
    return None


@lru_cache(maxsize=4_000)
def _letters(text: str) -> str:
    return _SIGNS.sub("", plain(text[:LOOKED_AT])).lower()


def page_features(
    seen: list[Sight], rows: list[list[str]], labels: Sequence[str], furniture: Collection[str]
) -> list[list[str]]:
    """The features that tell with which lines pages begin: some of `features`, and the furniture around.

    Args:
        seen: the lines.
        rows: their features.
        labels: what each line was judged to be.
        furniture: the labels of page furniture.
    """
    spans = list(_spans([label in furniture for label in labels]))
    out = []
    for i, row in enumerate(rows):
        start, end = spans[i]
        own = [feature for feature in row if _OF_PAGES.match(feature)]
        own += [f"role={labels[i]}", f"-1:role={_at(labels, i - 1)}", f"+1:role={_at(labels, i + 1)}"]
        own.append(f"roles={_at(labels, i - 1)}&{labels[i]}")
        own += [f"above:{label}" for label in set(labels[start:i]) & set(furniture)]
        own += [f"below:{label}" for label in set(labels[i + 1 : end]) & set(furniture)]
        own.append(f"run={_bin(end - start, 1, 2, 3, 5, 8)}")
        if 0 < start and end < len(seen):
            last, following = _ending(plain(seen[start - 1].text)), plain(seen[end].text)[:1]
            starts = "lower" if following.islower() else "other"
            own.append(f"around={last}&{starts}")
            own.append(f"around={last}&{starts}&{min(end - start, 2)}")
        out.append(own)
    return out


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
