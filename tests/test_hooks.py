"""The hooks as a project uses them: the real pre-commit, installed from a repository, on a real commit."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.shared import REPO
from tests.test_validate_command import FOREIGN

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"),
]
pytest.importorskip("pre_commit")

CONFIG = """repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: engross-wellformed
      - id: engross-validate
      - id: engross-coverage
        args: [--sources, sources]
"""
TEXT = "7. Memorandum From the Keeper\n\nPort Salter, March 14, 1951.\n\nThe lamp is lit every night.\n"


def git(folder, *arguments, check=True):
    identity = ("-c", "user.name=Keeper", "-c", "user.email=keeper@localhost")
    command = ["git", *identity, *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=900)
    assert not check or done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory):
    """The files of this repository, as they are now, committed to a repository of their own."""
    folder = tmp_path_factory.mktemp("hooks") / "engross"
    listed = git(REPO, "ls-files", "--cached", "--others", "--exclude-standard").stdout.splitlines()
    for name in (name for name in listed if (REPO / name).is_file() and not name.startswith("tests/")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPO / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A", "-f")
    git(folder, "commit", "-qm", "as it is")
    return folder


@pytest.fixture(scope="module")
def project(hook_repository, tmp_path_factory):
    """A project that uses the hooks, with one good document already encoded."""
    folder = tmp_path_factory.mktemp("project")
    os.environ["PRE_COMMIT_HOME"] = str(tmp_path_factory.mktemp("pre-commit"))
    git(folder, "init", "-q")
    rev = git(hook_repository, "rev-parse", "HEAD").stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=hook_repository, rev=rev))
    for name, text in FOREIGN.items():
        if name != "broken.xml":
            (folder / name).write_text(text)
    (folder / "sources").mkdir()
    (folder / "sources" / "lamp.txt").write_text(TEXT)
    command = [sys.executable, "-m", "encoder", "encode", "sources", "-o", "tei"]
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    subprocess.run([*command], cwd=folder, check=True, env=environment, capture_output=True)
    install = [sys.executable, "-m", "pre_commit", "install", "--install-hooks"]
    subprocess.run(install, cwd=folder, check=True, capture_output=True, timeout=900)
    git(folder, "add", "-A")
    yield folder
    del os.environ["PRE_COMMIT_HOME"]


def commit(project, text):
    """Try to commit `text` as the document; leave the project as it was."""
    document = project / "tei" / "lamp.xml"
    before = document.read_text(encoding="utf-8")
    document.write_text(text(before), encoding="utf-8")
    git(project, "add", "-A")
    done = git(project, "commit", "-m", "an edit", "--allow-empty", check=False)
    if done.returncode:
        document.write_text(before, encoding="utf-8")
        git(project, "add", "-A")
    return done


def test_a_project_says_what_its_documents_are_held_to(project):
    settings = project / "engross.toml"
    settings.write_text('[[validate.rules]]\nfiles = "tei"\nschema = "note.rng"\n')
    grammar = '<element name="note" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'
    (project / "note.rng").write_text(grammar)
    try:
        done = commit(project, lambda text: text.replace("every night", "each night"))
    finally:
        settings.unlink()
        (project / "note.rng").unlink()
        git(project, "add", "-A")
    assert done.returncode == 1
    assert "relaxng/" in done.stdout + done.stderr
    assert " info: " not in done.stdout + done.stderr


def test_a_good_document_is_committed(project):
    done = commit(project, lambda text: text)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("XML is well-formed", "TEI is valid", "TEI holds all of its source"):
        assert f"{name} (Engross)" in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("every night.</p>", "every night.", "`<p>`, opened here, is not closed"),
        ("every night.</p>", "every <item>night</item>.</p>", "did you mean `<list>`?"),
        ("every night", "every day", "the TEI no longer has 5 characters of the source"),
    ],
)
def test_a_bad_document_is_not_committed_and_the_reason_shown(project, old, new, message):
    done = commit(project, lambda text: text.replace(old, new))
    assert done.returncode == 1
    assert message in done.stdout + done.stderr
