"""What is told of a run while it goes on."""

import io
import json
import sys
from pathlib import Path

from encoder.cli import run
from encoder.commands.build import _summary
from encoder.corpus.progress import Log, Progress
from encoder.corpus.tally import Tally
from tests.corpus.test_renewal import write_texts


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_without_a_terminal_there_is_a_line_a_minute(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    seconds = iter([0.0, *range(30, 301, 30)])
    tally = Tally(failed=1, unchanged=2)
    with Log(tmp_path / "log") as log, Progress("encoding", 100, log, lambda: next(seconds)) as progress:
        for _ in range(10):
            tally.made += 1
            progress.step(tally, "in/a.txt")
    lines = sys.stderr.getvalue().splitlines()
    assert len(lines) == 5
    assert lines[0] == (
        "engross: encoding: 5 of 100 documents, 2 unchanged, 1 failed, 0.1 a second, 19 minutes left"
    )
    events = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [event["made"] for event in events] == [2, 4, 6, 8, 10]


def test_on_a_terminal_there_is_a_bar_with_the_document_and_nothing_that_acts(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    seconds = iter(range(100))
    tally = Tally()
    with Progress("encoding", 10, clock=lambda: next(seconds)) as progress:
        tally.made += 1
        progress.step(tally, "in/evil[red]\x1b[2J.txt")
    told = sys.stderr.getvalue()
    assert "encoding" in told and "1/10" in told
    assert "\x1b[2J" not in told


def test_events_are_logged(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), {"a": "A text.\n", "b": "A text.\n"})
    Path("in/b.txt").write_bytes(b"\0\1" * 100)
    assert run(["build", "in", "-o", "o", "--no-pdf", "--no-search", "--log-json", "log"]) == 1
    events = [json.loads(line) for line in Path("log").read_text().splitlines()]
    told = [(event["event"], event.get("document"), event.get("state")) for event in events]
    assert told == [("document", "in/a.txt", "done"), ("document", "in/b.txt", "failed"), ("end", None, None)]
    assert events[-1]["exit_code"] == 1
    assert run(["encode", "in", "-o", "o2", "--log-json", "no/such/folder/log"]) == 2


def test_the_summary_of_a_build_says_of_what_there_is_no_result():
    encoded, typeset, published = Tally(made=3), Tally(made=1, failed=2), Tally(made=3, failed=1)
    said = _summary(encoded, typeset, published, Path("out"))
    assert said.startswith("3 of 3 documents encoded, proven complete and valid; 0 decisions to review; ")
    assert "; 2 PDFs not set; 1 page not made; read" in said
