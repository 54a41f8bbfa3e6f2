"""Letters glued to words, as raised ones are left in plain text: textual notes beside those with figures."""

import pytest

from encoder.note_marks import find_marks
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"


def notes_of(text: str) -> list[tuple[str | None, str | None, str]]:
    tree = encode_source(source_of_text(text)).tree
    return [(note.get("n"), note.get("type"), "".join(note.itertext())) for note in tree.iter(f"{T}note")]


def test_letters_with_a_bracket_stand_beside_figures():
    found = notes_of(
        "Die Bauern haben sich gerottet1) und das Stift geplundert, wie sie soellena).\n\n"
        "Darum versehet euer Tor und Mauernb) mit guter Wacht und schreibet uns2) zu.\n\n"
        "a) soellen über der Zeile.\nb) Folgt gestrichen: und Türme.\n\n"
        "1) Vgl. die Akten, Nr. 212.\n2) Der Brief liegt nicht vor.\n"
    )
    assert [(n, kind) for n, kind, _ in found] == [
        ("1", None),
        ("a", "textual"),
        ("b", "textual"),
        ("2", None),
    ]


def test_a_letter_behind_a_stop_leads_to_a_note_that_begins_with_it():
    found = notes_of(
        "Cum concilium iamdudum indictum est,1 non dubitamus quin ad iter sit hortatura.a\n\n"
        "Oratores quoque suos mittat, viros doctos et pios.2\n\n"
        "a sit hortatura in marg. pro deleto: hortabitur.\n\n"
        "1 Bulla die 29 Nov. 1560 data.\n2 Missi sunt duo.\n"
    )
    assert [(n, kind) for n, kind, _ in found] == [("1", None), ("a", "textual"), ("2", None)]


@pytest.mark.parametrize("text", ["i.e. the lamp", "at nine a.m. he came", "(see item b) below", "a) first"])
def test_letters_of_other_things_refer_to_nothing(text):
    assert not find_marks(text)
