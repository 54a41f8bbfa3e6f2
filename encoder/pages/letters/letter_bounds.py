"""What opens and closes a letter by its words and its place: who greets, who signs, and who cannot."""

import re
from collections.abc import Sequence

from encoder import language
from encoder.language import begins_farewell, is_salutation
from encoder.pages.edited.closers import is_name
from encoder.pages.edited.section_heads import is_attachment
from encoder.pages.prose.evident import is_set_apart
from encoder.pages.prose.head_bounds import FEWEST_OF_SENTENCE, LONG_TITLE, WORDS_OF_NAME, WORDS_OF_OFFICE
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import Parties, party
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import is_dateline, without_reference

FARTHEST_OPENER = 8
FARTHEST_CLOSER = 5
REMARK = re.compile(r"\[[^\W\d_]{3}[^\[\]]*\]\s*\S")
SAYING = re.compile(r"\[[^\[\]]*[:.;] [^\[\]]*\]")
TYPIST = re.compile(r"[A-Z]{1,4}[/:][A-Za-z]{1,4}")
LONGEST_TYPIST = 9
FEWEST_OF_GREETING = 2
INITIALS = re.compile(r"(?:[^\W\d_a-z]\.\s?){2,4}")
SET_RIGHT = 16
GREETING = frozenset({"salute", "salute-noun"})
SIGNING = frozenset({"farewell", "farewell-part", "salute", "on-behalf", "signed", "sender", "rank", "title"})
LONGEST_DATELINE = 120
SHORTEST_CUT = 20


def is_near_end(seen: Sequence[Sight], i: int) -> bool:
    """Whether hardly a line stands below one, and no long one."""
    below = len(seen) - i - 1
    return 0 < below <= FARTHEST_CLOSER and len(seen[i + 1].text.strip()) <= LONG_TITLE


def signs_below(seen: Sequence[Sight], i: int, names: Parties, end: int) -> bool:
    """Whether the last line of a document is its sender's name in capitals, below a sentence that ends."""
    text = seen[i].text.strip()
    is_below = i + 1 == end and i > 0 and bool(seen[i].gap) and ending(plain(seen[i - 1].text)) == "stop"
    return is_below and text.isupper() and is_sender_at_end(seen, i, names, end)


def is_sender_at_end(seen: Sequence[Sight], i: int, names: Parties, end: int) -> bool:
    """Whether a line bears the sender's name alone, and hardly anything of the document stands below it."""
    is_last = end - i <= FEWEST_OF_GREETING and i > 0
    return is_last and len(seen[i].text.split()) <= WORDS_OF_NAME and party(seen[i].text, names) == "sender"


def cannot_sign(text: str) -> bool:
    """Whether a line announces who signs, greets somebody else, is of a typist or an editor: `HP/MJ`."""
    bare = text.strip()
    if (len(bare) <= LONGEST_TYPIST and TYPIST.fullmatch(bare)) or (
        bare[:1] == "[" and (REMARK.match(bare) or SAYING.fullmatch(bare))
    ):
        return True
    copied, left = language.label(bare, "copy", marked=False) > 0, begins_farewell(bare)
    if not copied and not left and bare[-1:] not in (",", ":"):
        return False
    words = bare.split()
    if len(words) > FEWEST_OF_GREETING and copied:
        return True
    if bare[:1].islower() and bare.endswith(",") and _honours(words):
        return True
    if len(words) > FEWEST_OF_GREETING and left and words[-1][0].isupper():
        return "addressee" in language.classes_of(words[-2]) and words[-2].islower()
    if not bare.endswith(":") or len(words) < FEWEST_OF_GREETING:
        return False
    ranked = len(words) <= WORDS_OF_OFFICE and any("rank" in language.classes_of(word) for word in words)
    return not ranked and not is_salutation(bare)


def _honours(words: Sequence[str]) -> bool:
    """Whether one of a few words is a title of honour, and none a name: `de Votre Excellence,`"""
    nouns = ("salute-noun" in language.classes_of(word.strip(",.")) for word in words)
    return len(words) <= WORDS_OF_OFFICE and any(nouns)


def signs_in_initials(seen: Sequence[Sight], i: int) -> bool:
    """Whether initials stand alone below a sentence that ends: of a preface's author.

    They stand at the right or between blank lines.
    """
    text = seen[i].text.strip()
    if not i or not INITIALS.fullmatch(text):
        return False
    above = seen[i - 1].text
    at_right = indent_of(seen[i].text) - indent_of(above) >= SET_RIGHT
    return (
        (at_right or is_set_apart(seen, i))
        and len(above.strip()) > SHORTEST_CUT
        and ending(plain(above)) == "stop"
    )


def signs_at_right(seen: Sequence[Sight], i: int) -> bool:
    """Whether a few words stand alone far to the right below a leave that breaks off: `… Yours, &c.,`"""
    if not i or not seen[i].gap or seen[i - 1].text.rstrip()[-1] != ",":
        return False
    text, far = seen[i].text.strip(), indent_of(seen[i].text) - indent_of(seen[i - 1].text) >= SET_RIGHT
    words = text.split()
    named = far and len(words) <= WORDS_OF_OFFICE and all(word[0].isupper() for word in words)
    return named and not is_dateline(text) and not is_salutation(text) and i + 1 < len(seen)


def is_told(words: Sequence[str]) -> bool:
    """Whether words are a sentence that begins with a small word: `Im Jahre 1806 kamen die Franzosen.`"""
    if len(words) <= FEWEST_OF_SENTENCE or not words[-1].endswith("."):
        return False
    first = words[0].rstrip(".,;:")
    if not language.is_function(first) or not language.classes_of(first).isdisjoint(SIGNING):
        return False
    named = all(word[:1].isupper() for word in words[-2:])
    return not named and sum(word[:1].islower() for word in words) > 1


def is_greeting(words: Sequence[str]) -> bool:
    """Whether words greet or honour, and name nobody: `Excelentísimo señor.`, `Ew. Wohlgeboren`"""
    if len(words) < FEWEST_OF_GREETING or "salute" not in language.classes_of(words[0].strip(".,!:")):
        return False
    known = [language.classes_of(word.strip(".,!:")) for word in words]
    greets = not any(classes.isdisjoint(GREETING) for classes in known)
    return greets and any("salute-noun" in classes for classes in known)


def is_left_alone(seen: Sequence[Sight], i: int) -> bool:
    """Whether the last line of a text that says when it was written stands by itself, and ends in no stop."""
    if i + 1 < len(seen) or not seen[i].gap or not seen[i].text.rstrip()[-1].isalnum():
        return False
    return any(says_when(sight.text) for sight in seen[:FARTHEST_OPENER])


def is_last_name(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is a name below a sentence, and the last line, or above an attachment."""
    if len(seen[i].text.split(None, WORDS_OF_NAME)) > WORDS_OF_NAME:
        return False
    is_last = i + 1 == len(seen) or is_attachment(seen[i + 1].text)
    ended = i > 0 and ending(without_reference(seen[i - 1].text)) == "stop"
    return is_last and ended and is_name(seen[i].text)


def is_to(text: str, names: Parties) -> bool:
    """Whether a line bears the name of the recipient, and is no leave."""
    if not names.recipients:
        return False
    return party(text, names) == "recipient" and not begins_farewell(text) and not is_dateline(text)


def says_when(text: str) -> bool:
    return len(text) < LONGEST_DATELINE and is_dateline(text)


def greets_on(above: str, sight: Sight) -> bool:
    """Whether a line names who is greeted right below a greeting that breaks off: `Monsieur` / `le Comte,`"""
    words = sight.text.split()
    if sight.gap or sight.across or len(words) > WORDS_OF_OFFICE or sight.text.rstrip()[-1] not in ",!:":
        return False
    named = sum(word[:1].isupper() for word in words) >= len(words) - 1
    return named and above.rstrip()[-1].isalpha() and is_salutation(above) and not is_dateline(sight.text)


def is_alone(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line stands between blank lines, and ends as a salutation does."""
    below = seen[i + 1] if i + 1 < len(seen) else None
    return bool(seen[i].gap and (below is None or below.gap)) and seen[i].text.rstrip()[-1:] in ",:!"
