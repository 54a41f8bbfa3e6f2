"""Words that leave no doubt: markings whole and broken, caveats, page numbers, ends of messages."""

import pytest

from encoder.pages.typescripts.certain import certain_labels, certain_text


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("TOP SECRET EYES ONLY", "classification"),
        ("CRET", "classification"),
        ("S E C R E T", "classification"),
        ("CONFID TIAL", "classification"),
        ("NOT TO BE DISSEMINATED FURTHER WITHOUT PERMISSION OF THE BOARD", "classification"),
        ("ALL INFORMATION CONTAINED", "stamp"),
        ("Declassified by 4711 on 3/9/94", "stamp"),
        ("Rec'd", "stamp"),
        ("14-00000", "header"),
        ("- 3", "pageNum"),
        ("FAGE TWO", "pageNum"),
        ("N4711: PAGE 2", "pageNum"),
        ("END OF MESSAGE", "closer"),
        ("Disapprove ____", "text-B"),
    ],
)
def test_what_words_say_for_certain(text, label):
    assert certain_labels(text) == {label}


@pytest.mark.parametrize(
    "text",
    [
        "Secret talks were held.",
        "All information contained in the report of the board was sent to the embassy in good time.",
        "the page 2",
        "INFO PAGE 2",
        "SEE NOTE PAGE 2",
        "EYES ONLY FOR THE AMBASSADOR",
        "3.",
        "He approved of it",
        "CHARTER",
    ],
)
def test_what_words_leave_open(text):
    assert certain_labels(text) is None


def test_certain_furniture_says_nothing_of_text():
    assert certain_text("SECRET") is None
    assert certain_text("SUBJECT: Lamps") == {"subject"}
    assert certain_text("END OF MESSAGE") == {"closer"}
    assert certain_text("Yours truly,") == {"closer"}
    assert certain_text("MEMORANDUM FOR MR. WHITE") == {"addressee"}
    assert certain_text("MEMORANDUM FOR THE RECORD") is None
