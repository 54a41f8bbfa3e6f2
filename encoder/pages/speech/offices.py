"""Members named by their offices, however long, before a colon; or by who reports that they said something.

`El Sr. Ministro de la GOBERNACION (Albareda):`, `The SECRETARY of STATE for the COLONIES:`,
`Bevollmächtigter zum Bundesrath, Staatsminister Hofmann:`, `Mr. HUME (Montrose) said--`
"""

import re

from encoder.language import begins_with, classes_of, is_function, is_officer, words

_TO_COLON = re.compile(
    r"(?P<name>[^\W\d_][^:!?;\[\]()\d\"“”«»]{4,110}?)(?P<who>\s\([^():]{2,60}\))?\s?:(?=\s+[\"“«(¿¡—–-]*\s?[^\W\d_a-z])"
)
_REPORTED = re.compile(
    r"(?P<title>[^\W\d_][^\W\d_]{1,8}\.?)\s(?:[^\W\d_]\.\s)*[^\W\d_a-z][\w'’-]+(?:\s\([^():]{2,40}\))?"
    r"\s(?P<said>[^\W\d_A-Z]+)\s?(?:,\s?)?(?:[:—–]+|--+)(?=\s?[\"“«]?[^\W\d_a-z])"
)
TOPIC = re.compile(r"\s*[^\W\d_a-z][^a-zß-ÿ\[\]]{2,80}[.\s]?\]\s+")
"""What is debated, before the first who speaks to it: `SUPPLY OF WATER.] Mr. HUME moved …`"""
_CALLED = re.compile(
    r"(?P<title>[^\W\d_][^\W\d_]{1,7}\.?)\s(?:[^\W\d_]\.\s)*[^\W\d_a-z]{2}[\w'’-]*"
    r"(?:,\s(?P<of>[^\W\d_A-Z][^,.:;!?()\[\]—–]{2,48})\.(?=\s+[\"“«(—–-]*\s?[^\W\d_a-z])|(?P<comma>,)(?=\s\([^()]{2,60}\)\s))"
)
"""`Mr. BUTLER, of South Carolina.`, `Me FENN, défenseur.`, `Mr. FOOTE, (in his seat.)`"""
_IN_OFFICE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){0,2}),\s(?P<office>[^\W\d_A-Z][^.:;!?()\[\]—–]{3,80})"
    r"\.(?=\s+[\"“«(¿¡]?\s?[^\W\d_a-z])"
)
"""`Acton, ministro della marineria.`"""
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.\s?){1,3}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?:(?=\s)")
"""`C. Berg:`"""
_MOST_OF_PLACE = 4
_PARTICLE, _OFFICE, _FEWEST = 3, 4, 2
_WITHIN, _NEAR = 180, 60
_CLASSES = frozenset(("title", "speaker", "rank", "abbreviation"))


def end_of_office(text: str) -> int | None:
    """Where an office ends with which a member is named before a colon; before the name in brackets, if one.

    A sentence before a colon has a verb: what is small here is a title, an office or a small word.
    """
    match = _TO_COLON.match(text) if ":" in text[:_WITHIN] else None
    if match is None or not _is_office(match["name"]):
        return None
    return match.start("who") if match["who"] else match.end()


def end_of_report(text: str) -> int | None:
    """Where `Mr. HUME (Montrose) said--` ends, before what was said in these words."""
    match = _REPORTED.match(text)
    if match is None or "title" not in classes_of(match["title"]):
        return None
    return match.end() if match["said"] in words("said") else None


def end_of_called(text: str) -> int | None:
    """Where a name ends that says more of a member behind a comma, or has initials before a colon."""
    if (named := _INITIALS.match(text)) is not None:
        return named.end()
    called = _CALLED.match(text) if "," in text[:_NEAR] else None
    if called is not None and "title" in classes_of(called["title"]):
        said = (called["of"] or "").split()
        is_place = len(said) <= _MOST_OF_PLACE and (not said or said[-1][0].isupper() or len(said) == 1)
        return called.end() if is_place or begins_with(called["of"], "speaker") else None
    seated = _IN_OFFICE.match(text) if "," in text[:_NEAR] else None
    return seated.end() if seated is not None and begins_with(seated["office"], "speaker") else None


def _is_office(name: str) -> bool:
    said = name.replace(",", " ").split()
    if len(said) < _FEWEST or is_function(said[-1].lower()) or not said[-1][-1].isalnum():
        return False
    small = [word for word in said if word[0].islower()]
    if any(
        len(word) > _PARTICLE and not (is_function(word) or classes_of(word) & _CLASSES) for word in small
    ):
        return False
    if not all(map(_may_have_stop, said)):
        return False
    in_capitals = is_function(said[0].lower()) and any(
        len(word) >= _OFFICE and word.isupper() for word in said
    )
    return in_capitals or any(is_officer(part.strip()) for part in name.split(","))


def _may_have_stop(word: str) -> bool:
    """Whether a stop in a word cuts a title or a first name short, and ends no sentence."""
    bare = word.rstrip(".")
    return (
        "." not in word
        or len(bare) == 1
        or bool({"title", "abbreviation"} & (classes_of(word) | classes_of(bare)))
    )
