"""What is asked of a catalogue, and what is new in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from encoder.archive.record import Described


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records are wanted: of a set, of a span of time.

    Attributes:
        spec: of the set; also what lies in its sets is in it.
        since, until: `2026-11-27T12:00:00Z`, both included.
        only_itself: without what lies in a set within the set.
        only_present: without what was withdrawn.
    """

    spec: str | None = None
    since: str | None = None
    until: str | None = None
    only_itself: bool = False
    only_present: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What is new about a record.

    Attributes:
        name: of the document.
        made_from: a digest of all that it was made from.
        described: what is known; None where the document is withdrawn.
        sets: with their names; none of a document that is withdrawn: those that it had.
        tei_sha256: of its TEI file.
    """

    name: str
    made_from: str
    described: Described | None
    sets: Mapping[str, str]
    tei_sha256: str | None = None
