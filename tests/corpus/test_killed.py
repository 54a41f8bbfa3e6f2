"""A run that is killed at any moment: the next one ends as if nothing had been, with nothing half done."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from encoder.corpus.manifest import NAME
from tests.corpus.test_renewal import files, write_texts

REPO = Path(__file__).parent.parent.parent
TEXTS = {
    f"text-{number}": f"{number}. A Note\n\nThe harbour is closed on {number} May 1951.\n"
    for number in range(4)
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")

# Runs the command and kills itself before or after the call of that number to what commits and what renames.
KILLED = """
import os, signal, sys
import encoder.writer
from encoder.corpus.manifest import Manifest
count = int(sys.argv[1])
def counted(function):
    def call(*arguments):
        global count
        count -= 1
        if count == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments)
        count -= 1
        if count == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return call
class Os:
    replace = staticmethod(counted(os.replace))
    def __getattr__(self, name):
        return getattr(os, name)
encoder.writer.os = Os()
Manifest._commit = counted(Manifest._commit)
from encoder.cli import run
sys.exit(run(sys.argv[2:]))
"""


def killed_at(moment, *arguments):
    """The exit code of a run that kills itself at a moment, if it comes so far."""
    command = [sys.executable, "-c", KILLED, str(moment), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    return subprocess.run(command, capture_output=True, timeout=120, env=environment, check=False).returncode


def whole(*arguments):
    assert killed_at(0, *arguments) == 0


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), TEXTS)
    return Path("in")


@pytest.mark.parametrize("moment", [5, 12, 17, 31])
def test_a_run_after_one_that_was_killed_ends_as_one_that_was_not(moment, corpus):
    command = ("build", "in", "--no-pdf", "--no-search", "-o")
    whole(*command, "undisturbed")
    assert killed_at(moment, *command, "o") == -signal.SIGKILL
    write_texts(corpus, {"text-1": "Another harbour is closed.\n"})
    assert killed_at(moment + 1, *command, "o") == -signal.SIGKILL
    write_texts(corpus, {"text-1": TEXTS["text-1"]})
    whole(*command, "o")
    assert files(Path("o")) == files(Path("undisturbed"))
    hidden = {path.name for path in Path("o").rglob(".*")} - {".catalogue.sqlite"}
    assert hidden == {NAME, ".engross-site"}, "nothing half done is left"


@pytest.mark.parametrize("moment", [4, 9])
def test_what_a_killed_run_has_written_is_not_taken_for_an_editors_work(moment, corpus):
    command = ("encode", "in", "-o", "o")
    whole(*command)
    for number in range(3):
        write_texts(corpus, {name: f"{text}\nChanged {number} times.\n" for name, text in TEXTS.items()})
        assert killed_at(moment, *command) == -signal.SIGKILL
    whole(*command)
    whole("encode", "in", "-o", "fresh")
    assert files(Path("o")) == files(Path("fresh"))
