"""Which files a command is to work on."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from encoder.budget import STREAM, hold_pipe, hold_stream
from encoder.corrections import SUFFIX
from encoder.edition import NAME as EDITION
from encoder.edition import read_edition
from encoder.errors import DocumentError, NothingThere, UsageError
from encoder.user_files import is_file, is_there, leads_out, leads_out_below

TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
TEI_FILES = frozenset({".xml", ".tei"})
BESIDE = frozenset({".toml", ".weights"})
"""What lies beside texts and says something of them: their metadata, their house."""

_SCHEMAS = frozenset({".rng", ".sch"})
_SITE = ".engross-site"
"""The file by which a folder is known as a site that was built: its copies are no sources."""
COPIES = ".engross-copies"
"""The file by which a folder is known as texts that were exported."""
_BAG, _OURS = "bag-info.txt", b"Bag-Software-Agent: Engross "
_RUN = ".engross.sqlite"


def collect(paths: Sequence[str], suffixes: frozenset[str], output: Path | None = None) -> tuple[Path, ...]:
    """The files that are named, and those in the folders that are named, in the order of their names.

    What was built is not taken for a source: neither sites nor the output folder where they lie in a folder
    that is named.

    Args:
        paths: of files and folders; `-` is standard input, which is read now.
        suffixes: which files of a folder to take, `.txt`; a file that is named is always taken.
        output: the folder that will be written to.

    Raises:
        UsageError: a path does not exist, or there is nothing to do.
    """
    found = tuple(file for path in paths for file in found_at(path, suffixes, output))
    if not found:
        kinds = ", ".join(sorted(suffixes))
        raise UsageError("there is nothing to do", hint=f"name a file, or a folder with files ({kinds})")
    if STREAM in paths:
        hold_stream()
    for file in found:
        hold_pipe(str(file))
    return tuple(dict.fromkeys(found))


def expanded(paths: Sequence[str], suffixes: frozenset[str]) -> tuple[str, ...]:
    """The paths, with what they match in place of patterns that a shell has left alone.

    Args:
        paths: of files and folders, or patterns, `tei/**/*.xml`.
        suffixes: which files of those that match are taken; every one that a pattern names by its suffix is.

    Raises:
        UsageError: nothing matches a pattern.
    """
    return tuple(found for path in paths for found in _expanded(path, suffixes))


def _expanded(path: str, suffixes: frozenset[str]) -> Iterator[str]:
    if not glob.has_magic(path) or os.path.lexists(path):
        yield path
        return
    asked = os.path.splitext(path)[1].lower()  # noqa: PTH122 - a pattern is no path
    matching = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    taken = [one for one in matching if Path(one).suffix.lower() in suffixes | {asked} and is_file(Path(one))]
    if not taken:
        raise UsageError(f"{path}: no file matches it", hint="check the pattern")
    yield from (one for one in taken if not leads_out_below(Path(one), fixed_part(path)))


def fixed_part(pattern: str) -> Path:
    """The folder of a pattern, above the first part that matches many: `tei/**/*.xml` → `tei`"""
    parts = Path(pattern).parts
    first = next((i for i, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
    return Path(*parts[:first])


def collect_for(folder: Path, paths: Sequence[str], suffixes: frozenset[str]) -> tuple[Path, ...]:
    """The files to work on for a folder that can be written, which from now on are never written over.

    Args:
        folder: made where it is missing; `-` is standard output.
        paths, suffixes: as for `collect`.

    Raises:
        UsageError: a path does not exist, there is nothing to do, or the folder cannot be written. Nothing
            has been done yet.
    """
    from encoder.writer import guard_output, prepare_folder

    is_folder = str(folder) != STREAM
    files = collect(paths, suffixes, folder if is_folder else None)
    guard_output(folder if is_folder else None, partial(places_beside, files))
    if is_folder:
        prepare_folder(folder)
    return files


def places_beside(files: Iterable[Path | str]) -> Iterator[str]:
    """Where files are, and where metadata and corrections beside them would be; of very many, so texts."""
    for path in files:
        file = str(path)
        yield file
        if file != STREAM:
            stem = os.path.splitext(file)[0]  # noqa: PTH122
            yield stem + ".toml"
            yield stem + SUFFIX


def part_same_names(
    files: Sequence[Path], suffix: str
) -> tuple[tuple[Path, ...], tuple[tuple[Path, DocumentError], ...]]:
    """The files whose results have a name of their own, and the others, with the one they collide with.

    Args:
        files: to work on; the first of a name has it.
        suffix: of the results, `.xml`.
    """
    seen: dict[str, Path] = {}
    kept, refused = [], []
    for file in files:
        other = seen.setdefault(file.stem.casefold(), file)
        if other is file:
            kept.append(file)
            continue
        error = DocumentError(
            f"{other} is written to {file.stem}{suffix} already",
            hint="rename one of them, or use different folders",
            file=file,
        )
        refused.append((file, error))
    return tuple(kept), tuple(refused)


def found_at(path: str, suffixes: frozenset[str], output: Path | None) -> Iterator[Path]:
    """The file that is named, or those of a folder.

    Raises:
        UsageError: there is none.
    """
    place = Path(path)
    if path == STREAM:
        yield place
        return
    try:
        mode = place.stat().st_mode
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: there is no such file or folder", hint="check the path") from error
    if not stat.S_ISDIR(mode):
        if not (suffixes == TEXTS and place.suffix.lower() in BESIDE):  # a shell's `letters/*` names it too
            yield place
        return
    found = (
        file for file in _sources(place, suffixes, output, _prose_of(place)) if not leads_out(file, place)
    )
    first = next(found, None)
    if first is not None:
        yield first
        yield from found
    elif not _holds_schemas(place) and not is_file(place / _RUN):
        kinds = ", ".join(sorted(suffixes))
        raise NothingThere(f"{path}: the folder has no documents", hint=f"it should hold files ({kinds})")


def edition_beside(folder: Path) -> Path | None:
    """The file in a folder that describes its edition, unless it says something of a text of that name."""
    path = folder / EDITION
    is_sidecar = any(is_there(path.with_suffix(suffix)) for suffix in TEXTS)
    is_edition = is_file(path) and not is_sidecar
    return path if is_edition and not leads_out(path, folder) else None


def _prose_of(folder: Path) -> frozenset[Path]:
    """The edition's own pages: they are no documents.

    Raises:
        UsageError: the file that names them is wrong.
    """
    beside = edition_beside(folder)
    if not beside:
        return frozenset()
    edition = read_edition(beside)
    return frozenset([*(prose.file for prose in edition.pages), *edition.registers])


def _sources(
    folder: Path, suffixes: frozenset[str], output: Path | None, prose: frozenset[Path]
) -> Iterator[Path]:
    """The documents in a folder, in order, but not what lies in hidden or built ones; and closed folders."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            inner = folder / entry.name
            if not _is_built(inner, output) and not (suffixes == TEXTS and _has_copies(inner)):
                yield from _sources(inner, suffixes, output, prose)
        elif prose and folder / entry.name in prose:
            continue
        elif os.path.splitext(entry.name)[1].lower() in suffixes and _is_document(entry):  # noqa: PTH122 - of many
            yield folder / entry.name


def _is_document(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link in a circle, of which the run says that it cannot be read."""
    try:
        return entry.is_file()
    except OSError:
        return True


def _is_built(folder: Path, output: Path | None) -> bool:
    if is_file(folder / _SITE):
        return True
    try:
        return output is not None and output.samefile(folder)
    except OSError:  # not there yet, or closed
        return False


def _has_copies(folder: Path) -> bool:
    """Whether the texts in a folder are copies that we made: an export, or a package."""
    if is_file(folder / COPIES):
        return True
    try:
        return (folder / _BAG).read_bytes().startswith(_OURS)
    except OSError:
        return False


def _holds_schemas(folder: Path) -> bool:
    """Whether a folder is one that a run puts beside its documents: a shell's `tei/*` names it too."""
    return any(file.suffix.lower() in _SCHEMAS for file in folder.iterdir())
