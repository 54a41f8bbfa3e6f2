"""Words in the margin beside wrapped prose are notes there, and part no sentence."""

import pytest

from encoder.checks.coverage import differences
from encoder.pages.edges.sidenotes import find_sidenotes
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
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


LEFT = """\
                    THE HISTORY OF THE PORT.

                    The first of May they departed from the haven with
                    three good ships, the Lion, the Hart and the Star,
   They depart.     and the ninth of the same month fell with the isle,
                    where they took in wine and water. There came aboard
   A warning of     a pilot, who told our master that two ships of the
   the pilot,       king lay under the castle, and would take all that
   who was false.   were strangers there, and traded there without leave
   The castle.      of the king, or of those whom he had sent there then.
"""


def test_words_at_the_left_are_notes_and_one_note_over_several_lines():
    body = body_of(LEFT)
    notes = [" ".join("".join(note.itertext()).split()) for note in body.iter(f"{T}note")]
    assert notes == ["They depart.", "A warning of the pilot, who was false.", "The castle."]
    assert len(list(body.iter(f"{T}p"))) == 1
    assert len(list(body.iter(f"{T}head"))) == 1


def test_a_note_over_several_lines_is_found_again_in_an_edited_file():
    document = encode_source(source_of_text(LEFT))
    assert not [one for one in document.findings if one.rule == "T01"]
    assert list(differences(document.tree, LEFT)) == []
    changed = LEFT.replace("who was false", "who was true")
    assert ("", "Awarningofthepilot,whowasfalse.") in differences(document.tree, changed)


LABELS = """\
   Abbot.           The head of a house of monks, who is chosen by them
                    and blessed by the bishop of the diocese; there are
                    some that are subject to no bishop at all.
   Almoner.         He gives the alms of the house to the poor, who are
                    fed at the gate on the days that are fixed for it,
                    and keeps an account of what he has given there.
   Cellarer.        He buys what is eaten and drunk, and has the keys of
                    the cellars and barns and of all that is within.
"""


def test_labels_before_what_they_are_labels_of_are_no_notes():
    assert find_sidenotes(LABELS.split("\n")) == {}
