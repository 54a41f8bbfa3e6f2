"""Speech and verse in the lines of a document: what is set off from prose, found before prose is read."""

from collections.abc import Sequence

from encoder.pages.layout import layout_of
from encoder.pages.parts import Parts
from encoder.pages.sight import Sight
from encoder.pages.speech import find_speech
from encoder.pages.verse import find_verse


def find_staged(seen: Sequence[Sight]) -> tuple[dict[int, tuple], dict[int, float]]:
    """The parts of the lines of speech and of verse, and the certainty of each line.

    Args:
        seen: the lines of running text.
    """
    speech, certainty = find_speech(seen)
    parts: dict[int, tuple] = dict(speech)
    certainties = dict.fromkeys(speech, certainty)
    rest = [sight for sight in seen if sight.row not in parts]
    if rest:
        verse, sure = find_verse(rest, layout_of(rest))
        parts |= verse
        certainties |= sure
    return parts, certainties
