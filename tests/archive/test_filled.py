"""A build of what is unchanged leaves the catalogue alone; what has changed, or was touched, is looked at."""

import pytest

from encoder.archive import catalogue as catalogues
from encoder.archive.catalogue import NAME
from encoder.cli import run
from tests.archive.test_filling import build, entries


@pytest.fixture
def built(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(
            f"Letter {name}\n\nDear Sir:\n\nIt rains.\n\nYours truly,\n\nJ. Doe\n"
        )
    output = tmp_path / "out"
    build(folder, output)
    return folder, output


@pytest.fixture
def opened(monkeypatch):
    seen = []
    real = catalogues.open_catalogue

    def open_catalogue(address, **options):
        seen.append(address)
        return real(address, **options)

    monkeypatch.setattr(catalogues, "open_catalogue", open_catalogue)
    return seen


def test_of_what_has_not_changed_it_is_not_opened(built, opened):
    build(*built)
    assert not opened


def test_a_document_that_has_changed_is_told(built, opened):
    folder, output = built
    (folder / "a.txt").write_text("Another letter\n\nDear Sir:\n\nIt snows.\n\nYours truly,\n\nJ. Doe\n")
    build(folder, output)
    assert opened


def test_a_source_that_is_gone_is_told(built, opened):
    folder, output = built
    (folder / "b.txt").unlink()
    build(folder, output)
    assert opened
    assert any(entry.is_deleted for entry in entries(output).values())


def test_a_catalogue_that_is_gone_is_made_anew(built, opened):
    folder, output = built
    before = set(entries(output))
    (output / NAME).unlink()
    build(folder, output)
    assert set(entries(output)) == before


def test_one_that_was_touched_is_looked_at(built, opened):
    folder, output = built
    (output / NAME).touch()
    build(folder, output)
    assert opened


def test_the_command_opens_it_in_any_case(built, opened):
    assert run(["catalogue", "-o", str(built[1])]) == 0
    assert opened
