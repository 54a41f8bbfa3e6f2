"""`engross survey` and `--house` through the entry point."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from encoder.corpus.surveying import FEWEST, MOST, sample
from tests.house.houses import english, german


def engross(*arguments, cwd=None):
    command = [sys.executable, "-m", "encoder", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=300, check=False)


def write(folder, maker, count, prefix):
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{prefix}{number:02}.txt").write_text(maker(number), encoding="utf-8")
    return folder


@pytest.fixture
def letters(tmp_path):
    return write(tmp_path / "letters", german, 6, "g")


def test_a_survey_says_what_it_found_and_writes_it(letters, tmp_path):
    done = engross("survey", "letters", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "letters: 6 of 6 documents" in done.stdout
    assert "[S. {n}]" in done.stdout
    assert "18 of 18" in done.stdout
    assert "house.toml written; encode and build read it with --house house.toml, or by" in done.stderr
    beside = engross("survey", "letters", "-o", "letters/house.toml", cwd=tmp_path)
    assert "letters/house.toml written; encode and build read it by themselves" in beside.stderr
    said = tomllib.loads((tmp_path / "house.toml").read_text(encoding="utf-8"))
    assert said["notes"] == "word [1] : [1] text"
    assert said["page-marks"] == "[S. {n}]"


def test_a_file_that_is_there_stays_unless_it_is_named(letters, tmp_path):
    (tmp_path / "house.toml").write_text("language = 'de'\n")
    done = engross("survey", "letters", cwd=tmp_path)
    assert "stays as it is" in done.stderr
    assert (tmp_path / "house.toml").read_text() == "language = 'de'\n"
    engross("survey", "letters", "-o", "house.toml", cwd=tmp_path)
    assert "page-marks" in (tmp_path / "house.toml").read_text(encoding="utf-8")


def test_what_was_found_goes_to_standard_output(letters, tmp_path):
    done = engross("survey", "letters", "-o", "-", cwd=tmp_path)
    assert tomllib.loads(done.stdout)["language"] == "de"
    assert not (tmp_path / "house.toml").exists()


def test_what_is_piped_leaves_no_file(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "encoder", "survey", "-"],
        input="A letter.\n\nThe lamp[1] is lit.\n\n[1] By whom?\n",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.iterdir())


def test_a_survey_as_data(letters, tmp_path):
    done = engross("survey", "letters", "--json", cwd=tmp_path)
    (house,) = json.loads(done.stdout)["houses"]
    (notes,) = [row for row in house["conventions"] if row["what"] == "notes"]
    assert notes["form"] == "word [1] : [1] text"
    assert notes["certainty"] > 0.8
    assert not (tmp_path / "house.toml").exists()


def test_what_stays_unexplained_is_said(tmp_path):
    write(
        tmp_path / "texts", lambda number: f"{english(number, 0)}\nThe lamp12 and the mole12 stand.\n", 4, "e"
    )
    done = engross("survey", "texts", cwd=tmp_path)
    assert "8 numbers glued to words, no notes found" in done.stdout


def test_two_houses_in_one_folder_are_found_and_said(letters, tmp_path):
    write(letters, english, 5, "e")
    done = engross("survey", "letters", cwd=tmp_path)
    assert "2 houses" in done.stdout
    assert {path.name for path in tmp_path.glob("*.toml")} == {"house-1.toml", "house-2.toml"}
    done = engross("encode", "letters", "-o", "tei", "--report", "report.json", cwd=tmp_path)
    (line,) = [line for line in done.stderr.splitlines() if "disagree" in line]
    assert "2 houses" in line
    assert "[S. {n}]" in line
    assert "[Page {n}]" in line
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [house["documents"] for house in report["houses"]] == [6, 5]
    assert {Path(one["source"]).name[0]: one["house"] for one in report["documents"]} == {"g": 0, "e": 1}
    for name in ("g03", "e03"):
        assert (tmp_path / "tei" / f"{name}.xml").read_text(encoding="utf-8").count("<note ") == 3


def test_one_house_is_not_worth_a_word(letters, tmp_path):
    done = engross("encode", "letters", "-o", "tei", cwd=tmp_path)
    assert done.stderr.startswith("6 of 6 documents encoded")


@pytest.mark.parametrize("command", ["encode", "build"])
def test_a_house_beside_the_sources_is_found(tmp_path, command):
    letters = write(tmp_path / "letters" / "early", german, 3, "g")
    (tmp_path / "letters" / "house.toml").write_text("page-marks = []\nnotes = []\n")
    extra = ("--no-pdf", "--no-search") if command == "build" else ()
    done = engross(command, "letters", "-o", "out", *extra, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    tei = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("g0*.xml"))
    assert "[S. 2]" in tei
    assert "<note " not in tei
    assert letters.is_dir()


def test_each_folder_has_its_own_house(tmp_path):
    write(tmp_path / "all" / "one", german, 3, "a")
    write(tmp_path / "all" / "two", german, 3, "b")
    (tmp_path / "all" / "two" / "house.toml").write_text("notes = []\n")
    engross("encode", "all", "-o", "tei", cwd=tmp_path)
    notes = {
        path.stem[0]: path.read_text(encoding="utf-8").count("<note ")
        for path in (tmp_path / "tei").glob("*.xml")
    }
    assert notes == {"a": 3, "b": 0}


def test_the_file_beside_a_document_called_house_is_about_that_document(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "house.txt").write_text("The harbour is free.\n")
    (tmp_path / "texts" / "house.toml").write_text('title = "The House"\n')
    done = engross("encode", "texts", "-o", "tei", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "The House" in (tmp_path / "tei" / "house.xml").read_text()


def test_what_is_declared_and_never_occurs_is_a_finding(letters, tmp_path):
    (tmp_path / "my.toml").write_text('page-marks = ["[S. {n}]", "|{n}|"]\n')
    done = engross("encode", "letters", "-o", "tei", "--house", "my.toml", "--report", "r.json", cwd=tmp_path)
    assert done.returncode == 0
    (line,) = [line for line in done.stderr.splitlines() if "H01" in line]
    assert "page-marks “|{n}|” is declared" in line
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [finding["rule"] for finding in report["warnings"]] == ["H01"]


@pytest.mark.parametrize("command", ["encode", "build", "preview"])
def test_a_wrong_house_stops_a_run_with_one_line(letters, tmp_path, command):
    (tmp_path / "my.toml").write_text("colour = 'red'\n")
    output = () if command == "preview" else ("-o", "out")
    done = engross(command, "letters", "--house", "my.toml", *output, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "engross: my.toml: the key `colour` is not known. Hint: the keys are language, notes, notes-stand, "
        "notes-number, notes-heading, page-marks, page-lines, page-marks-stand, running-heads, paragraphs, "
        "hyphens, dates, years, typed-pages, verse"
    ]


def test_a_single_document_has_no_run_to_lean_on_but_a_declared_house(tmp_path):
    (tmp_path / "a.txt").write_text("Der Hafen (Bogen 3) ist am Morgen wieder frei.\n", encoding="utf-8")
    (tmp_path / "my.toml").write_text('language = "de"\n')
    done = engross("encode", "a.txt", "-o", "-", "--house", "my.toml", cwd=tmp_path)
    assert 'xml:lang="de"' in done.stdout


def test_documents_that_cannot_be_read_do_not_stop_a_survey(letters, tmp_path):
    (letters / "bad.txt").write_bytes(b"\x00\x01\xff" * 50)
    done = engross("survey", "letters", cwd=tmp_path)
    assert done.returncode == 0
    assert "6 of 7 documents" in done.stdout


def test_of_many_documents_a_sample_is_looked_at():
    files = [Path(f"{number:05}.txt") for number in range(10_000)]
    chosen = sample(files)
    assert len(chosen) == MOST
    assert chosen == sample(files[::-1])
    assert int(chosen[-1].stem) > 9_800
    assert len(sample(files[:40])) == FEWEST
    assert sample(files[:5]) == tuple(files[:5])


@pytest.mark.parametrize("named", ["letters/*.txt", "@list"])
def test_patterns_and_lists_are_surveyed(named, letters, tmp_path):
    (tmp_path / "list").write_text("letters\n")
    done = engross("survey", named, "-o", "-", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert tomllib.loads(done.stdout)["page-marks"] == "[S. {n}]"


def test_a_table_is_not_taken_for_a_text(tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "text": "One."}\n')
    done = engross("survey", "rows.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert "not surveyed" in done.stderr


def test_the_house_that_is_named_holds_for_a_table(tmp_path):
    text = "The harbour is closed.\n\n<<S. 4>>\n\nThe ice holds.\n"
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "a", "text": text}) + "\n")
    (tmp_path / "said.toml").write_text('page-marks = "<<S. {n}>>"\n')
    done = engross("encode", "rows.jsonl", "-o", "o", "--house", "said.toml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert '<pb n="4"' in (tmp_path / "o" / "a.xml").read_text()
