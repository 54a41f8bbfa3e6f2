"""Notes whose figure is glued to their first word, as raised figures are left."""

import pytest

from encoder.note_marks import note_start
from shared import TEI, body_of


@pytest.mark.parametrize("text", ["1The amendment failed.", "12“Herr Rat” sagt er.", "3A reference to it."])
def test_a_figure_glued_to_a_word_with_a_capital_may_label_a_note(text):
    start = note_start(text)
    assert start is not None and text[start.end :] == text.lstrip("0123456789")


@pytest.mark.parametrize("text", ["20TH CENTURY", "3d of May", "4H2O", "1B", "7AM in the morning"])
def test_other_figures_glued_to_letters_label_none(text):
    assert note_start(text) is None


def test_notes_with_glued_figures_stand_at_their_references():
    body = body_of(
        'It was resolved to concur with the house, and to insert the words "in hard money."1\n\n'
        "The bill about the treasurer was read and concurred in.2 The council then adjourned.\n\n"
        "1The amendment was not agreed to by the house.\n\n2Printed in the acts of that year.\n"
    )
    notes = [(note.get("n"), "".join(note.itertext())) for note in body.iter(f"{{{TEI}}}note")]
    assert notes == [
        ("1", "The amendment was not agreed to by the house."),
        ("2", "Printed in the acts of that year."),
    ]
