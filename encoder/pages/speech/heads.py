"""Heads among questions, answers and speeches: of examinations, in capitals, or short between two turns."""

from collections.abc import Sequence

from encoder.language import is_examination
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.asides import LONGEST_BRACKET
from encoder.pages.speech.asked import turn_of
from encoder.pages.speech.cast import NOBODY, Cast
from encoder.pages.speech.members import SHORTEST_NAME

_MOST_WORDS = 8


def is_head(seen: Sequence[Sight], i: int, cast: Cast = NOBODY) -> bool:
    """Whether a line among questions and answers is a head: of an examination, or in capitals, apart."""
    text = seen[i].text.strip()
    apart = (seen[i].gap or not i) and (i + 1 == len(seen) or seen[i + 1].gap)
    if is_examination(text) and (apart or indent_of(seen[i].text) >= LONGEST_BRACKET):
        return True
    if i and text.isupper() and text.endswith(":") and is_examination(seen[i - 1].text.strip()):
        return is_head(seen, i - 1)
    if apart and _is_before_question(seen, i, cast):
        return True
    letters = [char for char in text if char.isalpha()]
    if len(letters) <= SHORTEST_NAME or not all(char.isupper() for char in letters):
        return False
    below = seen[i + 1].gap if i + 1 < len(seen) else 1
    if not seen[i].gap and below and i and len(seen[i - 1].text.strip()) > SHORTEST_NAME:
        return seen[i - 1].text.isupper() and (bool(seen[i - 1].gap) or i == 1)
    return bool((seen[i].gap or not i) and below) or indent_of(seen[i].text) >= LONGEST_BRACKET


def _is_before_question(seen: Sequence[Sight], i: int, cast: Cast) -> bool:
    """Whether a few words that end no question stand right above one, apart: `Vom Sacrament der Tauffe.`"""
    below = cast.labels.get(i + 1)
    text = seen[i].text.strip()
    if below is None or turn_of(below) != "question" or len(below.key) == 1:
        return False
    return len(text.split()) <= _MOST_WORDS and text[0].isupper() and (text[-1].isalnum() or text[-1] == ".")
