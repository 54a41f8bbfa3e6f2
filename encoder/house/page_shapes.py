"""What stands around the number of a page's mark: brackets, words, bars, rules, or nothing."""

import re
from enum import StrEnum

from encoder.house.numerals import Numerals, Place
from encoder.marks import OF_IMAGE, PROOFREADERS
from encoder.page_words import BESIDE_WORDS, PAGE_WORDS, RIVAL_WORDS, SHORT_CITED_WORDS

OTHER = "¤"
"""Stands in a template for a further number, which does not count: `## p. ` 42 ` (#¤) ####`."""

NAMES = "‰"
"""Stands in a template for the names of those who proofread a page: `\\anna\\bert\\-----`."""

CLOSING = {
    "[": "]", "(": ")", "{": "}", "<": ">", "⟨": "⟩", "⟦": "⟧", "【": "】", "〔": "〕", "«": "»", "‹": "›",
    "⸢": "⸣", "〈": "〉",
}  # fmt: skip
HAS_WORD = re.compile(r"[^\W\d_]+")
_FIGURES, _SPACE = re.compile(r"\d+"), re.compile(r"\s+")


class Shape(StrEnum):
    """What a candidate has around its number."""

    TAG = "tag"
    WORD = "page word in brackets or rules"
    ROUND_WORD = "page word in round brackets"
    BARE_WORD = "page word on a line of its own"
    UNKNOWN_WORD = "unknown word in brackets or rules"
    SQUARE = "square brackets"
    ROUND = "round brackets"
    BRACED = "other brackets"
    BARS = "bars"
    PREFIX = "bars in front"
    RULES = "rules"
    NUMBER = "nothing"
    BREAK = "words without number"
    FEED = "form feed"
    RULE = "a rule alone"


def template(text: str) -> str:
    return _FIGURES.sub(OTHER, _SPACE.sub(" ", PROOFREADERS.sub(NAMES, text)))


_LEADING = "#|@%/\\‖¦¶<"
_SHORT = frozenset({"p", "s", "f", "с"})
SET_OFF = frozenset("[{<⟨⟦【〔‹⸢〈|¦‖/\\-–—=_~@")  # round brackets cite a leaf
_NAMES_LEAF = re.compile(r"[^\W\d_]{1,5}\.? ?")
LEAF_SIDE = re.compile(r"(?<!\w)\d+[ ]?(?:[rv][°º.]?|[rv]o|recto|verso)(?::\d+)?(?!\w)")


def shape_of(before: str, number: str, after: str, alone: bool, order: Place | None) -> Shape | None:
    words = [w.lower() for w in HAS_WORD.findall(before + " " + after)]
    signs = before[:1], after[-1:]
    enclosed = bool(before and after) and not any(s.isalnum() or s.isspace() for s in signs)
    if words:
        return _worded(words, before, number, after, alone, enclosed, order)
    image = OF_IMAGE.match(before + number, 1)
    if enclosed and image is not None and image.end() == len(before):
        return Shape.BRACED
    if any(c.isdigit() for c in before):
        return None
    shape = _bare(before.strip(), after.strip(), alone, order)
    is_leaf = shape is Shape.SQUARE and LEAF_SIDE.fullmatch(number)
    return Shape.BRACED if is_leaf else shape


def _worded(
    words: list[str], before: str, number: str, after: str, alone: bool, enclosed: bool, order: Place | None
) -> Shape | None:
    if before[:1] == "/" and before[-1:].isalpha():
        return None
    known = [w for w in words if w in PAGE_WORDS]
    rest = [w for w in words if w not in PAGE_WORDS and w not in BESIDE_WORDS]
    if order is not None and order.kind is Numerals.ROMAN and before[-1:].isalpha():
        return None
    if (
        order is not None
        and order.kind is Numerals.ROMAN
        and after[:1] == "."
        and not HAS_WORD.search(before)
    ):
        return None  # the place of a seal, `[L.S.]`
    if len(words) == 1 and LEAF_SIDE.fullmatch(number):  # whatever names the leaf
        is_bare = alone and not after and _NAMES_LEAF.fullmatch(before)
        if is_bare or (enclosed and before[0] in SET_OFF):
            return Shape.BARE_WORD if is_bare else Shape.WORD  # `c. 21r`, `[c. 21r]`, `|c. 21r|`
    if known and not rest:
        nearest = HAS_WORD.findall(before)
        if before.startswith("("):
            return Shape.ROUND_WORD
        if enclosed or (before and before[0] in _LEADING):
            return Shape.WORD
        return Shape.BARE_WORD if alone and _names_plainly(before, nearest, after) else None
    if not enclosed or order is None or order.kind is Numerals.ROMAN or before.startswith("("):
        return None
    if not HAS_WORD.search(before) or any(w in RIVAL_WORDS for w in words) or len(words) > 2:
        return None
    return Shape.UNKNOWN_WORD


def _names_plainly(before: str, words: list[str], after: str) -> bool:
    """Whether a line without brackets names a page: `Page 3`, `p. 3`; not `pages 3`, `F6`."""
    if not words or not before[0].isalpha() or before[-1].isalpha():
        return False
    nearest = words[-1].lower()
    return nearest not in SHORT_CITED_WORDS or (len(words) == 1 and not after and nearest in _SHORT)


def _bare(before: str, after: str, alone: bool, order: Place | None) -> Shape | None:
    if OTHER in template(before) or re.search(r"\d", before):
        return None
    if not before and not after:
        return Shape.NUMBER if alone and order and order.kind is not Numerals.SIGLA else None
    opening = before.lstrip("-–—=~*_ .#/|:")[:1]
    if opening in CLOSING and after:
        return _in_brackets(before, after, opening)
    if not after:
        return Shape.PREFIX if before in ("|", "||", "|||", "‖", "¦", "//", "\\", "\\\\") else None
    if not before or any(c in before for c in "[({<") or any(c in after for c in "])}>"):
        return None
    if set(before.replace(" ", "")) != set(after.replace(" ", "")):
        return None
    if before[0] in "|¦‖/\\":
        return Shape.BARS
    if alone and (len(before) > 1 or before in "-–—_=~*#+•·"):
        return Shape.RULES
    return Shape.BARS if before[0] in "#~=_*+@^%†‡" and not alone else None


def _in_brackets(before: str, after: str, opening: str) -> Shape | None:
    if CLOSING[opening] not in after:
        return None
    inner = before[before.index(opening) :].strip(opening)
    if opening == "(":
        return Shape.ROUND
    if inner or len(before) > 1:
        return Shape.BRACED
    return Shape.SQUARE if opening == "[" else Shape.BRACED
