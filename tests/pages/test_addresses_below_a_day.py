"""To whom a letter is, between its day and its greeting."""

import pytest
from lxml import etree

import encoder

NS = {"t": "http://www.tei-c.org/ns/1.0"}
TEXT = (
    "    I have the honor to transmit herewith the bond of Mr. Asa Quill, appointed\n"
    "keeper of the second lamp, together with his oath of office.\n\n"
    "    I am, very respectfully,\n        Your obedient servant\n            Thos. Fenn\n"
)


@pytest.mark.parametrize("indent", ["", "    "])
def test_an_address_may_be_set_in_from_line_to_line(indent):
    address = f"Hon. D. Harrow\n{indent}Secretary of the Treasury\n{indent * 2}Washington D.C.\n"
    tree = etree.fromstring(encoder.encode(f"New York, Mar 3, 1885\n\n{address}\nSir:\n{TEXT}", name="a").tei)
    lines = ["Hon. D. Harrow", "Secretary of the Treasury", "Washington D.C."]
    assert [line.text for line in tree.iterfind(".//t:opener//t:addrLine", NS)] == lines
    assert tree.findtext(".//t:opener/t:salute", namespaces=NS) == "Sir:"
