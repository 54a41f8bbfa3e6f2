"""Many documents side by side: in order, and a process that dies takes only its own document with it."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from encoder import worker
from encoder.budget import Budget
from encoder.checks.validate import Schemas
from encoder.corpus import validating
from encoder.corpus.validating import validate_all
from encoder.errors import UsageError
from encoder.processes import WAITING_PER_PROCESS, in_processes
from tests.shared import REPO


def work(name):
    if name == "bad":
        os._exit(9)
    return name.upper()


def ended(name, error):
    return f"{name}: {error.message}"


DIED = "bad: the process that worked on it died: it may have run out of memory"


@pytest.mark.parametrize("chunk", [1, 2, 3])
@pytest.mark.parametrize("forks", [True, False])
def test_a_process_that_dies_is_named_and_the_others_are_done(forks, chunk, monkeypatch):
    if forks and not hasattr(os, "fork"):
        pytest.skip("no fork here")
    monkeypatch.setattr(worker, "can_fork", lambda: forks)
    names = ["a", "b", "bad", "c", "d", "bad", "e", *"fghij"]
    found = list(in_processes(work, names, 2, ended, chunk=chunk))
    assert found == [DIED if name == "bad" else name.upper() for name in names]


def test_items_are_taken_as_they_are_needed():
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield str(number)

    results = in_processes(work, items(), 2, ended)
    assert next(results) == "0"
    assert len(taken) <= 2 * WAITING_PER_PROCESS + 1
    results.close()


def outlast(name):
    if name == "sleep":
        time.sleep(600)
    if name == "stuck":
        re.match("(a+)+$", "a" * 64 + "b")
    if name == "greedy":
        held = [b"x" * 10_000_000 for _ in range(2000)]
        time.sleep(600 + len(held))
    return name


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("sleep", "it took longer than 0.5 s"),
        ("stuck", "it took longer than 0.5 s"),
        pytest.param(
            "greedy",
            "it needed more than 0.4 GB of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="memory is watched on Linux"),
        ),
    ],
)
def test_what_exceeds_its_budget_is_ended_and_the_others_are_done(name, why):
    budget = Budget(seconds=5 if name == "greedy" else 0.5, memory=400_000_000)
    names = ["a", name, "b", "c"]
    found = list(in_processes(outlast, names, 1, ended, budget=budget, chunk=2))
    assert found == ["a", f"{name}: {why}", "b", "c"]


def test_each_item_has_all_of_the_time():
    found = list(in_processes(nap, range(6), 1, ended, budget=Budget(seconds=0.5), chunk=6))
    assert found == list(range(6))


def nap(number):
    time.sleep(0.2)
    return number


def refuse(name):
    raise UsageError("no", hint="yes", file=name)


def test_what_the_work_raises_stops_all():
    with pytest.raises(UsageError) as caught:
        list(in_processes(refuse, "ab", 1, ended))
    assert str(caught.value) == "a: no. Hint: yes"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_workers_end_with_their_parent(number, tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, time\n"
        "from encoder.processes import in_processes\n"
        "from encoder.signals import Stopped, stop_on_signals\n"
        "def work(number):\n"
        "    os.write(1, b'%d\\n' % os.getpid())\n"
        "    time.sleep(600)\n"
        "if __name__ == '__main__':\n"
        "    stop_on_signals()\n"
        "    list(in_processes(work, [1, 2], 2, lambda item, error: None))\n"
    )
    command = [sys.executable, str(script)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=REPO, text=True
    ) as parent:
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        parent.send_signal(number)
        parent.wait(10)
        until = time.monotonic() + 5
        while any(is_alive(pid) for pid in workers) and time.monotonic() < until:
            time.sleep(0.05)
        assert not [pid for pid in workers if is_alive(pid)]


def is_alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_schema_that_cannot_be_read_is_told_of_every_document(tmp_path):
    schema = tmp_path / "no.rng"
    schema.write_text("<no/>")
    files = [REPO / "benchmarks" / "specimen.xml"] * 4
    found = [findings for _, findings in validate_all(files, Schemas((schema,)), jobs=2)]
    assert [[finding.rule for finding in findings] for findings in found] == [["model/unusable"]] * 4


def check_until_killed(paths, schemas, ledger):
    if any(path.name == "killer.xml" for path in paths):
        os._exit(9)
    return [() for _ in paths]


def test_a_file_that_kills_its_process_is_named_though_others_were_checked_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr(validating, "check_files", check_until_killed)
    files = [tmp_path / f"{name}.xml" for name in (*"abcdefghijklmnop", "killer", *"qrst")]
    found = dict(validate_all(files, Schemas(), jobs=2))
    assert list(found) == files
    assert [file.stem for file, findings in found.items() if findings] == ["killer"]


def test_the_parts_are_all_files_and_grow_smaller(tmp_path):
    files = [tmp_path / f"{number}.xml" for number in range(400)]
    parts = list(validating._parts(files, 2))
    assert [file for part in parts for file in part] == files
    sizes = [len(part) for part in parts]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (validating.FILES_AT_A_TIME, 1)


def test_large_files_are_not_held_together(tmp_path, monkeypatch):
    monkeypatch.setattr(validating, "BYTES_AT_A_TIME", 10)
    files = [tmp_path / f"{number}.xml" for number in range(40)]
    for file in files:
        file.write_bytes(b"x" * 6)
    assert max(map(len, validating._parts(files, 1))) == 2
