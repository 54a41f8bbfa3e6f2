"""Three versions of a document → one: what the editor did stays, what the encoder reads better comes in.

`base` is what the encoder wrote last, `edited` what an editor made of it, `new` what the encoder writes now.
The changes from `base` to `new` are taken over into `edited`, each as a whole or not at all: where the editor
has changed the same place, where the tags would not nest or the document would not be valid, it is left as
the editor had it, and a finding says so. What the file says elsewhere stays as it stands, to the character.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from encoder.checks.encoding import declared_encoding, is_plain
from encoder.findings import Finding
from encoder.merging.alignment import cut_alike
from encoder.merging.changes import hunks
from encoder.merging.composing import Composer, Part, trailing, written
from encoder.merging.conflicts import CONFLICT, conflicts
from encoder.merging.conserved import prove_merged
from encoder.merging.judging import Judge, Verdict
from encoder.merging.nesting import badly_nested
from encoder.merging.pieces import Reading, read_pieces
from encoder.merging.related import refuse_strangers
from encoder.merging.validity import Check, check_for

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


def merge(base: bytes, edited: bytes, new: bytes, path: Path, names: tuple[str, str] | None = None) -> Merged:
    """Merge what an editor did and what the encoder reads now.

    Args:
        base: the document as the encoder wrote it last.
        edited: as an editor left it.
        new: as the encoder writes it now.
        path: of the edited file: for messages, and where the schemas that it names begin.
        names: what to call the other two in messages.

    Raises:
        InvalidDocument: one of them is not well-formed or no TEI; the edited one is not valid; or they are
            not versions of one document.
        CharactersLost: the merged document would not hold all that the new one does.
    """
    if edited in (base, new) or base == new:
        same = edited if base == new else new
        check_for(same, path)
        return Merged(same)
    file = str(path)
    was, now = names or (f"{file} (as it was written last)", f"{file} (as it is encoded now)")
    readings = (read_pieces(base, was), read_pieces(edited, file), read_pieces(new, now))
    refuse_strangers(*readings)
    return _Merging(*readings, edited, check_for(edited, path)).merged()


class _Merging:
    """The merging of one document."""

    def __init__(self, base: Reading, edited: Reading, new: Reading, data: bytes, check: Check) -> None:
        *_, ours, theirs = cut_alike(base, edited, new)
        self._judge = Judge(ours, theirs)
        self._judged = [self._judge.judge(hunk) for hunk in hunks(theirs)]
        self._composer = Composer(self._judge, self._judged)
        self._encode = _encoder(data)
        self._check = check
        self._chosen = {number: 0 for number, one in enumerate(self._judged) if one.verdict is Verdict.FREE}
        self._refused: set[int] = set()

    def merged(self) -> Merged:
        """The document with all changes that may come in."""
        self._nest(self._chosen)
        if not self._is_valid(self._chosen):
            self._find_valid()
        parts = self._composer.compose(self._chosen)
        data = self._data(parts)
        applied = frozenset(self._chosen)
        prove_merged(data, parts, self._judge, self._judged, applied)
        told = conflicts(self._judge, self._judged, applied, parts)
        return Merged(data, tuple(told), len(applied))

    def _nest(self, chosen: dict[int, int]) -> None:
        """Leave out what does not nest with what the editor did."""
        while (blamed := badly_nested(self._composer.compose(chosen))) is not None:
            number = max(blamed & chosen.keys(), default=max(chosen, default=-1))
            if number < 0:
                return
            self._give_way(chosen, number)

    def _give_way(self, chosen: dict[int, int], number: int) -> None:
        """Take the other way of a change, or leave it out."""
        has_other = any(len(gaps) > 1 for _, gaps in self._judged[number].ways)
        if has_other and not chosen[number]:
            chosen[number] = 1
        else:
            del chosen[number]

    def _find_valid(self) -> None:
        """Leave out the changes that the document would not be valid with, the first of them first."""
        for _ in range(_MOST_REFUSED):
            numbers = sorted(self._chosen)
            count = bisect_left(
                range(len(numbers) + 1),
                True,
                key=lambda count: not self._is_valid(self._some(numbers[:count])),
            )
            if count > len(numbers):
                return
            self._give_way(self._chosen, numbers[max(0, count - 1)])
            self._nest(self._chosen)
            if self._is_valid(self._chosen):
                return
        self._chosen.clear()

    def _some(self, numbers: Sequence[int]) -> dict[int, int]:
        return {number: self._chosen[number] for number in numbers}

    def _is_valid(self, chosen: dict[int, int]) -> bool:
        if not chosen:
            return True
        parts = self._composer.compose(chosen)
        return badly_nested(parts) is None and self._check(self._data(parts))

    def _data(self, parts: Sequence[Part]) -> bytes:
        return self._encode(written(parts) + trailing(self._judge.edited.other))


def _encoder(data: bytes) -> Callable[[str], bytes]:
    """How characters become bytes as in a document, its byte order mark included."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return lambda text: mark + text.encode(name)
    name = "utf-8" if is_plain(data) else declared_encoding(data, None) or "utf-8"
    return lambda text: text.encode(name, "xmlcharrefreplace")


__all__ = ["CONFLICT", "Merged", "merge"]
