"""Faults of well-formedness: found, at the right place, in bounded time and memory."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.checks.parse import MAX_BYTES, parse, read
from encoder.checks.wellformed import well_formedness
from encoder.errors import InvalidDocument

FAULTS = [
    ("<a>\n<p>one <hi>two</p>\n</a>", "xml/unclosed-element", 2, 8, "`<hi>`"),
    ("<a>\n <b>\n  <b>\n   <c/>\n  </b>\n</a>", "xml/unclosed-element", 2, 2, "`<b>`"),
    ("<a>\n <b>\n  <b>\n   <c/>\n </b>\n</a>", "xml/unclosed-element", 3, 3, "`<b>`"),
    ("<a><p>x</pp></a>", "xml/mismatched-tag", 1, 8, "`</pp>`"),
    ("<a><p>x", "xml/unclosed-element", 1, 4, "`<p>`"),
    ("<a></a></p>", "xml/stray-end-tag", 1, 8, "`</p>`"),
    ('<a b="1" b="2"/>', "xml/duplicate-attribute", 1, 10, "`@b`"),
    ("<a b=1/>", "xml/attribute-syntax", 1, 4, "`@b`"),
    ('<a b="1"c="2"/>', "xml/attribute-syntax", 1, 9, "`@c`"),
    ("<a>R & D</a>", "xml/unescaped", 1, 6, "`&`"),
    ("<a>x < y</a>", "xml/unescaped", 1, 6, "`<`"),
    ("<a>one&nbsp;two</a>", "xml/undeclared-entity", 1, 7, "`&nbsp;`"),
    ("<a>&#0;</a>", "xml/character", 1, 4, "`&#0;`"),
    ("<a>\x01</a>", "xml/character", 1, 4, "U+0001"),
    ("<a>]]></a>", "xml/character", 1, 4, "`]]>`"),
    ("<a/><b/>", "xml/outside-root", 1, 5, "`<b>`"),
    ("x<a/>", "xml/outside-root", 1, 1, '"x"'),
    ("", "xml/no-root", 1, 1, "no element"),
    ("<x:a/>", "xml/undeclared-prefix", 1, 1, "`x:`"),
    (" <?xml version='1.0'?><a/>", "xml/declaration", 1, 2, "declaration"),
    ("<a><!-- x </a>", "xml/unclosed-markup", 1, 4, "comment"),
    ('<a b="x>y</a>', "xml/unclosed-markup", 1, 1, "quotation mark"),
    (b"<a>\nx\xe9</a>", "xml/encoding", 2, 2, "0xE9 at offset 5"),
    (b'<?xml version="1.0" encoding="utf-9"?><a/>', "xml/encoding", 1, 1, "utf-9"),
    (b'<?xml version="1.0" encoding="utf-16"?><a/>', "xml/encoding", 1, 1, "utf-16"),
    (b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xc3\xa9</a>', "xml/encoding", 1, 1, "UTF-8"),
    (b"\xef\xbb\xbf\xef\xbb\xbf<a/>", "xml/encoding", 1, 1, "byte order mark"),
    (b'\xef\xbb\xbf<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "xml/encoding", 1, 1, "order mark"),
    ('\ufeff<?xml version="1.0" encoding="UTF-8"?><a/>'.encode("utf-16-le"), "xml/encoding", 1, 1, "UTF-16"),
]


@pytest.mark.parametrize(("text", "rule", "line", "column", "culprit"), FAULTS)
def test_a_fault_is_named_where_it_is(text, rule, line, column, culprit):
    data = text if isinstance(text, bytes) else text.encode()
    (finding,) = well_formedness(data, "a.xml")
    assert (finding.rule, finding.place.line, finding.place.column) == (rule, line, column)
    assert culprit in finding.message
    assert finding.place.file == "a.xml"


@pytest.mark.parametrize(
    "data",
    [
        b"<a/>",
        b"\xef\xbb\xbf<a>\xc3\xa9</a>",
        '\ufeff<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16-le"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>',
        b'<!DOCTYPE a [<!ENTITY x "never used">]>\n<a/>',
        b"<a><![CDATA[<&]]></a>",
    ],
)
def test_what_is_well_formed_is_left_alone(data):
    assert well_formedness(data, "a.xml") == ()


def test_several_faults_are_all_reported():
    rules = [finding.rule for finding in well_formedness(b"<a>\n<b>&nbsp;\n</a>\n</c>", "a.xml")]
    assert rules == ["xml/unclosed-element", "xml/undeclared-entity", "xml/stray-end-tag"]


class TestDoctype:
    def test_external_entity_is_refused_and_not_read(self, tmp_path):
        (tmp_path / "secret").write_text("hidden")
        doctype = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
        findings = well_formedness(f"{doctype}<a>&x;</a>".encode(), "a.xml")
        assert [finding.rule for finding in findings] == ["xml/external-entity", "xml/entity-not-expanded"]
        assert "hidden" not in str(findings)

    def test_parameter_entity_is_not_loaded(self, tmp_path):
        (tmp_path / "x.dtd").write_text('<!ENTITY z "loaded">')
        doctype = f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{(tmp_path / "x.dtd").as_uri()}">%p;]>'
        rules = [finding.rule for finding in well_formedness(f"{doctype}<a>&z;</a>".encode(), "a.xml")]
        assert rules == ["xml/external-entity", "xml/undeclared-entity"]

    def test_external_subset_is_a_warning_only(self):
        (finding,) = well_formedness(b'<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>', "a.xml")
        assert (finding.rule, finding.severity) == ("xml/doctype", "warning")

    def test_no_encoding_hides_a_doctype(self):
        hidden = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'.encode("utf-16")
        with pytest.raises(InvalidDocument):
            parse(hidden, "a.xml")


HOSTILE = {
    "deep": b"<a>" * 100_000 + b"</a>" * 100_000,
    "laughs": b'<!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (n + 1, b"&%c;" % n * 10) for n in range(97, 117))
    + b"]><a>&t;</a>",
    "open tags": b'<a b="c"' * 50_000,
    "less-than": b"<" * 50_000,
    "comments": b"<!--" * 50_000,
    "doctypes": b"<!DOCTYPE a [" * 10_000,
    "attributes": b"<a " + b"b " * 50_000 + b">",
    "long text": b"<a>" + b"x" * 11_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_cost_little(name):
    begin = time.monotonic()
    findings = well_formedness(HOSTILE[name], "a.xml")
    assert findings
    assert len(findings) <= 25
    assert time.monotonic() - begin < 20


def test_a_huge_file_is_refused_unread(tmp_path):
    huge = tmp_path / "huge.xml"
    with huge.open("wb") as file:
        file.truncate(2 * MAX_BYTES)
    with pytest.raises(InvalidDocument, match="200 MB"):
        read(huge)


TAGS = ["<a>", "</a>", "<b/>", "<b", "</b>", "<!--", "-->", "c='1'"]
CHARACTERS = ["&", "&amp;", "x", "<", ">", "'", '"', "=", "é", "]]>"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TAGS + CHARACTERS), max_size=12))
def test_findings_if_and_only_if_a_parser_refuses(pieces):
    data = f"<a>{''.join(pieces)}</a>".encode()
    try:
        etree.fromstring(data)
        refused = False
    except etree.XMLSyntaxError:
        refused = True
    assert bool(well_formedness(data, "a.xml")) == refused
