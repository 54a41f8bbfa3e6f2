"""Headings inside a document: attachments, capitals, numbered and short titles, centred lines."""

import re

from encoder.pages.edited.openers import is_unfinished

_ATTACHMENT = re.compile(
    r"\s*\[?(?:Attachment|Enclosure|Annex|Appendix|Tab|Addendum|Exhibit|ATTACHMENT|ENCLOSURE|ANNEX|APPENDIX|TAB)"
    r"(?:\s+(?:No\.\s*)?[A-Z0-9]{1,4})?(?:\d{1,2})?\]?(?:[\s:—–-]+[A-Z“].{0,80})?\s*"
)
_OF_ATTACHMENTS = frozenset("AET")
_ENUMERATED = re.compile(r"\s*\(?(?:[IVX]{1,5}|[A-Z]|\d{1,2}|[a-z])[.)]\s+(?P<title>\S.*)")
_SMALL = re.compile(
    r"(?:a|an|the|of|and|or|for|in|on|to|with|by|from|at|as|vs\.?|into|under|over|de|facto|its|it)$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"(?:Approved?|Disapproved?|Agreed?|Disagreed?|Other|See me|Yes|No|None)(?:\b|\d)")
_LONGEST_REPLY = 24
_NO_TITLE = re.compile(r"\d[\d,.]*\s+\S*\d|%|\w{4}\. |^\s*\S*[/\d]\S*\s*$")
_LONGEST = 120
_MOST_WORDS = 14
_CENTRED = 8


def is_attachment(text: str) -> bool:
    """Whether a line says that an attachment begins: `Attachment`, `Tab A`, `Enclosure 2—Draft Letter`."""
    if len(text) >= _LONGEST or text.lstrip().removeprefix("[")[:1] not in _OF_ATTACHMENTS:
        return False
    return bool(_ATTACHMENT.fullmatch(text)) and is_unfinished(text)


def is_reply(text: str) -> bool:
    """Whether a line is what a decision can be: `Approve`, `See me`."""
    return len(text.strip()) <= _LONGEST_REPLY and bool(_REPLY.match(text.strip()))


def is_section_head(text: str) -> bool:
    """Whether a line between blank lines looks like a heading, by its letters alone.

    `TALKING PAPER ON GOLD`, `II. An Interim Program`, `Issues to be Addressed` → True.
    """
    if len(text) > _LONGEST:
        return False
    words = text.split()
    if not words or len(words) > _MOST_WORDS or not is_unfinished(text):
        return False
    if text.lstrip()[0] in "[—–-•“(" or _REPLY.match(text.strip()) or _NO_TITLE.search(text):
        return False
    if is_attachment(text) or _is_capitals(text) or _is_centred(text):
        return True
    enumerated = _ENUMERATED.fullmatch(text)
    return _is_titled(enumerated["title"] if enumerated else text)


def is_strong_head(text: str) -> bool:
    """Whether a heading is one even in a row of its like: capitals, an attachment's name, a numeral."""
    return _is_capitals(text) or is_attachment(text) or bool(_ENUMERATED.fullmatch(text))


def _is_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 4 and all(character.isupper() for character in letters) and " " in text.strip()


def _is_centred(text: str) -> bool:
    return len(text) - len(text.lstrip()) >= _CENTRED and text.lstrip()[0].isupper()


def _is_titled(text: str) -> bool:
    """Most words of weight begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'.-]*", text) if not _SMALL.match(word)]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and text.lstrip("“\"'")[:1].isupper() and capitals >= 0.75 * len(words)
