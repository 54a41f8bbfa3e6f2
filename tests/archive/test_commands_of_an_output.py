"""What was built is named in one way by all commands that take it: alone, or by `-o`."""

import sys

import pytest

from encoder.archive.catalogue.opening import catalogue_address, open_catalogue
from encoder.cli import run
from encoder.errors import UsageError

LETTER = "Vessel Bay, 3 March 1851\n\nDear Ruth,\n\nThe ship came in at noon.\n\nYours truly,\n\nAnn Lee\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    (folder / "letters").mkdir()
    (folder / "letters" / "one.txt").write_text(LETTER)
    assert run(["build", str(folder / "letters"), "-o", str(folder / "output"), "-j1", "--no-search"]) == 0
    return folder / "output"


@pytest.mark.parametrize("command", [["status"], ["catalogue"], ["export", "--format", "bibtex"]])
@pytest.mark.parametrize("way", [[], ["-o"]])
def test_an_output_is_named_alone_or_by_its_option(built, command, way):
    assert run([*command, *way, str(built)]) == 0


def test_status_of_an_output_is_that_of_its_sources(built, capsys):
    assert run(["status", str(built)]) == 0
    assert "1 unchanged" in capsys.readouterr().out


def test_packages_are_verified_where_they_are(built, tmp_path):
    assert run(["package", "-o", str(built), "--to", str(tmp_path / "bags")]) == 0
    assert run(["package", "--verify", str(tmp_path / "bags")]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "-o", "nothing.jsonl", "--format", "jsonl"], "--to says where to write"),
        (["serve", "nothing"], "there is no such folder"),
        (["export", ".", "-o", "..", "--format", "jsonl"], "two folders"),
    ],
)
def test_a_wrong_output_is_one_line_with_a_hint(arguments, said, capsys):
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
def test_a_folder_whose_name_is_no_text_has_no_catalogue_and_a_line_says_so(built):
    pytest.importorskip("sqlalchemy")
    with pytest.raises(UsageError, match="udcff"):
        open_catalogue(catalogue_address(built / "a\udcff", None), to_write=True)


def test_what_was_only_encoded_is_exported_packed_and_catalogued_too(tmp_path, capsys):
    pytest.importorskip("sqlalchemy")
    letter, output = tmp_path / "one.txt", tmp_path / "tei-of-letters"
    letter.write_text(LETTER)
    assert run(["encode", str(letter), "-o", str(output)]) == 0
    assert run(["export", str(output), "--format", "text"]) == 0
    assert "at noon" in (output / "exports" / "text" / "one.txt").read_text()
    assert run(["package", str(output)]) == 0
    capsys.readouterr()
    assert run(["catalogue", str(output)]) == 0
    assert "1 document in the catalogue; 1 record" in capsys.readouterr().err
