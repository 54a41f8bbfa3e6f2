"""The ODD says what the grammar says: read back on its own, element by element."""

import shutil
import subprocess
from functools import cache

import pytest
from lxml import etree

from docs.generator.__main__ import made
from docs.generator.grammar import Grammar
from encoder.checks import relaxng, schematron
from encoder.resources import resource
from tests.shared import SHARED

TEI = "{http://www.tei-c.org/ns/1.0}"
GRAMMAR = Grammar(resource("schema", "engross.rng"))
ODD = etree.parse(resource("schema", "engross.odd")).getroot()
SPECS = {str(spec.get("ident")): spec for spec in ODD.iter(f"{TEI}elementSpec")}
CLASSES = {str(spec.get("ident")): spec for spec in ODD.iter(f"{TEI}classSpec")}
MACROS = {str(spec.get("ident")): spec for spec in ODD.iter(f"{TEI}macroSpec")}
CERTAINTY = {"high", "medium", "low", "unknown"}


def attributes(spec: etree._Element) -> dict[str, set[str]]:
    """The attributes of an element or class of the ODD, with their closed lists."""
    found: dict[str, set[str]] = {}
    for member in spec.iterfind(f"{TEI}classes/{TEI}memberOf"):
        found |= attributes(CLASSES[str(member.get("key"))])
    for definition in spec.iter(f"{TEI}attDef"):
        if definition.get("mode") != "delete":
            values = {str(item.get("ident")) for item in definition.iter(f"{TEI}valItem")}
            certain = definition.find(f".//{TEI}dataRef[@key='teidata.probCert']") is not None
            found.setdefault(str(definition.get("ident")), set()).update(CERTAINTY if certain else values)
    return found


@cache
def content(spec: etree._Element) -> frozenset[str]:
    """The names of what an element or macro of the ODD may hold, `#text` for characters."""
    names = {str(ref.get("key")) for ref in spec.iterfind(f"{TEI}content//{TEI}elementRef")}
    if any(spec.findall(f"{TEI}content//{TEI}{kind}") for kind in ("textNode", "dataRef")):
        names.add("#text")
    for ref in spec.iterfind(f"{TEI}content//{TEI}macroRef"):
        names |= content(MACROS[str(ref.get("key"))])
    return frozenset(names)


def test_the_elements_agree() -> None:
    assert set(SPECS) == set(GRAMMAR.elements)
    included = [name for module in ODD.iter(f"{TEI}moduleRef") for name in module.get("include", "").split()]
    assert sorted(included) == sorted(GRAMMAR.elements)


@pytest.mark.parametrize("name", GRAMMAR.elements)
def test_an_element_agrees(name: str) -> None:
    element = GRAMMAR.elements[name]
    expected = {attribute.name: set(attribute.values) for attribute in GRAMMAR.attributes(element)}
    if name == "note":
        expected["type"] = {"source", "textual", "editorial", "author"}
    assert attributes(SPECS[name]) == expected
    assert content(SPECS[name]) == set(GRAMMAR.content(element))
    assert SPECS[name].find(f"{TEI}classes").get("mode") == "replace"


@pytest.mark.parametrize("name", GRAMMAR.elements)
def test_an_element_is_explained(name: str) -> None:
    spec = SPECS[name]
    assert spec.findtext(f"{TEI}gloss")
    assert spec.findtext(f"{TEI}desc", "").endswith((".", '",'))
    assert len(spec.find(f"{TEI}exemplum")[0]) == 1


def test_the_rules_are_in_it() -> None:
    patterns = etree.parse(resource("schema", "engross.sch")).findall("{*}pattern")
    inside = [pattern.get("id") for pattern in ODD.iter("{http://purl.oclc.org/dsdl/schematron}pattern")]
    assert inside == [pattern.get("id") for pattern in patterns]


def test_the_example_is_valid() -> None:
    path = resource("schema", "example.xml")
    assert relaxng.first_error(etree.parse(path)) is None
    assert schematron.check(path.read_bytes(), resource("schema", "engross.sch")) == ()


def test_what_is_made_is_not_stale() -> None:
    stale = [str(path) for path, text in made().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run python -m docs.generator"


@pytest.mark.skipif(not shutil.which("jing") or not SHARED.exists(), reason="needs jing and the whole of TEI")
def test_the_odd_is_tei() -> None:
    odd = resource("schema", "engross.odd")
    jing = subprocess.run(
        ["jing", SHARED / "reference" / "tei_all.rng", odd], capture_output=True, text=True, check=False
    )
    assert jing.stdout == ""
    assert schematron.check(odd.read_bytes(), SHARED / "reference" / "tei_all.isosch") == ()
