"""What a package says of its files: RO-Crate 1.1 what they are, PREMIS 3 what was done to them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from encoder.archive.record import Facts
from encoder.strings import plural
from encoder.version import engross_version

PREMIS: Final = "http://www.loc.gov/premis/v3"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_CRATE: Final = "https://w3id.org/ro/crate/1.1"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a package.

    Attributes:
        path: below `data`.
        form: what it is, for people; `kind` its media type.
        size: in bytes.
        sha256: of them.
    """

    path: str
    form: str
    kind: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Edit:
    """That a TEI file is not as it was written.

    Attributes:
        when: it was last changed, ISO 8601.
        errors: that were found in it when it was packed.
    """

    when: str
    errors: int


@dataclass(frozen=True, slots=True)
class Preserved:
    """A document of a package.

    Attributes:
        name: the stem of its files.
        facts: about it.
        files: in the package.
        encoded: when it was first encoded, ISO 8601.
        edit: what is known where its TEI was edited since.
    """

    name: str
    facts: Facts
    files: tuple[Kept, ...]
    encoded: str | None = None
    edit: Edit | None = None


def crate_json(title: str, documents: Sequence[Preserved], now: str) -> str:
    """The metadata file of an RO-Crate.

    Args:
        title: of the package.
        documents: in it.
        now: the time.
    """
    parts = [{"@id": quote(file.path)} for one in documents for file in one.files]
    rights = sorted({right for one in documents for right in one.facts.rights})
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": f"{plural(len(documents), 'document')} as TEI, with their sources and renditions",
        "datePublished": now[:10],
        "license": rights[0] if len(rights) == 1 else "See the rights of each document.",
        "hasPart": [*parts, {"@id": "premis.xml"}],
        "mentions": [{"@id": _work_id(one)} for one in documents],
    }
    graph: list[dict[str, Any]] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": _CRATE},
            "about": {"@id": "./"},
        },
        root,
        {"@id": "premis.xml", "@type": "File", "name": "What was done", "encodingFormat": "application/xml"},
    ]
    for one in documents:
        graph.append(_work(one))
        graph += [_file(one, file) for file in one.files]
    return json.dumps({"@context": f"{_CRATE}/context", "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _work_id(one: Preserved) -> str:
    return f"#{quote(one.name)}"


def _work(one: Preserved) -> dict[str, Any]:
    facts = one.facts
    work = {
        "@id": _work_id(one),
        "@type": "CreativeWork",
        "name": facts.title,
        "dateCreated": facts.date,
        "author": list(facts.creators),
        "inLanguage": facts.language,
        "identifier": facts.identifier,
        "license": list(facts.rights),
        "encoding": [{"@id": quote(file.path)} for file in one.files],
    }
    return {key: value for key, value in work.items() if value}


def _file(one: Preserved, file: Kept) -> dict[str, Any]:
    return {
        "@id": quote(file.path),
        "@type": "File",
        "name": f"{one.facts.title} ({file.form})",
        "encodingFormat": file.kind,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        "about": {"@id": _work_id(one)},
    }


def premis_xml(documents: Sequence[Preserved], now: str) -> str:
    """Objects, events and agents: each file with its sum, and what made it.

    Args:
        documents: of the package.
        now: the time of packing.
    """
    agent = f"Engross {engross_version()}"
    objects = "".join(_object(file) for one in documents for file in one.files)
    events = "".join(_event(event) for event in _events(documents, now))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<premis xmlns="{PREMIS}" xmlns:xsi="{_XSI}" version="3.0"'
        f' xsi:schemaLocation="{PREMIS} http://www.loc.gov/standards/premis/v3/premis-v3-0.xsd">\n'
        f"{objects}{events}<agent>{_identifier('agent', 'local', 'engross')}"
        f"<agentName>{escape(agent)}</agentName><agentType>software</agentType></agent>\n</premis>\n"
    )


@dataclass(frozen=True, slots=True)
class _Event:
    id: str
    kind: str
    when: str
    detail: str
    outcome: str
    made_from: str | None
    made: tuple[str, ...]


def _events(documents: Sequence[Preserved], now: str) -> Iterator[_Event]:
    for number, one in enumerate(documents, 1):
        source = next((file.path for file in one.files if file.path.startswith("source/")), None)
        tei = next(file.path for file in one.files if file.path.startswith("tei/"))
        when = one.encoded or now
        detail = "The text was encoded as TEI P5; every character of it was found in the result."
        yield _Event(f"encoding-{number}", "creation", when, detail, "success", source, (tei,))
        yield from _validity(one.edit, number, tei, when, now)
        made = tuple(file.path for file in one.files if file.path.split("/")[0] in ("html", "text", "pdf"))
        if made:
            detail = "Rendered by XSLT, and as PDF by Typst."
            yield _Event(f"rendition-{number}", "normalization", when, detail, "success", tei, made)
    everything = tuple(file.path for one in documents for file in one.files)
    detail = "SHA-256 and SHA-512 were computed for all files."
    yield _Event("packing", "message digest calculation", now, detail, "success", None, everything)


def _validity(edit: Edit | None, number: int, tei: str, encoded: str, now: str) -> Iterator[_Event]:
    """That a file was valid before it was written; of one that was edited, what was found on packing it."""
    held = "Held to the RELAX NG grammar and the Schematron rules of Engross"
    if edit is None:
        detail = f"{held} before it was written; nothing is written that has an error."
        yield _Event(f"validation-{number}", "validation", encoded, detail, "success", None, (tei,))
        return
    detail = "The TEI is not as it was written: it was edited."
    yield _Event(f"edit-{number}", "modification", edit.when, detail, "success", None, (tei,))
    detail = f"{held} when it was packed; errors: {edit.errors}."
    outcome = "failure" if edit.errors else "success"
    yield _Event(f"validation-{number}", "validation", now, detail, outcome, None, (tei,))


def _object(file: Kept) -> str:
    return (
        f'<object xsi:type="file">{_identifier("object", "path", file.path)}<objectCharacteristics>'
        "<fixity><messageDigestAlgorithm>SHA-256</messageDigestAlgorithm>"
        f"<messageDigest>{file.sha256}</messageDigest></fixity><size>{file.size}</size>"
        f"<format><formatDesignation><formatName>{escape(file.kind)}</formatName></formatDesignation></format>"
        "</objectCharacteristics></object>\n"
    )


def _event(event: _Event) -> str:
    linked = [(path, "source") for path in [event.made_from] if path] + [
        (path, "outcome") for path in event.made
    ]
    objects = "".join(f"{_identifier('linkingObject', 'path', path, role)}" for path, role in linked)
    return (
        f"<event>{_identifier('event', 'local', event.id)}<eventType>{event.kind}</eventType>"
        f"<eventDateTime>{event.when}</eventDateTime>"
        f"<eventDetailInformation><eventDetail>{escape(event.detail)}</eventDetail></eventDetailInformation>"
        f"<eventOutcomeInformation><eventOutcome>{event.outcome}</eventOutcome></eventOutcomeInformation>"
        f"{_identifier('linkingAgent', 'local', 'engross')}{objects}</event>\n"
    )


def _identifier(of: str, kind: str, value: str, role: str | None = None) -> str:
    roles = f"<{of}Role>{role}</{of}Role>" if role else ""
    return (
        f"<{of}Identifier><{of}IdentifierType>{kind}</{of}IdentifierType>"
        f"<{of}IdentifierValue>{escape(value)}</{of}IdentifierValue>{roles}</{of}Identifier>"
    )
