"""Which files of a project have changed, as git knows it.

A repository names programs in its own settings (hooks, filters, ways to fetch), and it may be a stranger's
deposit: none of these is run.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from encoder.errors import UsageError

_SECONDS = 60
_CAREFUL = (
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
    *("-c", "core.quotePath=false"),
)
_READING_ONLY = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ""}
_OF_THE_FOLDER = ("local", "worktree")
_EVERYTHING = frozenset(
    {
        ".rng",
        ".rnc",
        ".sch",
        ".isosch",
        ".schematron",
        ".odd",
        "engross.toml",
        "pyproject.toml",
        "catalog.xml",
    }
)
"""Suffixes and names of files on which the verdict about every document depends."""


def changed_files(folder: Path, reference: str) -> frozenset[Path] | None:
    """The files that differ from a commit, or are not under version control; None where all may be concerned.

    Args:
        folder: in the project.
        reference: a commit, branch or tag; a branch is compared from where the two parted.

    Raises:
        UsageError: git is not installed, this is no repository, or there is no such commit.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    if reference.startswith("-"):
        raise UsageError(f"--changed {reference}: this is no commit")
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
    parted = _git(folder, "merge-base", commit.strip(), "HEAD").strip()
    unfiltered = tuple(_without_filters(root))
    names_only = ("--name-only", "-z", "--no-ext-diff", "--no-textconv", "--no-renames")
    listed = _git(root, *unfiltered, "diff", *names_only, "--ignore-submodules=dirty", parted, "--")
    others = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = [name for name in (listed + others).split("\0") if name]
    if any(not _EVERYTHING.isdisjoint({Path(name).suffix.lower(), Path(name).name}) for name in names):
        return None
    return frozenset((root / name).resolve() for name in names)


def _without_filters(root: Path) -> Iterator[str]:
    """Options by which no filter is run that the repository's own settings declare.

    A filter of the user's own settings, such as that of Git LFS, goes on working.
    """
    asked = ("config", "--show-scope", "--name-only", "-z", "--get-regexp", r"^filter\.")
    told = iter(_git(root, *asked, may_find_none=True).split("\0"))
    for scope, name in zip(told, told, strict=False):
        if scope in _OF_THE_FOLDER:
            filtering = name.rpartition(".")[0]
            for key, value in (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false")):
                yield from ("-c", f"{filtering}.{key}={value}")


def _git(folder: Path, *arguments: str, may_find_none: bool = False) -> str:
    command = ["git", *_CAREFUL, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours, a reference is verified
            command,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **_READING_ONLY},
        )
    except FileNotFoundError as error:
        raise UsageError("--changed needs git, which is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"git {arguments[0]} took longer than {_SECONDS} s") from error
    if done.returncode and not (may_find_none and done.returncode == 1):
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        said = why[0] if why else "there is no such commit"
        raise UsageError(f"--changed: {said}", hint="name a commit, branch or tag of this repository")
    return done.stdout.decode("utf-8", "surrogateescape")
