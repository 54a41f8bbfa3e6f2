"""The tree as bytes."""

import pytest
from lxml import etree

from encoder.tei import serialize

PLAIN = b"""<?xml version='1.0' encoding='UTF-8'?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <text>\xc3\xa9 <!-- as it is --></text>
</TEI>
"""


def tree() -> etree._ElementTree:
    return etree.ElementTree(
        etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>é <!-- as it is --></text></TEI>')
    )


def test_no_schema_is_named_unless_asked():
    assert serialize(tree()) == PLAIN


def test_schemas_are_named_between_the_declaration_and_the_root():
    declaration, rng, sch, root = serialize(tree(), "schema").split(b"\n", 3)
    assert (declaration, root) == tuple(PLAIN.split(b"\n", 1))
    assert rng == (
        b'<?xml-model href="schema/engross.rng" type="application/xml"'
        b' schematypens="http://relaxng.org/ns/structure/1.0"?>'
    )
    assert sch == (
        b'<?xml-model href="schema/engross.sch" type="application/xml"'
        b' schematypens="http://purl.oclc.org/dsdl/schematron"?>'
    )


@pytest.mark.parametrize(
    ("folder", "href"),
    [
        ("", "engross.rng"),
        (".", "./engross.rng"),
        ("../schema/", "../schema/engross.rng"),
        ("https://example.org/engross", "https://example.org/engross/engross.rng"),
        ("my schemas", "my%20schemas/engross.rng"),
        ("already%20escaped", "already%20escaped/engross.rng"),
        ("Küste", "K%C3%BCste/engross.rng"),
        ('?><x a="b">&', "?%3E%3Cx%20a=%22b%22%3E%26/engross.rng"),
    ],
)
def test_any_folder_is_an_address_in_a_well_formed_document(folder, href):
    data = serialize(tree(), folder)
    assert f'<?xml-model href="{href}" '.encode() in data
    models = [node.text for node in etree.fromstring(data).xpath("/processing-instruction('xml-model')")]
    assert len(models) == 2
