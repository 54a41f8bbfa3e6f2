"""PDFs of the samples: whole, tagged, archivable, the same each time."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from encoder.errors import NotRendered
from encoder.rendering.pdf import print_xml, render_pdf
from encoder.rendering.reading import read_tei
from tests.rendering.letters import letter
from tests.rendering.pdf_file import (
    bookmarks,
    letters,
    marked_contents,
    metadata,
    missing_words,
    structure_types,
    text_of,
    unembedded_fonts,
    untagged,
)

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.xml"))
NAMES = [sample.stem for sample in SAMPLES]


def sample(name):
    return (Path(__file__).parent / "samples" / f"{name}.xml").read_bytes()


def document(body, header=""):
    return f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
      <publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc>{header}</teiHeader>
      <text><body>{body}</body></text></TEI>""".encode()


@pytest.fixture(scope="module")
def rendered():
    return {path.stem: render_pdf(path.read_bytes()) for path in SAMPLES}


@pytest.mark.parametrize("name", NAMES)
def test_it_claims_what_it_is(rendered, name):
    claims = metadata(rendered[name][0])
    assert claims["{http://www.aiim.org/pdfa/ns/id/}part"] == "2"
    assert claims["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert claims["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


@pytest.mark.parametrize("name", NAMES)
def test_everything_drawn_is_tagged_or_an_artifact(rendered, name):
    pdf = rendered[name][0]
    assert untagged(pdf) == []
    drawn, referred = marked_contents(pdf)
    assert drawn == referred > 0


@pytest.mark.parametrize("name", NAMES)
def test_the_catalogue_says_that_it_is_tagged_and_in_which_language(rendered, name):
    with pikepdf.open(io.BytesIO(rendered[name][0])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_embedded(rendered, name):
    assert unembedded_fonts(rendered[name][0]) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_text_is_there(rendered, name):
    pdf, findings = rendered[name]
    text = letters(text_of(pdf))
    root = etree.fromstring(sample(name))
    replaced = {finding.message.split("'")[1] for finding in findings}
    assert [word for word in missing_words(root, text) if not replaced & set(word)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_document_gives_the_same_bytes(rendered, name):
    assert render_pdf(sample(name))[0] == rendered[name][0]


def test_metadata_come_from_the_header(rendered):
    pdf = rendered["pdf-edition"][0]
    claims = metadata(pdf)
    assert "Harbour Commissioner" in claims["{http://purl.org/dc/elements/1.1/}title"]
    assert "Edmund Ferrars" in claims["{http://purl.org/dc/elements/1.1/}creator"]
    assert claims["{http://ns.adobe.com/xap/1.0/}CreateDate"].startswith("1911-05-09")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "en-GB"


def test_each_of_several_documents_says_at_its_head_who_wrote_to_whom():
    said = letter("d1", "Marlow", "Penhale", "Quill") + letter("d2", "Penhale", "Marlow")
    body = (
        '<div xml:id="d1"><head>The first</head><head>Draft</head><p>Alpha</p></div>'
        '<div type="letter" xml:id="d2"><p>Omega</p></div>'
    )
    text = " ".join(text_of(render_pdf(document(body, f"<profileDesc>{said}</profileDesc>"))[0]).split())
    assert "T The first Draft from Marlow to Penhale; Quill Alpha" in text
    assert "[Letter] from Penhale to Marlow Omega" in text


def test_headings_are_bookmarks(rendered):
    assert bookmarks(rendered["pdf-anthology"][0]) == [
        (0, "I. The Ice Road"),
        (1, "The song"),
        (0, "II. A Dialogue"),
        (0, "Colophon"),
    ]


def test_the_notes_of_a_heading_are_not_in_its_bookmark(rendered):
    assert bookmarks(rendered["pdf-edition"][0]) == [
        (0, "41. Letter From the Harbour Commissioner (Ferrars) to the Minister of Works (Quill)")
    ]


def test_lists_notes_tables_and_headings_are_tagged_as_such(rendered):
    types = structure_types(rendered["pdf-typescript"][0])
    assert {"H1", "P", "L", "LI", "Lbl", "LBody", "Note", "Table", "TR", "TH", "TD"} <= set(types)


def test_enumerators_are_as_printed(rendered):
    text = text_of(rendered["pdf-typescript"][0])
    assert "⟨2.⟩ to ask" in text
    assert "(iii)b who" in text
    assert "Source reads: (111) (certainty: medium)" in text


def test_pages_of_the_source_are_in_the_margin(rendered):
    text = text_of(rendered["pdf-edition"][0])
    assert "[212]" in text and "[213]" in text


def test_furniture_is_out_of_the_running_text_but_not_lost(rendered):
    text = " ".join(text_of(rendered["pdf-typescript"][0]).split())
    assert "begin with the boat that brings" in text.replace("[2] ", "")
    assert "Page 2: classification marking “SECRET - LAMPS ONLY”" in text
    assert "stamp “DECLASSIFIED”" in text


def test_words_broken_at_a_line_are_whole(rendered):
    text = text_of(rendered["pdf-typescript"][0]).replace("\xad", "").replace("\ufffe", "")
    assert "office" in text and "likelier" in text


def test_nothing_acts_as_markup(rendered):
    text = letters(text_of(rendered["pdf-hostile"][0]))
    for hostile in (
        '#panic("paragraph")',
        "[#h(1fr)]",
        "*star*",
        "_under_",
        "`tick`",
        "$a^2$",
        "@cite",
        "<lab>",
        "/*block*/",
    ):
        assert hostile in text


def test_only_web_addresses_become_links(rendered):
    with pikepdf.open(io.BytesIO(rendered["pdf-hostile"][0])) as pdf:
        targets = [
            str(a.A.URI) for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a and "/URI" in a.A
        ]
    assert targets == ['https://example.org/?a=")#panic()']


def test_references_lead_to_divisions_pages_and_notes():
    references = "".join(f'<ref target="#{place}">r</ref>' for place in ("d1", "p2", "n1", "nowhere"))
    body = f"""<div xml:id="d1"><head>H</head>
      <p>a<note n="1" xml:id="n1">N</note> <pb n="2" xml:id="p2"/> b</p>
      <p>{references}</p><pb n="3" xml:id="p3"/></div>"""
    assert structure_types(render_pdf(document(body))[0]).count("Link") == 3 + 2  # a note and its number


def test_an_unshown_character_is_named_and_reported():
    pdf, findings = render_pdf(document("<p>before</p>\n<p>x \U00013000\ue000 y</p>"))
    assert "[U+13000][U+E000]" in letters(text_of(pdf))
    assert [finding.rule for finding in findings] == ["pdf-glyph", "pdf-glyph"]
    assert "EGYPTIAN HIEROGLYPH" in findings[1].message
    assert findings[1].place.line == 4


def test_marks_over_letters_stay_with_their_letters():
    pdf, findings = render_pdf(document("<p>Ame\u0301lie, z\u030c, Ἀ</p>"))
    assert findings == ()
    assert "lie" in text_of(pdf)


@pytest.mark.parametrize("language", ["x", "en-Latn-GB", "de_AT", "und", "12", "", "english please"])
def test_any_language_tag_is_bearable(language):
    render_pdf(
        document(
            "<p>Text</p>", f'<profileDesc><langUsage><language ident="{language}"/></langUsage></profileDesc>'
        )
    )


@pytest.mark.parametrize(
    "when", ["1962", "1962-02", "1962-02-30", "0000-01-01", "-0044-03-15", "soon", "1962-10-27T10:00:00Z"]
)
def test_any_date_is_bearable(when):
    render_pdf(
        document("<p>Text</p>", f'<profileDesc><creation><date when="{when}"/></creation></profileDesc>')
    )


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p/>",
        "<div/>",
        "<head/>",
        "<div><div><div><head>deep</head></div></div><div><head>flat</head></div></div>",
        "<p><list><item><list><item><p>a<table><row><cell>b</cell></row></table>c</p></item></list></item></list></p>",
        "<table/>",
        "<table><row/></table>",
        '<table><row><cell cols="9" rows="9">a</cell></row><row><cell rows="0">b</cell><cell cols="x"/></row>'
        "</table>",
        "<list/>",
        "<list><label>1</label></list>",
        "<list><head>h</head><pb/><item n='7'>a</item></list>",
        "<note>n</note>",
        "<head>h<note n='1'>a<note>b</note><list><item>c</item></list></note></head>",
        "<p><note><p/></note></p>",
        "<p><choice/></p>",
        "<p><app><rdg/></app><gap/></p>",
        "<lg><lg><l>a</l></lg></lg>",
        "<pb/><pb n=''/>",
    ],
)
def test_odd_shapes_are_set(body):
    render_pdf(document(body))


def test_bytes_and_trees_are_the_same():
    source = sample("pdf-edition")
    assert render_pdf(etree.fromstring(source))[0] == render_pdf(source)[0]


def test_entities_are_not_expanded():
    source = b'<!DOCTYPE TEI [<!ENTITY secret SYSTEM "file:///etc/hostname">]>' + document(
        "<p>[&secret;]</p>"
    )
    assert "[&secret;]" in text_of(render_pdf(source)[0])


def test_not_xml_is_not_rendered():
    with pytest.raises(NotRendered):
        render_pdf(b"plain text")


def test_a_stylesheet_of_the_users_overrides_ours(tmp_path):
    ours = Path(__file__).parents[2] / "xslt" / "pdf" / "print.xsl"
    mine = tmp_path / "mine.xsl"
    mine.write_text(f"""<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
      xpath-default-namespace="http://www.tei-c.org/ns/1.0">
      <xsl:import href="{ours.as_uri()}"/>
      <xsl:template match="signed" mode="blocks"><p>sealed by the board</p></xsl:template>
    </xsl:stylesheet>""")
    assert "sealed by the board" in text_of(render_pdf(sample("pdf-edition"), xslt=mine)[0])


def test_a_word_longer_than_a_line_stays_on_the_page():
    pdf, _ = render_pdf(document(f"<p>before {'abcdefghij' * 40} after {'.' * 300}</p>"))
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    edges = [text.get_charbox(index)[2] for index in range(text.count_chars())]
    assert max(edges) < page.get_width()
    assert "abcdefghij" * 40 in letters(text_of(pdf))


def test_addresses_and_checksums_stay_whole():
    address = "https://example.org/" + "a" * 100
    pdf, _ = render_pdf(document(f'<p><ref target="{address}">it</ref> {"0123456789abcdef" * 4}</p>'))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.pages[0].Annots[0].A.URI) == address
    assert "0123456789abcdef" * 4 in text_of(pdf)


APPARATUS = (
    "<listWit><witness xml:id='A'>The fair copy</witness></listWit><p>It <app><lem wit='#A'>sailed</lem>"
    "<rdg wit='#B #C'>sank</rdg><rdgGrp><rdg source='#S'>swam</rdg></rdgGrp></app>, "
    "they<note n='1'>Who?</note> "
    "<app><lem wit='#A'>say</lem><rdg wit='#B'/></app>.</p>"
    "<listApp><app loc='1.2'><lem>ship</lem><rdg wit='#B'>boat</rdg></app></listApp>"
)


def test_an_apparatus_is_lettered_and_notes_are_numbered():
    text = " ".join(text_of(render_pdf(document(APPARATUS))[0]).split())
    assert "It saileda, they1 sayb." in text
    assert "a sailed A] sank B C; swam S" in text
    assert "b say A] om. B" in text
    assert "1 Who?" in text
    assert "1.2 ship] boat B" in text
    assert "A The fair copy" in text
    entries = etree.fromstring(print_xml(read_tei(document(APPARATUS)))).iterfind(
        ".//note[@layer='apparatus']"
    )
    assert [hi.text for hi in next(entries).iterfind("hi")] == [" A", " B C", " S"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "In der Vorlage: teh"), ("fr", "Dans la source : teh"), ("it", "Nella fonte: teh")],
)
def test_a_pdf_speaks_the_language_of_the_edition(language, said):
    header = "<profileDesc><creation><date when='1851-03-04'/></creation></profileDesc>"
    tei = document("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", header)
    text = " ".join(text_of(render_pdf(tei, interface=language)[0]).split())
    assert said in text
    assert not {"Signs", "March", "readings"} & set(text.replace(":", " ").split())


def test_one_warning_says_all_of_a_script():
    _, findings = render_pdf(document("<p>\U00013000\U00013001 \U00012000 \U00013002</p>"))
    one, several = (finding.message for finding in findings)
    assert "CUNEIFORM SIGN A" in one
    assert "3 characters (Egyptian)" in several
    assert all("--fonts" in str(finding.hint) for finding in findings)


def test_lists_are_counted_in_the_figures_of_their_language():
    one = "<list rend='numbered' xml:lang='{}'><item>x</item><item>y</item></list>"
    text = text_of(render_pdf(document("".join(map(one.format, ("ar", "fa", "he", "ar-MA")))))[0])
    assert re.findall(r"\d", text)[:8] == ["١", "٢", "۱", "۲", "1", "2", "1", "2"]


def test_lines_of_inscriptions_have_their_numbers():
    body = "<div type='edition'><ab><lb n='1'/>Imp Cae<lb n='2' break='no'/>sari<lb n='3'/>divi</ab></div>"
    text = text_of(render_pdf(document(body))[0])
    assert re.search(r"1\s+Imp Cae\W+2\s+sari\s+3\s+divi", text)


def test_an_inscription_has_the_signs_of_leiden():
    stone = (
        "<div type='edition'><ab><lb n='1'/><supplied reason='lost'>Ap</supplied>ollo "
        "<supplied reason='omitted'>t</supplied>he <surplus>and</surplus> <del rend='erased'>Geta</del> "
        "<expan>Aug<ex>ustus</ex></expan> <gap reason='lost' quantity='3' unit='character'/>"
        "<gap reason='illegible' extent='unknown' unit='character'/></ab></div>"
    )
    text = " ".join(text_of(render_pdf(document(stone))[0]).split())
    assert "[Ap]ollo ⟨t⟩he {and} ⟦Geta⟧ Aug(ustus) [. . .]- - -" in text


def test_an_example_of_xml_is_printed_as_markup():
    example = "<egXML xmlns='http://www.tei-c.org/ns/Examples'><p n='1'>Ann &amp; <lb/>Bob</p></egXML>"
    text = " ".join(text_of(render_pdf(document(f"<p>See:</p>{example}"))[0]).split())
    assert '<p n="1">Ann &amp; <lb/>Bob</p>' in text


def test_notes_that_the_source_calls_alike_are_told_apart_in_print():
    text = " ".join(
        text_of(render_pdf(document("<p>w<note n='*'>N</note> v<note n='*'>M</note></p>"))[0]).split()
    )
    assert "w1 v2" in text
    assert re.search(r"1 ?\[\*\] N", text)
    assert re.search(r"2 ?\[\*\] M", text)


def test_the_foot_of_a_page_has_the_readings_above_the_notes():
    entry = "<app><lem wit='#A'>w{0}</lem><rdg wit='#B'>r{0} {1}</rdg></app>"
    line = "".join(entry.format(n, "x" * n) + f" v<note>n{n}</note> " for n in range(1, 9))
    text = text_of(render_pdf(document(f"<p>{line}</p><p>Q</p>"))[0])
    foot = text[text.rindex("Q") :]
    assert re.findall(r"\b[rn]\d\b", foot) == [f"r{n}" for n in range(1, 9)] + [f"n{n}" for n in range(1, 9)]


def test_a_note_that_is_a_list_begins_beside_its_number():
    note = "<note n='1'><list><item>one item</item><item>two</item></list></note>"
    text = text_of(render_pdf(document(f"<p>w{note}</p>"))[0])
    assert re.search(r"1 ?one item", text)
    assert text.count("two") == 1


APART = (
    "<lg><app><lem><l>of E</l><l>and E</l></lem><rdg wit='#H'><l>of H</l><l>too</l></rdg></app></lg>"
    "<p>Words <anchor xml:id='b'/>so attached<anchor xml:id='e'/> here.</p>"
    "<listApp><app from='#b' to='#e'><lem>so attached</lem><rdg wit='#H'>thus</rdg></app>"
    "</listApp><div><note target='#b' targetEnd='#e'>M</note><note target='#gone'>G</note></div>"
)


def test_readings_of_lines_and_what_stands_apart_are_called_in_the_text():
    text = " ".join(text_of(render_pdf(document(APART))[0]).split())
    assert "of E and Ea Words so attachedb" in text
    assert "a of E and E] of H / too H b so attached] thus H" in text
    assert text.count(" M") == text.count("thus") == text.count("G") == 1


def test_an_apparatus_that_stands_at_the_foot_leaves_no_heading_behind():
    entry = "<app from='#{0}'><rdg wit='#H'>thus</rdg></app>"
    apart = "<div><p><seg xml:id='s'>So</seg>.</p></div><div type='apparatus'><listApp>{}</listApp></div>"
    called, not_all = (
        text_of(render_pdf(document(apart.format("".join(map(entry.format, ids)))))[0]) for ids in ("s", "sx")
    )
    assert "[Apparatus]" not in called
    assert "[Apparatus]" in not_all


def test_a_note_that_goes_on_over_pages_parts_the_readings_around_it():
    entry = "w<app><lem>a</lem><rdg>r{0}</rdg></app> "
    long = "".join(f"<note>{'tide ' * 900}end{n}</note>" for n in range(2))
    pdf, _ = render_pdf(document(f"<p>{entry.format(1)}{long}{entry.format(2)}</p>"))
    text = text_of(pdf)
    assert [text.count(one) for one in ("r1", "r2", "end0", "end1")] == [1, 1, 1, 1]
    assert untagged(pdf) == []


def test_the_readings_of_a_group_are_printed_each():
    group = "<p><app><rdgGrp><rdg wit='#A'>For</rdg><rdg wit='#B'>ffor</rdg></rdgGrp></app> lords</p>"
    text = " ".join(text_of(render_pdf(document(group))[0]).split())
    assert "Fora lords" in text
    assert "For A] ffor B" in text


def test_a_paragraph_of_very_many_letters_is_set_in_parts_and_whole():
    words = [f"tide{number}z" + ("." if number % 9 == 0 else "") for number in range(20_000)]
    pdf, _ = render_pdf(document(f"<p>{' '.join(words)}</p>"))
    read = letters(text_of(pdf))
    assert [word for word in words if word not in read] == []
    assert structure_types(pdf).count("P") > 1


def test_text_beside_pictures_and_statements_on_a_manuscript_are_printed_apart():
    facsimile = b"<facsimile><surface><desc>The title in a cartouche</desc></surface></facsimile>"
    described = (
        "<msDesc><msIdentifier><idno>1</idno></msIdentifier><physDesc><objectDesc><supportDesc>"
        "<support>Paper</support><condition>Worn.</condition></supportDesc></objectDesc><handDesc>"
        "<handNote>One hand.</handNote><handNote>Another.</handNote></handDesc></physDesc></msDesc>"
    )
    tei = document(described).replace(b"<text>", facsimile + b"<text>")
    lines = [line.strip() for line in text_of(render_pdf(tei)[0]).splitlines()]
    assert {"Paper", "Worn.", "One hand.", "Another.", "The title in a cartouche"} <= set(lines)


def test_a_title_of_any_length_is_set():
    """What PDF/A cannot bear in its metadata is cut there, and stands on the page."""
    tei = document("<p>The wall stands.</p>").replace(b"<title>T<", b"<title>" + b"Tides " * 8_000 + b"<")
    pdf, _ = render_pdf(tei)
    assert pdf.startswith(b"%PDF")
