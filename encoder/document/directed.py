"""Directions within a speech: what of a paragraph or line is done, and not said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from encoder.document.flat import OPAQUE, flat, flatten
from encoder.document.heading import plain_text
from encoder.document.phrase import Phrase
from encoder.document.phrases import wrap
from encoder.document.transcribed import SIGNS
from encoder.language import is_direction, movement, words
from encoder.language.folding import fold_words
from encoder.language.phrases import Tags, phrase_at
from encoder.model import Content, Element, Node
from encoder.pages.speech.directions import does_two, is_deed, is_manner, speaks_to_somebody

_SENTENCE = re.compile(r"(?:(?<=^)|(?<=[.!?…–—] ))[^\W\d_a-zà-ÿ][^.!?…–—\n]{0,140}(?:\.(?= |$)|$)")
_FEW_WORDS, _MOST_WORDS = 8, 20
_LEAST_DEED = 3
_FEWEST_KNOWN, _MOST_KNOWN = 3, 0.6
_DIRECTED = re.compile(r"[.,;]?\s?\((?P<round>[^()]{1,80})\)")
_AT_END = re.compile(r"[.!?…–—] (?P<off>[^\W\d_][^.!?…–—\n]{0,24}\.?)$")
_IN_BRACKETS = re.compile(r"\[[^\[\]]{1,300}\]|(?<=\s{3})\[[^\[\]()\n]{1,80}$|\((?P<round>[^()]{1,300})\)")
_REFERENCE = re.compile(r"\[(?:[^\W\d_]+\.?\s){0,2}\d[\d.,:;\s–-]*\]")
"""The place of what is quoted, or a number: `[Pro 24. 9]`"""
_FAR_OUT = re.compile(rf"[.!?…,;:—–-]\s{{3,}}(?P<off>[^\W\d_][^\[\]()\n]{{2,60}}|{OPAQUE}\.?)$")
"""What stands at the right edge behind a speech: `Goe, get thee gone.      Exit Boy.`"""


@dataclass(frozen=True, slots=True)
class Signs:
    """What sets directions off in speeches.

    Attributes:
        set_off: brackets; `.` where a direction is a sentence like others.
        tags: of the text's languages.
    """

    set_off: str
    tags: Tags


def directed(node: Node, signs: Signs) -> Node:
    """A paragraph or line with the directions inside it as `stage`."""
    if not isinstance(node, Element):
        return node
    if node.name == "lg":
        inner = tuple(directed(child, signs) for child in node.content)
        return Element(node.name, inner, node.attributes)
    if node.name not in ("p", "l"):
        return node
    text = flatten(node.content)
    gaps = [(said.start, said.end) for find in SIGNS for said in find(text)]
    slanted = _in_italics(node.content)
    spans = [
        match.span()
        for match in _IN_BRACKETS.finditer(text)
        if (match.start() + 1 in slanted and match[0].strip("[]().") == OPAQUE)
        or (
            ((match[0][0] in signs.set_off and not _is_said(match, signs.tags)) or _directs(match, signs))
            and _may_direct(match[0])
            and not _meets(match, gaps)
        )
    ]
    spans += [
        match.span("off")
        for match in _FAR_OUT.finditer(text)
        if match.start("off") in slanted or movement(match["off"], signs.tags)
    ]
    if "." in signs.set_off and node.name == "p":
        said = [match for match in _SENTENCE.finditer(text) if _is_aside(match[0], text, signs.tags)]
        spans = sorted([*spans, *_together([match.span() for match in said if not _meets(match, spans)])])
    elif node.name == "p":
        spans += [
            match.span("off") for match in _AT_END.finditer(text) if _goes_off(match["off"], signs.tags)
        ]
    doubt = (("cert", "medium"), ("resp", "#engross"))
    words = partial(_words_between, node.content)
    phrases = tuple(
        Phrase(start, end, "stage", (*_typed(words(start, end)), *(() if text[start] in "[(" else doubt)))
        for start, end in spans
    )
    return Element(node.name, wrap(node.content, phrases), node.attributes) if phrases else node


def _together(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences that direct, those right behind each other as one: `Dieser geht ab. Der König gähnend.`"""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1] + 1:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _words_between(content: Content, start: int, end: int) -> str:
    """The words between two places of the flat text of a content, those of its elements as well."""
    places = accumulate((len(flat(node)) for node in content), initial=0)
    return "".join(
        plain_text((node,)) if isinstance(node, Element) else flat(node)[max(0, start - at) : end - at]
        for at, node in zip(places, content, strict=False)
        if at < end and start < at + len(flat(node))
    )


def _in_italics(content: Content) -> frozenset[int]:
    """Where in the flat text of a content its words in italics stand: alone in brackets they direct."""
    ends = accumulate((len(flat(node)) for node in content), initial=0)
    return frozenset(
        start
        for start, node in zip(ends, content, strict=False)
        if isinstance(node, Element) and node.name == "hi" and node.get("rend") == "italic"
    )


def _directs(match: re.Match[str], signs: Signs) -> bool:
    """Whether what stands in brackets directs: by its words, or since it follows the name of who speaks."""
    if _is_said(match, signs.tags):
        return False
    if not match.start() and len(match[0].split()) <= _FEW_WORDS:
        return True
    if _says_how(match[0].strip("()[]"), signs.tags):
        return True
    said = match["round"] or ""
    if _says_to_whom(said, signs.tags) or _ends_with_deed(match, said, signs.tags):
        return True
    sentence = said[:1].isupper() and said.endswith(".") and len(said.split()) <= _FEW_WORDS
    if is_deed(said, signs.tags) and not speaks_to_somebody(said, signs.tags):
        return True
    return sentence and not speaks_to_somebody(said, signs.tags)


def _says_to_whom(said: str, tags: Tags) -> bool:
    """Whether words in brackets begin with to whom is spoken: `(a Clarice, porgendole la mano)`"""
    words_ = said.split()
    if not 1 < len(words_) <= _FEW_WORDS or not words_[1][:1].isupper() or speaks_to_somebody(said, tags):
        return False
    return words_[0].islower() and words_[0] in words("addressee", tags)


def _ends_with_deed(match: re.Match[str], said: str, tags: Tags) -> bool:
    """Whether a speech that has ended is followed by a sentence in brackets: `… vostro. (Escono tutti)`"""
    before = match.string[: match.start()].rstrip()[-1:]
    is_last = not match.string[match.end() :].strip(" .")
    several = 1 < len(said.split()) <= _FEW_WORDS
    return (
        is_last
        and several
        and said[:1].isupper()
        and before in tuple(".!?…")
        and not (speaks_to_somebody(said, tags) or said[-1:] in "!?")
    )


def _is_said(match: re.Match[str], tags: Tags) -> bool:
    """Whether what stands in round brackets is said aside, and a direction follows: `(Cieli!) (Da sé)`"""
    below = _DIRECTED.match(match.string, match.end())
    return (
        match["round"] is not None
        and below is not None
        and _says_how(below["round"], tags)
        and not _says_how(match["round"], tags)
    )


def _says_how(text: str, tags: Tags) -> bool:
    return is_direction(text, tags) or is_manner(text, tags)


def direct_in_brackets(texts: Iterable[str], tags: Tags) -> bool:
    """Whether round brackets set directions off: most of those in speeches say so by their words."""
    said = [match for text in texts for match in _IN_BRACKETS.finditer(text) if match["round"]]
    plain = [match for match in said if not _is_said(match, tags)]
    known = sum(_says_how(match["round"], tags) for match in plain)
    return known >= _FEWEST_KNOWN and known >= _MOST_KNOWN * len(plain)


def _is_aside(sentence: str, text: str, tags: Tags) -> bool:
    """Whether a sentence in a speech can only direct: it says who goes off, or how it is spoken."""
    words = len(sentence.split())
    if sentence == text.strip() or words > _MOST_WORDS or speaks_to_somebody(sentence, tags):
        return False
    leaves = words <= _FEW_WORDS and movement(sentence, tags) == "exit"
    deeds = does_two(sentence, tags) or (words >= _LEAST_DEED and is_deed(sentence, tags))
    return leaves or is_manner(sentence, tags) or deeds


def _goes_off(sentence: str, tags: Tags) -> bool:
    """Whether the last sentence of a speech is nothing but that somebody goes: `Ab.`, `geht ab`."""
    folded = fold_words(sentence)
    return bool(tags and folded) and phrase_at("exit", folded, 0, tags) == len(folded)


def _typed(text: str) -> tuple[tuple[str, str], ...]:
    said = movement(text)
    return (("type", said),) if said else ()


def _may_direct(text: str) -> bool:
    return not _REFERENCE.fullmatch(text) and sum(char.isalpha() or char == OPAQUE for char in text) > 1


def _meets(match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)
