"""What in a source is a mark and no text: the one table of forms, with the value that each says.

Readers take from it what they may take for a mark, and the proof (`checks/conservation.py`,
`checks/coverage.py`) what may have become an element, and with which value: so the two cannot disagree. A
form that is not here is text. Whether a mark is meant is the business of the readers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from encoder.language import words
from encoder.page_words import BREAK_WORDS, RIVAL_WORDS


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a mark.

    Attributes:
        name: of the form.
        pattern: matches the mark whole; its group `n`, where it has one, is the value.
        examples: marks of this form with their values.
        inside: whether it is a mark also with text beside it on its line.
        sure: whether a line of this form can be nothing but a mark.
    """

    name: str
    pattern: re.Pattern[str]
    examples: Mapping[str, str | None]
    inside: bool = False
    sure: bool = True


class Found(NamedTuple):
    """A mark in a text: where it stands, its form and the value that it says."""

    start: int
    end: int
    form: Form
    n: str | None


def _form(name: str, pattern: str, examples: Mapping[str, str | None], **flags: bool) -> Form:
    """A form; white space in it is that of one line."""
    return Form(name, re.compile(pattern.replace(r"\s", r"[^\S\n]"), re.VERBOSE), examples, **flags)


_WORD = r"(?:[Pp]age|PAGE|[Pp]g?\.|pp\.)"
_OTHER_WORD = r"(?:S\.|Seite|f(?:ol)?\.)"
_LEAF_NUMBER = r"\d{1,4}\s?[rv]\.?"
_NUMBER = r"(?:\d{1,5}[a-z]?|[ivxlcdm]{1,9}|[IVXLCDM]{1,9}|[A-Z]-?\d{1,4})"
_LABEL = rf"(?:{_NUMBER}|(?=[A-Za-z-]*\d)[\w-]{{1,12}})"

PAGE_FORMS: tuple[Form, ...] = (
    _form(
        "bracket",
        rf"\[\s* (?: {_WORD}\s*(?P<n>{_LABEL}) | {_OTHER_WORD}\s*(?P<m>{_NUMBER}|{_LEAF_NUMBER}) ) \s*\]",
        {
            "[Page 726]": "726",
            "[p. xiv]": "xiv",
            "[ page A-3 ]": "A-3",
            "[S. 12]": "12",
            "[fol. 14 v.]": "14 v.",
        },
        inside=True,
    ),
    _form(
        "comment",
        rf"<!--\s*[Pp]age\s*[:=]?\s*(?P<n>{_NUMBER})?\s*-->",
        {"<!-- page 2 -->": "2", "<!-- Page: 14 -->": "14", "<!-- page -->": None},
        inside=True,
    ),
    _form(
        "brace",
        rf"\{{\s*(?:p(?:age|\.)?\s*)?(?P<n>{_NUMBER})\s*\}}",
        {"{726}": "726", "{ p. 4 }": "4"},
        inside=True,
        sure=False,
    ),
    _form("brace and rule", r"\{(?P<n>\d+)\}\s*-{3,}", {"{3}-----": "3"}),
    _form("heading", rf"\#{{1,6}}\s*(?:Page|PAGE)\s+(?P<n>{_NUMBER})", {"## Page 3": "3", "# PAGE 12": "12"}),
    _form(
        "page in rules",
        rf"[-–—=_*]{{2,}}\s*{_WORD}\s*(?P<n>{_NUMBER})\s*[-–—=_*]{{2,}}",
        {"--- Page 3 ---": "3", "== page 4 ==": "4"},
    ),
    _form(
        "number in rules",
        rf"[-–—=_]{{2,}}\s*(?:p\s*)?(?P<n>{_NUMBER})\s*[-–—=_]{{2,}}",
        {"--- 726 ---": "726", "____ 5 ____": "5"},
        sure=False,
    ),
    _form(
        "rule",
        r"-{3,}|_{3,}|(?:\*\s?){3,}|={5,}",
        {"---": None, "* * *": None, "=====": None},
        sure=False,
    ),
    _form("form feed", r"\f", {"\f": None}),
)
"""How a source says that a page begins."""

_INSIDE = tuple(form for form in PAGE_FORMS if form.inside)
_SIGNS = re.compile(r"[\[{<]")
_FIRST_SIGNS = tuple("[<{#-–—=_*\f")
"""What a mark can begin with: nearly every line has none of these there."""

BULLET_SIGNS = "-–—•·‣▪*o■●○"
BULLET = re.compile(rf"[{BULLET_SIGNS}](?:\s?[{BULLET_SIGNS}])?")
FENCE = re.compile(r"(?:`{3,}|~{3,})\s*(?P<n>\w*)")
BLOCK_SIGN = re.compile(r"(?P<sign>/[*#$]|[*#$]/)(?:\[\d[\d.,]{0,6}\])?")
"""What proofreaders set above and below lines that are verse (`/*`), or a quotation (`/#`)."""
HEADING = re.compile(r"#{1,6}|={2,6}")
HEADING_LINE = re.compile(
    r"\s*(?:#{1,6}\s+\S|(?P<sign>={2,6})[^\S\n]*[^\s=](?:.*[^\s=])?[^\S\n]*(?P=sign)\s*$)"
)
"""A heading as Markdown or a wiki has it: `## The log`, `== The log ==`."""
RULE = re.compile(r"[-_=*–—~.\s]+")
LINE_NUMBER = re.compile(r"\d{1,4}")
"""The number of a line in the margin."""
QUOTE_MARK = re.compile(r">(?:\s?>)*")
"""What stands before each line of a quotation, once for each that it stands in."""
TURNED = re.compile(r"\[")
"""What stands before the rest of a verse that did not fit on its line."""
PIPE = re.compile(r"[|│┃║]")
TABLE = re.compile(r"(?:[|│┃║:+=\s─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╪-]|[_–—]{2,}(?![_–—]))+")
"""Pipes between cells, and rules between rows."""
MARKDOWN_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
"""The rule of Markdown below the heads of a table: `|:---|---:|`"""
SEPARATOR = re.compile(r"[,;]+")
"""What programs write between the fields of a row."""
_LONG_LEADER = r"(?:[.·…][^\S\n]?){2,}[.·…]|…[^\S\n]?…|_{4,}|[-–—]{4,}+"
_FIGURES = r"[£$]?\d[\d.,]*(?:\s[^\W\d_]{1,4}\.?(?:\s\d[\d.,]*)?){0,3}[^\w\n]*$"
_UNIT = r"[^\W\d_]{1,5}\.\s"
SHORT_LEADER = (
    rf"(?<=[^\S\n])(?:\.{{1,2}}(?=[^\S\n]+(?:{_UNIT})?{_FIGURES})|\.{{3}}(?=[^\S\n]+{_UNIT}{_FIGURES}))"
)
"""What is left of a leader before the figure of a long line: `of the bell .. 3.200`"""
LEADER = re.compile(rf"{_LONG_LEADER}(?=[^\S\n]*+\S)|{SHORT_LEADER}")
"""What leads the eye from one cell to the next."""
WHOLE_LEADER = re.compile(rf"{_LONG_LEADER}|\.{{1,2}}")
"""The same, by itself."""


class Sign(NamedTuple):
    """What a pair of signs makes of the words between them.

    Attributes:
        element: the name of the element.
        rend: its rendition, where it has one.
        written: how the opening sign is written, and the closing one.
    """

    element: str
    rend: str | None
    written: tuple[str, str]


def _signs() -> Iterator[tuple[str, Sign]]:
    plain = {"**": "bold", "__": "bold", "*": "italic", "_": "italic"}
    tags = {
        "u": "underline",
        "b": "bold",
        "strong": "bold",
        "i": "italic",
        "em": "italic",
        "sup": "superscript",
    }
    written = {"del": "del", "s": "del", "strike": "del", "ins": "add", "add": "add", "unclear": "unclear"}
    named = {"underlined": "underline", "underline": "underline", "bold": "bold", "italics": "italic"}
    yield from ((sign, Sign("hi", rend, (sign, sign))) for sign, rend in plain.items())
    yield from ((tag, Sign("hi", rend, (f"<{tag}>", f"</{tag}>"))) for tag, rend in tags.items())
    yield from ((sign, Sign(name, None, (sign, sign))) for sign, name in (("~~", "del"), ("^", "add")))
    yield from ((tag, Sign(name, None, (f"<{tag}>", f"</{tag}>"))) for tag, name in written.items())
    yield from ((name, Sign("hi", rend, (f"[[{name}]]", f"[[/{name}]]"))) for name, rend in named.items())
    for name, element in (("strikethrough", "del"), ("insertion", "add"), ("inserted", "add")):
        yield name, Sign(element, None, (f"[[{name}]]", f"[[/{name}]]"))


SIGNS: Mapping[str, Sign] = dict(_signs())
"""What stands on both sides of words: emphasis of Markdown and HTML (`**`, `<u>`), and what platforms for
transcription write where words are struck out, put in, doubtful (`~~`, `<ins>`, `[[strikethrough]]`)."""
TAGS = tuple(name for name in SIGNS if name.isalpha() and SIGNS[name].written[0].startswith("<"))
NAMES = tuple(name for name in SIGNS if name.isalpha() and name not in TAGS)
PAIRED = re.compile(
    rf"(?P<n>\*\*|__|\*|_|~~|\^)|</?(?P<m>{'|'.join(TAGS)})>|\[\[/?(?P<d>{'|'.join(NAMES)})\]\]"
)


def page_mark(text: str) -> Found | None:
    """The page mark that a line is, white space aside: `## Page 3` → a heading that says 3; or None."""
    stripped = text.strip(" \t") if "\f" in text else text.strip()
    if not stripped.startswith(_FIRST_SIGNS):
        return None
    start = text.find(stripped)
    for form in PAGE_FORMS:
        match = form.pattern.fullmatch(stripped)
        if match:
            return Found(start, start + len(stripped), form, _value(match))
    return None


_NUMERAL = re.compile(
    r"(?<![^\W_])(?:\d{1,5}(?:[rv](?::\d{1,3})?\b|[a-z]\b|:\d{1,3})?|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})(?![^\W_])"
)
_LEAF = re.compile(r"(?<![^\W_])\d{1,5}[rv](?::\d{1,3})?(?![^\W_])")
_LONGEST_MARK = 48
_OF_RULES = "-–—=_*~#"
OF_IMAGE = re.compile(r"(?<!\d)0\d{2,4}/(?=\d)")
"""The number of an image, filled up with noughts, in front of that of the page: `[0031/19]`."""
_OF_PICTURE = re.compile(r"\(#\d+\)")
"""The number of a picture beside that of its page, or beside none where the page has none: `## p. (#60)`."""
PROOFREADERS = re.compile(r"(?<=-)(?:\\[\w.'-]{1,25}(?: [\w.'-]{1,25})?){1,9}\\?-*$")
"""What tools of proofreaders write behind the rule of a page's image: `\\anna\\bert\\-----`.

The names go with the mark, so they must be names: no more than two words each.
"""
PAGE_BREAK = re.compile(
    rf"(?:\[\[|[\[<{{(]|[-–—=_*~#]{{2,}}[ ]?)[ ]?(?:{'|'.join(re.escape(w) for w in BREAK_WORDS)})\.?[ ]?"
    rf"(?:\]\]|[\]>}})]|/>|[ ]?[-–—=_*~#]{{2,}})|<!--\s*(?:page|pb|page ?break)\s*-->",
    re.IGNORECASE,
)
"""What says that a page begins, and not which: `[new page]`, `<pb/>`, `--- page break ---`."""
_ENCLOSED = re.compile(r"\[[^][]+\]|\{[^{}]+\}|<[^<>]+>|⟨[^⟨⟩]+⟩|\|[^|]+\|")
_OF_TOOLS = frozenset(
    ["file", "png", "jpg", "tif", "tiff", "image", "scan", "begin", "end", "pb", "pg", "facs"]
)
"""Words that tools put into page marks, beside the words for a page."""


def house_mark(text: str) -> str | None:
    """What a page mark of any house says, which the forms of the run tell: `||12` → 12; empty where nothing.

    `[fol. 3r]` → `3r`, `[1r:2]` → `1r:2`; None where a text has too many words to be one.
    """
    found = page_mark(text)
    if found is not None:
        return found.n or ""
    if PAGE_BREAK.fullmatch(text.strip()):
        return ""
    known = words("page") | _OF_TOOLS
    text = PROOFREADERS.sub("", text.rstrip())
    said = re.findall(r"[^\W\d_]{2,}", text)
    strange = [w.lower() for w in said if w.lower() not in known and not _NUMERAL.fullmatch(w)]
    if len(text.strip().rstrip(_OF_RULES)) > _LONGEST_MARK or (
        strange and not _is_enclosed(text.strip(), strange)
    ):
        return None
    bare = OF_IMAGE.sub("", _OF_PICTURE.sub("", text))
    number = _LEAF.search(bare) or _NUMERAL.search(bare)
    return number.group() if number else ""


def is_of_picture(text: str) -> bool:
    """Whether a mark numbers a picture, beside the page or alone: `## p. (#60)`."""
    return _OF_PICTURE.search(text) is not None


def _is_enclosed(mark: str, strange: list[str]) -> bool:
    """Whether a mark with one unknown word is set off by brackets and says one number: `[Quire 3]`."""
    return (
        len(strange) == 1
        and strange[0] not in RIVAL_WORDS
        and bool(_ENCLOSED.fullmatch(mark))
        and len(_NUMERAL.findall(mark)) == 1
    )


def page_marks_inside(text: str) -> Iterator[Found]:
    """The page marks that may stand in a line with text beside them, in their order.

    `"a system [Page 24] of"` → a bracket that says 24.
    """
    position = 0
    while sign := _SIGNS.search(text, position):
        position = sign.start() + 1
        for form in _INSIDE:
            match = form.pattern.match(text, sign.start())
            if match:
                yield Found(match.start(), match.end(), form, _value(match))
                position = match.end()
                break


def paired_sign(written: str) -> Sign | None:
    """What a sign on one side of words makes of them: `</u>` → a `hi`; None where it is no such sign."""
    match = PAIRED.fullmatch(written)
    return sign_of(match) if match else None


def sign_of(match: re.Match[str]) -> Sign:
    """What a match of `PAIRED` makes of the words beside it."""
    return SIGNS[match["n"] or match["m"] or match["d"]]


def fence_label(text: str) -> str | None:
    """What a fence says: `"```text"` → `text`; an empty string where nothing; None where it is no fence.

    Signs of proofreaders around a block are fences that say nothing: `/*`.
    """
    match = FENCE.fullmatch(text.strip()) if "```" in text or "~~~" in text else None
    if match is None and block_sign(text) is not None:
        return ""
    return match["n"] if match else None


def block_sign(text: str) -> str | None:
    """The sign of proofreaders that a line is: `"/#[4.6]"` → `/#`; None where it is none."""
    match = BLOCK_SIGN.fullmatch(text.strip()) if "/" in text else None
    return match["sign"] if match else None


def is_rule(text: str) -> bool:
    """Whether a line is nothing but a rule or ornament: `---`, `* * *`."""
    return RULE.fullmatch(text) is not None


def _value(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return groups.get("n") or groups.get("m") or None
