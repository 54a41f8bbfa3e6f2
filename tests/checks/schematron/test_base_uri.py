"""Rules that ask where the document lies, and look into the files beside it."""

from pathlib import Path

import pytest

from encoder.checks.validate import Schemas, check_file
from encoder.schemas import SCHEMATRON

SCHEMA = (
    f'<schema xmlns="{SCHEMATRON}" queryBinding="xslt2"><pattern><rule context="name[@ref]">'
    '<assert id="known" test="{}">not known: <value-of select="@ref"/></assert></rule></pattern></schema>'
)
KNOWN = "substring-after(@ref, '#') = {}//person/@xml:id"
BY_DOCUMENT = "doc(resolve-uri(substring-before(@ref, '#'), base-uri(.)))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for name in ("tei", "schema"):
        (tmp_path / name).mkdir()
    (tmp_path / "tei" / "persons.xml").write_text('<list><person xml:id="anna"/></list>')
    (tmp_path / "tei" / "a b.xml").write_text(
        f'<?xml-model href="../schema/a.sch" schematypens="{SCHEMATRON}"?>'
        '<d><name ref="persons.xml#anna"/><name ref="persons.xml#bert"/></d>'
    )
    return tmp_path


def found(folder: Path, test: str, *, trusted: bool = True) -> list[str]:
    schema = folder / "schema" / "a.sch"
    schema.write_text(SCHEMA.format(test))
    schemas = Schemas(schematrons=(schema,)) if trusted else Schemas()
    return [finding.message for finding in check_file(folder / "tei" / "a b.xml", schemas)]


@pytest.mark.parametrize(
    "source",
    [
        BY_DOCUMENT,
        "document('persons.xml', /)",
        "document(substring-before(@ref, '#'), .)",
        "doc('../tei/persons.xml')",
    ],
)
def test_pointers_into_files_beside_the_document(folder, source):
    assert found(folder, KNOWN.format(source)) == ["not known: persons.xml#bert"]


@pytest.mark.parametrize(
    "test",
    [
        "doc-available(resolve-uri('persons.xml', base-uri(.)))",
        "not(doc-available(resolve-uri('missing.xml', base-uri(.))))",
        "ends-with(document-uri(/), '/tei/a%20b.xml')",
        "tokenize(base-uri(/), '/')[last()] = 'a%20b.xml'",
    ],
)
def test_the_address_of_the_document(folder, test):
    assert found(folder, test) == []


def test_a_strangers_rules_see_the_address_from_the_root_of_the_project(folder):
    assert found(folder, "base-uri(/) = 'file:///tei/a%20b.xml'", trusted=False) == []


def test_a_strangers_rules_read_nothing_by_an_address_that_is_put_together(folder):
    (message,) = found(folder, KNOWN.format(BY_DOCUMENT), trusted=False)
    assert "`doc()` is not allowed" in message
