"""What stands over notes and beside them: headings, rules, lines that say where a document is kept."""

import re

_HEADINGS = (
    r"(?:foot|end)?\s?notes?|(?:notes?|references)\s+(?:to|on)\s+(?:the\s+)?\w+(?:\s\w+)?|"
    r"(?:(?:text|sach|fu(?:ß|ss)|end)?-?anmerkung(?:en)?|(?:fu(?:ß|ss)|end)noten?|erläuterung(?:en)?|kommentar)|"
    r"(?:noten?|voetnoten?|eindnoten|aantekening(?:en)?)|"
    r"(?:notes?\s+(?:de\s+bas\s+de\s+page|de\s+fin))|"
    r"(?:notas?(?:\s+(?:al\s+pie|finales|del\s+autor|do\s+autor|de\s+rodapé))?)|"
    r"(?:note(?:\s+(?:a\s+piè\s+di\s+pagina|al\s+testo))?)|"
    r"(?:adnotationes|annotationes|notae)|(?:annotations?)|(?:apparatus)|"
    r"(?:приміт(?:ки|ка)|примечани[яе]|сноски)|(?:przypisy?)|(?:poznámk[ya])|(?:noter|fotnoter)"
)
_HEADING = re.compile(
    rf"\s*(?:#{{1,6}}\s*|\*\*|[_=]+\s*)?\[?(?:{_HEADINGS})\]?\s*[:.]?\s*(?:\*\*|[_=]+)?\s*",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*(?:(?:[-_*—–=]\s{0,3}){3,}|_|—{1,2}|_{2})\s*")
_SOURCE_WORD = re.compile(
    r"\s*\[?(?:Sources?|Quellen?|Überlieferung|Fuentes?|Fonti?|Bron|Fonte|Provenance|Standort|Archives?|"
    r"Manuscript|Handschrift|Джерело)\s?:"
)
_SOURCE_LINE = re.compile(
    r"""
    \s* (?: _?\[ [A-Z]{1,8} \s?[:,;] [^\]\d]* \d [^\]]* \]_?\.?          # [AA : A1066, H45/1015, i]
      | [A-Z]{1,3}[A-Za-z]{0,2}S? (?:\s\d)? \s                         # RC (Harwick Archives); endorsed.
        \( [A-ZÀ-Þ] [^)]{2,} \) [.;,:] .*
      | (?:ALS|AL|LS|DS|ADS|TLS|MS|Ms|Hs|Dft) [.,:;] \s .* )
    """,
    re.VERBOSE,
)
_LONGEST_SOURCE = 600


def is_note_heading(text: str) -> bool:
    """Whether a line is what stands over notes: `NOTES`, `Anmerkungen`, `FOOTNOTES:`."""
    return len(text) < 80 and bool(_HEADING.fullmatch(text))


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
    return len(text) <= _LONGEST_SOURCE and bool(_SOURCE_LINE.fullmatch(text))
