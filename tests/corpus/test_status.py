"""How a folder and its sources stand: new, changed, edited, failed, withdrawn, orphaned."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from encoder.cli import run
from encoder.corpus.manifest import NAME
from tests.corpus.test_renewal import edit, files, write_texts


@pytest.fixture
def built(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), {name: f"{name}. A Note\n\nThe harbour is closed.\n" for name in "abc"})
    assert run(["build", "in", "-o", "o", "--no-pdf", "--no-search"]) == 0
    capfd.readouterr()
    return Path("o")


def status(capfd, *arguments):
    assert run(["status", *arguments, "-o", "o", "--json"]) == 0
    data = json.loads(capfd.readouterr().out)
    told = {line["path"]: (line["status"], line.get("why", "")) for line in data["documents"]}
    return {path: found for path, found in told.items() if found[0] != "unchanged"}


def test_nothing_has_changed(built, capfd):
    assert status(capfd) == status(capfd, "in") == {}
    assert run(["status", "-o", "o"]) == 0
    assert capfd.readouterr().out == "3 unchanged\n"


@pytest.mark.parametrize(
    ("change", "path", "found"),
    [
        (lambda: write_texts(Path("in"), {"d": "New."}), "in/d.txt", ("new", "")),
        (lambda: write_texts(Path("in"), {"a": "Changed."}), "in/a.txt", ("changed", "its source")),
        (lambda: Path("in/a.toml").write_text(""), "in/a.txt", ("changed", "the metadata beside it")),
        (lambda: Path("o/tei/a.xml").unlink(), "in/a.txt", ("changed", "its TEI is not there")),
        (lambda: edit(Path("o/tei/a.xml")), "in/a.txt", ("edited", "")),
        (lambda: edit(Path("o/html/a.html")), "o/html/a.html", ("edited", "")),
        (lambda: Path("in/a.txt").unlink(), "in/a.txt", ("withdrawn", "its source is gone since")),
        (lambda: Path("o/tei/x.xml").write_text("x"), "o/tei/x.xml", ("orphaned", "no run has written it")),
    ],
)  # fmt: skip
def test_what_a_run_would_find(change, path, found, built, capfd):
    change()
    before = files(built), (built / NAME).read_bytes()
    assert status(capfd) == status(capfd, "in") == {path: found}
    assert (files(built), (built / NAME).read_bytes()) == before, "nothing is written"


def test_what_failed_and_what_was_withdrawn(built, capfd):
    Path("in/a.txt").unlink()
    Path("in/b.txt").write_bytes(b"\0\1" * 100)
    run(["build", "in", "-o", "o", "--no-pdf", "--no-search"])
    capfd.readouterr()
    found = status(capfd)
    assert found["in/a.txt"] == ("withdrawn", "left: tei/a.xml")
    assert found["in/b.txt"][0] == "failed"
    assert "binary" in found["in/b.txt"][1]


def test_a_table_of_metadata_that_has_changed_is_of_its_documents_alone(built, capfd):
    table = Path("table.csv")
    table.write_text("name,place\na,Dover\n")
    assert status(capfd, "in", "--metadata", "table.csv") == {"in/a.txt": ("changed", "its metadata")}
    run(["build", "in", "-o", "o", "--no-pdf", "--no-search", "--metadata", "table.csv"])
    capfd.readouterr()
    assert status(capfd) == {}
    table.write_text("name,place\na,Dover\nb,Hull\n")
    assert status(capfd) == {"in/b.txt": ("changed", "its metadata")}


def test_a_folder_without_manifest_is_wrong_use(built):
    shutil.copytree("in", "other")
    assert run(["status", "-o", "other"]) == 2


def test_status_can_be_asked_while_a_run_is_at_work(built, capfd):
    from encoder.corpus.manifest import open_manifest

    with open_manifest(built):
        assert status(capfd) == {}


def test_a_house_that_is_declared_otherwise_has_changed(built, capfd):
    house = Path("in/house.toml")
    every = {f"in/{name}.txt": ("changed", "the house") for name in "abc"}
    house.write_text('page-marks = "[S. {n}]"\n')
    assert status(capfd) == status(capfd, "in") == every
    assert run(["build", "in", "-o", "o", "--no-pdf", "--no-search"]) == 0
    capfd.readouterr()
    assert status(capfd) == {}
    house.write_text('page-marks = "[p. {n}]"\n')
    assert status(capfd) == every


def test_the_house_that_was_named_for_all_is_remembered(built, capfd):
    house = Path("house.toml")
    house.write_text('language = "en"\n')
    assert len(status(capfd, "--house", "house.toml")) == 3
    assert run(["build", "in", "-o", "o", "--house", "house.toml", "--no-pdf", "--no-search"]) == 0
    capfd.readouterr()
    assert status(capfd) == {}
    house.write_text('language = "de"\n')
    assert len(status(capfd)) == 3


def test_a_name_that_no_file_may_have_is_told(built, capfd):
    Path("in/x\ny.txt").write_text("Text.")
    (found,) = status(capfd).values()
    assert found == ("failed", "its name has the character \\n")


def test_a_manifest_whose_last_run_is_no_number_is_one_line(built, capfd):
    with sqlite3.connect(built / NAME) as database:
        database.execute("INSERT OR REPLACE INTO facts (key, value) VALUES ('run', x'ff')")
    for command in (["status", "-o", "o"], ["encode", "in", "-o", "o"]):
        assert run(command) == 2
        assert "is no manifest of engross" in capfd.readouterr().err


@pytest.mark.parametrize("command", [["encode"], ["build", "--no-pdf"], ["survey"]])
def test_a_name_too_long_for_any_folder_is_one_line(command, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    output = [] if command == ["survey"] else ["-o", "o"]
    assert run([*command, "n" * 400, *output]) in (1, 2)
    assert "fault of engross" not in capfd.readouterr().err
