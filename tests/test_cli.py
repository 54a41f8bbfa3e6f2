"""The command `engross`, through its entry point."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import click
import pytest

from encoder import cli
from encoder.cli import run

SAMPLES = Path(__file__).parent / "samples"
REPO = Path(__file__).parent.parent


def engross(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "encoder", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120, cwd=REPO)


def test_encode_writes_a_document_per_source(tmp_path):
    done = engross("encode", SAMPLES, "-o", tmp_path / "tei", "--report", tmp_path / "report.json")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "tei").glob("[!.]*") if path.is_file()}
    assert names == {f"{path.stem}.xml" for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md")}
    report = json.loads((tmp_path / "report.json").read_text())
    for document in report["documents"]:
        figures = document["coverage"]
        assert figures["kept"] + figures["markup"] == figures["source"]


def test_standard_input_to_standard_output():
    done = engross("encode", "-", "-o", "-", stdin=b"The lamp is lit.")
    assert done.returncode == 0
    assert b"The lamp is lit." in done.stdout
    assert b"xml-model" not in done.stdout
    named = engross("encode", "-", "-o", "-", "--schema-folder", "../schema", stdin=b"The lamp is lit.")
    assert named.stdout.splitlines()[1].startswith(b'<?xml-model href="../schema/engross.rng" ')


def test_a_bad_source_stops_only_itself(tmp_path, capfd):
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "good.txt").write_text("The lamp is lit.")
    (sources / "empty.txt").write_text(" \n")
    (sources / "binary.txt").write_bytes(bytes(range(256)) * 10)
    assert run(["encode", str(sources), "-o", str(tmp_path / "out")]) == 1
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == ["good.xml", "schema"]
    errors = capfd.readouterr().err
    assert "empty.txt: there is no text in it" in errors or "empty.txt: the file is empty" in errors
    assert "binary.txt: this is a binary file" in errors
    assert "Traceback" not in errors


def test_of_two_sources_of_one_name_in_a_folder_the_first_is_written_and_the_second_told(tmp_path, capfd):
    for suffix in ("md", "txt"):
        (tmp_path / f"letter.{suffix}").write_text(f"The lamp {suffix} is lit.")
    assert run(["encode", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    assert "The lamp md is lit." in (tmp_path / "out" / "letter.xml").read_text()
    errors = capfd.readouterr().err
    assert f"{tmp_path / 'letter.txt'}: {tmp_path / 'letter.md'} is written to" in errors


@pytest.mark.parametrize(
    "arguments",
    [[], ["encode"], ["encode", "no/such/file.txt"], ["encode", "."], ["frobnicate"]],
    ids=["nothing", "no source", "missing", "no documents", "no such command"],
)
def test_wrong_use_is_exit_code_2(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2


@pytest.mark.skipif(
    os.name == "nt" or not Path("/proc").is_dir(), reason="needs a folder that nobody can write"
)
def test_a_folder_that_cannot_be_written_is_one_line(capfd):
    assert run(["encode", str(SAMPLES), "-o", "/proc/engross"]) == 2
    assert capfd.readouterr().err.count("\n") == 1


def test_metadata_win_over_guesses(tmp_path):
    sidecar = tmp_path / "all.toml"
    sidecar.write_text(
        'language = "en-GB"\n["quarantine-letter.txt"]\ntitle = "A Barque Released"\ndate = "1880-09"\n'
    )
    source = SAMPLES / "quarantine-letter.txt"
    assert run(["encode", str(source), "-o", str(tmp_path), "--metadata", str(sidecar)]) == 0
    tei = (tmp_path / "quarantine-letter.xml").read_text()
    assert "<title>A Barque Released</title>" in tei
    assert 'xml:lang="en-GB"' in tei
    assert '<date when="1880-09"/>' in tei


def test_unknown_metadata_are_refused(tmp_path, capfd):
    sidecar = tmp_path / "all.toml"
    sidecar.write_text('titel = "x"\n')
    assert run(["encode", str(SAMPLES), "-o", str(tmp_path), "--metadata", str(sidecar)]) == 2
    assert "unknown key `titel`" in capfd.readouterr().err


def test_every_command_has_help_with_an_example():
    for command in ("build", "encode", "survey", "validate", "render"):
        done = engross(command, "--help")
        assert done.returncode == 0
        assert b"Example" in done.stdout


def leaves(command):
    """The commands that do work, those of groups included."""
    context = click.Context(command)
    if not isinstance(command, click.Group):
        yield command
        return
    for name in command.list_commands(context):
        yield from leaves(command.get_command(context, name))


def test_an_option_is_the_same_in_every_command():
    said = defaultdict(set)
    for command in leaves(cli.engross):
        for option in command.params:
            is_own_output = command.name in ("book", "epub", "survey") and option.name == "output"
            if isinstance(option, click.Option) and not is_own_output:
                said[option.name].add(
                    (tuple(option.opts), option.help, str(option.default), str(option.type))
                )
    assert {name: ways for name, ways in said.items() if len(ways) > 1} == {}
    assert {"metadata", "house", "correct", "report", "jobs"} < said.keys()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is patched is only known to a fork")
def test_a_fault_of_ours_is_a_line_and_a_log(tmp_path, capfd, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("lamp")

    monkeypatch.setattr("encoder.pipeline.encode_and_read", broken)
    monkeypatch.setattr("encoder.worker.can_fork", lambda: True)
    assert run(["encode", str(SAMPLES / "signal-station.md"), "-o", str(tmp_path)]) == 70
    errors = capfd.readouterr().err
    assert "this is a fault of engross (ZeroDivisionError: lamp)" in errors
    assert "Traceback" not in errors


def test_what_is_amiss_with_bytes_is_printed_in_one_line_a_kind(tmp_path, capfd):
    (tmp_path / "cut.txt").write_bytes("“Niño”, said the café; Ärger.\n".encode() + b"\xff\n\xfe\n")
    report = tmp_path / "report.json"
    assert run(["encode", str(tmp_path / "cut.txt"), "-o", str(tmp_path), "--report", str(report)]) == 0
    lines = [line for line in capfd.readouterr().err.splitlines() if "S03" in line]
    assert len(lines) == 1
    assert "cut.txt:2:1: warning [S03] byte 0xFF is not UTF-8" in lines[0]
    assert lines[0].endswith("(and 1 more of this kind)")
    (document,) = json.loads(report.read_text())["documents"]
    assert [warning["line"] for warning in document["warnings"]] == [2, 3]


def test_who_asks_for_a_search_hears_what_it_needs(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("encoder.rendering.search.find_spec", lambda name: None)
    (tmp_path / "a.txt").write_text("A note.\n\nThe light is out.\n")
    build = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "o"), "--no-pdf", "--no-catalogue"]
    assert run([*build, "--search"]) == 2
    assert "full-text search needs Pagefind. Hint: pip install 'engross[search]'" in capfd.readouterr().err
    assert run(build) == 0


@pytest.mark.parametrize("command", ["encode", "build"])
def test_an_encoding_can_be_said(tmp_path, command):
    (tmp_path / "port.txt").write_bytes("Порт закрыт.\n".encode("koi8-r"))
    arguments = [command, str(tmp_path / "port.txt"), "-o", str(tmp_path / "out"), "--encoding", "koi8-r"]
    assert run([*arguments, *(["--no-pdf"] if command == "build" else [])]) == 0
    tei = next((tmp_path / "out").rglob("port.xml"))
    assert "Порт закрыт." in tei.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["hex", "no-such", "idna", "a\x1b[2Jb"])
def test_an_encoding_that_is_none_is_one_line(tmp_path, capfd, name):
    assert run(["encode", str(SAMPLES), "-o", str(tmp_path), "--encoding", name]) == 2
    error = capfd.readouterr().err
    assert error.count("\n") == 1
    assert error.strip().isprintable()


def test_a_wrong_sidecar_stops_only_its_document(tmp_path, capfd):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Some text.\n")
    (tmp_path / "a.toml").write_text('language = "english language!"\n')
    assert run(["encode", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    lines = capfd.readouterr().err.splitlines()
    assert sum("a.toml: `language`" in line for line in lines) == 1
    assert [path.name for path in (tmp_path / "out").glob("*.xml")] == ["b.xml"]


def test_odd_metadata_are_printed_and_reported(tmp_path, capfd):
    (tmp_path / "a.txt").write_text("Some text.\n")
    (tmp_path / "all.csv").write_text("name,date\na.txt,1951-02-30\nz.txt,1951\na.txt,1952\n")
    report = tmp_path / "report.json"
    arguments = ["encode", str(tmp_path / "a.txt"), "-o", str(tmp_path), "--report", str(report)]
    assert run([*arguments, "--metadata", str(tmp_path / "all.csv")]) == 0
    error = capfd.readouterr().err
    assert all(rule in error for rule in ("M01", "M02", "M03"))
    warnings = json.loads(report.read_text())["warnings"]
    assert {warning["rule"] for warning in warnings} == {"M01", "M02", "M03"}
    assert "<date>1951-02-30</date>" in (tmp_path / "a.xml").read_text()


def test_a_year_before_christ_survives_to_the_site(tmp_path):
    (tmp_path / "a.txt").write_text("Some text.\n")
    (tmp_path / "a.toml").write_text('date = "-0044-03-15"\nclassification = "top secret"\n')
    assert run(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")]) == 0
    tei = (tmp_path / "out/tei/a.xml").read_text()
    assert '<date when="-0044-03-15"/>' in tei
    assert 'target="#top-secret"' in tei
    assert run(["validate", str(tmp_path / "out/tei/a.xml")]) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes only there")
def test_a_name_that_is_no_text_stops_only_its_document(tmp_path, capfd):
    (tmp_path / "b.txt").write_text("Some text.\n")
    (tmp_path / "caf\udce9\x1b[2J.txt").write_text("Some text.\n")
    report = tmp_path / "report.json"
    assert run(["encode", str(tmp_path), "-o", str(tmp_path / "out"), "--report", str(report)]) == 1
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "caf\\udce9\\x1b[2J.txt: its name has the character" in lines[0]
    assert [path.name for path in (tmp_path / "out").glob("*.xml")] == ["b.xml"]
    assert json.loads(report.read_text())["summary"]["failed"] == 1


@pytest.mark.parametrize("option", ["--title", "--base-url", "--schema-folder"])
def test_an_option_that_xml_cannot_bear_is_wrong_use(tmp_path, capfd, option):
    assert run(["build", str(SAMPLES), "-o", str(tmp_path), option, "a\x07b"]) == 2
    assert "\\x07" in capfd.readouterr().err


@pytest.mark.parametrize("command", ["package", "serve", "encode", "validate"])
@pytest.mark.parametrize("argument", ["a\0b", "\ud800"])
def test_arguments_that_no_system_passes_are_refused(command, argument, capsys):
    assert run([command, argument]) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "no command line has such characters" in said
