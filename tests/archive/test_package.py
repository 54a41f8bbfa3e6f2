"""Packages: whole for bagit, described for rocrate, and each file that differs is named."""

import json
import shutil
import tarfile
import zipfile

import pytest
from lxml import etree

from encoder.cli import run
from tests.shared import REPO

bagit = pytest.importorskip("bagit")
P = "{http://www.loc.gov/premis/v3}"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    output = tmp_path_factory.mktemp("built") / "o"
    assert (
        run(["build", str(REPO / "tests" / "samples"), "-o", str(output), "--no-search", "--no-catalogue"])
        == 0
    )
    return output


@pytest.fixture
def bag(built, tmp_path):
    assert run(["package", str(built), "--to", str(tmp_path / "p"), "--title", "The Harbour Papers"]) == 0
    return tmp_path / "p" / "samples"


def test_a_bag_is_whole(bag):
    assert bagit.Bag(str(bag)).is_valid()
    names = {path.name.split(".")[0] for path in (bag / "data" / "tei").iterdir()}
    assert len(names) == 3
    for part in ("source", "html", "pdf", "text"):
        assert {path.name.split(".")[0] for path in (bag / "data" / part).iterdir()} == names
    assert run(["package", str(bag), "--verify"]) == 0
    assert not [path for path in bag.parent.iterdir() if path.name.startswith(".")]


def test_what_is_in_it_is_said(bag):
    crate = json.loads((bag / "data" / "ro-crate-metadata.json").read_text())
    known = {one["@id"]: one for one in crate["@graph"]}
    files = [one["@id"] for one in known["./"]["hasPart"]]
    here = {path.relative_to(bag / "data").as_posix() for path in (bag / "data").rglob("*") if path.is_file()}
    assert set(files) == here - {"ro-crate-metadata.json"}
    assert all(file in known for file in files)
    rocrate = pytest.importorskip("rocrate.rocrate")
    assert len(rocrate.ROCrate(str(bag / "data")).data_entities) == len(files)


def test_what_was_done_is_said(bag):
    root = etree.parse(bag / "data" / "premis.xml").getroot()
    objects = [one.findtext(f".//{P}objectIdentifierValue") for one in root.iter(f"{P}object")]
    assert all((bag / "data" / path).is_file() for path in objects)
    linked = {one.text for one in root.iter(f"{P}linkingObjectIdentifierValue")}
    assert linked == set(objects)
    assert [one.text for one in root.iter(f"{P}eventType")].count("creation") == 3


def events(bag, kind):
    """Of the events of a kind: the files with their outcomes."""
    root = etree.parse(bag / "data" / "premis.xml").getroot()
    return {
        event.findtext(f".//{P}linkingObjectIdentifierValue"): event.findtext(f".//{P}eventOutcome")
        for event in root.iter(f"{P}event")
        if event.findtext(f"{P}eventType") == kind
    }


def test_an_edited_file_is_valid_only_if_it_is(tmp_path):
    sources, output = tmp_path / "harbour", tmp_path / "o"
    sources.mkdir()
    for name in ("a", "b", "c"):
        (sources / f"{name}.txt").write_text("A letter.\n\nThe light is out.\n")
    assert run(["build", str(sources), "-o", str(output), "--no-pdf", "--no-search", "--no-catalogue"]) == 0
    for name, new in (("b", b"light was out"), ("c", b"<bold>light</bold> is out")):
        file = output / "tei" / f"{name}.xml"
        file.write_bytes(file.read_bytes().replace(b"light is out", new))
    assert run(["package", str(output), "--to", str(tmp_path / "p")]) == 0
    bag = tmp_path / "p" / "harbour"
    assert events(bag, "validation") == {
        "tei/a.xml": "success",
        "tei/b.xml": "success",
        "tei/c.xml": "failure",
    }
    assert set(events(bag, "modification")) == {"tei/b.xml", "tei/c.xml"}


@pytest.mark.parametrize("kind", ["zip", "tar.gz", "jsonl", "list"])
def test_sources_that_lie_in_others_are_packed(tmp_path, kind):
    texts = {name: f"Letter {name}.\n\nThe light is out.\n".encode() for name in ("a", "b")}
    place, output = tmp_path / f"harbour.{kind}", tmp_path / "o"
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_bytes(text)
    if kind == "zip":
        with zipfile.ZipFile(place, "w") as archive:
            for name in texts:
                archive.write(tmp_path / f"{name}.txt", f"box/{name}.txt")
    elif kind == "tar.gz":
        with tarfile.open(place, "w:gz") as archive:
            for name in texts:
                archive.add(tmp_path / f"{name}.txt", f"box/{name}.txt")
    elif kind == "jsonl":
        rows = ({"id": name, "text": text.decode()} for name, text in texts.items())
        place.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    else:
        place.write_text("".join(f"{tmp_path / name}.txt\n" for name in texts))
    argument = f"@{place}" if kind == "list" else str(place)
    assert run(["build", argument, "-o", str(output), "--no-pdf", "--no-search", "--no-catalogue"]) == 0
    assert run(["package", str(output), "--to", str(tmp_path / "p")]) == 0
    bag = tmp_path / "p" / "harbour"
    assert {path.stem: path.read_bytes() for path in (bag / "data" / "source").iterdir()} == texts
    assert set(events(bag, "creation")) == {"source/a.txt", "source/b.txt"}
    assert bagit.Bag(str(bag)).is_valid()


def test_a_source_that_is_another_now_is_told_and_left_out(tmp_path, capsys):
    place, output = tmp_path / "harbour.jsonl", tmp_path / "o"
    place.write_text('{"id": "a", "text": "A letter."}\n{"id": "b", "text": "A letter."}\n')
    assert run(["build", str(place), "-o", str(output), "--no-pdf", "--no-search", "--no-catalogue"]) == 0
    place.write_text('{"id": "a", "text": "Another letter."}\n')
    assert run(["package", str(output), "--to", str(tmp_path / "p")]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("engross:")]
    assert len(told) == 2 and "changed" in told[0] and "not there" in told[1]
    bag = tmp_path / "p" / "harbour"
    assert not (bag / "data" / "source").exists() and len(list((bag / "data" / "tei").iterdir())) == 2


def test_each_file_that_differs_is_named(bag, capsys):
    tei, pdf = sorted((bag / "data" / "tei").iterdir())[0], sorted((bag / "data" / "pdf").iterdir())[0]
    tei.write_bytes(tei.read_bytes().replace(b"Harbour", b"harbour", 1) + b" ")
    pdf.unlink()
    (bag / "data" / "stranger.txt").write_text("x")
    (bag / "beside.txt").write_text("x")
    assert run(["package", str(bag), "--verify"]) == 1
    told = capsys.readouterr().err
    assert "beside.txt: was not packed" in told
    for path in (tei, pdf, bag / "data" / "stranger.txt"):
        assert f"data/{path.relative_to(bag / 'data')}" in told


def test_a_bag_that_is_none_any_more_is_told_and_the_others_are_verified(bag, capsys):
    first, second = bag.with_name("a"), bag.with_name("z")
    shutil.copytree(bag, first)
    shutil.copytree(bag, second)
    (first / "bagit.txt").unlink()
    (second / "bag-info.txt").unlink()
    capsys.readouterr()
    assert run(["package", "--to", str(bag.parent), "--verify", str(bag.parent)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [str(first) in told[0], "is no bag" in told[0]] == [True, True]
    assert told[1:] == [f"{bag}: whole", f"engross: {second}: bag-info.txt: is missing"]


def test_nothing_is_replaced_unasked(built, bag, capsys):
    before = (bag / "bagit.txt").stat().st_mtime_ns
    assert run(["package", str(built), "--to", str(bag.parent)]) == 2
    assert (bag / "bagit.txt").stat().st_mtime_ns == before
    assert run(["package", str(built), "--to", str(bag.parent), "--replace"]) == 0
    (bag / "bagit.txt").unlink()
    assert run(["package", str(built), "--to", str(bag.parent), "--replace"]) == 2
    assert (bag / "data").is_dir()
    assert "engross" in capsys.readouterr().err


def test_what_is_no_bag_is_told(tmp_path, capsys):
    assert run(["package", str(tmp_path), "--verify"]) == 2
    (tmp_path / "bagit.txt").write_text("no bag")
    assert run(["package", str(tmp_path), "--verify"]) == 2
    assert capsys.readouterr().err.count("\n") == 2
