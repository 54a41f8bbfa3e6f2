"""Packages for archives: a BagIt bag (RFC 8493) for each collection, with what is in it and what was done.

NAME/bagit.txt, bag-info.txt, manifest-sha256.txt, manifest-sha512.txt, …
NAME/data/ro-crate-metadata.json    what is in it (RO-Crate 1.1)
NAME/data/premis.xml                what was done, by what (PREMIS 3)
NAME/data/tei, html, pdf, text, source
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from encoder.archive.crosswalk import describe
from encoder.archive.originals import Original, originals
from encoder.archive.preserved import Edit, Kept, Preserved, crate_json, premis_xml
from encoder.archive.sets import sets_of
from encoder.budget import read_file
from encoder.checks.validate import validate_bytes
from encoder.corpus.items import spoken
from encoder.corpus.manifest import Entry, Manifest
from encoder.corpus.publishing import Text, encoded_texts, tei_folder
from encoder.corpus.run import Outcome, failed
from encoder.errors import EngrossError, UsageError
from encoder.findings import Severity
from encoder.strings import plural
from encoder.version import engross_version
from encoder.writer import sha256_of, unwritten, write_whole

_ALGORITHMS: Final = ("sha256", "sha512")
_UNSORTED: Final = "documents"


@dataclass(frozen=True, slots=True)
class Wish:
    """How packages are made.

    Attributes:
        folder: where the bags are put.
        title: of the collection.
        force: replace bags that are there.
        now: the time, `2026-11-27T12:00:00Z`.
        site: the address of the site; empty where it is not known.
    """

    folder: Path
    title: str
    now: str
    force: bool = False
    site: str = ""


def require() -> None:
    """See that what bags need is installed.

    Raises:
        UsageError: it is not.
    """
    from importlib.util import find_spec

    if find_spec("bagit") is None:
        raise UsageError("packages need bagit", hint="pip install 'engross[archive]'")


def package(manifest: Manifest, output: Path, wish: Wish) -> Iterator[tuple[Path, int] | Outcome]:
    """Make a bag for each collection; yields each with its number of documents, and what could not be read.

    Args:
        manifest: of the output folder.
        output: the folder.
        wish: how.

    Raises:
        UsageError: a bag is there already, or something else is.
        NotWritten: there is no room.
    """
    for name, texts in _collections(manifest, output).items():
        bag = wish.folder / name
        _refuse(bag, force=wish.force)
        documents: list[Preserved] = []
        with _prepared(wish.folder, bag) as made:
            for text in texts:
                entry = manifest.entry(text.name)
                try:
                    documents.append(_gather(text, entry, manifest, output, made, wish))
                except EngrossError as error:
                    yield failed(text, error)
            yield from _add_sources(documents, manifest, made)
            _describe(made, name, documents, wish)
            _seal(made, name, documents, wish)
        yield bag, len(documents)


def verify(bag: Path) -> tuple[str, ...]:
    """What differs in a bag, a line for each file; none where it is whole.

    Raises:
        UsageError: it is no bag.
    """
    import bagit

    try:
        found = bagit.Bag(str(bag))
    except (bagit.BagError, OSError, ValueError, UnicodeDecodeError) as error:
        raise UsageError(f"is no bag: {error}", file=bag) from error
    missing, strange = found.compare_manifests_with_fs()
    told = [f"{path}: is missing" for path in sorted(missing)]
    told += [f"{path}: was not packed" for path in sorted({*strange, *_beside(bag, found)})]
    for path, sums in sorted(found.entries.items()):
        if path not in missing and not _has_sums(bag / path, sums):
            told.append(f"{path}: differs from what was packed")
    if not told:
        try:
            found.validate(processes=1)
        except (bagit.BagError, OSError) as error:
            told.append(str(error))
    return tuple(told)


def _beside(bag: Path, found: Any) -> Iterator[str]:
    """The files beside the payload that the bag does not list, where it lists any."""
    lists = {Path(path).name for path in found.tagmanifest_files()}
    for path in sorted(bag.rglob("*")) if lists else ():
        name = path.relative_to(bag).as_posix()
        is_listed = name in found.entries or name in lists or name.startswith("data/")
        if not is_listed and (path.is_symlink() or not path.is_dir()):
            yield name


def _has_sums(path: Path, sums: Mapping[str, str]) -> bool:
    """Whether a file has all the sums that a bag gives it."""
    try:
        for algorithm, expected in sums.items():
            with path.open("rb") as file:
                if hashlib.file_digest(file, algorithm).hexdigest() != expected.lower():
                    return False
    except (OSError, ValueError):
        return False
    return True


def _collections(manifest: Manifest, output: Path) -> Mapping[str, Sequence[Text]]:
    """The documents by their collections, as the sets name them."""
    found: dict[str, list[Text]] = {}
    from encoder.archive.record import Facts

    for text in encoded_texts(manifest, tei_folder(output)):
        entry = manifest.entry(text.name)
        sets = sets_of(Facts(), entry.source if entry else None, entry.origin if entry else None)
        specs = [spec for spec in sets if spec.startswith("collection:")]
        found.setdefault(specs[0].partition(":")[2] if specs else _UNSORTED, []).append(text)
    return found


def _refuse(bag: Path, *, force: bool) -> None:
    if not bag.exists() and not bag.is_symlink():
        return
    if not (bag / "bagit.txt").is_file() or bag.is_symlink():
        raise UsageError(
            "something that is no bag is in the place of one", hint="--to another folder", file=bag
        )
    if not force:
        raise UsageError("is there already", hint="--replace puts a new one in its place", file=bag)


@contextlib.contextmanager
def _prepared(folder: Path, bag: Path) -> Iterator[Path]:
    """A new folder, which takes the place of the bag when it is whole.

    Raises:
        NotWritten: there is no room.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{bag.name}-", dir=folder))
    except OSError as error:
        raise unwritten(error, folder) from error
    try:
        made.chmod(0o755)
        yield made
        if bag.exists():
            shutil.rmtree(bag)
        made.replace(bag)
    except OSError as error:
        raise unwritten(error, bag) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _gather(
    text: Text, entry: Entry | None, manifest: Manifest, output: Path, bag: Path, wish: Wish
) -> Preserved:
    """Copy what was made of a document into a bag that is made."""
    name = text.name
    data = read_file(text.path)
    facts = describe(name, data, wish.site).facts
    files: list[Kept] = [_keep(bag, f"tei/{name}.xml", "TEI P5", "application/tei+xml", data)]
    copies = (
        (output / "html" / f"{name}.html", "html", "HTML", "text/html"),
        (output / "html" / "text" / f"{name}.txt", "text", "Plain text", "text/plain"),
        (output / "pdf" / f"{name}.pdf", "pdf", "PDF/A-2a", "application/pdf"),
    )
    for path, part, form, kind in copies:
        if path.is_file():
            files.append(_keep(bag, f"{part}/{path.name}", form, kind, read_file(path)))
    edit = _edit(text, data, manifest, files[0].sha256)
    return Preserved(name, facts, tuple(files), entry.first if entry else None, edit)


def _edit(text: Text, data: bytes, manifest: Manifest, sha256: str) -> Edit | None:
    """What is known of a TEI file that is not the one that was proven valid before it was written."""
    if any(sha256 in file.ours for file in manifest.files(text.name, "tei")):
        return None
    errors = sum(one.severity is Severity.ERROR for one in validate_bytes(data, text.path.name))
    moment = datetime.fromtimestamp(text.path.stat().st_mtime, UTC)
    return Edit(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), errors)


def _add_sources(documents: list[Preserved], manifest: Manifest, bag: Path) -> Iterator[Outcome]:
    """Put the sources of documents into a bag that is made; yields those that are not to be had."""
    places = {one.name: number for number, one in enumerate(documents)}
    known = (manifest.entry(name) for name in places)
    for found in originals(entry for entry in known if entry is not None):
        if not isinstance(found, Original):
            entry, error = found
            yield failed(spoken(entry.source), error)
            continue
        path = f"source/{found.name}{found.suffix}"
        kept = _keep(bag, path, "Source", "text/plain", found.data)
        document = documents[places[found.name]]
        documents[places[found.name]] = replace(document, files=(*document.files, kept))


def _keep(bag: Path, path: str, form: str, kind: str, data: bytes) -> Kept:
    place = bag / path
    write_whole(place, data)
    return Kept(path, form, kind, len(data), sha256_of(place) or "")


def _describe(bag: Path, name: str, documents: Sequence[Preserved], wish: Wish) -> None:
    title = f"{wish.title}: {name}"
    write_whole(bag / "ro-crate-metadata.json", crate_json(title, documents, wish.now).encode("utf-8"))
    write_whole(bag / "premis.xml", premis_xml(documents, wish.now).encode("utf-8"))


def _seal(bag: Path, name: str, documents: Sequence[Preserved], wish: Wish) -> None:
    import bagit

    about = {
        "Source-Organization": wish.title,
        "External-Identifier": name,
        "External-Description": f"{plural(len(documents), 'document')}: TEI with sources, pages, PDFs",
        "Bagging-Date": wish.now[:10],
        "Bag-Software-Agent": f"Engross {engross_version()}, bagit.py {bagit.VERSION}",
    }
    bagit.make_bag(str(bag), about, checksums=list(_ALGORITHMS), processes=1)
