"""Where letters within a text begin: by a number that counts on, by whom each is to, by what a message is.

In one file of several letters only the first stands at the beginning. What tells a title from an address at
the foot of the letter above is what stands right above and below it.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from encoder import language
from encoder.house.numerals import roman_value
from encoder.language.folding import fold
from encoder.pages.prose.evident import is_parted
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import is_addressed, is_field, names_parties
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline, without_reference

NUMBER = re.compile(r"\s*(?:(?P<word>[^\W\d_]{3,12})\s)?(?P<n>[IVXLC]{1,7}|\d{1,4})\.?\s*")
_NUMBERED = re.compile(r"\s*(?:[^\W\d_]{1,8}\.? )?(?:N\.? ?[°ºo]\.? )?(?P<n>\d{1,4})\.?(?:\s+\S.*)?")
_NUMBERED_TO = re.compile(r"(?P<n>\d{1,4})[.)]?(?:\s?[—–-]{1,2})?\s*(?P<to>[^\W\d_].*)")
_YEAR = re.compile(r"\b1[4-9]\d\d\b")
_FAR_IN = 8
_FEWEST, _FEWEST_NUMBERS = 2, 3
_LONGEST, _SHORTEST_TEXT, _MOST_WORDS = 70, 40, 8
_LONGEST_GREETING, _LONGEST_DAY, _LONGEST_TITLE = 90, 110, 90
_WORDS_OF_SAME = 3
_WORDS_OF_MESSAGE, _FEWEST_IN_CAPITALS, _FEWEST_SMALL = 5, 4, 2


def letter_starts(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines alone with which letters begin: a number that counts on, to whom each is, what a message is.

    Args:
        seen: the lines of running text.
    """
    numbered = _numbered(seen) | _numbered_to(seen)
    return numbered | _addressed(seen) | _above_datelines(seen) | message_titles(seen)


def _numbered(seen: Sequence[Sight]) -> frozenset[int]:
    """The numbers alone, behind one word or none, that count on above lines which open letters."""
    found: dict[str, list[tuple[int, int]]] = {}
    for i, sight in enumerate(seen[:-1]):
        match = NUMBER.fullmatch(sight.text) if len(sight.text) < _LONGEST and is_parted(seen, i) else None
        if match is None:
            continue
        value = int(match["n"]) if match["n"].isdecimal() else roman_value(match["n"])
        if value is not None:
            found.setdefault(fold(match["word"] or ""), []).append((i, value))
    return frozenset(
        i
        for word, said in found.items()
        if len(said) >= (_FEWEST if word else _FEWEST_NUMBERS) and _counts(said) and _open_letters(seen, said)
        for i, _ in said
    )


def _numbered_to(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines alone that count on and say to whom: `12. An Karl.`, `13. An denselben.`"""
    found: list[tuple[int, int]] = []
    for i, sight in enumerate(seen[:-1]):
        text = sight.text.strip()
        match = _NUMBERED_TO.fullmatch(text) if len(text) < _LONGEST and is_parted(seen, i) else None
        if match is not None and (is_letter_to(match["to"]) or _is_to_same(match["to"])):
            found.append((i, int(match["n"])))
    return frozenset(i for i, _ in found) if len(found) >= _FEWEST and _counts(found) else frozenset()


def _is_to_same(text: str) -> bool:
    """Whether a few words behind the one for "to" may be a pronoun: `An denselben.`, `À la même.`"""
    return len(text.split()) <= _WORDS_OF_SAME and language.label(text, "addressee", marked=False) > 0


def _counts(said: Sequence[tuple[int, int]]) -> bool:
    """Whether numbers rise, most of them by one; an excerpt leaves some out."""
    steps = [b - a for (_, a), (_, b) in pairwise(said)]
    return all(step > 0 for step in steps) and 3 * sum(step == 1 for step in steps) >= 2 * len(steps)


def _open_letters(seen: Sequence[Sight], said: Sequence[tuple[int, int]]) -> bool:
    """Whether letters open below most of the numbers."""
    return 3 * sum(_opens(seen, i + 1) for i, _ in said) >= 2 * len(said)


def _opens(seen: Sequence[Sight], i: int) -> bool:
    """Whether one of the first lines of a letter says to whom or when it is written, or greets."""
    for sight in seen[i : i + 3]:
        text = sight.text.strip()
        if len(text) > _LONGEST:
            return False
        if is_letter_to(text) or is_dateline(text) or language.is_salutation(text):
            return True
    return False


def is_letter_to(text: str) -> bool:
    bare = without_reference(text).strip()
    return is_addressed(bare) and len(bare.split()) <= _MOST_WORDS and bare[-1:] not in ",:;?!"


def _addressed(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines alone that begin with one word for "to", text below each and none above the first.

    An address at the foot would stand below the text of the first letter, and end that of the last.
    """
    found: dict[str, list[int]] = {}
    for i, sight in enumerate(seen[:-1]):
        text = sight.text.strip()
        if len(text) >= _LONGEST or not is_parted(seen, i) or _stands_in_opener(seen, i):
            continue
        if is_letter_to(text) and len(text.split()) > 1:
            found.setdefault(fold(text.split()[0]), []).append(i)
    return frozenset(
        i for said in found.values() if len(said) >= _FEWEST and _stand_above(seen, said) for i in said
    )


def _stands_in_opener(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line stands between where and when and a greeting, as an address does, and no title."""
    return i > 0 and says_when(seen[i - 1].text) and greets(seen[i + 1].text)


def _above_datelines(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines with a word for "to" below a gap, right above them where and when, in most of the letters."""
    found = [
        i
        for i in range(len(seen) - 2)
        if (i == 0 or seen[i].gap or seen[i].across)
        and not seen[i + 1].gap
        and len(seen[i + 1].text.strip()) < _LONGEST <= len(seen[i + 2].text.strip()) + _SHORTEST_TEXT
        and is_letter_to(seen[i].text.strip())
        and len(seen[i].text.split()) > 1
        and any(map(str.isdigit, seen[i + 1].text))
    ]
    dated = sum(is_dateline(seen[i + 1].text) or is_set_right(seen, i + 1, i) for i in found)
    return frozenset(found) if len(found) >= _FEWEST and 2 * dated >= len(found) else frozenset()


def _stand_above(seen: Sequence[Sight], places: Sequence[int]) -> bool:
    first, last = places[0], places[-1]
    told = any(len(sight.text) > _LONGEST for sight in seen[:first])
    ended = all(len(sight.text) <= _SHORTEST_TEXT for sight in seen[last + 1 :])
    return not told and not ended


def is_set_right(seen: Sequence[Sight], i: int, start: int) -> bool:
    """Whether a line with a year right below the first of a letter is set far in: where and when."""
    far = indent_of(seen[i].text) - indent_of(seen[start].text) >= _FAR_IN
    return i == start + 1 and far and _YEAR.search(seen[i].text) is not None


def titles_within(seen: Sequence[Sight]) -> frozenset[int]:
    """The titles of letters: lines alone above a day or greeting that count on, or say alike to whom.

    `12. An Karl` / `13. An die Mutter`; `TO MISS LOWE` / `TO MRS. FENN`

    Args:
        seen: the lines of running text.
    """
    found = [i for i in range(len(seen) - 1) if _may_be_title(seen, i)]
    counted = {i: int(match["n"]) for i in found if (match := _NUMBERED.fullmatch(seen[i].text.strip()))}
    on = {at for a, b in pairwise(counted) if _counts_on(seen, counted, a, b) for at in (a, b)}
    told: dict[str, list[int]] = {}
    for i in found:
        if i not in counted and is_addressed(seen[i].text):
            told.setdefault(seen[i].text.split()[0], []).append(i)
    alike = {i for said in told.values() if len(said) >= _FEWEST and said[0] == 0 for i in said}
    named = {i for i in found if i and _names_letter(seen, i)}
    return frozenset(on | alike | named)


def _counts_on(seen: Sequence[Sight], counted: Mapping[int, int], a: int, b: int) -> bool:
    """Whether two lines bear numbers of one series; alike but for them, some may be left out."""
    texts = [re.sub(r"\d+", "", seen[at].text).strip() for at in (a, b)]
    return counted[b] - counted[a] == 1 or (texts[0] == texts[1] and counted[b] - counted[a] > 0)


def greets(text: str) -> bool:
    """Whether a line greets, though it may end in a full stop: `Bäste Herr Bonnier.`"""
    bare = text.strip()
    if len(bare) > _LONGEST_GREETING or is_dateline(bare):
        return False
    if language.is_farewell(bare) and language.begins_farewell(bare):
        return False
    return language.is_salutation(bare) or (bare[-1:] == "." and language.is_salutation(f"{bare[:-1]},"))


def says_when(text: str) -> bool:
    return len(text) <= _LONGEST_DAY and is_dateline(text)


def _may_be_title(seen: Sequence[Sight], i: int) -> bool:
    """Whether a short line stands alone above a day or a greeting, or begins the whole text."""
    text = seen[i].text.strip()
    if not is_parted(seen, i) or len(text) > _LONGEST_TITLE or text[-1] in ",;!?:":
        return False
    if says_when(text) or greets(text):
        return False
    below = seen[i + 1].text
    return i == 0 or says_when(below) or greets(below) or _names_letter(seen, i)


def message_titles(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that say what a message is, where it opens right below: `TELEGRAM` / `Bristol, 7th May.`

    Args:
        seen: the lines of running text.
    """
    return frozenset(
        i
        for i in range(1, len(seen) - 1)
        if (seen[i].gap or seen[i].across)
        and (is_message(seen[i].text) or is_message_to(seen[i].text))
        and _opens_message(seen[i + 1].text)
    )


def is_message(text: str) -> bool:
    """Whether a few words say what a message is, each with a capital: `RECEIVED TELEGRAM`, `Lettre.`"""
    words = text.split(None, _WORDS_OF_MESSAGE)
    if not 0 < len(words) <= _WORDS_OF_MESSAGE or not all(word[0].isupper() for word in words):
        return False
    return text.strip()[-1] not in ",;!?" and any("message" in language.classes_of(word) for word in words)


def is_message_to(text: str) -> bool:
    """Whether a line says what a message is and to whom: `TELEGRAM TO GENERAL ASHWORTH.`, `Lettre à Jean`"""
    word, _, rest = text.strip().partition(" ")
    return word[:1].isupper() and "message" in language.classes_of(word) and bool(rest) and is_letter_to(rest)


def _opens_message(text: str) -> bool:
    return says_when(text) or is_field(text) or is_letter_to(text)


def _names_letter(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line alone says whose letter it is, above its day: `Mr. Ely to the Commandant.`

    In capitals it has small words, as no name has: `LETTRE DU REPRÉSENTANT DU PEUPLE AU DISTRICT`.
    """
    text = seen[i].text.strip()
    words = text.split()
    if language.is_farewell(text) or not any(says_when(sight.text) for sight in seen[i + 1 : i + 3]):
        return False
    if text.isupper() and len(words) >= _FEWEST_IN_CAPITALS:
        return sum(map(language.is_function, words)) >= _FEWEST_SMALL
    is_sentence = any(word[0].islower() and not language.is_function(word) for word in words)
    return len(words) <= _MOST_WORDS and not is_sentence and names_parties(text)
