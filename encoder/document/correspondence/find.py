"""The correspondence of a document, from its heading, its opener and its signature."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from encoder.document.correspondence.headings import Parties, parties_of_heading
from encoder.document.correspondence.names import correspondents
from encoder.document.correspondence.openers import (
    lines_of,
    parties_of_lines,
    parties_of_opener,
    recipient_of_closer,
    recipient_of_opener,
    recipient_of_salute,
    signatory,
)
from encoder.document.correspondence.titles import is_dated, parties_of_title
from encoder.document.dates import context_of, find_dates
from encoder.document.dates.enacted import find_enacted
from encoder.document.elements import children, outermost
from encoder.document.heading import plain_text
from encoder.document.phrase import Phrase
from encoder.language import has_data
from encoder.model import Content, Correspondence, Correspondent, Element, Metadata

_SENT = frozenset({"letter", "memorandum", "telegram", "message"})
_LAST_PARAGRAPHS = 3
_OF_HEADING, _OF_OPENER, _OF_SIGNATURE = "high", "medium", "low"


def correspondence(
    divisions: Sequence[Element], sidecar: Metadata, complete: Metadata
) -> tuple[Correspondence, ...]:
    """The correspondence of each document of a source that was sent to somebody.

    Args:
        divisions: the documents.
        sidecar: what is known beside the text; it is about the first document, and wins there.
        complete: the same, with what the text says where the sidecar is silent.
    """
    tags = _tags(complete.language)
    found = [find_correspondence(division, number, tags) for number, division in enumerate(divisions)]
    if sidecar.sender or sidecar.recipient:
        found[:1] = [_as_known(found[0] if found else None, sidecar, complete)]
    return tuple(one for one in found if one)


def _as_known(found: Correspondence | None, sidecar: Metadata, complete: Metadata) -> Correspondence | None:
    """A correspondence with what the sidecar knows in the place of what was found; None if that is nobody."""
    known = found or Correspondence(0)
    known = replace(known, place=sidecar.place or known.place, date=complete.date)
    if sidecar.sender:
        known = replace(known, senders=_known(sidecar.sender), sender_cert=None)
    if sidecar.recipient:
        known = replace(known, recipients=_known(sidecar.recipient), recipient_cert=None, destination=None)
    return known if known.senders or known.recipients else None


def _known(said: str) -> tuple[Correspondent, ...]:
    """Those whom the sidecar names; what looks like no name is one all the same, for it says so."""
    is_said = any(map(str.isalnum, said))
    return correspondents(said) or ((Correspondent(said, "name"),) if is_said else ())


def _tags(language: str | None) -> tuple[str, ...]:
    """The language of a text, and English, in which editors title texts of any; () where it is unknown."""
    return (language.split("-")[0].lower(), "en") if language and has_data(language) else ()


def find_correspondence(division: Element, number: int, tags: tuple[str, ...] = ()) -> Correspondence | None:
    """Who sent a document to whom, or None where nobody is named; a play is sent to nobody.

    The heading is asked first, then the opener; who signed a letter or memorandum sent it.

    Args:
        division: of the document.
        number: of the division in its source, from 0.
        tags: of the languages that its title may be in; () for all.
    """
    if any(outermost(division.content, "castList")):
        return None
    title = _heading(division)
    heading = parties_of_heading(_without_date(title))
    if not heading.senders and not heading.recipients and _is_letter(division, title, tags):
        heading = parties_of_title(title, tags)
    heading = heading if heading.senders or heading.recipients else _of_heads(division)
    opener = parties_of_opener(division.content)
    is_letter = division.get("type") == "letter"
    addressed = recipient_of_opener(division.content) if division.get("type") in _SENT else ()
    addressed = addressed or (recipient_of_closer(division.content) if is_letter else ())
    greeted = recipient_of_salute(division.content, tags[:1]) if is_letter else ()
    recipients = heading.recipients or opener.recipients or addressed or greeted
    is_sent = is_letter or (division.get("type") in _SENT and recipients)
    signed = signatory(division.content) if is_sent else ()
    senders = heading.senders or opener.senders or signed
    if not senders and not recipients:
        return None
    return Correspondence(
        number,
        senders,
        recipients,
        place=place_of(division),
        date=date_of(division) or _date_of_title(title, tags),
        destination=heading.destination,
        sender_cert=_OF_HEADING if heading.senders else _OF_OPENER if opener.senders else _OF_SIGNATURE,
        recipient_cert=_OF_HEADING
        if heading.recipients
        else _OF_OPENER
        if opener.recipients or addressed
        else _OF_SIGNATURE,
    )


def _without_date(title: str) -> str:
    """A title without the day that it ends with: `Letter to Miss Lowe, 3 May 1831`."""
    last = max((phrase for phrase in find_dates(title) if phrase.name == "date"), key=_end, default=None)
    ends = last is not None and not title[last.end :].strip(" .)")
    return title[: last.start].rstrip(" ,(") if last is not None and ends else title


def _end(phrase: Phrase) -> int:
    return phrase.end


def _of_heads(division: Element) -> Parties:
    """The correspondents of a head in two lines: `M. Aubert, Ministre à Lisbonne,` / `à M. Rével, …`."""
    lines = [line for head in children(division.content, "head") for line in lines_of(head)]
    for opener in children(division.content, "opener"):
        lines += [plain_text(line.content) for line in outermost(opener.content, "addrLine")]
    pairs = (parties_of_lines(list(pair)) for pair in pairwise(lines))
    return next((parties for parties in pairs if parties.senders and parties.recipients), Parties())


def _is_letter(division: Element, title: str, tags: tuple[str, ...]) -> bool:
    return division.get("type") == "letter" or is_dated(title, tags)


def _date_of_title(title: str, tags: tuple[str, ...]) -> str | None:
    """The day that a title names, where no dateline does."""
    near = context_of(title, tags).near or ""
    return near if len(near) == len("1784-06-12") else None


def date_of(division: Element) -> str | None:
    """The date of a document, ISO 8601 without the time: that of its first dateline that says one.

    Where none does, the day on which its text says that it was made.
    """
    for date in chain(_in_datelines(division.content, "date"), _enacted(division)):
        if date.get("when"):
            return (date.get("when") or "")[:10]
        ends = [(date.get(name) or "")[:10] for name in ("from", "to")]
        if all(ends):
            return "/".join(ends)
    return None


def _enacted(division: Element) -> Iterator[Element]:
    """The dates of a document's first and last paragraphs that are said as deeds say them."""
    paragraphs = list(outermost(division.content, "p"))
    for paragraph in dict.fromkeys((*paragraphs[:1], *paragraphs[-_LAST_PARAGRAPHS:])):
        found = list(find_enacted(plain_text(paragraph.content)))
        if found:
            values = {phrase.attributes for phrase in found}
            yield from (date for date in outermost(paragraph.content, "date") if date.attributes in values)


def place_of(division: Element) -> str | None:
    """Where a document was written, as its first dateline says."""
    place = next(_in_datelines(division.content, "placeName"), None)
    return plain_text(place.content) if place else None


def _in_datelines(content: Content, name: str) -> Iterator[Element]:
    return (child for line in outermost(content, "dateline") for child in outermost(line.content, name))


def _heading(division: Element) -> str:
    return " ".join(plain_text(head.content) for head in children(division.content, "head"))
