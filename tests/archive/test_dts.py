"""Distributed Text Services: a library that nobody here wrote resolves references into our files."""

import pytest
from lxml import etree

from encoder import encode
from encoder.namespaces import XML_ID, tei
from tests.shared import REPO

documents = pytest.importorskip("dapytains.tei.document")  # .ci/run installs it: it names another saxonche

FILES = sorted((REPO / "tests" / "cases").glob("*/out.xml"))


def units(found):
    for unit in found:
        yield unit
        yield from units(unit.children)


def words(element):
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("file", FILES[::3], ids=lambda file: file.parent.name)
def test_references_resolve_to_their_text(file):
    document, root = documents.Document(str(file)), etree.parse(file).getroot()
    body = root.find(f"{tei('text')}/{tei('body')}")
    told = list(units(document.get_reffs("documents")))
    assert [unit.ref for unit in told if unit.citeType == "document"] == [
        div.get(XML_ID) for div in body.iterchildren(tei("div"))
    ]
    for div in body.iterchildren(tei("div")):
        for number, paragraph in enumerate(div.iterchildren(tei("p")), 1):
            passage = document.get_passage(f"{div.get(XML_ID)}/{number}", tree="documents")
            (cited,) = passage.iter(tei("p"))
            assert words(cited) == words(paragraph)
    pages = [page.get(XML_ID) for page in root.iter(tei("pb")) if page.get(XML_ID)]
    if pages:
        assert [unit.ref for unit in document.get_reffs("pages")] == pages
        assert document.get_passage(pages[0], tree="pages") is not None


def test_sections_are_cited_in_their_documents(tmp_path):
    text = "THE LIGHTS\n\nCHAPTER I\n\nThe old mole had a lamp.\n\nIt went out.\n\nCHAPTER II\n\nIt is lit.\n"
    file = tmp_path / "lights.xml"
    file.write_bytes(encode(text, name="lights").tei)
    document = documents.Document(str(file))
    told = [unit.ref for unit in units(document.get_reffs("documents"))]
    assert told and len(told) == len(set(told))
    assert all(document.get_passage(ref, tree="documents") is not None for ref in told)
