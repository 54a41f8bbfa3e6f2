"""The proof that merging lost nothing: what the merged file says against what both versions say.

The very bytes that are to be written are read again. They must say what was composed; and of the texts of the
new encoding each must stand there once, but those that the editor removed and those of a conflict that is
told; of the texts that the editor added each once; of what the new encoding no longer has nothing, but in a
conflict that is told.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from encoder.errors import CharactersLost
from encoder.merging.composing import Part
from encoder.merging.judging import Judge, Judged, Verdict
from encoder.merging.pieces import Piece, Reading, Sort, read_pieces

_HINT = "this is a fault of engross: please report it with the files"


def prove_merged(
    data: bytes, parts: Sequence[Part], judge: Judge, judged: Sequence[Judged], applied: frozenset[int]
) -> None:
    """Compare a merged document with what it was merged from.

    Args:
        data: the document, as it is to be written.
        parts: of which it was composed.
        judge: knows the versions.
        judged: the changes of the new encoding.
        applied: the numbers of those that came in.

    Raises:
        CharactersLost: it would not hold what it must, or something twice.
    """
    file = judge.edited.other.file
    found = read_pieces(data, file)
    if list(_said(found.pieces)) != list(_composed(parts)):
        raise CharactersLost("would not say what was merged", hint=_HINT, file=file)
    expected = Counter(_expected(judge, judged, applied))
    there = Counter(piece.said for piece in _texts(found))
    said = "".join(piece.said for piece in _texts(found))
    if _letters(expected) != Counter(said):
        lost = next(iter(expected - there), next(iter(there - expected), ""))
        raise CharactersLost(f"would not hold “{lost[:40]}” once", hint=_HINT, file=file)


def _expected(judge: Judge, judged: Sequence[Judged], applied: frozenset[int]) -> Iterator[str]:
    """The texts that a merged document must have, counted from the versions and not from its parts."""
    base, new, edited = judge.new.base, judge.new.other, judge.edited.other
    going: set[int] = set()
    coming: set[int] = set()
    told: set[int] = set()
    for index, one in enumerate(judged):
        is_told = one.verdict is not Verdict.VOID
        for chunk in one.hunk.chunks:
            if index in applied:
                going.update(chunk.gone)
                coming.update(chunk.added)
            elif is_told:
                told.update(chunk.added)
    for number, piece in _numbered(base):
        if judge.edited.there[number] >= 0 and number not in going:
            yield piece.said
    for number, piece in _numbered(edited):
        if judge.edited.back[number] < 0:
            yield piece.said
    for number, piece in _numbered(new):
        if number in coming:
            yield piece.said
        elif judge.new.back[number] < 0 and number not in told:
            raise CharactersLost(f"would not hold “{piece.said[:40]}”", hint=_HINT, file=edited.file)


def _letters(texts: Counter[str]) -> Counter[str]:
    letters: Counter[str] = Counter()
    for text, count in texts.items():
        for letter, times in Counter(text).items():
            letters[letter] += times * count
    return letters


def _numbered(reading: Reading) -> Iterator[tuple[int, Piece]]:
    for number in range(reading.first + 1, reading.last):
        if reading.pieces[number].sort is Sort.TEXT:
            yield number, reading.pieces[number]


def _texts(reading: Reading) -> Iterator[Piece]:
    return (piece for _, piece in _numbered(reading))


def _said(pieces: Sequence[Piece]) -> Iterator[tuple[object, ...]]:
    return _joined(piece.key for piece in pieces)


def _composed(parts: Sequence[Part]) -> Iterator[tuple[object, ...]]:
    return _joined(part.key for part in parts)


def _joined(keys: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The keys, texts that stand side by side as one, and an element without content as its two tags."""
    text: list[str] = []
    for key in keys:
        sort, name, given, said = key
        if sort is Sort.TEXT:
            text.append("".join(str(said).split()))
            continue
        if text:
            yield Sort.TEXT, "", (), "".join(text)
            text = []
        if sort is Sort.EMPTY:
            yield Sort.START, name, given, ""
            yield Sort.END, name, (), ""
        else:
            yield key
