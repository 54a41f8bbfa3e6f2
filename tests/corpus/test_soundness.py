"""A manifest with values that no run has noted is one line and exit code 2, whatever is asked of it."""

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from encoder.cli import run
from encoder.corpus.manifest import NAME, State, findings_json
from encoder.corpus.manifest.tables import columns_of_tables
from encoder.corpus.soundness import findings_of, unsound
from encoder.findings import Finding, Severity

ODD = [
    "NULL",
    "x'ff'",
    "'a' || char(0)",
    "-1",
    "'{'",
    "'[1]'",
    "'{}'",
    "9e99",
    "'../../x'",
    "CAST(x'ff' AS TEXT)",
]
COMMANDS = (
    ["status", "-o", "o"],
    ["encode", "in", "-o", "o/tei"],
    ["build", "in", "-o", "o", "--no-pdf", "--no-search", "--prune"],
    ["render", "o/tei", "-o", "o/html", "--no-search"],
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The bytes of the manifest of a folder that was built, and the folder."""
    folder = tmp_path_factory.mktemp("soundness")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("in").mkdir()
        for name in "ab":
            Path("in", f"{name}.txt").write_text("Port Salter, May 4, 1951.\n\nThe wall stands.\n")
        Path("outside.txt").write_text("mine")
        assert run(["build", "in", "-o", "o", "--no-pdf", "--no-search"]) == 0
    return folder, Path(folder, "o", NAME).read_bytes()


@contextmanager
def manifest(data):
    """The manifest as it was, open to be spoilt."""
    for end in ("", "-wal", "-shm"):
        Path("o", NAME + end).unlink(missing_ok=True)
    Path("o", NAME).write_bytes(data)
    with closing(sqlite3.connect(Path("o", NAME))) as database, database:
        yield database


def columns():
    return [(table, column) for table, some in columns_of_tables().items() for column in some]


@pytest.mark.parametrize(("table", "column"), columns())
def test_a_value_of_another_kind_is_one_line(table, column, built, monkeypatch, capfd):
    folder, data = built
    monkeypatch.chdir(folder)
    for at, value in enumerate(ODD):
        with manifest(data) as database:
            try:
                database.execute(f"UPDATE {table} SET {column} = {value}")  # noqa: S608
            except sqlite3.IntegrityError:
                continue
        code = run(COMMANDS[at % len(COMMANDS)])
        told = capfd.readouterr()
        assert code in (0, 1, 2), (value, told.err)
        assert "fault of engross" not in told.err, (value, told.err)
        assert code != 2 or len(told.err.strip().splitlines()) == 1, (value, told.err)
    assert Path("outside.txt").read_text() == "mine"


FACTS = {
    "sources": ["5", "[1]", "{"],
    "sample x": ["[]", '["a", []]'],
    "houses x": ["[]"],
    "site": ["[1, {}]", '["a", {"b": 1}]'],
    "pages of the collection": ["null", '["a", [1]]'],
    "run": ["9" * 5000, "-1"],
}


@pytest.mark.parametrize("key", FACTS)
def test_a_fact_of_another_form_is_one_line(key, built, monkeypatch, capfd):
    folder, data = built
    monkeypatch.chdir(folder)
    for value in FACTS[key]:
        with manifest(data) as database:
            database.execute("INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)", (key, value))
        for command in COMMANDS[:3]:
            assert run(command) == 2
            assert "is no manifest of engross" in capfd.readouterr().err


ENDLESS = "AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
ACTING = (
    "DROP TABLE facts; CREATE VIEW facts " + ENDLESS + "SELECT x AS key, x AS value FROM n",  # noqa: S608
    "DROP TABLE documents; CREATE VIEW documents " + ENDLESS + "SELECT x AS name FROM n",  # noqa: S608
    "CREATE TRIGGER tide AFTER UPDATE ON facts BEGIN DELETE FROM files; END",
    "CREATE VIRTUAL TABLE tide USING fts5(x)",
    "CREATE TABLE tide (x, y AS (x + 1))",
    "CREATE TABLE tide (x CHECK (x > 1))",
    "CREATE INDEX tide ON files (hex(sha256))",
)


@pytest.mark.parametrize("sql", ACTING)
def test_a_manifest_that_would_compute_is_one_line(sql, built, monkeypatch, capfd):
    folder, data = built
    monkeypatch.chdir(folder)
    with manifest(data) as database:
        database.executescript(sql)
    for command in COMMANDS[:3]:
        assert run(command) == 2
        assert "is no manifest of engross" in capfd.readouterr().err


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/hosts", "tei/../../outside.txt", ""])
def test_no_file_outside_of_the_folder_is_one_of_the_manifest(path, built, monkeypatch, capfd):
    folder, data = built
    monkeypatch.chdir(folder)
    with manifest(data) as database:
        database.execute("UPDATE files SET path = ? WHERE path = 'tei/a.xml'", (path,))
    assert run(["build", "in", "-o", "o", "--no-pdf", "--no-search", "--prune"]) == 2
    assert "is no manifest of engross" in capfd.readouterr().err
    assert Path("outside.txt").read_text() == "mine"


def test_the_states_are_those_that_there_are():
    text = Path(unsound.__code__.co_filename).read_text()
    assert all(f"'{state}'" in text for state in State)


def test_findings_are_read_as_they_were_kept():
    found = Finding("D01", Severity.INFO, "a date", certainty=0.5)
    assert findings_of(findings_json([found])) == (found,)
