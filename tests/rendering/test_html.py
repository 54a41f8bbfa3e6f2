"""One page of HTML: what stands on it, and that text never acts as markup."""

import json
import os
import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.errors import NotRendered
from encoder.rendering.html import Neighbour, Surroundings, render_html, render_text
from encoder.rendering.pdf import render_pdf
from encoder.rendering.reading import read_tei
from encoder.rendering.record import read_record
from encoder.tei import serialize
from tests.rendering.letters import letter
from tests.rendering.reading_text import parse_page

SAMPLES = Path(__file__).parent / "samples"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Title</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.xml").read_bytes()


def page_of(body: str, surroundings: Surroundings | None = None, *, profile: str = "") -> etree._Element:
    """The page of a text with this body, and with a `profileDesc` of this content."""
    header = HEADER.replace("</teiHeader>", f"<profileDesc>{profile}</profileDesc></teiHeader>")
    tei = f"{TEI}{header}<text><body>{body}</body></text></TEI>"
    return parse_page(render_html(tei.encode(), surroundings))


def text_of(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def particulars(element: etree._Element) -> dict[str, list[str]]:
    """What the one list of particulars in an element says; nothing where there is none."""
    rows = element.xpath(".//dl[@class='particulars']/div")
    return {text_of(row.find("dt")): [text_of(value) for value in row.findall("dd")] for row in rows}


TWO_LETTERS = (
    '<div type="letter" xml:id="d1"><head>1. A letter</head><head>Draft</head><p>A</p></div>'
    '<div type="letter" xml:id="d2"><opener><salute>Sir,</salute></opener><p>B</p></div>'
)


@pytest.fixture(scope="module")
def edited():
    return parse_page(render_html(sample("edited")))


@pytest.fixture(scope="module")
def typescript():
    return parse_page(render_html(sample("typescript")))


def test_schemas_that_a_document_names_change_no_page():
    tree = etree.ElementTree(etree.fromstring(sample("edited")))
    plain, named = serialize(tree), serialize(tree, "schema")
    assert named != plain
    for render in (render_html, render_text, partial(read_record, "edited"), render_pdf):
        assert render(named) == render(plain)


def test_the_title_stands_once(edited):
    (title,) = edited.xpath("//h1")
    assert text_of(title).startswith("41. Letter From the Consul in Vessel Bay (Marlow)")
    assert edited.xpath("count(//h2[contains(., 'Letter From')])") == 0


def test_the_masthead_says_who_wrote_to_whom(edited):
    (masthead,) = edited.xpath("//header[@class='masthead']")
    said = {"From": ["Ada Marlow"], "To": ["Harbour Commission"], "Place": ["Vessel Bay"]}
    assert particulars(masthead) == particulars(edited) == said
    assert edited.xpath("string(//*[@class='badge'])") == "Confidential"
    assert edited.xpath("string(//header//time/@datetime)") == "1931-05-04"


def test_each_of_several_documents_says_at_its_head_who_wrote_to_whom():
    first = letter("d1", "Ada Marlow", "J. Penhale", "The Director", place="Vessel Bay", date="1931-05-04")
    page = page_of(TWO_LETTERS, profile=first + letter("d2", "J. Penhale", "Ada Marlow"))
    (masthead,) = page.xpath("//header[@class='masthead']")
    assert particulars(masthead) == {}
    one, two = (page.xpath(f"//*[@id='{name}']")[0] for name in ("d1", "d2"))
    assert particulars(one) == {
        "From": ["Ada Marlow"],
        "To": ["J. Penhale", "The Director"],
        "Place": ["Vessel Bay"],
        "Date": ["4 May 1931"],
    }
    assert particulars(two) == {"From": ["J. Penhale"], "To": ["Ada Marlow"]}
    assert [child.tag for child in one] == ["h2", "h2", "dl", "p"]
    assert [child.tag for child in two] == ["dl", "div", "p"]


@pytest.mark.parametrize("document", ["", "elsewhere"], ids=["of the file", "of nothing in it"])
def test_the_masthead_says_what_is_said_of_no_document_in_particular(document):
    profile = letter(document, "Ada Marlow", "J. Penhale", place="Vessel Bay") + letter("d2", "B", "C")
    page = page_of(TWO_LETTERS, profile=profile)
    (masthead,) = page.xpath("//header[@class='masthead']")
    assert particulars(masthead) == {"From": ["Ada Marlow"], "To": ["J. Penhale"], "Place": ["Vessel Bay"]}


def test_the_only_document_of_a_file_has_its_correspondents_in_the_masthead():
    body = '<div type="letter" xml:id="d1"><head>1. A letter</head><p>A</p></div>'
    page = page_of(body, profile=letter("d1", "Ada Marlow", "J. Penhale"))
    (masthead,) = page.xpath("//header[@class='masthead']")
    assert particulars(masthead) == particulars(page) == {"From": ["Ada Marlow"], "To": ["J. Penhale"]}


def test_machines_are_told_each_correspondent_of_a_file_once():
    page = page_of(
        TWO_LETTERS, profile=letter("d1", "Ada Marlow", "B") + letter("d2", "Ada Marlow", "B", "C")
    )
    assert page.xpath("//meta[@name='DC.creator']/@content") == ["Ada Marlow"]
    recipients = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))["recipient"]
    assert [one["name"] for one in recipients] == ["B", "C"]


def test_each_note_exists_once_with_a_way_there_and_back(edited):
    for number in (1, 2, 3):
        (note,) = edited.xpath(f"//*[@id='d41fn{number}']")
        assert note.get("popover") == "auto"
        (link,) = edited.xpath(f"//a[@href='#d41fn{number}']")
        assert link.get("role") == "doc-noteref"
        (back,) = note.xpath(".//a[@role='doc-backlink']")
        assert edited.xpath(f"//*[@id='{back.get('href')[1:]}']")
        assert edited.xpath(f"//button[@popovertarget='d41fn{number}'][@hidden]")


def test_a_note_nobody_refers_to_says_so(typescript):
    (note,) = typescript.xpath("//*[@id='d2fn1']")
    assert "No reference in the text" in text_of(note)
    assert not typescript.xpath("//a[@href='#d2fn1']")


def test_page_breaks_are_links_and_separators(edited):
    (mark,) = edited.xpath("//*[@id='pg_113']")
    assert (mark.get("role"), mark.get("title")) == ("doc-pagebreak", "page 113")
    assert text_of(edited.xpath("//a[@href='#pg_113']")[0]) == "p. 113"


def test_enumerators_stand_as_printed(typescript):
    labels = [text_of(label) for label in typescript.xpath("//*[@class='enumerator']")]
    assert [label.split()[0] for label in labels[:5]] == ["1.", "2.", "3.Supplied,", "(a)", "(b)"]
    assert labels[-1].startswith("(111)(iii)")


def test_furniture_is_set_apart_and_not_indexed(typescript):
    furniture = typescript.xpath("//*[contains(concat(' ', @class, ' '), ' fw ')]")
    assert len(furniture) == 9
    assert all(one.get("data-pagefind-ignore") == "all" for one in furniture)


def test_documents_of_one_file_without_heads_are_named_by_their_addressees():
    one = "<opener><address><addrLine>MEMORANDUM FOR MR. ORRIN</addrLine></address></opener><p>A</p>"
    page = page_of(f'<div type="memorandum">{one}</div><div type="field-report"><p>B</p></div>')
    names = [text_of(link) for link in page.xpath("//nav[@class='contents']//a")]
    assert names == ["MEMORANDUM FOR MR. ORRIN", "field report"]
    assert page.xpath("//section/@aria-label")[:2] == names
    assert page.xpath("//nav[@class='contents']//a/@href") == [
        f"#{one}" for one in page.xpath("//section/@id")
    ]


def test_a_form_of_labels_is_a_description_list(typescript):
    (form,) = typescript.xpath("//dl[.//dt[. = 'SUBJECT:']]")
    assert [text_of(dt) for dt in form.xpath("div/dt")] == ["MEMORANDUM FOR:", "SUBJECT:"]


def test_references_lead_inside_the_page_or_out_or_nowhere(typescript):
    targets = typescript.xpath("//*[@id='engross-text']//a[contains(@class, 'tei-ref')]/@href")
    assert targets == ["#d1", "https://example.org/lamp"]


def test_a_reference_to_another_document_of_the_collection_is_a_link():
    body = '<div><p><ref target="#d38">Document 38</ref> <ref target="#d99">Document 99</ref></p></div>'
    page = page_of(body, Surroundings(elsewhere={"d38": "other.html#d38"}))
    assert page.xpath("//div[@id='engross-text']//a[not(@class='here')]/@href") == ["other.html#d38"]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org/x",
        "/etc/passwd",
        "https://example.org/&quot;onclick=",
        "file:///etc/passwd",
        "x.html?a=javascript:1",
    ],
)
def test_no_address_that_could_do_harm_is_a_link(target):
    page = page_of(f'<div><p><ref target="{target}">words</ref></p></div>')
    assert not page.xpath("//div[@id='engross-text']//a[@href][not(@class='here')]")
    assert "words" in text_of(page)


def test_hostile_text_is_text():
    page = parse_page(render_html(sample("hostile")))
    scripts = page.xpath("//script")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    assert not page.xpath(
        "//*[@id='engross-text']//*[self::script or self::svg or self::img or self::iframe]"
    )
    assert not page.xpath("//@*[starts-with(local-name(), 'on')]")
    assert not page.xpath("//@*[starts-with(., 'javascript:')]")
    assert "</script><script>alert('title')</script>" in page.xpath("string(//title)")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=60))
def test_any_text_comes_out_as_it_went_in(words):
    root = etree.fromstring(f"{TEI}{HEADER}<text><body><div><p/></div></body></text></TEI>")
    paragraph = root.find(".//{*}text//{*}p")
    paragraph.text = words
    paragraph.set("rend", words)
    title = root.find(".//{*}title")
    title.text = words
    page = parse_page(render_html(etree.tostring(root, encoding="utf-8")))
    assert text_of(page.xpath("//*[@id='engross-text']")[0]) == " ".join(words.split())
    data = json.loads(page.xpath("string(//script)"))
    assert data["name"].split() == words.split() or not words.split()


def test_machines_find_metadata():
    around = Surroundings(
        site="The Papers",
        canonical="https://example.org/p/edited.html",
        pdf="pdf/edited.pdf",
        tei="tei/edited.xml",
        text="text/edited.txt",
        next=Neighbour("next.html", "The next <one>"),
    )
    page = parse_page(render_html(sample("edited"), around))
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert data["name"].startswith("41. Letter")
    assert data["dateCreated"] == "1931-05-04"
    assert data["author"] == [{"@type": "Person", "name": "Ada Marlow"}]
    assert (
        page.xpath("string(//meta[@name='citation_pdf_url']/@content)")
        == "https://example.org/p/pdf/edited.pdf"
    )
    assert page.xpath("string(//meta[@name='DC.date']/@content)") == "1931-05-04"
    assert page.xpath("//link[@rel='cite-as']/@href") == ["https://example.org/p/edited.html"]
    assert page.xpath("//link[@rel='license']/@href") == [
        "https://creativecommons.org/publicdomain/zero/1.0/"
    ]
    assert set(page.xpath("//link[@rel='alternate']/@type")) == {
        "application/tei+xml",
        "application/pdf",
        "text/plain",
    }
    assert page.xpath("//a[@rel='next']/@title") == ["The next <one>", "The next <one>"]


def test_the_citations_can_be_read_by_machines():
    page = parse_page(render_html(sample("edited"), Surroundings(site="The Papers")))
    bibtex, csl = (text.text for text in page.xpath("//pre"))
    assert bibtex.startswith("@misc{letter-from-consul-1931,")
    assert "author = {{Ada Marlow}}" in bibtex
    assert json.loads(csl)["issued"] == {"date-parts": [[1931, 5, 4]]}
    assert "Ada Marlow. “41. Letter" in text_of(page.xpath("//details[@class='cite']/p")[0])


def test_languages_are_marked():
    page = parse_page(render_html(sample("literary")))
    (arabic,) = page.xpath("//*[@lang='ar']")
    assert arabic.get("dir") == "rtl"
    assert page.get("lang") == "en"


def test_a_picture_is_loaded_only_where_the_site_has_it():
    assert not parse_page(render_html(sample("literary"))).xpath("//img")
    page = parse_page(render_html(sample("literary"), Surroundings(images=("lamp.png",))))
    (picture,) = page.xpath("//img")
    assert picture.get("alt") == "The lamp. A lamp with eight panes."


def test_a_page_is_the_same_each_time():
    assert render_html(sample("typescript")) == render_html(sample("typescript"))


def test_a_stylesheet_of_ones_own_refines_ours(tmp_path):
    from encoder.resources import resource

    mine = tmp_path / "mine.xsl"
    mine.write_text(
        f"""<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
              xpath-default-namespace="http://www.tei-c.org/ns/1.0">
            <xsl:import href="{resource("xslt", "html/html.xsl").as_uri()}"/>
            <xsl:template match="salute"><b class="mine"><xsl:next-match/></b></xsl:template>
            </xsl:stylesheet>"""
    )
    page = render_html(sample("edited"), xslt=mine)
    assert '<b class="mine">' in page
    assert "doc-endnotes" in page


def test_entities_are_named_not_expanded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    tei = (
        f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY i "inner">]>'
        f"{TEI}{HEADER}<text><body><p>a&e;b&i;c</p></body></text></TEI>"
    )
    page = parse_page(render_html(tei.encode()))
    assert text_of(page.xpath("//*[@id='engross-text']")[0]) == "a&e;b&i;c"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(
    "doctype", ['<!DOCTYPE TEI SYSTEM "{}">', '<!DOCTYPE TEI [<!ENTITY % p SYSTEM "{}"> %p;]>']
)
def test_what_a_doctype_names_is_never_opened(tmp_path, doctype):
    """A pipe can be written to without waiting only while somebody reads it."""
    pipe = tmp_path / "pipe.dtd"
    os.mkfifo(pipe)
    tei = f"{doctype.format(pipe.as_uri())}{TEI}{HEADER}<text><body><p>a</p></body></text></TEI>"
    reading = threading.Thread(target=read_tei, args=(tei.encode(),), daemon=True)
    reading.start()
    reading.join(timeout=10)
    was_opened = reading.is_alive()
    if was_opened:
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    assert not was_opened


@pytest.mark.parametrize("tei", [b"", b"<TEI/>", b"<html></html>", b"<TEI", b"plain"])
def test_what_is_not_tei_is_refused(tei):
    with pytest.raises(NotRendered):
        render_html(tei)


def test_plain_text_has_whole_words_and_no_furniture():
    text = render_text(sample("typescript"))
    assert "and the committee has not chosen" in text
    assert "can be reached only from" in text
    assert "TOP SECRET" not in text
    assert "(iii) one, torn" in text
    assert text.rstrip().endswith("[1] Nobody refers to this note.")


def test_plain_text_keeps_notes_verse_and_tables():
    text = render_text(sample("edited"))
    assert "low water.[3]" in text
    assert "\n[2] Not printed.\n" in text
    assert "has neither tongue nor rope;\nthe gulls" in text
    assert "1928\t212\t84,300" in text
