"""Corrections over many documents: derived from edited TEI, checked against their sources."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from encoder.checks.parse import parse, read
from encoder.config import Options
from encoder.corpus.collect import TEXTS
from encoder.corpus.covering import source_named
from encoder.corpus.encoding import encode_path, metadata_beside
from encoder.corpus.manifest import NAME, read_manifest
from encoder.corpus.run import Outcome
from encoder.corrections import SUFFIX, corrections_file
from encoder.corrections.file import read_corrections, write_corrections
from encoder.corrections.records import FAULTS, Correction
from encoder.corrections.rulings import renewed, rulings_of
from encoder.deriving.derive import derive
from encoder.errors import DocumentError, ExitCode
from encoder.findings import OF_CORRECTIONS
from encoder.pipeline import encode_source
from encoder.reading import read_source
from encoder.user_files import way_out


@dataclass(frozen=True, slots=True)
class Derivation:
    """How corrections are derived.

    Attributes:
        options: how the sources are encoded.
        sources: files that are the sources, and folders to look for them in.
        by: who has edited the TEI.
    """

    options: Options
    sources: tuple[Path, ...] = ()
    by: str | None = None


def derive_file(tei: Path, derivation: Derivation) -> Outcome:
    """Write the corrections by which the source of an edited TEI file is encoded as that says.

    Those that are there already stay, where they do not say something else.

    Raises:
        DocumentError: the TEI cannot be read, or its source cannot be found.
    """
    tree = parse(read(tei), str(tei))
    path = _source_of(tree, tei, derivation.sources)
    source, found = read_source(path, derivation.options.encoding)
    options, odd = metadata_beside(path, source.name, derivation.options)
    place = _own(corrections_file(path), derivation.options)
    known, wrong = read_corrections(place)

    def encoded(corrections: Sequence[Correction]) -> etree._Element:
        return encode_source(source, options, corrections).tree.getroot()

    records, told = derive(tree.getroot(), source.text, known, encoded, derivation.by)
    if records or place.exists():
        write_corrections(place, records)
    fresh = [one for one in records if one not in known]
    findings = (*found, *odd, *wrong, *(one.in_file(str(tei)) for one in told))
    record = {"corrections": str(place), "derived": len(fresh), "kept": len(records) - len(fresh)}
    is_whole = not told and not any(one.rule in FAULTS for one in wrong)
    return Outcome(str(tei), None, ExitCode.OK if is_whole else ExitCode.DOCUMENT, findings, record)


def _source_of(tree: etree._ElementTree, tei: Path, sources: Sequence[Path]) -> Path:
    """The source of a TEI file: as named, as its header says, or as the manifest of its folder has it.

    Raises:
        DocumentError: it is not there.
    """
    files = [path for path in sources if path.is_file()]
    if len(files) == 1 and len(sources) == 1:
        return files[0]
    named = next((path for path in files if path.stem == tei.stem), None)
    folders = [path for path in sources if path.is_dir()]
    found = named or source_named(tree, tei, folders) or _noted(tei)
    if found is None:
        hint = "name it, or the folder where it lies, behind the TEI"
        raise DocumentError("the source that it was made from is not there", hint=hint, file=tei)
    return found


def _noted(tei: Path) -> Path | None:
    """The source of a file that a run has written, as its manifest says."""
    folder = tei.absolute().parent
    if not ((folder / NAME).is_file() or (folder.parent / NAME).is_file()):
        return None
    with read_manifest(folder) as manifest:
        entry = manifest.entry(tei.stem)
    path = Path(entry.source) if entry is not None else None
    return path if path is not None and path.is_file() else None


def check_file(path: Path, options: Options, *, renew: bool = False) -> Outcome:
    """Whether all corrections of a source are heard.

    Args:
        path: of a source, or of its corrections.
        options: how the source is encoded.
        renew: write the lines on which what has moved stands now.

    Raises:
        DocumentError: the source is not there, or cannot be encoded.
    """
    source = _source_beside(path) if path.name.endswith(SUFFIX) else path
    place = _own(corrections_file(source), options)
    if renew:
        _renew(source, place, options)
    outcome = encode_path(source, options)[1]
    findings = tuple(one for one in outcome.findings if one.rule in OF_CORRECTIONS)
    records, _ = read_corrections(place)
    return replace(outcome, file=str(place), findings=findings, record={"corrections": len(records)})


def _own(place: Path, options: Options) -> Path:
    """The file of corrections, which is to be read and written.

    Raises:
        DocumentError: it is a link out of its folder.
    """
    unread = None if options.follows_links else way_out(place, place.parent)
    if unread:
        raise DocumentError(unread, file=place)
    return place


def _source_beside(corrections: Path) -> Path:
    """The source whose corrections a file has.

    Raises:
        DocumentError: it is not there.
    """
    stem = corrections.name.removesuffix(SUFFIX)
    found = (path for suffix in sorted(TEXTS) if (path := corrections.with_name(stem + suffix)).is_file())
    source = next(found, None)
    if source is None:
        kinds = ", ".join(sorted(TEXTS))
        raise DocumentError(
            "the source of these corrections is not there",
            hint=f"it would be {stem} with one of {kinds}",
            file=corrections,
        )
    return source


def _renew(source: Path, place: Path, options: Options) -> None:
    records, _ = read_corrections(place)
    text = read_source(source, options.encoding)[0].text
    rulings, _ = rulings_of(records, text)
    pairs = zip(rulings.standings, renewed(rulings.standings), strict=True)
    moved = {one.correction: there for one, there in pairs}
    fresh = [moved.get(one, one) for one in records]
    if fresh != list(records):
        write_corrections(place, fresh)
