"""Dictionaries, speech, drafts and other kinds of other projects' TEI: nothing fused, moved or lost."""

import pytest
from lxml import etree

from encoder.edition.edition import Edition, Public
from encoder.rendering.html import Surroundings, render_html, render_text
from encoder.rendering.pdf import print_xml
from encoder.rendering.site import SiteOptions, build_site
from tests.rendering.reading_text import parse_page

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc>{}</sourceDesc></fileDesc>{}</teiHeader>"
)


def tei(text: str, title: str = "T", source: str = "<p/>", profile: str = "", language: str = "en") -> bytes:
    header = HEADER.format(title, source, profile)
    root = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}">'
    return f"{root}{header}<text>{text}</text></TEI>".encode()


def page(document: bytes) -> etree._Element:
    return parse_page(render_html(document))


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def body(document: bytes) -> etree._Element:
    return page(document).xpath("//*[@id = 'engross-text']")[0]


def printed(document: bytes) -> str:
    return words(etree.fromstring(print_xml(document)))


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("a har-<lb/>bour wall", "a harbour wall"),
        ("a har-<pb n='2'/><fw type='header'>LOG</fw>\n<lb/>bour wall", "a harbour wall"),
        ("a har⸗<lb/>bour wall", "a harbour wall"),
        ("Haupt⸗<lb/>und Nebenweg", "Haupt⸗ und Nebenweg"),
        ("the Anglo-<lb/>Saxon of 1914-<lb/>18", "the Anglo-Saxon of 1914-18"),
        ("a well-<lb/>known and well-known wall", "a well-known and well-known wall"),
        ("the sea -<lb/>and on", "the sea - and on"),
        ("the sea<pause/>side", "the sea side"),
    ],
)
def test_words_broken_without_a_word_about_it_are_whole(source, read):
    assert read in render_text(tei(f"<body><p>{source} B</p></body>"))


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<subst><del>harsh</del><add>bitter</add></subst> frost", "bitter frost"),
        ("<del>harsh</del> frost", "harsh frost"),
        ("so<index><term>frost</term></index>me", "some"),
        ("<ruby><rb>山</rb><rt>やま</rt></ruby>は", "山(やま)は"),
        ("lost <gap reason='lost'/> here", "lost […] here"),
        ("<q>Never</q>, he said", "“Never”, he said"),
        ("“<q>Never</q>”, he said", "“Never”, he said"),
        ("<address><street>Low Row</street><settlement>Hull</settlement></address>", "Low Row Hull"),
    ],
)
def test_plain_text_reads_as_the_source_means_it(source, read):
    assert read in render_text(tei(f"<body><p>{source}</p></body>"))


def test_marks_around_what_is_written_from_the_right_stand_outside_of_it():
    shown = page(tei("<body><p>As <q xml:lang='he'>לא</q> says, and <q>Never</q>.</p></body>"))
    outside, never = shown.xpath("//q")
    assert (dict(outside.attrib), outside[0].get("dir"), words(outside)) == ({}, "rtl", "לא")
    assert (never.get("class"), words(never)) == ("tei-q", "Never")


def test_a_head_that_is_not_the_title_leaves_the_title_alone():
    acts = "<body><div type='act'><head>Act I</head><sp><speaker>A.</speaker><p>Ho.</p></sp></div></body>"
    document = page(tei(acts, title="The Quay"))
    assert words(document.xpath("//h1")[0]) == "The Quay"
    assert words(document.xpath("//h2")[0]) == "Act I"
    assert not document.xpath("//*[@class = 'kind']")
    assert "The Quay" in printed(tei(acts, title="The Quay"))


def test_an_entry_of_a_dictionary_is_a_paragraph_with_its_senses_in_their_order():
    entry = (
        "<entry><form><orth>bank</orth><pron>baŋk</pron></form><gramGrp><pos>n</pos><gen>m</gen></gramGrp>"
        "<sense n='1'><def>a side</def><cit><quote>On the bank.</quote><bibl>Gray</bibl></cit></sense>"
        "<sense n='2'><def>a house</def></sense>"
        "<etym><lang>OFr.</lang><mentioned>banc</mentioned></etym></entry>"
    )
    document = tei(f"<body>{entry}</body>")
    for read in (words(body(document)), " ".join(render_text(document).split()), printed(document)):
        assert "bank baŋk n m" in read
        assert read.index("a side On the bank. Gray") < read.index("a house") < read.index("OFr. banc")


def test_who_speaks_stands_before_each_utterance():
    people = (
        "<profileDesc><particDesc><listPerson>"
        "<person xml:id='a'><persName>Ada</persName></person></listPerson>"
        "</particDesc></profileDesc>"
    )
    document = tei(
        "<body><u who='#a'>well<vocal><desc>coughs</desc></vocal> no</u>\n<u who='#b'>so</u></body>",
        profile=people,
    )
    assert words(body(document)) == "Ada well coughs no b so"
    assert "Ada: well (coughs) no\n\nb: so" in render_text(document)
    assert "Ada well (coughs) no" in printed(document)


def test_an_apparatus_apart_from_its_text_has_places_lemmas_and_witnesses_explained():
    verse = (
        "<body><l n='3'><anchor xml:id='a'/>ventus<anchor xml:id='b'/> agit</l>"
        "<listApp><app from='#a' to='#b'>"
        "<rdg wit='#A'>Venus<witDetail wit='#A'>in ras.</witDetail></rdg>"
        "<note>cf. 1</note></app></listApp></body>"
    )
    document = tei(verse, source="<listWit><witness xml:id='A'>Codex Augiensis</witness></listWit>")
    read = "3 ventus] Venus (in ras.) A; cf. 1"
    assert read in render_text(document)
    assert read in printed(document)
    shown = page(document)
    assert words(shown.xpath("//p[contains(@class, 'tei-app')]")[0]) == "a 3 ventus] Venus in ras. A; cf. 1 ↩"
    assert "Codex Augiensis" in words(
        shown.xpath(f"//*[@id = '{shown.xpath('//a[@class = $c]/@href', c='siglum')[0][1:]}']")[0]
    )
    assert not shown.xpath("//section[contains(@class, 'notes')]")


def test_an_entry_with_a_remark_is_an_entry_of_the_apparatus():
    document = page(
        tei(
            "<body><p>He <app><lem wit='#A'>ground</lem><rdg wit='#B'>grund</rdg>"
            "<note>Sic.</note></app> it</p></body>"
        )
    )
    assert words(document.xpath("//*[@id = 'engross-text']//p")[0]) == "He grounda it"
    assert "ground A] grund B; Sic." in words(document.xpath("//section[@class = 'apparatus']")[0])


def test_pointers_without_words_say_where_they_lead():
    text = (
        "<body><p>Rain<ptr target='#n'/> and <ptr target='#h'/>.</p><div xml:id='h'><head>Wind</head><p>x</p>"
        "</div></body><back><div><note xml:id='n'>It did.</note></div></back>"
    )
    document = page(tei(text))
    (paragraph,) = document.xpath("//*[@id = 'engross-text']/p")
    assert words(paragraph) == "Rain1 and Wind."
    assert "No reference" not in words(document)
    assert "Rain1" in printed(tei(text))


def test_a_page_break_between_rows_moves_no_column():
    rows = "<row><cell>a</cell><cell>b</cell></row><pb n='2'/><row><cell>c</cell><cell>d</cell></row>"
    document = body(tei(f"<body><table>{rows}</table></body>"))
    assert [len(row.xpath("td")) for row in document.xpath("//tr")] == [2, 2]


def test_what_stands_over_the_columns_of_a_list_stands_over_them():
    given = "<headLabel>Word</headLabel><headItem>Meaning</headItem><label>grist</label><item>corn</item>"
    document = tei(f"<body><list>{given}</list></body>")
    assert words(body(document)).startswith("Word Meaning grist corn")
    assert "Word\tMeaning\n\ngrist corn" in render_text(document)


def test_numbers_of_passages_lead_to_them():
    text = (
        "<body><p><milestone unit='section' n='1'/>Liber <milestone unit='section' n='2'/>brevis.</p></body>"
    )
    document = body(tei(text))
    assert [
        (link.get("data-n"), link.get("href"))
        for link in document.xpath(".//a[contains(@class, 'milestone')]")
    ] == [
        ("1", "#m-section-1"),
        ("2", "#m-section-2"),
    ]


def test_a_project_that_shows_no_doubt_shows_none_on_the_pages_of_its_registers(tmp_path):
    file = tmp_path / "a.xml"
    name = "<persName cert='low'>Ada Stone</persName> and <persName>Bo Reed</persName>"
    file.write_bytes(tei(f"<body><p>Met {name}.</p></body>"))
    for is_public in (True, False):
        edition = Edition(public=Public(confidence=is_public))
        build_site([file], tmp_path / f"{is_public}", SiteOptions(title="T", edition=edition, search=False))
        doubtful = (
            "a.html",
            "people.html",
            *("people/" + one.name for one in (tmp_path / f"{is_public}/people").iterdir()),
        )
        shown = "".join((tmp_path / f"{is_public}" / one).read_text() for one in doubtful)
        assert ('class="why"' in shown or "doubt-mark" in shown) is is_public
        assert "Ada Stone" in shown


def test_other_directions_within_a_text_from_right_to_left():
    document = body(tei("<body><p xml:lang='en'>Here.</p><p xml:lang='ar'>x</p></body>", language="he"))
    assert document.xpath(".//p/@dir") == ["ltr", "rtl"]


def test_a_manuscript_is_described():
    source = (
        "<msDesc><msIdentifier><settlement>Dublin</settlement><idno>W 77</idno></msIdentifier>"
        "<msContents><msItem>"
        "<title>Homiliarium</title><incipit>Fratres</incipit></msItem></msContents></msDesc>"
    )
    document = page(tei("<body><p>x</p></body>", source=source))
    described = document.xpath("//details[@class = 'description']//p")
    assert [words(one) for one in described] == ["Dublin, W 77", "Homiliarium", "Fratres"]


def test_ids_of_paragraphs_are_one_each_in_a_corpus():
    one = tei("<body><p>x</p></body>").decode()
    header = HEADER.format("Both", "<p/>", "")
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{header}{one}{one}</teiCorpus>'
    ids = page(corpus.encode()).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert printed(corpus.encode()).startswith("Both")


ONE_SCENE = (
    "<body><div type='document'><pb n='1'/><div type='scene'><head>The Quay</head>"
    "<sp><speaker>A.</speaker><p>Ho.</p></sp></div></div></body>"
)


def test_a_document_that_is_one_scene_shows_its_head_once():
    document = page(tei(ONE_SCENE, title="The Quay"))
    assert [words(head) for head in document.xpath("//h1 | //*[@id = 'engross-text']//h2")] == ["The Quay"]
    heads = etree.fromstring(print_xml(tei(ONE_SCENE, title="The Quay"))).xpath("//h | //title")
    assert [(words(head), head.get("role")) for head in heads] == [("The Quay", "title")]


def test_a_division_with_more_than_another_in_it_keeps_the_head_of_that():
    two = ONE_SCENE.replace(
        "</div></body>", "<div type='scene'><head>The Town</head><p>Ho.</p></div></div></body>"
    )
    document = page(tei(two, title="The Quay"))
    assert [words(head) for head in document.xpath("//h1 | //*[@id = 'engross-text']//h2")] == [
        "The Quay",
        "The Quay",
        "The Town",
    ]


DATED = "<profileDesc><creation><date when='{0}'>{0}</date></creation></profileDesc>"


@pytest.mark.parametrize(
    ("title", "when", "language", "shown"),
    [
        ("1848-01", "1848-01", "en", "January 1848"),
        ("1848-01", "1848-01", "de", "Januar 1848"),
        ("A. Green, Riga, 1911-05-03", "1911-05-03", "fr", "A. Green, Riga, 3 mai 1911"),
        ("Box 1911-05", "1911-05", "en", "Box 1911-05"),
        ("1911-06", "1911-05", "en", "1911-06"),
    ],
)
def test_a_devised_title_says_its_date_in_words(title, when, language, shown):
    devised = tei("<body><p>x</p></body>", profile=DATED.format(when)).replace(
        b"<title>T</title>", f"<title type='desc'>{title}</title>".encode()
    )
    heading = parse_page(render_html(devised, Surroundings(interface=language))).xpath("//h1")[0]
    assert (words(heading), heading.get("lang")) == (shown, None)


def test_the_date_of_a_devised_title_is_in_words_on_paper():
    devised = tei("<body><p>x</p></body>", profile=DATED.format("1848-01")).replace(
        b"<title>T</title>", b"<title type='desc'>1848-01</title>"
    )
    assert etree.fromstring(print_xml(devised)).findtext(".//title") == "January 1848"


def test_a_title_that_somebody_gave_stays_as_it_is():
    document = tei("<body><p>x</p></body>", title="1848-01", profile=DATED.format("1848-01"))
    assert words(page(document).xpath("//h1")[0]) == "1848-01"


def test_only_the_stanza_that_a_speech_begins_with_stands_close_to_its_speaker():
    stanza = "<lg><l>The wind is up,</l></lg>"
    sung = f"<sp><speaker>A.</speaker><lg>{stanza * 2}</lg></sp>"
    speech = f"{sung}<sp><speaker>B.</speaker>{stanza}<p>x</p>{stanza}</sp>"
    verses = etree.fromstring(print_xml(tei(f"<body><div>{speech}</div></body>"))).iter("verse")
    assert [verse.get("role") for verse in verses] == ["spoken", None, "spoken", None]


def test_the_first_column_heads_its_rows_where_the_head_is_silent_about_it():
    head = "<row role='label'><cell>{}</cell><cell>li.</cell></row>"
    rows = "<row><cell>A chest</cell><cell>4</cell></row><row><cell/><cell>2</cell></row>"
    tables = [page(tei(f"<body><table>{head.format(said)}{rows}</table></body>")) for said in ("", "Goods")]
    assert [words(cell) for cell in tables[0].xpath("//th[@scope = 'row']")] == ["A chest"]
    assert not tables[1].xpath("//th[@scope = 'row']")


def test_the_lines_of_a_letterhead_are_seen_and_those_of_a_long_head_go_on():
    long = "On the condition of the breakwater and of the lamp at the end of it,<lb/> and on what to do"
    heads = f"<head>LIGHTHOUSE BOARD<lb/> Office of the Secretary</head><head>{long}</head>"
    found = page(tei(f"<body><div>{heads}<p>A.</p></div></body>")).xpath("//br/@class")
    assert found == ["lb of-head", "lb"]


def test_measures_stand_with_the_figures():
    row = "<row><cell>{}</cell></row>"
    cells = ("64", "112 m³", "80 m²", "640 fr.", "m³ of stone")
    found = body(tei(f"<body><table>{''.join(map(row.format, cells))}</table></body>")).xpath(".//td/@class")
    assert found == ["figure"] * 4
