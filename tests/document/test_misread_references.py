"""Raised figures before a bracket that OCR has misread refer to notes by their order, if none is lacking."""

import pytest
from lxml import etree

from encoder.checks.coverage import coverage
from encoder.note_misread import Sign, misread_figures
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
PAGE = (
    "Der Bote hatte berichtet, daß die Knechte keinen Sold erhalten hatten{0}. Gleichwohl beschloß\n"
    "man, die Tore nicht zu schließen; der Bürgermeister, dem seine Gegner Verrat vorwarfen{1}, hielt\n"
    "die Bürger mit Versprechungen hin. Niemand wußte, wer das Feuer gelegt hatte.\n\n"
    "1) Stadtarchiv, Caps. 14. Ohne\nUnterschrift.\n\n2) So die Chronik, S. 212.\n"
)


def notes(text: str) -> list[tuple[str | None, str | None]]:
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    assert coverage(document.tree, text, "a.txt", "a.xml") == ()
    body = document.tree.find(f".//{T}body")
    assert isinstance(body, etree._Element)
    return [(note.get("n"), note.get("cert")) for note in body.iter(f"{T}note")]


@pytest.mark.parametrize(
    ("first", "second", "certs"),
    [
        ("^)", "^)", ("medium", "medium")),
        ("1)", "^)", (None, "medium")),
        ("^)", "2)", ("medium", None)),
        ("')", "»)", ("medium", "medium")),
        (" x)", " 2)", ("medium", None)),
        (" 1)", " *)", (None, "medium")),
    ],
)
def test_signs_refer_to_the_notes_in_their_order(first, second, certs):
    assert notes(PAGE.format(first, second)) == list(zip("12", certs, strict=True))


def test_nothing_is_guessed_where_a_sign_is_lacking():
    assert misread_figures(["1", "2"], ["keinen Sold^)."]) == {}
    assert misread_figures(["1", "2"], ["keinen Sold^), und Lohn1), sagt er^)"]) == {}
    assert misread_figures(["1", "2"], ["keinen Sold 1), und Lohn x), sagt er l)"]) == {}
    assert misread_figures(["1"], ["keinen (»Sold«) und keinen Lohn^)."]) == {"1": Sign(0, 31, 33, None)}
