"""Who signs below what is no leave: below a day and place, an office, a note of copying, a sentence.

Decrees, treaties, memoranda and copies take no leave. What stands right above a name tells it from a head:
`Berlin, den 5. Dezember 1878.` / `Wilhelm.`, `Le Ministre de l'Intérieur,` / `A. LEROUX`, `Es copia.` / …
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from encoder import language
from encoder.language.folding import fold_words
from encoder.language.phrases import last_words, phrase_at
from encoder.pages.letters.greetings import greeting_end
from encoder.pages.letters.leaves import day_behind_leave, is_numeral
from encoder.pages.letters.named import are_names, is_certain_name, names_people
from encoder.pages.prose.evident import is_set_apart
from encoder.pages.sights.parties import is_addressed
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline, names_day

Labelled = Iterator[tuple[int, frozenset[str]]]

_SIGNATURE, _LEAVE, _DATELINE, _ADDRESS = (
    frozenset({"signed"}),
    frozenset({"closer"}),
    frozenset({"dateline"}),
    frozenset({"addressee"}),
)
_LONGEST, _LONGEST_ADDRESS = 90, 140
_SHORTEST_TEXT, _WORDS_OF_SENTENCE = 40, 5
_MOST_NAMES, _WORDS_OF_OFFICE, _WORDS_TO_RANK = 5, 14, 4
_MOST_SMALL, _LETTERS_OF_MARK = 3, 6
_WORDS_OF_NOTE, _FEW_LINES, _WITH_LEAVE = 7, 4, 2
_OF_NOTES, _WORDS_OF_SERVICE = ("attestation", "signed", "on-behalf"), 2
_LONGEST_SIGN = 4
"""Letters of the sign for the writer's own hand, where it is one word: `mpp.`"""


def signed_below(seen: Sequence[Sight]) -> Labelled:
    """The labels of signatures that no leave announces, and of the lines that belong to them.

    Args:
        seen: the lines of running text.
    """
    yield from _offices_at_foot(seen)
    text = next((i for i, sight in enumerate(seen) if _is_text(sight.text)), len(seen))
    for i in range(text + 1, len(seen)):
        yield from _below_day(seen, i)
        yield from _below_office(seen, i)
        yield from _below_leave(seen, i)
        yield from _day_at_foot(seen, i)
        yield from _above_message(seen, i)
        yield from _below_note(seen, i)
        yield from _attested_by(seen, i)
        yield from _by_own_hand(seen, i)
        yield from _above_office(seen, i)


@lru_cache(maxsize=4_000)
def _is_text(text: str) -> bool:
    """Whether a line is a sentence, or the end of one."""
    bare = text.strip()
    if len(bare) < _SHORTEST_TEXT:
        return False
    words = bare.split()
    small = len(words) >= _WORDS_OF_SENTENCE and any(word[0].islower() for word in words)
    return small and not is_dateline(text)


def _is_told(seen: Sequence[Sight], i: int) -> bool:
    """Whether a sentence ends with a line, which may be the short last one of its paragraph."""
    if seen[i].text.rstrip()[-1:] not in ".!?…»”\"'":
        return False
    goes_on = i > 0 and not (seen[i].gap or seen[i].across) and _is_text(seen[i - 1].text)
    return _is_text(seen[i].text) or (goes_on and not is_dateline(seen[i].text))


def _below_day(seen: Sequence[Sight], i: int) -> Labelled:
    """Day and place below text, alone, the names below them, and the address below those."""
    if len(seen[i].text) > _LONGEST or not is_set_apart(seen, i):
        return
    leaves = day_behind_leave(seen[i].text) > 0
    if not leaves and (not is_dateline(seen[i].text) or names_day(seen[i].text)):
        return
    if not (_is_told(seen, i - 1) or _leaves(seen[i - 1].text)):
        return
    if _leaves(seen[i - 1].text) and i + 2 < len(seen) and _honours(seen, i + 1):
        if names_people(seen[i + 2].text) and (i + 3 == len(seen) or _may_follow(seen, i + 3)):
            yield from ((i, _DATELINE), (i + 1, _ADDRESS), (i + 2, _SIGNATURE))
        return
    end = i + 1
    while end < len(seen) and end - i <= _MOST_NAMES and names_people(seen[end].text):
        if is_numeral(seen[end].text):
            break
        end += 1
    if end == i + 1 and leaves and (end == len(seen) or seen[end].gap):
        yield i, _LEAVE
    if end == i + 1 or (end < len(seen) and not _may_follow(seen, end)):
        return
    is_one = end == i + 2 and len(seen[i + 1].text.split()) == 1
    addressed = end < len(seen) and (_is_address(seen, end) or (leaves and _honours(seen, end)))
    if is_one and end < len(seen) and not addressed:
        return
    yield i, _LEAVE if leaves else _DATELINE
    yield from ((at, _SIGNATURE) for at in range(i + 1, end))
    if addressed:
        yield end, _ADDRESS


def _honours(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line alone honours somebody and names him: `Illustrissimo Sr. João Baptista Felgueiras.`"""
    text = seen[i].text.strip()
    if not is_set_apart(seen, i) or len(text) > _LONGEST or text[-1] in ",:!":
        return False
    return bool(language.begins_with(text, "honour") or language.begins_with(text, "salute"))


def _leaves(text: str) -> bool:
    return len(text) <= _LONGEST and language.is_farewell(text)


def _below_leave(seen: Sequence[Sight], i: int) -> Labelled:
    """A leave alone that breaks off, and the name of two words or more right below it."""
    leave = seen[i].text.strip()
    if i + 1 >= len(seen) or not is_set_apart(seen, i) or not is_set_apart(seen, i + 1):
        return
    if not _leaves(leave) or leave[-1] in ".!?:;" or is_dateline(leave):
        return
    name = seen[i + 1].text.strip()
    is_last = i + 2 == len(seen) or not _is_text(seen[i + 2].text)
    if is_last and len(name.split()) > 1 and not name.isupper() and names_people(name):
        yield i, _LEAVE
        yield i + 1, _SIGNATURE


def _day_at_foot(seen: Sequence[Sight], i: int) -> Labelled:
    """A day below the name at a letter's foot, and the place right below the day."""
    if i < _WITH_LEAVE or len(seen[i].text) > _LONGEST or not is_dateline(seen[i].text):
        return
    if not (_leaves(seen[i - _WITH_LEAVE].text) and names_people(seen[i - 1].text)):
        return
    yield i, _DATELINE
    if i + 1 < len(seen) and not (seen[i + 1].gap or seen[i + 1].across) and names_people(seen[i + 1].text):
        yield i + 1, _DATELINE


def _above_message(seen: Sequence[Sight], i: int) -> Labelled:
    """A name in capitals alone below a sentence, and below it the fields of another message."""
    if i + _WITH_LEAVE >= len(seen) or not all(":" in seen[at].text for at in (i + 1, i + 2)):
        return
    fields = [seen[i + 1].text, seen[i + 2].text]
    told = all(language.label(text, "sender") or language.label(text, "addressee") for text in fields)
    if told and is_set_apart(seen, i) and _is_told(seen, i - 1) and is_certain_name(seen[i].text):
        yield i, _SIGNATURE


def _may_follow(seen: Sequence[Sight], end: int) -> bool:
    """Whether what stands below names parts them from a greeting, of which they would be the title."""
    text = seen[end].text
    parted = bool(seen[end].gap or seen[end].across)
    return parted and not language.is_salutation(text) and not greeting_end(text)


def _is_address(seen: Sequence[Sight], i: int) -> bool:
    text = seen[i].text.strip()
    return (
        len(text) <= _LONGEST_ADDRESS and is_set_apart(seen, i) and is_addressed(" ".join(text.split()[:9]))
    )


def _below_office(seen: Sequence[Sight], i: int) -> Labelled:
    """An office with a comma behind it below a sentence, and the name right below it."""
    if i + 1 >= len(seen) or not seen[i].text.rstrip().endswith(",") or not _is_office(seen[i].text):
        return
    above = seen[i - 1].text
    told = _is_told(seen, i - 1) or _notes(above) or is_dateline(above) or _honours(seen, i - 1)
    if told and is_certain_name(seen[i + 1].text):
        yield from ((at, _SIGNATURE) for at in (i, i + 1))
        if _honours(seen, i - 1) and not _leaves(above):
            yield i - 1, _ADDRESS


def _offices_at_foot(seen: Sequence[Sight]) -> Labelled:
    """Offices with a colon, each above who has it, below the last day: `Przewodniczący:` / `Dr. Jan Kos`"""
    end = len(seen)
    found: list[int] = []
    while end >= _WITH_LEAVE and not seen[end - 1].gap and _may_have_office(seen[end - 1].text):
        office = seen[end - 2].text.strip()
        if not (office.endswith(":") and _is_office(office[:-1]) and seen[end - 2].gap):
            break
        found += [end - 2, end - 1]
        end -= _WITH_LEAVE
    if found and end and (is_dateline(seen[end - 1].text) or _is_told(seen, end - 1)):
        yield from ((i, _SIGNATURE) for i in found)


def _above_office(seen: Sequence[Sight], i: int) -> Labelled:
    """A name with a comma behind it below a sentence or note, and the office right below it.

    Below a leave it need be no known one: `F. Roux,` / `capitaine de la Marie.`
    """
    if i + 1 >= len(seen) or seen[i + 1].gap or seen[i + 1].across or not seen[i].text.rstrip().endswith(","):
        return
    above = seen[i - 1].text
    if not (_is_told(seen, i - 1) or _notes(above) or _leaves(above)) or not is_certain_name(seen[i].text):
        return
    office = seen[i + 1].text.strip()
    called = _leaves(above) and _may_be_called(seen, i + 1)
    if called or _is_office(office.rstrip(".,")):
        yield from ((at, _SIGNATURE) for at in (i, i + 1))


def _may_be_called(seen: Sequence[Sight], i: int) -> bool:
    """Whether a few words in small letters, the last of a block, say what he is who signs above them."""
    text = seen[i].text.strip()
    ends = i + 1 == len(seen) or bool(seen[i + 1].gap or seen[i + 1].across)
    return ends and text[:1].islower() and len(text.split()) <= _MOST_NAMES and text[-1] not in ",:;!?"


def is_office_with_name(lines: Sequence[str], above: str = "") -> bool:
    """Whether two lines are an office that leads on and a name: `Le Préfet,` / `COSTAZ.`

    The name is in capitals, or the recipient is honoured right above: his address is there.

    Args:
        lines: of a block.
        above: the line above it.
    """
    if len(lines) != _WITH_LEAVE or not lines[0].rstrip().endswith(","):
        return False
    addressed = language.begins_with(above, "honour") > 0 or language.begins_with(above, "salute") > 0
    return _is_office(lines[0]) and (addressed or lines[1].strip().isupper()) and is_certain_name(lines[1])


def _may_have_office(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_NAMES and are_names(words) and not any(map(str.isdigit, text))


def _is_office(text: str) -> bool:
    """Whether a line names an office and leads to who has it: `De Adsistent-Resident van Lebak,`"""
    bare = text.strip()
    words = bare.split()
    if len(words) > _WORDS_OF_OFFICE or len(bare) > _LONGEST or not bare[:1].isupper() or bare[-1] in ":;!?":
        return False
    if language.is_farewell(bare) or language.begins_farewell(bare):
        return False
    ranked = any("rank" in language.classes_of(word) for word in words[:_WORDS_TO_RANK])
    return ranked and not language.is_salutation(bare.rstrip(",")) and not is_addressed(bare)


def _below_note(seen: Sequence[Sight], i: int) -> Labelled:
    """A note that something is a copy, was seen or signed, and the offices and names below it."""
    if not _notes(seen[i].text) or not (seen[i].gap or seen[i].across):
        return
    end, named = i + 1, False
    while end < len(seen) and end - i <= _FEW_LINES:
        text = seen[end].text
        is_name = names_people(text) or is_certain_name(text) or _is_of_seals(text)
        if not is_name and not _is_office(text) and not is_dateline(text):
            break
        named = named or is_name
        end += 1
        if is_name and end < len(seen) and (seen[end].gap or seen[end].across):
            break
    if named:
        yield i, _LEAVE
        for at in range(i + 1, end):
            yield at, _DATELINE if is_dateline(seen[at].text) else _SIGNATURE


def _attested_by(seen: Sequence[Sight], i: int) -> Labelled:
    """Who attests, behind the word for it on one line: `Attest: Paul A. Haralson Clk`"""
    said, colon, name = seen[i].text.partition(":")
    folded = fold_words(said) if colon else ()
    attests = 0 < len(folded) == phrase_at("attestation", folded)
    apart = seen[i].gap or seen[i].across or len(seen[i - 1].text.strip()) < _SHORTEST_TEXT
    if attests and apart and len(name.split()) > 1 and names_people(name.strip(" ,.")):
        yield i, _SIGNATURE


def _notes(text: str) -> bool:
    """Whether a line says only that something is a copy, or was seen, or on whose behalf: `Es copia.`"""
    if language.classes_begun(text).isdisjoint(_OF_NOTES):
        return False
    folded = fold_words(text)
    if not 0 < len(folded) <= _WORDS_OF_NOTE:
        return False
    ends = text.rstrip()[-1:] in ":.," or folded[-1] in language.words("person")
    whole = any(phrase_at(name, folded) == len(folded) for name in ("attestation", "signed"))
    led = ":" in text and phrase_at("attestation", folded) > 0
    led = led or (text.rstrip()[-1:] in ":," and phrase_at("on-behalf", folded) > _WORDS_OF_SERVICE)
    return ends and (whole or led or (phrase_at("on-behalf", folded) == len(folded) > 1))


def _is_of_seals(text: str) -> bool:
    """Whether a line holds only the places of seals: `(L. S.)               (L. S.)`"""
    letters = "".join(filter(str.isalpha, text)).upper()
    return bool(letters) and letters.replace("LS", "") == "" and len(letters) <= _LETTERS_OF_MARK


def _by_own_hand(seen: Sequence[Sight], i: int) -> Labelled:
    """A name with the words for the writer's own hand behind it: `Adamus Konarski mpp.`"""
    text = seen[i].text.strip()
    if len(text) > _LONGEST or not text[:1].isupper():
        return
    folded = fold_words(text)
    ends = folded[-1:] and folded[-1] in last_words("signed", ("la",))
    if not ends or len(folded) > _WORDS_OF_OFFICE or is_dateline(text):
        return
    for at in range(max(1, len(folded) - _MOST_SMALL), len(folded)):
        shortly = len(folded) - at > 1 or len(folded[at]) <= _LONGEST_SIGN
        if shortly and phrase_at("signed", folded, at, ("la",)) == len(folded) - at:
            yield i, _SIGNATURE
            return
