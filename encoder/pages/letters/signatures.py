"""What says that a short line signs: a leave that waits for a name, a seal beside it, the word for it."""

import re
from collections.abc import Sequence

from encoder import language
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline, without_reference

_SEALED = re.compile(r"\s*[\[(]\s?L\.\s?S\.\s?[\])]\s*\S")
_SAID_SIGNED = re.compile(r"\w\W{0,2}\s[(\[](?P<said>[^()\[\]]{3,24})[)\]]\.?\s*$")
_NAME_PART = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’.-][^\W\d_]*)*[.,!]?|d[eiu]|v[ao]n|von|der|la|le|zu")
_WORDS_OF_NAME, _LONGEST = 5, 90


def signs_leave(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is a name that the leave above it waits for: `I am ever yours` / `M. Lowe`."""
    if not i or seen[i].gap > 1 or not language.ends_in_farewell(seen[i - 1].text):
        return False
    text = without_reference(seen[i].text).strip()
    words = text.split()
    if not 0 < len(words) <= _WORDS_OF_NAME:
        return False
    is_named = all(_NAME_PART.fullmatch(word) for word in words) and not language.begins_farewell(text)
    titled = "title" in language.classes_of(words[0])
    return is_named and not (
        (language.is_salutation(text) and not titled) or language.is_farewell(text) or is_dateline(text)
    )


def signs_given(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is a name in capitals below what says where and when it was given: `GOSFORD`."""
    text = seen[i].text.strip()
    is_named = text.isupper() and text.replace(" ", "").isalpha() and len(text.split()) < _WORDS_OF_NAME
    return is_named and language.label(seen[i - 1].text, "given-at", marked=False) > 0


def is_stray_letter(text: str) -> bool:
    """Whether a line is one capital without a stop, which signs nothing by itself."""
    return len(text.strip()) == 1 and text.strip().isupper()


def is_sealed(text: str) -> bool:
    """Whether a line is a signature beside the place of its seal: `[L.S.] T. QUILL`."""
    return bool(_SEALED.match(text)) and len(text) < _LONGEST


def says_signed(text: str) -> bool:
    """Whether a short line ends in brackets that say that it is a signature: `Alonso de Vera (rúbrica)`."""
    may_say = len(text) < _LONGEST and text.rstrip().endswith((")", ").", "]", "]."))
    match = _SAID_SIGNED.search(text) if may_say else None
    return match is not None and language.label(match["said"], "signed", marked=False) == len(match["said"])
