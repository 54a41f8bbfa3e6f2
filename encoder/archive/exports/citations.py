"""Citations: BibTeX and CSL-JSON."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from encoder.archive.record import Facts

_ESCAPES: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_SPECIAL: Final = re.compile(r"[\\{}%&#$_^~]")
_DATE: Final = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)


def csl_of(name: str, facts: Facts, site: str, collection: str) -> dict[str, Any]:
    """A document as an item of CSL-JSON.

    Args:
        name: of the document: the item's id.
        facts: about it.
        site: the address of the site; empty where it is not known.
        collection: its title.
    """
    item: dict[str, Any] = {
        "id": name,
        "type": "personal_communication" if facts.recipients else "document",
        "title": facts.title,
        "author": [{"literal": creator} for creator in facts.creators],
        "recipient": [{"literal": recipient} for recipient in facts.recipients],
        "issued": _issued(facts),
        "event-place": facts.place,
        "language": facts.language,
        "container-title": collection,
        "archive": facts.repository,
        "publisher": facts.publisher,
        "URL": page_of(site, name),
    }
    return {key: value for key, value in item.items() if value}


def bibtex_of(key: str, name: str, facts: Facts, site: str, collection: str) -> str:
    """A document as an entry of BibTeX.

    Args:
        key: of the entry, which no other has.
        name, facts, site, collection: as for CSL-JSON.
    """
    date = _DATE.match(facts.date or "")
    fields: Mapping[str, str | None] = {
        "title": facts.title,
        "author": " and ".join(f"{{{_escaped(creator)}}}" for creator in facts.creators),
        "year": date["year"] if date else None,
        "date": date.group() if date else None,
        "note": "; ".join(f"to {recipient}" for recipient in facts.recipients),
        "address": facts.place,
        "howpublished": collection,
        "publisher": facts.publisher,
        "url": page_of(site, name),
    }
    lines = [
        f"  {field} = {{{value if field in ('author', 'url') else _escaped(value)}}},"
        for field, value in fields.items()
        if value
    ]
    return "\n".join([f"@misc{{{key},", *lines, "}\n"])


def key_of(name: str, taken: set[str]) -> str:
    """A key of BibTeX for a document: ASCII, and another for each; it is noted as taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    base = re.sub(r"[^A-Za-z0-9:._-]+", "-", plain).strip("-") or "document"
    key, number = base, 1
    while key.lower() in taken:
        number += 1
        key = f"{base}-{number}"
    taken.add(key.lower())
    return key


def page_of(site: str, name: str) -> str | None:
    """The address of a document's page."""
    from urllib.parse import quote

    return f"{site}{quote(name)}.html" if site else None


def _issued(facts: Facts) -> dict[str, Any] | None:
    date = _DATE.match(facts.date or "")
    if date:
        parts: Sequence[int] = [int(part) for part in date.groups() if part]
        return {"date-parts": [list(parts)]}
    return {"literal": facts.date_text} if facts.date_text else None


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES[match.group()], text)
