"""A build by a real scheduler and workers of Dask, started from the command line."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.corpus.test_renewal import files, write_texts

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")

REPO = Path(__file__).parent.parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPO)}
TEXTS = {f"text-{number:02}": f"{number}. A Note\n\nThe harbour is closed.\n" for number in range(24)}


def start(module, *arguments):
    command = [sys.executable, "-m", f"distributed.cli.{module}", "--no-dashboard", *arguments]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_until(what, seconds=60):
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    return what()


@pytest.fixture
def cluster(tmp_path, monkeypatch):
    """The address of a scheduler with two workers, and the workers."""
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), TEXTS)
    known = tmp_path / "scheduler.json"
    scheduler = start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(known))
    started = [scheduler]
    try:
        assert wait_until(lambda: known.is_file() and known.stat().st_size)
        address = json.loads(known.read_text())["address"]
        workers = [
            start("dask_worker", address, "--nthreads", "1", "--local-directory", str(tmp_path / "dask"))
            for _ in range(2)
        ]
        started += workers
        yield address, workers
    finally:
        for process in reversed(started):
            process.terminate()
        for process in reversed(started):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def build(*arguments):
    command = [sys.executable, "-m", "encoder", "build", "in", "--no-pdf", "--no-search", *arguments]
    return subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_a_cluster_builds_the_same_though_a_worker_is_killed(cluster):
    address, workers = cluster
    with build("-o", "alone") as alone:
        assert "24 of 24" in alone.communicate(timeout=120)[1]
    with build("-o", "o", "--scheduler", address) as run:
        assert wait_until(lambda: len(list(Path("o").glob("tei/*.xml"))) >= 4)
        os.kill(workers[0].pid, signal.SIGKILL)
        told = run.communicate(timeout=180)[1]
    assert (run.returncode, "24 of 24 documents" in told) == (0, True), told
    assert files(Path("o")) == files(Path("alone"))
    with build("-o", "o", "--scheduler", address) as again:
        assert "24 unchanged" in again.communicate(timeout=120)[1]


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    write_texts(Path("in"), {"a": "A text.\n"})
    with build("-o", "o", "--scheduler", "tcp://127.0.0.1:1") as run:
        told = run.communicate(timeout=120)[1]
    assert run.returncode == 2
    assert len(told.splitlines()) == 1
    assert "cannot be reached" in told
