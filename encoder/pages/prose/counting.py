"""Lines that count on: numbered heads, titles and paragraphs, outlines, contents."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from encoder.enumerators import enumerator
from encoder.language import classes_of, is_chapter_heading, is_function
from encoder.pages.prose.evident import is_parted, may_address
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import is_dateline

_NUMERAL = re.compile(r"\s*(?P<n>[IVXLC]{1,7}|\d{1,3})\.?\s*")
_OUTLINED = re.compile(r"\s*(?P<n>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_LONGEST_IN_CAPITALS = 48
_WORDED = re.compile(r"\s*(?P<word>[^\W\d_]{1,8}[.°]?\s|§{1,2}\s?)(?P<n>\d{1,3})[.:]\s+\S.*")
_COUNTING = re.compile(r"\s*(?P<words>[^\W\d_]+(?: [^\W\d_]+)?(?= )|§) ?(?P<n>\d{1,3})[.:)]\s+(?P<rest>\S.*)")
_MONTH = re.compile(r"\s*(?P<month>[^\W\d_]{3,10})\.?,? (?:1[4-9]|20)\d\d\.?\s*")
_LINES_OF_HEAD, _MOST_WORDS, _LONGEST = 4, 6, 45
_FEWEST, _SHORTEST_TEXT, _WORDS_OF_SENTENCE = 2, 50, 4
_LONGEST_COUNTED = 60
_LONGEST_MONTH = 18
"""Characters of a month and its year."""
_ORDINAL = re.compile(r"\s*(?P<n>\d{1,2})(?P<ending>[^\W\d_]{1,3})[.,:]?\s+(?=[^\W\d_a-zß-ÿ])")
_LONGEST_STEP, _FEWEST_ORDINALS = 2, 3
_WORDS_OF_CHAPTER = 3
_LEADS_TO_PAGE = re.compile(r"\s{2,}\d+$|\.{3}")


def heads_by_number(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines of short blocks that begin with a numeral alone and count on: `12.` / `An Caroline`."""
    found: dict[int, list[range]] = {}
    starts = [i for i in range(len(seen)) if not i or seen[i].gap or seen[i].across]
    for start, end in pairwise([*starts, len(seen)]):
        match = _NUMERAL.fullmatch(seen[start].text) if end - start > 1 and end < len(seen) else None
        titled = match is not None and all(may_address(seen[at].text) for at in range(start, end))
        if match is not None and titled and end - start < _LINES_OF_HEAD:
            said = enumerator(f"{match['n']}. x")
            for value in {reading.value for reading in said.readings} if said else ():
                found.setdefault(value, []).append(range(start, end))
    counted = [block for value in found if value + 1 in found or value - 1 in found for block in found[value]]
    return frozenset(i for block in counted for i in block)


def numbered_titles(seen: Sequence[Sight]) -> frozenset[int]:
    """The short lines alone that count from one on and end in no stop, text below each: `1° Écoles`."""
    found: list[int] = []
    for i in range(len(seen) - 1):
        text = seen[i].text.strip()
        mark = (
            enumerator(text) if is_parted(seen, i) and len(text) <= _LONGEST and text[-1].isalnum() else None
        )
        below = enumerator(seen[i + 1].text)
        alike = mark is not None and below is not None and below.style is mark.style
        if mark is None or mark.bare or alike or len(seen[i + 1].text) < _SHORTEST_TEXT:
            continue
        if any(reading.value == len(found) + 1 for reading in mark.readings):
            found.append(i)
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def worded_titles(seen: Sequence[Sight]) -> frozenset[int]:
    """The short lines alone with a word and a number that counts on, text below each: `Nr. 13. Hecht.`"""
    found: dict[str, list[tuple[int, int]]] = {}
    for i in range(len(seen) - 1):
        match = _WORDED.fullmatch(seen[i].text) if is_parted(seen, i) else None
        if (
            match is not None
            and len(seen[i].text) <= _LONGEST_COUNTED
            and (len(seen[i + 1].text) >= _SHORTEST_TEXT - 5 or match["word"][0] == "§")
        ):
            found.setdefault(match["word"].strip(" .°"), []).append((i, int(match["n"])))
    return frozenset(
        i
        for said in found.values()
        if len(said) >= _FEWEST and all(b - a == 1 for (_, a), (_, b) in pairwise(said))
        if not any(_is_all_of_section(seen, i) for i, _ in said)
        for i, _ in said
    )


def worded_capitals(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines alone in capitals with a word and a number that counts on: `HYMN 112.  C. M.`"""
    found: dict[str, list[tuple[int, int]]] = {}
    for i, sight in enumerate(seen):
        match = _WORDED.fullmatch(sight.text) if sight.text.isupper() else None
        is_alone = (not i or sight.gap or sight.across) and (i + 1 == len(seen) or is_parted(seen, i))
        if match is not None and is_alone and len(sight.text.strip()) <= _LONGEST_IN_CAPITALS:
            found.setdefault(match["word"], []).append((i, int(match["n"])))
    counting = (said for said in found.values() if all(b - a == 1 for (_, a), (_, b) in pairwise(said)))
    return frozenset(i for said in counting if len(said) > 1 for i, _ in said)


def _is_all_of_section(seen: Sequence[Sight], i: int) -> bool:
    """Whether a sentence behind the sign of a section is all of it: the next one or the day stands below."""
    text, below = seen[i].text.strip(), seen[i + 1].text
    if text[0] != "§" or text[-1] != ".":
        return False
    return below.lstrip()[:1] == "§" or is_dateline(below)


def dated_titles(seen: Sequence[Sight]) -> frozenset[int]:
    """The short lines alone that begin with one word and name a day: `Sitzung vom 4. März 1769`.

    There are two at least, with text below each.
    """
    found: dict[str, list[int]] = {}
    for i in range(len(seen) - 1):
        text = seen[i].text.strip()
        if not is_parted(seen, i) or len(text) > _LONGEST_COUNTED or not text[-1].isalnum():
            continue
        words = text.split()
        names_month = any("month" in classes_of(word.strip(".,")) for word in words[1:])
        if words[0].isalpha() and names_month and any(map(str.isdigit, text)) and _may_call(words[0]):
            found.setdefault(words[0], []).append(i)
    return frozenset(
        i
        for said in found.values()
        if len(said) >= _FEWEST and all(len(seen[at + 1].text) >= _SHORTEST_TEXT for at in said)
        for i in said
    )


def month_titles(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines of nothing but a month and its year, two at least, text below each: `March 1904`."""
    found = [
        i
        for i in range(len(seen) - 1)
        if len(seen[i].text.strip()) <= _LONGEST_MONTH
        and (match := _MONTH.fullmatch(seen[i].text)) is not None
        and "month" in classes_of(match["month"])
        and len(seen[i + 1].text) >= _SHORTEST_TEXT
    ]
    said = {seen[i].text.strip(" .") for i in found}
    return frozenset(found) if len(said) >= _FEWEST else frozenset()


def _may_call(word: str) -> bool:
    """Whether a word can be what a meeting is called: it has a capital and is no day, month or article."""
    of_days = {"month", "weekday", "article-of-date"} & classes_of(word)
    return word[:1].isupper() and not of_days and not is_function(word)


def chapter_blocks(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines of short blocks that begin with the head of a chapter, text below: `Drittes Kapitel.`"""
    starts = [i for i in range(len(seen)) if not i or seen[i].gap or seen[i].across]
    found: set[int] = set()
    for start, end in pairwise([*starts, len(seen)]):
        lines = [seen[at].text.strip() for at in range(start, end)]
        is_head = is_chapter_heading(lines[0]) and len(lines[0].split()) <= _WORDS_OF_CHAPTER
        if not is_head or not 1 < len(lines) < _LINES_OF_HEAD or end == len(seen):
            continue
        if all(len(text) <= _LONGEST_COUNTED and text[-1] not in ",;" for text in lines) and not any(
            map(_LEADS_TO_PAGE.search, lines)
        ):
            found.update(range(start, end))
    return frozenset(found)


def outlined(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines whose numbers nest: `1.`, `1.1.`, `1.1.1.` of a genealogy or a scheme."""
    numbers = {i: match["n"] for i, sight in enumerate(seen) if (match := _OUTLINED.match(sight.text))}
    known = frozenset(numbers.values())
    inner = {i for i, number in numbers.items() if "." in number and number.rpartition(".")[0] in known}
    outer = {i for i, number in numbers.items() if any(numbers[at].startswith(f"{number}.") for at in inner)}
    return frozenset(inner | outer) if len(inner) >= _FEWEST else frozenset()


def counting_paragraphs(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that begin alike with a number that counts on, and say a sentence: `Zu Punkt 2. Der …`

    Behind the sign of a section may stand its title: they are sentences where one goes on below, or leads to
    a list.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for i, sight in enumerate(seen):
        match = _COUNTING.match(sight.text) if not i or sight.gap or sight.across else None
        if match is None or match["rest"].isupper():
            continue
        is_no_title = match["words"][0].islower()
        if is_no_title or len(match["rest"].split()) >= _WORDS_OF_SENTENCE:
            found.setdefault(match["words"], []).append((i, int(match["n"])))
    return frozenset(
        i
        for words, said in found.items()
        if len(said) >= _FEWEST and all(b - a == 1 for (_, a), (_, b) in pairwise(said))
        if words != "§" or any(_goes_on(seen, i) or _is_all_of_section(seen, i) for i, _ in said)
        for i, _ in said
    )


def ordinal_paragraphs(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that begin with an ordinal and count on from one: `1st  The Chairman …`"""
    found: list[int] = []
    value = 0
    for i, sight in enumerate(seen):
        match = _ORDINAL.match(sight.text)
        is_ordinal = match is not None and "ordinal" in classes_of(match["ending"])
        if match is not None and is_ordinal and value < int(match["n"]) <= value + _LONGEST_STEP:
            value = int(match["n"])
            found.append(i)
    return frozenset(found) if len(found) >= _FEWEST_ORDINALS else frozenset()


def rests_of_ordinals(seen: Sequence[Sight], begun: Collection[int]) -> frozenset[int]:
    """The lines right below paragraphs that begin with an ordinal, further in: they go on with them."""
    found: set[int] = set()
    margin = -1
    for i, sight in enumerate(seen):
        if i in begun:
            margin = indent_of(sight.text)
        elif margin >= 0 and not (sight.gap or sight.across) and indent_of(sight.text) > margin:
            found.add(i)
        else:
            margin = -1
    return frozenset(found)


def _goes_on(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line ends within a word or leads to something, or a line in small letters follows."""
    if ending(plain(seen[i].text)) in ("hyphen", "colon"):
        return True
    below = seen[i + 1] if i + 1 < len(seen) else None
    return bool(below and not (below.gap or below.across) and below.text.lstrip()[:1].islower())


def numeral_heads(seen: Sequence[Sight]) -> frozenset[int]:
    """The numerals alone that count from one on, and the titles below them: `I.`, `Die Ausfahrt.`"""
    found: set[int] = set()
    wanted, count = 1, 0
    for i in range(len(seen) - 1):
        match = _NUMERAL.fullmatch(seen[i].text) if is_parted(seen, i) else None
        if match is None or not _counts_as(match["n"], wanted):
            continue
        wanted, count = wanted + 1, count + 1
        found.add(i)
        titled = i + 2 < len(seen) and is_parted(seen, i + 1) and len(seen[i + 2].text) >= _SHORTEST_TEXT
        if titled and _is_title(seen[i + 1].text):
            found.add(i + 1)
    return frozenset(found) if count >= _FEWEST else frozenset()


def _counts_as(numeral: str, value: int) -> bool:
    said = enumerator(f"{numeral}. x")
    return said is not None and any(reading.value == value for reading in said.readings)


def _is_title(text: str) -> bool:
    bare = text.strip()
    return len(bare.split()) <= _MOST_WORDS and bare[:1].isupper() and (bare[-1].isalnum() or bare[-1] == ".")
