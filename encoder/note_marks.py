"""How notes are numbered and referred to: the shapes, without a judgement whether one is meant.

The shape of a label is what stands around it and what it counts with: `[1]`, `(a)`, `*)`, `<sup>1</sup>`. One
table serves what refers to a note in the running text and what a note begins with.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from encoder.note_labels import Labels, labels_of
from encoder.note_letters import is_open, letter_marks, letter_start
from encoder.note_shapes import BARE, Mark, NoteStart, Shape

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ", "0123456789abcdefghijklmnop")
_RAISED = "⁰¹²³⁴-⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ"
_LONGEST_RUN = 9
_LONGEST_LABEL = 4
_SYMBOLS = r"\*{1,5}(?!\*)|\*{6,12}(?=[)\]])|†{1,3}|‡{1,3}|§{1,3}|‖{1,3}|¶{1,3}|\^(?![\w{(^])|\+{1,3}(?=\])"
_LABEL = rf"\d{{1,4}}[a-z]?|[A-Z](?:-?\d{{1,3}})?|[a-z]{{1,2}}|[ivxlc]{{1,7}}|{_SYMBOLS}"
_FEW = rf"(?:\d{{1,3}}|[a-z]|{_SYMBOLS})"
_ALONE = re.compile(r" *(?P<label>\d{1,3})\s*")


_WORDS = (
    r"(?:Foot|End)?[Nn]otes?|NOTE|FOOTNOTE|Fu(?:ß|ss)note|Anmerkung|Anm\.|Nota|Noot|Voetnoot|Примітка|Прим\.|"
    r"Сноска|Примечание|note|nota|anm\.|noot|n\.|прим\.|[Ff][Nn]\.?"
)
_NAMING = frozenset(f"FEAVfeanvNПСпс{_RAISED}")
"""The letters that a word for a note begins with, and raised ones."""
_LONGEST_LETTERS = 6
"""Letters of a label; more of them are a word."""
_LETTERED = r"[a-z](?=\d{1,3}[^\w.,-])"
"""A small letter glued to the figure of a note: `[n1]` and `n1 : text`."""
_RETURNS = "↑⇑⇧↩↵⮌⏎"
"""Arrows that lead from a note back to its reference where a page of the web was copied."""
_PAIRS = {"[[": "]]", "((": "))", "<": ">", "⟨": "⟩", "‹": "›", "/": "/", "|": "|"}
"""Further signs around a label, each with what closes it."""
_PREFIXES = "#°~@"
"""Signs that stand before a figure, with nothing behind it."""
_OF_MARKUP = "</|"
"""Signs that enclose letters for other reasons."""


def _opening(sign: str) -> str:
    """The pattern of a sign with a label and what closes it behind."""
    label, end = r"\d{1,3}" if sign in _OF_MARKUP else _FEW, re.escape(_PAIRS[sign])
    return rf"{re.escape(sign)}(?={label}{end}(?!{re.escape(sign[-1])}))"


_PAIRED = "|".join(map(_opening, _PAIRS))
_FIGURES = r"""
    (?P<slash>(?<![\d/])\d{1,2}) / (?=$|[\s.,;:])
    | (?P<right>(?<=[^\W\d_])\d{1,3}|(?<=[^\W\d_][.,;:!?»”"])\d{1,3}|(?<=\s)\d{1,2}) \)
    | (?P<year>(?<![\d.,/])(?:1\d|20)\d\d) (?P<dated>\d{1,2}) \)
    | (?P<digits>(?<!\d)\d+) (?= $ | [\s—–\])}”’"'».,;:!?\[] | [^\W\d_] )
"""
_FIGURE = re.compile(_FIGURES, re.VERBOSE)
"""The marks that begin with a digit."""
PREFIXES = frozenset(_PREFIXES)
ENCLOSING = frozenset(_PAIRS)
NAMED = "[^"
"""What opens a label that may be any word and counts nothing."""
_MARK = re.compile(
    rf"""
    \[\^ (?P<caret>\w{{1,8}}) \] (?!:)
    | <sup>\s* (?P<sup>{_LABEL}|\[\d{{1,3}}\]|\(\d{{1,3}}\)) \s*</sup>
    | \^\{{ (?P<braced_hat>\d{{1,3}}|[a-z]) \}} | \^ (?P<hat>\d{{1,3}}|[a-z]\b) (?P<hat_end>\)?) \^?
    | (?P<bracket_word>\[\s*(?:(?:{_WORDS})\s*|{_LETTERED})?) (?P<bracket>{_LABEL}) (?P<bracket_stop>\.?) \]
    | (?P<parenthesis_word>\(\s*(?:(?:{_WORDS})\s*)?)
        (?P<parenthesis>{_LABEL}) (?P<parenthesis_stop>\.?) \)
    | (?<![|/<]) (?P<sign>{_PAIRED}) (?P<paired>{_FEW}) (?:\]\]|\)\)|.)
    | (?<![{_PREFIXES}&]) (?P<prefix>[{_PREFIXES}]) (?P<prefixed>\d{{1,3}}) (?![\w°])
    | \{{ (?P<brace>{_LABEL}) \}}
    | (?P<raised>[{_RAISED}]{{1,4}})
    | (?<![*†‡§‖¶([{{]) (?P<symbol>{_SYMBOLS}) (?P<symbol_end>\)?) (?![\w*†‡§‖¶]|(?<=[§¶])\s?\d)
    | {_FIGURES}
    """,
    re.VERBOSE,
)
_NOT_EMPHASIS = r"(?!(?P<stars>\*{1,3})[^\s*][^*\n]*(?<=[^\s*\[(])(?P=stars)(?![\w*]))"
"""Stars around words, as Markdown sets emphasis, label no note."""
_GLUED = r"[\"“‘«„]?(?:[A-ZÀ-Þ][a-zß-ÿ'’]|[AIOÀÉ]\s[a-zß-ÿ])"
"""A word to which the figure of a note is glued, as raised ones are left: `1The amendment`."""
_LEAD = re.compile(rf"[\[({{<^*†‡§‖¶⟨‹/|{_PREFIXES}{_RAISED}\d]")
"""What a mark begins with; one class of characters, for which the machine need not try alternatives."""
_START = re.compile(
    rf"""
    (?P<indent>\s*)
    (?: (?P<word>\[?(?:(?:{_WORDS})\s*|{_LETTERED})) (?P<worded>\[?(?:{_LABEL})) \]?
        (?P<word_end>\s?\.\s?[—–-]{{1,2}} | \s?: | [.)] | \]:? | \s[—–]{{1,2}})
      | \[\^ (?P<caret>\w{{1,8}}) (?P<caret_end>\]:?)
      | \[ (?P<bracket>{_LABEL}) (?P<bracket_end>\.?\][:.]?|:)
      | \[ (?P<signed>{_SYMBOLS}|\+{{1,3}}) (?=\s+\S)
      | \( (?P<parenthesis>{_LABEL}) (?P<parenthesis_end>\.?\)[:.]?)
      | \{{ (?P<brace>{_LABEL}) \}}
      | (?P<sign>{_PAIRED}) (?P<paired>{_FEW}) (?:\]\]|\)\)|.)
      | (?P<prefix>[{_PREFIXES}]) (?P<prefixed>\d{{1,3}}) (?=\s)
      | <sup>\s* (?P<sup>{_LABEL}) \s*</sup>
      | \^\{{ (?P<braced_hat>\d{{1,3}}|[a-z]) \}} | \^ (?P<hat>\d{{1,3}}|[a-z]\b) (?P<hat_end>\)?) \^?
      | (?P<raised>[{_RAISED}]{{1,4}}) (?P<raised_end>[.)]?)
      | (?P<dotted>\d{{1,4}}|[a-z]{{1,2}}|[ivxlc]{{2,6}}|[A-Z]-?\d{{1,3}})
        (?P<dotted_end>[.)]?\s?[{_RETURNS}]|\.\s?[—–](?=\s?\w)|[.):\]]|/(?=\s))
      | {_NOT_EMPHASIS} (?P<symbol>\*{{1,5}}(?![*\w])|\*{{6,12}}(?=\))|\*{{1,3}}(?=[A-ZÀ-Þ])
          |†{{1,3}}|‡{{1,3}}|(?:§{{1,3}}|¶{{1,3}})(?!\s?\d)|‖{{1,3}}|\^(?=\)?\s))
        (?P<symbol_end>[.)]?)
      | (?P<plain>[1-9]\d{{0,3}}) (?=\s+["“‘«„\[(_*]*[^\W_]|{_GLUED})(?=.{{0,60}}[^\W\d_])
    )
    (?: \s+ | (?<=\d)(?={_GLUED}) | (?<=[{_RAISED}†‡§‖¶*\]—–>}}⟩›]) ) (?=\S)
    """,
    re.VERBOSE,
)
_AROUND = {
    "caret": ("[^", "]"),
    "sup": ("<sup>", "</sup>"),
    "braced_hat": ("^{", "}"),
    "hat": ("^", ""),
    "bracket": ("[", "]"),
    "signed": ("[", "]"),
    "parenthesis": ("(", ")"),
    "brace": ("{", "}"),
    "raised": ("", ""),
    "symbol": ("", ""),
    "paired": ("", ""),
    "prefixed": ("", ""),
    "slash": ("", "/"),
    "right": ("", ")"),
    "bare": ("", ""),
    "dotted": ("", "."),
    "plain": ("", ""),
}


@lru_cache(maxsize=2_000)
def find_marks(text: str) -> tuple[Mark, ...]:
    """All that could refer to a note, in the order of the text, every split of a run of digits included.

    `"in 19682"` → bare `2`, `82`, `682`; `"word.[^3]"` → `3` in `[^1]`.
    """
    found = tuple(_marks(text))
    letters = tuple(letter_marks(text))
    return tuple(sorted((*found, *letters), key=lambda mark: mark.start)) if letters else found


def _marks(text: str) -> Iterator[Mark]:
    end = 0
    for lead in _LEAD.finditer(text):
        start = lead.start()
        if start < end:
            continue
        is_digit = text[start].isdecimal()
        if is_digit and start and text[start - 1].isdecimal():
            continue
        match = (_FIGURE if is_digit else _MARK).match(text, start)
        if match is None:
            continue
        end = match.end()
        kind = match.lastgroup or ""
        if kind == "dated":
            yield from _digits(text, match.start(), match.end("dated"))
            yield from _behind_year(text, match)
        elif kind == "digits":
            yield from _digits(text, match.start(), match.end())
        else:
            yield from _mark(text, match, kind)
            if kind == "prefixed":
                split = _digits(text, match.start(kind), match.end(kind))
                yield from (mark for mark in split if mark.start > match.start(kind))


def _mark(text: str, match: re.Match[str], kind: str) -> Iterator[Mark]:
    kind = kind.removesuffix("_end").removesuffix("_stop")
    opening, closing = _AROUND[kind]
    if kind in ("bracket", "parenthesis"):
        opening, closing = " ".join(match[f"{kind}_word"].split()), match[f"{kind}_stop"] + closing
    elif kind in ("paired", "prefixed"):
        opening, closing = _signs(match, kind)
    elif kind in ("symbol", "hat"):
        closing = match[f"{kind}_end"]
    label = match[kind].translate(_SUPERSCRIPTS)
    gap = match.start() == 0 or text[match.start() - 1].isspace()
    if kind == "sup" and label[0] in "[(":
        opening, closing, label = opening + label[0], label[-1] + closing, label[1:-1]
    if kind == "symbol" and closing:
        label += closing
    end = match.end()
    if kind == "raised" and text[end : end + 1] == ")" and not is_open(text, match.start()):
        closing, end = ")", end + 1
    shape = Shape(opening, _counts_with(kind, label), closing)
    yield Mark(match.start(), end, label, shape, gap)
    if kind == "raised":
        yield from _neighbours(label, match.start(), shape)


def _counts_with(kind: str, label: str) -> Labels:
    """What a label counts with; in Markdown words name notes beside figures, and all are of one series."""
    fixed = {"raised": Labels.RAISED, "caret": Labels.ARABIC}
    return fixed.get(kind) or labels_of(label)


def _signs(match: re.Match[str], kind: str) -> tuple[str, str]:
    """What stands before and behind a label between two signs, or behind one."""
    return (match["prefix"], "") if kind == "prefixed" else (match["sign"], _PAIRS[match["sign"]])


def _behind_year(text: str, match: re.Match[str]) -> Iterator[Mark]:
    """The reference that a year is fused with, where the bracket behind it closes none: `im Jahre 12971)`."""
    if not is_open(text, match.start()) and match["dated"][0] != "0":
        yield Mark(match.start("dated"), match.end(), match["dated"], Shape("", Labels.ARABIC, ")"))


def _digits(text: str, start: int, end: int) -> Iterator[Mark]:
    if end - start > _LONGEST_RUN:
        return
    glued = start > 0 and not text[start - 1].isspace()
    if text[end : end + 1].isalpha() and not (glued and text[end].isupper()):
        return
    for length in range(1, min(_LONGEST_LABEL, end - start) + 1):
        first = end - length
        if text[first] == "0" or (first == start and not glued and start == 0):
            continue
        yield Mark(first, end, text[first:end], BARE, first == start and not glued)
    if glued:
        yield from (m for m in _neighbours(text[start:end], start, BARE) if m.end < end)


def _neighbours(run: str, start: int, shape: Shape) -> Iterator[Mark]:
    """Two notes behind one word: `word23` → `2`, `3`; `word²³` likewise."""
    if len(run) < 2 or not run.isdigit():
        return
    middle = len(run) // 2
    if int(run[:middle]) + 1 == int(run[middle:]):
        yield Mark(start, start + middle, run[:middle], shape)
        yield Mark(start + middle, start + len(run), run[middle:], shape)


@lru_cache(maxsize=4_000)
def note_start(text: str) -> NoteStart | None:
    """What a line begins with, if a note can begin so; several stages ask it of each line.

    `"  1. Source: …"` → label `1`, indent 2.
    """
    bare = text.lstrip()
    if bare[: _LONGEST_LETTERS + 1].isalpha() and len(bare) > _LONGEST_LETTERS and bare[0] not in _NAMING:
        return None
    match = _START.match(text)
    if match is None:
        return None
    indent = len(match["indent"])
    if match["worded"] is not None:
        opening = " ".join(match["word"].split()) + " "
        label = match["worded"].lstrip("[")
        shape = Shape(opening, labels_of(label), match["word_end"].strip())
        return NoteStart(label, shape, match.end(), indent, opening.startswith("[") and ":" in shape.closing)
    groups = match.groupdict()
    kind = next(key for key in _AROUND if groups.get(key) is not None)
    opening, closing = _signs(match, kind) if kind in ("paired", "prefixed") else _AROUND[kind]
    closing = groups.get(f"{kind}_end", closing)
    label = match[kind].translate(_SUPERSCRIPTS)
    if kind == "symbol" and closing == ")":
        label += ")"
    shape = Shape(opening, _counts_with(kind, label), closing)
    is_enclosed = kind == "signed" or (kind == "bracket" and closing == ":")
    return NoteStart(label, shape, match.end(), indent, is_enclosed)


def raised_start(text: str) -> NoteStart | None:
    """The number of a note alone on its line, as a tool sets a raised figure above the text: `" 23"`."""
    match = _ALONE.fullmatch(text)
    if match is None:
        return None
    label = match["label"]
    return NoteStart(label, Shape("", labels_of(label), ""), match.end("label"), match.start("label"), False)


def number_label(printed: str) -> str | None:
    """The label that a note begins with, as `note/@n` has it: `"[^3]:"`, `"³"`, `"3."` → `3`; else None."""
    text = f"{printed.strip()} x"
    start = note_start(text) or letter_start(text)
    return start.label if start else None


def reference_label(printed: str) -> str | None:
    """The label that a reference says: `"[3]"`, `"³"` → `3`; `"†"` → `†`; None where it says none."""
    found = (
        mark.label
        for word in ("x", "xx", "xx.", "xx ")
        for mark in find_marks(f"{word}{printed.strip()}")
        if (mark.start, mark.end) == (len(word), len(word) + len(printed.strip()))
    )
    return next(found, None)
