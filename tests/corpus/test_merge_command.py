"""`engross merge`: edited files of an output folder, and three files by themselves."""

import json
import sqlite3
from pathlib import Path

import pytest

from encoder.cli import run
from encoder.corpus import merging as corpus_merging
from encoder.corpus.manifest import NAME, edited

TEXT = "1. A Note\n\nThe harbour is closed since Monday. The lamp is lit.\n\nNobody knows for how long.\n"
MINE = b'<p rend="mine">Nobody'


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """The folder `in` with two texts that were encoded to `o`, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT)
    Path("in/b.txt").write_text("2. A Lamp\n\nThe lamp is lit.\n")
    assert encode() == 0
    return Path("in")


def encode(*arguments):
    return run(["encode", "in", "-o", "o", *arguments])


def merge(*arguments):
    return run(["merge", *map(str, arguments)])


def edit(path=Path("o/a.xml"), before=b"<p>Nobody", after=MINE):
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after))


def change(before="harbour", after="port", name="in/a.txt"):
    path = Path(name)
    path.write_text(path.read_text().replace(before, after))


def told(capfd):
    return [line for line in capfd.readouterr().err.splitlines() if line]


def query(text, *values):
    with sqlite3.connect(Path("o", NAME)) as database:
        rows = database.execute(text, values).fetchall()
    database.close()
    return rows


# A folder


def test_the_editors_work_and_the_new_encoding_come_together(corpus, capfd):
    edit()
    change()
    assert encode() == 0
    (line,) = [line for line in told(capfd) if "K01" in line]
    assert "engross merge o" in line
    assert merge("o") == 0
    assert told(capfd) == ["1 of 1 edited documents merged"]
    data = Path("o/a.xml").read_bytes()
    assert MINE in data and b"The port is closed" in data
    assert query("SELECT state FROM documents WHERE name = 'a'") == [("edited",)]
    assert run(["validate", "o"]) == 0
    assert run(["coverage", "o", "--sources", "in"]) == 0


def test_what_was_merged_is_merged_again_with_the_next_encoding(corpus):
    edit()
    for before, after in (("harbour", "port"), ("Monday", "Tuesday"), ("lamp", "lantern")):
        change(before, after)
        assert encode() == 0
        assert merge("o") == 0
        assert merge("o") == 0, "nothing waits any more"
    data = Path("o/a.xml").read_bytes()
    assert MINE in data and b"The port is closed since Tuesday. The lantern is lit." in data


def test_several_encodings_may_wait_for_one_merge(corpus):
    edit()
    for before, after in (("harbour", "port"), ("port", "haven")):
        change(before, after)
        assert encode() == 0
    assert merge("o") == 0
    assert b"The haven is closed" in Path("o/a.xml").read_bytes()


def test_another_option_is_merged_too(corpus):
    edit()
    Path("in/a.toml").write_text('[a]\ntitle = "A Note on the Harbour"\n')
    Path("m.csv").write_text("name,title\na,A Note on the Harbour\n")
    assert encode("--metadata", "m.csv") in (0, 1)
    assert merge("o") == 0
    assert MINE in Path("o/a.xml").read_bytes()


def test_a_conflict_is_told_with_its_line_and_left_as_edited(corpus, capfd):
    edit(before=b"The lamp is lit", after=b"The lamp is broken")
    change("lamp is lit", "lamp is gone")
    encode()
    capfd.readouterr()
    assert merge("o", "--report", "report.json") == 1
    line, summary = told(capfd)
    assert "[K03]" in line and "gone" in line and line.startswith("engross: o/a.xml:")
    number = int(line.split(":")[2])
    assert "lamp is broken" in Path("o/a.xml").read_text().splitlines()[number - 1]
    assert "1 conflict left as edited" in summary
    assert json.loads(Path("report.json").read_text())["documents"][0]["conflicts"] == 1
    assert merge("o") == 0, "it is told once: from now on the editor is right"


def test_diff_only_shows_what_would_change(corpus, capfd):
    edit()
    change()
    encode()
    before = Path("o/a.xml").read_bytes()
    capfd.readouterr()
    assert merge("o", "--diff") == 0
    shown = capfd.readouterr().out
    assert shown.startswith("--- a/o/a.xml\n+++ b/o/a.xml\n") and "+" in shown and "port" in shown
    assert Path("o/a.xml").read_bytes() == before
    assert merge("o") == 0
    assert Path("o/a.xml").read_bytes() != before


def test_files_may_be_named(corpus, capfd):
    edit()
    edit(Path("o/b.xml"), b"<p>The lamp", b'<p rend="mine">The lamp')
    change()
    change("lit", "dark", "in/b.txt")
    encode()
    assert merge("o/a.xml") == 0
    assert b"port" in Path("o/a.xml").read_bytes()
    assert b"dark" not in Path("o/b.xml").read_bytes()
    assert merge("in/a.txt") == 2, "there is no output folder"
    Path("o/other.xml").write_bytes(Path("o/b.xml").read_bytes())
    capfd.readouterr()
    assert merge("o/other.xml", "o/b.xml") == 1
    assert "o/other.xml: was never written by engross" in told(capfd)[0]
    assert b"dark" in Path("o/b.xml").read_bytes(), "the other one is merged"


def test_a_built_folder_is_merged_and_published(corpus):
    build = ["build", "in", "-o", "site", "--no-pdf", "--no-search"]
    assert run(build) == 0
    edit(Path("site/tei/a.xml"))
    change()
    assert run(build) == 0
    assert merge("site") == 0
    assert run(build) == 0
    assert "The port is closed" in Path("site/html/a.html").read_text()


def test_status_names_what_waits(corpus, capfd):
    edit()
    change()
    encode()
    capfd.readouterr()
    assert run(["status", "-o", "o"]) == 0
    assert "engross merge o" in capfd.readouterr().out
    merge("o")
    capfd.readouterr()
    run(["status", "-o", "o"])
    assert "engross merge" not in capfd.readouterr().out


def test_an_edit_that_the_encoder_makes_too_is_no_edit_any_more(corpus):
    edit(before=b"harbour", after=b"port")
    change()
    encode()
    sha256 = query("SELECT sha256 FROM files WHERE path = 'a.xml'")
    merge("o")
    assert sha256 == query("SELECT found FROM files WHERE path = 'a.xml'")
    assert query("SELECT state FROM documents WHERE name = 'a'") == [("whole",)]


def test_a_source_that_fails_now_leaves_the_edited_file_and_is_told(corpus, capfd):
    edit()
    Path("in/a.txt").write_bytes(b"\x00\x01\x02" * 100)
    capfd.readouterr()
    assert encode() == 1
    assert any("K01" in line and "fails now" in line for line in told(capfd))
    assert query("SELECT state FROM documents WHERE name = 'a'") == [("edited",)]
    assert MINE in Path("o/a.xml").read_bytes()
    Path("in/a.txt").write_text(TEXT.replace("harbour", "port"))
    assert encode() == 0
    assert merge("o") == 0


def test_a_file_that_is_there_before_all_is_taken_as_made_from_the_first_encoding(corpus):
    edit()
    Path("o", NAME).unlink()
    encode()
    assert query("SELECT role FROM versions WHERE path = 'a.xml'") == [("base",)]
    assert merge("o") == 0
    change()
    encode()
    assert merge("o") == 0
    assert MINE in Path("o/a.xml").read_bytes() and b"port" in Path("o/a.xml").read_bytes()


def test_what_cannot_be_merged_is_one_line_and_the_others_go_on(corpus, capfd):
    edit(before=b"</p>", after=b"</q>")
    edit(Path("o/b.xml"), b"<p>The lamp", b'<p rend="mine">The lamp')
    change()
    change("lit", "dark", "in/b.txt")
    encode()
    before = Path("o/a.xml").read_bytes()
    capfd.readouterr()
    assert merge("o") == 1
    line, summary = told(capfd)
    assert line.startswith("engross: o/a.xml:") and "1 of 2 edited documents merged, 1 not merged" in summary
    assert Path("o/a.xml").read_bytes() == before
    assert b"dark" in Path("o/b.xml").read_bytes()


@pytest.mark.parametrize("damage", ["X'00'", "zeroblob(1000)"])
def test_a_version_that_was_spoilt_is_told(damage, corpus, capfd):
    edit()
    change()
    encode()
    with sqlite3.connect("o/" + NAME) as database:
        database.execute(f"UPDATE versions SET packed = {damage} WHERE role = 'base'")  # noqa: S608
    database.close()
    capfd.readouterr()
    assert merge("o") == 1
    assert "no longer has what was written there" in told(capfd)[0]


def test_a_manifest_of_an_older_version_gets_what_it_lacks(corpus, capfd):
    with sqlite3.connect("o/" + NAME) as database:
        database.execute("DROP TABLE versions")
    database.close()
    assert run(["status", "-o", "o"]) == 0
    assert merge("o") == 0
    edit()
    assert encode() == 0


def here(work, items, *_, **others):
    """What `in_processes` does, in this process: one started anew knows nothing of what a test replaces."""
    return map(work, items)


def test_a_file_that_is_edited_meanwhile_is_not_replaced(corpus, capfd, monkeypatch):
    edit()
    change()
    encode()
    real = corpus_merging.merge

    def slow(*arguments, **others):
        result = real(*arguments, **others)
        edit(before=MINE, after=MINE.replace(b"mine", b"again"))
        return result

    monkeypatch.setattr(corpus_merging, "merge", slow)
    monkeypatch.setattr(corpus_merging, "in_processes", here)
    capfd.readouterr()
    assert merge("o") == 1
    assert "was edited again while it was merged" in told(capfd)[0]
    monkeypatch.undo()
    assert merge(Path("o").absolute()) in (0, 1, 2)


def test_a_run_that_is_killed_before_it_notes_merges_to_the_same(corpus, monkeypatch):
    edit()
    change()
    encode()
    merge("o", "--diff")
    versions = query("SELECT * FROM versions")
    merge("o")
    whole = Path("o/a.xml").read_bytes()
    with sqlite3.connect("o/" + NAME) as database:
        database.execute("DELETE FROM versions")
        database.executemany("INSERT INTO versions VALUES (?, ?, ?, ?)", versions)
    database.close()
    assert merge("o") == 0
    assert Path("o/a.xml").read_bytes() == whole


def test_a_run_that_is_killed_in_the_middle_is_done_again_and_once_is_enough(corpus, monkeypatch):
    edit()
    change()
    encode()
    real, seen = edited.place, []

    def killed(staged):
        real(staged)
        seen.append(Path("o/a.xml").read_bytes())
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(edited, "place", killed)
        assert merge("o", "--jobs", "1") not in (0, 1)
    (whole,) = seen
    assert b"port" in whole and query("SELECT role FROM versions WHERE role LIKE 'merged:%'")
    change("lamp", "lantern")
    assert encode() == 0
    assert merge("o") == 0
    data = Path("o/a.xml").read_bytes()
    assert MINE in data and b"The port is closed" in data and b"lantern" in data
    assert not query("SELECT role FROM versions WHERE role <> 'base'")


def test_overwriting_lets_go_of_what_waits(corpus):
    edit()
    change()
    encode()
    assert encode("--overwrite") == 0
    assert query("SELECT role FROM versions WHERE path = 'a.xml'") == [("base",)]
    assert merge("o") == 0
    assert MINE not in Path("o/a.xml").read_bytes()


def test_corrections_come_into_an_edited_file(corpus):
    edit()
    Path("in/a.corrections.toml").write_text(
        '[[correction]]\nline = 3\ntext = "The harbour is closed since Monday. The lamp is lit."\n'
        'role = "head"\nrank = 2\n'
    )
    assert encode() == 0
    assert merge("o") == 0
    data = Path("o/a.xml").read_text()
    assert MINE.decode() in data and ">The harbour is closed since Monday. The lamp is lit.</head>" in data
    assert run(["validate", "o"]) == 0
    assert run(["coverage", "o", "--sources", "in"]) == 0


def test_corrections_from_an_edited_file_are_its_next_encoding(corpus):
    edit(before=b"<p>Nobody knows", after=b"<p>Nobody says")
    assert run(["corrections", "from", "o/a.xml", "in/a.txt"]) == 0
    assert Path("in/a.corrections.toml").exists()
    assert encode() == 0
    assert merge("o") in (0, 1)
    assert "says" in Path("o/a.xml").read_text()
    assert Path("o/a.xml").read_text().count("for how long") == 1
    assert run(["validate", "o"]) == 0


def test_nothing_was_written_there(corpus, capfd):
    assert merge("in") == 2
    assert merge("nowhere") == 2
    assert merge("o", "-o", "x") == 2
    assert merge() == 2
    assert not Path("in", NAME).exists()


# Three files


def three(tmp_path):
    edit()
    base, new = tmp_path / "base.xml", tmp_path / "new.xml"
    edited = Path("o/a.xml")
    base.write_bytes(edited.read_bytes().replace(MINE, b"<p>Nobody"))
    new.write_bytes(base.read_bytes().replace(b"harbour", b"port"))
    return base, edited, new


def test_three_files_are_merged_to_a_fourth(corpus, tmp_path, capfd):
    base, edited, new = three(tmp_path)
    assert merge("--base", base, edited, new, "-o", "merged.xml") == 0
    merged = Path("merged.xml").read_bytes()
    assert MINE in merged and b"The port is closed" in merged
    capfd.readouterr()
    assert merge("--base", base, edited, new) == 0
    assert capfd.readouterr().out.encode() == merged
    assert merge("--base", base, edited, new, "--diff") == 0
    assert capfd.readouterr().out.startswith("--- a/o/a.xml")
    assert merge("--base", base, edited, new, "-o", edited) == 0
    assert edited.read_bytes() == merged


def test_the_source_may_be_named(corpus, tmp_path, capfd):
    base, edited, new = three(tmp_path)
    assert merge("--base", base, edited, new, "--source", "in/a.txt", "-o", "merged.xml") == 0
    assert b"The port is closed" in Path("merged.xml").read_bytes()
    Path("empty.txt").write_bytes(b"")
    capfd.readouterr()
    assert merge("--base", base, edited, new, "--source", "empty.txt", "-o", "none.xml") == 1
    (line,) = told(capfd)
    assert "empty.txt" in line and not Path("none.xml").exists()
    assert merge("o", "--source", "in/a.txt") == 2
    assert merge("o/a.xml", "--source", "in/a.txt") == 0


def test_three_files_that_are_none_are_one_line(corpus, tmp_path, capfd):
    base, edited, new = three(tmp_path)
    Path("no.xml").write_text("<TEI>")
    Path("c.txt").write_text("Dear Sir,\n\nWe have received your parcel with thanks.\n")
    assert run(["encode", "c.txt", "-o", "c"]) == 0
    Path("strange.xml").write_bytes(Path("c/c.xml").read_bytes())
    capfd.readouterr()
    for arguments, code in (
        (("--base", "no.xml", edited, new), 1),
        (("--base", base, "no.xml", new), 1),
        (("--base", base, edited, "no.xml"), 1),
        (("--base", "strange.xml", edited, new), 1),
        (("--base", base, edited, "gone.xml"), 1),
        (("--base", "gone.xml", edited, new), 2),
        (("--base", base, edited), 2),
        (("--base", base, edited, new, new), 2),
    ):
        assert merge(*arguments, "-o", "out.xml") == code, arguments
        (line,) = told(capfd)
        assert line.startswith("engross: ")
        assert not Path("out.xml").exists()


def test_an_output_folder_behind_o_is_named_in_the_hint(corpus, capfd):
    assert merge("-o", "o") == 2
    (line,) = told(capfd)
    assert line.startswith("engross: -o goes with --base:")
    assert line.endswith("Hint: engross merge o")
    assert merge() == 2
    assert "nothing is named" in told(capfd)[0]
    assert merge("--base", "in/a.txt", "-o", "o", "o/a.xml", "o/b.xml") == 2
    assert "o is a folder" in told(capfd)[0]
