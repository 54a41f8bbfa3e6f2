"""What edited text begins with: title, dateline, labelled blocks, salutation. One line is one of them."""

import re

from encoder.months import ENGLISH_MONTHS

_KINDS = (
    r"Memorand(?:um|a)|Telegram|Letter|Message|Minutes|Paper|Report|Airgram|Despatch|Dispatch|Note|Notes|"
    r"Summary|Record|Statement|Instruction|Study|Intelligence|Circular|Draft|Talking Points|Address|Aide|"
    r"Oral|Agreement|Protocol|Resolution|Transcript|Editorial|Position|Options|Briefing|Information|Action|"
    r"Conversation|Proclamation|Order|Diary"
)
_NUMBERED = re.compile(r"\s*(?:#{1,3}\s*)?(?P<n>\d{1,4})\.\s+(?P<title>[A-Z“\"'(]\S*(?:\s+\S+)*)\s*")
_KIND = re.compile(rf"\b(?:{_KINDS})\b", re.IGNORECASE)
_UNNUMBERED = re.compile(
    rf"\s*(?:#{{1,3}}\s*)?(?:\w+\s+){{0,3}}(?:{_KINDS})\s+(?:From|To|of|for|Prepared|by|Between|No\.)\b.*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 320
_MONTH = rf"(?:{'|'.join(sorted(ENGLISH_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s*[-–—]\s*(?:" + _MONTH + r"\s+)?\d{1,2})?"
_DATELINE = re.compile(
    rf"""
    \s*(?:[A-ZÀ-Ý\[][\w.’'\]]*(?:[ -][\w.’'\]]+){{0,4}},\]?\s+){{0,4}}          # Karuizawa, Japan,
    (?: {_MONTH}\s+{_DAY},?\s+\d{{4}} | {_DAY}\s+{_MONTH},?\s+\d{{4}}
      | {_MONTH},?\s+\d{{4}} | \[?undated\]? | n\.d\. | (?<=,\s)\d{{4}} )
    \b (?:(?!\s\s).){{0,70}}
    """,
    re.VERBOSE,
)
_SAYS_WHEN = re.compile(r"\d{4}|undated|n\.d\.")
"""What every dateline has: a cheap look before the dear one."""
_LABEL = re.compile(
    r"""
    \s*\**(?P<label> SUBJECTS? | SUBJ | RE | REF(?:ERENCE)?S? | PARTICIPANTS? | PRESENT | ATTENDEES
      | TO | FROM | VIA | THROUGH | THRU | INFO | CC | COP(?:Y|IES)\ TO | MEMORANDUM\ (?:FOR|TO) )\**
    \s*(?::\s*(?P<rest>\S.*)?|\d{0,2}|\[\d+\])\s*
    """,
    re.VERBOSE,
)
_TITLED_LABEL = re.compile(
    r"\s*(?P<label>Subjects?|Participants?|Re|Ref|To|From|Via|Info|For)\s*:\s*(?P<rest>\S.*)"
)
_REFERENCE = r"(?:\d{1,3}|\[\^?\w+\]|\(\d+\)|[*†‡¹²³⁰⁴-⁹]+)?\s*$"
_FINISHED = re.compile(r"[.;:?!,][”\"’)]?" + _REFERENCE)
_SIGNS_BEHIND = frozenset(".;:?!,")
_ABBREVIATED = re.compile(r"(?:\b(?:[JS]r|Ltd|Co|Inc|Esq)|\b[A-Z]\.[A-Z])\." + _REFERENCE)
_ADDRESSED = re.compile(r"\s*MEMORANDUM (?:FOR|TO):? [A-Z].{0,80}")
_CAPITALS = re.compile(r"\s*[A-Z]{2,}(?:[ /&-]+[A-Z]{2,}){0,3}:?\d{0,2}\s*")
_SUBJECT = re.compile(r"SUBJ|RE$|PARTIC|PRESENT|ATTEND", re.IGNORECASE)
_SALUTE = re.compile(r"\s*(?:My\s+)?(?:Dear|Sirs?|Gentlemen|Excellency|Mr\.|Madam)\b.{0,70}[,:]\d{0,2}\s*")


def numbered_title(text: str) -> int | None:
    """The number of a numbered title: `287. Message From …1` → 287; None for another line."""
    match = _NUMBERED.fullmatch(text)
    if match is None or not is_unfinished(match["title"]) or len(text) > _LONGEST_TITLE:
        return None
    return int(match["n"])


def is_title(text: str) -> bool:
    """Whether a line can be the title of a document, by its wording alone."""
    if len(text) > _LONGEST_TITLE or not is_unfinished(text):
        return False
    numbered = _NUMBERED.fullmatch(text)
    return bool(_KIND.search(numbered["title"]) if numbered else _UNNUMBERED.fullmatch(text))


def is_unfinished(text: str) -> bool:
    """Whether a line does not end as a sentence does; note references behind the end do not count.

    `Memorandum From Ada Winslow, Jr.1` → True, for the full stop is that of an abbreviation.
    """
    last = text.rstrip()[-1:]
    if last.isalpha():
        return True
    return not (last in _SIGNS_BEHIND or _FINISHED.search(text)) or bool(_ABBREVIATED.search(text))


def is_dateline(text: str) -> bool:
    """Whether a line only says where and when: `Washington, March 17, 1969, 10 a.m.`"""
    return len(text) < 160 and _SAYS_WHEN.search(text) is not None and bool(_DATELINE.fullmatch(text))


def label(text: str) -> tuple[str, bool] | None:
    """The label that a line begins with in capitals, and whether text follows it on the line."""
    match = _LABEL.fullmatch(text)
    return (match["label"], match["rest"] is not None) if match else None


def titled_label(text: str) -> str | None:
    """The label that a line in an opener begins with: `Subject: Gold` → `Subject`."""
    match = _TITLED_LABEL.fullmatch(text)
    return match["label"] if match else None


def is_addressed(text: str) -> bool:
    """Whether a line says for whom a memorandum is: `MEMORANDUM FOR THE PRESIDENT`."""
    return bool(_ADDRESSED.fullmatch(text)) and is_unfinished(text)


def is_capitals(text: str) -> bool:
    """Whether a line is a few words in capitals, as labels are: `PLACE AND TIME`."""
    return bool(_CAPITALS.fullmatch(text))


def is_subject(word: str) -> bool:
    """Whether a label is that of a subject or of participants, not of an address."""
    return bool(_SUBJECT.match(word))


def is_salute(text: str) -> bool:
    """Whether a line is a salutation: `Dear Mr. President:`"""
    return bool(_SALUTE.fullmatch(text))
