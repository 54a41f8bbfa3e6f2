"""The address on a cover, where a transcriber says so."""

import pytest
from lxml import etree

import encoder

NS = {"t": "http://www.tei-c.org/ns/1.0"}
LETTER = (
    "Millbrook, June 14th 1863\n\nDear Brother\n\n"
    "We have had a wet spring. Father has got the corn planted in the lower field and the oats\n"
    "look well. The bay mare had a colt on the 3d of May with a white star.\n\n"
    "I remain as ever your affectionate sister\n\nEliza F. Cope\n\n"
)
ADDRESS = ["Corp. Edmund Fanshawe", "Co. E 77th Regt. Ill. Vols.", "Milliken's Bend, La."]


@pytest.mark.parametrize("between", ["", "P.S. Mother sends two pair of socks.\n\n"])
@pytest.mark.parametrize("label", ["[envelope]\n", "[Envelope:]\n", "(Address)\n\n"])
def test_the_address_on_the_cover_is_whole(between, label):
    tree = etree.fromstring(encoder.encode(LETTER + between + label + "\n".join(ADDRESS), name="a").tei)
    assert [line.text for line in tree.iterfind(".//t:closer/t:address/t:addrLine", NS)] == ADDRESS
    assert [name.text for name in tree.iterfind(".//t:signed", NS)] == ["Eliza F. Cope"]
    assert len(tree.findall(".//t:postscript", NS)) == bool(between)


def test_a_label_with_text_below_it_names_no_cover():
    text = (
        f"{LETTER}[cover]\nWhen this came to me it was much worn, and the seal was gone from it altogether.\n"
    )
    tree = etree.fromstring(encoder.encode(text, name="a").tei)
    assert not tree.findall(".//t:address", NS)
