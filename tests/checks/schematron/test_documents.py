"""Patterns about other documents: `pattern/@documents`."""

from pathlib import Path

import pytest

from encoder.checks.validate import Schemas, check_file
from encoder.schemas import SCHEMATRON

PATTERN = (
    '<pattern documents="{}"><rule context="person">'
    '<assert id="known" test="@id = $named">unknown: <value-of select="@id"/></assert>'
    '<report id="where" test="@id = \'x\'"><value-of select="tokenize(base-uri(.), \'/\')[last()]"/></report>'
    "</rule></pattern>"
)
OWN = '<pattern><rule context="name"><report id="own" test="true()">here</report></rule></pattern>'
PERSONS = '<list>\n<person id="anna"/>\n <person id="bert"/></list>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "project" / ".git").mkdir(parents=True)
    (tmp_path / "project" / "a.xml").write_text(
        f'<?xml-model href="a.sch" schematypens="{SCHEMATRON}"?>'
        '<d list="persons.xml" out="../outside.xml"><name ref="anna"/></d>'
    )
    (tmp_path / "project" / "persons.xml").write_text(PERSONS)
    (tmp_path / "outside.xml").write_text(PERSONS)
    return tmp_path / "project"


def found(folder: Path, documents: str, *, trusted: bool) -> list[tuple[str, str, int | None, int | None]]:
    schema = folder / "a.sch"
    schema.write_text(
        f'<schema xmlns="{SCHEMATRON}" queryBinding="xslt2"><let name="named" value="//name/@ref"/>'
        f"{PATTERN.format(documents)}{OWN}</schema>"
    )
    findings = check_file(folder / "a.xml", Schemas(schematrons=(schema,)) if trusted else Schemas())
    assert any(finding.rule == "own" for finding in findings)
    rest = [finding for finding in findings if finding.rule != "own"]
    return [(one.rule, Path(one.place.file or "").name, one.place.line, one.place.column) for one in rest]


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize(
    "documents", ["/d/@list", "'persons.xml'", "//name/'persons.xml'", "('persons.xml', 'persons.xml')"]
)
def test_rules_run_on_the_documents_named(folder: Path, documents: str, trusted: bool) -> None:
    assert found(folder, documents, trusted=trusted) == [("known", "persons.xml", 3, 2)]


def test_no_document_named_is_nothing_to_check(folder: Path) -> None:
    assert found(folder, "//nothing/@href", trusted=True) == []


def test_outside_the_project_only_with_trust(folder: Path) -> None:
    assert found(folder, "/d/@out", trusted=True) == [("known", "outside.xml", 3, 2)]
    assert [rule for rule, *_ in found(folder, "/d/@out", trusted=False)] == ["xml/not-included"]


@pytest.mark.parametrize("documents", ["'missing.xml'", "'http://example.org/x.xml'", "'a.sch#x', ''"])
@pytest.mark.parametrize("trusted", [True, False])
def test_what_cannot_be_read_is_an_error(folder: Path, documents: str, trusted: bool) -> None:
    rules = {rule for rule, *_ in found(folder, documents, trusted=trusted)}
    assert rules == {"xml/not-included"}


def test_a_stranger_names_documents_without_reading_any(folder: Path) -> None:
    schema = folder / "a.sch"
    pattern = PATTERN.format("unparsed-text-lines('list.txt')")
    schema.write_text(f'<schema xmlns="{SCHEMATRON}" queryBinding="xslt2">{pattern}</schema>')
    assert [one.rule for one in check_file(folder / "a.xml", Schemas())] == ["model/not-trusted"]


def test_a_large_document_names_others(folder: Path) -> None:
    path = folder / "a.xml"
    path.write_text(path.read_text().replace("</d>", "<x/>" * 3000 + "</d>"))
    (folder / "persons.xml").write_text("<list>" + "<x/>" * 3000 + '\n<person id="bert"/></list>')
    assert found(folder, "/d/@list", trusted=True) == [("known", "persons.xml", 2, 1)]
