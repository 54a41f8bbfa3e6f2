"""Leaves that stand alone above a name: a comma leads to whoever signs."""

import pytest

from encoder.api import encode
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


@pytest.mark.parametrize("leave", ["Vale.", "Vale, Vir Clarissime, et me, ut soles, ama."])
def test_a_leave_with_its_day_behind_it_needs_no_name(leave):
    text = (
        "Clarissimo Viro IOANNI GRAEVINO\nHieronymus Tassius S. P. D.\n\n"
        "Quod petieras de numis Syracusanis, ecce mitto indicem. Tres sunt argentei, reliqui aenei. Pretium\n"
        f"non magnum postulat possessor.\n\n{leave} Dabam Florentiae XIV. Kal. Iunias MDCCXII.\n"
    )
    tei = encode(text, name="a").tei.decode()
    assert leave in tei.partition("<closer>")[2]
    assert 'when="1712-05-19"' in tei
