"""The forms that dates are written in, as regular expressions.

What belongs to a language (ordinal endings, small words between day and month) comes from its data. The
patterns are compiled when a text may first have such a date: a third of them are enough for most. None has
a repetition within a repetition.
"""

import re
from collections.abc import Iterable
from functools import cache

from encoder.language.phrases import entries

_PARTS = {
    "D": r"(?P<d#>[0-9OoQlI|]{1,2})(?:\.?(?:º|ª|°|ᵒ|{ordinal})(?![^\W\d]))?\.?",
    "M": r"(?P<m#>(?![0-9|]+\b)[^\W_]{3,12})\.?",
    "Y": r"(?P<y#>[0-9OoQlI|SB]{4}|['’‘]\d\d|1\d\d\s\d(?=\W*$))(?:/(?P<z#>\d{2}(?:\d\d)?)(?![\d/]))?",
    "y": r"(?P<y#>\d\d)(?!\s?\*|[-_]{2}|\.{2}|—)(?![,\s]+\d{4}\b)"
    r"(?!\s*(?:[ap]\.?\s?m\b|[:.]\d|hours|hrs|o['’]clock))",
    "N": r"(?P<n#>[0-9]{1,2})",
    "R": r"(?P<r#>(?-i:[IVX]{1,4}|[ivx]{1,4}))",
    "E": r"(?P<d#>[0-9]{1,2})",
    "F": r"(?P<y#>[0-9]{4})",
}
_BETWEEN = {
    " ": r"(?:[\s,.\[\])]{1,4}(?:(?:{of})\s+|d['’])?|(?<=[^\W\d])(?=\d))",
    "_": r"\s{0,2}[\[\]),]?\s?(?:(?:{of})\s+|d['’])?",
    "@": r"[\s,.]{1,4}(?:(?:{article})\s+)?",
    "~": r"\s*(?:[-–—]+|\b(?:to|through|thru|until|till|bis|au|al|tot|até|ao)\b)\s*",
    "&": r"\s*(?:[,/]|\b(?:and|und|et|y|en|e|i|og|och|и|і)\b|&)\s*",
    "^": r"\s?[/(]\s?",
    "/": r"[/-]",
    ".": r"\.\s?",
    ";": r"\s?(?:\./|\.,|\.|/(?=\s?\d{1,2}\s?\.))\s?",
    ":": r"(?:\s?[./,-]{1,2}\s?|\s)",
    "s": r"\.?\s",
    "!": r"[\s,(\[]{1,3}(?:{old}|{new})[)\],]{0,2}\s",
    "-": r"-",
    "=": r"\s?[-–—]\s?",
}
_WORDS = (
    ("ordinal", "ordinal"),
    ("of", "of"),
    ("article", "article-of-date"),
    ("old", "old-style"),
    ("new", "new-style"),
)
"""What stands in braces in the patterns, and the classes whose words it is."""
_FORMS = (
    "M1 D1 Y1~M2 D2 Y2", "M1 D1~M2 D2 Y2", "M1 D1~D2 Y2",
    "D1_M1 Y1~D2_M2 Y2", "D1_M1~D2_M2 Y2", "D1~D2_M2 Y2", "D1~D2_M2 y2", "M1~M2 Y2", "F1~F2",
    "D1^D2_M2 Y2", "D1^D2_M2 y2", "D1_M1^D2_M2 Y2", "M1 D1^D2 Y2",
    "M1 D1&D2 Y2",
    "F1-N1-E1", "M1 D1 Y1", "M1@D1 Y1", "D1_M1_Y1", "D1_M1 Y1", "D1_M1_y1", "M1 D1 y1", "F1@D1_M1",
    "F1 M1 D1", "E1:R1:F1", "E1:R1:y1", "E1;N1;F1", "E1;N1;y1",
    "N1/E1/F1", "N1/E1/y1", "E1/N1sF1", "E1/N1sy1", "M1 Y1", "M1=Y1", "M1 y1",
    "M1 D1!Y1", "D1_M1!Y1",
)  # fmt: skip
_SIGNS = (
    ("^", re.compile(r"[/(]")),
    ("~", re.compile(r"[-–—]|\b(?:to|through|thru|until|till|bis|au|al|tot|até|ao)\b", re.IGNORECASE)),
    ("&", re.compile(r"[,/&]|\b(?:and|und|et|y|en|e|i|og|och|и|і)\b", re.IGNORECASE)),
    ("/", re.compile(r"\d[/-]\d")),
    (";", re.compile(r"\d\s?[./]")),
    ("R", re.compile(r"(?<![^\W\d])[IVXivx]{1,4}(?!\w)")),
    ("=", re.compile(r"[-–—]")),
    ("-", re.compile(r"\d-\d")),
    ("Y", re.compile(r"(?:[0-9OoQlI|SB]{4}|['’‘]\d\d|1\d\d\s\d)(?!\w)", re.IGNORECASE)),
    ("y", re.compile(r"\d\d(?!\w)")),
    ("F", re.compile(r"[0-9]{4}")),
)
"""Parts of forms, and what a text must hold for them."""
_YEARLESS = ("D1_M1", "M1 D1", "E1:R1", "E1;N1")


def alternatives(words: Iterable[str]) -> str:
    """Words and phrases as alternatives of a pattern, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)


@cache
def _compile(form: str, end: str = r"(?!\w)(?!/\d)") -> re.Pattern[str]:
    parts = re.findall(r"([A-Za-z])(\d)|(\W|_|s)", form)
    pattern = "".join(
        _PARTS[name].replace("#", number) if name else _BETWEEN[between] for name, number, between in parts
    )
    for name, key in _WORDS:
        if f"{{{name}}}" in pattern:
            pattern = pattern.replace(f"{{{name}}}", alternatives(entries(key)))
    return re.compile(rf"(?:(?<!\w)|(?-i:(?<=[a-zß-öø-ÿ])(?=[A-Z]))){pattern}{end}", re.IGNORECASE)


def dates_in(text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms whose signs stand in a text: without a stroke it has no `4/15 May`.

    Each with its pattern; groups `d1`, `m1`, `y1` are of the first date, with 2 of the second.
    """
    lacking = tuple(signs for signs, pattern in _SIGNS if not pattern.search(text))
    return _forms_without(lacking)


@cache
def _forms_without(lacking: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = (form for form in _FORMS if not any(sign in form for sign in lacking))
    return tuple((form, _compile(form)) for form in forms)


@cache
def yearless_dates() -> tuple[re.Pattern[str], ...]:
    """The forms of a day without a year."""
    return tuple(_compile(form, r"(?!\w)(?!\s?[/.:-]\s?\d)(?!\W{1,3}\d{3})") for form in _YEARLESS)


@cache
def hidden_years() -> tuple[re.Pattern[str], ...]:
    """The forms of a year that the writer hides, with the day and month before it: `4 août 17**`, `178-`.

    Dashes and stops hide it only behind day and month: `June 17—` is a day.
    """
    of = alternatives(entries("of"))
    stars = r"(?:1\d(?=\*\*)|1\d\d(?=\*))\*{1,3}(?![\w*])"
    dashes = r"1\d(?:[-_]{2}|\.{2,3}|[—–]{1,2})(?!\s?\w)|1\d\d[-_—–](?!\s?\w)"
    behind = rf"[\s,.]{{1,3}}(?:(?:{of})\s+)?"
    whole = (_compile(form, rf"{behind}(?P<year>{stars}|{dashes})") for form in ("D1_M1", "M1 D1"))
    return (
        *whole,
        _compile("M1", rf"{behind}(?P<year>{stars})"),
        re.compile(rf"(?<![\w*])(?P<year>{stars})"),
    )


YEARS = re.compile(r"(?<![^\W])(?P<y1>1[5-9]\d\d|20\d\d)\s*[-–—]\s*(?P<y2>\d{4}|\d\d)(?!\w)(?![-/.]\d)")
"""`1968–1969`, `1968–69`."""

YEAR = re.compile(r"^(?:[^\d\n]*(?:[,\]]\s*|\b(?:circa|ca?\.)\s*))?(?P<y1>1[5-9]\d\d|20\d\d)(?=\W*$)")
"""A year alone, at the end of a line without other numbers."""

DATE_TIME_GROUP = re.compile(
    r"""
    (?<!\w)(?P<d1>[0-3]\d)(?P<h>[0-2]\d)(?P<min>[0-5]\d)\s?(?P<zone>[A-IK-Z]|2)\s+  # 271430Z, 2714302
    (?P<m1>[A-Za-z]{3,9})\.?\s+(?P<y1>\d{4}|\d{2})(?!\w)                             # OCT 62
    """,
    re.VERBOSE,
)
"""A military date-time group (ACP 121)."""

NUMBERED = re.compile(
    r"(?:(?<!\w)(?:n(?:[or]s?|úms?|ums?)?|nos?|tel|telegram|phone|fax|ref|pp?|art|kap|cap|chap|vol|fol|bl|ps|v)\.?\s?[:.]?\s?"
    r"|[№#£$€§]\s?|n[º°]\s?|[\d]\s?[./:,-]\s?)$",
    re.IGNORECASE,
)
"""What stands before numbers that are no date: of a telegram, a sum of money, a chapter and verse."""


@cache
def undated() -> re.Pattern[str]:
    """Words that say that there is no date: `undated`, `n.d.`; abbreviations only as they are printed."""
    return re.compile(rf"(?<!\w)(?:{_as_printed(entries('undated'))}|n\.\s?d\.)(?!\w)")


@cache
def qualifier() -> re.Pattern[str]:
    """A word before a date that makes it a guess or a limit."""
    groups = (rf"(?P<{name}>{_as_printed(entries(name))})" for name in ("about", "before", "after"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})\s+$")


def _as_printed(found: Iterable[str]) -> str:
    """Words in any case; abbreviations only as they are printed: `c.` is circa, `E. C.` a part of London."""
    short = {word for word in found if "." in word}
    return f"(?i:{alternatives(set(found) - short)})|{alternatives(short) or '(?!)'}"


@cache
def style() -> re.Pattern[str]:
    """A word behind a date that says after which calendar it is: `O.S.`, `n. St.`."""
    old, new = (alternatives(entries(name)) for name in ("old-style", "new-style"))
    return re.compile(rf"[\s,]{{0,2}}[(\[]?(?:(?P<old>{old})|(?P<new>{new}))(?!\w)[)\]]?", re.IGNORECASE)


@cache
def article_before() -> re.Pattern[str]:
    """The article before a date, at the end of a text: `Bonn, den`, `Bern d.`."""
    words = alternatives(entries("article-of-date"))
    return re.compile(rf"(?:^\s*(?i:{words})|[,\s]\s*(?:{words}))\s*$")
