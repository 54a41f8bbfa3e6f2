"""Who speaks in small letters before a stop: members of assemblies, voices, and what protocols say for them.

`M. le président.`, `Une voix à gauche.`, `Et dettogli:`
"""

import re
from collections import Counter
from collections.abc import Sequence

from encoder.language import begins_with, classes_of, labels_begun

ARTICLES = frozenset(["article-of-date", "link"])
"""Classes of the words that lead to an office."""
_NAMED = re.compile(
    r"(?P<title>[^\W\d_][^\W\d_]{0,7}\.?)\s(?P<name>[^\W\d_][^.:;!?()\[\]—–]{1,70})"
    r"\.(?P<dash>\s?[—–](?=\s))?(?=\s+[\"“«(¿¡]?\s?(?P<large>[^\W\d_]))"
)
_VOICE = re.compile(
    r"(?P<name>[^\W\d_][^.:;,!?()\[\]—–]{2,44})[.:](?P<dash>\s?[—–](?=\s))?(?=\s+[\"“«(¿¡]?\s?(?P<large>[^\W\d_]))"
)
_OFFICER = re.compile(
    r"(?P<name>[^\W\d_][^,.:;!?()\[\]—–]{3,40}), [^\W\d_][^.:;!?()\[\]—–]{3,80}"
    r":(?=\s+[\"“«(¿¡]?\s?[^\W\d_a-z])"
)
"""A name and an office before a colon: `De heer Lely, Minister van Waterstaat, Handel en Nijverheid:`"""
_PARTICLE, _MOST_NAMES, _MOST_OF_OFFICE, _MOST_BEHIND_VOICE = 3, 5, 9, 4
SHORTEST_NAME = 3
_TURNS = ("question", "answer")
_OF_VOICES = frozenset(("question", "answer", "speaker"))
_LONGEST_WORD = 80
_ELIDED = re.compile(r"[ldLD]['’](?=\w)")


def end_of_member(text: str) -> int | None:
    """Where the name ends, its stop included, with which a member of an assembly is named; None without one.

    A title and names in small letters, or an office behind its article, and offices behind a comma:
    `M. Caillet, ministre de la marine.`; or a voice that nobody knows: `Plusieurs voix à droite.`; or words
    for a question or answer. A sentence about somebody, which has other words in small letters, names nobody.
    """
    first = next(iter(text[:_LONGEST_WORD].split(None, 1)), "")
    named = _NAMED.match(text) if "title" in classes_of(first) else None
    if named and named["large"].isupper() and "title" in classes_of(named["title"]) and _names(named["name"]):
        return named.end()
    officer = _OFFICER.match(text)
    if officer and begins_with(officer["name"], "title") and _names_somebody(officer["name"]):
        return officer.end()
    voice = _VOICE.match(text) if _may_speak(first) else None
    if voice and any(begins_with(voice["name"], turn) == len(voice["name"].split()) for turn in _TURNS):
        return voice.end()
    if voice and voice["large"].isupper():
        count = begins_with(voice["name"], "speaker")
        further = voice["name"].split()[count:]
        if count and len(further) <= _MOST_BEHIND_VOICE and voice["name"][0].isupper():
            return voice.end() if all(map(_is_of_place, further)) else None
    return None


def _may_speak(word: str) -> bool:
    """Whether what stands before the first blank of a text can begin the words for a voice."""
    bare = word[:-1] if word[-1:] in (".", ":") else word
    return not bare.isalpha() or not labels_begun(bare).isdisjoint(_OF_VOICES)


def is_chaired(keys: Sequence[str]) -> bool:
    """Whether one of some names is an office in full, `M. le président`, and any of them comes again."""
    counts = Counter(keys)
    return counts.total() > len(counts) and any(map(_is_office, counts))


def _is_office(key: str) -> bool:
    return len(key) >= SHORTEST_NAME and begins_with(key, "speaker") == len(key.split())


def _names(name: str) -> bool:
    """Whether words are a name, or an office behind its article, and offices behind a comma."""
    own, _, office = name.partition(", ")
    words = own.split()
    is_office = not office or office[0].islower() or any("speaker" in classes_of(w) for w in office.split())
    if own.isupper() or not is_office:
        return False
    if _ELIDED.match(own) or (own[0].islower() and classes_of(words[0]) & ARTICLES):
        return 1 < len(words) + bool(_ELIDED.match(own)) <= _MOST_OF_OFFICE
    large = [word for word in words if word[0].isupper() or _ELIDED.match(word)]
    small = [word for word in words if word not in large]
    return bool(large) and len(words) <= _MOST_NAMES and all(len(word) <= _PARTICLE for word in small)


def _names_somebody(text: str) -> bool:
    """Whether words end in a name, with a title and hardly a small word before it."""
    words = text.split()
    small = sum(word.islower() for word in words)
    return 1 < len(words) <= _MOST_NAMES and words[-1][0].isupper() and small <= 2


def _is_of_place(word: str) -> bool:
    """Whether a word may say where a voice comes from: `à gauche`, `from the gallery`."""
    return word.islower()


def is_member(text: str) -> bool:
    """Whether a name is set as reports of hearings set it, the surname or office in capitals: `M. GRÉVY.`"""
    words = text.split()
    last = words[-1].strip(" .:—–-")
    first = words[0]
    titled = not first.isupper() or "title" in classes_of(first)
    return len(words) > 1 and len(last) >= SHORTEST_NAME and last.isupper() and titled


def is_capitalised(name: str) -> bool:
    """Whether a name is of several words, all capitalised: `Her Daughter:`"""
    words = name.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)
