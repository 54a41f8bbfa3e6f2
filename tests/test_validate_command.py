"""`engross validate` and `engross coverage` from outside."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from encoder.cli import run
from encoder.entry import validate_at_once
from tests.shared import REPO

SPECIMEN = REPO / "benchmarks" / "specimen.xml"


@pytest.fixture
def folder(tmp_path):
    shutil.copy(SPECIMEN, tmp_path / "good.xml")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "bad.xml").write_text(
        SPECIMEN.read_text().replace("<p>Three", "<p><item>x</item>Three")
    )
    (tmp_path / "ignored.txt").write_text("no XML")
    return tmp_path


def test_all_valid(folder, capsys):
    assert run(["validate", str(folder / "good.xml")]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == "1 document checked, no problems\n"


def test_folders_are_searched_and_the_worst_code_returned(folder, capsys):
    assert run(["validate", str(folder)]) == 1
    output = capsys.readouterr()
    assert "deeper/bad.xml:" in output.out
    assert "`<item>` is not allowed in `<p>` [relaxng/element-not-allowed]" in output.out
    assert output.err == "1 error in 1 of 2 documents\n"


def test_wrong_use(folder, capsys):
    assert run(["validate", str(folder / "missing.xml")]) == 2
    assert run(["validate"]) == 2
    assert run(["validate", str(folder / "good.xml"), "--schema", str(folder / "missing.rng")]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_json_on_standard_output_is_all_there_is(folder, capsys):
    assert run(["validate", str(folder), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [document["valid"] for document in report["documents"]] == [False, True]


def test_many_documents_in_two_processes(folder, capsys):
    for number in range(70):
        shutil.copy(SPECIMEN, folder / f"copy{number}.xml")
    assert run(["validate", str(folder), "--no-schematron", "-j", "2", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    names = [document["file"] for document in report["documents"]]
    assert names == sorted(names, key=lambda name: name)
    assert report["summary"]["invalid"] == 1


def test_fix_mends_says_so_and_then_validates(folder, capsys):
    bad = folder / "deeper" / "bad.xml"
    text = SPECIMEN.read_text().replace('<pb n="2" xml:id="pg_2"/>', '<pb n="2" xml:id="pg_1"/>')
    bad.write_text(text)
    assert run(["validate", str(bad)]) == 1
    capsys.readouterr()
    assert run(["validate", "--fix", str(bad)]) == 0
    assert 'it is "pg_2" now' in capsys.readouterr().err
    fixed = bad.read_bytes()
    assert run(["validate", "--fix", str(bad)]) == 0
    assert bad.read_bytes() == fixed


FOREIGN = {
    "build.xml": '<project name="x"/>',
    "in.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "style.xsl": '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>',
    "page.xml": '<!DOCTYPE html [<!ENTITY x "<TEI>">]><!-- <TEI> --><?x <TEI?><html/>',
    "broken.xml": "<html>",
}
TAKEN = {
    "tei.xml": '<?xml version="1.0"?><!-- x --><!DOCTYPE TEI [<!ENTITY x "y">]><TEI/>',
    "corpus.tei": '<t:teiCorpus xmlns:t="http://www.tei-c.org/ns/1.0"/>',
    "p4.xml": "<TEI.2/>",
    "empty.xml": "",
    "spoilt.xml": "<!-- <TEI/>",
}


def test_tei_only_takes_files_by_their_root_element(tmp_path, capsys):
    for name, text in (FOREIGN | TAKEN).items():
        (tmp_path / name).write_text(text)
    for taken, code in ((FOREIGN, 0), (TAKEN, 1)):
        files = [str(tmp_path / name) for name in taken]
        assert validate_at_once(["validate", "-q", "--tei-only", *files]) == code
        at_once = capsys.readouterr().out
        assert run(["validate", "-q", "--tei-only", *files]) == code
        assert capsys.readouterr().out == at_once
        assert [name for name in taken if f"{name}:" in at_once] == (list(TAKEN) if code else [])


def test_well_formed_only(folder):
    assert run(["validate", "--well-formed", str(folder)]) == 0


class TestCoverage:
    def test_finds_the_source_beside_or_below_a_folder(self, tmp_path, capsys):
        (tmp_path / "texts" / "box").mkdir(parents=True)
        (tmp_path / "texts" / "box" / "lamp.txt").write_text("The lamp is lit.\n\nNobody knows by whom.\n")
        assert run(["encode", str(tmp_path / "texts"), "-o", str(tmp_path / "tei")]) == 0
        capsys.readouterr()
        assert run(["coverage", str(tmp_path / "tei"), "--sources", str(tmp_path / "texts")]) == 0
        assert capsys.readouterr().err == "1 document checked, no problems\n"

    def test_the_encoding_of_the_source_can_be_said(self, tmp_path, capsys):
        source = tmp_path / "lamp.txt"
        source.write_bytes("Übung macht den Meister, sagte Fräulein Möwe.\n".encode("cp1252"))
        said = ["--encoding", "cp850"]
        assert run(["encode", str(source), "-o", str(tmp_path), *said]) == 0
        assert run(["coverage", str(tmp_path / "lamp.xml"), *said]) == 0
        assert run(["coverage", str(tmp_path / "lamp.xml"), "--encoding", "cp1252"]) == 1
        capsys.readouterr()
        assert run(["coverage", str(tmp_path / "lamp.xml"), "--encoding", "hex"]) == 2
        assert "not an encoding of texts" in capsys.readouterr().err

    def test_an_absent_source_is_no_error(self, tmp_path, capsys):
        shutil.copy(SPECIMEN, tmp_path / "a.xml")
        assert run(["coverage", str(tmp_path)]) == 0
        assert "coverage/no-source" in capsys.readouterr().out

    def test_a_changed_source_and_a_lost_word(self, tmp_path, capsys):
        source = tmp_path / "lamp.txt"
        source.write_text("The lamp is lit.\n\nNobody knows by whom.\n")
        assert run(["encode", str(source), "-o", str(tmp_path)]) == 0
        source.write_text("The lamp is lit.\n\nNobody really knows by whom.\n")
        capsys.readouterr()
        assert run(["coverage", str(tmp_path / "lamp.xml")]) == 1
        output = capsys.readouterr().out
        assert "coverage/changed-source" in output
        assert 'lamp.txt:3: error: the TEI no longer has 6 characters of the source: "really"' in output


def test_standard_input(monkeypatch, capsys):
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<a><b></a>")))
    assert run(["validate", "-"]) == 1
    assert capsys.readouterr().out.startswith("-:1:4: error: `<b>`, opened here")


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pipes_that_a_shell_hands_over(folder, jobs):
    (folder / "a.xml").write_text("<a>\n<b></a>")
    command = f"cat a.xml | {sys.executable} -m encoder validate -j {jobs} /dev/stdin <(cat a.xml) good.xml"
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=folder, env=environment, check=False
    )
    assert done.returncode == 1, done.stderr
    first, second = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert first.startswith("/dev/stdin:2:1: error: `<b>`, opened here")
    assert second.startswith("/dev/fd/")
    assert done.stdout.count("    2 | <b></a>") == 2
    assert "in 2 of 3 documents" in done.stderr


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_what_comes_by_a_pipe_names_its_schemas_from_where_we_are(folder):
    (folder / "a.rng").write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    )
    command = f"echo '<?xml-model href=\"a.rng\"?><a/>' | {sys.executable} -m encoder validate /dev/stdin"
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=folder, env=environment, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


class TestAtOnce:
    """Without click: the same answer as the full command, or none."""

    @pytest.mark.parametrize("flags", [[], ["-q"], ["--quiet", "--no-schematron"], ["--well-formed"]])
    @pytest.mark.parametrize("name", ["good.xml", "deeper/bad.xml"])
    def test_same_as_the_full_command(self, folder, capsys, flags, name):
        arguments = ["validate", *flags, str(folder / name)]
        code, quick = validate_at_once(arguments), capsys.readouterr()
        assert (run(arguments), capsys.readouterr()) == (code, quick)

    @pytest.mark.parametrize(
        "arguments",
        [[], ["build"], ["validate"], ["validate", "missing.xml"], ["validate", "--help"], ["validate", "."]],
    )
    def test_leaves_the_rest_alone(self, arguments):
        assert validate_at_once(arguments) is None

    def test_a_broken_schema_is_a_finding(self, folder, capsys):
        broken = folder / "broken.xml"
        broken.write_text('<?xml-model href="ignored.txt"?><TEI/>'.replace("txt", "rng"))
        (folder / "ignored.rng").write_text("<no/>")
        assert validate_at_once(["validate", str(broken)]) == 1
        at_once = capsys.readouterr().out
        assert "[model/unusable]" in at_once
        assert run(["validate", str(broken)]) == 1
        assert capsys.readouterr().out == at_once

    def test_no_click_for_a_hook(self, folder):
        code = (
            "import sys; from encoder.entry import validate_at_once;"
            f"code = validate_at_once(['validate', '-q', '--no-schematron', {str(folder / 'good.xml')!r}]);"
            "print(code, 'click' in sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPO
        )
        assert done.stdout.strip() == "0 False"
