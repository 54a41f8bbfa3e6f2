"""Where a list is gone on with: all of it stands in the token, nothing on the server.

A list goes by the names of documents, which never change, and the token has the last one that was had. So a
record that changes meanwhile neither leaves the list nor comes twice, and one that is new comes now or, by
its datestamp, in the next harvest. By datestamps a record that changes would go to the end, and come twice.
A token is not signed: it asks for nothing that could not be asked for without it. Its sum shows what was cut
off.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Final

from encoder.archive.catalogue import Selection

_SUM: Final = 8
_FORM: Final = 1


@dataclass(frozen=True, slots=True)
class Token:
    """A place in a list.

    Attributes:
        verb: that the list answers.
        prefix, selection: of the records.
        last: the name of the last record that was had, or the last set.
        cursor: how many were had.
        size: how many there were when the list was begun.
    """

    verb: str
    prefix: str
    selection: Selection
    last: str
    cursor: int
    size: int


def write_token(token: Token) -> str:
    """A token as it goes to a harvester: letters, digits, `-` and `_`."""
    chosen = token.selection
    parts = [_FORM, token.verb, token.prefix, chosen.spec, chosen.since, chosen.until]
    data = json.dumps([*parts, token.last, token.cursor, token.size], separators=(",", ":")).encode("ascii")
    return base64.urlsafe_b64encode(_sum(data) + data).decode("ascii").rstrip("=")


def read_token(text: str) -> Token | None:
    """The token of a text; None where it is none of ours."""
    try:
        raw = text.encode("ascii")
        data = base64.b64decode(raw + b"=" * (-len(raw) % 4), b"-_", validate=True)
        if data[:_SUM] != _sum(data[_SUM:]):
            return None
        form, verb, prefix, spec, since, until, last, cursor, size = json.loads(data[_SUM:])
        "".join(str(part) for part in (verb, prefix, spec, since, until, last)).encode("utf-8")
    except (ValueError, TypeError, RecursionError):
        return None
    words = (verb, prefix, last)
    choices = (spec, since, until)
    fits = form == _FORM and all(isinstance(word, str) for word in words) and "\0" not in "".join(words)
    if not fits or not all(one is None or (isinstance(one, str) and "\0" not in one) for one in choices):
        return None
    if not (_is_count(cursor) and _is_count(size)):
        return None
    return Token(verb, prefix, Selection(spec, since, until), last, cursor, size)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 62


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(b"engross oai token" + data).digest()[:_SUM]
