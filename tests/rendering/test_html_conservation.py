"""No character of a text is lost on its way to HTML, whatever elements it has."""

import re
from pathlib import Path

import pytest

from encoder.rendering.html import Surroundings, render_html
from tests.rendering.reading_text import characters, page_characters, tei_characters
from tests.shared import SHARED

HERE = Path(__file__).parent
SAMPLES = sorted((HERE / "samples").glob("*.xml"))
FOREIGN = sorted((SHARED / "reference" / "tei").glob("*.xml"))
ELEMENTS = (HERE / "tei_elements.txt").read_text().split()
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)
PLACES = """
  <div><head>Heading {} with it</head><p>in a paragraph {} with text</p><p>{}</p>{}
    <list><item>an item {}</item></list><list rend="numbered"><label>1.</label><item>{}</item></list>
    <table><row><cell>{}</cell></row></table><lg><l>a line {}</l></lg><quote>said {}</quote>
    <note n="1" xml:id="n1">a note {}</note></div>
  <div>{}</div>
"""


def document_of(name: str) -> bytes:
    """A document in which an element stands in every kind of place, each time with its own words."""
    inside = (
        f"<{name}>words{number}<hi>high{number}</hi> <p>par{number}</p></{name}>" for number in range(99)
    )
    body = re.sub(r"\{\}", lambda _: next(inside), PLACES)
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>{body}</body></text></TEI>'.encode()


@pytest.mark.parametrize("name", [name for name in ELEMENTS if name != "teiHeader"])
def test_every_element_keeps_its_text(name):
    tei = document_of(name)
    page = render_html(tei, Surroundings(stylesheets=("style.css",)))
    title = characters("T")
    assert page_characters(page) - title == tei_characters(tei) - title


@pytest.mark.parametrize("path", [*SAMPLES, *FOREIGN], ids=lambda path: path.stem)
def test_documents_keep_their_text(path):
    tei = path.read_bytes()
    lost = tei_characters(tei) - page_characters(render_html(tei))
    assert not lost


def test_the_stored_names_are_those_of_the_guidelines():
    grammar = SHARED / "reference" / "tei_all.rng"
    if not grammar.exists():
        pytest.skip("needs the grammar of the whole of TEI")
    names = set(re.findall(r'<element[^>]* name="([A-Za-z0-9]+)"', grammar.read_text(encoding="utf-8")))
    assert names == set(ELEMENTS)
