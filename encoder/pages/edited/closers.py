"""What edited text ends with: complimentary close and signature."""

import re
from collections.abc import Sequence

_CLOSE = re.compile(
    r"""
    \s*(?: (?:Very\s+)?(?:Sincerely|Respectfully|Faithfully|Cordially|Truly|Yours) (?:\s+\w+){0,3}
      | With\s+(?:warm|best|kind|every|my|great)\w*(?:\s+\w+){1,6} | (?:Warm|Best|Kind)\s+regards | Regards
      | (?:I\s+(?:remain|am|have\s+the\s+honou?r)|Believe\s+me)\b [^.:;]{0,60}?
        \b(?:yours(?:\s+\w+)?|truly|faithfully|sincerely|respectfully|servant)
      | Your\s+obedient\s+servant ) , (?:\d{1,2}|\[\d+\]|[¹²³⁴-⁹*†]+)? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?:\d{1,3}|\[\^?\w+\]|\(\d+\)|[*†‡¹²³⁰⁴-⁹]+)\s*$")
_WORD = re.compile(r"(?:[A-ZÀ-Ý][\w.’'-]*,?|d[eiu]|v[ao]n|der|den|la|le|II|III|,|Jr\.,?|/s/)$")
_NO_NAME = re.compile(
    r"(?:Approved?|Disapproved?|Other|Conclusions?|Recommend\w*|Discuss\w*|Attach\w*|Enclos\w*|Tab|Annex|"
    r"Appendix|Agree|Disagree|Yes|No|None|Notes?|Footnotes?|Background|Summary|Comments?|Total|The|A|An|"
    r"See|For|In|On|End|Pros|Cons|Issues?|Options?|Alternatives?)\b"
)
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_LINES = 4


def is_close(text: str) -> bool:
    """Whether a line is a complimentary close: `Sincerely yours,`."""
    return bool(_CLOSE.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether a line looks like a signature: a name, or initials, and a note reference perhaps.

    `Ruth M. Ardmore4` → True; `Disapprove`, `Other matters` → False.
    """
    bare = _REFERENCE.sub("", text).strip()
    words = bare.split()
    if not words or len(words) > _MOST_WORDS or len(bare) > _LONGEST_NAME or _NO_NAME.match(bare):
        return False
    if bare.endswith((":", ";", "?", "!", ",")) or re.search(r"\d|[$%()\[\]“”]", bare):
        return False
    if bare.endswith(".") and not re.search(r"(?:\b[JS]r|\b[A-Z])\.$", bare):
        return False
    return all(_WORD.match(word) for word in words)


def signature(texts: Sequence[str], lines: Sequence[int]) -> list[int]:
    """The lines at the end of a document, or before an attachment, that are its signature.

    Args:
        texts: all lines.
        lines: those of the text to look at the end of, blank ones and notes left out.
    """
    run: list[int] = []
    for line in reversed(lines):
        if len(run) == _MOST_LINES or not _may_sign(texts[line]):
            break
        run.insert(0, line)
    while run and not is_name(texts[run[0]]):
        run.pop(0)
    before = [line for line in lines if run and line < run[0]]
    signed = bool(run) and bool(before) and (_is_finished(texts[before[-1]]) or is_close(texts[before[-1]]))
    return run if signed else []


def _may_sign(text: str) -> bool:
    """A name, or the office written under it: `Assistant Secretary of State`."""
    bare = _REFERENCE.sub("", text).strip()
    office = len(bare) < _LONGEST_NAME and bare[:1].isupper() and not bare.endswith((".", ":", ";", "?"))
    return is_name(text) or (office and not _NO_NAME.match(bare) and not is_close(text) and "•" not in text)


def _is_finished(text: str) -> bool:
    return bool(re.search(r"[.?!:][”\"’)\]]?(?:\d{1,3}|\[\^?\w+\]|\(\d+\)|[*†‡¹²³⁰⁴-⁹]+)?\s*$", text))
