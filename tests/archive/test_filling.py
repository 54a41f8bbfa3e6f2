"""The catalogue of what was built: filled, renewed, made anew; what is wrong with it is one line."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from encoder.archive.catalogue import NAME, Unreachable, catalogue_address, open_catalogue
from encoder.archive.crosswalk import describe, scope_of
from encoder.archive.filling import fill, now
from encoder.archive.oai.repository import OAI, About, Repository, header_xml, record_xml
from encoder.archive.record import Entry, Facts
from encoder.archive.sets import is_spec, sets_of
from encoder.archive.static import write_static
from encoder.checks.own_rules import violations
from encoder.checks.validate import validate_bytes
from encoder.cli import run
from encoder.corpus.manifest import read_manifest
from encoder.namespaces import tei as tei_name
from encoder.resources import resource
from tests.archive.records import TEI, change, deletion, names
from tests.archive.schemas import assert_valid, found
from tests.schema.documents import whole
from tests.schema.test_rules import CASES as RULES
from tests.schema.test_rules import IDS as RULE_IDS
from tests.shared import REPO

CASES = [*sorted((REPO / "tests" / "cases").glob("*/out.xml")), REPO / "schema" / "example.xml"]
ABOUT = About("Papers", "https://example.org/oai", "a@example.org", "example.org")


@cache
def grammar():
    return etree.RelaxNG(etree.parse(resource("schema", "engross.rng")))


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "harbour"
    shutil.copytree(REPO / "tests" / "samples", folder, ignore=shutil.ignore_patterns("*.xml"))
    return folder


def build(sources, output, *more):
    return run(["build", str(sources), "-o", str(output), "--no-search", "--no-pdf", *more])


def entries(output):
    with open_catalogue(catalogue_address(output, None)) as catalogue:
        return {entry.name: entry for entry in catalogue.all_entries()}


def test_all_that_was_built_is_in_it_and_validly_told(sources, tmp_path):
    output = tmp_path / "o"
    assert build(sources, output) == 0
    known = entries(output)
    assert set(known) == {path.stem for path in (output / "tei").glob("*.xml")}
    assert all("collection:harbour" in entry.sets for entry in known.values())
    with open_catalogue(catalogue_address(output, None)) as catalogue:
        for prefix in (b"oai_dc", b"mods", b"tei"):
            root = assert_valid(
                Repository(catalogue, ABOUT).answer(b"verb=ListRecords&metadataPrefix=" + prefix)
            )
            assert len(found(root, "identifier")) == len(known)


def test_only_what_changes_has_another_datestamp(sources, tmp_path):
    output = tmp_path / "o"
    build(sources, output)
    before = entries(output)
    time.sleep(1.1)
    assert build(sources, output) == 0
    assert entries(output) == before
    changed = next(sources.glob("*.txt"))
    changed.write_text(changed.read_text() + "\n\nOne more paragraph.\n")
    other = next(path for path in sources.glob("*.txt") if path != changed)
    other.unlink()
    assert build(sources, output, "--prune") == 0
    after = entries(output)
    assert after[changed.stem].datestamp > before[changed.stem].datestamp
    assert after[other.stem].is_deleted and after[other.stem].datestamp > before[other.stem].datestamp
    rest = set(after) - {changed.stem, other.stem}
    assert rest and all(after[name] == before[name] for name in rest)
    assert run(["catalogue", "-o", str(output), "--rebuild"]) == 0
    assert entries(output) == after


def test_it_can_be_made_anew_from_the_files(sources, tmp_path):
    output = tmp_path / "o"
    build(sources, output)
    before = entries(output)
    (output / NAME).unlink()
    assert run(["catalogue", "-o", str(output)]) == 0
    after = entries(output)
    assert {name: entry.facts for name, entry in after.items()} == {
        name: entry.facts for name, entry in before.items()
    }


def test_made_anew_it_knows_what_was_published_once(tmp_path):
    sources, output = tmp_path / "harbour", tmp_path / "o"
    sources.mkdir()
    staying, failing, failing_then_gone, gone = (sources / f"{name}.txt" for name in "abcd")
    for path in (staying, failing, failing_then_gone, gone):
        path.write_text(f"Letter {path.stem}.\n\nThe light is out.\n")
    build(sources, output)
    failing.write_bytes(b"")
    failing_then_gone.write_bytes(b"")
    gone.unlink()
    (sources / "never.txt").write_bytes(b"")
    build(sources, output, "--prune")
    failing_then_gone.unlink()
    build(sources, output)
    deleted = {"a": False, "b": True, "c": True, "d": True}
    assert {name: entry.is_deleted for name, entry in entries(output).items()} == deleted
    (output / NAME).unlink()
    assert run(["catalogue", "-o", str(output)]) == 0
    after = entries(output)
    assert {name: entry.is_deleted for name, entry in after.items()} == deleted
    assert all({"collection", "collection:harbour"} <= set(entry.sets) for entry in after.values())


def test_that_the_last_document_is_gone_is_told(tmp_path, capsys):
    sources, output = tmp_path / "harbour", tmp_path / "o"
    sources.mkdir()
    (sources / "a.txt").write_text("Letter 1.\n\nThe light is out.\n")
    build(sources, output)
    (sources / "a.txt").write_bytes(b"")
    capsys.readouterr()
    assert build(sources, output) == 1
    assert "the file is empty" in capsys.readouterr().err
    assert entries(output)["a"].is_deleted
    assert "The light is out" not in (output / "html/a.html").read_text()
    assert 'href="a.html"' not in (output / "html/index.html").read_text()


def test_made_anew_it_tells_all_to_who_has_harvested_before(sources, tmp_path):
    output = tmp_path / "o"
    build(sources, output)
    (output / NAME).unlink()
    time.sleep(1.1)
    harvested = now()
    assert run(["catalogue", "-o", str(output), "--base-url", "https://example.org/"]) == 0
    assert min(entry.datestamp for entry in entries(output).values()) >= harvested


def test_a_broken_file_keeps_its_record_and_lets_the_others_be(sources, tmp_path, capsys):
    output = tmp_path / "o"
    build(sources, output)
    before = entries(output)
    broken = next((output / "tei").glob("*.xml"))
    broken.write_bytes(b"<TEI")
    assert run(["catalogue", "-o", str(output), "--rebuild"]) == 1
    assert str(broken) in capsys.readouterr().err
    assert entries(output) == before


def test_a_datestamp_is_not_older_than_its_commit(catalogue, sources, tmp_path):
    output = tmp_path / "o"
    build(sources, output, "--no-catalogue")
    catalogue.change([change("older")], "2026-01-01T00:00:00Z")
    ticks = iter(["2026-05-05T05:05:05Z", "2026-05-05T05:05:07Z", *["2026-05-05T05:05:08Z"] * 9])
    with read_manifest(output) as manifest:
        assert not list(fill(catalogue, manifest, output / "tei", clock=lambda: next(ticks)))
    stamps = {entry.name: entry.datestamp for entry in catalogue.all_entries()}
    assert stamps.pop("older") == "2026-05-05T05:05:08Z"  # the manifest knows no such document
    assert set(stamps.values()) == {"2026-05-05T05:05:08Z"}


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_tei_that_is_harvested_is_valid_and_says_the_same(file):
    tei = file.read_bytes()
    told = describe("Brief 3", tei).metadata["tei"]
    scope = scope_of("Brief 3")
    harvested = etree.fromstring(told)
    for application in harvested.iter(tei_name("application")):
        application.set("version", "1.0")  # which cases leave open
    grammar().assertValid(harvested)
    ids = [one.get("{http://www.w3.org/XML/1998/namespace}id") for one in etree.fromstring(told).iter()]
    assert ids[0] == scope and all(one.startswith(f"{scope}.") for one in ids[1:] if one)
    assert "".join(etree.fromstring(told).itertext()) == "".join(etree.fromstring(tei).itertext())
    alone = etree.fromstring(told.replace(f'xml:id="{scope}.', 'xml:id="').replace(f"#{scope}.", "#"))
    before = etree.fromstring(tei)
    for root in (alone, before):
        root.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
    assert etree.canonicalize(alone, strip_text=True) == etree.canonicalize(before, strip_text=True)


def rules(tei):
    """What our validation finds in a document, without places."""
    return Counter((one.rule, one.severity) for one in validate_bytes(tei, "a.xml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_validation_finds_in_what_is_harvested_what_it_finds_in_the_file(file):
    tei = file.read_bytes()
    harvested = describe("Brief 3.1", tei).metadata["tei"].encode()
    assert rules(harvested) == rules(tei)


@pytest.mark.parametrize("case", RULES, ids=RULE_IDS)
def test_validation_finds_the_same_errors_in_what_is_harvested(case):
    for xml in (case["good"], case["bad"]):
        tei = whole(xml, case["place"]).encode()
        harvested = describe("memo-17", tei).metadata["tei"].encode()
        assert rules(harvested) == rules(tei)
        ours = Counter(one.rule for one in violations(etree.ElementTree(etree.fromstring(harvested))))
        errors = {rule for rule, severity in rules(harvested) if severity == "error"}
        assert set(ours) == {rule for rule in errors if rule.startswith("sch-")}


def test_a_document_that_has_an_identifier_itself_gets_another():
    tei = (
        TEI.format("A light").replace("<TEI", '<TEI xml:id="first"').replace("<p>A", '<p corresp="#first">A')
    )
    harvested = etree.fromstring(describe("a", tei.encode()).metadata["tei"])
    assert harvested.get("{http://www.w3.org/XML/1998/namespace}id") == "a"
    assert harvested.find(".//{*}p[@corresp]").get("corresp") == "#a"


def test_mods_and_dublin_core_are_valid():
    for file in CASES:
        described = describe(file.parent.name, file.read_bytes(), "https://example.org/papers/")
        sets = sets_of(described.facts, "/x/Grüße & Co/a.txt", None)
        assert all(map(is_spec, sets))
        header = header_xml(Entry("a", "2026-01-01T00:00:00Z", sets=tuple(sets)), "oai:example.org:a")
        for prefix in ("oai_dc", "mods"):
            record = record_xml(header, described.metadata[prefix], prefix)
            assert_valid(
                f'<OAI-PMH xmlns="{OAI}"><responseDate>2026-01-01T00:00:00Z</responseDate>'
                f"<request>https://example.org/oai</request><ListRecords>{record}</ListRecords></OAI-PMH>"
            )


def test_no_path_is_told_in_a_set():
    sets = sets_of(Facts(date="1951-03-14", classification="top-secret"), "/home/ann/private/信/a.txt", None)
    assert {"year", "year:1951", "year:1951:03", "classification:top-secret", "type:document"} <= set(sets)
    assert not any("ann" in spec or "private" in spec for spec in sets)
    assert "collection:box" in sets_of(Facts(), "/home/ann/box.tar.gz/a.txt", "/home/ann/box.tar.gz")


@pytest.mark.parametrize("folder", [".", ""], ids=["relative", "absolute"])
def test_lists_of_a_site_without_a_server(folder, sources, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    output = (Path(folder) if folder else tmp_path) / "o"
    base = "https://example.org/papers/"
    assert build(sources, output, "--base-url", base) == 0
    site = output / "html"
    listed = etree.parse(site / "resourcesync" / "resourcelist.xml")
    addresses = [one.text for one in listed.iter("{*}loc")]
    assert addresses and all((site / one.removeprefix(base)).is_file() for one in addresses)
    import hashlib

    for url in listed.iter("{*}url"):
        file = site / url.findtext("{*}loc").removeprefix(base)
        about = url.find("{*}md")
        assert about.get("hash") == f"sha-256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
        assert about.get("length") == str(file.stat().st_size)
    assert b"capabilitylist.xml" in (site / ".well-known" / "resourcesync").read_bytes()
    static = etree.parse(site / "oai-static.xml").getroot()
    assert len(list(static.iter("{*}record"))) == 2 * len(list((output / "tei").glob("*.xml")))
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    time.sleep(1.1)
    assert build(sources, output, "--base-url", base) == 0
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before
    removed = next(sources.glob("*.txt"))
    removed.unlink()
    build(sources, output, "--base-url", base)
    gone = removed.stem
    told = changes_of(site, base)
    assert {address for address, change in told.items() if change == "deleted"} == {
        f"tei/{gone}.xml",
        f"text/{gone}.txt",
    }
    assert {address for address, change in told.items() if change != "deleted"} == listed_of(site, base)
    assert {told[f"tei/{path.stem}.xml"] for path in sources.glob("*.txt")} == {"created"}
    changed = next(sources.glob("*.txt"))
    changed.write_text(changed.read_text() + "\n\nOne more paragraph.\n")
    time.sleep(1.1)
    build(sources, output, "--base-url", base)
    told = changes_of(site, base)
    assert {
        told[f"{place}.{end}"] for place, end in ((f"tei/{changed.stem}", "xml"), (changed.stem, "html"))
    } == {"updated"}
    assert sorted(told[f"tei/{name}.xml"] for name in entries(output)) == ["created", "deleted", "updated"]
    assert {address for address, change in told.items() if change != "deleted"} == listed_of(site, base)


def listed_of(site, base):
    """The resources of a site, seen from its address."""
    listed = etree.parse(site / "resourcesync" / "resourcelist.xml")
    return {one.text.removeprefix(base) for one in listed.iter("{*}loc")}


def changes_of(site, base):
    """What has become of each of them."""
    listed = etree.parse(site / "resourcesync" / "changelist.xml")
    about, times = {}, []
    for url in listed.iter("{*}url"):
        about[url.findtext("{*}loc").removeprefix(base)] = url.find("{*}md").get("change")
        times.append(url.find("{*}md").get("datetime"))
    during = listed.getroot().find("{*}md")
    assert times == sorted(times)
    assert during.get("from") == times[0] and times[-1] <= during.get("until")
    return about


def test_pages_lead_to_the_lists_and_who_publishes_learns_what_the_host_needs(sources, tmp_path, capsys):
    for base, is_told in (("https://example.org/papers/", True), ("https://example.org", False)):
        output = tmp_path / ("a" if is_told else "b")
        capsys.readouterr()
        assert build(sources, output, "--base-url", base) == 0
        said = capsys.readouterr().err
        wanted = (
            "also look for https://example.org/.well-known/resourcesync: "
            "let it lead to https://example.org/papers/.well-known/resourcesync"
        )
        assert (wanted in said) is is_told
        assert build(sources, output, "--base-url", base) == 0
        assert "resourcesync" not in capsys.readouterr().err
        page = etree.parse(output / "html" / "people.html", etree.HTMLParser())
        links = {one.get("rel"): one.get("href") for one in page.iter("link")}
        place = base.rstrip("/")
        assert links["resourcesync"] == f"{place}/resourcesync/capabilitylist.xml"
        assert links["linkset"] == f"{place}/linkset.json"
        assert not page.xpath("//link[@rel='linkset'][not(@type='application/linkset+json')]")
    assert build(sources, output, "--base-url", base, "--no-catalogue") == 0
    assert "resourcesync" not in (output / "html" / "people.html").read_text()


def test_a_long_list_comes_in_parts(catalogue, monkeypatch, sources, tmp_path):
    monkeypatch.setattr("encoder.archive.static._AT_MOST", 3)
    catalogue.change([change(name) for name in names(7)], "2026-01-01T00:00:00Z")
    catalogue.change([deletion(name) for name in names(7)], "2026-01-02T00:00:00Z")
    output = tmp_path / "o"
    build(sources, output, "--no-catalogue")
    with read_manifest(output) as manifest:
        write_static(
            catalogue, manifest, output / "html", ABOUT, "https://example.org/", "2026-02-02T00:00:00Z"
        )
    index = etree.parse(output / "html" / "resourcesync" / "changelist.xml").getroot()
    parts = [one.text.rsplit("/", 1)[1] for one in index.iter("{*}loc")]
    assert parts == [f"changelist-{number}.xml" for number in range(1, len(parts) + 1)]
    told = [
        one.text
        for part in parts
        for one in etree.parse(output / "html" / "resourcesync" / part).iter("{*}loc")
    ]
    gone = {
        f"https://example.org/{place}" for name in names(7) for place in (f"tei/{name}.xml", f"{name}.html")
    }
    assert gone < set(told) and len(told) == len(set(told)) > 3 * (len(parts) - 1)


# What is wrong


def test_a_newer_catalogue_is_one_line(sources, tmp_path, capsys):
    output = tmp_path / "o"
    build(sources, output)
    with sqlite3.connect(output / NAME) as database:
        database.execute("UPDATE facts SET value = '99' WHERE key = 'version'")
    database.close()
    capsys.readouterr()
    assert build(sources, output) == 2
    assert run(["serve", str(output), "--port", "0"]) == 2
    assert capsys.readouterr().err.count("another version of engross") == 2


def test_a_catalogue_that_would_compute_is_one_line(sources, tmp_path, capsys):
    output = tmp_path / "o"
    build(sources, output)
    with sqlite3.connect(output / NAME) as database:
        database.executescript("DROP TABLE facts; CREATE VIEW facts AS SELECT 'version' AS key, '2' AS value")
    database.close()
    capsys.readouterr()
    assert run(["serve", str(output), "--port", "0"]) == 2
    assert "is no catalogue of engross" in capsys.readouterr().err


def test_a_locked_catalogue_is_one_line_and_the_build_stays(sources, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("encoder.archive.catalogue.opening._SECONDS_TO_WAIT", 0.2)
    output = tmp_path / "o"
    build(sources, output)
    with sqlite3.connect(output / NAME) as database:
        database.execute("BEGIN IMMEDIATE")
        (sources / "new.txt").write_text("A letter.\n\nThe light is out.\n")
        capsys.readouterr()
        assert build(sources, output) == 1
        assert "locked" in capsys.readouterr().err
        database.rollback()
    database.close()
    assert (output / "tei" / "new.xml").is_file()
    assert build(sources, output) == 0
    assert "new" in entries(output)


def test_what_is_no_catalogue_is_one_line(sources, tmp_path, capsys):
    output = tmp_path / "o"
    build(sources, output, "--no-catalogue")
    assert run(["serve", str(tmp_path / "harbour")]) == 2
    (output / NAME).write_bytes(b"no database at all" * 100)
    assert run(["catalogue", "-o", str(output)]) == 1
    assert run(["catalogue", "-o", str(output), "--catalogue", "mysql://x"]) == 2
    assert run(["catalogue", "-o", str(output), "--catalogue", "nonsense"]) == 2
    assert run(["catalogue", "-o", str(output), "--catalogue", "postgresql://x@127.0.0.1:1/none"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len([line for line in told if line.startswith("engross:")]) >= 5
    assert not any("Traceback" in line for line in told)


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write anywhere")
def test_a_catalogue_that_cannot_be_written_is_still_read(sources, tmp_path):
    output = tmp_path / "o"
    build(sources, output)
    for path in output.glob(f"{NAME}*"):
        path.chmod(0o444)
    with open_catalogue(catalogue_address(output, None)) as catalogue:
        assert catalogue.count() == 3


def test_a_port_that_is_taken_is_one_line(sources, tmp_path, capsys):
    output = tmp_path / "o"
    build(sources, output)
    with socket.create_server(("127.0.0.1", 0)) as door:
        capsys.readouterr()
        assert run(["serve", str(output), "--port", str(door.getsockname()[1])]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "--port" in told


def test_the_command_serves_until_it_is_ended(sources, tmp_path):
    output = tmp_path / "o"
    build(sources, output)
    command = [sys.executable, "-m", "encoder", "serve", str(output), "--port", "0", "--rate", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            address = server.stderr.readline().split()[1]
            with urllib.request.urlopen(f"{address}oai?verb=Identify", timeout=20) as answer:  # noqa: S310
                assert_valid(answer.read().decode())
            with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
                assert b"<html" in answer.read().lower()
        finally:
            server.terminate()
            rest = server.stderr.read()
        assert server.wait(20) == 143
    assert "GET /oai?verb=Identify" in rest
    assert "Traceback" not in rest


def test_a_database_that_goes_away_lets_the_harvest_go_on(address, catalogue):
    if not address.startswith("postgresql"):
        pytest.skip("a server's")
    import psycopg

    catalogue.change([change(name) for name in names(10)], "2026-01-01T00:00:00Z")
    with open_catalogue(address) as served:
        repository = Repository(
            served, About("P", "https://example.org/oai", "a@example.org", "example.org", page=4)
        )
        root = assert_valid(repository.answer(b"verb=ListIdentifiers&metadataPrefix=oai_dc"))
        told = found(root, "identifier")
        base, name = address.rsplit("/", 1)
        with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
            kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            server.execute(kill, (name,))
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            token = found(root, "resumptionToken")[0]
            query = f"verb=ListIdentifiers&resumptionToken={token}".encode()
            with pytest.raises(Unreachable):
                repository.answer(query)
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        while True:
            root = assert_valid(repository.answer(query))
            told += found(root, "identifier")
            token = found(root, "resumptionToken")[0]
            if token is None:
                break
            query = f"verb=ListIdentifiers&resumptionToken={token}".encode()
    assert [one.rsplit(":", 1)[1] for one in told] == names(10)


def test_without_its_library_a_build_is_what_it_was(sources, tmp_path, monkeypatch, capsys):
    for module in ("catalogue", "catalogue.opening"):
        monkeypatch.setattr(f"encoder.archive.{module}.is_installed", lambda: False)
    output = tmp_path / "o"
    assert build(sources, output) == 0
    assert not (output / NAME).exists()
    assert run(["catalogue", "-o", str(output)]) == 2
    assert "engross[archive]" in capsys.readouterr().err


def test_unreachable_is_told_with_its_place(tmp_path):
    with pytest.raises(Unreachable, match="catalogue"):
        open_catalogue(f"sqlite:///{Path(tmp_path, 'no', 'such', 'folder.sqlite')}", to_write=True)


def test_many_records_take_no_more_statements_than_one(catalogue):
    from sqlalchemy import event

    said = []
    event.listen(catalogue._engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    catalogue.change([change(names(1)[0])], "2026-01-01T00:00:00Z")
    of_one = len(said)
    said.clear()
    assert catalogue.change([change(name) for name in names(300, 1)], "2026-01-01T00:00:00Z") == 300
    assert len(said) <= of_one
    said.clear()
    mixed = [change(name, f"New {name}") for name in names(100)] + [
        deletion(name) for name in names(100, 150)
    ]
    mixed += [change(name) for name in names(20, 120)] + [deletion(name) for name in names(20, 400)]
    assert catalogue.change(mixed, "2026-02-02T00:00:00Z") == 220
    assert len(said) <= of_one + 1
    stamps = {entry.name: entry.datestamp[:7] for entry in catalogue.all_entries()}
    assert [stamps[name] for name in (*names(1), *names(1, 120), *names(1, 150), *names(1, 400))] == [
        "2026-02",
        "2026-01",
        "2026-02",
        "2026-02",
    ]


def test_what_comes_is_new_until_it_changes(catalogue):
    a, b = names(2)
    now = iter(f"2026-01-0{day}T00:00:00Z" for day in range(1, 9))

    def is_new(*changes):
        catalogue.change(changes, next(now))
        return {entry.name: entry.is_new for entry in catalogue.all_entries()}

    assert is_new(change(a), change(b)) == {a: True, b: True}
    assert is_new(change(a, "Changed"), change(b)) == {a: False, b: True}
    assert is_new(deletion(b)) == {a: False, b: False}
    assert is_new(change(b)) == {a: False, b: True}
    catalogue.restamp([a, b], "2026-01-04T00:00:00Z", "2026-01-05T00:00:00Z")
    entries = {entry.name: entry for entry in catalogue.all_entries()}
    assert entries[b].is_new and entries[b].datestamp == "2026-01-05T00:00:00Z"
