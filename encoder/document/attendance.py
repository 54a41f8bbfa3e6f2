"""Those present at a meeting, named one behind the other on wrapped lines: where each name begins."""

import re
from collections.abc import Sequence

from encoder.language import classes_of
from encoder.language.folding import fold

_SEPARATOR = re.compile(r"[;,]\s+(?:(?P<and>and|und|et|y|e|en|og|och)\s+)?(?=\S)")
_JOINING = re.compile(r"(?<![;,])\s(?=(?:and|und|et|y|e|en|og|och)\s+(?P<word>\S+))")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = (",", ";")
_FEWEST, _NEARLY_ALL = 3, 0.75


def are_wrapped(texts: Sequence[str]) -> bool:
    """Whether lines go on with one list of names: one ends in the middle of it, or holds several names."""
    if (len(texts) > 1 and _are_one_each(texts)) or _are_alone(texts) or _are_mostly_single(texts):
        return False
    return any(text.rstrip().endswith(_ENDS) or len(name_starts(text)) > 1 for text in texts[:-1]) or (
        len(texts) == 1 and len(name_starts(texts[0])) > 1
    )


def _are_one_each(texts: Sequence[str]) -> bool:
    """Whether each line names one person with a title, and what he is: `Mr. Fenn, Harbour Master`"""
    if any(text.rstrip().endswith(_ENDS) for text in texts):
        return False
    return all(
        _is_titled(text) and not any(_is_titled(text[start:]) for start in name_starts(text)[1:])
        for text in texts
    )


def _are_mostly_single(texts: Sequence[str]) -> bool:
    """Whether nearly every line is one name, without a sign that parts names, and hardly one has two."""
    single = sum(text.lstrip()[:1].isupper() and not any(sign in text for sign in _ENDS) for text in texts)
    return len(texts) > _FEWEST and single >= _NEARLY_ALL * len(texts)


def _is_titled(text: str) -> bool:
    found = _LETTERS.findall(text)
    return bool(found) and "title" in classes_of(fold(found[0]))


def _are_alone(texts: Sequence[str]) -> bool:
    """Whether each line is one name with its office in small letters, and a comma behind: `kapten Tallin,`"""
    if len(texts) < _FEWEST or not all(text.rstrip().endswith(_ENDS) for text in texts[:-1]):
        return False
    small = sum(text.lstrip()[:1].islower() for text in texts[1:])
    return small > 0 and not any(sign in text.strip(" ,;.") for text in texts for sign in _ENDS)


def name_starts(text: str) -> list[int]:
    """Where the names in a list begin: behind a semicolon; where it has none, behind a comma.

    What stands behind a comma and is no name (`Chairman`, `Esq.`, `K.C.B.`, what begins with a small letter)
    belongs to the name before it. Commas within brackets part nothing.
    """
    is_semicolon = ";" in text
    starts = [0]
    for match in _SEPARATOR.finditer(text):
        parts = text[match.start()] == ";" if is_semicolon else _is_name(text[match.end() :])
        if parts and not _is_inside(text, match.start()):
            starts.append(match.end("and") - len(match["and"]) if match["and"] else match.end())
    for match in _JOINING.finditer(text):
        if "title" in classes_of(fold(match["word"].rstrip(","))) and not _is_inside(text, match.start()):
            starts.append(match.end())
    return sorted(starts)


def _is_inside(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _is_name(text: str) -> bool:
    """Whether a text begins with a name, and not with an office, a title behind names or a degree."""
    own = re.split(r"[,;\n]|\s\(", text, maxsplit=1)[0].strip()
    found = _LETTERS.findall(own)
    if len(found) > 1 and own[0].islower() and "title" in classes_of(fold(found[1])):
        return True
    if not found or not own[0].isupper() or "behind-name" in classes_of(fold(found[0])):
        return False
    is_degree = all(len(word) == 1 or word.isupper() for word in found) and len("".join(found)) <= len(
        "K.C.M.G."
    )
    is_office = "rank" in classes_of(fold(found[0])) and "title" not in classes_of(fold(found[0]))
    alone = len(found) == 1 and "rank" in classes_of(fold(found[0]))
    return not (is_degree or is_office or alone)
