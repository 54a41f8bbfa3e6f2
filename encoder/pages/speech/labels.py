"""What may be the name of a speaker at the beginning of a line, by its letters and the sign behind it."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from encoder.language import classes_of, is_function
from encoder.language import words as words_of
from encoder.language.folding import fold_words
from encoder.pages.speech.members import ARTICLES, end_of_member
from encoder.pages.speech.offices import TOPIC, end_of_called, end_of_office, end_of_report
from encoder.pages.speech.words_of_names import (
    GLUED,
    OF_TURNS,
    SHORTENED,
    SIGNS,
    goes_on,
    is_abbreviation,
    joins,
    style_of,
)

LONGEST_NAME = 48
NUMBERED = "numbered"
"""The style of questions with numbers, as minutes of evidence have them."""
_MOST_WORDS = 6
_DASH = re.compile(r"[—–]|--?")
_DIRECTION = re.compile(r"(?P<sign>[_*]?)[(\[][^()\[\]]{1,160}[)\]](?P=sign)\s*(?:[.:]|[—–])?")
_MANNER = re.compile(
    r",\s(?:_(?P<slanted>[^\W\d_A-Z][^_\n]{1,120})_\.?\s*$"
    r"|[_*]?(?P<manner>[^\W\d_A-Z][^.:;!?,()\[\]_*]{1,48})(?:[.:]?[_*]?(?=\s|$)|$))"
)
"""Behind a name in capitals: `LA FLEUR, à part.`, `DORINE, _le poussant._`"""
_LONG_MANNER = re.compile(
    r"\s*(?P<name>[^\W\d_][^,.;:!?()\[\]]{1,47}),\s(?P<manner>[^.;:!?()\[\]]{24,120})\.?\s*"
)
"""Behind a name, and as well in capitals."""
_FEWEST_SMALL = 3
_STARRED = re.compile(r"\*(?=[A-Z][a-z]+\.? [A-Z])")
"""The star before a member's name, who has read the proofs of what was said."""
_NUMERAL = re.compile(r"[IVXLCivxlc]{1,7}")
_NUMBERED = re.compile(r"\s*\d{1,4}[.)]\s+")
_INITIAL = re.compile(r"[A-Z]\.")
_NUMBERED_TITLE = re.compile(r"[A-Z][a-z]{3,}\.(?=\s)")
"""A person of whom there are several: `2. Lord. Fled.`"""
_EMPHASISED = re.compile(
    r"\s*(?P<sign>\*\*|__|\*|_)(?P<name>[^*_\n]{1,48}?)(?P<manner>\s\([^()*_\n]{1,120}\)[.:]?)?(?P=sign)"
    r"(?P<rest>[.:]?[—–]?)"
)
_SPACED = re.compile(r"(?P<name>(?:[^\W\d_][\w'’.-]*\s){0,4}[^\W\d_][\w'’.-]*)\s:(?=\s|$)")
"""A name with a space before its colon, as French prints set it: `Le Président : Silence !`"""
_WITH_ARTICLE = re.compile(r"(?P<article>[^\W\d_]{1,3}(?:['’]|\s))(?:[^\W\d_][\w'’.-]*\s?){1,4}:(?=\s|$)")
"""An office in small letters, behind its article: `Le juge d'instruction:`"""
_RUNS_ON = re.compile(r"[A-Z][a-z]{1,30} [a-z]{4,} [a-z]|[A-Z]{2,}(?: [A-Z]+){6}(?= |$)")
"""A sentence: what is told without trying sign and case of every word."""
_MAY_END = re.compile(r"[.:—–_*(\[\t]|--|  ")
_SLANTED = re.compile(r"\s{3,}_[^_\n]{2,120}_\s*$")
"""What is done, far behind a name and in italics as that: `_Ilf._        _Reads the letter._`"""
_NO_LETTERS = re.compile(r"[^\w'’]+")
_TOKEN = re.compile(r"\S+")
_NO_NAMES = frozenset(["article", "chapter", "note-heading", "postscript", "act", "scene", "undated", "page"])
_OF_DAYS = frozenset(["month", "weekday"])
_OF_LETTERS = frozenset(["addressee", "copy", "enclosure", "present", "sender", "subject"])
"""Classes of the labels of letters, which end in a colon; a king may be called `RE.`"""
_OF_SENTENCES = frozenset(["salute", "farewell"])
_ELIDED = "l"
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Label:
    """What may be a speaker's name.

    Attributes:
        start: where it begins in its line.
        end: behind it and the sign that ends it.
        key: its words in one case, without signs.
        style: how it is set: `caps`, `title`, `emphasis`, `letter` for `Q.`, `numbered`.
        sign: what ends it: `.`, `:`, `—`, a `gap` before text, or nothing.
        directed: where the direction ends that follows it, before any text; else `end`.
        manner: whether that direction stands behind a comma, without brackets.
        alone: whether no speech follows on its line.
        is_day: whether it may be a day or month, as in a diary; a person can be called so.
    """

    start: int
    end: int
    key: str
    style: str
    sign: str
    directed: int
    alone: bool
    is_day: bool = False
    manner: bool = False


def read_label(text: str) -> Label | None:
    """The label that a line begins with: `MARSH. [Aside] As late` → `MARSH.`, caps; or None."""
    found = _read(text)
    named = _named_by_office(text) if found is None or found.sign not in (":", "—") else None
    if named is not None and (found is None or (named.end > found.end and not found.manner)):
        return named
    is_bare = found is not None and found.style == "title" and found.sign == "." and _is_title(found.key)
    if (
        found is not None
        and not is_bare
        and (found.style != "letter" or classes_of(f"{found.key}.") & OF_TURNS)
    ):
        return found
    member = text.lstrip()
    begin, end = len(text) - len(member), end_of_member(member)
    if is_bare and found is not None and end in (None, found.end - begin):
        return None
    if end is None:
        return found
    return _label(text, begin, begin + end, member[:end], "title", ":" if member[end - 1] == ":" else ".")


def _named_by_office(text: str) -> Label | None:
    """The label of a member named by an office before a colon, or by who reports: `Mr. HUME said--`"""
    topic = TOPIC.match(text)
    member = text[topic.end() :] if topic else text.lstrip()
    if not member[:1].isupper():
        return None
    begin = len(text) - len(member)
    if (end := end_of_office(member)) is not None:
        return _label(text, begin, begin + end, member[:end], "title", ":" if member[end - 1] == ":" else "")
    if (end := end_of_report(member)) is not None:
        return _label(text, begin, begin + end, member[:end], "title", ":")
    end = end_of_called(member)
    sign = ":" if end is not None and member[end - 1] == ":" else "."
    return _label(text, begin, begin + end, member[:end], "title", sign) if end is not None else None


def _is_title(key: str) -> bool:
    """Whether a word is a title cut short, which needs a name behind it: `Mrs.`"""
    return {"title", "abbreviation"} <= classes_of(f"{key}.") | classes_of(key)


def _read(text: str) -> Label | None:
    stripped = text.lstrip()
    if len(stripped) > LONGEST_NAME and (found := _in_long_capitals(text)):
        return found
    if not stripped or (len(stripped) > LONGEST_NAME and not _MAY_END.search(stripped, 1, LONGEST_NAME + 2)):
        return None
    begin = len(text) - len(stripped)
    if (end := _end_of_office(stripped)) is not None:
        name = stripped[:end].rstrip(" :")
        return _label(text, begin, begin + end, name, "caps" if name.isupper() else "title", ":")
    if _RUNS_ON.match(stripped):
        return None
    numbered = _NUMBERED.match(text)
    start = numbered.end() if numbered else begin
    first = text[start : start + 1]
    if first in "*_" and not _STARRED.match(text, start):
        return _emphasised(text, start)
    if first == "*":
        found = _plain(text, start + 1)
        return replace(found, start=begin) if found else None
    found = _plain(text, start) if first.isupper() else None
    if found is None or not numbered:
        return found
    titled = _NUMBERED_TITLE.match(text, start)
    if titled and found.end > titled.end() and found.sign != ":":
        found = _label(text, start, titled.end(), titled[0], "title", ".") or found
    key = found.key if found.style == "letter" else f"{numbered[0].strip(' .)')} {found.key}"
    return replace(found, start=begin, key=key)


def _end_of_office(text: str) -> int | None:
    """Where a name ends with a space before its colon, or an office in small letters behind its article."""
    if ":" not in text[: LONGEST_NAME + 2] or not text[0].isupper():
        return None
    match = _SPACED.match(text) or _WITH_ARTICLE.match(text)
    if match is None or match.end() > LONGEST_NAME or not text[match.end() :].strip():
        return None
    words = text[: match.end()].rstrip(" :").split()
    small = [word for word in words if word.islower()]
    article = words[0].lower().split("'")[0].split("’")[0]
    is_led = article == _ELIDED or bool(classes_of(article) & ARTICLES)
    return match.end() if is_led or not small else None


def whole_label(text: str) -> Label | None:
    """The label that a whole short line is, capitals or not: `Der ältere.`, `Fr. v. Langs.`; or None.

    Only that the line comes again makes it likely to be one.
    """
    stripped = text.strip()
    words = stripped.split()
    if not stripped[:1].isupper() or len(words) > _FEW_WORDS or len(stripped) > LONGEST_NAME:
        return None
    if any(sign in stripped for sign in ',;!?…()[]"“”«»'):
        return None
    found = SIGNS.search(stripped)
    sign = (found["sign"].lstrip(".")[:1] or ".") if found else ""
    start = len(text) - len(text.lstrip())
    return _label(text, start, len(text.rstrip()), stripped, style_of(words[0]), sign)


def _emphasised(text: str, start: int) -> Label | None:
    match = _EMPHASISED.match(text, start)
    if match is None or not match["name"][:1].isupper():
        return None
    name = match["name"].strip()
    if len(name.split()) > _MOST_WORDS:
        return None
    said = name + (match["manner"] or "")
    sign = (match["rest"] or (said[-1] if said[-1] in ".:—–" else ""))[:1]
    found = _label(text, start, match.end(), name, "emphasis", sign)
    if found is None or not match["manner"]:
        return found
    return replace(found, end=match.end("name"), directed=match.end(), manner=True)


def _plain(text: str, start: int) -> Label | None:
    tokens = list(islice(_TOKEN.finditer(text, start, start + 3 * LONGEST_NAME), _MOST_WORDS + 2))
    first = GLUED.match(tokens[0][0])
    style = style_of(first["name"] if first else tokens[0][0])
    if len(tokens[0][0]) == 1 and len(tokens) > 1 and not tokens[1][0][:2].isupper():
        style = "title"
    if len(tokens) > 1 and _INITIAL.fullmatch(tokens[0][0]) and SHORTENED.fullmatch(tokens[1][0]):
        style = "title"
    end, sign, words = 0, "", 0
    for index, token in enumerate(tokens):
        glued = GLUED.match(token[0])
        if glued and (not index or goes_on(glued["name"], style)):
            end = token.start() + glued.end()
            return _label(text, start, end, text[start:end], style, "—")
        bare = SIGNS.sub("", token[0]).rstrip(",")
        if index and style == "caps" and joins(tokens, index):
            continue
        if index and (token.start() - tokens[index - 1].end() > 1 or not goes_on(bare, style)):
            large = tokens[index + 1][0][0].isupper() if index + 1 < len(tokens) else False
            near = token.start() - tokens[index - 1].end() == 1
            if not (style == "title" and large and near and token[0].isalpha()):
                break
        if (style == "title" and token[0].endswith(",")) or token[0][-1] in "!?…":
            return None
        if token.end() - start > LONGEST_NAME or index >= _MOST_WORDS:
            return None
        if style == "caps" and token[0].endswith(",") and (said := _MANNER.match(text, token.end() - 1)):
            return _with_manner(text, start, token.end(), said)
        words, end = index + 1, token.end()
        found = SIGNS.search(token[0])
        sign = found["sign"].lstrip(".")[:1] or "." if found else ""
        if found and not is_abbreviation(bare, index, tokens, style):
            break
        sign = sign if found else ""
    if not words:
        return None
    following = text[end:]
    if not sign and (dash := _DASH.match(following.lstrip())) and following[:1].isspace():
        end += len(following) - len(following.lstrip()) + dash.end()
        sign = "—"
    elif not sign and len(following) - len(following.lstrip()) > 1 and following.strip():
        sign = "gap"
    return _label(text, start, end, text[start:end], style, sign)


def _in_long_capitals(text: str) -> Label | None:
    """The label of a name with a manner in capitals as well, on its own line: `FENN, SPEAKING TO …`

    A list of persons has no small words but articles and `and`.
    """
    said = _LONG_MANNER.fullmatch(text) if text.isupper() else None
    if said is None:
        return None
    small = {word for word in fold_words(said["manner"]) if is_function(word)} - words_of("and")
    if sum(not classes_of(word) & ARTICLES for word in small) < _FEWEST_SMALL:
        return None
    found = _label(text, said.start("name"), said.end("name") + 1, said["name"], "caps", ".")
    return replace(found, directed=len(text.rstrip()), alone=True, manner=True) if found else None


def _with_manner(text: str, start: int, end: int, said: re.Match[str]) -> Label | None:
    """The label of a name and, behind a comma, how is spoken: to the line's end, or to a stop."""
    found = _label(text, start, end, text[start:end], "caps", ".")
    behind = text[said.end() :].strip()
    return replace(found, directed=said.end(), alone=not behind, manner=True) if found else None


def _label(text: str, start: int, end: int, name: str, style: str, sign: str) -> Label | None:
    words = [word for word in (_NO_LETTERS.sub("", word) for word in name.split()) if word]
    key = " ".join(words).upper()
    if not key or not any(char.isalpha() for char in key):
        return None
    letters = [word for word in words if word.isalpha() and not _NUMERAL.fullmatch(word)] or words[:1]
    if style in ("caps", "title") and len(words) == 1 and len(key) == 1:
        style = "letter"
    barred = _NO_NAMES | (_OF_LETTERS if sign != "." or style != "caps" else frozenset())
    barred |= _OF_SENTENCES if style != "caps" and not text[end:].strip() else frozenset()
    barring = (classes_of(word) for word in letters)
    may_speak = style == "letter" or not letters
    signed = sign == "." or (sign == ":" and len(words) > 1)
    speaks = (
        style == "emphasis"
        or (style == "caps" and not text[end:].strip())
        or (style == "title" and signed and bool(text[end:].strip()))
    )
    if not may_speak and all(one & barred and not (speaks and "speaker" in one) for one in barring):
        return None
    behind = text[end:]
    lead = len(behind) - len(behind.lstrip())
    direction = _DIRECTION.match(behind, lead)
    if direction is None and style == "emphasis":
        direction = _SLANTED.match(behind)
    directed = end + direction.end() if direction else end
    last = direction[0].rstrip()[-1] if direction else ""
    if not sign and (last == ":" or (last == "." and text[directed:].strip())):
        sign = last
    elif not sign and behind.strip() and direction is None:
        return None
    unsigned = direction and style == "title" and not sign and direction[0].rstrip()[-1] not in ".:—–"
    if unsigned and text[directed:].strip():
        return None
    is_day = bool(letters) and all(classes_of(word) & _OF_DAYS for word in letters)
    return Label(start, end, key, style, sign, directed, not text[directed:].strip(), is_day)
