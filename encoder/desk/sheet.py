"""One document as the desk shows it: the lines of its source with their roles, its doubts, its TEI."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from lxml import etree

from encoder.config import Options
from encoder.corpus.encoding import corrections_beside, source_at
from encoder.corrections import corrections_file
from encoder.corrections.placing import placed_records, standing_records
from encoder.corrections.records import Correction
from encoder.desk.pictures import find_pictures
from encoder.desk.places import mark_lines
from encoder.doubts import Doubt, expected_errors, find_doubts
from encoder.findings import OF_CORRECTIONS, Finding
from encoder.model import FURNITURE, OF_FORM, Page, Role, RoledLine
from encoder.namespaces import tei
from encoder.pipeline import encode_and_read
from encoder.reading import split_lines

_QUIET: Final = FURNITURE | OF_FORM


@dataclass(frozen=True, slots=True)
class Shown:
    """A physical line of the source.

    Attributes:
        text: as it stands.
        parts: for each of its parts the column where it begins, from 0, and its role.
        role: of the part with text of the document; else of the first.
        certainty: of that role (0–1).
        page: the number of the page that begins in it, "" without one; None where none does.
    """

    text: str
    parts: tuple[tuple[int, Role], ...]
    role: Role
    certainty: float
    page: str | None = None

    def as_json(self) -> list[Any]:
        """The line as plain data, in the order of the attributes but for `parts`, which is last."""
        parts = [[column, role.value] for column, role in self.parts] if len(self.parts) > 1 else []
        return [self.text, self.role.value, round(self.certainty, 3), self.page, parts]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is left to do in a document.

    Attributes:
        doubts: the least certain first.
        expected: errors that are likely, by the certainties.
        corrected: records that editors have made.
        title, date: of the document.
        error: why it cannot be encoded; then all else is empty.
    """

    doubts: tuple[Doubt, ...] = ()
    expected: float = 0.0
    corrected: int = 0
    title: str | None = None
    date: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document on the desk.

    Attributes:
        lines: of the source, all.
        figures: of the document.
        records: of editors, as they stand in the corrections file, each with the line where it stands now, 0
            where its text is not found any more.
        findings: what is amiss with the source, its metadata and the records, in English.
        pictures: of its pages, beside it: page by page where they can be told apart.
        language: of the text, BCP 47.
        tei: the TEI document with the places of the lines marked.
    """

    lines: tuple[Shown, ...]
    figures: Figures
    records: tuple[tuple[Correction, int], ...]
    findings: tuple[Finding, ...]
    pictures: tuple[str, ...]
    language: str
    tei: etree._Element = field(repr=False)


def read_sheet(file: Path, options: Options) -> Sheet:
    """Encode a source with what editors say of it, as it is on the disk now.

    Raises:
        EngrossError: the source cannot be read, or the TEI would not be whole and valid.
    """
    source, options, found = source_at(file, options)
    path = corrections_file(file)
    records, odd = corrections_beside(file, options)
    document, reading = encode_and_read(source, options, records, str(path))
    lines = split_lines(source)
    placed = placed_records(records, source.text)
    standing = standing_records(placed)
    doubts = find_doubts(reading.pages, document.findings, standing)
    root = document.tree.getroot()
    mark_lines(root, reading.model.divisions, lines)
    figures = Figures(
        doubts,
        expected_errors(reading.pages, doubts, standing),
        len(records),
        document.metadata.title or _title_of(root),
        document.metadata.date,
    )
    return Sheet(
        tuple(_shown(source.text.split("\n"), reading.pages)),
        figures,
        placed,
        (*found, *odd, *_of_records(document.findings)),
        find_pictures(file, root),
        document.metadata.language or "",
        root,
    )


def _of_records(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is to be said of records that have moved, are lost, contradict others or cannot be heard."""
    return tuple(finding for finding in findings if finding.rule in OF_CORRECTIONS)


def _title_of(root: etree._Element) -> str | None:
    """The title as the header has it."""
    title = next(root.iter(tei("title")), None)
    return None if title is None else " ".join("".join(map(str, title.itertext())).split()) or None


def _shown(texts: Sequence[str], pages: Sequence[Page]) -> list[Shown]:
    """The physical lines; where nothing was judged, each is a paragraph."""
    parts: dict[int, list[RoledLine]] = {}
    begins: dict[int, str] = {}
    for number, page in enumerate(pages):
        for roled in page.lines:
            parts.setdefault(roled.line.number, []).append(roled)
        first = page.mark or next((one.line for one in page.lines if one.line.text.strip()), None)
        if first is not None and (number or page.mark is not None or page.n is not None):
            begins[first.number] = page.n or ""
    offsets = _starts(texts)
    return [
        _line(text, offset, parts.get(number, []), begins.get(number))
        for number, (text, offset) in enumerate(zip(texts, offsets, strict=True), 1)
    ]


def _starts(texts: Sequence[str]) -> list[int]:
    starts, offset = [], 0
    for text in texts:
        starts.append(offset)
        offset += len(text) + 1
    return starts


def _line(text: str, start: int, parts: Sequence[RoledLine], page: str | None) -> Shown:
    if not parts:
        role = Role.PARAGRAPH if text.strip() else Role.BLANK
        return Shown(text, ((0, role),), role, 1.0, page)
    main = next((part for part in parts if part.role not in _QUIET), parts[0])
    columns = tuple((max(0, part.line.start - start), part.role) for part in parts)
    return Shown(text, columns, main.role, main.certainty, page)
