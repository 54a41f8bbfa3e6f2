"""FAIR Signposting: where a document's page, copies, metadata and licence are."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from encoder.archive.oai.repository import About
from encoder.archive.record import Entry


def signposts(
    entry: Entry, base: str, folder: Path, about: About | None
) -> list[tuple[str, str, str | None]]:
    """Where a document's page, copies, metadata and licence are: addresses with their relations and types.

    Args:
        entry: of the catalogue.
        base: the address of the site, with a slash at its end.
        folder: of the site: only copies that are there are named.
        about: the repository, where one is served.
    """
    name = quote(entry.name)
    found: list[tuple[str, str, str | None]] = [
        (f"{base}{name}.html", "cite-as", None),
        ("https://schema.org/CreativeWork", "type", None),
    ]
    copies: Mapping[str, tuple[str, str]] = {
        "tei": ("xml", "application/tei+xml"),
        "pdf": ("pdf", "application/pdf"),
        "text": ("txt", "text/plain"),
    }
    for part, (suffix, kind) in copies.items():
        if (folder / part / f"{entry.name}.{suffix}").is_file():
            found.append((f"{base}{part}/{name}.{suffix}", "item", kind))
    if about is not None:
        identifier = quote(f"oai:{about.domain}:{name}", safe=":")
        for prefix in ("oai_dc", "mods"):
            query = f"verb=GetRecord&metadataPrefix={prefix}&identifier={identifier}"
            found.append((f"{about.address}?{query}", "describedby", "application/xml"))
    found += [(right, "license", None) for right in entry.facts.rights if _is_address(right)]
    return found


def _is_address(text: str) -> bool:
    return re.fullmatch(r"https?://[!-;=?-~]+", text) is not None
