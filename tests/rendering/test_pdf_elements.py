"""Every element of TEI, wherever it stands: none stops a document, none loses a character."""

from pathlib import Path

import pytest
from lxml import etree

from encoder.rendering.pdf import render_pdf
from tests.rendering.pdf_file import letters, missing_words, text_of, untagged
from tests.shared import SHARED

ELEMENTS = (Path(__file__).parent / "tei_elements.txt").read_text().split()
EMPTY = {"pb", "lb", "cb", "gb", "milestone", "binaryObject"}  # breaks hold nothing, the last no words
# What is said of the text and is none of it.
ASIDE = {"altGrp", "index", "interp", "interpGrp", "joinGrp", "linkGrp", "listTranspose", "spanGrp"}
CONTEXTS = {
    "division": "<div>{}</div>",
    "paragraph": "<div><p>before {} after</p></div>",
    "heading": "<div><head>before {}</head><p>after</p></div>",
    "note": "<div><p>before<note n='1'>in {}</note></p></div>",
    "list": "<div><list><item>before</item>{}</list></div>",
    "row": "<div><table><row>{}</row></table></div>",
    "stanza": "<div><lg><l>before</l>{}</lg></div>",
    "opener": "<div><opener>{}</opener></div>",
}
GRAMMAR = SHARED / "reference" / "tei_all.rng"
OTHERS = sorted((SHARED / "reference" / "tei").glob("*.xml"))


def document(body):
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        f"</fileDesc></teiHeader><text><body>{body}</body></text></TEI>"
    ).encode()


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_element_loses_text(context):
    marked = [
        (name, f"Q{number}x", f"Q{number}y")
        for number, name in enumerate(ELEMENTS)
        if name not in EMPTY | ASIDE
    ]
    body = "".join(CONTEXTS[context].format(f"<{e}>{x}<seg>{y}</seg></{e}>") for e, x, y in marked)
    pdf, _ = render_pdf(document(body))
    text = letters(text_of(pdf))
    assert [name for name, x, y in marked if x not in text or y not in text] == []
    assert untagged(pdf) == []


@pytest.mark.skipif(not GRAMMAR.exists(), reason="needs the grammar of the whole of TEI")
def test_the_list_of_elements_is_complete():
    element = "{http://relaxng.org/ns/structure/1.0}element"
    assert {found.get("name") for found in etree.parse(GRAMMAR).iter(element) if found.get("name")} <= set(
        ELEMENTS
    )


@pytest.mark.skipif(not OTHERS, reason="needs other people's documents")
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_other_peoples_documents_lose_no_word(path):
    source = path.read_bytes()
    pdf, findings = render_pdf(source)
    text = letters(text_of(pdf))
    assert missing_words(etree.fromstring(source), text) == []
    assert findings == ()
