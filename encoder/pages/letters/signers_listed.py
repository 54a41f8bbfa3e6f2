"""Several who sign together, and what says so above them: lists behind `Signé :`, witnesses, deeds, offices.

`Signé : LACOSTE, maire ; VIGIER ; ROUGIER, procureur.` is a line of signatures, not of text; `Datum Romae, …`
and `in the presence of us` lead to names, however many.
"""

import re
from collections.abc import Iterator, Sequence

from encoder import language
from encoder.language.folding import fold_words
from encoder.language.phrases import has_phrase
from encoder.pages.letters.named import are_names, is_certain_name, is_told_otherwise, names_people
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline

Labelled = Iterator[tuple[int, frozenset[str]]]

_SIGNATURE, _DATELINE = frozenset({"signed"}), frozenset({"dateline"})
_RUNNING = frozenset({"text-B", "text-I"})
_APART = re.compile(r"\s*[;,]\s*|\s+(?:&|[—–])\s+")
_MARKED = re.compile(r"\s*[.)\]]*\s*[:—–]\s*")
_DAY = re.compile(r"(?<![^\W_])(?:\d{1,2}[^\W\d_]{0,3}|[IVX]{1,6})(?![^\W_])")
_LONGEST_GIVEN, _LONGEST_SIGNER, _LONGEST_OFFICE = 180, 90, 60
_FEWEST, _MOST_LINES, _MOST_WORDS, _WORDS_OF_OFFICE, _WORDS_TO_RANK = 2, 24, 6, 8, 4
_LAST_WORDS, _SHORTEST_TEXT = 8, 40


def signers_listed(seen: Sequence[Sight]) -> Labelled:
    """The labels of lines with which several sign, and of what says right above them where it was given.

    Args:
        seen: the lines of running text.
    """
    text = next((i for i, sight in enumerate(seen) if len(sight.text.strip()) > _SHORTEST_TEXT), len(seen))
    for i in range(text + 1, len(seen)):
        yield from _behind_word(seen, i)
        if seen[i].gap or seen[i].across:
            yield from _below_given(seen, i)
            yield from _witnesses(seen, i)
            yield from _office_above(seen, i)


def _behind_word(seen: Sequence[Sight], i: int) -> Labelled:
    """A line that says `signed` and lists names, and the lines right below that go on with them."""
    said = language.label(seen[i].text, "signed", marked=False)
    mark = _MARKED.match(seen[i].text, said) if said else None
    if mark is None:
        return
    texts, end = [seen[i].text[mark.end() :]], i + 1
    while end < len(seen) and texts[-1].rstrip()[-1:] in (",", ";") and not seen[end].gap:
        texts.append(seen[end].text)
        end += 1
    if _are_signers(" ".join(texts)):
        yield from ((at, _SIGNATURE) for at in range(i, end))


def _are_signers(text: str) -> bool:
    """Whether a text is names, two at least, with offices among them: `A, maire ; B ; C, procureur.`"""
    parts = [part.split() for part in _APART.split(text.strip(" .;,")) if part.strip()]
    names = [words for words in parts if words[0][:1].isupper()]
    offices = [words for words in parts if not words[0][:1].isupper()]
    listed = len(names) >= _FEWEST and parts[0] in names and len(offices) <= len(names)
    short = all(len(words) <= _MOST_WORDS for words in parts)
    return listed and short and all(map(are_names, names)) and all(map(_are_office, offices))


def _are_office(words: Sequence[str]) -> bool:
    return any("rank" in language.classes_of(word) for word in words) or len(words) <= _FEWEST


def _below_given(seen: Sequence[Sight], i: int) -> Labelled:
    """Where and when something was given, alone below the text, and the names below that."""
    text = seen[i].text.strip()
    if len(text) > _LONGEST_GIVEN or not _says_given(text):
        return
    if i + 1 >= len(seen) or not (seen[i + 1].gap or seen[i + 1].across):
        return
    end = _end_of_signers(seen, i + 1)
    if end == i + 1 or (end < len(seen) and not (seen[end].gap or seen[end].across)):
        return
    if _is_sentence(seen[i - 1].text):
        yield i - 1, _RUNNING
    yield i, _DATELINE
    yield from ((at, _SIGNATURE) for at in range(i + 1, end))


def _is_sentence(text: str) -> bool:
    """Whether a line is words that end in a stop, and neither a leave nor anything else around a letter."""
    bare = text.strip()
    return bare[-1] in ".!?" and len(bare.split()) >= _WORDS_OF_OFFICE and not is_told_otherwise(bare)


def _says_given(text: str) -> bool:
    """Whether a line says that something was given, and a day: `Datum Romae, die XXVIII Maii MCMX.`"""
    if not language.label(text, "given-at", marked=False):
        return False
    known = [language.classes_of(word) for word in re.findall(r"[^\W_]+", text)]
    dated = any(classes & {"month", "republican-month", "kalends", "ides", "nones"} for classes in known)
    return dated and (_DAY.search(text) is not None or any("day-word" in classes for classes in known))


def _end_of_signers(seen: Sequence[Sight], start: int) -> int:
    """The place behind the block of names that begins with a line, with the offices below them."""
    end, leads = start, False
    while end < len(seen) and end - start < _MOST_LINES:
        text = seen[end].text
        if end > start and (seen[end].gap or seen[end].across):
            break
        if not (_signs(text) or (leads and _is_office(text))):
            return start
        leads = text.rstrip().endswith(",")
        end += 1
    return end


def _signs(text: str) -> bool:
    """Whether a line is a name or several side by side, an office behind a comma: `A. Lock, notaris`"""
    bare = text.strip().rstrip(",")
    if len(bare) > _LONGEST_SIGNER or bare[-1:] in ":;?!":
        return False
    pieces = re.split(r"\s{3,}|\t", bare)
    return all(map(_names_one, pieces))


def _names_one(text: str) -> bool:
    name, _, office = text.strip().rstrip(",").partition(",")
    if not name or any(map(str.isdigit, text)) or len(office.split()) > _MOST_WORDS:
        return False
    return names_people(name) or is_certain_name(name)


def _is_office(text: str) -> bool:
    bare = text.strip()
    short = len(bare) <= _LONGEST_OFFICE and len(bare.split()) <= _WORDS_OF_OFFICE
    is_plain = bare[:1].islower() or not is_told_otherwise(bare)
    return short and bare[-1:] not in ":;?!" and not is_dateline(bare) and is_plain


def _witnesses(seen: Sequence[Sight], i: int) -> Labelled:
    """The names in a block of their own below what says that people witness: `in the presence of us`"""
    if not _attests_at_end(seen[i - 1].text):
        return
    end = _end_of_signers(seen, i)
    if end - i >= _FEWEST:
        yield from ((at, _SIGNATURE) for at in range(i, end))


def _attests_at_end(text: str) -> bool:
    """Whether a line ends in words for witnesses, and in no stop."""
    if text.rstrip()[-1:] in ".!?":
        return False
    return has_phrase("attestation", fold_words(text)[-_LAST_WORDS:])


def _office_above(seen: Sequence[Sight], i: int) -> Labelled:
    """An office without a comma below a sentence, and right below it the name: `Il Ministro` / `G. LANZA.`"""
    if i + 1 >= len(seen) or seen[i + 1].gap or seen[i + 1].across:
        return
    told = seen[i - 1].text.rstrip()[-1:] in ".!?…»”"
    is_last = i + 2 == len(seen) or bool(seen[i + 2].gap or seen[i + 2].across)
    if not (told and is_last and len(seen[i - 1].text.strip()) > _SHORTEST_TEXT):
        return
    office = seen[i].text.strip()
    ranked = any("rank" in language.classes_of(word) for word in office.split()[:_WORDS_TO_RANK])
    printed = office[:1].isupper() and office[-1].isalpha() and not office.isupper()
    short = len(office) <= _LONGEST_OFFICE and not language.begins_farewell(office)
    if ranked and printed and short and is_certain_name(seen[i + 1].text):
        yield from ((at, _SIGNATURE) for at in (i, i + 1))
