"""Sources that are called the same in different folders: each has files of its own, and keeps their name."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encoder.cli import run
from encoder.corpus.items import items_of
from encoder.corpus.manifest import State, open_manifest
from encoder.corpus.naming import named
from tests.corpus.test_renewal import column, files, told

NOTE = "1. A Note\n\nThe harbour is closed in {0}.\n"


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """The folder `in` with `1901/letter.txt` and `1902/letter.txt`, in the current folder."""
    monkeypatch.chdir(tmp_path)
    add("1901", "1902")
    return Path("in")


def add(*folders, name="letter"):
    for folder in folders:
        Path("in", folder).mkdir(parents=True, exist_ok=True)
        Path("in", folder, f"{name}.txt").write_text(NOTE.format(folder))


def encode(*arguments):
    return run(["encode", "in", "-o", "o", *arguments])


def written():
    """Which text stands in which file."""
    texts = {path.stem: path.read_text() for path in Path("o").glob("*.xml")}
    return {name: text.partition("closed in ")[2].partition(".")[0] for name, text in texts.items()}


def test_each_has_files_of_its_own(corpus, capfd):
    assert encode() == 0
    assert written() == {"letter": "1901", "1902-letter": "1902"}
    assert told(capfd)[-1].startswith("2 of 2 documents")
    assert encode() == 0
    assert told(capfd)[-1].endswith("2 unchanged")
    assert run(["status", "-o", "o"]) == 0


def test_who_comes_later_takes_no_name_away(corpus):
    encode()
    before = files(Path("o"))
    add("1900", "1903/box", "1904/box")
    assert encode() == 0
    assert {name: data for name, data in files(Path("o")).items() if name in before} == before
    assert written() == {
        "letter": "1901",
        "1902-letter": "1902",
        "1900-letter": "1900",
        "box-letter": "1903/box",
        "1904-box-letter": "1904/box",
    }


def test_a_source_that_is_gone_leaves_the_names_of_the_others(corpus, capfd):
    encode()
    shutil.rmtree("in/1901")
    encode("--prune")
    assert written() == {"1902-letter": "1902"}
    add("1905")
    encode()
    assert written() == {"letter": "1905", "1902-letter": "1902"}


def test_a_source_that_was_moved_takes_its_name_along(corpus):
    encode()
    shutil.move("in/1901", "in/1899")
    encode()
    assert written().keys() == {"letter", "1902-letter"}


def test_two_of_a_name_in_one_folder_are_a_slip(corpus, capfd):
    Path("in/1901/letter.md").write_text("Another.\n")
    assert encode() == 1
    assert "is written to letter.xml already" in capfd.readouterr().err


def test_the_site_and_the_table_of_metadata_know_both(corpus, capfd):
    Path("table.csv").write_text(
        "file,title\n1901/letter.txt,Of the one\n1902/letter.txt,Of the other\n", encoding="utf-8"
    )
    code = run(["build", "in", "-o", "o", "--no-pdf", "--no-search", "--metadata", "table.csv"])
    assert (code, len(told(capfd))) == (0, 1)
    assert "Of the one" in Path("o/html/letter.html").read_text()
    assert "Of the other" in Path("o/html/1902-letter.html").read_text()
    assert run(["coverage", "o/tei", "--sources", "in"]) == 0
    assert column("source", "1902-letter").endswith("in/1902/letter.txt")


FOLDERS = st.lists(
    st.sampled_from(["a", "b", "a/b", "b/a", "c-b", "c/b"]), min_size=1, max_size=6, unique=True
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FOLDERS, st.data())
def test_names_are_different_and_stay(tmp_path_factory, folders, data):
    root = tmp_path_factory.mktemp("names")
    paths = [root / folder / "x.txt" for folder in folders]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    def names(chosen):
        found = {}
        with open_manifest(root) as manifest:
            for turn, item in enumerate(items_of(chosen)):
                found[item.place] = named(item, manifest).name
                manifest.met(found[item.place], item.place, None, turn)
                manifest.update(found[item.place], state=State.WHOLE)
        return found

    before = names(paths[: data.draw(st.integers(1, len(paths)))])
    after = names(data.draw(st.permutations(paths)))
    assert len({name.casefold() for name in after.values()}) == len(paths)
    assert all(after[place] == name for place, name in before.items())
