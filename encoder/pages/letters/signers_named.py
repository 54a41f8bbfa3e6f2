"""Who signs below a deed, alone or with others: the last lines name those whom its text has named."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from encoder import language
from encoder.language.folding import fold
from encoder.pages.letters.named import is_certain_name, names_people
from encoder.pages.sights.sight import Sight

_SIGNATURE = frozenset({"signed"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LEADS_NAME = frozenset({"title", "rank", "link"})
_MOST_LINES, _MOST_WORDS, _WORDS_OF_OFFICE = 8, 4, 4
_SHORTEST_TEXT, _SHORTEST_NAME = 40, 3


def signers_named(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of the last lines below a sentence, where the text says who they are: `Salcedo.`

    Args:
        seen: the lines of running text.
    """
    start = len(seen)
    while start and len(seen) - start < _MOST_LINES and _may_sign(seen[start - 1].text):
        start -= 1
    above = seen[start - 1].text.rstrip() if start else ""
    if start in (0, len(seen)) or len(above) < _SHORTEST_TEXT or above[-1] not in ".!:":
        return
    if language.is_farewell(above) or not (seen[start].gap or seen[start].across):
        return
    first = fold(_surname(seen[start].text))
    if first.isascii() and not any(first in sight.text.casefold() for sight in seen[:start]):
        return
    named = {name for sight in seen[:start] for name in _names_in(sight.text)}
    known = [fold(_surname(seen[i].text)) in named for i in range(start, len(seen))]
    if known[0] and 2 * sum(known) >= len(known):
        yield from ((i, _SIGNATURE) for i in range(start, len(seen)))


def _may_sign(text: str) -> bool:
    """Whether a line is a name of few words, an office perhaps behind its comma: `Courtois, notaire.`"""
    name, _, office = text.strip().rstrip(".,").partition(",")
    short = 0 < len(name.split()) <= _MOST_WORDS and len(office.split()) <= _WORDS_OF_OFFICE
    return short and not any(map(str.isdigit, text)) and (names_people(name) or is_certain_name(name))


def _surname(text: str) -> str:
    words = _WORD.findall(text.partition(",")[0])
    return words[-1] if words else ""


def _names_in(text: str) -> Iterator[str]:
    """The words of a text that a name, a title or an office leads to, folded: `sieur Pierre Lemoyne`"""
    for (word, ends), (name, _) in pairwise(
        (match[0], text[match.end() : match.end() + 1]) for match in _WORD.finditer(text)
    ):
        if not name[0].isupper() or len(name) < _SHORTEST_NAME or ends in (".", ",", ";", ":"):
            continue
        leads = word[0].isupper() or not _LEADS_NAME.isdisjoint(language.classes_of(word))
        if leads:
            yield fold(name)
