"""Turns that no line begins: answers behind their question, and paragraphs with which a member speaks on."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from encoder.language import begins_with, classes_of, words
from encoder.language.folding import fold_words
from encoder.language.phrases import Tags
from encoder.model import Role
from encoder.pages.sights.parts import Part
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.asked import ANSWERED, turn_of
from encoder.pages.speech.cast import Cast
from encoder.pages.speech.directions import is_bracketed, speaks_to_somebody
from encoder.pages.speech.offices import TOPIC

_NARRATED = re.compile(
    r"(?:(?P<title>[^\W\d_]+\.?)\s)?(?:[^\W\d_]\.\s)*(?P<name>[^\W\d_a-z]{3,})(?:\s\([^()]+\))?\s[a-zß-ÿ]{2,}"
)
_SWORN = re.compile(r"\s*(?:[^\W\d_a-z]+(?:\s[^\W\d_a-z]+){1,4}|[^\W\d_a-z]{2,})\s?,\s[^\W\d_A-Z]")
_OATH = re.compile(
    r"\s*[^\W\d_a-z]+(?:\s[^\W\d_a-z]+){0,3},?\s(?P<oath>[^\W\d_A-Z][^\W_]+(?:\s[a-z]+){0,2})\.\s*"
)
"""`JOHN PURDEY sworn.`"""
_LONGEST_PROCEEDING = 240
_MOST_OF = 0.6
QUOTES = '"“„«”»‘’'
"""Signs that open or close what is quoted."""


def marks_of_turns(cast: Cast, seen: Sequence[Sight]) -> re.Pattern[str] | None:
    """What finds `Q.` and `A.` within a line, where both begin lines again and again; None elsewhere."""
    letters = [(i, label) for i, label in cast.labels.items() if label.style == "letter" and turn_of(label)]
    said = Counter(seen[i].text[label.start : label.end].strip() for i, label in letters)
    marks = [re.escape(mark) for mark, count in said.items() if count > 1]
    if len(marks) < 2:
        answered = (label for i, label in letters if ANSWERED.search(seen[i].text, label.end))
        return ANSWERED if len(list(answered)) > 1 else None
    return re.compile(rf"(?<=[.?!\"”)])(?:\s*[—–-]+\s*|\s+)(?P<mark>{'|'.join(marks)})\s+(?=[\"“(]?[A-Z\d])")


def turns_within(text: str, start: int, marks: re.Pattern[str] | None) -> Iterator[Part]:
    """The names and speeches behind the first of a line: `Q.  Your name?  A.  John Fenn.`"""
    if marks is None:
        return
    for match in marks.finditer(text, start):
        yield Part(match.start("mark"), Role.SPEAKER)
        yield Part(match.end(), Role.SPEECH)


def narrates(text: str) -> bool:
    """Whether a paragraph between speeches tells of a member: `Mr. QUILL rose to order.`"""
    told = TOPIC.sub("", text).strip()
    match = _NARRATED.match(told)
    title = (match["title"] or "").rstrip(".") if match else ""
    return bool(title) and "title" in classes_of(title)


def proceeds(said: str, tags: Tags) -> bool:
    """Whether a paragraph between speeches tells what the assembly did: `The motion was negatived.`"""
    is_told = begins_with(said, "proceeding", tags) > 0 and len(said) <= _LONGEST_PROCEEDING
    return is_told and not speaks_to_somebody(said, tags)


def is_protocol(cast: Cast) -> bool:
    """Whether words for a question and an answer name most who speak, as in what a clerk writes."""
    worded = sum(bool(turn_of(label)) and label.style != "letter" for label in cast.labels.values())
    return worded > _MOST_OF * len(cast.labels)


def swears(text: str) -> bool:
    """Whether a line tells who is sworn, name first: `EDITH BRISK, being first duly sworn, testified`."""
    if is_sworn(text):
        return True
    match = _SWORN.match(text)
    return match is not None and bool(words("sworn").intersection(fold_words(text[match.end() - 1 :])))


def is_sworn(text: str) -> bool:
    """Whether a line says only who is sworn, as the head of what that witness says: `JOHN PURDEY sworn.`"""
    oath = _OATH.fullmatch(text)
    return oath is not None and bool(words("sworn").intersection(fold_words(oath["oath"])))


def announces(above: str) -> bool:
    """Whether a line says that something follows, as verses do that a speaker quotes."""
    return above.rstrip().endswith((":", "--", "—", ":—", ":–"))


def speaks_on(seen: Sequence[Sight], end: int, heads: Collection[int], tags: Tags) -> int:
    """Where the last speech ends: behind further paragraphs in which somebody says `I` or `you`.

    What is quoted between them belongs to it.
    """
    found, at = end, end
    while at < len(seen) and seen[at].gap and at not in heads and not narrates(seen[at].text):
        below = at + 1
        while below < len(seen) and not seen[below].gap:
            below += 1
        said = " ".join(sight.text for sight in seen[at:below])
        if speaks_to_somebody(said, tags) or announces(seen[at - 1].text):
            found = below
        elif said.lstrip()[:1] not in QUOTES and not is_bracketed(said):
            break
        at = below
    return found
