"""`correspDesc`: who sent a document to whom, when and from where (TEI Guidelines, 2.4.6)."""

from collections.abc import Sequence

from lxml import etree

from encoder.document.dates import dated
from encoder.metadata.edtf import date_attributes, is_numeric
from encoder.model import Correspondence, Correspondent
from encoder.tei.maker import E


def build_correspondence(
    correspondence: Sequence[Correspondence], identifiers: Sequence[str] = ()
) -> list[etree._Element]:
    """A `correspDesc` for each correspondence; where a source holds several documents, it points to its own.

    Args:
        correspondence: of the documents of a source.
        identifiers: the `xml:id`s of all its documents.
    """
    return [_description(one, identifiers) for one in correspondence]


def build_date(value: str | None) -> list[etree._Element]:
    """A `date`, with `when`, or `from` and `to` of an interval; none where the value is None.

    A value that is no date of EDTF, or says more than attributes can, is the text: `spring of 1951`.
    """
    if value is None:
        return []
    attributes = date_attributes(value)
    if attributes is None:
        return [E.date(value, {} if is_numeric(value) else dict(dated(value)))]
    says_all = {content for name, content in attributes if name != "cert"} == set(value.split("/"))
    return [E.date(dict(attributes)) if says_all else E.date(value, dict(attributes))]


def _description(one: Correspondence, identifiers: Sequence[str]) -> etree._Element:
    description = E.correspDesc()
    if len(identifiers) > 1:
        description.set("corresp", f"#{identifiers[one.division]}")
    sent = [*_names(one.senders), *_place(one.place), *build_date(one.date)]
    received = [*_names(one.recipients), *_place(one.destination)]
    if sent:
        description.append(_action("sent", sent, one.sender_cert if one.senders else None))
    if received:
        description.append(_action("received", received, one.recipient_cert))
    return description


def _action(kind: str, parts: list[etree._Element], cert: str | None) -> etree._Element:
    inferred = {"cert": cert, "resp": "#engross"} if cert else {}
    return E.correspAction({"type": kind, **inferred}, *parts)


def _names(correspondents: Sequence[Correspondent]) -> list[etree._Element]:
    return [E(one.element, one.name) for one in correspondents]


def _place(place: str | None) -> list[etree._Element]:
    return [E.placeName(place)] if place else []
