"""Notes whose raised number a tool has set on a line of its own above the text."""

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"
TEXT = """The export of wheat from the ports grew rapidly after the repeal of the
English duties in that year.1 The merchants, most of whom were Greeks,
kept agents at Leghorn and sold for the most part on samples sent by post.

In the dry year the price rose to thirty roubles.2 This was below what the
merchants had feared, but above what the millers would pay.
"""
NOTES = """
1
  The duties were not wholly abolished.
2
  Report of the Department, with a map
of the ports.
"""


def encoded(text):
    return encode_source(source_of_text(text)).tree.find(f".//{TEI}body")


def test_the_number_above_its_note_refers():
    found = encoded(TEXT + NOTES).iter(f"{TEI}note")
    notes = [(note.get("n"), " ".join("".join(note.itertext()).split())) for note in found]
    assert notes == [
        ("1", "The duties were not wholly abolished."),
        ("2", "Report of the Department, with a map of the ports."),
    ]


def test_the_number_stands_above_its_note_on_a_page_that_keeps_its_margin():
    page = "".join(f"{'' if not line.strip() else ' ' * 8}{line}" for line in (TEXT + NOTES).splitlines(True))
    notes = list(encoded(page).iter(f"{TEI}note"))
    assert [note.get("n") for note in notes] == ["1", "2"]
    assert notes[1].getprevious() is None
    assert "with a map" in "".join(notes[1].itertext())


def test_numbers_alone_that_nothing_refers_to_are_no_notes():
    body = encoded(TEXT.replace(".1", ".").replace(".2", ".") + NOTES)
    assert body.find(f".//{TEI}note") is None


def test_a_bracket_behind_a_raised_number_belongs_to_it():
    text = "Der Fährmann wollte kein Geld nehmen.¹) Er fragte nur nach uns (und nach dem Heere²).\n\n"
    body = encoded(text + "¹) Er hieß Peter Kolb.\n²) Das Heer lag vor Mainz.\n")
    assert [note.get("n") for note in body.iter(f"{TEI}note")] == ["1", "2"]
    (paragraph,) = body.iter(f"{TEI}p")
    for note in list(paragraph):
        note.text = None
    left = " ".join("".join(paragraph.itertext()).split())
    assert left.endswith("nehmen. Er fragte nur nach uns (und nach dem Heere).")
