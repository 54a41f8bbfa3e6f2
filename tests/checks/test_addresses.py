"""Catalogues: addresses of the web to files of the project, and to no others."""

from pathlib import Path

import pytest

from encoder.checks import addresses
from encoder.checks.addresses import mapped_file
from encoder.checks.validate import Schemas, check_file
from encoder.cli import run
from encoder.corpus.vendoring import add_schema
from encoder.errors import UsageError

RNG = "http://relaxng.org/ns/structure/1.0"
GRAMMAR = f'<element xmlns="{RNG}" name="d"><text/></element>'
URL = "https://example.org/x/a.rng"


@pytest.fixture
def project(tmp_path, monkeypatch):
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    (root / "tei" / "deep").mkdir(parents=True)
    (root / "s").mkdir()
    (root / "s" / "a.rng").write_text(GRAMMAR)
    (root / "tei" / "deep" / "d.xml").write_text(f'<?xml-model href="{URL}" schematypens="{RNG}"?><e/>')
    (tmp_path / "out.rng").write_text(GRAMMAR)
    (root / "s" / "link.rng").symlink_to(tmp_path / "out.rng")
    monkeypatch.delenv("XML_CATALOG_FILES", raising=False)
    monkeypatch.chdir(root)
    addresses._entries.cache_clear()
    return root


def catalog(path: Path, entries: str) -> Path:
    path.write_text(f'<catalog xmlns="{addresses.CATALOGS}">{entries}</catalog>')
    return path


@pytest.mark.parametrize(
    "entries",
    [
        f'<uri name="{URL}" uri="s/a.rng"/>',
        f'<system systemId="{URL}" uri="s/a.rng"/>',
        '<rewriteURI uriStartString="https://example.org/x/" rewritePrefix="s/"/>',
        '<rewriteSystem systemIdStartString="https://example.org/x/" rewritePrefix="./s/"/>',
        '<uriSuffix uriSuffix="/a.rng" uri="s/a.rng"/>',
        f'<group xml:base="s/"><uri name="{URL}" uri="a.rng"/></group>',
        '<rewriteURI uriStartString="https://example.org/" rewritePrefix="none/"/>'
        '<rewriteURI uriStartString="https://example.org/x/" rewritePrefix="s/"/>',
        '<nextCatalog catalog="next.xml"/>',
        '<nextCatalog catalog="catalog.xml"/><nextCatalog catalog="missing.xml"/>'
        f'<uri name="{URL}" uri="s/a.rng"/>',
    ],
)
def test_an_address_is_mapped(project, entries):
    catalog(project / "next.xml", f'<uri name="{URL}" uri="s/a.rng"/>')
    catalog(project / "catalog.xml", entries)
    assert mapped_file(URL, project / "tei" / "deep") == project / "s" / "a.rng"
    assert mapped_file(URL.replace("a.rng", "b.rng"), project / "tei") is None
    (finding,) = check_file(project / "tei" / "deep" / "d.xml", Schemas())
    assert finding.rule == "relaxng/element-unknown"


@pytest.mark.parametrize(
    "entries",
    [
        f'<uri name="{URL}" uri="../out.rng"/>',
        f'<uri name="{URL}" uri="{{out}}"/>',
        f'<uri name="{URL}" uri="file:{{out}}"/>',
        f'<uri name="{URL}" uri="s/link.rng"/>',
        f'<uri name="{URL}" uri="file://example.org{{out}}"/>',
        f'<uri name="{URL}" uri="https://example.org/other.rng"/>',
        '<rewriteURI uriStartString="https://example.org/x/a" rewritePrefix="s/../../out"/>',
        f'<group xml:base="../"><uri name="{URL}" uri="out.rng"/></group>',
        '<nextCatalog catalog="../catalog.xml"/>',
        "<uri/><uri name='x'/>",
        "<broken",
    ],
)
def test_a_catalogue_in_a_project_leads_to_nothing_outside(project, entries):
    catalog(project.parent / "catalog.xml", f'<uri name="{URL}" uri="project/s/a.rng"/>')
    catalog(project / "catalog.xml", entries.replace("{out}", str(project.parent / "out.rng")))
    assert mapped_file(URL, project / "tei" / "deep") is None
    (finding,) = check_file(project / "tei" / "deep" / "d.xml", Schemas())
    assert finding.rule == "model/not-checked"
    assert f"engross schema add {URL}" in (finding.hint or "")


def test_the_users_catalogues_lead_anywhere_here(project, monkeypatch):
    users = catalog(project.parent / "mine.xml", f'<uri name="{URL}" uri="out.rng"/>')
    monkeypatch.setenv("XML_CATALOG_FILES", f"/nowhere.xml {users.as_uri()}")
    assert mapped_file(URL, project) == project.parent / "out.rng"


def test_without_a_project_only_the_folder_of_the_document(project):
    (project / ".git").rmdir()
    catalog(project / "catalog.xml", f'<uri name="{URL}" uri="s/a.rng"/>')
    assert mapped_file(URL, project) == project / "s" / "a.rng"
    assert mapped_file(URL, project / "tei") is None


def test_a_schema_is_added_once_and_mapped(project):
    fetched = {URL: GRAMMAR.encode()}
    copy, named = add_schema(URL, None, project, "schema", fetched.__getitem__)
    assert (copy, named) == (project / "schema" / "a.rng", URL)
    first = (project / "catalog.xml").read_bytes()
    fetched[URL] = GRAMMAR.replace("<text/>", "<empty/>").encode()
    add_schema(URL, None, project, "schema", fetched.__getitem__)
    assert (copy.read_bytes(), (project / "catalog.xml").read_bytes()) == (fetched[URL], first)
    assert mapped_file(URL, project / "tei" / "deep") == copy
    other = URL.replace("/x/", "/y/")
    fetched[other] = GRAMMAR.encode()
    with pytest.raises(UsageError, match="differs"):
        add_schema(other, None, project, "schema", fetched.__getitem__)
    add_schema(other, None, project, "schema/y", fetched.__getitem__)
    addresses._entries.cache_clear()
    assert mapped_file(other, project) == project / "schema" / "y" / "a.rng"
    assert mapped_file(URL, project) == copy


def test_the_command(project, capsys):
    source = str(project.parent / "out.rng")
    assert run(["schema", "add", source, "--as", URL]) == 0
    assert capsys.readouterr().out == f"schema/out.rng: stands for {URL}\n"
    assert run(["validate", "tei"]) == 1
    assert "relaxng/element-unknown" in capsys.readouterr().out
    (project / "tei" / "deep" / "d.xml").write_text(f'<?xml-model href="{URL}"?><d/>')
    (project / "s" / "link.rng").unlink()
    assert run(["validate", "."]) == 0, "the catalogue is no document"


@pytest.mark.parametrize("data", ["<a", "<x/>", ""])
def test_what_is_no_schema_is_not_added(project, data):
    (project / "x.rng").write_text(data)
    before = sorted(project.rglob("*"))
    assert run(["schema", "add", "x.rng", "--as", URL]) == 2
    assert sorted(project.rglob("*")) == before


def test_an_address_that_does_not_answer_is_told(project, capsys):
    assert run(["schema", "add", "http://localhost:9/a.rng"]) == 2
    assert "cannot be fetched" in capsys.readouterr().err
