"""Our rules in Python find the errors that the Schematron finds, and no others."""

from collections import Counter

import pytest
from lxml import etree

from encoder.checks import schematron
from encoder.checks.own_rules import violations
from encoder.checks.schematron.expand import read_schema
from encoder.checks.schematron.vocabulary import sch
from encoder.findings import Severity
from encoder.resources import resource
from tests.schema.documents import whole
from tests.schema.random_documents import Generator, Grammar
from tests.schema.test_rules import CASES, IDS

RULES = resource("schema", "engross.sch")
DOCUMENTS = 150


def by_saxon(data: bytes) -> Counter[str]:
    found = schematron.check(data, RULES)
    return Counter(finding.rule for finding in found if finding.severity is Severity.ERROR)


def by_us(data: bytes) -> Counter[str]:
    tree = etree.ElementTree(etree.fromstring(data))
    return Counter(violation.rule for violation in violations(tree))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_cases_of_the_rules(case):
    for xml in (case["good"], case["bad"]):
        data = whole(xml, case["place"]).encode()
        assert set(by_us(data)) == set(by_saxon(data))


def test_random_documents_violate_the_same_rules():
    generator = Generator(Grammar(resource("schema", "engross.rng")), 1)
    met: Counter[str] = Counter()
    for _ in range(DOCUMENTS):
        data = etree.tostring(generator.document())
        assert set(by_us(data)) == set(by_saxon(data)), data.decode()
        met += by_us(data)
    assert len(met) > 6, "the documents must violate enough rules to say something"


def test_every_error_has_its_function():
    asserted = (one for one in read_schema(RULES).iter(sch("assert"), sch("report")))
    errors = {one.get("id") for one in asserted if one.get("role") == "error"}
    cases = {rule for case in CASES for rule in by_us(whole(case["bad"], case["place"]).encode())}
    assert errors == cases
