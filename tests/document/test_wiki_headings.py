"""Headings of wikis, `== The log ==`: their signs are markup, on both sides."""

import pytest

from encoder.checks.coverage import coverage
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"
TEXT = """== The log of the Carrow ==

The ship lay at anchor in the road and took in water and wood for the whole of the week before.

=== Wednesday 19 March 1844. ===

Fresh gales from the west all night, and the people employed in drawing yarns below the deck.

=== Thursday 20 March 1844 ===

Hove short at six, and made sail with the ebb, in company with two sloops bound to the same place.

=== Friday ===

Calm.
"""


def encoded(text):
    return encode_source(source_of_text(text))


def heads(text):
    found = encoded(text).tree.iter(f"{TEI}head")
    return [" ".join("".join(head.itertext()).split()) for head in found]


def test_the_signs_are_no_text():
    assert heads(TEXT) == [
        "The log of the Carrow",
        "Wednesday 19 March 1844.",
        "Thursday 20 March 1844",
        "Friday",
    ]


def test_days_between_the_signs_begin_entries():
    entries = [div for div in encoded(TEXT).tree.iter(f"{TEI}div") if div.get("type") == "entry"]
    assert [next(div.iter(f"{TEI}date")).get("when") for div in entries] == [
        "1844-03-19",
        "1844-03-20",
        "1844-03-21",
    ]


def test_an_edited_file_is_known_to_have_all_of_it():
    assert coverage(encoded(TEXT).tree, TEXT, "a.txt", "a.xml") == ()


@pytest.mark.parametrize("line", ["== and so they went", "a == b == c", "== 3"])
def test_signs_on_one_side_are_text(line):
    text = f"The ship lay at anchor in the road all the week.\n\n{line}\n\nThe people were employed below.\n"
    document = encoded(text)
    assert "".join(document.tree.find(f".//{TEI}body").itertext()).count("=") == line.count("=")
    assert all(finding.rule != "T01" for finding in document.findings)
