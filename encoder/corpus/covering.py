"""The coverage check of one TEI file: find the source that it names, and compare."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from lxml import etree

from encoder.budget import Budget
from encoder.checks.coverage import coverage
from encoder.checks.parse import read
from encoder.checks.shield import shielded
from encoder.checks.wellformed import parsed
from encoder.errors import DocumentError
from encoder.findings import Finding, Place, Severity
from encoder.namespaces import tei
from encoder.processes import in_processes
from encoder.reading import read_source
from encoder.writer import sha256_of


def cover_all(
    files: Sequence[Path], folders: Sequence[Path], budget: Budget, encoding: str | None = None
) -> Iterator[tuple[Path, tuple[Finding, ...]]]:
    """Each TEI file with its findings, in the order given; the arguments are those of `cover_file`."""
    work = partial(_shielded, folders=tuple(folders), encoding=encoding)
    yield from zip(files, in_processes(work, files, 1, _ended, budget=budget), strict=True)


def _shielded(path: Path, folders: Sequence[Path], encoding: str | None = None) -> tuple[Finding, ...]:
    return shielded(partial(cover_file, path, folders, encoding), str(path))


def _ended(path: Path, error: DocumentError) -> tuple[Finding, ...]:
    return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(str(path)), error.hint),)


def cover_file(path: Path, folders: Sequence[Path] = (), encoding: str | None = None) -> tuple[Finding, ...]:
    """What a TEI file and the source it names do not have in common.

    Args:
        path: of a TEI file; its `sourceDesc` names the source: `bibl/title`, `bibl/idno[@type='sha256']`.
        folders: where to look for the source, with all they hold, beside the folder of the TEI file.
        encoding: of the source, a codec that `known_encoding` let pass; None to find it out.
    """
    try:
        tree, findings = parsed(read(path), str(path))
        if tree is None:
            return findings
        return _covered(tree, path, folders, encoding)
    except DocumentError as error:
        return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(error.file or str(path))),)


def _covered(
    tree: etree._ElementTree, path: Path, folders: Sequence[Path], encoding: str | None
) -> tuple[Finding, ...]:
    bibl = _bibl(tree)
    name = _text(bibl, "title")
    found = source_named(tree, path, folders)
    if found is None:
        message = f'its source "{name}" is not there' if name else "its header names no source file"
        hint = "say where the sources are with --sources" if name else None
        return (Finding("coverage/no-source", Severity.INFO, message, Place(str(path)), hint),)
    source, _ = read_source(found, encoding)
    return (*_changed(bibl, source.sha256, found, path), *coverage(tree, source.text, str(found), str(path)))


def _bibl(tree: etree._ElementTree) -> etree._Element | None:
    return tree.getroot().find(f".//{tei('sourceDesc')}/{tei('bibl')}")


def source_named(tree: etree._ElementTree, path: Path, folders: Sequence[Path]) -> Path | None:
    """The source that a TEI file names, beside it or in some folders; None where it is not there."""
    bibl = _bibl(tree)
    name = _text(bibl, "title")
    return _find(name, path.parent, folders, _text(bibl, "idno[@type='sha256']")) if name else None


def _changed(bibl: etree._Element | None, sha256: str, source: Path, path: Path) -> tuple[Finding, ...]:
    noted = _text(bibl, "idno[@type='sha256']")
    if not noted or noted == sha256:
        return ()
    message = f"its source {source} is no longer the file that was encoded: its SHA-256 has changed"
    return (Finding("coverage/changed-source", Severity.WARNING, message, Place(str(path))),)


def _text(bibl: etree._Element | None, child: str) -> str:
    return "" if bibl is None else (bibl.findtext(tei(child)) or "").strip()


def _find(name: str, beside: Path, folders: Sequence[Path], sha256: str) -> Path | None:
    """The source that is called so: of several that which was encoded, else the first."""
    bare = Path(name).name
    candidates = (place for folder in folders for place in sorted(folder.rglob(bare)))
    found = [place for place in (beside / bare, *candidates) if bare and place.is_file()]
    if len(found) > 1:
        found.sort(key=lambda place: sha256_of(place) != sha256)
    return next(iter(found), None)
