"""EDTF, levels 0 and 1, as attributes of a TEI `date`."""

import pytest

from encoder.metadata.edtf import date_attributes
from encoder.model import Metadata
from encoder.tei.correspondence import build_date
from tests.tei.test_header import LETTERS, encoded, values


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("1962-10-27", {"when": "1962-10-27"}),
        ("1962-10", {"when": "1962-10"}),
        ("1962", {"when": "1962"}),
        ("0044", {"when": "0044"}),
        ("-0044", {"when": "-0044"}),
        ("-0044-03-15", {"when": "-0044-03-15"}),
        ("Y-17000", {"when": "-17000"}),
        ("1985-04-12T23:20:30Z", {"when": "1985-04-12T23:20:30Z"}),
        ("1970-05-03/1970-05-05", {"from": "1970-05-03", "to": "1970-05-05"}),
        ("-0050/-0044", {"from": "-0050", "to": "-0044"}),
        ("1951-05/1951", {"from": "1951-05", "to": "1951"}),
        ("1951/..", {"from": "1951"}),
        ("../1951", {"to": "1951"}),
        ("1951/", {"from": "1951"}),
        ("195X", {"notBefore": "1950", "notAfter": "1959"}),
        ("19XX", {"notBefore": "1900", "notAfter": "1999"}),
        ("-004X", {"notBefore": "-0049", "notAfter": "-0040"}),
        ("195X/1962", {"notBefore": "1950", "to": "1962"}),
        ("1951-XX-XX", {"when": "1951"}),
        ("1951-12-XX", {"when": "1951-12"}),
        ("1951?", {"when": "1951", "cert": "medium"}),
        ("1951-05~", {"when": "1951-05", "cert": "medium"}),
        ("1951%", {"when": "1951", "cert": "low"}),
        ("1951-21", {"when": "1951", "cert": "medium"}),
        ("2000-02-29", {"when": "2000-02-29"}),
    ],
)
def test_a_date_becomes_attributes_that_are_valid(text, attributes):
    assert dict(date_attributes(text) or ()) == attributes
    assert values(encoded(LETTERS, Metadata(date=text)), "//t:creation/t:date")[0].attrib == attributes


@pytest.mark.parametrize(
    "text",
    [
        "1951-02-30", "1900-02-29", "1951-13", "1951-00-10", "1951-04-31", "0000", "-0000", "1952/1951",
        "../..", "/", "1951-5-3", "51", "19511", "1951-25", "XXXX-05-01", "1X51", "1951-03-15T25:00:00",
        "1951/1952/1953", "", "May 3, 1951", "+1951", "１９５１", "Y99999999999999",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert date_attributes(text) is None


@pytest.mark.parametrize("text", ["1951-02-30", "-0044-13-15", "1951-44-03-15"])
def test_an_impossible_date_stays_words(text):
    (date,) = build_date(text)
    assert (date.text, dict(date.attrib)) == (text, {})
