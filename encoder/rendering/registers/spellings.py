"""What names mean that no reference goes with: the one entry that is spelled so, or one of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from encoder.rendering.registers.identities import skeleton, spelling
from encoder.rendering.registers.named import Named, Why, by_frequency, with_address
from encoder.rendering.registers.names import KINDS

MORE_FREQUENT: Final = 3
"""How much oftener a name must occur than another, for the other to be taken for a misreading of it."""

Key = tuple[str, str]
"""A kind, or nothing, and a spelling."""

Meanings = dict[Key, tuple[Named, Why]]


@dataclass(slots=True)
class Forms:
    """How a name is written that no reference goes with, and whether letters were sent by, to or from it."""

    written: Counter[str] = field(default_factory=Counter)
    has_role: bool = False

    def add(self, form: str, *, has_role: bool, count: int = 1) -> None:
        """Count a mention."""
        self.written[form] += count
        self.has_role = self.has_role or has_role

    def take(self, other: "Forms") -> None:
        """Count what another has counted."""
        self.written.update(other.written)
        self.has_role = self.has_role or other.has_role


def meanings(
    alone: Mapping[Key, Forms], known: Sequence[tuple[Named, Iterable[str]]]
) -> tuple[list[Named], Meanings]:
    """The entries of names that have none, after those that are known; and what each name means.

    Args:
        alone: the names.
        known: the entries, with the forms in which names that refer to them are written.
    """
    listed, referred = _spellings(known)
    found: Meanings = {}
    own: dict[Key, tuple[int, ...]] = {}
    for key, forms in sorted(alone.items()):
        numbers, why = _candidates(key, listed, referred)
        if len(numbers) == 1 and (why is Why.REGISTER or is_telling(*key)):
            found[key] = (known[numbers[0]][0], why)
        elif key[0] and key[1] and (forms.has_role or is_telling(*key)):
            own[key] = numbers
    misread, joined = _misread(own, alone, {**referred, **listed})
    entries: list[Named] = []
    taken = {named.href.casefold() for named, _ in known}
    for key, numbers in own.items():
        if key in misread or key in joined:
            continue
        written = Counter(alone[key].written)
        named = Named(key[0], by_frequency(written), namesakes=numbers)
        entries.append(with_address(named, len(known) + len(entries), f"{key[0]} as:{key[1]}", taken))
        found[key] = (entries[-1], Why.SPELLING)
    found |= {key: (known[number][0], Why.MISREAD) for key, number in misread.items()}
    found |= {key: (found[right][0], Why.MISREAD) for key, right in joined.items()}
    return entries, found


def is_telling(kind: str, spelled: str) -> bool:
    """Whether a name says by itself who is meant: of persons one of two words, not both letters."""
    words = spelled.split()
    return bool(words) and (kind != "person" or (len(words) > 1 and max(map(len, words)) > 1))


def _spellings(
    known: Iterable[tuple[Named, Iterable[str]]],
) -> tuple[dict[Key, set[int]], dict[Key, set[int]]]:
    """The numbers of the entries that lists call so, and of those that names with references do."""
    listed: dict[Key, set[int]] = defaultdict(set)
    referred: dict[Key, set[int]] = defaultdict(set)
    for named, forms in known:
        for name in named.names if named.is_listed else ():
            listed[named.kind, spelling(name)].add(named.number)
        for form in forms:
            referred[named.kind, spelling(form)].add(named.number)
    return listed, referred


def _candidates(
    key: Key, listed: Mapping[Key, set[int]], referred: Mapping[Key, set[int]]
) -> tuple[tuple[int, ...], Why]:
    """The entries that a name can mean, and why."""
    kinds = [key[0]] if key[0] else KINDS
    for why, known in ((Why.REGISTER, listed), (Why.SPELLING, referred)):
        numbers = {number for kind in kinds for number in known.get((kind, key[1]), ())}
        if numbers:
            return tuple(sorted(numbers)), why
    return (), Why.SPELLING


def _misread(
    own: Iterable[Key], alone: Mapping[Key, Forms], numbers: Mapping[Key, set[int]]
) -> tuple[dict[Key, int], dict[Key, Key]]:
    """The names that differ from one other, an entry's or theirs, in letters only that OCR confuses."""
    alike: dict[Key, set[Key]] = defaultdict(set)
    for key in {*numbers, *own}:
        bones = skeleton(key[1])
        if bones:
            alike[key[0], bones].add(key)
    misread: dict[Key, int] = {}
    joined: dict[Key, Key] = {}
    for keys in alike.values():
        meant = sorted({number for key in keys for number in numbers.get(key, ())})
        rare = sorted(
            (key for key in keys if key not in numbers), key=lambda one: (-alone[one].written.total(), one)
        )
        if len(meant) == 1:
            misread |= dict.fromkeys(rare, meant[0])
        elif not meant:
            most = alone[rare[0]].written.total()
            joined |= {key: rare[0] for key in rare[1:] if most >= MORE_FREQUENT * alone[key].written.total()}
    return misread, joined
