"""Whatever is valid against our schema is valid TEI: shown on random documents that our grammar allows.

ENGROSS_RANDOM is how many of them (200 by default; a few thousand before a release).
"""

import os
from collections import Counter
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.checks import relaxng, schematron
from encoder.findings import Severity
from encoder.resources import resource
from tests.schema.random_documents import Generator, Grammar
from tests.shared import SHARED

COUNT = int(os.environ.get("ENGROSS_RANDOM", "200"))
REFERENCE = SHARED / "reference"
GRAMMAR = Grammar(resource("schema", "engross.rng"))
needs_tei = pytest.mark.skipif(not REFERENCE.exists(), reason="needs the whole of TEI")

OURS = {
    "citestructure": "sch-citation",
    "structure-p-in-l-or-lg": "sch-verse",
    "calendar_attr_on_empty_element": "sch-calendar",
}
"""What a grammar cannot say and TEI says by Schematron, and our rule that says it too."""


@cache
def documents(seed: int, count: int) -> tuple[etree._ElementTree, ...]:
    generator = Generator(GRAMMAR, seed)
    return tuple(generator.document() for _ in range(count))


def test_every_element_occurs() -> None:
    seen = Counter(etree.QName(element).localname for tree in documents(1, COUNT) for element in tree.iter())
    assert set(seen) == GRAMMAR.elements


def test_the_generator_and_libxml2_agree() -> None:
    assert [relaxng.first_error(tree) for tree in documents(1, COUNT)] == [None] * COUNT


@needs_tei
def test_random_documents_are_valid_tei() -> None:
    tei = REFERENCE / "tei_all.rng"
    errors = [relaxng.first_error(tree, tei) for tree in documents(1, COUNT)]
    assert errors == [None] * COUNT


@needs_tei
@given(seed=st.integers(0, 2**32))
@settings(max_examples=max(20, COUNT // 10), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_teis_schematron_rejects_ours_rejects(seed: int) -> None:
    document = etree.tostring(Generator(GRAMMAR, seed).document())
    errors = {
        (finding.rule, finding.place.xpath)
        for finding in schematron.check(document, resource("schema", "engross.sch"))
        if finding.severity is Severity.ERROR
    }
    for finding in schematron.check(document, REFERENCE / "tei_all.isosch"):
        own = next((rule for part, rule in OURS.items() if part in finding.rule), "none of ours")
        assert (own, finding.place.xpath) in errors, finding
