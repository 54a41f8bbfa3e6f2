"""The recipes for Slurm, with a stand-in for `sbatch` that starts its jobs on this machine."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.test_renewal import write_texts
from tests.shared import REPO

pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="a shell as Unix has it")]

DOCUMENTS = 12
TOOLS = {
    "engross": f'exec {sys.executable} -m encoder "$@"',
    "dask": f'exec {sys.executable} -m dask "$@"',
    "python": f'exec {sys.executable} "$@"',
    "scancel": "exit 0",
    # Two workers of an array are enough here; jobs are named by their number, as Slurm does it.
    "sbatch": """
count=1 job=
while [ $# -gt 0 ]; do
    case "$1" in
        --array=*) count=2 ;;
        --wrap) shift; job=$1 ;;
        -*) ;;
        *) job="sh $1" ;;
    esac
    shift
done
cp "${job#sh }" "$HOME/job.sh" 2>/dev/null && job="sh $HOME/job.sh"
while [ "$count" -gt 0 ]; do
    sh -c "$job" >>"$HOME/worker.log" 2>&1 &
    count=$((count - 1))
done
echo "Submitted batch job 17"
""",
}


@pytest.fixture
def machine(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, text in TOOLS.items():
        (tools / name).write_text(f"#!/bin/sh\n{text}\n")
        (tools / name).chmod(0o755)
    write_texts(
        Path("letters"), {f"text-{n:02}": f"{n}. A Note\n\nIt is closed.\n" for n in range(DOCUMENTS)}
    )
    path = os.pathsep.join(map(str, [REPO, *sys.path]))
    home = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path), "PYTHONPATH": path}
    return {**os.environ, **home}


def run_all(command, environment):
    """What a job says; whatever it has left running ends with it, as Slurm sees to it."""
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as job:
        try:
            told = []
            for line in job.stderr:
                told.append(line)
                if "documents encoded" in line:
                    break
            return "".join(told)
        finally:
            os.killpg(job.pid, signal.SIGKILL)


def test_the_script_of_the_documentation_builds_by_an_array_of_jobs(machine, tmp_path):
    text = (REPO / "docs" / "corpus.md").read_text(encoding="utf-8")
    (script,) = (block for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "sbatch" in block)
    (tmp_path / "engross.json").write_text("of an earlier job")
    Path("job").write_text(script.replace("/shared/output", "output --no-pdf --no-search"))
    told = run_all(["sh", "job"], machine)
    assert f"{DOCUMENTS} of {DOCUMENTS} documents encoded" in told, told
    assert len(list(Path("output/html").glob("text-*.html"))) == DOCUMENTS
