"""Stage directions: what a play says to those who act it, in brackets, in italics or by its words."""

import re
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from encoder.language import is_direction, words
from encoder.language.folding import fold_words
from encoder.language.phrases import Tags, phrase_at

_WHOLE = re.compile(r"\s*(?:[\[(](?:[^\[\]()]|\([^()]*\))*[\])]|_[^_]+_|\*[^*]+\*)\s*[.:,;—–-]*\s*")
_OPENS = re.compile(r"\s*[\[(_*]")
_LONGEST, _LONGEST_DEED = 160, 400
_MOST_NAMED = 8
_FEWEST_WORDS = 3
_FEW_WORDS, _FEWER_WORDS, _LONG_WORD = 7, 6, 5
_SENTENCE = re.compile(r"[!?…]|\.\.|[\"“”«»]")


def is_bracketed(text: str) -> bool:
    """Whether a line is one direction in brackets or italics: `[Exeunt.]`, `(für sich).`, `_Exit_`."""
    return bool(_WHOLE.fullmatch(text))


def opens_bracket(text: str, signs: AbstractSet[str]) -> bool:
    """Whether a line begins a direction in brackets of certain signs that goes on in the next."""
    return text.strip()[:1] in signs & {"[", "("} and not re.search(r"[\])]", text)


def closes_bracket(text: str) -> bool:
    """Whether a line ends what was opened before."""
    return bool(re.search(r"[\])]\s*\W*$", text)) and not re.search(r"[\[(]", text)


def directs(text: str, names: frozenset[str], tags: Tags = ()) -> bool:
    """Whether a text without brackets directs by its words: `Will abgehen.`, `Magister kommt.`

    Who is directed is spoken of, never to: there is no word for the first or second person.

    Args:
        text: of a line or sentence.
        names: the words of the speakers' names, in capitals.
        tags: of the text's languages; all where empty.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST_DEED or _SENTENCE.search(stripped):
        return False
    if acts(stripped, names, tags):
        return True
    if len(stripped) > _LONGEST:
        return False
    said = stripped.split()
    if len(said) > _FEW_WORDS or "," in stripped[:-1] or speaks_to_somebody(stripped, tags):
        return False
    return is_direction(stripped, tags) or (len(said) <= _FEWER_WORDS and _is_participle(said[-1], tags))


def speaks_to_somebody(text: str, tags: Tags = ()) -> bool:
    """Whether a text has a word for the first or second person."""
    return any(word in words("person", tags) for word in fold_words(text))


def is_named_direction(text: str, tags: Tags = ()) -> bool:
    """Whether a text is nothing but words that direct: `Für sich.`, `Занавес`"""
    folded = fold_words(text)
    return bool(folded) and phrase_at("direction", folded, 0, tags) == len(folded)


def is_manner(text: str, tags: Tags = ()) -> bool:
    """Whether a sentence is nothing but how something is said or done: `Laut.`, `Für sich.`, `Lächelnd.`"""
    said = text.split()
    return is_named_direction(text, tags) or (
        0 < len(said) <= _FEWER_WORDS and _is_participle(said[-1], tags)
    )


def is_deed(text: str, tags: Tags) -> bool:
    """Whether a sentence says what somebody does, who is not named: `Er zieht ein Glas aus der Tasche.`"""
    folded = fold_words(text)
    return (
        bool(tags)
        and len(folded) > 1
        and folded[0] in words("third-person", tags)
        and folded[1] not in words("auxiliary", tags)
        and _is_present(folded[1], tags)
    )


def does_two(text: str, tags: Tags) -> bool:
    """Whether a sentence without a subject tells two deeds: `Nimmt das Messer und wetzt es.`"""
    folded = fold_words(text)
    endings = tuple(ending for ending in words("present-ending", tags) if len(ending) == 1)
    if not endings or len(folded) < _FEWER_WORDS or not text.rstrip().endswith(".") or _SENTENCE.search(text):
        return False
    first, barred = folded[0], words("function", tags) | words("auxiliary", tags)
    joined = [b for a, b in pairwise(folded) if a in words("and", tags)]
    is_verb = first.endswith(endings) and first not in barred
    return is_verb and any(_is_present(word, tags) for word in joined) and not speaks_to_somebody(text, tags)


def moves(text: str, tags: Tags) -> bool:
    """Whether a line begins with who comes or goes: `Sale el REY, con acompañamiento.`"""
    folded = fold_words(text)
    comes_or_goes = phrase_at("enter", folded, 0, tags) or phrase_at("exit", folded, 0, tags)
    return bool(comes_or_goes) and len(text) <= _LONGEST and not speaks_to_somebody(text, tags)


def _happens(text: str, tags: Tags) -> bool:
    """Whether a short sentence says what happens, and nobody does: `Es stürmt heftiger.`"""
    folded = fold_words(text)
    return (
        1 < len(folded) <= _FEWEST_WORDS
        and folded[0] in words("impersonal", tags)
        and folded[1] not in words("auxiliary", tags)
        and _is_present(folded[1], tags)
    )


def _is_present(word: str, tags: Tags) -> bool:
    """Whether a word may be a verb in the present; any may where the language does not tell."""
    endings = tuple(words("present-ending", tags))
    return not endings or word.endswith(endings)


def _is_participle(word: str, tags: Tags) -> bool:
    """Whether a word ends as a participle does: `lächelnd.`, `sitting.`"""
    bare = word.strip(".,;:").lower()
    return word.endswith(".") and bare.endswith(_endings(tags)) and len(bare) > _LONG_WORD


@cache
def _endings(tags: Tags) -> tuple[str, ...]:
    return tuple(words("participle-ending", tags))


def acts(text: str, names: frozenset[str], tags: Tags = ()) -> bool:
    """Whether a text says what persons do: names, then a small word: `Hochburg, Robert ab nach links.`"""
    said = text.split()
    if not text.rstrip().endswith((".", "]", ")")) or speaks_to_somebody(text, tags):
        return False
    known = parted = joined = False
    for word in said[:_MOST_NAMED]:
        bare = word.strip(".,")
        if known and not parted and bare.lower() in words("and", tags):
            parted = joined = True
        elif joined and parted and word.lower() in words("function", tags):
            continue
        elif not word[:1].isupper():
            return known and not parted and word[:1].islower()
        elif word not in (bare, f"{bare},") or bare.lower() in words("and", tags):
            return False
        else:
            known, parted = known or bare.upper() in names, word != bare
    return False


def tells(text: str, tags: Tags) -> bool:
    """Whether a line tells in the present what somebody does who was named before: `Er geht zu Rumolt.`"""
    stripped = text.strip()
    if (
        not (is_deed(stripped, tags) or _happens(stripped, tags))
        or not stripped.endswith(".")
        or _SENTENCE.search(stripped)
    ):
        return False
    return bool(words("present-ending", tags)) and not speaks_to_somebody(stripped, tags)
