"""An entry of the collection's register, with an address of its own."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from encoder.rendering.registers.identities import identity, spelling
from encoder.rendering.registers.names import Entry, Fact, Identifier, Mention

FOLDERS: Final = {"person": "people", "place": "places", "organisation": "organisations"}
_LONGEST_STEM: Final = 60
_STEM: Final = re.compile(r"\w[\w.-]*")


class Why(StrEnum):
    """Why a name is taken to mean an entry."""

    REFERENCE = "reference"
    REGISTER = "register"
    SPELLING = "spelling"
    MISREAD = "misread"


@dataclass(frozen=True, slots=True)
class Named:
    """A person, place or organisation of the collection.

    Attributes:
        number: of the entry, from 0.
        stem: of the address of its page.
        names: the first is the one to call it by.
        is_listed: a list or register has it.
        namesakes: numbers of the entries that bear this name, where nothing says which of them is meant.
    """

    kind: str
    names: tuple[str, ...]
    number: int = 0
    stem: str = ""
    identifiers: tuple[Identifier, ...] = ()
    facts: tuple[Fact, ...] = ()
    is_listed: bool = False
    namesakes: tuple[int, ...] = ()

    @property
    def href(self) -> str:
        """The address of its page in the site, as it is written in files' names."""
        return f"{FOLDERS[self.kind]}/{self.stem}.html"


@dataclass(frozen=True, slots=True)
class Found:
    """What a mention means."""

    mention: Mention
    named: Named
    why: Why


def by_frequency(written: Counter[str]) -> tuple[str, ...]:
    """The forms of a name, the most frequent first."""
    return tuple(form for form, _ in sorted(written.items(), key=lambda one: (-one[1], one[0])) if form)


def named_from(root: str, entries: Sequence[Entry], written: Counter[str]) -> Named:
    """What lists say, or where there is none, what mentions do; it has no number yet.

    Args:
        root: the kind, a blank, and by what the entry is known, as `identities` has it.
    """
    kind, _, node = root.partition(" ")
    scheme, _, value = node.partition(":")
    listed = tuple(dict.fromkeys(name for entry in entries for name in entry.names))
    names = listed or by_frequency(written)[:1] or (value,)
    known: dict[str, Identifier] = {}
    for one in (one for entry in entries for one in entry.identifiers):
        known.setdefault(identity(one.value, one.type) or f"{one.type} {one.value}", one)
    if not entries and scheme not in ("id", "as"):
        known[node] = Identifier("", f"https://{value}") if scheme == "url" else Identifier(scheme, value)
    facts = tuple(dict.fromkeys(fact for entry in entries for fact in entry.facts))
    ids = sorted(entry.id for entry in entries if entry.id) or [value if scheme == "id" else ""]
    return Named(kind, names, 0, ids[0], tuple(known.values()), facts, bool(entries))


def with_address(named: Named, number: int, root: str, taken: set[str]) -> Named:
    """An entry with its number and an address, of its id or name; with a digest where that is taken."""
    plain = named.stem if _STEM.fullmatch(named.stem) else spelling(named.names[0]).replace(" ", "-")
    stem = plain[:_LONGEST_STEM].strip(".-") or "unnamed"
    placed = replace(named, number=number, stem=stem)
    if placed.href.casefold() in taken:
        digest = hashlib.sha256(root.encode("utf-8", "backslashreplace")).hexdigest()[:8]
        placed = replace(placed, stem=f"{stem}-{digest}")
    taken.add(placed.href.casefold())
    return placed
