"""`correspDesc` and `creation` in the header of what is encoded."""

import pytest

from encoder.config import Options
from encoder.metadata import MetadataTable
from encoder.model import Correspondence, Correspondent, Metadata
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from encoder.tei.correspondence import build_correspondence, build_date

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
LETTERS = """1. Letter From Inspector Ada Lowe to the Harbor Office

Port Salter, March 14, 1951.

The lamp burns low and the oil is nearly spent, as you were told in the winter.

2. Telegram From the Harbor Office to Inspector Lowe in Salter

New Quay, March 16-17, 1951.

Oil has been sent by the mail boat, which leaves on the morning tide.
"""


def encoded(text, metadata=None):
    return encode_source(source_of_text(text), Options(metadata=MetadataTable(metadata or Metadata()))).tree


def values(tree, path):
    return tree.xpath(path, namespaces=TEI)


def test_each_document_of_a_source_has_its_own():
    tree = encoded(LETTERS)
    assert values(tree, "//t:correspDesc/@corresp") == ["#d1", "#d2"]
    assert values(tree, "//t:body/t:div/@xml:id") == ["d1", "d2"]
    assert values(tree, "//t:correspAction[@type='sent']/t:placeName/text()") == ["Port Salter", "New Quay"]
    assert values(tree, "//t:correspAction[@type='received']/t:placeName/text()") == ["Salter"]
    assert values(tree, "//t:correspDesc[2]//t:date/@to") == ["1951-03-17"]
    assert values(tree, "//t:creation/t:date/@when") == ["1951-03-14"]


def test_one_document_needs_no_pointer():
    assert not values(encoded(LETTERS.split("\n2.")[0]), "//t:correspDesc/@corresp")


@pytest.mark.parametrize(
    "date", ["spring of 1951", "1951-02-30", "May 3, 1951", "1951-05-03/1951-05-04", "1951-05"]
)
def test_whatever_the_sidecar_says_the_header_is_valid(date):
    tree = encoded(LETTERS, Metadata(date=date, sender="Ada Lowe"))
    assert len(values(tree, "//t:creation/t:date")) == 1


def test_a_date_that_is_not_of_iso_stays_readable():
    (date,) = build_date("May 3, 1951")
    assert (date.text, date.get("when")) == ("May 3, 1951", "1951-05-03")


def test_what_was_inferred_says_so():
    one = Correspondence(0, senders=(Correspondent("Ada Lowe", "persName"),), sender_cert="medium")
    (description,) = build_correspondence([one])
    assert dict(description[0].attrib) == {"type": "sent", "cert": "medium", "resp": "#engross"}
