"""The words of a name at the beginning of a line: how they are set, what cuts one short, which go on."""

import re
from collections.abc import Sequence

from encoder.language import classes_of
from encoder.language import words as words_of

SIGNS = re.compile(r"(?P<sign>\.?[—–]|\.-+|:[—–-]?|[.:])$")
GLUED = re.compile(r"(?P<name>[^\W\d_][\w'’.]*?)(?:[.:]?[—–]|\.--?)(?=[^\W\d_]|[\"“„«¿¡(\[])")
SHORTENED = re.compile(r"[A-Z][a-z]{1,4}\.")
OF_TURNS = frozenset(["question", "answer"])
_DASHES = ("-", "--", "—", "–")
_SHORT, _LONG_TITLE = 3, 5


def style_of(token: str) -> str:
    letters = [char for char in token if char.isalpha()]
    return "caps" if letters and all(char.isupper() for char in letters) else "title"


def goes_on(word: str, style: str) -> bool:
    """Whether a word can be a further one of a name."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return word.isdigit() or word in ("&",)
    if style == "caps":
        return all(char.isupper() for char in letters)
    return word[:1].isupper() or (len(word) <= _SHORT and word.isalpha())


def is_abbreviation(word: str, index: int, tokens: list[re.Match[str]], style: str) -> bool:
    """Whether the stop behind a word is that of a title or initial, and a name follows: `DR. KREBS.`"""
    if index + 1 >= len(tokens) or not tokens[index][0].endswith("."):
        return False
    following = tokens[index + 1][0]
    titled = bool(classes_of(word) & {"title", "abbreviation"} or "speaker" in classes_of(f"{word}."))
    glued = GLUED.match(following) if titled else None
    bare = glued["name"] if glued else SIGNS.sub("", following)
    further = tokens[index + 2][0] if index + 2 < len(tokens) else ""
    if _is_initial(word, style) and SHORTENED.fullmatch(following) and further[:1].isupper():
        return True
    if titled and style == "title" and bare.islower() and len(bare) <= _SHORT and further[:1].isupper():
        return True
    if len(bare) < 2 or not bare[0].isupper() or word.upper() in ("Q", "A"):
        return False
    if not (len(word) <= _SHORT or (titled and len(word) <= _LONG_TITLE)) or not goes_on(bare, style):
        return False
    if bare != following or (titled and style == "title" and bare.isupper()):
        return True
    if style == "caps":
        ends_name = index + 2 == len(tokens) or tokens[index + 2][0][0] in "([" or following.endswith(",")
        return titled and (ends_name or _is_office([token[0] for token in tokens[index + 1 :]]))
    rest = [token[0] for token in tokens[index + 1 : index + 4]]
    ends = next((at for at, one in enumerate(rest) if one[-1] in ":—–"), None)
    return titled and ends is not None and all(one[0].isupper() or one[0] == "(" for one in rest[: ends + 1])


def _is_initial(word: str, style: str) -> bool:
    """Whether a letter is one of a name, and asks or answers nothing: `L. Tal. Has he not sent?`"""
    return style == "title" and len(word) == 1 and not classes_of(f"{word}.") & OF_TURNS


def _is_office(words: list[str]) -> bool:
    """Whether words in capitals behind a title end as a label does, before a speech: `LE PRÉSIDENT.`"""
    end = next((at for at, word in enumerate(words) if word[-1] in ".:—–"), len(words))
    speech = next((word for word in words[end + 1 :] if word not in _DASHES), "")
    return all(word.isupper() for word in words[: end + 1]) and len(speech) > 1 and not speech.isupper()


def joins(tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word is the `and` before the last of several names in capitals: `LAURETTA e BEPPE`"""
    if tokens[index][0].lower() != tokens[index][0] or index + 1 >= len(tokens):
        return False
    further = tokens[index + 1 :]
    return tokens[index][0] in words_of("and") and all(token[0].isupper() for token in further)
