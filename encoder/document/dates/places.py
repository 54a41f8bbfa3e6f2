"""The places of datelines: `Camp David, Maryland, May 3-5, 1970.` → `Camp David, Maryland`."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.find import find_dates
from encoder.document.dates.heading import context_of
from encoder.document.dates.months import month_number
from encoder.document.dates.patterns import article_before
from encoder.document.flat import OPAQUE
from encoder.document.phrase import Phrase
from encoder.language import classes_of, is_function, label, weekdays
from encoder.language.folding import fold

_WORD = r"[^\W\d_][\w.’'-]*"
_SMALL = (
    r"(?:of|de|del|della|da|di|du|la|le|les|the|am|an|der|on|in|near|at|aboard|sur|und|and|en|route|to|via)"
)
_NAME = rf"{_WORD}(?:[ \t]+{_WORD}){{0,5}}"
_PLACE = re.compile(rf"{_NAME}(?:\s?\d{{1,2}})?(?:,\s*{_NAME}){{0,3}}")
_NOT_PLACE = re.compile(
    r"\b(?:dated?|sent|received|recd|typed|distr|revised|draft|copy|from|to|on|subject|ref|no|page|time|info|action|between|when|filled|dob"
    r"|born|tab|chief|director|branch|affairs|inc|corp|company|division|section|dispatch"
    r"|undated|secret|confidential|classified|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b",
    re.IGNORECASE,
)
_SMALL_ONLY = re.compile(rf"(?:{_SMALL}\W*)+", re.IGNORECASE)
_INITIALS = re.compile(r"\b[A-Z]\.[,\s]*$")
_NUMBERED = re.compile(r"[^,\d\n]{0,30}?\b[\w°]*\d+[^\W_]*[.:]?\s+(?=[^\W\d_]{2})")
"""What a message is, and its number, before the place: `Cablegram E54 PORT ELLEN`."""
_COUNTED = re.compile(r"[^\W\d_]{1,3}[.°º]{1,2}\s?\d+")
"""The number of an issue or a message, which is no place: `Nr. 58`."""
_AT = re.compile(r"(?:In|At|From|[AÀ]|Te|Zu|Em|En|Aus|Uit)[^\S\n]+(?=[^\W\d_a-zß-ÿ])")
"""A word that says that what follows is a place: `A Rennes`, `In Hoorn`."""
_EDGES = " \t,.;:—–-[]()*_/"
_MOST_LETTERS = 80
_SHORTEST_WEEKDAY, _WORDS_OF_TIME = 5, 4
_SHORTEST_SENTENCE = 40
"""Letters of a line above a place that may be a sentence which the place's line goes on with."""


def find_dateline(text: str, context: Context = NO_CONTEXT) -> Iterator[Phrase]:
    """Where `placeName`, `date` and `time` elements stand in a dateline.

    Places are looked for before the first date, line by line; where there is no date, only `Place, Country`
    is one.
    """
    found = _in_order(find_dates(text, context))
    if context.heading and context.near is None and not any(map(_is_certain, found)):
        found = _in_order(find_dates(text, context_of(context.heading, run=context)))
    if found or "," in text or OPAQUE in text:
        yield from _places(text, found[0].start if found else len(text))
    yield from found


def _in_order(phrases: Iterable[Phrase]) -> list[Phrase]:
    return sorted(phrases, key=lambda phrase: phrase.start)


def _is_certain(phrase: Phrase) -> bool:
    """Whether a date needs no heading to be read."""
    given = dict(phrase.attributes)
    return phrase.name == "date" and bool(given) and "cert" not in given


def _places(text: str, end: int) -> Iterator[Phrase]:
    """The places of a text up to an offset, one a line."""
    position, is_within = 0, False
    for part in re.split(rf"([\n{OPAQUE}])", text[:end]):
        span = None if is_within else _place(part)
        if span:
            yield Phrase(position + span[0], position + span[1], "placeName")
        if part.strip(f"\n{OPAQUE}"):
            is_within = not span and _breaks_off(part)
        position += len(part)


def _breaks_off(line: str) -> bool:
    """Whether a line that is no place breaks off in a sentence: what begins the next one is its rest."""
    bare = line.strip()
    return len(bare) >= _SHORTEST_SENTENCE and bare[-1].isalpha()


def _place(part: str) -> tuple[int, int] | None:
    """The span of a place in a part of a line that holds nothing else but a marking (`Secret. Tunis`)."""
    part = article_before().sub("", part)
    numbered = _NUMBERED.match(part)
    start = numbered.end() if numbered else len(part) - len(part.lstrip(_EDGES))
    start += label(part[start:], "marking")
    start += label(part[start:], "given-at", marked=False)
    start += len(part[start:]) - len(part[start:].lstrip(_EDGES))
    at = _AT.match(part, start)
    start = at.end() if at else start
    end = len(part.rstrip(_EDGES))
    if _INITIALS.search(part):
        end = part.index(".", end - 1) + 1
    name = _without_time(part[start:end])
    end = start + len(name)
    return (start, end) if 3 <= len(name) <= _MOST_LETTERS and _is_place(name) else None


def _is_place(name: str) -> bool:
    if not _PLACE.fullmatch(name) or _NOT_PLACE.search(name) or _SMALL_ONLY.fullmatch(name):
        return False
    if re.search(r"\d{3}", name) or _COUNTED.fullmatch(name):
        return False
    if _is_office(name) or any(map(_is_event, name.split(","))):
        return False
    capitals = all(part.lstrip()[0].isupper() for part in name.split(","))
    return capitals and month_number(name.split()[0].rstrip(","))[0] == 0


def _is_office(name: str) -> bool:
    """Whether an article stands before an office: `El Gobernador de Jujuy`"""
    first, second = [*name.split(), "", ""][:2]
    return is_function(first) and "rank" in classes_of(second)


def _without_time(name: str) -> str:
    """A name up to the weekday or the part of a day behind it: `Lugano, Samstag Abend` → `Lugano`"""
    return ",".join(takewhile(lambda part: not _is_time(part), name.split(",")))


def _is_time(name: str) -> bool:
    """Whether a few words have a weekday among them, written out: `Dimanche soir`, `Nuit de jeudi`"""
    words = [fold(word.strip(".,")) for word in name.split()]
    days = (word for word in words if len(word) >= _SHORTEST_WEEKDAY and word in weekdays())
    return len(words) <= _WORDS_OF_TIME and any(days)


def _is_event(name: str) -> bool:
    """Whether words end in one that is no name, behind one that is: `At a Court holden`, but `At sea`."""
    words = name.split()
    return len(words) > 1 and words[-1].islower() and any(word[:1].isupper() for word in words[1:-1])
