"""Who writes to whom, as far as title and greeting say: evidence for signatures, and addresses at the foot.

A name alone on a line is a signature where it is the sender's, and part of an address where it is the
recipient's. Editions name both in the titles of letters; a greeting names the recipient.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise

from encoder import language
from encoder.language.folding import fold
from encoder.pages.sights.sight import Sight, plain

_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HIDDEN = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]{0,4}(?:\*{2,}|\.{3,}|…|_{2,}|[—–]{1,2}(?!\w))")
"""A name that the writer hides: `V***`, `R...`, `D—`."""
_SIGNS_HIDING = ("**", "...", "…", "__", "—", "–")
_INITIALS = re.compile(r"[^\W\d_](?:(?:\.\s*|\s+)[^\W\d_]){0,3}\.?")
_FIRST, _OPENING = 3, 12
_LONGEST_TITLE, _LONGEST_LINE = 160, 80
_LONGEST_DATED = 320
_LONGEST_YEAR = 6
"""Characters of a year at the end of a line, its stop and bracket among them."""
_ENDS_IN_YEAR = re.compile(r"\b1[4-9]\d\d\.?\)?$|\b20\d\d\.?\)?$")
_SHORTEST_NAME = 3
_FIELDS = ("sender", "addressee", "subject", "copy")
_MOST_WORDS, _FEWEST_CAPITALS = 12, 4
_HONOURS = frozenset({"honour", "rank", "salute-noun"})
_NO_NAMES = frozenset({"salute", "salute-noun", "title", "month", "weekday", "link", "addressee", "sender"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The names of those who write and of those to whom, folded; initials in their order."""

    senders: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    initials: str = ""


def parties_of(seen: Sequence[Sight]) -> Parties:
    """The names in the title and the greeting of a text.

    Args:
        seen: the lines of running text.
    """
    titles = (_title(sight.text) for sight in islice(seen, _FIRST))
    title = next(filter(None, titles), None) or _title_of_lines(seen) or Parties()
    greeted = {name for sight in islice(seen, _OPENING) for name in _greeted(sight.text)}
    return Parties(title.senders, (title.recipients | greeted) - title.senders, title.initials)


def parties_along(seen: Sequence[Sight], starts: Iterable[int]) -> list[tuple[Parties, int]]:
    """For each line the parties of its document, and the place behind the last line of that.

    Args:
        seen: the lines of running text.
        starts: the places where further documents begin.
    """
    found: list[tuple[Parties, int]] = []
    for start, end in pairwise(sorted({0, *starts, len(seen)})):
        found += [(parties_of(seen[start:end]), end)] * (end - start)
    return found


def party(text: str, parties: Parties) -> str:
    """Whose name a short line bears: `sender`, `recipient`, `both`; `initials` for those of the sender."""
    if not (parties.senders or parties.recipients or parties.initials):
        return ""
    bare = plain(text)
    if len(bare) > _LONGEST_LINE:
        return ""
    names = _names(bare)
    sends, receives = not parties.senders.isdisjoint(names), not parties.recipients.isdisjoint(names)
    if sends or receives:
        return "both" if sends and receives else "sender" if sends else "recipient"
    if bare[1:2].isalpha() or not _INITIALS.fullmatch(bare):
        return ""
    letters = "".join(filter(str.isalpha, bare)).upper()
    return "initials" if letters in parties.initials else ""


def names_parties(text: str) -> bool:
    """Whether a short line names who writes to whom and nothing else: `Madame de B. au Chevalier de V.`"""
    found = _title(text) if len(text) <= _LONGEST_LINE else None
    return found is not None and bool(found.senders and found.recipients)


def says_from_and_to(text: str) -> bool:
    """Whether a line says from whom and to whom, and ends in a year: `From A. to B., 3 May 1904.`"""
    bare = plain(text)
    ends = len(bare) <= _LONGEST_DATED and bare[-_LONGEST_YEAR:].rstrip(".)")[-1:].isdigit()
    if not ends or not _ENDS_IN_YEAR.search(bare):
        return False
    words = bare.split()
    if fold(words[0]) not in language.words("sender") or not words[0][0].isupper():
        return False
    to = [fold(word) in _words_for_to() and word.islower() for word in words]
    return any(said and words[at + 1][0].isupper() for at, said in enumerate(to[:-1]) if at > 1)


def is_field(text: str) -> bool:
    """Whether a line is a field at the head of a memorandum: `Betreft: de brug`, `DA: Regia Ambasciata`"""
    return ":" in text and any(language.label(text, name) for name in _FIELDS)


def heads_in_capitals(text: str) -> bool:
    """Whether a line in capitals says from whom and to whom: `EARL BATHURST TO GOVERNOR MACQUARIE.`"""
    return sender_in_capitals(text) is not None


def sender_in_capitals(text: str) -> str | None:
    """The last word of who writes, where a line in capitals says from whom and to whom; else None."""
    if not text.isupper():
        return None
    words = text.split()
    if not _FEWEST_CAPITALS <= len(words) <= _MOST_WORDS:
        return None
    to = (at for at, word in enumerate(words) if 0 < at < len(words) - 1 and fold(word) in _words_for_to())
    return next((words[at - 1] for at in to if len(words[at + 1]) > 1 and len(words[at - 1]) > 1), None)


def is_addressed(text: str) -> bool:
    """Whether a line says to whom: `à Monsieur le Président`, `To Miss Lowe`; a sentence does not."""
    length = language.label(text, "addressee", marked=False)
    if not length or language.label(text, "on-behalf", marked=False):
        return False
    words = text.split()
    if len(words) > _MOST_WORDS or text.lstrip()[1:2] == ".":
        return False
    rest = text[length:].split()
    named = sum(word[:1].isupper() or _honours(word) for word in rest)
    return 2 * named >= len(rest) if rest else len(words) == 1 and text.strip().isalpha()


def _honours(word: str) -> bool:
    """Whether a word in small letters is one of honour, as was usual: `al serenissimo principe di Venetia`"""
    return not _HONOURS.isdisjoint(language.classes_of(word.rstrip(",.")))


def _title(text: str) -> Parties | None:
    """The parties of a title that has a word for "to" between two names, or at least one behind it."""
    bare = text.strip() if _may_hide(text) and _HIDDEN.search(text) else plain(text)
    if len(bare) > _LONGEST_TITLE or _words_for_to().isdisjoint(map(fold, bare.split())):
        return None
    tokens = list(re.finditer(r"\S+", bare))
    for token in tokens[1:-1]:
        if not token[0].islower() or fold(token[0]) not in _words_for_to():
            continue
        before, after = bare[: token.start()], bare[token.end() :]
        sent, received = frozenset(_names(before)), frozenset(_names(after.split(",")[0]))
        if received and (sent or token is tokens[1]):
            initials = "".join(word[0] for word in _NAME.findall(before) if word[0].isupper())
            return Parties(sent - received, received - sent, initials)
    return None


def _title_of_lines(seen: Sequence[Sight]) -> Parties | None:
    """The parties of a title whose recipient has a line of his own: `M. BARRÈRE, CONSUL,` / `À M. PICHON`."""
    for above, sight in pairwise(islice(seen, _FIRST + 1)):
        if sight.gap or sight.across or ":" in above.text or not is_addressed(sight.text):
            continue
        sent, received = (frozenset(_persons(one.text)) for one in (above, sight))
        if sent and received:
            return Parties(sent - received, received - sent)
    return None


def _persons(text: str) -> Iterator[str]:
    return (name for name in _names(plain(text)) if "rank" not in language.classes_of(name))


@cache
def _words_for_to() -> frozenset[str]:
    return language.words("addressee") - language.words("on-behalf")


def _greeted(text: str) -> Iterator[str]:
    if len(text) <= _LONGEST_LINE and language.is_salutation(text):
        yield from _names(language.after_greeting(text))


def _may_hide(text: str) -> bool:
    """Whether a text has a sign that a hidden name ends with."""
    return any(map(text.__contains__, _SIGNS_HIDING))


@lru_cache(maxsize=4_000)
def _names(text: str) -> tuple[str, ...]:
    """Words that can be parts of a name, folded, and hidden names; each line is asked about twice."""
    hidden = (match[0].lower() for match in _HIDDEN.finditer(text)) if _may_hide(text) else ()
    long = (word for word in _NAME.findall(text) if word[0].isupper() and len(word) >= _SHORTEST_NAME)
    named = (folded for word in long if _NO_NAMES.isdisjoint(language.classes_of(folded := fold(word))))
    return (*hidden, *named)
