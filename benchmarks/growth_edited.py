"""Ways through the product that come after encoding, for `growth.py`: desk, corrections, merging, books."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from encoder.corrections.records import Correction

Work = Callable[[], object]
_EVERY = 10


def desk(text: str, _: bytes) -> Work:
    """A sheet of the desk with a record on every tenth line, and both views at its middle."""
    from encoder.config import Options
    from encoder.corrections import corrections_file
    from encoder.corrections.file import write_corrections
    from encoder.corrections.records import correction_of
    from encoder.desk.sheet import read_sheet
    from encoder.desk.views import reading_view, xml_view

    source = _folder() / "tides.txt"
    source.write_text(text, "utf-8", newline="")
    lines = [(at, line) for at, line in enumerate(text.split("\n"), 1) if line.strip()]
    records = [{"line": at, "text": line, "accepted": True} for at, line in lines[::_EVERY]]
    write_corrections(corrections_file(source), [correction_of(record) for record in records])

    def work() -> None:
        sheet = read_sheet(source, Options())
        count = len(sheet.lines)
        reading_view(sheet.tei, count, max(1, count // 2), "en")
        xml_view(sheet.tei, count, max(1, count // 2))

    return work


def derived(text: str, tei: bytes) -> Work:
    """Corrections from a document in which every tenth paragraph is a heading."""
    from encoder.checks.parse import parse
    from encoder.config import Options
    from encoder.deriving.derive import derive
    from encoder.pipeline import encode_source
    from encoder.reading import source_of_text

    edited = parse(_every_tenth(tei, rb"<p>([^<]*)</p>", rb"<head>\1</head>"), "tides.xml").getroot()
    source = source_of_text(text, name="tides", file="tides.txt")

    def encoded(records: Sequence[Correction]) -> etree._Element:
        return encode_source(source, Options(), records).tree.getroot()

    return lambda: derive(edited, source.text, (), encoded)


def merged(_: str, tei: bytes) -> Work:
    """A document with a comment in every tenth paragraph, and another encoding that numbers paragraphs."""
    from encoder.merging import merge

    edited = _every_tenth(tei, rb"<p>", b"<p><!-- seen -->")
    new = re.sub(rb"<p>(?=[^<]*</p>\s*<p>)", b'<p n="1">', tei)
    return partial(merge, tei, edited, new, _folder() / "tides.xml")


def book(tei: bytes) -> Work:
    """A chapter of an EPUB."""
    from encoder.rendering.epub.chapter import ChapterPlan, make_chapter

    source = _folder() / "tides.xml"
    source.write_bytes(tei)
    return lambda: make_chapter(ChapterPlan(source, "pictures"))


def _every_tenth(tei: bytes, form: bytes, to: bytes) -> bytes:
    places = list(re.finditer(form, tei))[::_EVERY]
    parts, end = [], 0
    for match in places:
        parts += [tei[end : match.start()], match.expand(to)]
        end = match.end()
    return b"".join([*parts, tei[end:]])


def _folder() -> Path:
    return Path(mkdtemp(prefix="growth"))


BY_BOTH: dict[str, Callable[[str, bytes], Work]] = {
    "desk": desk,
    "corrections": derived,
    "merge": merged,
}
"""Ways that take a text and its encoding."""
