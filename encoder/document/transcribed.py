"""What a transcriber's signs say of the writing: words lost, doubtful, struck out, put in (TEI, 11.3).

The signs stay in the text, for they are the transcriber's and no markup of ours; the elements say what they
mean. Only forms that can hardly be the writer's own are read: other words in brackets may be his.
"""

import re
from collections.abc import Iterator

from encoder.document.flat import OPAQUE
from encoder.document.gaps import find_gaps
from encoder.document.phrase import Phrase
from encoder.language import words
from encoder.language.marks import mark_words, ordered_mark_words

_BRACKETED = re.compile(r"\[(?P<said>[^\[\]]{1,80})\]")
_TAG = re.compile(r"<gap\b(?P<given>[^<>]{0,80}?)/>")
_REASON = re.compile(r"reason=[\"'](?P<reason>illegible|damage|missing|omitted)[\"']")
_ERASED = re.compile(r"⟦[^⟦⟧]{1,400}⟧")
_GUESSED = re.compile(r"\[\s?(?:\?\s?[^\W\d_][^\[\]?;:]{0,40}|[^\W\d_][^\[\]?;:]{0,40}?\s?\(?\?\)?)\s?\]")
_QUESTIONED = re.compile(r"(?<![^\W_])[^\W\d_][\w'’-]{0,79}[^\S\n]?\[\?\]")
_TOKEN = re.compile(r"[^\W_][\w'’.-]*")
_MOST_TOKENS, _MOST_GUESSED = 7, 4
_STRUCK, _PUT_IN, _UNITS = mark_words("struck"), mark_words("put-in"), mark_words("lost-unit")
_BESIDE = _UNITS | mark_words("lost-beside")


def _terms(table: str) -> tuple[str, ...]:
    """The words of a table, the longest first."""
    return tuple(sorted(ordered_mark_words(table), key=len, reverse=True))


_LOSSES = (
    ("illegible", _terms("illegible"), _BESIDE),
    ("damage", _terms("damaged"), _BESIDE | mark_words("damaged-part") | mark_words("damaged")),
)


def find_transcribed(text: str) -> Iterator[Phrase]:
    """Where signs of a transcriber stand in a text, as `gap`, `unclear`, `del`, `add`.

    `[2 words illegible]`, `[torn]`, `<gap/>` → `gap`; `[Harwick?]`, `Harwick [?]` → `unclear`; `⟦ten⟧`,
    `[struck out: ten]` → `del`; `[inserted: of]` → `add`.
    """
    if "[" in text:
        for match in _BRACKETED.finditer(text):
            found = None if OPAQUE in match[0] else _said(match["said"])
            if found:
                name, given = found
                yield Phrase(*match.span(), name, given, "desc" if name == "gap" else None)
        for pattern in (_QUESTIONED, _GUESSED):
            for match in pattern.finditer(text):
                if OPAQUE not in match[0] and len(match[0].split()) <= _MOST_GUESSED:
                    yield Phrase(*match.span(), "unclear")
    if "<gap" in text:
        for match in _TAG.finditer(text):
            said = _REASON.search(match["given"])
            given = (("reason", said["reason"] if said else "illegible"),)
            yield Phrase(*match.span(), "gap", given, "desc")
    if "⟦" in text:
        for match in _ERASED.finditer(text):
            if OPAQUE not in match[0]:
                yield Phrase(*match.span(), "del")


def _said(said: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The element that words in brackets ask for, and its attributes; None where they are text."""
    label, colon, rest = said.partition(":")
    if colon:
        named = " ".join(label.casefold().split())
        name = "del" if named in _STRUCK else "add" if named in _PUT_IN else ""
        return (name, ()) if name and rest.strip() else None
    tokens = [token.rstrip(".") for token in _TOKEN.findall(said.casefold())]
    if not 0 < len(tokens) <= _MOST_TOKENS:
        return None
    row = " ".join(tokens)
    for reason, terms, beside in _LOSSES:
        term = next((term for term in terms if f" {term} " in f" {row} "), None)
        if term is None:
            continue
        others = f" {row} ".replace(f" {term} ", "  ", 1).split()
        if all(word.isdecimal() or word in beside or word in words("number") for word in others):
            return "gap", (("reason", reason), *_extent(others, said))
    return None


def _extent(others: list[str], said: str) -> tuple[tuple[str, str], ...]:
    """How much is lost, in the words of the source: `two lines`."""
    unit = next((word for word in others if word in _UNITS), None)
    if unit is None or not any(word.isdecimal() or word in words("number") for word in others):
        return ()
    match = re.search(rf"[\w½/–-]+\s+{re.escape(unit)}\b", said, re.IGNORECASE)
    return (("extent", " ".join(match[0].split())),) if match else ()


SIGNS = (find_gaps, find_transcribed)
"""What finds the signs of editors and of transcribers; of what both find, the first holds."""
