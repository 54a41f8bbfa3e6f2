"""The merging of the edited files of an output folder with the encodings that wait for them."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import Final

from encoder.budget import Budget, read_file
from encoder.corpus.manifest import FileEntry, Manifest, Standing
from encoder.corpus.run import Outcome, failed, safely, wanted_jobs
from encoder.corpus.versions import BASE, MERGED, NEW, Version, unpack
from encoder.errors import DocumentError, EngrossError, ExitCode, NotWritten, UnreadableSource
from encoder.merging import Merged, merge
from encoder.processes import in_processes
from encoder.reading import read_source
from encoder.writer import Staged, discarded, sha256_of, stage

_NO_END: Final = "\n\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Task:
    """An edited file, and what it is to be merged from.

    Attributes:
        path: of the file.
        base, new: what was written last, and what would be written now.
        source: the text that it was made from, where that is at hand.
        is_shown: whether only to show what would change.
    """

    path: Path
    base: Version
    new: Version
    source: Path | None = None
    is_shown: bool = False

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker has made of an edited file, or why it has not.

    Attributes:
        task: what was to be done.
        outcome: what became of it.
        staged: the merged file, which waits to take its place.
        difference: what would change, as a unified diff.
    """

    task: Task
    outcome: Outcome
    staged: Staged | None = None
    difference: str = ""


def waiting(
    manifest: Manifest, wanted: Sequence[Path] = ()
) -> tuple[tuple[FileEntry, ...], tuple[Outcome, ...]]:
    """The edited files for which a new encoding waits, by their paths; and what is none of the folder's.

    Args:
        manifest: of the output folder.
        wanted: the files to look at; none stands for all.
    """
    paths = manifest.paths_with(NEW)
    unknown = tuple(path for path in wanted if manifest.file(path) is None)
    if wanted:
        asked = {manifest.relative(path) for path in wanted}
        paths = tuple(path for path in paths if path in asked)
    found = (manifest.file(manifest.absolute(path)) for path in paths)
    files = tuple(file for file in found if file is not None and _is_edited(manifest, file))
    return files, tuple(map(_unknown, unknown))


def _unknown(path: Path) -> Outcome:
    hint = "name a folder that engross encode has written to, or three files: --base"
    return failed(path, DocumentError("was never written by engross", hint=hint, file=path))


def _is_edited(manifest: Manifest, file: FileEntry) -> bool:
    return manifest.standing(manifest.absolute(file.path), file)[0] is Standing.EDITED


def merge_waiting(
    manifest: Manifest,
    files: Sequence[FileEntry],
    jobs: int | None,
    budget: Budget,
    *,
    source: Path | None = None,
    is_shown: bool,
) -> Iterator[tuple[Outcome, str]]:
    """Merge edited files with the encodings that wait for them; what became of each, and the difference.

    Args:
        manifest: of the output folder.
        files: as `waiting` gives them.
        jobs: number of processes.
        budget: what each file may cost.
        source: of the only file, where it is not the one that the manifest names.
        is_shown: write nothing.
    """
    tasks = (_task(manifest, file, source, is_shown) for file in files)
    done = in_processes(
        merge_task,
        tasks,
        wanted_jobs(len(files), jobs),
        fail_task,
        budget=budget,
        chunk=4 if jobs != 1 else 1,
    )
    for file, one in zip(files, done, strict=True):
        with discarded([one.staged] if one.staged else []):
            yield _settled(manifest, file, one), one.difference


def _task(manifest: Manifest, file: FileEntry, source: Path | None, is_shown: bool) -> Task:
    nothing = Version("", b"")
    path = manifest.absolute(file.path)
    merged = manifest.version(file.path, f"{MERGED}{sha256_of(path)}")
    base, new = (manifest.version(file.path, role) or nothing for role in (BASE, NEW))
    return Task(path, merged or base, new, source or _source_of(manifest, file), is_shown)


def _source_of(manifest: Manifest, file: FileEntry) -> Path | None:
    """The source of a file; None where it is in an archive, behind an address or no longer there."""
    entry = manifest.entry(file.owner)
    if entry is None or entry.origin is not None or not Path(entry.source).is_file():
        return None
    return Path(entry.source)


def merge_task(task: Task) -> Done:
    """Merge a file, and stage the result. What fails is told in the outcome."""
    return safely(_merge_task, task, fail_task)


def fail_task(task: Task, error: EngrossError) -> Done:
    """What became of a file that cannot be merged."""
    return Done(task, failed(task, error))


def _merge_task(task: Task) -> Done:
    edited = read_file(task.path)
    source = _text(task.source) if task.source else None
    merged = merge(unpack(task.base), edited, unpack(task.new), task.path, source=source)
    outcome = _outcome(task.path, merged)
    if task.is_shown:
        return Done(task, outcome, difference=difference(task.path, edited, merged.data))
    staged = stage(task.path, merged.data, frozenset({hashlib.sha256(edited).hexdigest()}))
    return Done(task, outcome, staged)


def _text(source: Path) -> str | None:
    """The text of a source; None where it can no longer be read."""
    try:
        return read_source(source)[0].text
    except UnreadableSource:
        return None


def _outcome(path: Path, merged: Merged) -> Outcome:
    exit_code = ExitCode.DOCUMENT if merged.findings else ExitCode.OK
    record = {"taken": merged.taken, "conflicts": len(merged.findings)}
    return Outcome(str(path), None, exit_code, merged.findings, record)


def _settled(manifest: Manifest, file: FileEntry, done: Done) -> Outcome:
    """Put a merged file in its place; what became of it."""
    if done.staged is None:
        return done.outcome
    if done.staged.is_kept:
        error = NotWritten("was edited again while it was merged", hint="merge it again", file=done.task.path)
        return failed(done.task, error)
    try:
        manifest.put(file.owner, done.staged, done.task.new)
    except EngrossError as error:
        return failed(done.task, error)
    return done.outcome


def difference(path: Path, before: bytes, after: bytes) -> str:
    """What would change in a file, as a unified diff."""
    if before == after:
        return ""
    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    lines = unified_diff(old, new, f"a/{path.as_posix()}", f"b/{path.as_posix()}")
    return "".join(line if line.endswith("\n") else f"{line}{_NO_END}" for line in lines)


def merge_files(
    base: Path,
    edited: Path,
    new: Path,
    budget: Budget,
    *,
    source: Path | None = None,
    is_shown: bool = False,
) -> tuple[Outcome, bytes | None]:
    """Merge three files; what became of them, and the merged document, or what would change.

    Args:
        base: what was edited.
        edited: what an editor made of it.
        new: another encoding of the same source.
        budget: what they may cost.
        source: the text that they were made from.
        is_shown: give the difference.
    """
    work = partial(_merge_three, base, new, source, is_shown)
    ((outcome, data),) = in_processes(work, [edited], 1, _failed_three, budget=budget)
    return outcome, data


def _merge_three(
    base: Path, new: Path, source: Path | None, is_shown: bool, edited: Path
) -> tuple[Outcome, bytes | None]:
    def work(edited: Path) -> tuple[Outcome, bytes | None]:
        data = read_file(edited)
        text = read_source(source)[0].text if source else None
        merged = merge(read_file(base), data, read_file(new), edited, (str(base), str(new)), text)
        said = difference(edited, data, merged.data).encode() if is_shown else merged.data
        return _outcome(edited, merged), said

    return safely(work, edited, _failed_three)


def _failed_three(edited: Path, error: EngrossError) -> tuple[Outcome, bytes | None]:
    return failed(edited, error), None


__all__ = ["Done", "Task", "difference", "merge_files", "merge_waiting", "waiting"]
