"""What headers say of letters and sources beside the usual, and speech: seen in every form."""

from lxml import etree

from encoder.rendering.html import Surroundings, render_html, render_text
from encoder.rendering.pdf import print_xml
from encoder.rendering.reading import read_tei
from tests.rendering.reading_text import parse_page

HEADER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>Ardmore to Caul</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc>{source}</sourceDesc></fileDesc><profileDesc>{profile}</profileDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""
LETTER = """<correspDesc>
<correspAction type="sent"><persName>Ruth Ardmore</persName><date when="1931-05-04"/></correspAction>
<correspAction type="forwarded"><orgName>Harbour Office</orgName>
<placeName>Quay Town</placeName></correspAction>
<correspAction type="received"><persName>John Caul</persName><date when="1931-05-09"/></correspAction>
<correspContext><ref type="prev" target="before.xml">Caul to Ardmore</ref></correspContext></correspDesc>"""
SOURCE = """<msDesc><msIdentifier><repository>Harbour Archive</repository></msIdentifier>
<physDesc><bindingDesc><p>Stitched.</p><p>Later boards.</p></bindingDesc></physDesc>
<history><origin>Written at Northport.</origin></history></msDesc>"""
SPEECH = """<timeline unit="s"><when xml:id="T1" absolute="12:20:01"/>
<when xml:id="T2" interval="4.5" since="#T1"/></timeline>
<u who="#ann">Is it <shift feature="loud" new="f"/>deep?</u><u who="#ben" trans="overlap">Deep enough.</u>"""
LABELS = ["From", "To", "Forwarded", "Received", "Letter before"]


def document(*, source="<p/>", profile="<creation/>", body="<p>Words.</p>"):
    return HEADER.format(source=source, profile=profile, body=body).encode()


def page(tei, **around):
    return parse_page(render_html(tei, Surroundings(stylesheets=("s.css",), **around)))


def test_stations_and_context_of_a_letter_are_particulars():
    tei = document(profile=LETTER)
    rows = page(tei).xpath("//dl[@class='particulars']/div")
    assert [row.findtext("dt") for row in rows] == LABELS
    said = ["".join(row.find("dd").itertext()) for row in rows]
    assert said[2:] == ["Harbour Office, Quay Town", "9 May 1931", "Caul to Ardmore"]
    facts = read_facts(tei)
    assert [label for label, _ in facts] == [*LABELS[:2], "Date", *LABELS[2:]]
    assert ("Forwarded", "Harbour Office, Quay Town") in facts


def read_facts(tei):
    facts = etree.fromstring(print_xml(read_tei(tei))).iterfind("facts/fact")
    return [(fact.get("label"), fact.text) for fact in facts]


def test_statements_of_a_description_are_labelled_once_each():
    found = page(document(source=SOURCE), interface="de").xpath("//details[@class='description']/p")
    assert ["".join(one.itertext()).strip() for one in found] == [
        "Harbour Archive",
        "Einband Stitched.",
        "Later boards.",
        "Entstehung Written at Northport.",
    ]


def test_speech_tells_overlaps_changes_of_the_voice_and_the_line_of_time():
    tei = document(body=SPEECH)
    for said in ("T1: 12:20:01", "T2: T1 + 4.5 s", "[loud: f] deep?", "(overlapping) Deep enough."):
        assert said in " ".join(render_text(tei).split())
        assert said in " ".join("".join(page(tei).itertext()).split())
        assert said in " ".join("".join(read_text(tei)).split())


def read_text(tei):
    return etree.fromstring(print_xml(read_tei(tei))).itertext()


STOPS = "<closer><salute>Your friend</salute>, <signed>A. Caul</signed> . <dateline>Quay</dateline></closer>"


def test_a_stop_between_the_lines_of_a_closer_ends_the_line_before_it():
    tei = document(body=f"<div><p>Words.</p>{STOPS}</div>")
    closer = page(tei).xpath("//div[@class='closer']")[0]
    assert [" ".join("".join(line.itertext()).split()) for line in closer] == [
        "Your friend,",
        "A. Caul .",
        "Quay",
    ]
    assert render_text(tei).split("\n\n")[-3:] == ["Your friend,", "A. Caul .", "Quay\n"]
    assert [words for _, words in paragraphs(tei)][-3:] == ["Your friend,", "A. Caul .", "Quay"]


STOPS_IN_LINES = """<opener><dateline>Quay<lb/>, 4 May</dateline><salute>Dear Sir <lb/>
  ,</salute></opener><p>A well<lb/>, and 1<lb/>.5 fathoms<pb/>, deep.</p>
  <closer>Yours<lb/>, <lb/><signed>A. Caul<lb/>,</signed> <lb/>. <dateline>Quay<lb/>.</dateline></closer>"""


def test_a_stop_that_begins_a_line_ends_the_words_before_it():
    tei = document(body=f"<div>{STOPS_IN_LINES}</div>")
    opener, closer = ("Quay, 4 May", "Dear Sir,"), ("Yours,", "A. Caul,.", "Quay.")
    prose = "A well, and 1 .5 fathoms, deep."
    assert tuple(render_text(tei).rstrip().split("\n\n")[-6:]) == (*opener, prose, *closer)
    assert [words for _, words in paragraphs(tei)][-6:] == [*opener, prose, *closer]
    shown = page(tei).xpath("//div[@id='engross-text']")[0]
    for furniture in shown.xpath(".//*[@class='pb' or @class='hyphen']"):
        furniture.clear(keep_tail=True)
    words = " ".join("".join(shown.itertext()).split())
    assert all(line in words for line in (*opener, prose, *closer))
    assert "Lee- ," in render_text(document(body="<div><p>Lee-<lb/>, and windward.</p></div>"))


def paragraphs(tei):
    read = etree.fromstring(print_xml(read_tei(tei)))
    return [(p.get("role"), " ".join("".join(p.itertext()).split())) for p in read.iter("p")]


def test_the_colophon_of_a_pdf_labels_the_statements_on_a_manuscript():
    read = etree.fromstring(print_xml(read_tei(document(source=SOURCE))))
    source = read.find("colophon/fact[@key='about.source']").text
    assert source == "Harbour Archive; Binding: Stitched. Later boards. Origin: Written at Northport."


FULL = """<biblFull><titleStmt><title>Tides</title><author>Berg</author></titleStmt><editionStmt>
<edition>Second</edition></editionStmt><publicationStmt><publisher>Quay</publisher><date>1930</date>
</publicationStmt></biblFull>"""


def test_a_full_record_of_the_source_is_one_line_with_one_comma_between_its_data():
    tei, line = document(source=FULL), "Tides, Berg, Second, Quay, 1930"
    assert [one.text for one in page(tei).xpath("//details[@class='description']/p")] == [line]
    read = etree.fromstring(print_xml(read_tei(tei)))
    assert " ".join(read.find("colophon/fact[@key='about.source']").text.split()) == line


def test_a_language_that_is_not_known_narrows_nothing_down():
    (article,) = page(document(body="<p>Words.</p>").replace(b' xml:lang="en"', b"")).xpath("//article")
    assert article.get("data-language") is None
    assert "language" not in article.get("data-pagefind-filter")


def test_nothing_over_the_title_leaves_no_empty_line():
    assert not page(document()).xpath("//p[@class='kicker']")
    assert page(document(profile=LETTER)).xpath("//p[@class='kicker']//time")


APART = """<div xml:lang="ar"><p>Words <app><lem wit="#A">one</lem><rdg wit="#B">two</rdg></app>
<note n="1">Who?</note><note n="2" xml:lang="fr">Qui ?</note></p></div>"""


def test_notes_and_readings_say_the_language_of_the_text_that_they_stand_apart_from():
    found = page(document(body=APART))

    def languages(name, attribute="lang"):
        return [one.get(attribute) for one in found.xpath(f"//*[@class='{name}']")]

    assert languages("note-text") == ["ar", None]
    assert languages("note-text", "dir") == ["rtl", None]
    assert languages("note") == [None, "fr"]
    assert languages("lemma") == languages("reading") == ["ar"]
    found = page(document(body="<p>Words<note n='1'>Who?</note></p>"))
    assert languages("note-text") == [None]


def test_what_is_said_of_a_gap_has_a_direction_of_its_own_in_text_from_the_right():
    found = page(document(body="<p>A <gap/> <foreign xml:lang='ara'>B <gap/></foreign></p>"))
    assert [gap.get("dir") for gap in found.xpath("//*[@class='gap']")] == [None, "auto"]


def test_what_a_pdf_says_of_a_gap_is_in_the_language_of_the_interface():
    tei = document(body="<p>A <gap reason='illegible'/> and <gap><desc>[torn]</desc></gap></p>")
    read = etree.fromstring(print_xml(read_tei(tei)))
    assert [hi.get("lang") for hi in read.iterfind(".//hi[@r='remark']")] == ["en", None]
