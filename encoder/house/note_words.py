"""What stands over notes and beside them: headings, rules, lines that say where a document is kept."""

import re

from encoder.language import classes_of
from encoder.language.marks import mark_words, ordered_mark_words
from encoder.note_marks import note_start

_AROUND_HEADING = re.compile(
    r"\s*(?:#{1,6}\s*|\*\*|[_=]+\s*)?\[?(?P<words>[^\W\d_][^\[\]:*_=]*?)\]?\s*[:.]?\s*(?:\*\*|[_=]+)?\s*"
)
_OVER_NOTES = mark_words("over-notes")
_NOTES_ON = tuple(f"{words} " for words in ordered_mark_words("notes-on"))
_MOST_WORDS = 5
_RULE = re.compile(r"\s*(?:(?:[-_*—–=]\s{0,3}){3,}|_|—{1,2}|_{2})\s*")
_SOURCE_WORD = re.compile(rf"\s*\[?(?:{'|'.join(ordered_mark_words('kept'))})\s?:", re.IGNORECASE)
_SOURCE_LINE = re.compile(
    r"""
    \s* (?: _?\[ [A-Z]{1,8} \s?[:,;] [^\]\d]* \d [^\]]* \]_?\.?          # [AA : A1066, H45/1015, i]
      | [A-Z]{1,3}[A-Za-z]{0,2}S? (?:\s\d)? \s                         # RC (Harwick Archives); endorsed.
        \( [A-ZÀ-Þ] [^)]{2,} \) [.;,:] .*
      | (?:ALS|AL|LS|DS|ADS|TLS|MS|Ms|Hs|Dft) [.,:;] \s .* )
    """,
    re.VERBOSE,
)
_OUTSIDE_WORDS = "|".join(
    sorted(map(re.escape, mark_words("outside") | mark_words("cover-label")), key=len, reverse=True)
)
_OUTSIDE = re.compile(
    rf"\s*\[?_?(?:{_OUTSIDE_WORDS})(?: \([^()]+\))?_?\s?(?::\s*[^\s\]]|:?\s?\]\s?:?\s*\S)",
    re.IGNORECASE,
)
_SHELVES = re.compile(
    r"(?:[A-Z]{2,6}|[^\W\d_a-zß-ÿ][^\W\d_]+\.?)[ ,].*"
    r"\b(?i:ff?|fols?|t|tom|vol|bd|nr|no|n|núm|leg|bl|cart|cod|b|inv|ms|hs|"
    r"reg|liasse|caja|busta|sygn)\.? ?(?:[A-Z]{1,2}-?)?\d"
)
"""An archive or its letters, and further on the volume or leaf."""
_SIDENOTE = re.compile(
    rf"\s*\[\s*(?:[^\[\]:]{{0,40}}\s)?"
    rf"(?:{'|'.join(map(re.escape, ordered_mark_words('sidenote')))})\.?\s?:\s*\S",
    re.IGNORECASE,
)
_FEWEST_COMMAS, _LONGEST_SHELVES = 2, 140
_WITNESS = re.compile(r"\s*(?:[A-Z][A-Za-zäöü]{0,2}\d?|[a-z])\.?\s?:\s+(?=\S.*[\d(])")
"""The letter or siglum of a manuscript or print and what it is: `H: Landesarchiv …`, `MS.: …`."""
_LIKEWISE = re.compile(
    rf"\s*\(?(?:{'|'.join(map(re.escape, ordered_mark_words('same-place')))})\.?,? .*\d", re.IGNORECASE
)
_LONGEST_KEPT, _MOST_OF_NAME = 240, 9
_BRACKETED = re.compile(r"\s*_?\[[^\[\]]{8,160}\]_?\.?\s*")
_LONGEST_SOURCE, _LONGEST_HEADING = 600, 80


def is_note_heading(text: str) -> bool:
    """Whether a line is what stands over notes: `NOTES`, `Anmerkungen`, `FOOTNOTES:`."""
    match = _AROUND_HEADING.fullmatch(text) if len(text) < _LONGEST_HEADING else None
    if match is None:
        return False
    words = match["words"].casefold().split()
    said = " ".join(words)
    if said in _OVER_NOTES or said.replace("ss", "ß") in _OVER_NOTES:
        return True
    return len(words) <= _MOST_WORDS and said.startswith(_NOTES_ON)


def fold_heading(text: str) -> str:
    """A heading in one case, without the signs around it: `## APPARAT:` → `apparat`."""
    return " ".join(text.casefold().split()).strip(" #*_=[]:.")


def is_rule(text: str) -> bool:
    """Whether a line is a rule: `-----`, `* * *`, `_`."""
    return bool(_RULE.fullmatch(text))


def says_source(text: str) -> bool:
    """Whether a note begins by saying that it says where the document is kept: `Source: …`."""
    return bool(_SOURCE_WORD.match(text))


def is_source_line(text: str) -> bool:
    """Whether a line by the notes says where the document is kept: `[AA: A1066]`, `RC (Archives); sent.`"""
    if len(text) > _LONGEST_SOURCE:
        return False
    if _SOURCE_LINE.fullmatch(text):
        return True
    return bool(_BRACKETED.fullmatch(text)) and not _is_enclosed_note(text) and _names_archive(text)


def says_kept(text: str) -> bool:
    """Whether a line right below notes says where the document is kept, in whatever way.

    There, what names an archive and a figure is no text: `Bibl. Naz., Carteggi vari, 112`, `H: Landesarchiv,
    Bl. 14`, `Ivi, 112, 88`.
    """
    if is_source_line(text) or says_source(text) or says_outside(text) or names_shelves(text):
        return True
    if len(text) > _LONGEST_KEPT or note_start(text) is not None:
        return False
    return bool(_WITNESS.match(text) or _LIKEWISE.match(text)) or _names_place(text)


def _names_place(text: str) -> bool:
    """Whether a line begins with the name of an archive, a comma behind it, and has a figure."""
    name, _, rest = text.strip(" ([_").partition(",")
    words = name.split()
    if len(words) > _MOST_OF_NAME or not any(c.isdigit() for c in rest):
        return False
    return name[:1].isupper() and any(word[:1].isupper() and _is_archive(word) for word in words)


def _is_enclosed_note(text: str) -> bool:
    """Whether a line begins a note in brackets with its label: `[Footnote A: In Papers.]`, `[* See it.]`"""
    start = note_start(text)
    return start is not None and (start.enclosed or start.shape.opening.endswith(" "))


def opens_sidenote(text: str) -> bool:
    """Whether a text begins with words of the margin in brackets: `[Sidenote: The ships arrive.]`"""
    return bool(_SIDENOTE.match(text))


def says_outside(text: str) -> bool:
    """Whether a line says what stands on a document outside its text: `Endorsed: …`, `Adresse: …`"""
    return bool(_OUTSIDE.match(text))


def names_shelves(text: str) -> bool:
    """Whether a line is where a document is kept, piece by piece: `Arch. Vat., Arm. XLIV, t. 10, f. 214r`."""
    bare = text.strip().strip("()[]_")
    if len(bare) > _LONGEST_SHELVES or bare.count(",") < _FEWEST_COMMAS or not _SHELVES.match(bare):
        return False
    first = bare.split(",", 1)[0].split()
    return first[0].isupper() or any(map(_is_archive, first))


def _is_archive(word: str) -> bool:
    """Whether a word is one for an archive or its beginning: `Biblioteca`, `Arch.`"""
    if "archive" in classes_of(word):
        return True
    bare = word.rstrip(".").casefold()
    return word.endswith(".") and bare in mark_words("archive-short")


def _names_archive(text: str) -> bool:
    """Whether one of a few words, with commas between them, is that for an archive."""
    return "," in text and any("archive" in classes_of(word) for word in text.split())
