"""What the catalogue has about a document."""

from dataclasses import dataclass, field
from typing import Final

FORMATS: Final = ("oai_dc", "tei", "mods")
"""The formats of metadata, by their prefixes in OAI-PMH."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the header of a document says, as `xslt/oai/record.xsl` reads it.

    Attributes:
        date: ISO 8601, a day, month or year; `date_text` says it in words.
        classification: the category, `top-secret`.
        kind: `memorandum`, `letter`, `document`.
        language: BCP 47.
        source_sha256: of the text that was encoded.
        facsimiles: the pictures of pages, as the TEI names them.
    """

    title: str = "Untitled document"
    date: str | None = None
    date_text: str | None = None
    creators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    destination: str | None = None
    classification: str | None = None
    kind: str = "document"
    language: str | None = None
    identifier: str | None = None
    publisher: str | None = None
    repository: str | None = None
    rights: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    source_sha256: str | None = None
    facsimiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """A document in all formats.

    Attributes:
        facts: about it.
        metadata: XML without declaration, by the prefixes of the formats.
    """

    facts: Facts
    metadata: dict[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of the catalogue.

    Attributes:
        name: the stem of the document's files.
        datestamp: when the record last changed, `2026-11-27T12:00:00Z`.
        is_deleted: the document was withdrawn.
        sets: that it is in.
        facts: about it; those of a deleted record are what was known last.
        tei_sha256: of its TEI file.
        is_new: the record has not changed since it came, or came back.
    """

    name: str
    datestamp: str
    is_deleted: bool = False
    sets: tuple[str, ...] = ()
    facts: Facts = field(default_factory=Facts)
    tei_sha256: str | None = None
    is_new: bool = False
