"""Names of correspondents: where one ends and the next begins, and whether it is a person's or a body's."""

import re
from itertools import islice

from encoder.model import Correspondent

_TITLES = re.compile(
    r"(?:Vice\s+|Deputy\s+|Acting\s+|Foreign\s+|Prime\s+|Under\s+|Assistant\s+|General\s+|First\s+)*"
    r"(?:President|Secretary|Minister|Premier|Chancellor|Ambassador|Senator|Representative|Congressman|General|"
    r"Admiral|Marshal|Colonel|Major|Captain|Lieutenant|Commander|Governor|Consul|Chairman|Director|Attorney|Inspector|King|"
    r"Queen|Emperor|Prince|Princess|Pope|Shah|Sultan|Emir|Mr|Mrs|Miss|Ms|Dr|Professor|Sir|Lord|Lady|Judge|Justice|"
    r"Hon|Honorable)\b\.?",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:Embass(?:y|ies)|Legations?|Missions?|Consulates?(?:\s+General)?|Departments?|Ministry|Office|Bureau|"
    r"Governments?|Council|Committee|Board|Agency|Delegation|White\s+House|Posts?|Commission|Staffs?|Command|Navy|"
    r"Army|Air\s+Force|Bank|Group|Division|Branch|Company|Association|Congress|Senate|Parliament|Union|Ministries|"
    r"Liaison\s+Office|Interests\s+Section|Headquarters|Station|University|Library|Society|Institute|Directorate|"
    r"Cabinet|Chiefs\s+of\s+Staff|Task\s+Force|Administration|Headquarters|Federation|League|House)\b",
    re.IGNORECASE,
)
_OFFICE_WORDS = frozenset(
    """
    administration advisers advisors affairs agency agriculture air army assistant bank board
    bureau cabinet chief chiefs commerce commission committee coordination council counsel
    defence defense department deputy director economic education energy europe european
    executive file files finance force foreign general government health house inspector
    intelligence interior international justice labor members minister nations navy negotiations
    office operations planning plans policy president program programs record research reserve
    secretary security services staff state states station system trade transportation treasury
    union united war washington welfare
    """.split()  # noqa: SIM905 - a table of words is easier to read
)
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"})
_WORD = r"(?:[A-ZÀ-Ý][\w’'-]*\.?|de|von|van|der|da|di|la|le)"
_FULL_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,4}}(?:,?\s+(?:Jr|Sr)\.?|,?\s+I{{2,3}})?")
_INITIAL = re.compile(r"\b[A-Z]\.")
_AND = re.compile(r"(?<!\s)(?:\s*+,)?\s++and\s++(?:to\s++)?(?=the\s|The\s|[A-ZÀ-Ý])")
_WHOLE_BODY = re.compile(r"[Tt]he\s+(?:White\s+House|Department\s+of\s+\w+|Embassy\s+in\s+[A-Z]\w+)")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LOCATED = re.compile(r"(?<!\s)\s++(?:in|at)\s++(?P<place>[A-ZÀ-Ý][\w’'.-]*(?:,?\s+[A-ZÀ-Ý][\w’'.-]*){0,2})$")
_SHORTEST, _LONGEST = 2, 160
_MOST_NAMES = 8


def correspondents(text: str) -> tuple[Correspondent, ...]:
    """The correspondents that a part of a heading or an address names.

    `Ada Lowe and B. Finch of the Tide Office` → two persons; `the Embassy in Norland` → a body
    """
    clean = _clean(text)
    found, position = [], 0
    for name in _separate(titled(clean)):
        position = titled(clean).index(name, position)
        printed = _ARTICLE.sub("", clean[position : position + len(name)], count=1)
        if _is_name(printed):
            found.append(Correspondent(printed, kind_of(printed)))
    return tuple(found)


def located(text: str) -> tuple[str, str | None]:
    """A person's name and the place that stands behind it: `Secretary Merrow in Lisbon` → `Lisbon`."""
    match = _LOCATED.search(text)
    if match is None or kind_of(text[: match.start()]) != "persName":
        return text, None
    return text[: match.start()], match["place"]


def kind_of(name: str) -> str:
    """The TEI element for a name: `persName`, `orgName`, or `name` where it cannot be told."""
    words = titled(_ARTICLE.sub("", name, count=1))
    if re.search(r"\([A-ZÀ-Ý][\w’'.\s-]+\)$", words):
        return "persName"
    if is_person(words) and not (name.isupper() and not _INITIAL.search(name)):
        return "persName"
    body = _BODIES.search(words)
    return "orgName" if body and not _TITLES.match(words) and not _is_office(words) else "name"


def titled(text: str) -> str:
    """Typed capitals as in a title, letter for letter: `MESSAGE FROM THE KING` → `Message from the King`."""
    if not text.isupper():
        return text
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", _title_word, text)


def _title_word(match: re.Match[str]) -> str:
    word = match[0].lower()
    changed = word if word in _SMALL else word[:1].upper() + word[1:]
    return changed if len(changed) == len(match[0]) else match[0]


def is_person(name: str) -> bool:
    """A title and a surname (`Secretary of State Merrow`), or a full name, with or without an affiliation."""
    name = titled(name)
    title = _TITLES.match(name)
    if title:
        return _ends_in_surname(name[title.end() :])
    own = re.split(r"\s+of\s+|,\s+", name, maxsplit=1)[0]
    words = [word.strip(".,").lower() for word in own.split()]
    return bool(_FULL_NAME.fullmatch(own)) and not _OFFICE_WORDS & set(words) and not _BODIES.search(own)


def _ends_in_surname(rest: str) -> bool:
    words = rest.split()
    if not words or not re.fullmatch(r"[A-ZÀ-Ý][\w’'-]+\.?", words[-1]):
        return False
    last = words[-1].strip(".").lower()
    before = words[-2].lower() if len(words) > 1 else ""
    return last not in _OFFICE_WORDS and not _BODIES.search(rest) and before not in _SMALL


def _is_office(name: str) -> bool:
    """Whether a name is that of an office which a person holds: `Staff Secretary of the Board`."""
    return bool(
        re.match(r"(?:\w+\s+){0,3}(?:Secretary|Director|Chief|Officer|Members?|Deputy|Adviser)\b", name)
    )


def _separate(text: str) -> list[str]:
    """The names of a list; `Embassies in A and B` is one, `the Clerk (Lowe) and the Mate (Finch)` two."""
    return _apart(text) or [text]


def _apart(text: str) -> list[str]:
    """The names of a text that is a list, cut at those `and`s that stand between names; empty for no list."""
    for match in islice(_AND.finditer(text), _MOST_NAMES):
        first, rest = text[: match.start()], text[match.end() :]
        if _stands_alone(first):
            others = _apart(rest) or ([rest] if _stands_alone(rest) else [])
            if others:
                return [*_by_commas(first), *others]
    return []


def _stands_alone(part: str) -> bool:
    return kind_of(part) == "persName" or bool(_WHOLE_BODY.fullmatch(part))


def _by_commas(part: str) -> list[str]:
    pieces = re.split(r",\s+(?=[A-ZÀ-Ý][\w.]*\s)", part)
    return pieces if len(pieces) > 1 and all(kind_of(piece) == "persName" for piece in pieces) else [part]


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:.-–—*_")


def _is_name(name: str) -> bool:
    letters = sum(char.isalpha() or char.isspace() for char in name)
    return (
        _SHORTEST <= len(name) <= _LONGEST
        and letters >= 0.75 * len(name)
        and bool(re.search(r"[^\W\d_]{2}", name))
    )
