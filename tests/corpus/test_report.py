"""The report of a run, written document by document, is the JSON that it would be in one piece."""

import json
from pathlib import Path

import pytest

from encoder.cli import run
from encoder.corpus.paths import Paths
from encoder.corpus.report import report_parts
from encoder.corpus.run import Outcome
from encoder.findings import Finding, Place, Severity
from encoder.writer import write_whole

DOUBT = Finding("D01", Severity.INFO, 'a "date"\nin doubt', Place("a.txt", 3), certainty=0.4)
WHOLE = Outcome("a.txt", findings=(DOUBT,), record={"tei": "a.xml", "coverage": {"kept": 3}})
FAILED = Outcome("b\udce9.txt", "b.txt: is empty", 1)


@pytest.mark.parametrize("outcomes", [[], [FAILED], [WHOLE, FAILED, WHOLE]])
def test_the_parts_are_one_json(outcomes):
    data = b"".join(report_parts(lambda: outcomes, (DOUBT,), further={"kept": 0}))
    found = json.loads(data)
    failed = outcomes.count(FAILED)
    counted = {"documents": len(outcomes), "encoded": len(outcomes) - failed, "failed": failed, "kept": 0}
    assert found["summary"] == counted
    assert len(found["documents"]) == len(outcomes)
    again = json.dumps(found, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"
    assert data == again


def test_outcomes_are_not_all_held():
    def many():
        return (Outcome(f"{number}.txt") for number in range(2_000))

    assert sum(1 for _ in report_parts(many)) == 2_002


def test_what_breaks_off_leaves_nothing(tmp_path):
    def parts():
        yield b"half"
        raise KeyboardInterrupt

    path = tmp_path / "report.json"
    path.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, parts())
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("report.json", b"before")]


def test_paths_are_those_that_were_given():
    paths = Paths(["b/2.txt", "a/1.txt", "-"])
    assert list(paths) == [Path("b/2.txt"), Path("a/1.txt"), Path("-")]
    assert (len(paths), paths[1], list(paths[:1])) == (3, Path("a/1.txt"), [Path("b/2.txt")])
    assert list(paths.in_order()) == [Path("-"), Path("a/1.txt"), Path("b/2.txt")]
    assert Path("a/1.txt") in paths


def test_the_report_lists_all_that_the_run_counts_as_to_be_reviewed(tmp_path, capfd):
    parts = (
        "1. To Ann Fenn",
        "Aboard the Swift, off Dover, the first of May.",
        "My dear Ann,",
        "All is well.",
        "Yours,\nJ.\n",
    )
    text = "\n\n".join(parts)
    (tmp_path / "a.txt").write_text(text)
    report = tmp_path / "report.json"
    for _ in range(2):
        assert (
            run(["encode", str(tmp_path / "a.txt"), "-o", str(tmp_path / "o"), "--report", str(report)]) == 0
        )
        (document,) = json.loads(report.read_text())["documents"]
        review = document["review"]
        assert f"{len(review)} decision" in capfd.readouterr().err and review
        assert [one["certainty"] for one in review] == sorted(one["certainty"] for one in review)
        assert {"certainty", "line", "column", "rule", "says"} == set(review[0])
