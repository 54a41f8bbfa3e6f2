"""TEI P4 is said in one message, unless the grammar is one of P4."""

import pytest

from encoder.checks.validate import Schemas, check_file
from encoder.checks.wellformed import well_formedness

P4 = "<TEI.2><teiHeader><fileDesc/></teiHeader><text><body><div0><p>x</p></div0></body></text></TEI.2>"
GRAMMAR = """<element name="TEI.2" xmlns="http://relaxng.org/ns/structure/1.0">
<element name="teiHeader"><text/></element></element>"""


@pytest.mark.parametrize("schemas", [Schemas(engross=True), Schemas()])
@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE TEI.2 [<!ENTITY mdash "x">]>'])
def test_p4_is_one_error(schemas: Schemas, doctype: str, tmp_path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(f"{doctype}\n{P4}")
    (finding,) = check_file(path, schemas)
    assert (finding.rule, finding.severity, finding.place.line) == ("model/older", "error", 2)


def test_a_grammar_of_p4_is_used(tmp_path) -> None:
    (tmp_path / "p4.rng").write_text(GRAMMAR)
    path = tmp_path / "a.xml"
    path.write_text(P4)
    rules = {finding.rule for finding in check_file(path, Schemas((tmp_path / "p4.rng",)))}
    assert rules and "model/older" not in rules


def test_entities_of_a_dtd_that_is_not_read_are_told_once_each() -> None:
    doctype = '<!DOCTYPE TEI.2 PUBLIC "-//TEI//DTD" "tei2.dtd">'
    found = well_formedness(f"{doctype}<TEI.2>&mdash;&mdash;&eacute;&mdash;</TEI.2>".encode(), "a.xml")
    messages = [finding.message for finding in found if finding.rule == "xml/undeclared-entity"]
    assert len(messages) == len(set(messages)) == 2
