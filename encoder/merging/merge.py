"""Three versions of a document → one: what the editor did stays, what the encoder reads better comes in.

`base` is what the encoder wrote last, `edited` what an editor made of it, `new` what the encoder writes now.
The changes from `base` to `new` are taken over into `edited`, each as a whole or not at all: where the editor
has changed the same place, where the tags would not nest or the document would not be valid, it is left as
the editor had it, and a finding says so. What the file says elsewhere stays as it stands, to the character.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from encoder.checks.encoding import declared_encoding, is_plain
from encoder.findings import Finding, Place, Severity
from encoder.merging.alignment import cut_alike
from encoder.merging.changes import NAME, SAID, Hunk, hunks, text_of
from encoder.merging.composing import Composer, Part, trailing, written
from encoder.merging.conserved import prove_merged
from encoder.merging.judging import Judge, Judged, Verdict
from encoder.merging.nesting import badly_nested
from encoder.merging.pieces import Reading, in_tei, read_pieces
from encoder.merging.related import refuse_strangers
from encoder.merging.validity import Check, check_for

CONFLICT: Final = "K03"
_SHOWN: Final = 60
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
    if edited in (base, new):
        return Merged(new)
    if base == new:
        return Merged(edited)
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
        return Merged(data, tuple(self._conflicts(parts)), len(applied))

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

    def _conflicts(self, parts: Sequence[Part]) -> Iterator[Finding]:
        """What was left as the editor had it, in the order of the lines."""
        lines = _lines_of(parts)
        file = self._judge.edited.other.file
        told = []
        for number, one in enumerate(self._judged):
            is_open = one.verdict is Verdict.CONFLICT or (
                one.verdict is Verdict.FREE and number not in self._chosen
            )
            if is_open:
                line = lines[min(bisect_left([at for at, _ in lines], one.at), len(lines) - 1)][1]
                told.append((line, self._in_words(one.hunk)))
        hint = "both changed this place: it is left as edited"
        for line, message in sorted(set(told)):
            yield Finding(CONFLICT, Severity.WARNING, message, Place(file, line), hint)

    def _in_words(self, hunk: Hunk) -> str:
        base, new = self._judge.new.base, self._judge.new.other
        said = [
            (text_of(base, chunk.gone), text_of(new, chunk.added))
            for chunk in hunk.chunks
            if chunk.gone or chunk.added
        ]
        if said:
            before = _short(" … ".join(one for one, _ in said if one))
            after = _short(" … ".join(other for _, other in said if other))
            if before and after:
                return f"the new encoding has {after} in the place of {before}"
            return f"the new encoding has {after} here" if after else f"the new encoding has no {before} here"
        return (
            "; ".join(_altered(base.pieces[one.number].name, *one.fields[0]) for one in hunk.alterations[:1])
            or "the new encoding has other white space here"
        )


def _altered(element: str, name: str, before: str | None, after: str | None) -> str:
    if name == NAME:
        return f"the new encoding has <{in_tei(after or '')}> in the place of <{in_tei(before or '')}>"
    if name == SAID:
        return f"the new encoding has “{_short(after or '')}” in the place of “{_short(before or '')}”"
    attribute = f"@{name.rpartition('}')[2]}"
    if after is None:
        return f"the new encoding has no {attribute} on <{in_tei(element)}>"
    return f'the new encoding has {attribute}="{_short(after)}" on <{in_tei(element)}>'


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"


def _lines_of(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """The numbers of the edited pieces, rising, each with the line on which it stands in the merged file."""
    found, line = [], 1
    for part in parts:
        line += part.white.count("\n")
        if part.edited is not None:
            found.append((part.edited, line))
        line += part.raw.count("\n")
    return found


def _encoder(data: bytes) -> Callable[[str], bytes]:
    """How characters become bytes as in a document, its byte order mark included."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return lambda text: mark + text.encode(name)
    name = "utf-8" if is_plain(data) else declared_encoding(data, None) or "utf-8"
    return lambda text: text.encode(name, "xmlcharrefreplace")


__all__ = ["CONFLICT", "Judged", "Merged", "merge"]
