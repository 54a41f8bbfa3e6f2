"""Entries of dictionaries, records, transcribed speech: what they say is parted, labelled, in order."""

import re

import pytest

from encoder.rendering.html import render_html
from tests.rendering.reading_text import parse_page
from tests.rendering.test_told_in_attributes import TEI, ways

ENTRY = (
    "<entry><form><orth>bark</orth></form><sense n='1'><def>a ship</def>{}</sense>"
    "<note type='usage'>Obsolete since 1900.</note></entry>"
)


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (
            ENTRY.format("<cit type='translation' xml:lang='fr'><quote>barque</quote></cit>"),
            "bark 1 a ship fr barque Obsolete since 1900.",
        ),
        (
            "<p>120 leaves<dimensions unit='mm'><height>180</height><width>120</width></dimensions></p>",
            "leaves 180 × 120",
        ),
        (
            "<p><certainty locus='value'><desc>perhaps 1852</desc></certainty><date>that year</date></p>",
            "[perhaps 1852] that year",
        ),
        ("<p>Music: <notatedMusic><ptr target='m.mei'/><desc>A tune</desc></notatedMusic></p>", "A tune"),
        (
            "<list type='gloss'><head>Words</head><headLabel>Word</headLabel><headItem>Meaning</headItem>"
            "<label>bay</label><item>inlet</item></list>",
            "Words Word Meaning bay inlet",
        ),
        (
            "<listBibl><biblFull><titleStmt><title>Tides</title><author>Berg</author></titleStmt>"
            "<publicationStmt><publisher>Quay</publisher><date>1930</date></publicationStmt></biblFull></listBibl>",
            "Tides, Berg, Quay, 1930",
        ),
        ("<p>He came <handShift new='#h2' medium='pencil'/>and went.</p>", "and went."),
        (
            "<superEntry><form><orth>lead</orth></form><entry n='1'><sense><def>metal</def></sense></entry>"
            "<entry n='2'><sense><def>guide</def></sense></entry></superEntry>",
            "lead 1 metal 2 guide",
        ),
    ],
)
def test_what_is_said_is_parted_and_in_order(body, read):
    for way in ways(body)[1:]:
        assert read in way or read in re.sub(r"(\d)\. ", r"\1 ", way)


def test_a_hand_is_named_where_it_begins_and_a_pause_is_told():
    _, _, pdf = ways("<p>He came <handShift new='#h2' medium='pencil'/>and went.</p>")
    assert "came [h2, pencil] and" in pdf
    _, _, pdf = ways("<u>so</u><pause dur='PT2S'/><u>then</u>")
    assert "so (2 s) then" in pdf


def test_a_span_that_is_struck_out_is_marked_in_the_pdf():
    _, _, pdf = ways("<p>It is <delSpan spanTo='#e'/>struck out<anchor xml:id='e'/> here.</p>")
    assert "It is ⟦struck out⟧ here." in pdf


def test_statements_of_a_person_are_parted_once():
    told = "<persName>Ann</persName><death when='1890'/><idno type='VIAF'>12</idno>"
    body = f"<listPerson><person>{told}</person></listPerson>"
    assert "Ann, death 1890, VIAF 12" in ways(body)[2].replace(" ,", ",")


def test_a_note_that_is_called_stays_one_in_an_entry():
    page, _, _ = ways("<entry><form><orth>bark</orth></form><note n='1'>A note.</note></entry>")
    assert "A note." not in page


def test_a_head_of_notes_is_not_read_twice():
    text = "<div><p>A<note n='1'>One.</note></p></div>"
    notes = "<div type='notes'><head>Notes</head><note n='2'>Two.</note></div>"
    page = render_html(TEI.format(text + notes).encode())
    assert len(parse_page(page).xpath("//h2[. = 'Notes']")) == 1
    kept = render_html(TEI.format(text + notes.replace("<note", "<p>By the editor.</p><note")).encode())
    assert len(parse_page(kept).xpath("//h2[. = 'Notes']")) == 2
