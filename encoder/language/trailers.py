"""What a line says that ends a text, or a part of it: `FINIS.`, `Fine dell'atto primo.`"""

import re

from encoder.language.folding import fold_words
from encoder.language.lines import classes_begun
from encoder.language.phrases import Tags, phrase_at, words

_ELIDED = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
"""Between a word that has lost its last letter and the next: `dell'atto`."""
_SPACED_OUT = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]\W?")
_LONGEST_TRAILER, _WORDS_OF_PART = 60, 3


def is_trailer(text: str, tags: Tags | None = None) -> bool:
    """Whether a line says only that a text or part of it ends: `FINIS.`, `F I N I S`, `END OF ACT I.`"""
    bare = text.strip()
    text = text.replace(" ", "") if bare[1:2] == " " and _SPACED_OUT.fullmatch(bare) else text
    begins = classes_begun(text, tags)
    if "end-of" in begins and len(text) <= _LONGEST_TRAILER:
        folded = fold_words(_ELIDED.sub(r"\g<0> ", text))
        end = phrase_at("end-of", folded, 0, tags)
        if end and _names_part(folded[end:], tags):
            return True
    if "trailer" not in begins:
        return False
    folded = fold_words(text)
    return phrase_at("trailer", folded, 0, tags) == len(folded)


def _names_part(folded: tuple[str, ...], tags: Tags | None) -> bool:
    """Whether a few words name a part of a play or book, perhaps in the genitive: `ersten aufzugs`."""
    if not 0 < len(folded) <= _WORDS_OF_PART:
        return False
    known = words("act", tags) | words("scene", tags) | words("chapter", tags)
    return any(
        form in known for word in folded for form in (word, word.removesuffix("s"), word.removesuffix("es"))
    )
