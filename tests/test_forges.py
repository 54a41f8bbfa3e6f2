"""The steps of the GitHub Action and of the GitLab component, run as a runner runs them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.shared import REPO

yaml = pytest.importorskip("yaml")
pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
SPECIMEN = (REPO / "benchmarks" / "specimen.xml").read_text(encoding="utf-8")
ACTION = yaml.safe_load((REPO / "action.yml").read_text(encoding="utf-8"))
SETTINGS = '[validate]\npaths = "tei"\n[[validate.rules]]\nengross = true\n'


@pytest.fixture
def project(tmp_path):
    (tmp_path / "of us" / "tei").mkdir(parents=True)
    folder = tmp_path / "of us"
    (folder / "engross.toml").write_text(SETTINGS)
    (folder / "tei" / "a b.xml").write_text(SPECIMEN.replace("<p>Three", "<p><item>x</item>Three"), "utf-8")
    (folder / "tei" / "good.xml").write_text(SPECIMEN, "utf-8")
    scripts = tmp_path / "bin"
    scripts.mkdir()
    (scripts / "engross").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m encoder "$@"\n')
    (scripts / "pip").write_text("#!/bin/sh\n")
    for file in scripts.iterdir():
        file.chmod(0o755)
    return folder


def environment(project: Path, **more: str) -> dict[str, str]:
    path = f"{project.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PYTHONPATH": str(REPO), "PATH": path, **more}


def shell(script: str, project: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """As GitHub does it: `bash --noprofile --norc -eo pipefail`."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command,
        cwd=project,
        env=environment(project, **variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def act(project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step that validates, with inputs as GitHub gives them to its environment."""
    step = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "validate")
    given = {name: about.get("default", "") for name, about in ACTION["inputs"].items()} | inputs
    variables = {
        name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: given[match[1]], value)
        for name, value in step["env"].items()
    }
    return shell(step["run"], project, GITHUB_OUTPUT=str(project / "output.txt"), **variables)


def test_the_action_shows_problems_and_writes_sarif(project):
    done = act(project)
    assert done.returncode == 1, done.stderr
    assert "::error file=tei/a b.xml,line=" in done.stdout
    results = json.loads((project / "engross.sarif").read_text())["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["relaxng/element-not-allowed"]
    assert (project / "output.txt").read_text() == "sarif=engross.sarif\n"


def test_the_action_takes_paths_and_arguments_a_line_each(project):
    assert act(project, paths="tei/good.xml\n").returncode == 0
    assert act(project, paths="tei/good.xml\ntei/a b.xml").returncode == 1
    assert act(project, paths="tei/a b.xml", arguments="--well-formed\n--no-schematron").returncode == 0


def test_nothing_in_an_input_is_run(project):
    done = act(project, paths="$(touch bad); `touch bad`\n; touch bad", arguments="")
    assert done.returncode == 2
    assert not (project / "bad").exists()
    assert "${{ inputs" not in "".join(step["run"] for step in ACTION["runs"]["steps"])


def test_the_action_fails_where_it_is_used_wrongly(project):
    (project / "engross.toml").write_text("[validate]\nnone = 1\n")
    done = act(project)
    assert done.returncode == 2
    assert "the key `none`" in done.stderr


@pytest.mark.slow
def test_the_action_installs_engross(project):
    step = ACTION["runs"]["steps"][0]
    path = project / "path.txt"
    variables = {"ACTION_PATH": str(REPO), "RUNNER_TEMP": str(project.parent), "GITHUB_PATH": str(path)}
    done = shell(step["run"], project, **variables)
    assert done.returncode == 0, done.stderr
    installed = Path(path.read_text().strip()) / "engross"
    assert subprocess.run([installed, "--version"], check=False).returncode == 0


def test_the_component_reports_as_junit(project):
    about, job = yaml.safe_load_all((REPO / "templates" / "validate.yml").read_text(encoding="utf-8"))
    inputs = {name: one["default"] for name, one in about["spec"]["inputs"].items()}
    lines = [
        re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda match: inputs[match[1]], line)
        for line in job["engross-validate"]["script"]
    ]
    done = shell("\n".join(lines), project)
    assert done.returncode == 1, done.stderr
    assert "[relaxng/element-not-allowed]" in done.stdout
    report = job["engross-validate"]["artifacts"]["reports"]["junit"]
    assert len(etree.parse(project / report).findall(".//failure")) == 1
