"""Correspondents in titles: `Telegram From the Embassy in Norland to the Department of State`."""

import re
from dataclasses import dataclass

from encoder.document.correspondence.names import correspondents, located, titled
from encoder.model import Correspondent

_KINDS = (
    r"Memorand(?:um|a)|Memo|Telegrams?|Letters?|Messages?|Airgram|Despatch|Dispatch|Note(?:\s+Verbale)?|Cable|"
    r"Cablegram|Telex|Instructions?|Communication|Circular|Aide[- ]M[ée]moire|Radiogram|Report"
)
_TITLE = re.compile(
    rf"""
    (?:\d{{1,4}}[a-z]?\.\s+)?                             # the edition's number
    (?:[^\s,.;:]+\s+){{0,5}}?                            # Draft, Urgent Information, Typescript of
    (?:{_KINDS})\b (?:\s+No\.\s*\S+|\s+[\dIVX]+)?
    (?:\s+(?i:from)\s+(?P<sender>.+) | \s+(?:(?i:to)|(?i:for))\s+(?P<recipient>.+))
    """,
    re.VERBOSE | re.DOTALL,
)
_NOT_PERSONS = re.compile(r"the\s+(?:record|files?)\b", re.IGNORECASE)
_TO = re.compile(r"(?<!\s)\s++to\s++")
_SENT_TO = re.compile(r"\b(?:Mission|Delegation|Observer|Representative|Delegate|Liaison|Legation|Envoy)s?$")
_SERVES = re.compile(
    r"\b(?:Ambassador|Deputy|Assistant|Adviser|Advisor|Counselor|Counsellor|Minister|Consul|Aide|Secretary)$"
)
_PERSON_OR_OFFICE = re.compile(
    r"(?:the\s+)?(?:(?:Acting|Deputy|Under|Assistant|Vice|Prime|Foreign)\s+)*"
    r"(?:Secretary|President|Department|Director|Embassy|Minister|White\s+House|Chairman)\b"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Senders and recipients, and the place that a recipient was at."""

    senders: tuple[Correspondent, ...] = ()
    recipients: tuple[Correspondent, ...] = ()
    destination: str | None = None


def parties_of_heading(heading: str) -> Parties:
    """The correspondents that a title names; none for a title of another kind.

    `287. Letter From Inspector Lowe to the Harbor Office` → Lowe, the Harbor Office
    """
    text = " ".join(heading.split())
    match = _TITLE.fullmatch(titled(text))
    if match is None:
        return Parties()
    if match["recipient"]:
        return _to(text[slice(*match.span("recipient"))])
    start, end = match.span("sender")
    at = _split(titled(text)[start:end])
    if at is None:
        return Parties(correspondents(text[start:end]))
    recipients = _to(text[start + at[1] : end])
    return Parties(correspondents(text[start : start + at[0]]), recipients.recipients, recipients.destination)


def _to(text: str) -> Parties:
    if _NOT_PERSONS.match(text):
        return Parties()
    name, place = located(titled(text))
    return Parties((), correspondents(text[: len(name)]), place)


def _split(text: str) -> tuple[int, int] | None:
    """The span of the `to` between sender and recipient, not that of `Mission to …` or `Deputy to …`."""
    found = list(_TO.finditer(text))
    free = [match for match in found if not _belongs_before(text[: match.start()])]
    if free:
        return free[0].span()
    clear = [
        match
        for match in found
        if _SERVES.search(text[: match.start()]) and _PERSON_OR_OFFICE.match(text[match.end() :])
    ]
    return clear[-1].span() if clear else None


def _belongs_before(before: str) -> bool:
    return bool(_SENT_TO.search(before) or _SERVES.search(before))
