"""A document as a row of a table: what is known of it, its text, and what stands where in the text."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from lxml import etree

from encoder.archive.exports.reading import Reading, Span
from encoder.archive.record import Facts


def row_of(name: str, facts: Facts, reading: Reading, tei_sha256: str | None) -> dict[str, Any]:
    """The row of a document; offsets count characters of `text`."""
    return {
        "id": name,
        **asdict(facts),
        "tei_sha256": tei_sha256,
        "text": reading.text,
        "blocks": _spans(reading.blocks, "kind", "start", "end", "id"),
        "pages": _spans(reading.pages, "label", "start", "id", "facs"),
        "notes": _spans(reading.notes, "label", "start", "end", "id", "anchor"),
        "doubts": _spans(reading.doubts, "kind", "start", "end", "id"),
    }


def _spans(spans: Sequence[Span], *members: str) -> list[dict[str, Any]]:
    return [{member: getattr(span, member) for member in members} for span in spans]


def correspondence_of(root: etree._Element) -> list[etree._Element]:
    """The `correspDesc`s of a document's header."""
    return root.findall("{*}teiHeader/{*}profileDesc/{*}correspDesc")
