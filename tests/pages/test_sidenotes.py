"""Words in the margin beside wrapped prose are notes there, and part no sentence."""

import pytest

from encoder.pages.edges.sidenotes import find_sidenotes
from tests.shared import body_of

T = "{http://www.tei-c.org/ns/1.0}"
VOYAGE = (
    "The first of May we departed from the haven with three          They depart.\n"
    "good ships, the Lion, the Hart and the Star, and the\n"
    "ninth of the same month fell with the island, where we\n"
    "took in wine and water. There came aboard a pilot, who          A warning.\n"
    "told our master that two ships of the king lay under\n"
    "the castle, and would take all strangers that tra-              The castle.\n"
    "ded there without leave.\n"
)


def test_words_beside_prose_are_notes_in_the_margin():
    body = body_of(VOYAGE)
    notes = [("".join(note.itertext()), note.get("place")) for note in body.iter(f"{T}note")]
    assert notes == [("They depart.", "margin"), ("A warning.", "margin"), ("The castle.", "margin")]
    assert len(list(body.iter(f"{T}p"))) == 1
    assert [lb.get("break") for lb in body.iter(f"{T}lb")][-1] == "no"


TABLE = [
    "Cheese of the dairy sold at the fair          Ripley",
    "Wool of the flock sold at the door            Thirlby",
    "Hides and tallow of the beasts killed         Wick",
]
PLAY = [
    "Give me the lamp, I hear them on the stair          Exit.",
    "There is no time; the boat lies at the quay",
    "and all is lost if they should find us here         Noise.",
    "Farewell, my heart is broken          Dies.",
]


@pytest.mark.parametrize("lines", [TABLE, PLAY, VOYAGE.split("\n")[:3]], ids=["table", "play", "one line"])
def test_other_gaps_are_no_margins(lines):
    assert find_sidenotes(lines) == {}
