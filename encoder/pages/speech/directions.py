"""Stage directions: what a play says to those who act it, in brackets, in italics or by its words."""

import re

from encoder.language import is_direction

_WHOLE = re.compile(r"\s*(?:[\[(](?:[^\[\]()]|\([^()]*\))*[\])]|_[^_]+_|\*[^*]+\*)\s*[.:,;—–-]*\s*")
_OPENS = re.compile(r"\s*[\[(_*]")
_LONGEST = 160
_SENTENCE = re.compile(r"[!?…]|\.\.|[\"“”«»]")


def is_bracketed(text: str) -> bool:
    """Whether a line is one direction in brackets or italics: `[Exeunt.]`, `(für sich).`, `_Exit_`."""
    return bool(_WHOLE.fullmatch(text))


def opens_bracket(text: str) -> bool:
    """Whether a line begins a direction in brackets that goes on in the next."""
    return bool(re.match(r"\s*[\[(]", text)) and not re.search(r"[\])]", text)


def closes_bracket(text: str) -> bool:
    """Whether a line ends what was opened before."""
    return bool(re.search(r"[\])]\s*\W*$", text)) and not re.search(r"[\[(]", text)


def directs(text: str, names: frozenset[str]) -> bool:
    """Whether a line without brackets directs by its words: `Will abgehen.`, `Magister kommt.`

    Args:
        text: of the line.
        names: the words of the speakers' names, in capitals.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST or _SENTENCE.search(stripped):
        return False
    return is_direction(stripped) or acts(stripped, names)


def acts(text: str, names: frozenset[str]) -> bool:
    """Whether a text says what one of the persons does: a name, then a word in lower case."""
    words = text.split()
    for index, word in enumerate(words[:3]):
        bare = word.strip(".,")
        if bare.upper() in names and word[:1].isupper():
            following = words[index + 1] if index + 1 < len(words) else ""
            return word == bare and following[:1].islower() and text.rstrip().endswith((".", "]"))
        if not word[:1].isupper() or word != bare:
            return False
    return False
