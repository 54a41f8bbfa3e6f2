"""Entities of the internal subset are put in place, within bounds; places are those of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.checks.entities import expanded, parse_with_entities
from encoder.checks.validate import Schemas, check_file
from encoder.checks.wellformed import well_formedness

GRAMMAR = """<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><zeroOrMore><choice>
<text/><element name="b"><optional><attribute name="n"/></optional><text/></element>
</choice></zeroOrMore></element>"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern>
<rule context="b"><assert id="dash" test="contains(., '—')">a dash</assert></rule></pattern></schema>"""


def _rules(xml: str) -> list[str]:
    return [finding.rule for finding in well_formedness(xml.encode(), "a.xml")]


@pytest.mark.parametrize(
    ("declarations", "content", "text"),
    [
        ('<!ENTITY mdash "—">', "x&mdash;y", "x—y"),
        ("<!ENTITY mdash '&#8212;'>", "x&mdash;y", "x—y"),
        ('<!ENTITY d "&#x2014;"><!ENTITY two "&d;&d;">', "&two;", "——"),
        ('<!ENTITY and "&#38;#38;">', "&and;", "&"),
        ('<!ENTITY x "first"><!ENTITY x "second">', "&x;", "first"),
        ('<!-- <!ENTITY x "no"> --><!ENTITY x "yes">', "&x;", "yes"),
        ('<!ENTITY b "<b>in</b>">', "&b;", "in"),
        ('<!ENTITY x "no">', "<![CDATA[&x;]]>", "&x;"),
        ('<!ENTITY q "&#34;">', '<b n="&q;"/>', ""),
    ],
)
def test_entities_are_put_in_place(declarations: str, content: str, text: str) -> None:
    xml = f"<!DOCTYPE a [{declarations}]>\n<a>{content}</a>"
    assert _rules(xml) == []
    assert "".join(map(str, parse_with_entities(xml.encode(), "a.xml").getroot().itertext())) == text


@pytest.mark.parametrize(
    ("declarations", "why"),
    [
        ('<!ENTITY x "&y;"><!ENTITY y "&x;">', "itself"),
        ('<!ENTITY x "<b>">', "not complete"),
        ('<!ENTITY x SYSTEM "x.txt">', "outside"),
        ('<!ENTITY y SYSTEM "x.txt"><!ENTITY x "a&y;">', "outside"),
        ('<!ENTITY y "' + "y" * 60_000 + '"><!ENTITY x "&y;&y;">', "too long"),
    ],
)
def test_what_is_not_put_in_place_is_told_with_the_reason(declarations: str, why: str) -> None:
    found = well_formedness(f"<!DOCTYPE a [{declarations}]>\n<a>&x;</a>".encode(), "a.xml")
    finding = next(one for one in found if one.rule == "xml/entity-not-expanded")
    assert why in finding.message
    assert (finding.place.line, finding.place.column) == (2, 4)


def test_many_references_are_bounded() -> None:
    xml = '<!DOCTYPE a [<!ENTITY x "' + "y" * 90_000 + '">]><a>' + "&x;" * 12 + "</a>"
    (finding,) = well_formedness(xml.encode(), "a.xml")
    assert "1,000,000" in finding.message


def test_places_are_those_of_the_file(tmp_path) -> None:
    (tmp_path / "a.rng").write_text(GRAMMAR)
    (tmp_path / "a.sch").write_text(RULES)
    doctype = '<!DOCTYPE a [\n<!ENTITY long "one\ntwo\nthree">\n<!ENTITY mdash "—">\n<!ENTITY c "<c/>">]>'
    path = tmp_path / "a.xml"
    path.write_text(f"{doctype}\n<a>&long; <b>x&mdash;y</b> <b>none</b> <d/>\n&c;</a>")
    found = check_file(path, Schemas((tmp_path / "a.rng",), (tmp_path / "a.sch",)))
    places = {(finding.rule, finding.place.line, finding.place.column) for finding in found}
    assert ("dash", 7, 28) in places
    assert {(line, column) for rule, line, column in places if rule != "dash"} == {(7, 40), (8, 1)}
    assert len(found) == 3


def test_latin_1_is_read_with_its_entities() -> None:
    xml = '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE a [<!ENTITY x "é">]><a>à&x;</a>'
    assert parse_with_entities(xml.encode("latin-1"), "a.xml").getroot().text == "àé"


@given(st.lists(st.sampled_from(["word", "\n", "&m;", "&n;", "<b/>", "<b>&n;</b>"]), max_size=12))
def test_every_tag_of_the_file_keeps_its_place(parts: list[str]) -> None:
    xml = '<!DOCTYPE a [<!ENTITY m "—"><!ENTITY n "x\ny">]><a>' + "".join(parts) + "</a>"
    whole = expanded(xml.encode(), "a.xml")
    if whole is None:
        return
    there = [whole.position(tag.start) for tag in whole.tags()]
    assert there == [whole.original.position(tag.start) for tag in whole.original.tags()]
