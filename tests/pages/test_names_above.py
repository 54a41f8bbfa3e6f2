"""Names with a colon in a play: on the line of what they say, or alone above verse."""

from encoder.api import encode
from encoder.namespaces import tei

PLAY = """\
ACT I

A Monk: Leave your ploughs, good people! The Normans are at the ford.

First Villager: At the ford? God save us!

A Monk: They have burnt the mill already.

First Villager: Then it is true what the carrier said.

The Lady Isis:
    Weep not, my sire; the waters still remain
    When all the lords that crossed them are forgot.

Father Thames (rising):
    I weep not, daughter, for the lords of men.
"""


def test_a_name_alone_speaks_as_those_before_what_they_say() -> None:
    root = encode(PLAY, name="masque").tree.getroot()
    names = [speaker.text for speaker in root.iter(tei("speaker"))]
    assert names == ["A Monk:", "First Villager:"] * 2 + ["The Lady Isis:", "Father Thames"]


def test_who_breaks_in_on_questions_speaks() -> None:
    asked = "Question. Where do you live?\n\nAnswer. In Long Acre, with my aunt.\n\n"
    court = "Court. Had he any thing in his hand?\n\nAnswer. A tankard.\n\nPrisoner. Ask her again.\n"
    text = asked + asked + court
    root = encode(text, name="trial").tree.getroot()
    names = [speaker.text for speaker in root.iter(tei("speaker"))]
    assert names[4:] == ["Court.", "Answer.", "Prisoner."]
