"""Catalogues: addresses of the web to files of the project, and to no others."""

from pathlib import Path
from urllib.parse import urljoin

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


INCLUDING = f'''<grammar xmlns="{RNG}"><include href="{{}}"/><start><ref name="d"/></start></grammar>'''
PART = f'<grammar xmlns="{RNG}"><define name="d"><element name="d"><text/></element></define></grammar>'
COMPACT = 'include "{}"\nstart = d\n'


@pytest.mark.parametrize(("name", "whole"), [("a.rng", INCLUDING), ("a.rnc", COMPACT)])
@pytest.mark.parametrize("href", ["b.rng", "parts/b.rng", "../b.rng"])
def test_what_a_schema_includes_comes_with_it(project, href, name, whole):
    if name == "a.rnc":
        href = href.replace(".rng", ".rnc")
    part = PART if name == "a.rng" else "d = element d { text }"
    web = "https://example.org/x/"
    fetched = {web + name: whole.format(href).encode(), urljoin(web, href): part.encode()}
    copy, _ = add_schema(web + name, None, project, "schema", fetched.__getitem__)
    other = (copy.parent / href).resolve()
    assert other.read_bytes() == part.encode()
    addresses._entries.cache_clear()
    assert mapped_file(urljoin(web, href), project) == other
    (project / "d.xml").write_text("<d/>")
    (project / "e.xml").write_text("<e/>")
    rules = [check_file(project / one, Schemas((copy,))) for one in ("d.xml", "e.xml")]
    assert [bool(found) for found in rules] == [False, True]


def test_files_include_files(project, tmp_path):
    (tmp_path / "from" / "deep").mkdir(parents=True)
    (tmp_path / "from" / "a.rng").write_text(INCLUDING.format("deep/b.rng"))
    (tmp_path / "from" / "deep" / "b.rng").write_text(PART)
    add_schema(str(tmp_path / "from" / "a.rng"), None, project, "schema")
    assert (project / "schema" / "deep" / "b.rng").read_text() == PART
    assert not (project / "catalog.xml").exists()


@pytest.mark.parametrize(
    ("href", "message"),
    [("../../b.rng", "no name"), ("secret.txt", "not well-formed"), ("page.xml", "no schema")],
)
def test_nothing_is_written_where_a_part_cannot_come_along(project, tmp_path, href, message):
    folder = tmp_path / "from" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.rng").write_text(INCLUDING.format(href))
    (tmp_path / "b.rng").write_text(PART)
    (folder / "secret.txt").write_text("hidden")
    (folder / "page.xml").write_text("<html/>")
    with pytest.raises(UsageError, match=message):
        add_schema(str(folder / "a.rng"), URL, project, "schema")
    assert not (project / "schema").exists()
    assert not (project / "catalog.xml").exists()


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("whole", [INCLUDING, INCLUDING.replace("include", "include ns=''")])
def test_addresses_inside_schemas_are_mapped(project, whole, trusted):
    part = "https://example.org/parts/b.rng"
    catalog(project / "catalog.xml", f'<uri name="{part}" uri="s/b.rng"/>')
    (project / "s" / "b.rng").write_text(PART)
    (project / "s" / "c.rng").write_text(whole.format(part))
    document = project / "d.xml"
    for root, is_valid in (("d", True), ("e", False)):
        document.write_text(f'<?xml-model href="s/c.rng"?><{root}/>')
        found = check_file(document, Schemas((project / "s" / "c.rng",)) if trusted else Schemas())
        assert (not found) == is_valid
        assert all(finding.rule == "relaxng/element-unknown" for finding in found)


@pytest.mark.parametrize("trusted", [True, False])
def test_inclusions_of_schematron_are_mapped(project, trusted):
    space = "http://purl.oclc.org/dsdl/schematron"
    part = "https://example.org/parts/b.sch"
    catalog(project / "catalog.xml", f'<uri name="{part}" uri="s/b.sch"/>')
    rule = '<rule context="d"><report id="seen" test="true()">seen</report></rule>'
    (project / "s" / "b.sch").write_text(f'<pattern xmlns="{space}">{rule}</pattern>')
    schema = project / "s" / "c.sch"
    schema.write_text(f'<schema xmlns="{space}" queryBinding="xslt2"><include href="{part}"/></schema>')
    (project / "d.xml").write_text(f'<?xml-model href="s/c.sch" schematypens="{space}"?><d/>')
    found = check_file(project / "d.xml", Schemas(schematrons=(schema,)) if trusted else Schemas())
    assert [finding.rule for finding in found] == ["seen"]


def test_a_catalogue_leads_a_strangers_schema_nowhere_else(project):
    part = "https://example.org/parts/b.rng"
    catalog(project / "catalog.xml", f'<uri name="{part}" uri="b.rng"/>')
    (project / "b.rng").write_text(PART)
    (project / "s" / "c.rng").write_text(INCLUDING.format(part))
    (project / "d.xml").write_text('<?xml-model href="s/c.rng"?><d/>')
    assert [finding.rule for finding in check_file(project / "d.xml", Schemas())] == ["model/not-trusted"]
