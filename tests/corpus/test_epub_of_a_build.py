"""`engross render epub` and `build --epub`: one file, bound anew only where something has changed."""

import zipfile

import pytest

from encoder.cli import run as command

TEXT = "Riga, March 3, 1851.\n\nDear Sir,\n\nThe light burns again.\n\nYours truly,\nA. Marlow\n"


def run(*arguments: object) -> int:
    return command([str(one) for one in arguments])


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT)
    (folder / "edition.toml").write_text('title = "Harbour Papers"\n')
    return folder


def test_a_build_binds_once(sources, tmp_path):
    out = tmp_path / "out"
    build = ("build", sources, "-o", out, "--epub", "--no-pdf", "--no-search", "--no-catalogue")
    assert run(*build) == 0
    book = out / "collection.epub"
    first, made = book.read_bytes(), book.stat().st_mtime_ns
    assert run(*build) == 0
    assert book.stat().st_mtime_ns == made
    (sources / "edition.toml").write_text('title = "Other Papers"\n')
    assert run(*build) == 0
    assert book.read_bytes() != first
    book.unlink()
    assert run(*build) == 0
    assert book.is_file()


def test_a_build_that_binds_nothing_leaves_no_older_book(sources, tmp_path, capsys):
    out = tmp_path / "out"
    build = ("build", sources, "-o", out, "--no-pdf", "--no-search", "--no-catalogue")
    assert run(*build, "--epub") == 0
    (sources / "one.txt").write_text(f"{TEXT}\nA word more.\n")
    assert run(*build) == 0
    assert "collection.epub of an earlier build is removed" in capsys.readouterr().err
    assert not list(out.rglob("*.epub"))
    assert run(*build, "--epub") == 0
    (out / "collection.epub").write_bytes(b"the editor's own")
    assert run(*build) == 0
    assert (out / "collection.epub").read_bytes() == b"the editor's own"


def test_a_command_binds_tei(sources, tmp_path, capsys):
    assert run("encode", sources, "-o", tmp_path / "tei") == 0
    (tmp_path / "tei" / "bad.xml").write_text("<TEI")
    book = tmp_path / "papers.epub"
    assert run("render", "epub", tmp_path / "tei", "-o", book, "--title", "Papers") == 1
    assert "bad.xml" in capsys.readouterr().err
    with zipfile.ZipFile(book) as opened:
        assert b"Papers" in opened.read("EPUB/package.opf")
        assert b"The light burns again." in opened.read("EPUB/d1.xhtml")
