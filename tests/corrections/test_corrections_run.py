"""Corrections in a run: found beside the source, applied, remembered; what is wrong gives exit 1."""

import json
from dataclasses import replace

import pytest

from encoder.cli import run
from encoder.corrections import corrections_file
from encoder.corrections.file import write_corrections
from encoder.corrections.records import Correction
from encoder.model import Role
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

LETTER = """\
Harwick, 3 May 1812.

My dear Sir,

The two boats came in on Friday and have been laid up.
Nothing was lost but an oar.

The harbour wall

It stands as it did, and wants lime.

Your obedient servant,
Josiah Quill
"""
HEAD = Correction(line=8, text="The harbour wall", role=Role.HEAD, by="A. Editor")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.txt").write_text(LETTER, "utf-8")
    return tmp_path


def encoded(folder, *arguments):
    code = run(["encode", str(folder / "in"), "-o", str(folder / "out"), *arguments])
    return code, (folder / "out" / "letter.xml").read_text("utf-8")


def said(folder, *records):
    write_corrections(corrections_file(folder / "in" / "letter.txt"), records)


def test_a_run_finds_them_beside_the_source(folder):
    said(folder, HEAD)
    code, tei = encoded(folder)
    assert code == 0
    assert "<head>The harbour wall</head>" in tei
    assert "<persName>A. Editor</persName>" in tei
    assert 'xml:id="editor"' in tei


def test_without_them_no_editor_is_named(folder):
    assert "editor" not in encoded(folder)[1].split("</titleStmt>")[0].split("<titleStmt>")[1]


def test_changed_corrections_make_the_document_again_and_no_other(folder, capfd):
    (folder / "in" / "other.txt").write_text(LETTER, "utf-8")
    assert "<p>The harbour wall</p>" in encoded(folder)[1]
    said(folder, HEAD)
    capfd.readouterr()
    assert "<head>The harbour wall</head>" in encoded(folder)[1]
    assert "1 unchanged" in capfd.readouterr().err
    encoded(folder)
    assert "2 unchanged" in capfd.readouterr().err
    corrections_file(folder / "in" / "letter.txt").unlink()
    assert "<p>The harbour wall</p>" in encoded(folder)[1]


def test_status_says_that_the_corrections_have_changed(folder, capfd):
    encoded(folder)
    said(folder, HEAD)
    capfd.readouterr()
    run(["status", "-o", str(folder / "out")])
    assert "its corrections" in capfd.readouterr().out


def test_they_are_no_metadata_and_no_source(folder, capfd):
    (folder / "in" / "letter.corrections.txt").write_text(LETTER, "utf-8")
    said(folder, HEAD)
    assert encoded(folder)[0] == 0
    assert sorted(path.name for path in (folder / "out").glob("*.xml")) == [
        "letter.corrections.xml",
        "letter.xml",
    ]


def test_they_reach_the_processes_of_a_long_run(folder):
    for n in range(14):
        path = folder / "in" / f"letter-{n:02}.txt"
        path.write_text(LETTER, "utf-8")
        write_corrections(corrections_file(path), [HEAD])
    assert run(["encode", str(folder / "in"), "-o", str(folder / "out"), "--jobs", "2"]) == 0
    assert all(
        "<head>The harbour wall</head>" in (folder / "out" / f"letter-{n:02}.xml").read_text("utf-8")
        for n in range(14)
    )


def test_to_standard_output(folder, capfdbinary):
    said(folder, HEAD)
    assert run(["encode", str(folder / "in" / "letter.txt"), "-o", "-"]) == 0
    assert b"<head>The harbour wall</head>" in capfdbinary.readouterr().out


WRONG = """\
[[correction]]
line = 8
text = "The harbour wall"
roll = "head"

[[correction]]
line = 1
text = "Rome, 3 May 1812."
role = "head"

[[correction]]
line = 5
text = "The two boats came in on Friday and have been laid up."
role = "head"

[[correction]]
line = 5
text = "The two boats came in on Friday and have been laid up."
joins = true

[[correction]]
line = 8
text = "The harbour wall"
role = "head"
"""


def test_what_is_wrong_is_named_with_file_and_line_and_the_others_apply(folder, capfd):
    path = corrections_file(folder / "in" / "letter.txt")
    path.write_text(WRONG, "utf-8")
    for _ in range(2):
        code, tei = encoded(folder)
        told = capfd.readouterr().err
        assert code == 1
        assert "<head>The harbour wall</head>" in tei
        assert "<p>The two boats" in tei
        for line, rule in ((4, "E01"), (6, "E02"), (16, "E04")):
            assert f"{path}:{line}: warning [{rule}]" in told
        assert "Traceback" not in told
    path.unlink()
    assert encoded(folder)[0] == 0


def test_lines_that_have_moved_are_found_again_and_told(folder, capfd):
    said(folder, HEAD, Correction(line=6, text="Nothing was lost but an oar.", joins=False))
    (folder / "in" / "letter.txt").write_text("A copy.\n\n" + LETTER, "utf-8")
    code, tei = encoded(folder)
    assert code == 0
    assert "<head>The harbour wall</head>" in tei
    assert "<p>Nothing was lost" in tei
    told = capfd.readouterr().err
    assert told.count("[E03]") == 2
    assert "stands on line 10 now" in told


def test_the_report_has_them(folder):
    corrections_file(folder / "in" / "letter.txt").write_text(WRONG, "utf-8")
    encoded(folder, "--report", str(folder / "report.json"))
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert all(f'"{rule}"' in json.dumps(report) for rule in ("E01", "E02", "E04"))


def test_a_page_that_nobody_can_begin_does_not_cost_the_document(folder):
    source = source_of_text("[Page 3]\n\nIt stands.\n", name="a", file="a")
    document = encode_source(source, None, [Correction(line=1, text="[Page 3]", page="4")])
    assert [finding.rule for finding in document.findings if finding.rule.startswith("E")] == ["E05"]


def test_the_same_records_make_the_same_bytes():
    source = source_of_text(LETTER, name="a", file="a")
    records = [HEAD, Correction(line=3, text="My dear Sir,", role=Role.HEAD)]
    assert encode_source(source, None, records).tei == encode_source(source, None, records[::-1]).tei
    assert encode_source(source, None, records).tei != encode_source(source).tei
    twice = [*records, replace(HEAD, at=9)]
    assert encode_source(source, None, twice).tei == encode_source(source, None, records).tei
