"""Corrections that ask for what cannot be, or for a great deal: the TEI is valid and whole."""

import itertools

import pytest

from encoder.corrections.records import ROLES, Correction, beginning
from encoder.model import Role
from encoder.namespaces import tei
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

LETTER = """\
Harwick, March I4, 1812.

My dear Sir,

The two boats came in on Friday and have been laid up,
and nothing was lost but an oar.

The harbour wall[1]

It stands as it did,
and wants lime.

12

Your obedient servant,
Josiah Quill

[1] In March.
"""
PLAY = """\
THE OAR

ACT I.

Enter HESTER and PASK.

HESTER. No oar yet?

PASK. (Without.) None.
   The night is long, the oar is gone,
   And who shall row the boat?

Exeunt.
"""
MEMO = """\
SECRET

TO:      The Harbour Master
SUBJECT: Boats

     1.  Two boats have been laid up at the cost of
the Board.

                    SECRET
                     -1-
\f
                    SECRET

     2.  The third went down.

                    A. Quill
"""
TABLE = """\
Name     Boats   Oars
Quill    1       4
Pask     0       3

Total    1       7
"""
RIGHT_TO_LEFT = "שלום רב\n\nבאתי אל העיר ביום 3 במרץ 1812\nולא מצאתי איש.\n\nיוסף\n"
TEXTS = {
    "letter": LETTER,
    "play": PLAY,
    "memo": MEMO,
    "table": TABLE,
    "right to left": RIGHT_TO_LEFT,
    "line ends of Windows": LETTER.replace("\n", "\r\n"),
}


def each_line(text, **said):
    return [
        Correction(number, beginning(line), **said)
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]


def span(text, words, **said):
    at = text.index(words)
    number = text.count("\n", 0, at)
    return Correction(number + 1, words, column=at - text.rfind("\n", 0, at), **said)


def refused(text, said):
    """What was not heard since the TEI would not have been valid, in a document that is."""
    document = encode_source(source_of_text(text), None, said)
    rules = [finding.rule for finding in document.findings]
    assert "T01" not in rules
    assert encode_source(source_of_text(text), None, said[::-1]).tei == document.tei
    return [finding.message for finding in document.findings if "would not be valid" in finding.message]


EVERYWHERE = [
    *({"role": role} for role in ROLES),
    *({"note": label} for label in ("1", "*", False)),
    *({"page": n} for n in ("1", "", False)),
    *({"joins": joins} for joins in (True, False)),
    *({"date": date} for date in ("1824", "1824-03/1825", False)),
]
BESIDES = [{}, {"page": "", "date": "1824-03/1825"}]


@pytest.mark.parametrize("name", TEXTS)
def test_every_line_can_be_said_to_be_the_same(name):
    text = source_of_text(TEXTS[name]).text
    for said, more in itertools.product(EVERYWHERE, BESIDES):
        besides = [
            one for key, value in more.items() if key not in said for one in each_line(text, **{key: value})
        ]
        assert not refused(text, [*each_line(text, **said), *besides]), (said, more)


def test_the_date_of_a_note_stands_in_it_though_another_follows():
    lines = LETTER.split("\n")
    said = [Correction(number, lines[number - 1], role=Role.NOTE) for number in (5, 6)]
    said.append(Correction(5, lines[4], date="1824-03/1825"))
    assert not refused(LETTER, said)
    document = encode_source(source_of_text(LETTER), None, said)
    (date,) = [one for one in document.tree.iter(tei("date")) if one.get("from")]
    assert date.getparent().tag == tei("note")


def test_a_date_over_several_blocks_is_around_none_of_them():
    text = "TO:      The Surveyor\n\nThe first note\nDistrict Engineer\n"
    said = [
        Correction(number, line, note="3")
        for number, line in ((3, "The first note"), (4, "District Engineer"))
    ]
    said.append(span(text, "note\nDistrict", date="1824"))
    assert not refused(text, said)


@pytest.mark.parametrize(
    ("words", "reads"),
    [("I4", "14"), ("March I4", "March 14"), ("Harwick, March I4, 1812.", "Harwick, March 14, 1812.")],
)
def test_a_date_is_read_as_the_editor_reads_it(words, reads):
    before = encode_source(source_of_text(LETTER))
    assert "D20" in [finding.rule for finding in before.findings]
    document = encode_source(source_of_text(LETTER), None, [span(LETTER, words, reads=reads)])
    assert not document.findings
    line = next(document.tree.iter(tei("dateline")))
    (date,) = line.iter(tei("date"))
    assert (date.get("when"), date.get("cert")) == ("1812-03-14", None)
    assert document.metadata.date == "1812-03-14"
    (place,) = line.iter(tei("placeName"))
    assert place.text == "Harwick"


def test_a_date_that_only_a_reading_shows_is_one():
    text = LETTER.replace("March I4, 1812", "Nlarob I4, l8i2")
    assert b"<date when" not in encode_source(source_of_text(text)).tei
    said = [
        span(text, "Nlarob I4, l8i2", reads="March 14, 1812"),
        Correction(1, text.split("\n")[0], role=Role.DATELINE),
    ]
    document = encode_source(source_of_text(text), None, said)
    assert document.metadata.date == "1812-03-14"
