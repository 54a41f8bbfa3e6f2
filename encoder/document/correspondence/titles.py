"""Correspondents in titles of letters of any language: `Hans Wehlen an Otto Ried, Berlin, 29. Juli 1837`."""

import re
from itertools import takewhile

from encoder.document.correspondence.headings import Parties
from encoder.document.correspondence.names import correspondents, titled
from encoder.language import classes_of, data, languages, words
from encoder.language.folding import fold
from encoder.model import Correspondent

_NUMBER = re.compile(
    r"""
    (?: (?:No|Nr|N)\.?\s* | §\s* )? \d{1,5}[a-z]? (?:[.):]?\s?[—–]|[.):])? \s+  # 12. · No. 12 · § 217 · 12. —
    | [IVXLCDM]{1,8} (?:[.):]|\s?[—–]) \s+                                      # XIII. · XIII —
    | [^\W\d_]+\.?\s (?:\d{1,5}|[IVXLCDM]{1,8}) (?::|\s?[—–]) \s+             # Brief 412: · Letter XIV —
    """,
    re.VERBOSE,
)
_ENDS_NAME = re.compile(r"[,:;]$|[^\W\d_]{4,}\.$")
_MOST_BEFORE_SENDER = 3
_MOST_BEFORE_RECIPIENT = 2
"""Words up to the recipient's name: the one for "to", and an article."""
_LONGEST_NAME, _WORDS_OF_KIND = 12, 3

Tags = tuple[str, ...] | None


def parties_of_title(title: str, tags: Tags = None) -> Parties:
    """The correspondents of `A to B`, `From A to B`, `Brief von A an B`, `An B`, in a language of `tags`.

    What follows the recipient behind a comma or stop, and a date, is no name. The title is to be that of a
    letter: `From Harwick to Port Ellen` may be a journey.

    Args:
        title: of a document, on one line.
        tags: of the languages whose small words are looked for; None for all.
    """
    parts = without_number(titled(" ".join(title.split()))).split()
    to, by = words("addressee", tags), words("sender", tags)
    if title.isupper() and tags:
        parts = [part.lower() if i and fold(part) in to else part for i, part in enumerate(parts)]
    if parts and fold(parts[0]) in to:
        named = next((i for i, part in enumerate(parts[1:], 1) if not part.islower()), len(parts))
        start = named if named <= _MOST_BEFORE_RECIPIENT else 1
        return Parties((), _names(_name(parts[start:], tags), tags))
    start = next((i + 1 for i, word in enumerate(parts[:_MOST_BEFORE_SENDER]) if fold(word) in by), 0)
    for at in range(start + 1, len(parts) - 1):
        if not parts[at].islower() or fold(parts[at]) not in to:
            continue
        sender = _without_kind([part.rstrip(",") for part in parts[start:at]])
        has_article = parts[at + 1].islower() and _is_small(parts[at + 1], tags)
        recipient = _name(parts[at + 1 + (has_article and at + 2 < len(parts)) :], tags)
        if recipient and len(_name(sender, tags)) == len(sender):
            return Parties(_names(sender, tags) if sender else (), _names(recipient, tags))
    return Parties()


def _without_kind(parts: list[str]) -> list[str]:
    """A sender without what stands before the name: `Brief`, `Autograph Letter Signed A. Lowe` → `A. Lowe`"""
    kinds = [i for i, part in enumerate(parts[:_WORDS_OF_KIND]) if "message" in classes_of(part)]
    if not kinds:
        return parts
    start = kinds[0] + 1
    return parts[start + (start < len(parts) and "signed" in classes_of(parts[start])) :]


def without_number(title: str) -> str:
    """A title without the edition's number: `187. — Beauregard,` → `Beauregard,`"""
    return _NUMBER.sub("", title, count=1)


def is_dated(title: str, tags: Tags = None) -> bool:
    """Whether a title names a month and a number."""
    return bool(re.search(r"\d", title)) and any("month" in classes_of(word, tags) for word in title.split())


def _name(parts: list[str], tags: Tags) -> list[str]:
    """The words of a name or of several at the beginning: up to a comma, a stop, a date or a common word."""
    found: list[str] = []
    for part in parts[:_LONGEST_NAME]:
        if any(char.isdigit() for char in part) or (found and classes_of(part, tags) & {"month", "weekday"}):
            break
        if not (part[0].isupper() or part == "&" or (found and _is_small(part, tags))):
            break
        found.append(part)
        if _ENDS_NAME.search(part):
            break
    while found and not found[-1][0].isupper():
        found.pop()
    return found


def _is_small(word: str, tags: Tags) -> bool:
    """Whether a word without a capital can stand within a name: `von`, `de la`, `und`."""
    return bool(classes_of(word, tags) & {"link", "sender", "article-of-date", "of"}) or word in _joining(
        tags
    )


def _names(parts: list[str], tags: Tags) -> tuple[Correspondent, ...]:
    found: list[Correspondent] = []
    rest = parts
    while rest:
        name = list(takewhile(lambda part: not _joins(part, tags), rest))
        found += correspondents(" ".join(name))
        rest = rest[len(name) + 1 :]
    return tuple(found)


def _joins(part: str, tags: Tags) -> bool:
    """Whether a word joins two names: the first of the `link`s of a language, `and`, `und`, `et`."""
    return part == "&" or (part.islower() and part in _joining(tags))


def _joining(tags: Tags) -> frozenset[str]:
    links = (data(tag).words.get("link") for tag in tags or languages())
    return frozenset(words[0] for words in links if words)
