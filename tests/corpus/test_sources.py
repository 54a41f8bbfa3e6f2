"""Sources at scale: globs, lists, archives, tables, addresses; and archives of strangers."""

import gzip
import io
import json
import os
import tarfile
import warnings
import zipfile
from pathlib import Path

import pytest

from encoder.cli import run
from encoder.corpus.sources import find_sources
from tests.corpus.test_renewal import files, told, write_texts

TEXTS = {name: f"{name}. A Note\n\nThe harbour {name} is closed.\n" for name in "abc"}


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """The folder `in` with texts, in the current folder."""
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), TEXTS)
    return Path("in")


def tar(name, members, mode="w:gz"):
    with tarfile.open(name, mode) as archive:
        for member, content in members.items():
            entry = tarfile.TarInfo(member)
            if isinstance(content, tuple):
                entry.type, entry.linkname = content
                archive.addfile(entry)
            else:
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))


def zipped(name, members):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)


def as_lines(name, rows):
    with (gzip.open if name.endswith(".gz") else open)(name, "wt") as file:
        file.writelines(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


ROWS = [{"id": name, "text": text, "colour": "blue"} for name, text in TEXTS.items()]


def listed():
    Path("list.txt").write_text("# all\nin/a.txt\n\nin/b.txt\nin/c.txt\n")
    return "@list.txt"


def made(name, write, content):
    write(name, content)
    return name


MEMBERS = {f"letters/{name}.txt": text.encode() for name, text in TEXTS.items()}
ALL_WAYS = {
    "folder": lambda: "in",
    "glob": lambda: "in/*.txt",
    "deep glob": lambda: "**/[abc].txt",
    "list": listed,
    "tar.gz": lambda: made("x.tar.gz", tar, MEMBERS),
    "tar": lambda: made("x.tar", lambda name, content: tar(name, content, "w"), MEMBERS),
    "tar.xz": lambda: made("x.txz", lambda name, content: tar(name, content, "w:xz"), MEMBERS),
    "tar.bz2": lambda: made("x.tar.bz2", lambda name, content: tar(name, content, "w:bz2"), MEMBERS),
    "zip": lambda: made("x.zip", zipped, MEMBERS),
    "jsonl": lambda: made("x.jsonl", as_lines, ROWS),
    "jsonl.gz": lambda: made("x.jsonl.gz", as_lines, ROWS),
    "file address": lambda: Path("in").absolute().as_uri(),
}


def text_of(folder):
    """The TEI without what names the source file."""
    return {
        name: data.split(b"<text", 1)[-1] for name, data in files(folder).items() if name.endswith(".xml")
    }


@pytest.mark.parametrize("way", ALL_WAYS.values(), ids=ALL_WAYS)
def test_every_way_leads_to_the_same_texts_and_a_second_run_does_nothing(way, corpus, capfd):
    assert run(["encode", "in/a.txt", "in/b.txt", "in/c.txt", "-o", "plain"]) == 0
    argument = way()
    assert run(["encode", argument, "-o", "o"]) == 0
    assert text_of(Path("o")) == text_of(Path("plain"))
    capfd.readouterr()
    assert run(["encode", argument, "-o", "o"]) == 0
    assert told(capfd)[-1].endswith("3 unchanged")
    assert run(["status", "-o", "o"]) == 0
    assert capfd.readouterr().out == "3 unchanged\n"


def test_parquet(corpus):
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{**row, "identifier": "Box 9", "n": 1} for row in ROWS]
    parquet.write_table(pyarrow.Table.from_pylist(rows), "x.parquet")
    assert run(["encode", "x.parquet", "-o", "o"]) == 0
    assert len(text_of(Path("o"))) == 3
    assert "Box 9" in Path("o/a.xml").read_text()


def test_addresses_of_memory(corpus):
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for name, text in TEXTS.items():
        memory.pipe(f"/letters/{name}.txt", text.encode())
    assert [item.name for item in find_sources(["memory://letters"])] == ["a", "b", "c"]
    assert run(["encode", "memory://letters/", "memory://letters/none.txt", "-o", "o"]) == 1
    assert len(text_of(Path("o"))) == 3
    memory.rm("/letters/a.txt")
    assert run(["encode", "memory://letters/", "-o", "o", "--prune"]) == 0
    assert set(text_of(Path("o"))) == {"b.xml", "c.xml"}


def test_metadata_stand_in_the_row_and_a_change_of_them_is_one(corpus, capfd):
    as_lines("x.jsonl", [{**row, "identifier": "Box 9", "date": None} for row in ROWS])
    assert run(["encode", "x.jsonl", "-o", "o"]) == 0
    assert "Box 9" in Path("o/a.xml").read_text()
    as_lines("x.jsonl", [{**row, "identifier": "Box 8" if row["id"] == "b" else "Box 9"} for row in ROWS])
    capfd.readouterr()
    assert run(["encode", "x.jsonl", "-o", "o"]) == 0
    assert told(capfd)[-1].endswith("2 unchanged")


@pytest.mark.parametrize("way", ["list", "tar.gz", "zip", "jsonl"])
def test_what_a_list_or_an_archive_has_no_more_is_withdrawn(way, corpus, capfd):
    argument = ALL_WAYS[way]()
    assert run(["encode", argument, "-o", "o"]) == 0
    if way == "list":
        Path("list.txt").write_text("in/a.txt\nin/b.txt\n")
    elif way == "jsonl":
        as_lines(argument, ROWS[:2])
    else:
        (tar if way == "tar.gz" else zipped)(argument, dict(list(MEMBERS.items())[:2]))
    capfd.readouterr()
    assert run(["encode", argument, "-o", "o", "--prune"]) == 0
    assert any("K02" in line and "o/c.xml" in line for line in told(capfd))
    assert set(text_of(Path("o"))) == {"a.xml", "b.xml"}


@pytest.mark.parametrize("cut", [0.4, 0.8])
def test_an_archive_that_is_cut_off_is_one_line_and_withdraws_nothing(cut, corpus, capfd):
    members = {f"{number}.txt": os.urandom(4000).hex().encode() for number in range(8)}
    tar("x.tar.gz", members)
    assert run(["encode", "x.tar.gz", "-o", "o"]) == 0
    data = Path("x.tar.gz").read_bytes()
    Path("x.tar.gz").write_bytes(data[: int(len(data) * cut)])
    capfd.readouterr()
    assert run(["encode", "x.tar.gz", "-o", "o", "--prune"]) == 1
    assert len(text_of(Path("o"))) == 8
    assert sum("x.tar.gz: cannot be read on" in line for line in told(capfd)) == 1


HOSTILE = {
    "../../escaped.txt": b"Text.\n",
    "/tmp/absolute.txt": b"Text.\n",  # noqa: S108 - a name in an archive
    "link.txt": (tarfile.SYMTYPE, "/etc/passwd"),
    "hard.txt": (tarfile.LNKTYPE, "good.txt"),
    "pipe.txt": (tarfile.FIFOTYPE, ""),
    "device.txt": (tarfile.CHRTYPE, ""),
    ".hidden.txt": b"Text.\n",
    "._good.txt": b"Text.\n",
    "program.exe": b"MZ",
    "a\x1b[31m.txt": b"Text.\n",
    "good.txt": b"Text.\n",
}


def test_nothing_in_an_archive_leads_out_of_the_folder(corpus, capfd):
    tar("x.tar", HOSTILE, "w")
    before = set(Path().rglob("*"))
    assert run(["encode", "x.tar", "-o", "deep/o"]) == 1
    assert set(text_of(Path("deep/o"))) == {"escaped.xml", "absolute.xml", "good.xml"}
    new = {str(path) for path in Path().rglob("*")} - {str(path) for path in before}
    assert all(path == "deep" or path.startswith("deep/o") for path in new)
    assert not Path("../escaped.txt").exists()
    assert "\x1b" not in capfd.readouterr().err


def test_links_and_encrypted_members_of_a_zip_are_not_read(corpus):
    with zipfile.ZipFile("x.zip", "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("../good.txt", "Text.\n")
    assert run(["encode", "x.zip", "-o", "o"]) == 0
    assert set(text_of(Path("o"))) == {"good.xml"}


@pytest.mark.parametrize("kind", ["tar.gz", "zip"])
def test_a_bomb_is_read_no_further(kind, corpus, capfd):
    members = {"first.txt": b"Text.\n", **{f"{number}.txt": b"\0" * 10_000_000 for number in range(12)}}
    (tar if kind == "tar.gz" else zipped)(f"x.{kind}", members)
    assert Path(f"x.{kind}").stat().st_size < 200_000
    assert run(["encode", f"x.{kind}", "-o", "o", "--max-bytes", "20000000"]) == 1
    lines = told(capfd)
    assert sum("unpacks to more than 200 times its size" in line for line in lines) == 1
    assert set(text_of(Path("o"))) == {"first.xml"}


def test_a_member_that_is_too_large_is_one_line(corpus, capfd):
    tar("x.tar.gz", {"large.txt": os.urandom(40_000).hex().encode(), "good.txt": b"Text.\n"})
    assert run(["encode", "x.tar.gz", "-o", "o", "--max-bytes", "50000"]) == 1
    assert sum("x.tar.gz!large.txt: is larger than what is read" in line for line in told(capfd)) == 1
    assert set(text_of(Path("o"))) == {"good.xml"}


ODD_ROWS = (
    "not json",
    "[1]",
    {"text": "No id."},
    {"id": "no text"},
    {"id": {"a": 1}, "text": "x"},
    {"id": "../../up", "text": "Text.\n"},
    {"id": "..", "text": "Text.\n"},
    {"id": 7, "text": "Text.\n"},
    {"id": "bad\u001b", "text": "Text.\n"},
    {"id": "wrong", "text": "Text.\n", "date": ["x"]},
)


def test_odd_rows_are_one_line_each_and_the_others_go_on(corpus, capfd):
    as_lines("x.jsonl", ODD_ROWS)
    assert run(["encode", "x.jsonl", "-o", "o", "--report", "r.json"]) == 1
    assert set(text_of(Path("o"))) == {"7.xml", "up.xml"}
    lines = told(capfd)
    assert [line for line in lines if line.startswith("engross: x.jsonl:1: is not JSON")]
    assert json.loads(Path("r.json").read_text())["summary"]["failed"] == 8
    assert not Path("../up.xml").exists()


@pytest.mark.parametrize("kind", ["x.jsonl", "x.zip", "x.tar.gz"])
def test_two_texts_under_one_name_are_told_and_the_first_is_read(kind, corpus, capfd):
    texts = ("The first.\n", "The second.\n", "The first.\n")
    if kind.endswith("jsonl"):
        as_lines(kind, [{"id": "same", "text": text} for text in texts])
    elif kind.endswith("zip"):
        with warnings.catch_warnings(), zipfile.ZipFile(kind, "w") as archive:
            warnings.simplefilter("ignore")
            for text in texts:
                archive.writestr("same.txt", text)
    else:
        with tarfile.open(kind, "w:gz") as archive:
            for text in texts:
                member = tarfile.TarInfo("same.txt")
                member.size = len(text)
                archive.addfile(member, io.BytesIO(text.encode()))
    for _ in range(2):
        assert run(["encode", kind, "-o", "o"]) == 1
        assert sum("stands there twice, with different texts" in line for line in told(capfd)) == 1
        assert b"The first." in text_of(Path("o"))["same.xml"]


def test_a_list_names_missing_files_and_folders_and_archives(corpus, capfd):
    tar("x.tar.gz", {"d.txt": b"Text.\n"})
    Path("list.txt").write_text("in\nmissing.txt\nx.tar.gz\n")
    assert run(["encode", "@list.txt", "-o", "o"]) == 1
    assert set(text_of(Path("o"))) == {"a.xml", "b.xml", "c.xml", "d.xml"}
    assert sum("missing.txt: cannot be read" in line for line in told(capfd)) == 1


@pytest.mark.parametrize(
    "argument", ["@missing.txt", "in/*.pdf", "nowhere://x", "missing.tar.gz", "@empty.txt"]
)
def test_what_names_nothing_is_wrong_use(argument, corpus):
    Path("empty.txt").write_text("# nothing\n")
    assert run(["encode", argument, "-o", "o"]) == 2


@pytest.mark.parametrize("command", ["encode", "build", "status"])
@pytest.mark.parametrize("kind", ["zip", "jsonl"])
def test_a_name_that_no_folder_can_hold_stops_only_its_document(command, kind, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = {"n" * 300: "The tide was high.", "a": "The wall stands."}
    if kind == "zip":
        with zipfile.ZipFile("in.zip", "w") as archive:
            for name, text in texts.items():
                archive.writestr(f"{name}.txt", text)
    else:
        rows = (json.dumps({"id": name, "text": text}) for name, text in texts.items())
        Path("in.jsonl").write_text("\n".join(rows))
    if command == "status":
        run(["encode", f"in.{kind}", "-o", "out"])
    assert run([command, f"in.{kind}", "-o", "out"]) in (0, 1)
    assert list(Path("out").rglob("a.xml"))
    assert "a fault of engross" not in capsys.readouterr().err


def test_what_was_made_of_texts_is_no_source_though_it_lies_among_them(corpus, capsys):
    pytest.importorskip("sqlalchemy")
    write_texts(Path(), TEXTS)
    (corpus / "a.txt").unlink()
    build = ["build", ".", "-o", "output", "--no-pdf", "--no-search"]
    assert run(build) == 0
    assert run(["package", "output", "--to", "packages"]) == 0
    assert run(["export", "output", "--format", "text", "--to", "plain"]) == 0
    assert run(["export", "output", "--format", "annotations", "--to", "notes"]) == 0
    capsys.readouterr()
    assert run(build) == 0
    assert "5 of 5 documents" in capsys.readouterr().err.splitlines()[-1]
    assert run(["encode", "packages", "-o", "other"]) == 2
    assert run(["validate", "packages"]) == 1, "PREMIS names no schema: nothing is passed over here"
    assert run(["encode", "plain", "-o", "other"]) == 0


def test_what_a_shell_names_beside_the_texts_is_passed_over(corpus, capsys):
    (corpus / "edition.toml").write_text('title = "Papers"\n')
    (corpus / "a.toml").write_text('title = "A"\n')
    every = sorted(map(str, corpus.iterdir()))
    assert run(["encode", *every, "-o", "in/out"]) == 0
    assert "3 of 3 documents" in capsys.readouterr().err
    every = sorted(map(str, corpus.iterdir()))
    assert run(["encode", *every, "-o", "in/out"]) == 0
    assert "3 of 3 documents" in capsys.readouterr().err
    assert run(["encode", "in/edition.toml", "-o", "other"]) == 2
    assert "there is nothing to do" in capsys.readouterr().err
