"""Who signs with an office: at the foot of what greets nobody, or right below the name that says it signs."""

import re
from collections.abc import Iterator, Sequence

from encoder import language
from encoder.pages.letters.named import heads_or_ends, names_people
from encoder.pages.letters.names_beside import may_be_name
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight, blocks_of
from encoder.pages.sights.wording import is_dateline

_SIGNATURE = frozenset({"signed"})
_NAME_IN_CAPITALS = re.compile(
    r"(?:[^\W\d_a-zß-ÿ]\.\s?){0,3}[^\W\d_a-zß-ÿ'’-]{3,}(?: [^\W\d_a-zß-ÿ'’-]{3,})?"
)
_LINES, _LONGEST_OFFICE, _SET_RIGHT, _MOST_WORDS = 2, 4, 16, 8


def officers(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """A name and an office, the last lines of what greets nobody, and the office that leads to them.

    `HANSEN` / `Deichgraf`; far in `Hübner,` / `Amtsgerichtssekretär.` below `Der Gerichtsschreiber`.

    Args:
        seen: the lines of running text.
    """
    block = list(blocks_of(seen))[-1] if seen else range(0)
    if len(block) != _LINES or not block[0] or any(language.is_salutation(sight.text) for sight in seen):
        return
    name, office = (seen[i].text.strip() for i in block)
    if not _is_office(office) or heads_or_ends(name):
        return
    if _NAME_IN_CAPITALS.fullmatch(name) and office[-1].isalpha():
        yield from ((i, _SIGNATURE) for i in block)
    elif _is_far_in(seen, block) and name.endswith(",") and names_people(name[:-1]):
        yield from ((i, _SIGNATURE) for i in block)
        above = list(blocks_of(seen[: block[0]]))[-1]
        if _is_far_in(seen, above) and all(_may_be_office(seen[i].text) for i in above):
            yield from ((i, _SIGNATURE) for i in above)


def is_office_below(seen: Sequence[Sight], i: int) -> bool:
    """Whether a few words with capitals stand right below who signed, and nothing right below them."""
    if i == len(seen) or seen[i].gap or seen[i].across or (i + 1 < len(seen) and not seen[i + 1].gap):
        return False
    text = seen[i].text.strip()
    return may_be_name(text) and _is_office(text) and not is_dateline(text) and not heads_or_ends(text)


def _is_office(text: str) -> bool:
    named = text[:1].isupper() and not text.isupper() and (text[-1].isalpha() or text[-1] == ".")
    return named and 0 < len(text.split()) <= _LONGEST_OFFICE and not any(map(str.isdigit, text))


def _may_be_office(text: str) -> bool:
    """Whether a line may be of an office over several: `Der Gerichtsschreiber` / `des Amtsgerichts.`"""
    return len(text.split()) <= _MOST_WORDS and not any(map(str.isdigit, text)) and not is_dateline(text)


def _is_far_in(seen: Sequence[Sight], block: range) -> bool:
    return all(indent_of(seen[i].text) >= _SET_RIGHT for i in block)
