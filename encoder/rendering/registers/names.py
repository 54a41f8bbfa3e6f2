"""What a document says of persons, places and organisations: mentions, and entries of its lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

KINDS: Final = ("person", "place", "organisation")
ROLES: Final = ("sent", "received", "written", "")
"""What somebody or something is to a document: sender, recipient, place of writing, or only mentioned."""

_BEFORE_NUMBER, _BEFORE_NAME, _BEHIND = "\U0010fffb", "\U0010fffc", "\U0010fffd"
_AROUND: Final = 110
"""Characters of the passage that are shown on either side of a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document.

    Attributes:
        kind: one of `KINDS`; empty where only a register can say it.
        form: the name as it is read.
        refs: what `@ref` and `@key` say.
        role: one of `ROLES`.
        id: of its place on the document's page; empty for a name of the header.
        before, after: what stands around it.
    """

    kind: str
    form: str
    refs: tuple[str, ...] = ()
    role: str = ""
    id: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """What an authority calls somebody or something: `GND`, `118540238`, or an address."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that an entry says: the name of TEI's element, and the words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, place or organisation of a list.

    Attributes:
        kind: one of `KINDS`.
        names: the first is the one to call it by.
        id: `@xml:id`, empty where there is none.
    """

    kind: str
    names: tuple[str, ...]
    id: str = ""
    identifiers: tuple[Identifier, ...] = ()
    facts: tuple[Fact, ...] = ()


def mentions_from(names: Sequence[Mapping[str, Any]], passages: Sequence[str]) -> tuple[Mention, ...]:
    """The mentions that `xslt/html/named.xsl` writes: names, and the passages with marks around them."""
    around: dict[int, tuple[str, str, str]] = {}
    for passage in passages:
        around.update(_marked(passage))
    found = []
    for number, name in enumerate(names):
        form, before, after = around.get(number, (str(name["form"]), "", ""))
        refs = tuple(map(str, name["refs"]))
        if form or refs:
            found.append(Mention(name["kind"], form, refs, name["role"], name["id"], before, after))
    return tuple(found)


def entry_from(data: Mapping[str, Any]) -> Entry:
    """An entry from the data that `xslt/html/named.xsl` writes."""
    return Entry(
        data["kind"],
        tuple(data["names"]),
        data["id"],
        tuple(Identifier(**one) for one in data["identifiers"]),
        tuple(Fact(**one) for one in data["facts"]),
    )


def _marked(passage: str) -> dict[int, tuple[str, str, str]]:
    """The names of a passage by their numbers: the name, what stands before and behind it."""
    text: list[str] = []
    length = 0
    open_: list[tuple[int, int]] = []
    spans: list[tuple[int, int, int]] = []
    for part in passage.split(_BEFORE_NUMBER):
        number, mark, rest = part.partition(_BEFORE_NAME)
        if mark and number.isdecimal():
            open_.append((int(number), length))
        else:
            rest = part
        for turn, piece in enumerate(rest.split(_BEHIND)):
            if turn and open_:
                which, start = open_.pop()
                spans.append((which, start, length))
            text.append(piece)
            length += len(piece)
    plain = "".join(text)
    return {which: _excerpt(plain, start, end) for which, start, end in spans}


def _excerpt(plain: str, start: int, end: int) -> tuple[str, str, str]:
    before, after = plain[max(0, start - _AROUND) : start], plain[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(plain):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(plain[start:end].split()), before, after


def are_sound(mentions: Iterable[Mention], entries: Iterable[Entry]) -> bool:
    """Whether what was read from a file that others may have changed is what was written to it."""
    said: list[object] = []
    for mention in mentions:
        said += [mention.form, mention.id, mention.before, mention.after, *mention.refs]
        if mention.kind not in ("", *KINDS) or mention.role not in ROLES:
            return False
    for entry in entries:
        said += [entry.id, *entry.names]
        said += [part for one in entry.identifiers for part in (one.type, one.value)]
        said += [part for one in entry.facts for part in (one.kind, one.text)]
        if entry.kind not in KINDS or not entry.names:
            return False
    return all(isinstance(one, str) for one in said)
