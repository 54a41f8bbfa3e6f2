"""Nothing that lies in the folder where one works is run: one may work in a deposit, or in a pull request."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from encoder.checks.project.changed import changed_files
from encoder.rendering.search import index_site
from tests.shared import REPO


@pytest.fixture
def run_marker(tmp_path):
    return tmp_path / "was-run"


def program(folder: Path, name: str, marker: Path) -> Path:
    """A script that tells that it was run."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\ntouch '{marker}'\ncat\n")
    path.chmod(0o755)
    return path


def module(folder: Path, name: str, marker: Path) -> None:
    """A module of Python that tells that it was imported."""
    (folder / name).write_text(f"open({str(marker)!r}, 'w').close()\n")


@pytest.fixture
def repository(tmp_path, monkeypatch):
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    folder = tmp_path / "deposit"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "a.xml").write_text("<a/>")
    (folder / "b.xml").write_text("<b/>")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "-m", "x")
    return folder


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, stdin=subprocess.DEVNULL)


class TestGit:
    """A folder that is a repository may bring settings of git with it, which name programs."""

    def seen(self, folder: Path) -> set[str]:
        found = changed_files(folder, "HEAD")
        assert found is not None
        return {path.name for path in found}

    def test_no_hook_is_run(self, repository, run_marker):
        program(repository / ".git" / "hooks", "post-index-change", run_marker)
        os.utime(repository / "a.xml", (1, 1))
        assert self.seen(repository) == set()
        assert not run_marker.exists()

    @pytest.mark.parametrize("key", ["clean", "process"])
    def test_no_filter_is_run(self, repository, run_marker, key):
        (repository / ".git" / "info" / "attributes").write_text("*.xml filter=evil.one\n")
        command = program(repository / ".git", "filter", run_marker)
        git(repository, "config", f"filter.evil.one.{key}", str(command))
        git(repository, "config", "filter.evil.one.required", "true")
        os.utime(repository / "a.xml", (1, 1))
        (repository / "b.xml").write_text("<b>tide</b>")
        assert "b.xml" in self.seen(repository)
        assert not run_marker.exists()

    def test_nothing_is_fetched(self, repository, run_marker):
        command = program(repository / ".git", "fetch", run_marker)
        for key, value in {
            "core.repositoryFormatVersion": "1",
            "extensions.partialClone": "origin",
            "remote.origin.url": f"ext::{command}",
            "remote.origin.promisor": "true",
            "protocol.ext.allow": "always",
        }.items():
            git(repository, "config", key, value)
        objects = [path for path in (repository / ".git" / "objects").rglob("*") if path.is_file()]
        for path in objects:
            if b"commit" not in subprocess.run(
                ["git", "cat-file", "-t", path.parent.name + path.name],
                cwd=repository, capture_output=True, check=False,
            ).stdout:  # fmt: skip
                path.unlink()
        (repository / "a.xml").write_text("<a>tide</a>")
        try:
            changed_files(repository, "HEAD")
        except Exception as error:
            assert "--changed" in str(error)
        assert not run_marker.exists()

    def test_no_repository_within_is_asked(self, repository, run_marker):
        within = repository / "within"
        within.mkdir()
        git(within, "init", "-q")
        (within / "c.xml").write_text("<c/>")
        git(within, "add", ".")
        git(within, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "-m", "x")
        git(repository, "add", "within")
        git(repository, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "-m", "y")
        (within / ".git" / "info" / "attributes").write_text("*.xml filter=evil\n")
        git(within, "config", "filter.evil.clean", str(program(within / ".git", "filter", run_marker)))
        os.utime(within / "c.xml", (1, 1))
        assert self.seen(repository) == set()
        assert not run_marker.exists()


class TestPython:
    """Python looks for modules where one works, unless it is told not to."""

    def test_the_index_for_search_is_made_by_the_installed_pagefind(self, tmp_path, run_marker, monkeypatch):
        pytest.importorskip("pagefind_bin")
        for name in ("pagefind.py", "argparse.py", "pagefind_bin.py"):
            module(tmp_path, name, run_marker)
        (tmp_path / "pagefind.toml").write_text('output_subdir = "elsewhere"\nroot_selector = "none"\n')
        site = tmp_path / "site"
        site.mkdir()
        (site / "a.html").write_text("<html lang='en'><body data-pagefind-body>The wall.</body></html>")
        monkeypatch.chdir(tmp_path)
        index_site(Path("site"))
        assert (site / "pagefind" / "pagefind.js").is_file()
        assert not run_marker.exists()

    def test_a_process_that_is_started_anew_imports_nothing_from_there(self, tmp_path, run_marker):
        module(tmp_path, "multiprocessing.py", run_marker)
        script = tmp_path / "elsewhere" / "script.py"
        script.parent.mkdir()
        script.write_text(
            f"""if __name__ == "__main__":
    import sys, threading
    sys.path.append({str(REPO)!r})
    from encoder import budget, worker
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    assert not worker.can_fork()
    started = worker.start(len, budget.Budget())
    print(started.link.recv())
    started.end(at_once=True)
"""
        )
        done = subprocess.run([sys.executable, script], cwd=tmp_path, check=False,
                              capture_output=True, text=True, timeout=60)  # fmt: skip
        assert "ready" in done.stdout.lower(), done.stderr
        assert not run_marker.exists(), done.stderr

    def test_the_command_as_a_module_imports_nothing_from_there(self, tmp_path, run_marker):
        for name in ("click.py", "lxml.py", "glob.py"):
            module(tmp_path, name, run_marker)
        environment = {**os.environ, "PYTHONPATH": str(REPO)}
        done = subprocess.run([sys.executable, "-m", "encoder", "--version"], cwd=tmp_path, env=environment,
                              check=False, capture_output=True, text=True, timeout=60)  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert not run_marker.exists()
