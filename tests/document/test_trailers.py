"""What says below a text that it ends."""

import pytest

from encoder.api import encode
from encoder.language import is_trailer
from encoder.namespaces import tei

PLAY = """\
ACT I

FENN. The boat is late again, and the quay is cold.

MARSH. Come in, then, and wait by the fire.

FENN. I have waited long enough.

{end}

ACT II

FENN. She has come at last.

MARSH. Who has come?

FENN. The boat, of course.

THE END.
"""


@pytest.mark.parametrize(
    "text",
    ["FINIS.", "END OF ACT I.", "Ende des ersten Aufzugs.", "Fin de la primera jornada"],
)
def test_a_line_says_that_a_part_ends(text: str) -> None:
    assert is_trailer(text)


@pytest.mark.parametrize("text", ["The end of the war came soon.", "End of the road", "Act I."])
def test_a_line_says_something_else(text: str) -> None:
    assert not is_trailer(text)


def test_an_act_and_a_play_end_with_trailers() -> None:
    root = encode(PLAY.format(end="END OF ACT I."), name="play").tree.getroot()
    acts = [div for div in root.iter(tei("div")) if div.get("type") == "act"]
    assert ["".join(act[-1].itertext()) for act in acts] == ["END OF ACT I.", "THE END."]
    assert {act[-1].tag for act in acts} == {tei("trailer")}


def test_a_word_in_a_dialogue_ends_nothing() -> None:
    root = encode(PLAY.format(end="MARSH. Fine."), name="play").tree.getroot()
    assert ["".join(one.itertext()) for one in root.iter(tei("trailer"))] == ["THE END."]


def test_finis_below_a_signature_stays_in_the_division() -> None:
    text = (
        "Dear Sir,\n\nThe ship has come in with the tide.\n\n"
        "I am, Sir, your obedient servant,\n\nJ. Fenn.\n\nFINIS.\n"
    )
    root = encode(text, name="letter").tree.getroot()
    assert [one.getparent().get("type") for one in root.iter(tei("trailer"))] == ["letter"]
