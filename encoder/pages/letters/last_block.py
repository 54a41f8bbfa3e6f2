"""Leaves in whatever words, by their place: a short line and a name right below it, at a letter's foot.

`Dus veel beste groeten van` / `Piet Lowe.`, `No more at present from your son` / `Henry`
"""

from collections.abc import Iterator, Sequence

from encoder import language
from encoder.pages.letters.letter_openings import greeting_of
from encoder.pages.letters.named import are_names, is_told_otherwise, names_people
from encoder.pages.sights.parties import is_addressed, parties_of
from encoder.pages.sights.sight import Sight, blocks_of
from encoder.pages.sights.wording import is_dateline, without_reference

_LEAVE, _SIGNATURE = frozenset({"closer"}), frozenset({"signed"})
_ADDRESS = frozenset({"addressee"})
_RUNNING = frozenset({"text-B", "text-I"})
_LONGEST_LEAVE, _WORDS_OF_LEAVE, _WORDS_OF_NAME = 64, 11, 3
_WORDS_OF_SENTENCE, _LONGEST_TITLE = 6, 160
_LINES_OF_ADDRESS, _WORDS_OF_SIGNATURE = 7, 5
_MOST_BELOW, _LETTERS_OF_SHORT = 2, 3


def last_blocks(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of a leave and the name right below it, two lines alone, below nearly all of a letter.

    Args:
        seen: the lines of running text.
    """
    if greeting_of(seen) is None and not parties_of(seen).recipients:
        return
    text = next((i for i, sight in enumerate(seen) if _is_sentence(sight.text)), len(seen))
    for block in blocks_of(seen):
        if len(block) != len(("leave", "name")) or block[0] <= text or seen[block[0]].across:
            continue
        if len(seen) - block[-1] - 1 > _MOST_BELOW:
            continue
        leave, name = (without_reference(seen[i].text).strip() for i in block)
        if not (_may_take_leave(leave) and _may_sign(name)):
            continue
        yield from ((block[0], _LEAVE), (block[1], _SIGNATURE))
        if block[0] > 1 and _is_sentence(seen[block[0] - 1].text):
            yield block[0] - 1, _RUNNING


def addresses_below(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of an address right below who signs, by whom it honours: `Clarissimo viro Henrico, …`

    Args:
        seen: the lines of running text.
    """
    text = next((i for i, sight in enumerate(seen) if _is_sentence(sight.text)), len(seen))
    for block in blocks_of(seen):
        first, above = seen[block[0]].text.strip(), seen[block[0] - 1].text.strip()
        if block[0] <= text + 1 or len(block) > _LINES_OF_ADDRESS or first[-1] in "!:":
            continue
        honours = language.begins_with(first, "honour") > 0 or is_addressed(first)
        signed = names_people(above) and len(above.split()) <= _WORDS_OF_SIGNATURE
        if honours and signed and max(len(seen[i].text.strip()) for i in block) <= _LONGEST_TITLE:
            yield from ((i, _ADDRESS) for i in block)


def _is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, with words enough, and takes no leave."""
    bare = without_reference(text).strip()
    told = bare[-1:] in ".!?" and len(bare.split()) >= _WORDS_OF_SENTENCE and not is_dateline(bare)
    return (told or len(bare) > _LONGEST_TITLE) and not language.is_farewell(bare)


def _may_take_leave(text: str) -> bool:
    words = text.split()
    short = len(text) <= _LONGEST_LEAVE and 1 < len(words) <= _WORDS_OF_LEAVE
    ended = text[-1] in "!?:;" or (text[-1] == "." and len(words[-1]) > _LETTERS_OF_SHORT)
    told = is_dateline(text) or any("rank" in language.classes_of(word.strip(".,")) for word in words)
    small = any(word[0].islower() for word in words) or language.ends_in_farewell(text)
    return short and small and not ended and not told


def _may_sign(text: str) -> bool:
    words = text.rstrip(".").split()
    owned = len(words) > 1 and words[0].islower() and "farewell" in language.classes_of(words[0])
    words = words[1:] if owned else words
    if not 0 < len(words) <= _WORDS_OF_NAME or any(map(str.isdigit, text)) or text[-1] in ",:;!?":
        return False
    return are_names(words) and not is_told_otherwise(" ".join(words))
