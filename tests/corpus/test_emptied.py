"""A folder that was emptied, or whose documents all fail: nothing of it stays on the site."""

from pathlib import Path

import pytest

from encoder.cli import run
from tests.corpus.test_renewal import TEXTS, build, edit, encode, told, write_texts


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """The folder `in` with two texts, in the current folder."""
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), TEXTS)
    return Path("in")


def empty(folder):
    for path in folder.iterdir():
        path.unlink()


def test_an_emptied_folder_is_refused_and_says_what_stays(corpus, capfd):
    encode()
    empty(corpus)
    told(capfd)
    assert encode() == 2
    (line,) = told(capfd)
    assert "in: the folder has no documents, and 2 documents that earlier runs made of it stay" in line
    assert "--prune withdraws them and removes their files" in line
    assert sorted(path.name for path in Path("o").glob("*.xml")) == ["a.xml", "b.xml"]
    assert run(["encode", "in", "-o", "other", "--prune"]) == 2
    assert "stay" not in told(capfd)[-1]


def test_an_emptied_folder_is_withdrawn_where_that_is_wished(corpus, capfd):
    build("--base-url", "https://example.org/")
    mine = edit(Path("o/tei/a.xml"))
    empty(corpus)
    assert build("--base-url", "https://example.org/", "--prune") == 0
    assert not Path("o/tei/b.xml").exists()
    assert Path("o/tei/a.xml").read_bytes() == mine
    for name in TEXTS:
        page = Path("o/html", f"{name}.html").read_text()
        assert "withdrawn" in page and "harbour" not in page and "lamp" not in page
    assert "a.html" not in Path("o/html/index.html").read_text()
    assert not list(Path("o/html/tei").glob("*.xml"))
    assert "0 of 0 documents" in told(capfd)[-1]
    write_texts(corpus, TEXTS)
    assert build("--base-url", "https://example.org/", "--overwrite") == 0
    assert "harbour" in Path("o/html/a.html").read_text()


def test_where_all_documents_fail_none_stays_on_the_site(corpus):
    build()
    for name in TEXTS:
        (corpus / f"{name}.txt").write_bytes(b"\0\1\2" * 100)
    assert build() == 1
    for name in TEXTS:
        assert "withdrawn" in Path("o/html", f"{name}.html").read_text()
    assert "a.html" not in Path("o/html/index.html").read_text()
    assert not list(Path("o/html").glob("*/[ab].*"))
