"""What a survey found is remembered as long as the documents that it looked at are the same."""

import os
from pathlib import Path

import pytest

from encoder.corpus.manifest import open_manifest
from encoder.corpus.surveyed import Surveyed
from encoder.house.conventions import Conventions

HOUSES = (Conventions(documents=2, example="a.txt"),)


class Look:
    """Counts how often it is asked."""

    def __init__(self, *, is_whole=True):
        self.times, self._is_whole = 0, is_whole

    def __call__(self):
        self.times += 1
        return HOUSES, self._is_whole


@pytest.fixture
def files(tmp_path):
    found = [tmp_path / f"{name}.txt" for name in "ab"]
    for file in found:
        file.write_text("The lamp is lit.\n")
    return found


def ask(folder, files, look, *, encoding=None, are_of_one=False, force=False):
    folder.mkdir(exist_ok=True)
    with open_manifest(folder) as manifest:
        return Surveyed(manifest, encoding, force=force)(files, are_of_one, look)


def test_the_same_documents_are_not_looked_at_again(tmp_path, files):
    look = Look()
    assert [ask(tmp_path / "o", files, look) for _ in range(3)] == [HOUSES] * 3
    assert look.times == 1


def test_a_document_that_was_only_touched_is_the_same(tmp_path, files):
    look = Look()
    ask(tmp_path / "o", files, look)
    os.utime(files[0], (1, 1))
    assert ask(tmp_path / "o", files, look) == HOUSES
    assert look.times == 1


@pytest.mark.parametrize("asked", [{"encoding": "cp1252"}, {"are_of_one": True}, {"force": True}])
def test_it_is_looked_again_where_another_thing_is_asked(tmp_path, files, asked):
    look = Look()
    ask(tmp_path / "o", files, look)
    ask(tmp_path / "o", files, look, **asked)
    assert look.times == 2


def test_it_is_looked_again_where_a_document_has_changed(tmp_path, files):
    look = Look()
    ask(tmp_path / "o", files, look)
    files[1].write_text("The lamp is dark.\n")
    ask(tmp_path / "o", files, look)
    assert look.times == 2


def test_what_was_found_without_a_document_is_not_remembered(tmp_path, files):
    look = Look(is_whole=False)
    for _ in range(2):
        assert ask(tmp_path / "o", [*files, Path("gone.txt")], look) == HOUSES
    assert look.times == 2
