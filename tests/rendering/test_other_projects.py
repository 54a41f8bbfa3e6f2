"""What other projects' TEI means, and not only its words, is on the page."""

import pytest
from lxml import etree

from encoder.rendering.html import Surroundings, render_html, render_text
from tests.rendering.reading_text import parse_page

HEADER = (
    "<teiHeader><fileDesc><titleStmt>{}</titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)


def tei(text: str, titles: str = "<title>T</title>", before: str = "") -> bytes:
    header = HEADER.format(titles)
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{before}<text>{text}</text></TEI>'.encode()


def paragraph(text: str) -> bytes:
    return tei(f"<body><p>{text}</p></body>")


def page(document: bytes, **around: object) -> etree._Element:
    return parse_page(render_html(document, Surroundings(**around)))  # type: ignore[arg-type]


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_id(document: etree._Element, name: str) -> etree._Element:
    return document.xpath("//*[@id = $name]", name=name)[0]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("gov-\n <lb break='no'/>ernor", "governor"),
        ("quar\n <lb break='no'/>tz", "quartz"),
        ("vel<lb break='no'/>\n vet", "velvet"),
        ("gov-<pb n='2' break='no'/>\n<fw type='header'>THE PILOTS</fw>\n<lb break='no'/>ernor", "governor"),
        ("top<pc force='weak'>-</pc><lb break='no'/>az", "topaz"),
        ("top<pc force='weak'>-</pc>\n<lb/>az", "topaz"),
        ("top<pc force='weak'>-</pc> and <lb/>", "top- and"),
        ("well<pc force='strong'>-</pc><lb break='no'/>known", "well-known"),
        ("well-<lb rend='hyphen' break='no'/>known", "well-known"),
        ("<w>vel<lb/>vet</w>", "velvet"),
        ("<w>co<pb n='3'/>tton</w>", "cotton"),
        ("<w part='I'>mus</w><lb/><w part='F'>lin</w>", "muslin"),
        ("<w part='I'>mus</w>\n<lb/><w part='F'>lin</w>", "muslin"),
        ("rub\u00ad<lb/>y", "ruby"),
        ("o=<lb break='no'/>pal", "opal"),
        ("ja⸗<lb break='no'/>de", "jade"),
        ("the<lb/>sea", "the sea"),
        ("the sea\n<lb/>and", "the sea and"),
    ],
)
def test_words_broken_in_any_way_are_whole(source, read):
    document = paragraph(f"A {source} B")
    assert f"A {read} B" in render_text(document)
    text = page(document, stylesheets=("x.css",)).xpath("//div[@id = 'engross-text']")[0]
    seen = text.xpath(".//text()[not(ancestor::*[@data-pagefind-ignore = 'all'])]")
    assert " ".join("".join(seen).split()) == f"A {read} B"


def test_a_space_is_a_blank():
    document = paragraph("A walk<space unit='chars' quantity='3'/>by the river,<space/>home.")
    assert "A walk by the river, home." in " ".join(render_text(document).split())
    space = page(document).xpath("//span[@class = 'space']")[0]
    assert space.text == " \xa0\xa0"


def test_the_title_is_the_documents_and_not_the_series():
    titles = "<title level='s'>The Letters</title><title level='a'>Ada to Bo</title><author>Ada</author>"
    document = page(tei("<body><p>x</p></body>", titles))
    assert words(document.xpath("//h1")[0]) == "Ada to Bo"
    assert "The Letters" in document.xpath("string(//details[@class = 'cite'])")


@pytest.mark.parametrize(("tag", "said"), [("lat", "la"), ("ger-AT", "de-AT"), ("fr", "fr"), ("grc", "grc")])
def test_language_tags_are_those_of_the_web(tag, said):
    document = page(tei(f"<body><p xml:lang='{tag}'>x</p></body>"))
    assert document.xpath("//div[@id = 'engross-text']//p/@lang") == [said]


def test_texts_of_a_group_have_ids_of_their_own():
    one = "<text xml:id='{0}'><body><div><head>{0}</head><p>x</p></div></body></text>"
    document = page(tei(f"<group>{one.format('a')}{one.format('b')}</group>"))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"a", "b"} <= set(ids)
    for link in document.xpath("//nav[@class = 'contents']//a"):
        assert words(by_id(document, link.get("href")[1:])).startswith(words(link))


def test_a_corpus_shows_the_titles_of_its_documents():
    inner = "".join(
        f"<TEI>{HEADER.format(f'<title>{name}</title>')}<text><body><div><p>{name}.</p></div></body></text>"
        "</TEI>"
        for name in ("First", "Second")
    )
    header = HEADER.format("<title>Corpus</title>")
    document = page(f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>{header}{inner}</teiCorpus>".encode())
    assert [words(head) for head in document.xpath("//article//h2")[:2]] == ["First", "Second"]
    contents = document.xpath("//nav[@class = 'contents']//a")
    assert [(words(one), words(by_id(document, one.get("href")[1:]))) for one in contents] == [
        ("First", "First"),
        ("Second", "Second"),
    ]
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_what_stands_beside_the_text_is_below_it_and_linked():
    register = (
        "<standOff><listPerson><person xml:id='p1'><persName>Stone, Ada</persName><birth when='1801'/>"
        "<note>Captain.</note></person></listPerson></standOff>"
    )
    text = (
        "<body><p>Met <persName ref='#p1'>Ada</persName> at <placeName ref='https://geo.example/1'>Port</placeName>"
        " and <persName ref='javascript:alert(1)'>Bo</persName>.</p></body>"
    )
    document = page(tei(text, before=register))
    assert words(document.xpath("//div[@id = 'engross-text']")[0]) == "Met Ada at Port and Bo."
    assert document.xpath("//div[@id = 'engross-text']//a[not(@class = 'here')]/@href") == [
        "#p1",
        "https://geo.example/1",
    ]
    entry = by_id(document, "p1")
    assert words(entry.xpath("ancestor::section")[0]).startswith("RegistersStone, Ada")
    assert "1801" in words(entry)
    assert render_text(tei(text, before=register)).index("Met Ada") < render_text(
        tei(text, before=register)
    ).index("Stone, Ada")


def test_pages_lead_to_their_pictures():
    facsimile = "<facsimile><surface xml:id='f1'><graphic url='scan.png'/></surface></facsimile>"
    text = (
        "<body><pb n='1' facs='#f1'/><p>x</p><pb n='2' facs='https://x.example/2.jpg'/><p>y</p>"
        "<pb facs='gone.png'/></body>"
    )
    document = page(tei(text, before=facsimile), images=("scan.png",))
    assert document.xpath("//a[@class = 'facs']/@href") == ["#f1", "https://x.example/2.jpg"]
    assert document.xpath("//article/following-sibling::aside/@aria-label") == ["Facsimile"]


def test_visible_words_are_in_the_name_of_a_link():
    document = page(tei("<body><pb n='7'/><p>x</p></body>"))
    link = document.xpath("//span[@class = 'pb-number']/a")[0]
    assert words(link) == "p. 7"
    assert words(link) in (link.get("aria-label") or words(link))


def test_pictures_and_formulas_are_no_letters():
    document = page(
        paragraph(
            "<figure><binaryObject mimeType='image/png' encoding='base64'>iVBO Rw0K</binaryObject></figure>"
            "<formula notation='plain'>E=mc^2</formula>"
            "<formula><math xmlns='http://www.w3.org/1998/Math/MathML' onclick='alert(1)'>"
            "<mi>x</mi><script>alert(2)</script></math></formula>"
        )
    )
    assert document.xpath("//img/@src") == ["data:image/png;base64,iVBORw0K"]
    assert document.xpath("//code[@title = 'plain']")[0].text == "E=mc^2"
    formula = document.xpath("//*[local-name() = 'math']")[0]
    assert not formula.attrib.get("onclick")
    assert not formula.xpath(".//*[local-name() = 'script']")
    assert not formula.xpath(".//*[local-name() = 'div']")


def test_a_picture_of_an_active_kind_is_not_shown():
    document = page(
        paragraph("<binaryObject mimeType='image/svg+xml' encoding='base64'>PHN2Zz4=</binaryObject>")
    )
    assert not document.xpath("//img")
    assert "image/svg+xml" in words(document.xpath("//span[@class = 'picture']")[0])


def test_an_apparatus_has_lemma_readings_and_sigla():
    text = (
        "<front><listWit><witness xml:id='A'>Codex A</witness><witness xml:id='B'>Codex B</witness></listWit>"
        "</front><body><p>The ship <app><lem wit='#A'>sailed</lem><rdg wit='#B'>sank</rdg><rdg wit='#C'/>"
        "</app>, they say.</p></body>"
    )
    document = page(tei(text))
    body = document.xpath("//div[@id = 'engross-text']/p")[0]
    assert words(body) == "The ship saileda, they say."
    assert words(document.xpath("//section[@class = 'apparatus']//li")[0]) == "a sailed A] sank B; om. C ↩"
    assert document.xpath("//section[@class = 'apparatus']//a[@class = 'siglum']/@href") == ["#A", "#B"]
    assert "The ship sailed, they say." in render_text(tei(text))


def test_an_apparatus_apart_from_the_text_is_a_list():
    text = (
        "<body><p>x</p></body><back><listApp><app loc='3'><lem>sailed</lem><rdg wit='#B'>sank</rdg></app>"
        "</listApp></back>"
    )
    entry = page(tei(text)).xpath("//p[@class = 'tei-app']")[0]
    assert words(entry) == "3 sailed] sank B"


def test_numbers_are_links_and_no_text():
    document = page(
        tei("<body><div n='12'><p n='3'>First <seg n='4'>and more.</seg></p><p n='3'>Again.</p></div></body>")
    )
    numbers = document.xpath("//a[@class = 'n']")
    assert [(link.get("data-n"), link.get("href"), link.text) for link in numbers] == [
        ("4", "#n-12.3.4", None)
    ]


def test_no_two_notes_have_one_number():
    notes = "a<note>x</note> b<note n='1'>y</note> c<note>z</note> d<note n='*'>w</note>"
    labels = [words(link) for link in page(paragraph(notes)).xpath("//sup[@class = 'noteref']/a")]
    assert labels == ["a", "1", "b", "*"]


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ("1 2 1 2 3", "1 2 3 4 5"),
        ("* † * ‡", "1 2 3 4"),
        ("1 * 2 *", "1 a 2 b"),
        ("a b a", "1 2 3"),
        ("1 a 2 a", "1 a 2 b"),
        (" ".join(map(str, range(1, 15))) + " 14 15", " ".join(map(str, range(1, 15))) + " 14.2 15"),
        ("1 a 2", "1 a 2"),
    ],
)
def test_notes_that_the_source_calls_alike_are_told_apart(marks, shown):
    notes = "".join(f" w<note n='{mark}'>of {mark}</note>" for mark in marks.split())
    document = page(paragraph(notes))
    labels = [words(link) for link in document.xpath("//sup[@class = 'noteref']/a")]
    assert labels == shown.split()
    own = [words(note) for note in document.xpath("//div[@class = 'note-text']")]
    assert own == [
        f"of {mark}" if mark == label else f"[{mark}] of {mark}"
        for mark, label in zip(marks.split(), labels, strict=True)
    ]
    for mark, label in zip(marks.split(), labels, strict=True):
        assert f"[{label}] {'' if mark == label else f'[{mark}] '}of {mark}" in render_text(paragraph(notes))


def test_letters_of_readings_and_of_notes_differ():
    app = "<app><lem>x</lem><rdg wit='#B'>y</rdg></app>"
    named = page(paragraph(f"{app} w<note n='a'>N</note>"))
    assert words(named.xpath("//sup[@class = 'appref']")[0]) == "α"
    unnamed = page(paragraph(f"{app} w<note n='1'>N</note><note>M</note>"))
    assert [words(link) for link in unnamed.xpath("//sup[@class = 'noteref']/a")] == ["1", "A"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a<lb/>b", "Show lines"),
        ("a<lb/>b<fw type='header'>c</fw>", "Show lines, headers and page numbers"),
        ("b<fw type='header'>c</fw>", "Show headers and page numbers"),
        ("a<lb/>b<fw type='classification'>c</fw>", "Show the page as typed"),
        ("<choice><sic>a</sic><corr>b</corr></choice>", "Show readings uncorrected"),
        ("<choice><abbr>a</abbr><expan>b</expan></choice>", "Show abbreviations as written"),
        ("a<supplied>b</supplied>", "Hide what was supplied"),
        ("a", ""),
    ],
)
def test_a_switch_says_what_it_does_in_the_document_at_hand(text, said):
    document = page(paragraph(text))
    assert [words(label).strip() for label in document.xpath("//fieldset/label")] == ([said] if said else [])


def test_paragraphs_and_items_have_ids_of_their_place_within_their_division():
    body = (
        "<div xml:id='d1'><p>One.</p><list><item>Two</item></list></div>"
        "<div><p>{}</p><p xml:id='own'>Four.</p></div>"
    )
    short, long = (
        page(tei(f"<body>{body.format('Three.')}</body>")),
        page(tei(f"<body>{body.replace('<p>One.</p>', '<p>Zero.</p><p>One.</p>').format('Three.')}</body>")),
    )
    links = {words(link.getparent()): link.get("href")[1:] for link in short.xpath("//a[@class = 'here']")}
    assert links == {"One.": "d1-p1", "Two": "d1-p2", "Three.": "division-1-2-p1", "Four.": "own"}
    for document in (short, long):
        ids = document.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert words(by_id(document, "division-1-2-p1")) == "Three."
        assert by_id(document, "own") is not None


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("<persName><surname>Ardmore</surname><forename>Ruth</forename></persName>", "Ardmore Ruth"),
        ("<persName>Mc<surname>Ardmore</surname></persName>", "McArdmore"),
        ("<s><w>The</w><w>ship</w><pc>,</pc><w>lost</w></s>", "The ship, lost"),
        ("<s><w part='I'>sh</w><w part='F'>ip</w></s>", "ship"),
        ("<s><w>can</w><w join='left'>not</w></s>", "cannot"),
        ("<s><w>a</w> <w>b</w><w>c</w></s>", "a bc"),
    ],
)
def test_words_that_only_elements_part_are_parted(inside, read):
    document = paragraph(inside)
    assert render_text(document).split("\n\n")[0].strip() == read
    text = page(document, stylesheets=("x.css",)).xpath("//div[@id = 'engross-text']//p")[0]
    assert words(text) == read


def test_ids_stay_where_another_part_of_the_text_is_edited():
    part = (
        "<div xml:id='{0}'><head>{0}</head><pb n='{1}'/><p>a<note n='{1}'>b</note></p>"
        "<list><item>c</item></list><p>d</p></div>"
    )
    before = [part.format(name, number) for number, name in enumerate(("one", "two", "three"), 11)]
    middle = before[1].replace("<p>", "<pb/><p>new<note>new</note></p><list><item>new</item></list><p>", 1)

    def ids(parts, name):
        document = page(tei(f"<body>{''.join(parts)}</body>"))
        own = [one.get("id") for one in by_id(document, name).xpath(".//*[@id]")]
        return own, document.xpath("//section[@class = 'notes']//li//@id")

    for edited in ([before[0], middle, before[2]], [before[0], before[2]]):
        for name in ("one", "three"):
            own, notes = ids(before, name)
            now, notes_now = ids(edited, name)
            assert now == own
            assert "page-11" in own or "page-13" in own
            assert {"note-11", "note-13"} <= set(notes) & set(notes_now)


EXAMPLE = "<egXML xmlns='http://www.tei-c.org/ns/Examples'><p n='1'>Ann &amp; <lb/>Bob</p></egXML>"


@pytest.mark.parametrize("around", ["<body><p>See:</p>{}</body>", "<body><p>See {} there.</p></body>"])
def test_an_example_of_xml_is_shown_as_markup(around):
    document = tei(around.format(EXAMPLE))
    shown = page(document).xpath("//div[@id = 'engross-text']//code")[0]
    assert words(shown) == '<p n="1">Ann &amp; <lb/>Bob</p>'
    assert '<p n="1">Ann &amp; <lb/>Bob</p>' in render_text(document)


def test_the_readings_of_a_group_are_readings_of_their_own():
    group = (
        "<app><rdgGrp type='orthographic'><rdg wit='#A'>For</rdg><rdg wit='#B'>ffor</rdg></rdgGrp>"
        "<rdgGrp><rdg wit='#C'>And</rdg></rdgGrp></app> lords"
    )
    document = page(paragraph(group))
    assert words(document.xpath("//section[@class = 'apparatus']//li")[0]) == "a For A] ffor B; And C ↩"
    assert "Forffor" not in words(document)


def test_who_is_source_and_answers_for_a_reading_is_named_once():
    document = page(paragraph("<app><lem>a</lem><rdg source='#S' resp='#S'>b</rdg></app>"))
    assert words(document.xpath("//section[@class = 'apparatus']//li")[0]) == "a a] b S ↩"


def test_a_witness_that_is_a_manuscript_has_its_siglum():
    manuscript = "<msDesc><msIdentifier><settlement>Roma</settlement></msIdentifier></msDesc>"
    witnesses = f"<front><listWit><witness xml:id='B'>Codex {manuscript}</witness></listWit></front>"
    document = page(tei(witnesses + "<body><p>x</p></body>"))
    assert words(by_id(document, "B")).startswith("B Codex")


def test_a_division_that_is_not_all_of_the_text_does_not_name_it():
    text = "<body><lg><l>A line</l></lg><div><head>Apparatus</head><p>x</p></div></body>"
    assert words(page(tei(text)).xpath("//h1")[0]) == "T"


def test_what_a_stone_omits_or_has_too_much_is_told_apart():
    stone = (
        "<body><div type='edition'><ab><supplied reason='omitted'>t</supplied>he "
        "<gap reason='lost' quantity='3' unit='character'/></ab></div></body>"
    )
    document = page(tei(stone))
    assert document.xpath("//*[@data-reason = 'omitted']")
    assert words(document.xpath("//*[@class = 'gap']")[0]) == "[. . .]"


def close(element: etree._Element) -> str:
    """The words that are seen where scripts are not, without blanks."""
    return "".join("".join(element.xpath(".//text()[not(ancestor::button)]")).split())


VARIANTS = (
    "<lg><l>noon <app><lem>auctoritee<note n='1'>M</note></lem>"
    "<rdg wit='#H'>auctorite<note>R</note></rdg></app></l>"
    "<l>this <app><lem>world</lem><rdg wit='#H'><l>worlde</l><l>and more</l></rdg></app> is</l>"
    "<app><rdg wit='#E'><l>of E</l><l>and E</l></rdg><rdg wit='#H'><l>of H</l></rdg></app></lg>"
)


def test_readings_with_notes_or_blocks_are_entries_and_not_in_the_verse():
    document = page(tei(f"<body>{VARIANTS}</body>"))
    assert close(by_id(document, "engross-text")) == "noonauctoritee1athisworldbisofEandEc"
    entries = [close(entry) for entry in document.xpath("//section[@class = 'apparatus']//li")]
    assert entries == ["aauctoritee]auctoriteAH↩", "bworld]worldeandmoreH↩", "cofEandEE]ofHH↩"]
    assert "this world is\nof E\nand E" in render_text(tei(f"<body>{VARIANTS}</body>"))


APART = (
    "<body><p>Words <anchor xml:id='b'/>so attached<anchor xml:id='e'/> here, "
    "<seg xml:id='s'>a segment</seg>.</p>"
    "<p xml:id='p'>A paragraph.</p></body><back><listApp><app from='#b' to='#e'><lem>so attached</lem>"
    "<rdg wit='#H'>thus</rdg></app></listApp><div><note target='#s'>N</note>"
    "<note target='#b' targetEnd='#e'>M</note>"
    "<note target='#p'>P</note><note target='#gone'>G</note></div></back>"
)


def test_what_stands_apart_is_called_where_its_passage_ends():
    document = page(tei(APART))
    paragraphs = [close(p) for p in by_id(document, "engross-text").xpath(".//p")[:2]]
    assert paragraphs == ["Wordssoattacheda1here,asegment2.", "Aparagraph.3"]
    assert [words(note) for note in document.xpath("//div[@class = 'note-text']")] == ["M", "N", "P", "G"]
    assert len(document.xpath("//a[@role = 'doc-backlink']")) == 4
    assert "so attached[1] here, a segment[2]." in render_text(tei(APART))


@pytest.mark.parametrize(
    ("gap", "language", "said"),
    [
        ("unit='line' quantity='1'", "en", "[gap, 1 line]"),
        ("unit='line' quantity='3' reason='illegible'", "en", "[gap, 3 lines, illegible]"),
        ("unit='chars' atLeast='2' atMost='3'", "de", "2–3 Zeichen"),
        ("unit='word' quantity='1'", "it", "1 parola"),
        ("unit='words' quantity='0'", "fr", "0 mot"),
        ("unit='leaves' quantity='2' precision='low'", "nl", "ca. 2 bladen"),
        ("unit='line'", "es", "líneas"),
        ("extent='unknown' reason='illegible'", "en", "[gap, of unknown extent, illegible]"),
        ("extent='two words'", "en", "[gap, two words]"),
        ("extent='4' unit='cm'", "en", "[gap, 4 cm]"),
    ],
)
def test_a_gap_is_counted_in_the_words_of_the_language(gap, language, said):
    document = page(paragraph(f"a <gap {gap}/> b"), interface=language)
    assert said in words(by_id(document, "engross-text"))


def test_dimensions_that_are_missing_leave_no_sign():
    sizes = (
        "<dimensions unit='mm'><height>210</height><width/><depth>20</depth></dimensions>, "
        "<dimensions><height unit='cm' quantity='3'/></dimensions>"
    )
    assert "210 × 20 mm, 3 cm" in words(by_id(page(paragraph(sizes)), "engross-text"))


def test_comments_of_examples_are_shown_and_no_others():
    example = "<egXML xmlns='http://www.tei-c.org/ns/Examples'><!-- said --><p n='1'/></egXML>"
    document = page(
        paragraph(f"a<!-- unsaid --> b {example}<specDesc key='hi' atts='rend'/><specDesc key='p'/>")
    )
    text = words(by_id(document, "engross-text"))
    assert '<!-- said --><p n="1"/>' in text
    assert "unsaid" not in text
    assert "hi (@rend), p" in text
    assert "a b" in text


def test_words_that_only_elements_part_stay_apart():
    signs = "<w>said</w><pc join='right'>“</pc><w>Ann</w><pc join='left'>”</pc>"
    assert "said “Ann”" in render_text(paragraph(signs))
    assert "said “Ann”" in words(by_id(page(paragraph(signs)), "engross-text"))
    talk = tei("<body><u><seg>who spoke here</seg><seg>nobody knows</seg></u></body>")
    assert "here nobody" in words(by_id(page(talk), "engross-text"))
    item = (
        "<msDesc><msIdentifier><idno>1</idno></msIdentifier><msContents>"
        "<msItem><locus>f. 1</locus><title>Tolls</title></msItem></msContents></msDesc>"
    )
    assert "f. 1 Tolls" in words(by_id(page(tei(f"<body>{item}</body>")), "engross-text"))


def test_a_text_keeps_its_language_and_direction():
    document = page(tei("<body xml:lang='he'><p>שיר</p></body>"))
    assert document.xpath("//p[. = 'שיר']/ancestor::*[@lang][1]/@dir") == ["rtl"]


def test_a_corpus_within_a_corpus_has_its_title():
    text = "<text><body><div><head>Head</head><p>a</p></div></body></text>"
    inner = "<teiCorpus>{0}<TEI>{1}" + text + "</TEI></teiCorpus>"
    heads = [HEADER.format(f"<title>{name}</title>") for name in ("All", "House", "One", "Other", "Two")]
    both = inner.format(*heads[1:3]) + inner.format(*heads[3:])
    document = page(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{heads[0]}{both}</teiCorpus>'.encode())
    shown = [
        (head.tag, words(head))
        for head in document.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]
    assert shown[:7] == [
        ("h1", "All"),
        ("h2", "House"),
        ("h3", "One"),
        ("h4", "Head"),
        ("h2", "Other"),
        ("h3", "Two"),
        ("h4", "Head"),
    ]


def test_an_annotation_is_a_note_of_its_passage():
    stand_off = (
        "<standOff><listAnnotation><annotation target='#w'><note>Said later.</note>"
        "</annotation></listAnnotation></standOff>"
    )
    document = page(tei("<body><p>Ada <w xml:id='w'>met</w> Bo.</p></body>", before=stand_off))
    assert close(document.xpath("//div[@id = 'engross-text']")[0]) == "Adamet1Bo."


PARALLEL = (
    "<body><div xml:id='o' xml:lang='fr'><head>Un</head><p>Deux</p></div>"
    "<div xml:lang='en' corresp='#o'><head>One</head><p>Two</p></div>"
    "<div><lg><l xml:id='a1'>Vers</l></lg><lg><l xml:id='b1'>Verse</l></lg><lg><l>Alone</l></lg>"
    "<linkGrp><link target='#a1 #b1'/></linkGrp></div><div corresp='#gone'><p>Last</p></div></body>"
)


def test_texts_that_correspond_stand_side_by_side():
    document = page(tei(PARALLEL))
    pairs = document.xpath("//div[@class = 'parallel']")
    assert [[close(text) for text in pair] for pair in pairs] == [["UnDeux", "OneTwo"], ["Vers", "Verse"]]
    assert close(by_id(document, "engross-text")) == "UnDeuxOneTwoVersVerseAloneLast"


def test_of_more_than_two_texts_that_correspond_none_is_lost():
    divisions = "".join(
        f"<div xml:id='d{n}' corresp='#d{n - 1}'><div xml:id='i{n}' corresp='#d{n}'><p>p{n}</p></div></div>"
        for n in range(5)
    )
    text = by_id(page(tei(f"<body>{divisions}</body>")), "engross-text")
    assert close(text) == "p0p1p2p3p4"
