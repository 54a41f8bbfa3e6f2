"""Letters whose title begins a block: a number that counts on, or from whom or to whom, and when.

`N. 34` / `Dispaccio di A. Mori al Senato` / `Londra, 12 maggio 1612`; `To W. Marlow   14 November [1845]`,
and where it was written below a gap. The first of them stands where a letterhead would.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from encoder import language
from encoder.house.numerals import roman_value
from encoder.language.folding import fold
from encoder.pages.letters.greetings import called_end, greeting_end
from encoder.pages.letters.letter_starts import greets, says_when
from encoder.pages.prose.evident import is_parted
from encoder.pages.sights.parties import heads_in_capitals, is_addressed, names_parties
from encoder.pages.sights.sight import Sight, blocks_of
from encoder.pages.sights.wording import is_dateline, names_day, names_weekday

Labelled = Iterator[tuple[int, frozenset[str]]]

_HEAD, _DATELINE, _TEXT = frozenset({"head"}), frozenset({"dateline"}), frozenset({"text-B"})
_KEPT = re.compile(r"\S{3}\.\s.*\([^()]*\d[^()]*\)\.?\s*$")
"""What a calendar says of a document below its text, and where it is kept: `Holograph. 1½ pp. (63. 58.)`"""
_NUMBERED = re.compile(
    r"""
    \W{0,2}
    (?P<word> (?:[^\W\d_]{1,8}\.?\s)? (?:N[o.]?\.?\s?[°ºo]?\.?\s?)? )      # No. · LETTRE · N.º
    (?P<n> \d{1,4} | [IVXLC]{1,8}(?=[.)]?$|[.)]?\s?[—–]|[.)]\s) ) [.)]?
    (?: (?:\s+|\s?[—–]\s?) (?P<rest>\S.*) )?
    """,
    re.VERBOSE,
)
_ENDS_IN_YEAR = re.compile(r"\W(?:1[4-9]|20)\d\d\s?\??[\])]{0,2}\.?$")
_LONGEST, _LONGEST_OPENING, _MOST_LINES, _WORDS_OF_LINE = 120, 60, 5, 14
_LONGEST_MIDDLE = 40
"""Of what stands between title and day: `No. 817. Confidential.`"""
_FEWEST, _FEWEST_WORDS, _WORDS_OF_PLACE = 2, 3, 5


def titled_letters(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of titles in blocks with which letters begin, and of the places and days below them.

    Args:
        seen: the lines of running text.
    """
    blocks = [
        block for block in map(partial(_above_greeting, seen), blocks_of(seen)) if _may_open(seen, block)
    ]
    counted = {block: match for block in blocks if (match := _NUMBERED.fullmatch(_first(seen, block)))}
    named = [block for block in blocks if _says_party_and_day(seen, block)]
    named = named if any(is_addressed(_first(seen, block)) for block in named) else []
    both = (block for block in blocks if _names_both(seen, block))
    titled = {*_counted_on(seen, counted), *named, *both}
    return {i: labels for block in titled for i, labels in _labels(seen, block)}


def _above_greeting(seen: Sequence[Sight], block: range) -> range:
    """A block, without the greeting that ends it."""
    return block[:-1] if len(block) > 1 and greets(seen[block[-1]].text) else block


def _first(seen: Sequence[Sight], block: range) -> str:
    return seen[block[0]].text.strip()


def _may_open(seen: Sequence[Sight], block: range) -> bool:
    """Whether the lines of a block are short, no sentence, and where and when stands last, if it does."""
    lines = [seen[i].text.strip() for i in block]
    if len(block) > _MOST_LINES or block[-1] + 1 == len(seen) or len(lines[0]) > _LONGEST:
        return False
    short = all(len(line) <= _LONGEST and len(line.split()) <= _WORDS_OF_LINE for line in lines)
    titled = is_party_and_day(lines[0]) or not says_when(lines[0])
    below = [says_when(line) for line in lines[1:]]
    if any(below[:-1]) and _is_place_alone(lines[-1]):
        below = below[:-1]
    return titled and short and not any(below[:-1]) and lines[0][-1] not in ":;!?"


def _is_place_alone(text: str) -> bool:
    """Whether a few words below a day say where, as a sentence of their own does: `Из Москвы в Тверь.`"""
    return text.endswith(".") and len(text.split()) <= _WORDS_OF_PLACE and not any(map(str.isdigit, text))


def _counted_on(seen: Sequence[Sight], counted: Mapping[range, re.Match[str]]) -> Iterator[range]:
    """The blocks whose numbers count on behind the same word, letters below most of them."""
    groups: dict[str, list[range]] = {}
    for block, match in counted.items():
        groups.setdefault(fold(match["word"]), []).append(block)
    for alike in groups.values():
        values = {block: _value(counted[block]["n"]) for block in alike}
        run = [block for block in alike if {values[block] + step for step in (-1, 1)} & {*values.values()}]
        opening = sum(_opens(seen, block) or names_both(_first(seen, block)) for block in run)
        if len(run) >= _FEWEST and 3 * opening >= 2 * len(run):
            yield from run


def names_both(title: str) -> bool:
    """Whether who writes to whom stands behind a number: `12. Sir R. Quayle to the Earl of Harborne.`"""
    match = _NUMBERED.fullmatch(title.strip())
    return match is not None and match["rest"] is not None and names_parties(match["rest"])


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else roman_value(numeral) or 0


def _ends_in_day(seen: Sequence[Sight], block: range) -> bool:
    """Whether the last line of a block says where and when, and is not the title itself."""
    return len(_dated(seen, block)) > 0


def _dated(seen: Sequence[Sight], block: range) -> range:
    """The lines at the end of a block, its title apart, that say when and where."""
    for count in (1, 2):
        day = block[-count] if len(block) > count else None
        if day is not None and says_when(seen[day].text):
            return block[-count:]
        if not _is_place_alone(seen[block[-1]].text.strip()):
            break
    return block[:0]


def _opens(seen: Sequence[Sight], block: range) -> bool:
    """Whether a block says where and when, or what stands below it does or greets."""
    below = block[-1] + 1
    return (
        _ends_in_day(seen, block)
        or bool(_placed(seen, below))
        or greets(seen[below].text)
        or greeting_end(seen[below].text) > 0
        or called_end(seen[below].text) > 0
    )


def _says_party_and_day(seen: Sequence[Sight], block: range) -> bool:
    """Whether a line alone says from or to whom, and ends in a year, where a letter opens below it.

    What may itself say where and when has that below it: `À Paris, le 3 mai 1811` is no title.
    """
    text = _first(seen, block)
    if len(block) > 1 or not is_party_and_day(text):
        return False
    return bool(_placed(seen, block[-1] + 1)) if is_dateline(text) else _opens(seen, block)


def _names_both(seen: Sequence[Sight], block: range) -> bool:
    """Whether a line says who writes to whom right above where and when: `GRUNDMANN AN HERZOG ERNST`"""
    if not _ends_in_day(seen, block) or any(len(seen[i].text.strip()) > _LONGEST_MIDDLE for i in block[1:-1]):
        return False
    match = _NUMBERED.fullmatch(_first(seen, block))
    text = (match["rest"] or "") if match else _first(seen, block)
    return bool(text) and not is_addressed(text) and (heads_in_capitals(text) or names_parties(text))


def _labels(seen: Sequence[Sight], block: range) -> Labelled:
    """The lines of a title, and those that say where and when: in its block, or all of the one below."""
    dated = _dated(seen, block)
    above = block[0] - 1
    if above >= 0 and is_parted(seen, above) and _is_enclosed(seen[above].text):
        yield above, _HEAD
    elif above > 0 and is_parted(seen, above) and _KEPT.search(seen[above].text):
        yield above, _TEXT
    for i in block:
        yield i, _DATELINE if i in dated else _HEAD
    if not dated:
        yield from ((i, _DATELINE) for i in _placed(seen, block[-1] + 1))


def _is_enclosed(text: str) -> bool:
    """Whether a few words say that what stands below is enclosed: `Enclosure in above.`"""
    return len(text.split()) <= _MOST_LINES and language.begins_with(text, "enclosure") > 0


def _placed(seen: Sequence[Sight], start: int) -> range:
    """The short lines from one on up to the day that ends them, right below each other: where and when."""
    for i in range(start, min(start + _MOST_LINES, len(seen) - 1)):
        text = seen[i].text.strip()
        if (i > start and (seen[i].gap or seen[i].across)) or len(text) > _LONGEST_OPENING or greets(text):
            break
        if is_dateline(text) or names_day(text) or names_weekday(text):
            return range(start, i + 1)
    return range(0)


def counted_title(text: str) -> tuple[str, int] | None:
    """The word and the number with which a title begins: `27. An Karl` → ("", 27); None where none does."""
    match = _NUMBERED.fullmatch(text.strip())
    return (match["word"].strip(), _value(match["n"])) if match else None


def is_party_and_day(text: str) -> bool:
    """Whether a title says from or to whom, and ends in a year: `To W. Marlow   14 November [1845]`."""
    if not text[:1].isupper() or not _ENDS_IN_YEAR.search(text):
        return False
    said = max(language.label(text, name, marked=False) for name in ("sender", "addressee"))
    named = (word for word in text[said:].split() if not language.is_function(word))
    return said > 0 and len(text.split()) >= _FEWEST_WORDS and next(named, "x")[0].isupper()
