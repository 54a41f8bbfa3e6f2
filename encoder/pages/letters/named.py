"""What names people, and what short lines say that name none: one answer for all who ask who signs.

`is_told_otherwise` is the one list of what a line with capitals may be beside a name.
"""

import re
from collections.abc import Sequence

from encoder import language
from encoder.language.folding import fold_words
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import is_addressed
from encoder.pages.sights.wording import is_dateline, without_reference

_LONGEST_NAME, _LONGEST_NAMES = 60, 110
_MOST_WORDS, _MOST_SMALL = 6, 3
_LEADS_NAME = ("v.", "von", "de", "van")
_CAPITAL = re.compile(r"[^\W\d_a-zß-ÿ]")


def is_told_otherwise(text: str) -> bool:
    """Whether a short line greets, takes leave, dates, heads, addresses or encloses, and so names nobody."""
    return (
        language.is_salutation(text)
        or language.is_farewell(text)
        or language.is_postscript(text)
        or heads_or_ends(text)
        or language.label(text, "enclosure") > 0
        or (is_addressed(text) and not text.isupper())
        or is_dateline(text)
    )


def heads_or_ends(text: str) -> bool:
    """Whether a line is a heading by its words, a marking, or what ends a text: `CHAPTER II.`, `Finis`"""
    return (
        language.is_trailer(text)
        or language.is_chapter_heading(text)
        or language.is_article_heading(text)
        or language.is_note_heading(text)
        or language.is_marking(text)
    )


def is_certain_name(text: str) -> bool:
    """Whether a line is a name in capitals, of two words, or behind the word for signed."""
    bare = without_reference(text).strip()
    said = language.label(bare, "signed", marked=False)
    words = bare[said:].strip(" :").split()
    if not 0 < len(words) <= _MOST_WORDS or len(bare) > _LONGEST_NAME or bare[-1] in ":;?!":
        return False
    is_sure = said > 0 or len(words) > 1 or words[0].isupper()
    return are_names(words) and is_sure and not is_told_otherwise(bare)


def names_people(text: str) -> bool:
    """Whether a line is names and nothing else, one or several: `Otto Graf zu Stolberg. Falk.`"""
    bare = without_reference(text).strip()
    if not bare or len(bare) > _LONGEST_NAMES or bare[-1] in ",:;?!" or any(map(str.isdigit, bare)):
        return False
    if indent_of(text) == 0 and bare.startswith(("#", "*", "-", "—", "–")):
        return False
    return are_names(bare.split()) and not is_told_otherwise(bare)


def are_names(words: Sequence[str]) -> bool:
    """Whether words have capitals, but for those that link names: `Otto`, `Graf`, `zu`, `Stolberg`."""
    small = [word for word in words if word[0].islower()]
    linked = all("link" in language.classes_of(word) or len(word) <= _MOST_SMALL for word in small)
    first = words[0].lstrip("([")
    started = first[:1].isupper() or words[0] in _LEADS_NAME
    return started and len(words) > len(small) and linked and len(small) <= max(1, len(words) // 2)


def is_honoured(text: str) -> bool:
    """Whether a line begins as one who is written to is named: `Mrs. Lowe,`, `His Grace`."""
    folded = fold_words(text)
    if not folded or not _CAPITAL.match(text.strip()):
        return False
    if is_addressed(text):
        return True
    nouns = language.words("salute-noun") | language.words("title") | language.words("rank")
    if language.begins_with(text, "honour"):
        return True
    greets = language.begins_with(text, "salute")
    return folded[0] in language.words("title") or any(word in nouns for word in folded[greets : greets + 2])
