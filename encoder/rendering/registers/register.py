"""The register of a collection: which names mean the same person, place or organisation, and why.

Names are joined by what the files say (`@ref`, `@key`, identifiers of authorities, entries of lists); without
it only by their spelling, where that leaves one entry to choose, and the reason is kept to be told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from encoder.rendering.record import Record
from encoder.rendering.registers.identities import identity, reference, spelling
from encoder.rendering.registers.named import Found, Named, Why, named_from, with_address
from encoder.rendering.registers.names import KINDS, Entry, Mention
from encoder.rendering.registers.spellings import Forms, Key, Meanings, meanings
from encoder.rendering.registers.unions import Unions


@dataclass(frozen=True, slots=True)
class _Referent:
    """What a reference leads to: by what it is known, and whether that holds in its own document only."""

    node: str
    is_local: bool = False


class Register:
    """What the documents and the project's files say of names. Learn all, `arrange`, then ask.

    Args:
        entries: of the project's own files.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._unions = Unions()
        self._entries: dict[Entry, str] = {}
        self._kinds: dict[str, set[str]] = defaultdict(set)
        self._written: dict[str, Counter[str]] = defaultdict(Counter)
        self._alone: dict[Key, Forms] = defaultdict(Forms)
        self._local: dict[tuple[str, Key], Forms] = defaultdict(Forms)
        self._named: list[Named] = []
        self._by_node: dict[str, Named] = {}
        self._meanings: Meanings = {}
        for entry in entries:
            self._learn(entry, is_common=True)
        self._own = len(self._entries)

    def add(self, record: Record) -> None:
        """Learn what a document says. One that only lists names may be what others refer to."""
        only_lists = not any(mention.id for mention in record.mentions)
        file = record.name if only_lists else None
        own = {entry.id: self._learn(entry, file=file) for entry in record.entries}
        for mention in record.mentions:
            key = (mention.kind, spelling(mention.form))
            if not mention.refs:
                self._alone[key].add(mention.form, has_role=bool(mention.role))
            elif mention.kind:
                for referent in self._referents(mention, own):
                    if referent.is_local:
                        self._local[referent.node, key].add(mention.form, has_role=bool(mention.role))
                    else:
                        self._written[_of_kind(referent.node, mention.kind)][mention.form] += 1

    def _learn(self, entry: Entry, *, is_common: bool = False, file: str | None = None) -> str:
        """Learn an entry; by what it is known.

        Args:
            is_common: its id holds in all documents.
            file: the stem of the file by which other documents refer to it.
        """
        spelled = [spelling(name) for name in entry.names]
        known = [known for one in entry.identifiers if (known := identity(one.value, one.type))]
        common = [f"id:{entry.id}"] if entry.id and is_common else []
        common += [f"file:{file}#{entry.id}"] if entry.id and file else []
        named = [f"id:{entry.id}|{one}" for one in spelled] if entry.id else []
        nodes = [*common, *known, *named] or [f"as:{spelled[0]}"]
        for node in nodes:
            self._kinds[node].add(entry.kind)
            self._unions.join(f"{entry.kind} {nodes[0]}", f"{entry.kind} {node}")
        return self._entries.setdefault(entry, f"{entry.kind} {nodes[0]}")

    @staticmethod
    def _referents(mention: Mention, own: Mapping[str, str]) -> Iterator[_Referent]:
        """By what that is known to which a mention refers; the entry of its document's own list first."""
        for ref in mention.refs:
            node = reference(ref)
            id_ = node.removeprefix("id:")
            if node.startswith("id:") and id_ in own:
                yield _Referent(own[id_])
            else:
                yield _Referent(node, is_local=ref.startswith("#"))

    def _settled(self, node: str) -> str:
        """What is known so; where nothing of its kind is, another kind's entry, or the project's."""
        kind, _, plain = node.partition(" ")
        if plain.startswith("file:") and plain not in self._kinds:
            common = f"id:{plain.rpartition('#')[2]}"
            plain = common if common in self._kinds else plain
        kinds = self._kinds.get(plain)
        return f"{kind if not kinds or kind in kinds else min(kinds)} {plain}"

    def arrange(self) -> None:
        """Make the entries of what was learnt."""
        for (node, key), forms in self._local.items():
            if node in self._kinds:
                self._written[_of_kind(node, key[0])].update(forms.written)
            else:
                self._alone[key].take(forms)
        listed: dict[str, list[Entry]] = defaultdict(list)
        every = list(self._entries.items())
        for entry, node in [*every[: self._own], *sorted(every[self._own :], key=lambda one: repr(one[0]))]:
            listed[self._unions.find(node)].append(entry)
        written: dict[str, Counter[str]] = defaultdict(Counter)
        for node, counted in self._written.items():
            written[self._unions.find(self._settled(node))].update(counted)
        drafts = [
            (root, named_from(root, listed.get(root, ()), written.get(root, Counter())))
            for root in {*listed, *written}
        ]
        taken: set[str] = set()
        for root, draft in sorted(drafts, key=lambda one: (spelling(one[1].names[0]), one[0])):
            self._named.append(with_address(draft, len(self._named), root, taken))
            self._by_node[root] = self._named[-1]
        known = [(named, written.get(root, ())) for root, named in self._by_node.items()]
        others, self._meanings = meanings(self._alone, known)
        self._named += others

    @property
    def entries(self) -> Sequence[Named]:
        """All, by their numbers."""
        return self._named

    def found(self, record: Record) -> Iterator[Found]:
        """What the names of a document mean; those that mean nothing known are left out."""
        own = {entry.id: self._entries[entry] for entry in record.entries if entry in self._entries}
        for mention in record.mentions:
            meant = list(self._meant(mention, own))
            yield from (Found(mention, named, Why.REFERENCE) for named in meant)
            if not meant:
                known = self._meanings.get((mention.kind, spelling(mention.form)))
                if known:
                    yield Found(mention, *known)

    def _meant(self, mention: Mention, own: Mapping[str, str]) -> Iterator[Named]:
        """The entries that a mention refers to, each once."""
        nodes = (self._settled(_of_kind(one.node, mention.kind)) for one in self._referents(mention, own))
        found = (self._by_node.get(self._unions.find(node)) for node in nodes if node in self._unions)
        yield from dict.fromkeys(named for named in found if named)


def _of_kind(node: str, kind: str) -> str:
    """What is known so as a thing of a kind; the entry of a list is of its own."""
    return node if node.partition(" ")[0] in KINDS else f"{kind} {node}"
