"""Labels of lines from a TEI document and the text that it was made from."""

from lxml import etree

from encoder.learning.labels import label_lines
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>Merrow, the harbour</p></teiHeader>
<text><body><div>
<fw type="classification">Secret</fw><head>A letter to the pilots</head>
<opener><dateline>Merrow, <date>4 May 1781</date></dateline><salute>Dear friends,</salute></opener>
<p>The harbour was
<choice><sic>surveid</sic><corr>surveyed</corr></choice> in the spring<note n="1"><p>By two men
of the town.</p></note> and found to be<lb/> full of sand<supplied>, they say</supplied>. <pb n="2"/> Nobody
was told.</p><p>The light is out.</p>
<closer><salute>Your servant,</salute><signed>J. Merrow</signed></closer></div></body></text></TEI>"""
TEXT = """SECRET

A LETTER TO THE PILOTS

Merrow, 4 May 1781
Dear friends,
The harbour was surveid in the spring1 and found to be
full of sand. Nobody
1. By two men
of the town.
[2]
was told.
The light is out.
Your servant,
J. Merrow"""


def labels(tei: str, text: str) -> list[str | None]:
    rows = text.splitlines()
    found = label_lines(etree.ElementTree(etree.fromstring(tei.encode())), rows)
    return [found.get(row) for row, line in enumerate(rows) if line.strip()]


def test_every_line_has_the_label_of_its_element() -> None:
    assert labels(TEI, TEXT) == [
        "classification", "head", "dateline", "salute", "text-B", "text-I", "note-B", "note-I", None,
        "text-I", "text-B", "closer", "signed",
    ]  # fmt: skip


def test_what_the_tei_does_not_hold_has_no_label() -> None:
    assert labels(TEI, "Something quite different stands here\n") == [None]


def test_what_the_encoder_writes_gives_the_labels_it_read() -> None:
    text = "Merrow, 4 May 1781\n\nDear Sir,\n\nThe harbour was surveyed.\n\nYours truly,\n\nJ. Merrow"
    tei = encode_source(source_of_text(text, name="letter")).tei
    assert labels(tei.decode(), text) == ["dateline", "salute", "text-B", "closer", "signed"]
