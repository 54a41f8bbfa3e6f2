"""Leaves that stand alone above a name: a comma leads to whoever signs."""

import pytest

from encoder.pages.letters.leaves import leaves_above_names
from encoder.pages.sights.sight import Sight

TEXT = "The price of bread in this town is the subject of every conversation."


def labels(*texts):
    seen = [Sight(text, 1, row) for row, text in enumerate(texts)]
    return {seen[i].text: set(label) for i, label in leaves_above_names(seen)}


@pytest.mark.parametrize(
    ("leave", "name"),
    [
        ("I am, Sir, your constant reader,", "A HOUSEKEEPER."),
        ("Votre très humble serviteur", "D'Orvigny"),
        ("Adieu.", "D'O."),
    ],
)
def test_who_takes_leave_signs_below(leave, name):
    assert labels("SIR,", TEXT, leave, name) == {leave: {"closer"}, name: {"signed"}}


@pytest.mark.parametrize(
    ("leave", "below"),
    [
        ("I am, Sir, yours, &c.", "ADVERTISEMENTS."),
        ("I am, Sir, yours,", "Harwick, 3 May 1784."),
        ("I am told so,", "and believe it"),
        ("Ever yours,", "To Miss Lowe"),
        ("Adieu.", "The rest is silence."),
    ],
)
def test_a_head_a_date_and_a_sentence_sign_nothing(leave, below):
    assert labels("SIR,", TEXT, leave, below, TEXT) == {}
