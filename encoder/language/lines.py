"""What a line says by its words: salutation, farewell, heading of notes, label of an opener."""

import re

from encoder.language.folding import fold, fold_words
from encoder.language.phrases import Tags, has_phrase, phrase_at, words

_LONGEST_SALUTATION = 14
_LONGEST_BARE = 7
_LONGEST_FAREWELL = 60
_MOST_AFTER_WORD = 4
_LETTERSPACED = re.compile(r"\b(?:[^\W\d_]\.? ){2,}[^\W\d_]\b")
_NUMBER = re.compile(r"(?:\d{1,4}|[ivxlcdm]{1,8})[a-z]?|[a-z]")
_ENDS_SENTENCE = re.compile(r"[^.!?]{12,}[.?]\W*$|\w[.!?]\s+\w{2,}.*[.?]\W*$")
_SALUTED = re.compile(r"[,!:;]\W*$")
_STROKE = re.compile(r"\s*[/;|]+\s*|\s+[-–—]+\s+")
_LONGEST_MARKING = 8
_LABELLED = re.compile(r"[:.]")


def is_salutation(text: str, tags: Tags | None = None) -> bool:
    """Whether a line greets: `Dear Sir`, `Liebster Freund!`, `Monsieur le Ministre,`, `Muy señor mío:`.

    It begins with a word that greets, or holds nothing but persons addressed; and it is no sentence.
    """
    folded = fold_words(text)
    if not 1 <= len(folded) <= _LONGEST_SALUTATION:
        return False
    nouns, greets = words("salute-noun", tags), phrase_at("salute", folded, 0, tags)
    if greets == len(folded):
        return bool(_SALUTED.search(text)) or folded[-1] in nouns or greets > 1
    if greets and (len(folded) > greets and (len(folded) <= _LONGEST_BARE or _SALUTED.search(text))):
        return not _ENDS_SENTENCE.search(text) and not _is_prose(folded, greets, tags, text)
    return _is_address(text, folded, tags)


def _is_prose(folded: tuple[str, ...], start: int, tags: Tags | None, text: str) -> bool:
    """Whether the words after the greeting are mostly small ones, as in a sentence."""
    rest = folded[start:]
    named = set(rest) & words("salute-noun", tags)
    small = [word for word in rest if word in words("function", tags) and word not in words("link", tags)]
    return not named and (2 * len(small) >= len(rest) or (not _SALUTED.search(text) and text[-1:].isdigit()))


def _is_address(text: str, folded: tuple[str, ...], tags: Tags | None) -> bool:
    """Whether a line holds only persons addressed: `Gentlemen:`, `Monsieur le Ministre`."""
    nouns, links = words("salute-noun", tags), words("link", tags)
    first = next((word for word in folded if word not in links), "")
    ranked = len(folded) > 1 and first in words("title", tags) and folded[-1] in words("rank", tags)
    if ranked and _SALUTED.search(text) and len(folded) <= _LONGEST_BARE:
        return True
    if first not in nouns or len(folded) > _LONGEST_BARE or _ENDS_SENTENCE.search(text):
        return False
    known = nouns | words("title", tags) | words("rank", tags) | words("salute", tags) | links
    unknown = [word for word in folded if word not in known]
    return not unknown or (len(unknown) == 1 and bool(_SALUTED.search(text)) and len(folded) > 1)


def is_farewell(text: str, tags: Tags | None = None) -> bool:
    """Whether a text takes leave: `Yours truly,`, `Ihr ergebenster`, `Veuillez agréer, Monsieur, …`.

    It begins with a phrase of farewell, or one of two words or more stands in it; of a long text, at its end.
    """
    folded = fold_words(text)[-_LONGEST_FAREWELL:]
    begins = phrase_at("farewell", folded, 0, tags)
    if begins == 1 and not has_phrase("farewell", folded, tags, shortest=2):
        return len(folded) == 1 or (len(folded) <= _MOST_AFTER_WORD and not _ENDS_SENTENCE.search(text))
    return begins > 1 or has_phrase("farewell", folded, tags, shortest=2)


def is_note_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line heads notes: `FOOTNOTES:`, `Anmerkungen`, `N O T E S`, `Notes to Chapter IV.`."""
    return _is_heading("note-heading", text, tags, further=("chapter", "article"))


def is_chapter_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line begins as a chapter's head does: `CHAPTER II.`, `Erstes Kapitel`, `Caput III`."""
    return _is_counted("chapter", text, tags)


def is_article_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line begins as an article's head does: `ARTICLE I`, `Art. 3.`, `Artikel 4`."""
    return _is_counted("article", text, tags)


def is_act_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line begins as the head of an act or scene does: `ACT I. SCENE 1.`, `Zweiter Aufzug`."""
    return _is_counted("act", text, tags)


def is_marking(text: str, tags: Tags | None = None) -> bool:
    """Whether a line is a classification marking and nothing else: `TOP SECRET/NODIS`, `S E C R E T`.

    Behind the marking stand caveats, known ones, or in capitals behind a stroke.
    """
    joined = _LETTERSPACED.sub(lambda match: match[0].replace(" ", ""), text)
    parts = [fold_words(part) for part in _STROKE.split(joined)]
    first, *further = [part for part in parts if part] or [()]
    if not _holds_only(first, ("marking", "caveat"), tags) or not phrase_at("marking", first, 0, tags):
        return False
    return all(
        _holds_only(part, ("marking", "caveat"), tags) or (len(part) == 1 and text.isupper())
        for part in further
    )


def _holds_only(folded: tuple[str, ...], names: tuple[str, ...], tags: Tags | None) -> bool:
    at = 0
    while at < len(folded):
        count = max(phrase_at(name, folded, at, tags) for name in names)
        if not count:
            return False
        at += count
    return 0 < at <= _LONGEST_MARKING


def is_postscript(text: str, tags: Tags | None = None) -> bool:
    """Whether a text begins a postscript: `P.S.`, `Nachschrift:`, `p.s. De verf …`."""
    return _label(text, "postscript", tags, needs_mark=False) > 0


def label(text: str, name: str, tags: Tags | None = None, *, marked: bool = True) -> int:
    """The length of a label of a class at the beginning of a text, its mark included; 0 where there is none.

    `label("Betreff: Dampfer", "subject")` → 8; `label("An den Minister", "addressee", marked=False)` → 6

    Args:
        text: a line or paragraph.
        name: of the class, one of `CLASSES`.
        tags: of the languages; None for all.
        marked: whether a label must end in a colon or stop, or be alone on its line.
    """
    return _label(text, name, tags, needs_mark=marked)


def _label(text: str, name: str, tags: Tags | None, *, needs_mark: bool) -> int:
    found = list(re.finditer(r"\S+", text[:200]))[:6]
    kept = [(match, folded) for match in found if (folded := fold(match[0]))]
    count = phrase_at(name, tuple(folded for _, folded in kept), 0, tags)
    if not count:
        return 0
    end = kept[count - 1][0].end()
    marked = bool(_LABELLED.search(text[end - 1 : end + 2])) or not text[end:].strip()
    return end if marked or not needs_mark else 0


def _is_heading(name: str, text: str, tags: Tags | None, further: tuple[str, ...] = ()) -> bool:
    folded = fold_words(_LETTERSPACED.sub(lambda match: match[0].replace(" ", ""), text))
    count = phrase_at(name, folded, 0, tags)
    if not count:
        return False
    rest = folded[count:]
    if not rest:
        return True
    counted = any(word in words(kind, tags) for kind in further for word in rest)
    return len(rest) <= _LONGEST_BARE and rest[0] in words("link", tags) and counted


def _is_counted(name: str, text: str, tags: Tags | None) -> bool:
    """A word of a class with a number behind it or before it, or alone."""
    folded = fold_words(text)[:4]
    for at in range(min(2, len(folded))):
        count = phrase_at(name, folded, at, tags)
        if count:
            before, after = folded[:at], folded[at + count : at + count + 1]
            counted = [*before, *after]
            return not counted or any(_is_number(word, tags) for word in counted)
    return False


def _is_number(word: str, tags: Tags | None) -> bool:
    if _NUMBER.fullmatch(word):
        return True
    stems = words("number", tags) | words("ordinal-number", tags)
    return word in stems or word.rstrip("rsnmeao") in {stem.rstrip("rsnmeao") for stem in stems}
