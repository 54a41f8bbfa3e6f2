"""Each rule of engross.sch passes what it should pass and says what is wrong where something is."""

import re
from pathlib import Path

import pytest
from lxml import etree

from encoder import saxon
from encoder.checks import relaxng, schematron
from encoder.checks.schematron.expand import read_schema
from encoder.checks.schematron.run import run_program
from encoder.checks.schematron.vocabulary import sch
from encoder.checks.trust import Schema
from encoder.findings import Finding
from encoder.resources import resource
from tests.schema.documents import whole

RULES = resource("schema", "engross.sch")
CASE = re.compile(
    r"^=== (?P<rule>.+)\npasses(?: in (?P<place>\w+))?\n(?P<good>(?:.+\n)+?)"
    r"fails(?: in \w+)?\n(?P<bad>(?:.+\n)+?)"
    r"says (?P<severity>\w+)\n(?P<message>.+)\n",
    re.M,
)
CASES = list(CASE.finditer((Path(__file__).parent / "rule_cases.txt").read_text(encoding="utf-8")))
IDS = [f"{case['rule']}-{number}" for number, case in enumerate(CASES)]


def check(xml: str, place: str | None, rule: str) -> list[Finding]:
    document = whole(xml, place).encode()
    return [finding for finding in schematron.check(document, RULES) if finding.rule == rule]


def assertions() -> list[etree._Element]:
    return list(read_schema(RULES).iter(sch("assert"), sch("report")))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_passes(case: re.Match[str]) -> None:
    assert check(case["good"], case["place"], case["rule"]) == []


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_fails(case: re.Match[str]) -> None:
    findings = check(case["bad"], case["place"], case["rule"])
    assert [finding.message for finding in findings][-1:] == [case["message"]]
    assert findings[0].severity == case["severity"]
    assert findings[0].place.line


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_cases_are_valid_against_the_grammar(case: re.Match[str]) -> None:
    for xml in (case["good"], case["bad"]):
        tree = etree.ElementTree(etree.fromstring(whole(xml, case["place"])))
        assert relaxng.is_valid(tree), relaxng.first_error(tree)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_as_templates_the_rules_find_the_same(case: re.Match[str]) -> None:
    """Other processors take the contexts as match patterns: so must ours be able to."""
    document = whole(case["bad"], case["place"])
    found = [
        sorted(
            str(finding)
            for _, finding in run_program(saxon.parse(document), Schema.given(RULES), None, careful=careful)
        )
        for careful in (False, True)
    ]
    assert found[0] == found[1] != []


def test_every_rule_has_a_case_and_a_name_of_its_own() -> None:
    rules = [rule.get("id") for rule in assertions()]
    assert sorted(set(rules)) == sorted(rules)
    assert {case["rule"] for case in CASES} == set(rules)


def test_every_rule_has_a_role() -> None:
    assert {rule.get("role") for rule in assertions()} == {"error", "warning", "info"}


def test_phases_divide_the_patterns() -> None:
    schema = etree.parse(RULES)
    active = sorted(str(name) for name in schema.xpath("//*[local-name() = 'active']/@pattern"))
    assert active == sorted(str(name) for name in schema.xpath("//*[local-name() = 'pattern']/@id"))


def test_a_good_document_has_no_findings() -> None:
    assert schematron.check(whole("<head>1. A</head><p>b</p>").encode(), RULES) == ()
