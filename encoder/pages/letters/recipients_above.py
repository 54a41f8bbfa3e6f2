"""To whom a letter is, where that stands below its day: `Solingen, den 7. X. 07.` / `An die` / `Firma …`.

And the fields at the head of a card or message, who sends and who gets it: `Absender: …` / `An: …`.
"""

from collections.abc import Iterator, Sequence

from encoder import language
from encoder.pages.letters.letter_starts import is_message
from encoder.pages.letters.named import is_honoured, names_people
from encoder.pages.prose.evident import is_set_apart
from encoder.pages.sights.parties import is_addressed
from encoder.pages.sights.sight import Sight, blocks_of
from encoder.pages.sights.wording import is_dateline

_ADDRESS, _DATELINE, _HEAD = frozenset({"addressee"}), frozenset({"dateline"}), frozenset({"head"})
_HONOURS = frozenset({"honour", "rank", "salute", "salute-noun", "title"})
_MOST_LINES, _LONGEST, _LONGEST_ALONE, _MOST_WORDS, _FEWEST = 6, 60, 100, 8, 2
_SHORTEST_TEXT, _FARTHEST, _WORDS_TO_RANK = 60, 12, 4
_PARTIES = ("sender", "addressee")


def recipients_above(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of addresses right below a day that opens a letter, and of fields that name both parties.

    Args:
        seen: the lines of running text.
    """
    for block in blocks_of(seen):
        lines = [seen[i].text.strip() for i in block]
        end = block[-1] + 1
        if end == len(seen) or len(lines) > _MOST_LINES:
            continue
        office = _office_above(seen, block[0])
        below_day = block[0] > 0 and (_opens(seen, block[0] - 1) or office) and _leads_on(seen, end)
        greeted = language.is_salutation(seen[end].text) and bool(seen[end].gap)
        addressed = below_day and (_are_address(lines) or (greeted and _may_be_address(lines)))
        if (block[0] < _FARTHEST and _are_fields(lines)) or addressed:
            yield from ((i, _ADDRESS) for i in block)
        day = block[0] - (2 if office else 1)
        if addressed and office:
            yield block[0] - 1, _HEAD
        if addressed and is_dateline(seen[day].text) and is_set_apart(seen, day):
            yield day, _DATELINE


def _office_above(seen: Sequence[Sight], i: int) -> bool:
    """Whether the office that writes stands alone between the day and a line: `Le Préfet de la Lozère`"""
    if i < _FEWEST or not is_set_apart(seen, i - 1) or not is_dateline(seen[i - 2].text):
        return False
    text = seen[i - 1].text.strip()
    ranked = any("rank" in language.classes_of(word) for word in text.split()[:_WORDS_TO_RANK])
    named = ranked and text[:1].isupper() and text[-1].isalpha() and len(text) <= _LONGEST_ALONE
    return named and _opens(seen, i - 2) and not is_addressed(text) and not language.is_salutation(text)


def _opens(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is where and when, or says what a message is, and no sentence is above and no leave."""
    if not is_dateline(seen[i].text) and not is_message(seen[i].text):
        return False
    above = seen[i - 1].text.strip() if i else ""
    return len(above) <= _SHORTEST_TEXT and not language.is_farewell(above)


def _leads_on(seen: Sequence[Sight], i: int) -> bool:
    """Whether text, a greeting, a field or a day stands below an address."""
    text = seen[i].text.strip()
    is_field = any(language.label(text, name) for name in ("subject", "enclosure"))
    return len(text) >= _SHORTEST_TEXT or language.is_salutation(text) or is_field or is_dateline(text)


def _are_address(lines: Sequence[str]) -> bool:
    """Whether lines say to whom, the first alone or with the name: `An die`, `An den Gesandten in Wien.`"""
    first, *others = lines
    if any(map(is_dateline, lines)):
        return False
    if not others:
        return len(first) <= _LONGEST_ALONE and is_addressed(first) and first[-1] not in ",;:!?"
    said = language.label(first, "addressee", marked=False)
    begins = is_addressed(first) or (said > 0 and not first[said:].strip())
    return begins and _are_short(lines) and all(line[:1].isupper() or line[:1].islower() for line in others)


def _may_be_address(lines: Sequence[str]) -> bool:
    """Whether lines between a day and a greeting are an address, whoever it names: `Hon. D. Fenn`

    A line alone honours whom it names: `Monsieur A. Roux, en ville`.
    """
    if any(map(is_dateline, lines)) or any(map(language.is_salutation, lines)):
        return False
    if len(lines) < _FEWEST:
        first, *others = lines[0].split()
        begins = is_addressed(lines[0]) or not _HONOURS.isdisjoint(language.classes_of(first.strip(".,")))
        named = begins and is_honoured(lines[0]) and bool(others)
        return named and len(lines[0]) <= _LONGEST_ALONE and lines[0][-1] not in ",:;!?"
    named = is_addressed(lines[0]) or names_people(lines[0].rstrip(",."))
    return named and _are_short(lines) and not any(line[-1] in ":;!?" for line in lines)


def _are_short(lines: Sequence[str]) -> bool:
    return all(len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS for line in lines)


def _are_fields(lines: Sequence[str]) -> bool:
    """Whether lines are fields, and name both who sends and who gets: `Absender: K. Lowe` / `An: Frau …`"""
    named = [{name for name in _PARTIES if language.label(line, name)} for line in lines]
    labelled = all(":" in line[:_LONGEST] for line in lines)
    return len(lines) >= _FEWEST and labelled and len({name for names in named for name in names}) >= _FEWEST
