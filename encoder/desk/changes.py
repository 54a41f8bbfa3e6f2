"""What a change at the desk makes of the records of a document, and how it is undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from encoder.corrections.records import Correction, beginning, correction_of
from encoder.model import Role

_MOST_AT_ONCE: Final = 5000
_LONGEST_SPAN: Final = 40


class Refused(ValueError):  # noqa: N818 - it says what became of a request
    """A change that cannot be made of a request; the message says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """Records that go and records that come.

    Attributes:
        away: records that are there.
        put: records that are not there yet.
    """

    away: tuple[Correction, ...]
    put: tuple[Correction, ...]

    @property
    def inverse(self) -> Change:
        """The change that undoes this one."""
        return Change(self.put, self.away)

    def applied_to(self, records: Sequence[Correction]) -> tuple[Correction, ...]:
        """The records after the change.

        Raises:
            Refused: what is to go is not there: somebody has changed it meanwhile.
        """
        if not set(self.away) <= set(records):
            raise Refused("gone")
        kept = [record for record in records if record not in self.away]
        return (*kept, *(record for record in self.put if record not in kept))


def change_of(
    says: Iterable[Mapping[str, Any]],
    clear: Iterable[int],
    records: Sequence[tuple[Correction, int]],
    texts: Sequence[str],
    by: str | None = None,
) -> Change:
    """The change that a request means.

    Args:
        says: for each record to be made its keys, without its text: that of the line, or of the `span` from
            its `column` on, is taken from the source.
        clear: the numbers of lines all of whose records are to go.
        records: that the document has, each with the line where it stands now.
        texts: the lines of its source.
        by: who says it.

    Raises:
        Refused: the request cannot be understood.
        WrongKey: a record would say what cannot be said.
    """
    wanted = [_record(one, texts, by) for one in _limited(says)]
    cleared = frozenset(clear)
    away = [
        record
        for record, line in records
        if line in cleared or any(line == new.line and _gives_way(record, new) for new in wanted)
    ]
    known = {record for record, _ in records}
    return Change(
        tuple(record for record in away if record not in wanted),
        tuple(record for record in dict.fromkeys(wanted) if record not in known),
    )


def _limited(says: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    found = list(says)
    if len(found) > _MOST_AT_ONCE:
        raise Refused("too many records at once")
    return found


def _record(said: Mapping[str, Any], texts: Sequence[str], by: str | None) -> Correction:
    table = dict(said)
    span, column, line = table.pop("span", None), table.get("column"), table.get("line")
    if type(line) is not int or not 1 <= line <= len(texts):
        raise Refused("there is no such line")
    text = texts[line - 1]
    if span is not None:
        if not isinstance(span, str) or type(column) is not int or not span.strip() or column < 1:
            raise Refused("a span is a text and its column")
        if not text.startswith(span, column - 1):
            raise Refused("the line has no such span there")
        text = span
    elif column is not None:
        text = _from(text, column)
    else:
        text = beginning(text)
    return correction_of({"by": by, **table, "text": text} if by else {**table, "text": text})


def _from(text: str, column: Any) -> str:
    """The text of a line from a column on, as a record has it."""
    found = text[column - 1 :][:_LONGEST_SPAN].rstrip() if type(column) is int and column > 0 else ""
    if not found:
        raise Refused("the line has no such column")
    return found


def _gives_way(record: Correction, new: Correction) -> bool:
    """Whether a record goes where a new one comes on its line: one place is said one thing."""
    if record.kind == new.kind:
        return record.column == new.column or new.kind in ("role", "joins", "note")
    if record.kind == "accepted":
        return record.column == new.column
    pair = {record.kind: record, new.kind: new}
    return _contradict(pair)


def _contradict(pair: Mapping[str, Correction]) -> bool:
    """Whether two records of different kinds cannot both be so."""
    role, joins, note = pair.get("role"), pair.get("joins"), pair.get("note")
    if role and joins:
        return bool(joins.joins) != (role.role is Role.CONTINUATION)
    if role and note:
        return (note.note is not False) != (role.role is Role.NOTE)
    return bool(joins and note and joins.joins and note.note is not False)
