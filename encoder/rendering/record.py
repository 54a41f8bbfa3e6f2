"""What the pages of a collection need to know of one document: small, so that many fit into memory."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from encoder import saxon
from encoder.rendering.html import stylesheet_for
from encoder.rendering.interface import ENGLISH
from encoder.rendering.reading import TeiInput, to_saxon
from encoder.rendering.registers.names import Entry, Mention, entry_from, mentions_from


@dataclass(frozen=True, slots=True)
class Doubt:
    """One uncertain decision, as the editor's desk lists it.

    Attributes:
        id: of its place on the document's page.
        kind: the TEI element that carries it: `choice`, `supplied`, `date`, `pb`.
        text: the words concerned, at most 120 characters.
        why: a sentence that explains it.
        certainty: `high`, `medium`, `low`, `unknown` or a probability, as the TEI says.
        page: the printed number of its page.
    """

    id: str
    kind: str
    text: str
    why: str
    certainty: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a collection.

    Attributes:
        name: the stem of its file; its page is `{name}.html`.
        date: ISO 8601, a day, month or year; `date_text` says it in words.
        classification: for display, "Top Secret".
        kind: `memorandum`, `letter`, `document`.
        language: BCP 47; `und` where nothing says it.
        ids: that other documents can refer to; `targets`: that this one refers to and does not have.
        pictures: the addresses of its pictures, as the TEI has them.
        folder: that its source lies in, seen from the folder of them all, where the collection asks for it.
        doubts: in the order of the text.
        mentions: of persons, places and organisations, in the order of the text.
        entries: of its own lists of them.
    """

    name: str
    title: str
    date: str | None = None
    date_text: str | None = None
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    classification: str | None = None
    kind: str = "document"
    language: str = "und"
    ids: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entries: tuple[Entry, ...] = ()
    folder: str = ""

    @property
    def year(self) -> str | None:
        """The year of the date, `1962`, where it has one."""
        return self.date[:4] if self.date and self.date[:4].isdigit() else None

    @property
    def persons(self) -> tuple[str, ...]:
        """Senders and recipients, each once."""
        return tuple(dict.fromkeys(self.senders + self.recipients))


def read_record(name: str, tei: TeiInput, interface: str = ENGLISH) -> Record:
    """The record of the document called `name`, with dates and explanations in a language of the interface.

    Raises:
        NotRendered: the document is not TEI.
    """
    parameters = {"interface": interface}
    written = saxon.transform(stylesheet_for("record.xsl"), to_saxon(tei), parameters)
    data = json.loads(written)
    mentions = mentions_from(data.pop("names"), data.pop("passages"))
    return replace(record_from(name, data), mentions=mentions)


def brief(record: Record) -> Record:
    """A record as it is kept in memory: without what grows with the length of its document."""
    return replace(
        record,
        ids=(),
        doubts=(),
        mentions=(),
        entries=(),
        kind=sys.intern(record.kind),
        language=sys.intern(record.language),
        date=_interned(record.date),
        date_text=_interned(record.date_text),
        place=_interned(record.place),
        classification=_interned(record.classification),
        senders=_once(record.senders),
        recipients=_once(record.recipients),
    )


@lru_cache(maxsize=10_000)
def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    """The same names as the same object: many documents are of the same few people."""
    return tuple(map(sys.intern, names))


def _interned(text: str | None) -> str | None:
    return None if text is None else sys.intern(text)


def as_json(record: Record) -> str:
    """A record as `from_json` reads it; its name is not in it."""
    data = asdict(record)
    del data["name"]
    return json.dumps(data, separators=(",", ":"))


def from_json(name: str, text: str) -> Record:
    """A record from the JSON that `as_json` made."""
    return record_from(name, json.loads(text))


def record_from(name: str, data: Mapping[str, Any]) -> Record:
    """A record from data of the form that `as_json` writes."""
    doubts = tuple(Doubt(**doubt) for doubt in data["doubts"])
    mentions = tuple(Mention(**{**one, "refs": tuple(one["refs"])}) for one in data.get("mentions", ()))
    entries = tuple(map(entry_from, data.get("entries", ())))
    lists = {key: tuple(value) for key, value in data.items() if isinstance(value, list)}
    parts = {"doubts": doubts, "mentions": mentions, "entries": entries}
    return Record(name=name, **{**data, **lists, **parts})
