"""The merged document: the edited one, piece by piece as it stands, with the changes that come in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.sax.saxutils import quoteattr

from encoder.checks.scan import Kind, Scan, Token
from encoder.merging.changes import NAME, SAID, Alteration, Chunk
from encoder.merging.judging import Judge, Judged
from encoder.merging.pieces import Piece, Reading, Sort
from encoder.namespaces import TEI, XML

_TAG_NAME: Final = re.compile(r"(</?)[^\s/>]+")
_TAG_END: Final = re.compile(r"\s*/?>\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the merged document.

    Attributes:
        raw: as it is written, the white space before it apart.
        white: that.
        key: what it says (`Piece.key`).
        edited: the number of the edited piece that it is; None of one that comes in.
        change: the number of the change by which it comes in.
    """

    raw: str
    white: str
    key: tuple[object, ...]
    edited: int | None = None
    change: int | None = None


class Composer:
    """Makes the merged document of the changes that come in.

    Args:
        judge: of the changes.
        judged: all of them.
    """

    def __init__(self, judge: Judge, judged: Sequence[Judged]) -> None:
        self._judge, self._judged = judge, judged
        self._edited, self._new = judge.edited.other, judge.new.other
        self._newline = "\r\n" if "\r\n" in self._edited.text else "\n"
        self._names = {
            one.number: after
            for one in judge.altered.values()
            for name, _, after in one.fields
            if name == NAME and after is not None
        }

    def compose(self, chosen: Mapping[int, int]) -> tuple[Part, ...]:
        """The merged document, in parts.

        Args:
            chosen: the number of each change that comes in, and which of its ways it takes, from 0.
        """
        gone: set[int] = set()
        inserts: dict[int, list[tuple[Chunk, int]]] = {}
        spaces: dict[int, tuple[str, int]] = {}
        altered: dict[int, tuple[Alteration, int]] = {}
        there, onward = self._judge.edited.there, self._judge.new.there
        for change in sorted(chosen):
            one = self._judged[change]
            for chunk, gaps in one.ways:
                gone |= {there[number] for number in chunk.gone}
                inserts.setdefault(gaps[min(chosen[change], len(gaps) - 1)], []).append((chunk, change))
                if chunk.spaced is not None and self._is_space_free(chunk.spaced):
                    piece = self._new.pieces[onward[chunk.spaced]]
                    spaces[there[chunk.spaced]] = self._new.white(piece), change
            altered.update(
                (there[alteration.number], (alteration, change))
                for alteration in one.hunk.alterations
                if there[alteration.number] >= 0
            )
        return tuple(self._parts(gone, inserts, spaces, altered))

    def _is_space_free(self, number: int) -> bool:
        """Whether the editor has left the white space before a piece of the base as it was."""
        there = self._judge.edited.there[number]
        if there < 0:
            return False
        here, edited = self._judge.edited.base.pieces[number], self._edited.pieces[there]
        return here.is_spaced == edited.is_spaced

    def _parts(
        self,
        gone: set[int],
        inserts: Mapping[int, Sequence[tuple[Chunk, int]]],
        spaces: Mapping[int, tuple[str, int]],
        altered: Mapping[int, tuple[Alteration, int]],
    ) -> Iterator[Part]:
        for number, piece in enumerate(self._edited.pieces):
            yield from self._inserted(inserts.get(number, ()))
            if number in gone:
                continue
            white, change = spaces.get(number, (self._edited.white(piece), None))
            part = Part(self._edited.raw(piece), self._native(white), piece.key, number, change)
            if number in altered:
                part = self._altered(part, piece, *altered[number])
            yield part
        yield from self._inserted(inserts.get(len(self._edited.pieces), ()))

    def _inserted(self, chunks: Iterable[tuple[Chunk, int]]) -> Iterator[Part]:
        for chunk, change in sorted(chunks, key=lambda one: one[0].slot):
            for number in chunk.added:
                piece = self._new.pieces[number]
                raw, name = self._new.raw(piece), self._name_of(number, piece)
                if piece.sort in (Sort.START, Sort.END, Sort.EMPTY):
                    raw = self._named(raw, name)
                white = self._native(self._new.white(piece))
                yield Part(self._native(raw), white, replace(piece, name=name).key, None, change)

    def _name_of(self, number: int, piece: Piece) -> str:
        """The name of a tag that comes in: where it belongs to one that the editor renamed, the new one."""
        back = self._judge.new.back[piece.partner]
        if piece.partner == number or back < 0 or self._judge.new.base.pieces[back].name != piece.name:
            return piece.name
        return self._names.get(back, piece.name)

    def _altered(self, part: Part, piece: Piece, alteration: Alteration, change: int) -> Part:
        fields = {name: after for name, _, after in alteration.fields}
        raw, name, said = part.raw, piece.name, piece.said
        if (after := fields.pop(NAME, None)) is not None:
            name, raw = after, self._named(raw, after)
        if (after := fields.pop(SAID, None)) is not None:
            said, raw = after, self._saying(piece, alteration, after)
        given = dict(piece.given)
        for attribute, value in fields.items():
            raw = _with_attribute(raw, self._attribute_name(attribute), value)
            given.pop(attribute, None)
            given.update({} if value is None else {attribute: value})
        key = replace(piece, name=name, said=said, given=tuple(sorted(given.items()))).key
        return replace(part, raw=raw, key=key, change=change)

    def _saying(self, piece: Piece, alteration: Alteration, said: str) -> str:
        if piece.sort is Sort.TEXT:
            number = self._judge.new.there[alteration.number]
            return self._native(self._new.raw(self._new.pieces[number]))
        return self._native(said)

    def _named(self, raw: str, name: str) -> str:
        """A tag with a name, by the prefix that the edited document has for TEI's names."""
        if not name.startswith(f"{{{TEI}}}"):
            return raw
        local = self._edited.prefix + name.removeprefix(f"{{{TEI}}}")
        return _TAG_NAME.sub(lambda found: found[1] + local, raw, count=1)

    @staticmethod
    def _attribute_name(name: str) -> str:
        return name.replace(f"{{{XML}}}", "xml:")

    def _native(self, text: str) -> str:
        """Text with the line ends of the edited document."""
        return text if self._newline == "\n" else text.replace("\r\n", "\n").replace("\n", "\r\n")


def _with_attribute(raw: str, name: str, value: str | None) -> str:
    """A start tag with an attribute that says something else, or is gone."""
    tag = Token(Kind.START, 0, len(raw))
    found = next((one for one in Scan(raw).attributes(tag) if one.name == name), None)
    if value is None:
        return raw[: found.start].rstrip() + raw[found.end + 1 :] if found else raw
    written = quoteattr(value, {"\n": "&#10;", "\t": "&#9;"})
    if found:
        return raw[: found.value - 1] + written + raw[found.end + 1 :]
    end = _TAG_END.search(raw)
    at = end.start() if end else len(raw)
    return f"{raw[:at]} {name}={written}{raw[at:]}"


def written(parts: Iterable[Part]) -> str:
    """The document as it is written."""
    return "".join(text for part in parts for text in (part.white, part.raw))


def trailing(reading: Reading) -> str:
    """The white space behind the last piece of a document."""
    return reading.text[reading.pieces[-1].end :] if reading.pieces else ""
