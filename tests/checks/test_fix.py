"""Repairs: right, told, idempotent, and nothing else is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import encoder
from encoder.checks.fix import BY_RULE, fix
from encoder.checks.fix.dates import read_date
from tests.shared import REPO

CASES = [
    (
        '<a><pb n="1" xml:id="p"/>x <pb n="2" xml:id="p"/> y</a>',
        '<a><pb n="1" xml:id="p"/>x <pb n="2" xml:id="pg_2"/> y</a>',
    ),
    (
        '<a><pb n="2" xml:id="pg_2"/><pb n="2" xml:id="pg_2"/></a>',
        '<a><pb n="2" xml:id="pg_2"/><pb n="2" xml:id="pg_2b"/></a>',
    ),
    ('<a xml:id="x"><b xml:id="x"/></a>', None),
    ("<a>x  \n y\t\n</a>", "<a>x\n y\n</a>"),
    ("<a>x <pb/>y</a>", "<a>x <pb/> y</a>"),
    ("<a>x<pb/> y</a>", "<a>x <pb/> y</a>"),
    ("<a>x<pb/>y</a>", None),
    ('<a>x <pb break="no"/>y</a>', None),
    ("<date>March 14, 1951</date>", '<date when="1951-03-14">March 14, 1951</date>'),
    ("<date>2 May\n 1957</date>", '<date when="1957-05-02">2 May\n 1957</date>'),
    ("<date>February 30, 1962</date>", None),
    ("<date>3/4/1962</date>", None),
    ('<date notBefore="1951">March 14, 1951</date>', None),
    ('<a xml:id="x" type="t" n="1"  xmlns="u"/>', None),
    ('<a xml:space="preserve">x  \n</a>', None),
    ("<a>not well-formed  \n", None),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_repairs(before, after):
    before, after = before + "\n", (before if after is None else after) + "\n"
    fixed, remarks = fix(before.encode(), "a.xml")
    assert fixed.decode() == after
    assert bool(remarks) == (before != after)
    assert fix(fixed, "a.xml") == (fixed, ())


def test_attributes_are_put_in_order_where_asked():
    before, after = (
        '<a xml:id="x" type="t" n="1"  xmlns="u"/>\n',
        '<a xmlns="u" n="1" type="t"  xml:id="x"/>\n',
    )
    order = (BY_RULE["fix/attribute-order"],)
    assert fix(before.encode(), "a.xml", order)[0].decode() == after
    assert fix(after.encode(), "a.xml", order) == (after.encode(), ())


def test_says_what_it_did():
    _, (remark,) = fix(b"<a>\n<date>March 1951</date>\n</a>\n", "a.xml")
    assert str(remark) == 'a.xml:2:6: info [fix/date-when] mended: "March 1951" is dated 1951-03'


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Sept. 3, 1962", "1962-09-03"),
        ("3rd June 1962", "1962-06-03"),
        ("1962-10-27", "1962-10-27"),
        ("1962", None),
    ],
)
def test_dates_that_can_be_read_in_one_way(words, when):
    assert read_date(words) == when


def test_byte_order_mark_line_ends_and_quotes_stay():
    data = "\ufeff<?xml version='1.0'?>\r\n<a b='é'>x \r\n&#233;<!-- y  \n --></a>\r\n".encode()
    fixed, _ = fix(data, "a.xml")
    assert fixed == data.replace(b"x \r\n", b"x\r\n")


def test_a_document_without_faults_keeps_every_byte_but_the_order_of_attributes():
    data = (REPO / "benchmarks" / "specimen.xml").read_bytes()
    fixed, remarks = fix(data, "a.xml")
    assert {remark.rule for remark in remarks} <= {"fix/attribute-order"}
    assert etree.canonicalize(fixed.decode()) == etree.canonicalize(data.decode())


PIECES = [
    '<pb n="1" xml:id="a"/>',
    '<pb xml:id="a" n="2"/>',
    "<date>May 3, 1962</date>",
    "x",
    " ",
    "\n",
    "<b> </b>",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=15))
def test_idempotent_and_harmless(pieces):
    data = f"<a>{''.join(pieces)}</a>".encode()
    fixed, _ = fix(data, "a.xml")
    assert fix(fixed, "a.xml") == (fixed, ())
    before, after = (etree.fromstring(text, etree.XMLParser(collect_ids=False)) for text in (data, fixed))
    assert "".join(before.itertext()).split() == "".join(after.itertext()).split()
    ids = after.xpath("//@xml:id")
    assert len(ids) == len(set(ids))


def test_what_the_encoder_writes_stays_valid():
    document = encoder.encode("7. Memorandum\n\nPort Salter, March 14, 1951.\n\nThe lamp is lit.\n")
    fixed, _ = fix(document.tei, "a.xml")
    assert not [finding for finding in encoder.validate(fixed) if finding.severity == "error"]
