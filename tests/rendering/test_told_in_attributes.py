"""What an element says only in its attributes is read on the page, in the plain text and in the PDF."""

import pytest

from encoder.rendering.html import render_html, render_text
from encoder.rendering.pdf import render_pdf
from tests.rendering.pdf_file import text_of
from tests.rendering.reading_text import parse_page

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    "<text xml:lang='en'><body>{}</body></text></TEI>"
)
PEOPLE = (
    "<listPerson><person xml:id='a'><persName>Ann Lee</persName><death when='1890'/></person>"
    "<person xml:id='b'><persName>Ben Hall</persName></person><listRelation>{}</listRelation></listPerson>"
)
GRAPH = (
    "<graph type='{}'><label>Ferries</label><node xml:id='x'><label>Bergen</label></node>"
    "<node xml:id='y'><label>Oslo</label></node><arc from='#x' to='#y'><label>daily</label></arc></graph>"
)
TREE = (
    "<tree><root xml:id='s' children='#n #v'><label>S</label></root>"
    "<leaf xml:id='n'><label>ships</label></leaf><leaf xml:id='v'><label>sail</label></leaf></tree>"
)


def words(text: str) -> str:
    return " ".join(text.split())


def ways(body: str) -> list[str]:
    """The document as HTML, plain text and PDF, each as words."""
    tei = TEI.format(body).encode()
    page = parse_page(render_html(tei)).xpath("string(//div[@id = 'engross-text'])")
    return [words(str(page)), words(render_text(tei)), words(text_of(render_pdf(tei)[0]))]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (
            "<listEvent><event when='1851-03-02'><label>The landing</label></event></listEvent>",
            "2 March 1851 The landing",
        ),
        (
            "<listEvent><event from='1851-04' to='1851-05'><p>A siege.</p></event></listEvent>",
            "April 1851 – May 1851 A siege.",
        ),
        (PEOPLE.format("<relation name='spouse' mutual='#a #b'/>"), "spouse: Ann Lee, Ben Hall"),
        (
            PEOPLE.format(
                "<relation name='parent' active='#a' passive='#b' when='1851'><desc>by law</desc></relation>"
            ),
            "parent: Ann Lee → Ben Hall, 1851 by law",
        ),
        (PEOPLE.format(""), "death 1890"),
        (GRAPH.format("directed"), "Bergen → Oslo daily"),
        (GRAPH.format("undirected"), "Bergen – Oslo daily"),
        (TREE, "S → ships, sail"),
        (
            "<listPerson><person><occupation from='1850' to='1860'>pilot</occupation></person></listPerson>",
            "1850 – 1860 pilot",
        ),
        ("<fs type='word'><f name='pos'><symbol value='noun'/></f></fs>", "pos: noun"),
        ("<fs><f name='count'><numeric value='3' max='5'/></f></fs>", "count: 3–5"),
        ("<fs><f name='lemma'><string>bay</string></f></fs>", "lemma: bay"),
        (
            "<fs><f name='case'><vAlt><symbol value='nom'/><symbol value='acc'/></vAlt></f></fs>",
            "case: nom acc",
        ),
    ],
)
def test_what_attributes_say_is_read(body, read):
    for way in ways(body):
        assert read.replace(" – ", " ").replace("–", "") in way.replace(" – ", " ").replace("–", ""), way


def test_nodes_of_a_graph_are_not_fused():
    for way in ways(GRAPH.format("directed"))[1:]:
        assert "Ferries Bergen Oslo" in way
