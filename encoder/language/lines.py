"""What a line says by its words: salutation, farewell, heading of notes, label of an opener."""

import re
from functools import cache, lru_cache
from itertools import islice

from encoder.language.folding import first_word, first_words, fold, fold_words
from encoder.language.phrases import (
    Tags,
    begun,
    chosen,
    first_words_of,
    has_phrase,
    is_function,
    last_words,
    phrase_at,
    phrase_begins,
    words,
)
from encoder.language.read import data

_LONGEST_SALUTATION = 14
_LONGEST_BARE = 7
_FEWEST_IN_HAIL, _FEWEST_NAMED = 4, 2
_LONGEST_FAREWELL = 60
_LONGEST_ITEM_WORD = 30
_SHORT_ITEM = re.compile(r"[^\W\d_a-z]\w{0,3}\.\s\S")
_MOST_AFTER_WORD = 4
_LONGEST_TAIL = 5
_OF_ADDRESS = ("salute-noun", "title", "rank", "salute", "link")
_WITH_ARTICLE = 3
"""Words of a head that an article begins: `Das vierte Capitel.`"""
_LETTERSPACED = re.compile(r"\b(?:[^\W\d_]\.? ){2,}[^\W\d_]\b")
_NUMBER = re.compile(r"(?:\d{1,4}(?:\.?[°oa]|er|re)?|[ivxlcdm]{1,8})[a-z]?|[a-z]")
_COUNTED = re.compile(r"\d{1,3}|[ivxlc]{1,7}")
_ENDS_SENTENCE = re.compile(r"[^.!?]{12,}[.?]\W*$|\w[.!?]\s+\w{2,}.*[.?]\W*$")
_SALUTED = re.compile(r"[,!:;]\W*$")
_STROKE = re.compile(r"[/;|]+|(?<=\s)[-–—]+(?=\s)")
_LONGEST_MARKING = 8
_LABELLED = re.compile(r"[:.]")
_BEHIND_COLON = re.compile(r"(?<=[:.])(?:--|[—–-])")
"""A dash behind the mark of a label, which the first word touches: `PRESENT:--Mr. Tubb`."""
_DASH_SIGNS = "-—–"
_WORD = re.compile(r"\S+")
_INITIALS = re.compile(r"\s*[^\W\d_a-z]\. [^\W\d_a-z]\. ")
_BRACKETED = re.compile(r"\s*\[(?P<word>[^\W\d_]+\.?)(?=[:\]\s.,\d])[^\[]{0,400}$", re.DOTALL)
_OF_CASES = "rsnmeao"
_REMEMBERED = 4_000
"""How many lines: each is asked the same by several stages."""
_NONE = frozenset[str]()
_COUNTED_WORDS = 3
_LONGEST_LABEL, _MOST_IN_LABEL = 200, 6
"""Characters and words of a line in which its label ends."""


@lru_cache(maxsize=_REMEMBERED)
def is_salutation(text: str, tags: Tags | None = None) -> bool:
    """Whether a line greets: `Dear Sir`, `Liebster Freund!`, `Monsieur le Ministre,`, `Muy señor mío:`.

    It begins with a word that greets, or holds nothing but persons addressed; and it is no sentence.
    """
    first = first_words(text)
    if first and fold(text.rsplit(None, 1)[-1]) in last_words("salutem", tags):
        return _says_hail(text, tags)
    if not first or (first[0] not in _words_that_greet(tags)):
        return False
    folded = fold_words(text)
    if len(folded) > _LONGEST_SALUTATION:
        return False
    nouns, greets = words("salute-noun", tags), phrase_at("salute", folded, 0, tags)
    if greets == len(folded):
        return bool(_SALUTED.search(text)) or folded[-1] in nouns or greets > 1
    if greets and (len(folded) > greets and (len(folded) <= _LONGEST_BARE or _SALUTED.search(text))):
        return not _ENDS_SENTENCE.search(text) and not _is_prose(folded, greets, tags, text)
    return _is_address(text, folded, tags)


def _says_hail(text: str, tags: Tags | None) -> bool:
    """Whether a line says who greets whom, and ends in the word for it: `ERASMVS THOMAE MORO S. P. D.`"""
    folded = fold_words(text)
    if not _FEWEST_IN_HAIL <= len(folded) <= _LONGEST_SALUTATION or not text.lstrip()[:1].isupper():
        return False
    ends = range(max(_FEWEST_NAMED, len(folded) - _LONGEST_TAIL), len(folded))
    start = next((at for at in ends if phrase_at("salutem", folded, at, tags) == len(folded) - at), 0)
    return start > 0 and all(word[0].isupper() or is_function(word) for word in text.split()[:start])


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
    known = _words_of_address(tags)
    unknown = [word for word in folded if word not in known]
    return not unknown or (len(unknown) == 1 and bool(_SALUTED.search(text)) and len(folded) > 1)


@cache
def _words_that_greet(tags: Tags | None) -> frozenset[str]:
    """The words that a salutation can begin with."""
    named = (words(name, tags) for name in ("salute-noun", "link", "title"))
    greeting = (word for word, names in begun(tags).items() if "salute" in names)
    return frozenset(greeting).union(*named)


@cache
def _words_of_address(tags: Tags | None) -> frozenset[str]:
    return frozenset[str]().union(*(words(name, tags) for name in _OF_ADDRESS))


def after_greeting(text: str, tags: Tags | None = None) -> str:
    """What follows the words of greeting: `My dear Mr Lowe,` → `Mr Lowe,`; all of a text without them."""
    found = [match for match in re.finditer(r"\S+", text) if fold(match[0])]
    count = phrase_at("salute", tuple(fold(match[0]) for match in found), 0, tags)
    return text[found[count - 1].end() :].strip() if count else text


@lru_cache(maxsize=_REMEMBERED)
def is_farewell(text: str, tags: Tags | None = None) -> bool:
    """Whether a text takes leave: `Yours truly,`, `Ihr ergebenster`, `Veuillez agréer, Monsieur, …`.

    It begins with a phrase of farewell, or one of two words or more stands in it; of a long text, at its end.
    """
    folded = fold_words(text)[-_LONGEST_FAREWELL:]
    if first_words_of("farewell", tags or ()).isdisjoint(folded):
        return False
    begins = phrase_at("farewell", folded, 0, tags)
    if begins == 1 and not has_phrase("farewell", folded, tags, shortest=2):
        return len(folded) == 1 or (len(folded) <= _MOST_AFTER_WORD and not _ENDS_SENTENCE.search(text))
    return begins > 1 or has_phrase("farewell", folded, tags, shortest=2)


@lru_cache(maxsize=_REMEMBERED)
def begins_farewell(text: str, tags: Tags | None = None) -> bool:
    """Whether a text begins with a farewell, and goes on: `Dein treuer Paul`, `Yours ever, Ned`."""
    folded = fold_words(text)
    return 0 < phrase_at("farewell", folded, 0, tags) < len(folded)


@lru_cache(maxsize=_REMEMBERED)
def ends_in_farewell(text: str, tags: Tags | None = None) -> bool:
    """Whether a text breaks off in a farewell, so that a name must follow: `… and I am ever yours`."""
    end = text.rstrip()
    if end[-1:] in ".?!" or not end:
        return False
    last = fold(end.rsplit(None, 1)[-1])
    if last and last not in last_words("farewell", tags):
        return False
    folded = fold_words(end)[-_LONGEST_TAIL:]
    return any(phrase_at("farewell", folded, at, tags) == len(folded) - at for at in range(len(folded)))


@lru_cache(maxsize=_REMEMBERED)
def is_note_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line heads notes: `FOOTNOTES:`, `Anmerkungen`, `N O T E S`, `Notes to Chapter IV.`."""
    return _is_heading("note-heading", text, tags, further=("chapter", "article"))


def heads_part(name: str, text: str, tags: Tags | None = None) -> bool:
    """Whether a heading begins with the very word of a class, `Article 3`, not with one like it, `Title 3`.

    Args:
        name: of the class, `article` or `chapter`, whose first entry in each language is the word.
    """
    folded = first_words(text)
    return bool(folded) and folded[0] in _first_entries(name, tags) and _is_counted(name, text, tags)


@cache
def _first_entries(name: str, tags: Tags | None) -> frozenset[str]:
    """The first entry of a class in each language, and its abbreviation."""
    found = set()
    for tag in chosen(tags):
        entries = data(tag).words.get(name, ())
        found |= {fold(entry) for entry in entries if entry == entries[0] or _abbreviates(entry, entries[0])}
    return frozenset(found)


def _abbreviates(entry: str, whole: str) -> bool:
    return entry.endswith(".") and fold(whole).startswith(fold(entry))


def is_chapter_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line begins as a chapter's head does: `CHAPTER II.`, `Erstes Kapitel`, `Caput III`."""
    return _is_counted("chapter", text, tags)


def chapter_word(text: str, tags: Tags | None = None) -> str | None:
    """The word of a chapter's head, None without one: `CHAPTER II.` → `chapter`, `Erstes Buch` → `buch`."""
    if not is_chapter_heading(text, tags):
        return None
    known = words("chapter", tags)
    return next((word for word in fold_words(text)[:2] if word in known), None)


def is_article_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line begins as an article's head does: `ARTICLE I`, `Art. 3.`, `Artikel 4`."""
    return _is_counted("article", text, tags)


def is_table_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line begins as the head of a table does, with its number: `TABLE II. Barrels cured`."""
    return _is_counted("table", text, tags)


def is_act_heading(text: str, tags: Tags | None = None) -> bool:
    """Whether a line begins as the head of an act or scene does: `ACT I. SCENE 1.`, `Zweiter Aufzug`."""
    return _is_counted("act", text, tags) or _is_counted("scene", text, tags)


@lru_cache(maxsize=4_000)
def is_marking(text: str, tags: Tags | None = None) -> bool:
    """Whether a line is a classification marking and nothing else: `TOP SECRET/NODIS`, `S E C R E T`.

    Behind the marking stand caveats, known ones, or in capitals behind a stroke.
    """
    if not _may_begin("marking", text, tags):
        return False
    joined = _LETTERSPACED.sub(lambda match: match[0].replace(" ", ""), text)
    parts = [fold_words(part) for part in _STROKE.split(joined)]
    first, *further = [part for part in parts if part] or [()]
    if not _holds_only(first, ("marking", "caveat"), tags) or not phrase_at("marking", first, 0, tags):
        return False
    return all(
        _holds_only(part, ("marking", "caveat"), tags) or (len(part) == 1 and text.isupper())
        for part in further
    )


def _may_begin(name: str, text: str, tags: Tags | None) -> bool:
    """Whether a text may begin with a phrase of a class, by its first word: a cheap look."""
    first = fold(next(iter(text.split(None, 1)), ""))
    is_word = first.isdecimal() or (len(first) > 1 and first.isalpha())
    return not is_word or phrase_begins(name, first, tags)


def _holds_only(folded: tuple[str, ...], names: tuple[str, ...], tags: Tags | None) -> bool:
    at = 0
    while at < len(folded):
        count = max(phrase_at(name, folded, at, tags) for name in names)
        if not count:
            return False
        at += count
    return 0 < at <= _LONGEST_MARKING


@lru_cache(maxsize=_REMEMBERED)
def is_postscript(text: str, tags: Tags | None = None) -> bool:
    """Whether a text begins a postscript: `P.S.`, `Nachschrift:`, `p.s. De verf …`; not `N. B. Judd.`"""
    if not _label(text, "postscript", tags, needs_mark=False):
        return False
    words = text.split(None, _MOST_AFTER_WORD)
    named = len(words) <= _MOST_AFTER_WORD and all(word[0].isupper() for word in words)
    return not (named and _INITIALS.match(text))


def is_item(text: str, tags: Tags | None = None) -> bool:
    """Whether a text begins as an entry of an inventory or will does: `Item one feather bed`, `Imprimis`."""
    first = text[:_LONGEST_ITEM_WORD].lstrip()
    if _SHORT_ITEM.match(first) and fold(first.split(".", 1)[0]) in words("short-item", tags):
        return True
    if not first[:1].isupper() or not phrase_begins("item", fold(first.split(None, 1)[0]), tags):
        return False
    return phrase_at("item", fold_words(first), 0, tags) > 0


def opens_illustration(text: str, tags: Tags | None = None) -> bool:
    """Whether a text begins with the place of a picture in brackets: `[Illustration: The ladder]`."""
    match = _BRACKETED.match(text)
    return match is not None and begins_with(match["word"], "illustration", tags) > 0


def begins_with(text: str, name: str, tags: Tags | None = None) -> int:
    """How many words at the beginning of a text are a phrase of a class: `His Grace the Duke`, honour → 2."""
    if name not in classes_begun(text, tags):
        return 0
    return phrase_at(name, fold_words(text[:_LONGEST_LABEL]), 0, tags)


def label(text: str, name: str, tags: Tags | None = None, *, marked: bool = True) -> int:
    """The length of a label of a class at the beginning of a text, its mark included; 0 where there is none.

    `label("Betreff: Dampfer", "subject")` → 8; `label("An den Minister", "addressee", marked=False)` → 6

    Args:
        text: a line or paragraph.
        name: of the class, one of `CLASSES`.
        tags: of the languages; None for all.
        marked: whether a label must end in a colon or stop, or be alone on its line.
    """
    return _label(text, name, tags, needs_mark=marked) if name in labels_begun(text, tags) else 0


def _label(text: str, name: str, tags: Tags | None, *, needs_mark: bool) -> int:
    if name not in labels_begun(text, tags):
        return 0
    folded, ends = _first_words(text[:_LONGEST_LABEL])
    count = phrase_at(name, folded, 0, tags)
    if not count:
        return 0
    if not needs_mark:
        return ends[count - 1]
    known = (ends[at - 1] for at in range(count, 0, -1) if phrase_at(name, folded[:at], 0, tags) == at)
    return next(
        (end for end in known if _LABELLED.search(text[end - 1 : end + 2]) or not text[end:].strip()), 0
    )


@lru_cache(maxsize=_REMEMBERED)
def classes_begun(text: str, tags: Tags | None = None) -> frozenset[str]:
    """The classes of which a phrase begins with the very first word of a text."""
    return begun(tags).get(first_word(text), _NONE)


@lru_cache(maxsize=_REMEMBERED)
def labels_begun(text: str, tags: Tags | None = None) -> frozenset[str]:
    """The classes of which a phrase begins with the first word of a text."""
    for word in text[:_LONGEST_LABEL].split(None, _MOST_IN_LABEL)[:_MOST_IN_LABEL]:
        if not word.isalpha() and any(map(word.__contains__, _DASH_SIGNS)):
            break
        if folded := fold(word):
            return begun(tags).get(folded, _NONE)
    folded_words, _ = _first_words(text[:_LONGEST_LABEL])
    return begun(tags).get(folded_words[0], _NONE) if folded_words else _NONE


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


@lru_cache(maxsize=4_000)
def _first_words(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The first words of a text, folded, and where each ends."""
    text = _BEHIND_COLON.sub(_blanks, text) if any(map(text.__contains__, _DASH_SIGNS)) else text
    found = islice(_WORD.finditer(text), _MOST_IN_LABEL)
    kept = [(folded, match.end()) for match in found if (folded := fold(match[0]))]
    return tuple(folded for folded, _ in kept), tuple(end for _, end in kept)


def _is_heading(name: str, text: str, tags: Tags | None, further: tuple[str, ...] = ()) -> bool:
    if not _may_begin(name, text, tags):
        return False
    folded = fold_words(_closed_up(text))
    count = phrase_at(name, folded, 0, tags)
    if not count:
        return False
    rest = folded[count:]
    if not rest:
        return True
    counted = any(word in words(kind, tags) for kind in further for word in rest)
    return len(rest) <= _LONGEST_BARE and rest[0] in words("link", tags) and counted


def _closed_up(text: str) -> str:
    """A text with its letterspaced words closed up: `N O T E S` → `NOTES`."""
    return _LETTERSPACED.sub(lambda match: match[0].replace(" ", ""), text)


@lru_cache(maxsize=_REMEMBERED)
def _begun_early(text: str, tags: Tags | None) -> frozenset[str]:
    """The classes of which a phrase begins with one of the first words of a text."""
    known = begun(tags)
    found = [names for word in first_words(text)[:_COUNTED_WORDS] if (names := known.get(word))]
    return _NONE.union(*found) if found else _NONE


def _is_counted(name: str, text: str, tags: Tags | None) -> bool:
    """A word of a class with a number behind it or before it, or alone; an article may begin the line."""
    return name in _begun_early(text, tags) and _has_number(name, text, tags)


@lru_cache(maxsize=_REMEMBERED)
def _has_number(name: str, text: str, tags: Tags | None) -> bool:
    folded = first_words(text)
    if len(folded) == _WITH_ARTICLE and folded[0] in words("function", tags):
        folded = folded[1:]
    for at in range(min(2, len(folded))):
        count = phrase_at(name, folded, at, tags)
        if count:
            before, after = folded[:at], folded[at + count : at + count + 1]
            counted = [*before, *after]
            return not counted or any(_is_number(word, tags) for word in counted)
    return False


def counts(word: str, tags: Tags | None) -> bool:
    """Whether a word is a number for certain: a short one as it stands in the data."""
    if _COUNTED.fullmatch(word):
        return True
    return word in words("number", tags) | words("ordinal-number", tags) or (
        len(word) > _MOST_AFTER_WORD and _is_number(word, tags)
    )


def _is_number(word: str, tags: Tags | None) -> bool:
    if _NUMBER.fullmatch(word):
        return True
    stems = _number_stems(tags)
    return word in stems or word.rstrip(_OF_CASES) in stems


@cache
def _number_stems(tags: Tags | None) -> frozenset[str]:
    """The words for numbers, and what is left of them without the endings of cases."""
    numbers = words("number", tags) | words("ordinal-number", tags)
    return numbers | {number.rstrip(_OF_CASES) for number in numbers}
