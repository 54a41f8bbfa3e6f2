"""A corpus built again: what has changed is made anew, what was edited is kept, what is gone goes."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encoder.cli import run
from encoder.corpus.manifest import NAME

TEXTS = {"a": "1. A Note\n\nThe harbour is closed.\n", "b": "2. A Lamp\n\nThe lamp is lit.\n"}


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """The folder `in` with two texts, in the current folder."""
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), TEXTS)
    return Path("in")


def write_texts(folder, texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)


def encode(*arguments):
    return run(["encode", "in", "-o", "o", *arguments])


def build(*arguments):
    return run(["build", "in", "-o", "o", "--no-pdf", "--no-search", *arguments])


def files(folder):
    """All files but the manifest and the report, which tells how long all took, with their bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("[!.]*"))
        if path.is_file() and path.parent != folder / "report"
    }


def column(name, key="a", table="documents", folder="o"):
    with sqlite3.connect(Path(folder, NAME)) as database:
        (value,) = database.execute(f"SELECT {name} FROM {table} WHERE name = ?", (key,)).fetchone()  # noqa: S608
    database.close()
    return value


def edit(path):
    """What an editor makes of a file."""
    path.write_bytes(path.read_bytes().replace(b"closed", b"CLOSED"))
    return path.read_bytes()


def told(capfd):
    return capfd.readouterr().err.splitlines()


def kept(capfd):
    """The lines about files that are kept."""
    return [line for line in told(capfd) if "K01" in line]


# What has changed is encoded again


@pytest.mark.parametrize(
    "change",
    [
        lambda: None,
        lambda: Path("in/a.txt").touch(),
        lambda: (Path("in/a.txt").rename("in/x"), shutil.copy("in/x", "in/a.txt"), Path("in/x").unlink()),
        lambda: (shutil.copytree("o", "p"), shutil.rmtree("o"), Path("p").rename("o")),
    ],
    ids=["nothing", "touched", "copied", "output copied"],
)
def test_what_has_not_changed_is_not_encoded_again(change, corpus, capfd):
    assert encode() == 0
    made, before = files(Path("o")), column("changed")
    change()
    capfd.readouterr()
    assert encode() == 0
    assert told(capfd) == ["2 of 2 documents encoded to o, 0 decisions to review, 2 unchanged"]
    assert (files(Path("o")), column("changed")) == (made, before)


@pytest.mark.parametrize(
    ("change", "arguments"),
    [
        (lambda: Path("in/a.txt").write_text(TEXTS["a"].replace("closed", "opened")), ()),
        (lambda: Path("in/a.toml").write_text('place = "Dover"\n'), ()),
        (lambda: Path("o/a.xml").unlink(), ()),
        (lambda: Path("table.csv").write_text("name,place\na,Dover\n"), ("--metadata", "table.csv")),
    ],
    ids=["source", "sidecar", "output", "table"],
)
def test_only_what_has_changed_is_encoded_again(change, arguments, corpus, capfd):
    assert encode() == 0
    change()
    capfd.readouterr()
    assert encode(*arguments) == 0
    assert told(capfd) == ["2 of 2 documents encoded to o, 0 decisions to review, 1 unchanged"]
    shutil.copytree("o", "before")
    shutil.rmtree("o")
    assert encode(*arguments) == 0
    assert files(Path("o")) == files(Path("before"))


@pytest.mark.parametrize("arguments", [("--force",), ("--correct",), ("--schema-folder", "s")])
def test_all_is_encoded_again_where_it_would_be_otherwise_or_is_asked_for(arguments, corpus, capfd):
    assert encode() == 0
    capfd.readouterr()
    assert encode(*arguments) == 0
    assert "unchanged" not in told(capfd)[-1]


def test_what_fails_is_tried_again(corpus, capfd):
    (corpus / "a.txt").write_bytes(b"\0\1\2" * 100)
    assert encode() == encode() == 1
    assert sum("a.txt" in line for line in told(capfd)) == 2
    write_texts(corpus, TEXTS)
    assert encode() == 0
    assert column("state") == "whole"


def test_the_report_is_on_all_documents_also_those_that_have_not_changed(corpus):
    encode("--report", "first.json")
    encode("--report", "second.json")
    first, second = (json.loads(Path(f"{name}.json").read_text()) for name in ("first", "second"))
    assert first["documents"] == second["documents"]
    assert second["summary"]["unchanged"] == 2


def test_the_manifest_says_from_what_each_document_was_made(corpus):
    encode()
    assert column("sha256") and column("recipe") and column("metadata") and column("first")
    with sqlite3.connect(Path("o", NAME)) as database:
        ((parts,),) = database.execute("SELECT parts FROM recipes").fetchall()
    assert set(json.loads(parts)) == {
        *("version", "encoder", "model", "options", "schemas", "house", "weights of the house"),
    }


def test_a_document_more_is_no_reason_to_encode_all_again(corpus, capfd):
    write_texts(corpus, {f"t{number}": f"{number}. A Note\n\nThe lamp is lit.\n" for number in range(118)})
    encode()
    write_texts(corpus, {"new": "A new one, of 3 May 1951.\n"})
    capfd.readouterr()
    encode()
    assert told(capfd)[-1].endswith("120 unchanged")
    write_texts(corpus, {f"u{number}": f"{number}. A Note\n\nIt is lit.\n" for number in range(40)})
    capfd.readouterr()
    encode()
    assert told(capfd)[-1].endswith("121 unchanged"), "looked at anew, and nothing new is found"


# What was edited is kept


@pytest.mark.parametrize("change", [lambda: None, lambda: Path("in/a.txt").write_text("Another text.\n")])
@pytest.mark.parametrize("arguments", [(), ("--force",)])
def test_an_editors_work_is_kept_told_and_reported(change, arguments, corpus, capfd):
    encode()
    mine = edit(Path("o/a.xml"))
    change()
    for _ in range(2):
        capfd.readouterr()
        assert encode("--report", "report.json", *arguments) == 0
        (line,) = kept(capfd)
        assert "o/a.xml" in line and "--overwrite" in line
        assert Path("o/a.xml").read_bytes() == mine
        report = json.loads(Path("report.json").read_text())
        assert report["summary"]["kept"] == 1
        assert [warning["rule"] for warning in report["documents"][0]["warnings"]] == ["K01"]
    assert column("state") == "edited"


def test_overwrite_takes_the_new_encoding_and_keeps_the_old_file_beside_it(corpus):
    encode()
    whole = files(Path("o"))
    mine = edit(Path("o/a.xml"))
    assert encode("--overwrite") == 0
    assert files(Path("o")) == {**whole, "a.xml.edited": mine}
    second = edit(Path("o/a.xml"))
    assert encode("--overwrite") == 0
    assert files(Path("o")) == {**whole, "a.xml.edited": mine, "a.xml.edited-2": second}
    assert encode("--overwrite") == 0
    assert len(files(Path("o"))) == len(whole) + 2
    assert run(["validate", "o"]) == 0, "what is beside is no document"


def test_an_edited_document_is_published_as_it_is(corpus, capfd):
    build()
    edit(Path("o/tei/a.xml"))
    assert build() == 0
    assert "CLOSED" in Path("o/html/a.html").read_text()
    assert "CLOSED" in Path("o/html/text/a.txt").read_text()
    assert sum("K01" in line for line in told(capfd)) == 1
    assert build("--overwrite") == 0
    assert "CLOSED" not in Path("o/html/a.html").read_text()


def test_in_a_folder_without_manifest_what_is_there_is_kept_unless_it_is_the_same(corpus, capfd):
    encode()
    Path("o", NAME).unlink()
    mine = edit(Path("o/a.xml"))
    theirs = Path("o/b.xml").read_bytes()
    capfd.readouterr()
    assert encode() == 0
    assert kept(capfd)[0].startswith("engross: o/a.xml")
    assert Path("o/a.xml").read_bytes() == mine
    assert Path("o/b.xml").read_bytes() == theirs
    assert column("state", "b") == "whole"
    assert encode("--overwrite") == 0
    assert Path("o/a.xml.edited").read_bytes() == mine


@pytest.mark.parametrize("name", ["html/a.html", "html/text/a.txt", "html/tei/a.xml"])
def test_edited_files_of_the_site_are_kept_too(name, corpus, capfd):
    build()
    mine = edit(Path("o", name))
    for text in (TEXTS["a"], TEXTS["a"] + "\nAnd opened.\n"):
        (corpus / "a.txt").write_text(text)
        capfd.readouterr()
        assert build() == 0
        assert Path("o", name).read_bytes() == mine
        assert kept(capfd)[0].startswith(f"engross: o/{name}: ")


def test_an_edited_pdf_is_kept(corpus, capfd):
    encode()
    assert run(["render", "pdf", "o/a.xml", "-o", "p"]) == 0
    made = Path("p/a.pdf").read_bytes()
    Path("p/a.pdf").write_bytes(made + b"%signed")
    assert run(["render", "pdf", "o/a.xml", "-o", "p"]) == 0
    assert Path("p/a.pdf").read_bytes() == made + b"%signed"
    assert any("p/a.pdf" in line and "K01" in line for line in told(capfd))
    assert run(["render", "pdf", "o/a.xml", "-o", "p", "--overwrite"]) == 0
    assert Path("p/a.pdf").read_bytes() == made


# What is gone goes


def test_a_source_that_is_gone_is_told_once_and_its_file_goes_when_pruned(corpus, capfd):
    encode()
    (corpus / "a.txt").unlink()
    assert encode() == 0
    lines = [line for line in told(capfd) if "K02" in line]
    assert len(lines) == 1 and "o/a.xml" in lines[0] and "in/a.txt" in lines[0] and "--prune" in lines[0]
    assert Path("o/a.xml").is_file()
    assert (column("state"), bool(column("withdrawn"))) == ("withdrawn", True)
    assert encode("--prune") == 0
    assert not any("K02" in line for line in told(capfd))
    assert not Path("o/a.xml").exists()
    assert Path("o/b.xml").is_file()
    write_texts(corpus, TEXTS)
    assert encode() == 0
    assert (column("state"), column("withdrawn")) == ("whole", None)
    assert Path("o/a.xml").is_file()


def test_edited_files_of_withdrawn_documents_are_never_removed(corpus, capfd):
    encode()
    mine = edit(Path("o/a.xml"))
    (corpus / "a.txt").unlink()
    assert encode("--prune") == 0
    assert Path("o/a.xml").read_bytes() == mine
    assert any("o/a.xml" in line and "is not removed" in line for line in told(capfd))


def gone(corpus):
    (corpus / "a.txt").unlink()


def renamed(corpus):
    (corpus / "a.txt").rename(corpus / "c.txt")


def failing(corpus):
    (corpus / "a.txt").write_bytes(b"\0\1\2" * 100)


@pytest.mark.parametrize("change", [gone, renamed, failing])
def test_what_is_gone_or_fails_leaves_the_site_at_once(change, corpus):
    build("--base-url", "https://example.org/")
    change(corpus)
    build("--base-url", "https://example.org/")
    site = Path("o/html")
    assert "withdrawn" in (site / "a.html").read_text()
    assert "noindex" in (site / "a.html").read_text()
    assert "harbour" not in (site / "a.html").read_text()
    assert not list(site.glob("*/a.*"))
    assert 'href="a.html"' not in (site / "index.html").read_text()
    assert "a.html" not in (site / "sitemap.xml").read_text()
    assert 'href="a.html"' not in (site / "b.html").read_text()
    before = files(Path("o"))
    build("--base-url", "https://example.org/")
    assert files(Path("o")) == before
    build("--base-url", "https://example.org/", "--prune")
    assert not Path("o/tei/a.xml").exists()
    write_texts(corpus, TEXTS)
    build("--base-url", "https://example.org/")
    assert "harbour" in (site / "a.html").read_text()
    assert 'href="a.html"' in (site / "index.html").read_text()


def test_the_last_document_can_go(corpus):
    build()
    write_texts(Path("in2"), {"c": "Another.\n"})
    for name in TEXTS:
        (corpus / f"{name}.txt").unlink()
    assert run(["build", "in2", "-o", "o", "--no-pdf", "--no-search"]) == 0
    assert "withdrawn" in Path("o/html/a.html").read_text()


def test_other_sources_into_the_same_folder_stay(corpus):
    build()
    write_texts(Path("in2"), {"c": "Another.\n"})
    assert run(["build", "in2", "-o", "o", "--no-pdf", "--no-search"]) == 0
    index = Path("o/html/index.html").read_text()
    assert all(f'href="{name}.html"' in index for name in "abc")


def test_a_page_of_tei_that_is_gone_is_withdrawn(corpus):
    encode()
    assert run(["render", "html", "o", "-o", "h", "--no-search"]) == 0
    Path("o/a.xml").unlink()
    assert run(["render", "html", "o", "-o", "h", "--no-search"]) == 0
    assert "withdrawn" in Path("h/a.html").read_text()


# Nobody else


def test_two_runs_into_one_folder_are_told_apart(corpus, capfd, monkeypatch):
    from encoder.corpus import lock
    from encoder.corpus.manifest import open_manifest

    monkeypatch.setattr(lock, "_SECONDS_TO_WAIT", 0.1)
    Path("o").mkdir()
    with open_manifest(Path("o")):
        assert encode() == 2
    assert "another run of engross is writing there" in told(capfd)[0]
    assert encode() == 0


@pytest.mark.parametrize("data", [b"not a database at all, surely not", b""])
def test_a_broken_manifest_is_one_line_or_made_anew(data, corpus, capfd):
    Path("o").mkdir()
    Path("o", NAME).write_bytes(data)
    code = encode()
    lines = told(capfd)
    assert len(lines) == 1
    assert (code, "move it away" in lines[0]) in ((2, True), (0, False))


# Whatever happens


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["write", "remove", "edit", "delete output", "encode"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from([(), ("--force",), ("--overwrite",), ("--prune",)]),
    ),
    min_size=3,
    max_size=8,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_no_work_of_an_editor_is_ever_lost(tmp_path_factory, actions):
    folder = tmp_path_factory.mktemp("corpus")
    source, out = folder / "in", folder / "o"
    write_texts(source, {**TEXTS, "always": "The always.\n"})
    work: set[bytes] = set()
    for number, (action, name, arguments) in enumerate(actions):
        text, tei = source / f"{name}.txt", out / f"{name}.xml"
        if action == "write":
            text.write_text(f"The harbour is closed for {number} days.\n")
        elif action == "remove":
            text.unlink(missing_ok=True)
        elif action == "delete output":
            if tei.is_file():
                work.discard(tei.read_bytes())
                tei.unlink()
        elif action == "edit" and tei.is_file():
            work.discard(tei.read_bytes())
            tei.write_bytes(tei.read_bytes() + f"<!-- {number} -->".encode())
            work.add(tei.read_bytes())
        else:
            assert run(["encode", str(source), "-o", str(out), *arguments]) == 0
        assert work <= {path.read_bytes() for path in out.glob("*.xml*")}
    run(["encode", str(source), "-o", str(out), "--overwrite", "--prune"])
    run(["encode", str(source), "-o", str(folder / "fresh")])
    fresh = files(folder / "fresh")
    now = {name: data for name, data in files(out).items() if ".edited" not in name and data not in work}
    assert now == fresh


def test_the_parts_of_a_build_can_be_made_alone(corpus, capfd):
    assert run(["build", "in", "-o", "o", "--no-search"]) == 0
    made = files(Path("o"))
    capfd.readouterr()
    assert run(["encode", "in", "-o", "o/tei"]) == 0
    assert told(capfd)[-1].endswith("2 unchanged")
    assert run(["render", "html", "o/tei", "-o", "o/html", "--no-search", "--title", "Papers"]) == 0
    assert run(["render", "pdf", "o/tei", "-o", "o/pdf"]) == 0
    assert not any("K01" in line for line in told(capfd))
    assert [path.name for path in Path().rglob(NAME)] == [NAME]
    assert run(["build", "in", "-o", "o", "--no-search"]) == 0
    assert told(capfd)[-1].startswith("2 of 2 documents encoded, proven complete and valid; 0 decisions")
    assert files(Path("o")) == made
