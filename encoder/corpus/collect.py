"""Which files a command is to work on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from encoder.errors import UsageError

STREAM = "-"
"""Standard input or output instead of a file."""

TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
TEI_FILES = frozenset({".xml", ".tei"})
_SCHEMAS = frozenset({".rng", ".sch"})


def collect(paths: Sequence[str], suffixes: frozenset[str]) -> tuple[Path, ...]:
    """The files that are named, and those in the folders that are named, in the order of their names.

    Args:
        paths: of files and folders; `-` is standard input.
        suffixes: which files of a folder to take, `.txt`; a file that is named is always taken.

    Raises:
        UsageError: a path does not exist, or there is nothing to do.
    """
    found = tuple(file for path in paths for file in _files(path, suffixes))
    if not found:
        kinds = ", ".join(sorted(suffixes))
        raise UsageError("there is nothing to do", hint=f"name a file, or a folder with files ({kinds})")
    return tuple(dict.fromkeys(found))


def collect_for(folder: Path, paths: Sequence[str], suffixes: frozenset[str]) -> tuple[Path, ...]:
    """The files to work on, whose results fit beside each other into a folder that can be written.

    Args:
        folder: made where it is missing; `-` is standard output.
        paths, suffixes: as for `collect`.

    Raises:
        UsageError: a path does not exist, there is nothing to do, two files have one name, or the folder
            cannot be written. Nothing has been done yet.
    """
    files = collect(paths, suffixes)
    _refuse_same_names(files)
    if str(folder) != STREAM:
        from encoder.writer import prepare_folder

        prepare_folder(folder)
    return files


def _refuse_same_names(files: Sequence[Path]) -> None:
    seen: dict[str, Path] = {}
    for file in files:
        other = seen.setdefault(file.stem.casefold(), file)
        if other != file:
            raise UsageError(
                f"{other} and {file} would both be written to {file.stem}.xml",
                hint="rename one of them, or encode them to different folders",
            )


def _files(path: str, suffixes: frozenset[str]) -> Iterator[Path]:
    place = Path(path)
    if path == STREAM or place.is_file():
        yield place
    elif place.is_dir():
        files = (file for file in place.rglob("*") if file.suffix.lower() in suffixes and file.is_file())
        visible = (file for file in files if not _is_hidden(file.relative_to(place)))
        found = sorted(visible)
        if not found and not _holds_schemas(place):
            kinds = ", ".join(sorted(suffixes))
            raise UsageError(f"{path}: the folder has no documents", hint=f"it should hold files ({kinds})")
        yield from found
    elif place.exists():
        yield place
    else:
        raise UsageError(f"{path}: there is no such file or folder", hint="check the path")


def _holds_schemas(folder: Path) -> bool:
    """Whether a folder is one that a run puts beside its documents: a shell's `tei/*` names it too."""
    return any(file.suffix.lower() in _SCHEMAS for file in folder.iterdir())


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
