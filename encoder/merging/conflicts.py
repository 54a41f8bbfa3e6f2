"""What is told of the changes that did not come in: what the new encoding has, and where."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from encoder.findings import Finding, Place, Severity
from encoder.merging.changes import NAME, SAID, Field, Hunk, text_of
from encoder.merging.composing import Part
from encoder.merging.judging import Judge, Judged, Verdict
from encoder.merging.pieces import in_tei

CONFLICT: Final = "K03"
_SHOWN: Final = 60
_HINT: Final = "both changed this place: it is left as edited"


def conflicts(
    judge: Judge, judged: Sequence[Judged], applied: frozenset[int], parts: Sequence[Part]
) -> Iterator[Finding]:
    """A finding for each place that was left as the editor had it, in the order of the lines.

    Args:
        judge: knows the versions.
        judged: the changes of the new encoding.
        applied: the numbers of those that came in.
        parts: of the merged file.
    """
    lines = _lines_of(parts)
    numbers = [number for number, _ in lines]
    told = {
        (lines[min(bisect_left(numbers, one.at), len(lines) - 1)][1], _in_words(judge, one.hunk))
        for index, one in enumerate(judged)
        if one.verdict is Verdict.CONFLICT or (one.verdict is Verdict.FREE and index not in applied)
    }
    for line, message in sorted(told):
        yield Finding(CONFLICT, Severity.WARNING, message, Place(judge.edited.other.file, line), _HINT)


def _lines_of(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """The numbers of the edited pieces, rising, each with the line on which it stands in the merged file."""
    found, line = [], 1
    for part in parts:
        line += part.white.count("\n")
        if part.edited is not None:
            found.append((part.edited, line))
        line += part.raw.count("\n")
    return found


def _in_words(judge: Judge, hunk: Hunk) -> str:
    base, new = judge.new.base, judge.new.other
    chunks = [chunk for chunk in hunk.chunks if chunk.gone or chunk.added]
    before = " … ".join(text_of(base, chunk.gone) for chunk in chunks if chunk.gone)
    after = " … ".join(text_of(new, chunk.added) for chunk in chunks if chunk.added)
    if before and after:
        return f"the new encoding has {_short(after)} in the place of {_short(before)}"
    if before or after:
        return f"the new encoding has {_short(after) if after else f'no {_short(before)}'} here"
    for one in hunk.alterations:
        fields = judge.disputed(one) or one.fields
        return _altered(base.pieces[one.number].name, fields[0])
    return "the new encoding has other white space here"


def _altered(element: str, field: Field) -> str:
    name, before, after = field
    if name == NAME:
        return f"the new encoding has `<{in_tei(after or '')}>` in the place of `<{in_tei(before or '')}>`"
    if name == SAID:
        return f"the new encoding has {_short(after or '')} in the place of {_short(before or '')}"
    attribute = f"@{name.rpartition('}')[2]}"
    if after is None:
        return f"the new encoding has no {attribute} on `<{in_tei(element)}>`"
    return f"the new encoding has {attribute} {_short(after)} on `<{in_tei(element)}>`"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"`{flat}`" if len(flat) <= _SHOWN else f"`{flat[: _SHOWN - 1]}…`"
