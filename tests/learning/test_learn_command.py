"""`engross learn`, and what encode and status make of the weights that it writes."""

import json
import sqlite3
from collections import Counter
from dataclasses import replace

import pytest

from encoder.cli import run
from encoder.model import Role
from tests.learning.made_up_house import correct, write_letters


@pytest.fixture
def folder(tmp_path):
    files = write_letters(tmp_path / "guild", 6)
    for file in files[:4]:
        correct(file)
    return tmp_path / "guild"


def tei(folder, output):
    assert run(["encode", str(folder), "-o", str(output), "--jobs", "1"]) == 0
    return (output / "letter-05.xml").read_text(encoding="utf-8")


def test_weights_are_written_beside_the_texts_and_read_from_there(folder, tmp_path, capsys):
    assert "<signed>" not in tei(folder, tmp_path / "before")
    assert run(["learn", str(folder)]) == 0
    said = capsys.readouterr()
    assert "4 documents corrected, 20 lines" in said.out
    assert "house.weights written" in said.err
    assert (folder / "house.weights").stat().st_size < 100_000
    after = tei(folder, tmp_path / "after")
    assert "<signed>" in after
    assert "learnt from 4 corrected documents" in after


def test_new_weights_encode_the_house_anew_and_status_says_why(folder, tmp_path, capsys):
    output = tmp_path / "tei"
    tei(folder, output)
    run(["learn", str(folder)])
    capsys.readouterr()
    assert run(["status", "-o", str(output)]) == 0
    assert "the weights of the house" in capsys.readouterr().out
    assert "<signed>" in tei(folder, output)
    capsys.readouterr()
    assert run(["status", "-o", str(output)]) == 0
    assert "weights" not in capsys.readouterr().out
    with sqlite3.connect(output / ".engross.sqlite") as manifest:
        assert "weights of the house" in "\n".join(manifest.iterdump())
    manifest.close()


def test_the_same_documents_teach_the_same_bytes(folder):
    run(["learn", str(folder)])
    first = (folder / "house.weights").read_bytes()
    run(["learn", str(folder)])
    assert (folder / "house.weights").read_bytes() == first


def test_a_dry_run_writes_nothing_and_json_says_all(folder, capsys):
    assert run(["learn", str(folder), "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["houses"][0]
    assert said["errors"]["before"] >= 8
    assert said["errors"]["after"] == 0
    assert said["errors"]["kinds"]["signatures"] == {"before": 4, "after": 0}
    assert said["written"] is False
    assert not (folder / "house.weights").exists()


def test_weights_lie_beside_the_file_of_the_house(folder, tmp_path):
    house = tmp_path / "guild.toml"
    house.write_text('language = "en"\n', encoding="utf-8")
    assert run(["learn", str(folder), "--house", str(house)]) == 0
    assert (tmp_path / "guild.weights").exists()
    assert house.read_text(encoding="utf-8") == 'language = "en"\n'


def test_worse_weights_are_refused(folder, capsys, monkeypatch):
    from encoder.learning import house

    learnt = house.learn
    monkeypatch.setattr(house, "learn", lambda given: replace(learnt(given), after=Counter({"": 99})))
    assert run(["learn", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "is not written" in said
    assert "99 errors, and with" in said
    assert not (folder / "house.weights").exists()


def test_a_folder_without_corrected_documents_is_wrong_use(tmp_path, capsys):
    write_letters(tmp_path / "guild", 2)
    assert run(["learn", str(tmp_path / "guild")]) == 2
    assert "no document in" in capsys.readouterr().err


def test_tei_that_a_run_has_written_beside_the_texts_is_no_editors(tmp_path, capsys):
    write_letters(tmp_path / "guild", 2)
    assert run(["encode", str(tmp_path / "guild"), "-o", str(tmp_path / "guild")]) == 0
    assert (tmp_path / "guild" / "letter-00.xml").exists()
    assert run(["learn", str(tmp_path / "guild")]) == 2
    assert "is corrected" in capsys.readouterr().err


def test_one_bad_document_is_told_and_the_others_teach(folder, capsys):
    for file in write_letters(folder, 8)[6:]:
        correct(file)
    (folder / "letter-04.xml").write_text("<TEI", encoding="utf-8")
    (folder / "letter-05.xml").write_text("<html/>", encoding="utf-8")
    (folder / "letter-00.corrections.toml").write_text("[[correction]]\nline = 1\n", encoding="utf-8")
    assert run(["learn", str(folder)]) == 1
    said = capsys.readouterr()
    assert "letter-04.xml" in said.err
    assert "letter-05.xml: is no TEI document" in said.err
    assert "letter-00.corrections.toml" in said.err
    assert (folder / "house.weights").exists()


def test_tei_that_an_editor_made_teaches_as_well(tmp_path, capsys):
    files = write_letters(tmp_path / "guild", 4)
    for file in files:
        first, *paragraphs, last = file.read_text(encoding="utf-8").split("\n")[:5]
        body = "".join(f"<p>{one}</p>" for one in paragraphs)
        opener, closer = f"<dateline>{first}</dateline>", f"<signed>{last}</signed>"
        file.with_suffix(".xml").write_text(
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>'
            f"<opener>{opener}</opener>{body}<closer>{closer}</closer></div></body></text></TEI>",
            encoding="utf-8",
        )
    assert run(["learn", str(tmp_path / "guild"), "--json"]) == 0
    errors = json.loads(capsys.readouterr().out)["houses"][0]["errors"]
    assert errors["kinds"]["signatures"] == {"before": 4, "after": 0}
    assert errors["after"] < errors["before"]


@pytest.mark.parametrize("text", ["rubbish\n", "version\t1\nprior\tother\n", "\x00"])
def test_a_file_of_weights_that_is_none_stops_a_run_with_one_line(folder, tmp_path, capsys, text):
    (folder / "house.weights").write_text(text, encoding="utf-8")
    assert run(["encode", str(folder), "-o", str(tmp_path / "tei")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "house.weights" in said[0]
    assert "engross learn" in said[0]


def test_a_survey_names_what_to_correct_first(folder, tmp_path, capsys):
    assert run(["survey", str(folder), "-o", str(tmp_path / "house.toml")]) == 0
    said = capsys.readouterr().out
    assert "To correct first" in said
    assert "letter-04.txt" in said
    assert "letter-00.txt" not in said.partition("To correct first")[2]


def test_lines_of_a_role_that_no_chain_has_are_no_obstacle(folder):
    correct(folder / "letter-03.txt", Role.STAGE, Role.NOTE)
    assert run(["learn", str(folder)]) in (0, 1)
