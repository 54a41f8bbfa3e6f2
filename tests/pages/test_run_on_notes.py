"""Notes that begin within a line, behind the end of another."""

import pytest

from encoder.checks.coverage import differences
from encoder.model import Role
from encoder.pages.run_on_notes import run_on_notes
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from tests.shared import body_of

T = "{http://www.tei-c.org/ns/1.0}"


def notes(text: str) -> list[tuple[str | None, str]]:
    return [
        (note.get("n"), " ".join("".join(note.itertext()).split())) for note in body_of(text).iter(f"{T}note")
    ]


CHRONICLE = """\
In the year of the Lord 772 king Alana) held his great court at
Harwickb), and thence set out for the north, and took the castle
of Thirlbyc), which was of old1) the seat of the kings2) there.

a) Alan B. 2. b) Harwich B. 1. 3, Harwyk C. c) Therleby
C. 1.
1) Cf. the Annals. 2) See below.
"""


def test_short_notes_run_on_behind_each_other_over_lines():
    assert notes(CHRONICLE) == [
        ("a", "Alan B. 2."),
        ("b", "Harwich B. 1. 3, Harwyk C."),
        ("c", "Therleby C. 1."),
        ("1", "Cf. the Annals."),
        ("2", "See below."),
    ]


def test_labels_within_lines_are_no_loss_in_an_edited_file():
    letters = "Der Rat liessᵃ am Montag die Mauerᵇ bauen.\n\nᵃ lies A. ᵇ mur B.\n"
    for text in (CHRONICLE, RAISED, letters):
        assert list(differences(encode_source(source_of_text(text)).tree, text)) == []


RAISED = "Der Rat liess¹ am Montag die Mauer² bauen.\n\n¹ Vgl. oben. ² Die Mauer am Rhein.\n"


def test_raised_labels_begin_notes_within_lines():
    assert notes(RAISED) == [("1", "Vgl. oben."), ("2", "Die Mauer am Rhein.")]


@pytest.mark.parametrize(
    "note",
    ["(1) See also (2) of this treaty.", "(1) He named: (3) a clerk.", "(1) The clerk. (2) The mayor."],
    ids=["in a sentence", "another label", "nothing refers to it"],
)
def test_labels_that_a_note_speaks_of_begin_none(note):
    assert run_on_notes(["The clerk(1) came.", "", note], {2: Role.NOTE}) == {}


def test_a_line_below_notes_that_has_all_others_begins_them():
    text = "King Alana) came to Harwick1) with the bishop2).\n\na) Alan B. 2.\n1) Nr. 87.  2) Henry of S.\n"
    assert notes(text) == [("a", "Alan B. 2."), ("1", "Nr. 87."), ("2", "Henry of S.")]
