"""Three versions of a document → one: what the editor did stays, what the encoder reads better comes in.

`base` is what the encoder wrote last, `edited` what an editor made of it, `new` what the encoder writes now.
The changes from `base` to `new` are taken over into `edited`, each as a whole or not at all: where the editor
has changed the same place, where the tags would not nest or the document would not be valid, it is left as
the editor had it, and a finding says so. What the file says elsewhere stays as it stands, to the character.

Where the new encoding has moved what the editor worked on, as a note to its reference, it is tried the other
way round: if every change from `base` to `edited` goes into `new`, nothing is in conflict. So it is tried,
too, where the editor has set a remark into what is moved.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from encoder.checks.encoding import declared_encoding, is_plain
from encoder.errors import InvalidDocument
from encoder.findings import Finding
from encoder.merging.alignment import align, has_moved, remarks_in_moved
from encoder.merging.changes import Hunk, hunks
from encoder.merging.composing import Composer, Part, trailing, written
from encoder.merging.conflicts import CONFLICT, conflicts
from encoder.merging.conserved import prove_merged
from encoder.merging.held import Held
from encoder.merging.judging import Judge, Judged, Verdict
from encoder.merging.nesting import badly_nested
from encoder.merging.pieces import Reading, read_pieces
from encoder.merging.related import refuse_strangers
from encoder.merging.validity import Check, check_for

Ways = dict[int, int]
"""The numbers of changes that come in, and which of its ways each takes."""
_MOST_REFUSED: Final = 60
"""After so many changes that do not go with an editor's the others are not tried."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged document.

    Attributes:
        data: its bytes.
        findings: the conflicts: places that were left as the editor had them, by the lines of `data`.
        taken: how many changes of the new encoding came in.
    """

    data: bytes = field(repr=False)
    findings: tuple[Finding, ...] = ()
    taken: int = 0


def merge(
    base: bytes,
    edited: bytes,
    new: bytes,
    path: Path,
    names: tuple[str, str] | None = None,
    source: str | None = None,
) -> Merged:
    """Merge what an editor did and what the encoder reads now.

    Args:
        base: the document as the encoder wrote it last.
        edited: as an editor left it.
        new: as the encoder writes it now.
        path: of the edited file: for messages, and where the schemas that it names begin.
        names: what to call the other two in messages.
        source: the text that they were made from, where it is at hand.

    Raises:
        InvalidDocument: one of them is not well-formed or no TEI; the edited one is not valid; or they are
            not versions of one document.
        CharactersLost: the merged document would not hold every character once.
    """
    if edited in (base, new) or base == new:
        same = edited if base == new else new
        check_for(same, path)
        return Merged(same)
    file = str(path)
    was, now = names or (f"{file} (as it was written last)", f"{file} (as it is encoded now)")
    readings = (read_pieces(base, was), read_pieces(edited, file), read_pieces(new, now))
    refuse_strangers(*readings)
    check = check_for(edited, path)
    if names is not None and not check(new):
        raise InvalidDocument("is not valid", hint="engross validate says where", file=now)
    held = Held(edited, new, source)

    def is_whole(data: bytes) -> bool:
        return check(data) and held(data)

    merging = _Merging(*readings, edited, is_whole)
    merged = merging.merged()
    if (merged.findings and has_moved(readings[0], readings[2])) or remarks_in_moved(*readings):
        turned = _Merging(readings[0], readings[2], readings[1], new, is_whole).all_of_it()
        merged = replace(turned, taken=merging.many) if turned else merged
    held.prove(merged.data, file)
    return merged


class _Merging:
    """The merging of one document."""

    def __init__(self, base: Reading, edited: Reading, new: Reading, data: bytes, check: Check) -> None:
        aligned = align(base, edited, new)
        self._judge = Judge(aligned.carried, aligned.new)
        in_order = Judge(aligned.edited, aligned.new)
        self._judged = [_judged(in_order, self._judge, hunk) for hunk in hunks(aligned.new)]
        self._composer = Composer(self._judge, self._judged)
        self._encode = _encoder(data)
        self._check = check
        self._free = {number: 0 for number, one in enumerate(self._judged) if one.verdict is Verdict.FREE}

    def merged(self) -> Merged:
        """The document with all changes that may come in."""
        chosen = self._with({}, self._free)
        while rest := {number: 0 for number in self._free if number not in chosen}:
            more = self._with(chosen, rest)
            if len(more) == len(chosen):
                break
            chosen = more
        parts = self._composer.compose(chosen)
        data, applied = self._data(parts), frozenset(chosen)
        prove_merged(data, parts, self._judge, self._judged, applied)
        told = conflicts(self._judge, self._judged, applied, parts)
        return Merged(data, tuple(told), len(applied))

    def all_of_it(self) -> Merged | None:
        """The document with every change; None where one does not come in, or has come in otherwise.

        So an editor's work is taken over into a new encoding that has moved what it was done to: nothing of
        it may be left out there.
        """
        if len(self._free) < self.many:
            return None
        merged = self.merged()
        return merged if merged.taken == self.many else None

    @property
    def many(self) -> int:
        """How many changes there are."""
        return len(self._judged)

    def _with(self, chosen: Ways, others: Ways) -> Ways:
        """The changes that may come in, and of others those with which the document nests and is valid."""
        trial = self._nested({**chosen, **others}, chosen)
        for _ in range(_MOST_REFUSED):
            if trial.keys() == chosen.keys() or self._is_valid(trial):
                return trial
            numbers = sorted(trial.keys() - chosen.keys())
            count = bisect_left(
                range(len(numbers)),
                True,
                key=lambda count: not self._is_valid({**chosen, **_some(trial, numbers[: count + 1])}),
            )
            self._give_way(trial, numbers[min(count, len(numbers) - 1)])
            trial = self._nested(trial, chosen)
        return chosen

    def _nested(self, trial: Ways, chosen: Ways) -> Ways:
        """The changes without those that do not nest with what the editor did, or with each other."""
        trial = dict(trial)
        while faults := badly_nested(self._composer.compose(trial)):
            own = trial.keys() - chosen.keys()
            blamed = {max(fault & own) for fault in faults if fault & own} or set(sorted(own)[-1:])
            if not blamed:
                return chosen
            for number in blamed:
                self._give_way(trial, number)
        return trial

    def _give_way(self, trial: Ways, number: int) -> None:
        """Take the next way of a change, or leave it out."""
        ways = max((len(gaps) for _, gaps in self._judged[number].ways), default=1)
        if trial[number] + 1 < ways:
            trial[number] += 1
        else:
            del trial[number]

    def _is_valid(self, chosen: Ways) -> bool:
        parts = self._composer.compose(chosen)
        return not badly_nested(parts) and self._check(self._data(parts))

    def _data(self, parts: Sequence[Part]) -> bytes:
        return self._encode(written(parts) + trailing(self._judge.edited.other))


def _judged(in_order: Judge, carried: Judge, hunk: Hunk) -> Judged:
    """What becomes of a change, by what stands in the base's order, else by what the editor has moved."""
    judged = in_order.judge(hunk)
    is_settled = judged.verdict in (Verdict.FREE, Verdict.DONE) or in_order.edited is carried.edited
    return judged if is_settled else carried.judge(hunk)


def _some(ways: Ways, numbers: Sequence[int]) -> Ways:
    return {number: ways[number] for number in numbers}


def _encoder(data: bytes) -> Callable[[str], bytes]:
    """How characters become bytes as in a document, its byte order mark included."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return lambda text: mark + text.encode(name)
    name = "utf-8" if is_plain(data) else declared_encoding(data, None) or "utf-8"
    return lambda text: text.encode(name, "xmlcharrefreplace")


__all__ = ["CONFLICT", "Merged", "merge"]
