"""What is new in the collection, for readers of feeds (RFC 4287, "The Atom Syndication Format")."""

from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

from encoder.edition.edition import Imprint
from encoder.rendering.frame import FEED, Frame, address
from encoder.rendering.memory import Change
from encoder.rendering.record import Record

MOST: Final = 50
"""Entries of the feed."""

ATOM: Final = "http://www.w3.org/2005/Atom"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_E = ElementMaker(namespace=ATOM, nsmap={None: ATOM})


def feed(
    changes: Iterable[Change], records: Mapping[str, Record], frame: Frame, imprint: Imprint
) -> str | None:
    """The feed of a site whose address is known; None where it is not, or nothing is known of any change.

    Args:
        changes: the latest first.
        records: of the documents, by name.
        frame: what the pages of the site share.
        imprint: of the edition.
    """
    told = [change for change in changes if change.name in records]
    if frame.canonical is None or not told:
        return None
    authors = [editor.name for editor in imprint.editors if editor.role is None]
    licence = imprint.licence
    root = _E.feed(
        _E.id(frame.canonical),
        _E.title(frame.site),
        *([_E.subtitle(imprint.subtitle)] if imprint.subtitle else []),
        _E.link(rel="self", type="application/atom+xml", href=frame.canonical + FEED),
        _E.link(rel="alternate", type="text/html", href=frame.canonical),
        _E.updated(max(change.changed for change in told)),
        *(_E.author(_E.name(name)) for name in authors or [imprint.publisher or frame.site]),
        *([_E.rights(licence.name)] if licence else []),
        *(_entry(change, records[change.name], frame.canonical) for change in told),
        {f"{_XML}lang": frame.interface.tag},
    )
    etree.indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{declaration}{etree.tostring(root, encoding='unicode')}\n"


def _entry(change: Change, record: Record, base: str) -> etree._Element:
    place = f"{base}{address(record.name)}"
    particulars = [
        record.date_text,
        " → ".join(filter(None, map(", ".join, (record.senders, record.recipients)))),
    ]
    summary = " · ".join(text for text in (*particulars, record.place) if text)
    entry: etree._Element = _E.entry(
        _E.id(place),
        _E.title(record.title),
        _E.link(rel="alternate", type="text/html", href=place),
        _E.published(change.first),
        _E.updated(change.changed),
        *([_E.summary(summary)] if summary else []),
    )
    return entry
