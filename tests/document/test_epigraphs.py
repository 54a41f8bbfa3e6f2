"""What stands quoted at the head of a chapter, above the name of its author, as `epigraph`."""

import pytest

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"
PROSE = """The village lies under the hill, and no road came to it in the days of
which I write. The fishermen went out before dawn and came back with the
tide, and their wives waited upon the wall.
"""


def epigraph(above):
    text = f"CHAPTER I\n\nThe Harbour\n\n{above}\n{PROSE}\nCHAPTER II\n\nThe Sea\n\n{PROSE}\n{PROSE}"
    result = encode_source(source_of_text(text))
    assert not any(finding.code == "T01" for finding in result.findings)
    return result.tree.find(f".//{TEI}body//{TEI}epigraph")


@pytest.mark.parametrize("name", ["\n--WORDSWORTH.", "                                 —Old Play."])
def test_a_quotation_with_its_author(name):
    found = epigraph(f'    "The child is father of the man."\n{name}\n')
    assert found is not None
    assert "child" in "".join(found.find(f"{TEI}quote").itertext())


def test_an_answer_behind_a_dash_is_none():
    assert epigraph("«Nobody has seen him.»\n\n—Nobody?\n") is None


def test_a_quotation_without_a_name_is_none():
    assert epigraph('"The child is father of the man."\n') is None
