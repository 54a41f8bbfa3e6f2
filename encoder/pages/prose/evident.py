"""What leaves little doubt about short lines: heads of one rank, addresses, forms."""

import re
from collections.abc import Container, Sequence

from encoder import language
from encoder.enumerators import enumerator
from encoder.pages.edited.openers import is_unfinished
from encoder.pages.sights.parties import is_addressed, names_parties, says_from_and_to
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import is_dateline

_INNER_STOP = re.compile(r"(?P<word>[^\W\d_]{4,})[.!?]\s+[^\W\d_]")
_STOP_WITHIN = re.compile(r"[.!?]\s")
_DROPPED = re.compile(r"[^\W\d_a-z]{2}[a-zß-ÿſ]{2,}")
_CAPITALS = re.compile(r"(?P<word>[^\W\d_a-z]{2,8}) [a-zß-ÿſ]")
_SECTION = re.compile(r"§{1,2}\s?\d{1,4}\s?[a-z]?\s?\.?")
_NUMERAL = re.compile(r"\s*(?P<n>[IVXLC]{1,7}|\d{1,3})\.?\s*")
_NUMBERED = re.compile(
    r"\W*(?:[^\W\d_]{2,12}\.?|[Nn][°º]) (?:[IVXLC]{1,7}|\d{1,4})\.?\]?\s*|\s*§\s?\d{1,4}\.?\s*"
)
_ENDS_NUMBER = ".]IVXLC"
_WORDS = re.compile(r"[^\W\d_]+")
_CHAPTER = re.compile(r"\w.*[\w.]")
_LINES_OF_HEAD = 4
_FEWEST_LETTERS = 4
_WORDS_OF_NAME = 5
_WORDS_IN_BRACKETS = 10
"""Of what is enclosed in what: `[Inclosure 1 in inclosure in No. 558.]`"""
_NO_HEAD = re.compile(r"[\"“”„«»'‘’—–\-•(\[]")
_SUPPLIED = re.compile(r"\s*\[[^\W\d_][^]\[]*\]\s\S")
"""What an editor supplied at the beginning of a title."""
_MOST_WORDS, _LONGEST, _LONGEST_ADDRESS = 6, 45, 90
_FEWEST, _SHORTEST_TEXT, _LONGEST_LAST = 2, 50, 30
_WORDS_OF_PART = 4
_SMALL_WORDS = 3
_FEW_OF_TELEGRAM = 2
_MASTHEAD = re.compile(r"\d.*(?:\s{3}|[—–])")
"""A number, and a wide gap or a dash behind it."""
_LOT = re.compile(r"\d{1,4}[.)]?\s+\S")
"""The number of a lot or item, and what it is."""
_BEHIND_GAP = re.compile(r"[)}](?<=\s\s.)")
_BRACED = re.compile(r"(?:^\s*|(?<=\s\s))[)}](?:\s{2,}\S.*|\s*)$")
LABELLED = re.compile(r"\s*[^\W\d_a-zß-ÿ][\w.’'°º]*(?: [\w.’'/]+){0,4}\s?:\s+\S")


def is_part_head(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is the number of an article or a chapter and nothing else, text below: `Article 2.`"""
    text = seen[i].text.strip()
    if i + 1 == len(seen):
        return False
    if _is_title_of_number(seen, i):
        return True
    if len(text.split(None, _WORDS_OF_PART)) > _WORDS_OF_PART:
        return False
    if is_section_number(text) or (is_set_apart(seen, i) and _CHAPTER.fullmatch(text) and _is_chapter(text)):
        return True
    return any(language.heads_part(name, plain(text)) for name in ("article", "chapter"))


def heads_by_parties(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that say who writes to whom right below the number of a letter: `LETTRE XII.`, `No. 214`.

    And the first line, alone, if its writer was supplied: `[Jost Meier] an Ulrich Senn, 3. Mai 1524`.
    """
    supplied = len(seen) > 1 and seen[1].gap and _SUPPLIED.match(seen[0].text) and names_parties(seen[0].text)
    return (
        frozenset({0} if supplied else ())
        | frozenset(
            at
            for i in range(1, len(seen) - 1)
            if _is_above_parties(seen[i - 1].text) and names_parties(seen[i].text)
            for at in (i - 1, i)
        )
        | frozenset(at for i in range(1, len(seen) - 1) if _are_parties(seen, i) for at in (i, i + 1))
    )


def _is_above_parties(text: str) -> bool:
    """Whether a line is the number of a letter, or says that it is enclosed: `Inclosure in No. 8.`"""
    if language.begins_with(text, "enclosure"):
        most = _WORDS_IN_BRACKETS if text.strip()[0] == "[" else _MOST_WORDS
        if len(text.split()) <= most:
            return True
    return _is_numbered(text)


def _is_numbered(text: str) -> bool:
    """Whether a line is a word and a number, and no day: `No. 214`, not `Maj 13.`"""
    last = text.rstrip()[-1:]
    if not (last.isdecimal() or last in _ENDS_NUMBER) or _NUMBERED.fullmatch(text) is None:
        return False
    return not any("month" in language.classes_of(word) for word in _WORDS.findall(text))


def _are_parties(seen: Sequence[Sight], i: int) -> bool:
    """Whether two lines below a number say together who writes to whom: `M. Barrère,` / `à M. Delcassé.`"""
    below = seen[i + 1]
    if (
        not _is_numbered(seen[i - 1].text)
        or below.gap
        or below.across
        or not below.text.lstrip()[0].islower()
    ):
        return False
    return names_parties(f"{seen[i].text.rstrip()} {below.text.strip()}") or is_addressed(below.text)


def heads_from_and_to(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines alone, two at least, that say who writes to whom, and when: heads of messages."""
    found = [
        i
        for i in range(len(seen) - 1)
        if (i == 0 or seen[i].gap or seen[i].across) and says_from_and_to(seen[i].text)
    ]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def caption_lines(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines of the caption of a court, which a brace of parentheses closes: `STATE OF OHIO,   )`"""
    braced = frozenset(
        i for i, sight in enumerate(seen) if _may_be_braced(sight.text) and _BRACED.search(sight.text)
    )
    return frozenset(
        i for i in braced if any(at in braced and not seen[max(at, i)].gap for at in (i - 1, i + 1))
    )


def _may_be_braced(text: str) -> bool:
    """Whether a line has a parenthesis that closes at its beginning or behind a gap: a cheap look."""
    if ")" not in text and "}" not in text:
        return False
    return text.lstrip()[:1] in (")", "}") or _BEHIND_GAP.search(text) is not None


def _is_title_of_number(seen: Sequence[Sight], i: int) -> bool:
    """Whether a short line without a stop stands alone below a numeral alone, and text below it."""
    if (
        not i
        or not is_set_apart(seen, i)
        or not is_set_apart(seen, i - 1)
        or not _NUMERAL.fullmatch(seen[i - 1].text)
    ):
        return False
    text, below = seen[i].text.strip(), seen[i + 1].text
    is_short = len(text.split()) <= _MOST_WORDS and len(below) >= _SHORTEST_TEXT
    return is_short and text[:1].isupper() and text[-1].isalnum()


def is_section_number(text: str) -> bool:
    """Whether a line is the number of a section of a law and nothing else: `§ 2.`"""
    return bool(_SECTION.fullmatch(text.strip()))


def _is_chapter(text: str) -> bool:
    """Whether a line names and numbers a chapter, whichever word comes first: `Erstes Kapitel.`"""
    return language.is_chapter_heading(text) and len(text.split()) > 1


def capital_heads(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines in capitals that stand alone above text, two at least: `FRANCE.`, `BIRTHS.`"""
    found: set[int] = set()
    for i in reversed(range(len(seen) - 1)):
        is_capital = is_parted(seen, i) and _is_in_capitals(seen[i].text)
        if is_capital and _heads_text(seen, i, above_head=i + 1 in found):
            found.add(i)
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def is_parted(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line stands between blank lines or page breaks, the first of a text below none."""
    return (i == 0 or bool(seen[i].gap or seen[i].across)) and bool(seen[i + 1].gap or seen[i + 1].across)


def _is_in_capitals(text: str) -> bool:
    bare = text.strip()
    if not bare.isupper() or bare[-1] in ",;?!" or _NO_HEAD.match(bare):
        return False
    return _FEWEST_LETTERS <= sum(map(str.isalpha, bare)) <= _LONGEST and not _says_else(bare)


def _heads_text(seen: Sequence[Sight], i: int, *, above_head: bool) -> bool:
    """Whether text stands below a line, or another head and text below that, and no leave above.

    Args:
        seen: the lines.
        i: the place of the line.
        above_head: whether the line below it is such a head.
    """
    below = seen[i + 1].text.strip()
    left = i > 0 and (language.is_farewell(seen[i - 1].text) or language.ends_in_farewell(seen[i - 1].text))
    if left or not below:
        return False
    if below.isupper() and i + 2 < len(seen):
        return above_head
    return not below.isupper() and (
        len(below) >= _SHORTEST_TEXT or below[-1] in ".:;" or _LOT.match(below) is not None
    )


def heads_above_initials(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines of the blocks above an initial, as printers set it below a head: `THis`, `WHEN he`."""
    found: set[int] = set()
    for i in range(1, len(seen)):
        if not (seen[i].gap or seen[i].across) or not has_initial(seen[i].text):
            continue
        start = i - 1
        while start and not (seen[start].gap or seen[start].across):
            start -= 1
        block = range(start, i)
        greets = any(_says_else(seen[at].text) for at in block)
        if len(block) <= _LINES_OF_HEAD and not has_initial(seen[start].text) and not greets:
            found.update(block)
    return frozenset(found)


def has_initial(text: str) -> bool:
    """Whether a line begins behind an initial: with two capitals, or a small word in capitals."""
    bare = plain(text[:_LONGEST])
    if bare.isupper() or not bare[:2].isupper():
        return False
    if _DROPPED.match(bare):
        return True
    word = _CAPITALS.match(bare)
    return word is not None and language.is_function(word["word"])


def heads_of_rank(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that head sections alike: `Schiffsnachrichten.`, `Vermischtes.`

    Every short line between blank lines has text below it, and there are two at least. A novel has answers
    among its short lines, a letter its farewell: then nothing is certain.
    """
    first = next((i for i in range(len(seen)) if len(seen[i].text) >= _SHORTEST_TEXT), 0)
    inner = [
        i
        for i in range(1, len(seen) - 1)
        if is_set_apart(seen, i)
        and len(seen[i].text.split(None, _MOST_WORDS)) <= _MOST_WORDS
        and (i >= first - 1 or _may_head(seen, i))
    ]
    if any(not _may_head(seen, i) and not _says_else(seen[i].text) for i in inner):
        return frozenset()
    fit = [i for i in inner if _may_head(seen, i) and not _says_else(seen[i].text)]
    return frozenset(fit) if len(fit) >= _FEWEST else frozenset()


def may_address(text: str) -> bool:
    """Whether a line can be one of an address: it is short, and no sentence."""
    if len(text) > _LONGEST_ADDRESS or ";" in text:
        return False
    stops = _INNER_STOP.finditer(text) if _STOP_WITHIN.search(text) else ()
    if not all(_is_short_form(match["word"]) for match in stops):
        return False
    if text.rstrip()[-1:] not in ".!?":
        return True
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    return small < _SMALL_WORDS or 2 * small < len(words)


def _is_short_form(word: str) -> bool:
    """Whether a word can have a stop behind it within a name: `Prof.`, `Capt.`"""
    return bool(language.classes_of(word) & {"title", "abbreviation", "rank", "addressee"})


def is_telegraphic(text: str) -> bool:
    """Whether a line in capitals has the word for a full stop in it: `ARRIVED SAFELY STOP LETTER FOLLOWS`."""
    if not text.isupper():
        return False
    words = text.split()
    return len(words) > _FEW_OF_TELEGRAM and any(map(_is_stop, words))


def _is_stop(word: str) -> bool:
    return "telegraphic-stop" in language.classes_of(word)


def labelled_lines(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines of a form right below each other, a label and what it is for: `Ortschaft: Oberndorf`.

    Those that say who writes to whom, and signatures with the offices before them, are no form.
    """
    labels = [":" in sight.text and LABELLED.match(sight.text) is not None for sight in seen]
    found: set[int] = set()
    run: list[int] = []
    for i in range(len(seen) + 1):
        if run and (i == len(seen) or not labels[i] or seen[i].gap or seen[i].across):
            if len(run) >= _FEWEST and not any(_is_of_letter(seen[at].text) for at in run):
                inner = {at for at in run if at not in (run[0], run[-1]) or not is_dateline(seen[at].text)}
                found |= inner
            run = []
        if i < len(seen) and labels[i]:
            run.append(i)
    return frozenset(found)


def _is_of_letter(text: str) -> bool:
    named = text.split(":", 1)[0].split()
    return any("rank" in language.classes_of(word) for word in named) or any(
        language.label(text, name)
        for name in ("addressee", "sender", "subject", "copy", "enclosure", "signed")
    )


def answers(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that begin with the word for an answer, two at least: `Antwort: Drei.`"""
    found = [
        i
        for i, sight in enumerate(seen)
        if ":" in sight.text and LABELLED.match(sight.text) and language.label(sight.text, "answer")
    ]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def is_set_apart(seen: Sequence[Sight], i: int) -> bool:
    """Whether something parts a line from those above and below it."""
    if not (seen[i].gap or seen[i].across):
        return False
    return i + 1 == len(seen) or bool(seen[i + 1].gap or seen[i + 1].across)


def _says_else(text: str) -> bool:
    """Whether a short line is a greeting, a leave, a date, or of an address."""
    return (
        language.is_salutation(text)
        or language.is_farewell(text)
        or is_dateline(text)
        or language.is_trailer(text)
        or language.is_marking(text)
    )


def masthead(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of a newspaper's first lines: number and day, `Nr. 58.   Mittwoch, 20. Juli.`, and name.

    The line with the day has wide gaps or dashes within, and a number.
    """
    first = next((i for i in range(len(seen)) if len(seen[i].text.strip()) >= _LONGEST_ADDRESS), 0)
    dated = [
        i
        for i in range(min(first, _LINES_OF_HEAD))
        if _MASTHEAD.search(seen[i].text) and _has_day(seen[i].text)
    ]
    if len(dated) != 1:
        return {}
    others = (
        i for i in range(min(first, _LINES_OF_HEAD)) if i not in dated and not is_dateline(seen[i].text)
    )
    name = next((i for i in others if len(seen[i].text.split()) <= _WORDS_OF_NAME), None)
    found = {dated[0]: frozenset({"dateline"})}
    return found if name is None else found | {name: frozenset({"head"})}


def _has_day(text: str) -> bool:
    known = [language.classes_of(word) for word in re.findall(r"[^\W\d_]+", text)]
    return any("month" in classes for classes in known) and any("weekday" in classes for classes in known)


def heads_table(seen: Sequence[Sight], i: int, tables: Container[int]) -> bool:
    """Whether a line stands alone above a table, first of a text or below another table, and names it.

    Args:
        seen: the lines.
        i: the line.
        tables: the rows of tables.
    """
    if i + 1 == len(seen) or seen[i + 1].row not in tables or not seen[i + 1].gap:
        return False
    text = seen[i].text.strip()
    if not i:
        return len(text) <= _LONGEST_ADDRESS and text[-1] not in ",:;"
    is_between = seen[i - 1].row in tables and seen[i].gap > 0
    return is_between and len(text.split()) <= _MOST_WORDS and text[:1].isupper() and text[-1] not in ",:;"


def leads_to_list(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line ends in a colon, is no greeting, and the first item of a list stands below it."""
    text = seen[i].text.rstrip()
    if i + 1 == len(seen) or not text.endswith(":"):
        return False
    first, second = (enumerator(sight.text) for sight in (*seen[i + 1 : i + 3], *seen[i + 1 : i + 2])[:2])
    if first is None or all(reading.value > 1 for reading in first.readings):
        return False
    following = {(reading.style, reading.value - 1) for reading in second.readings} if second else set()
    return not language.is_salutation(text) or not following.isdisjoint(first.readings)


def _may_head(seen: Sequence[Sight], i: int) -> bool:
    text = seen[i].text.strip()
    if len(text) > _LONGEST or not text[:1].isupper() or _NO_HEAD.match(text) or text[-1] in ",;:?!":
        return False
    ended = ending(plain(seen[i - 1].text)) in ("stop", "word") or is_unfinished(seen[i - 1].text)
    follows = seen[i + 1 : i + 3]
    long = len(follows[0].text) >= _SHORTEST_TEXT or (len(follows) > 1 and not follows[1].gap)
    last = len(follows) == 1 and len(follows[0].text) > _LONGEST_LAST and follows[0].text.rstrip()[-1] == "."
    return ended and (long or last)
