"""Which files of a project have changed, as git knows it."""

import subprocess
from pathlib import Path

from encoder.errors import UsageError

_SECONDS = 60
_CAREFUL = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
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
    listed = _git(root, "diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", parted, "--")
    others = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = [name for name in (listed + others).split("\0") if name]
    if any(not _EVERYTHING.isdisjoint({Path(name).suffix.lower(), Path(name).name}) for name in names):
        return None
    return frozenset((root / name).resolve() for name in names)


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", *_CAREFUL, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours, a reference is verified
            command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError as error:
        raise UsageError("--changed needs git, which is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"git {arguments[0]} took longer than {_SECONDS} s") from error
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        said = why[0] if why else "there is no such commit"
        raise UsageError(f"--changed: {said}", hint="name a commit, branch or tag of this repository")
    return done.stdout.decode("utf-8", "surrogateescape")
