"""The records of a collection: of each what lists need is held, the rest is asked for when it is needed."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from encoder.rendering.frame import address
from encoder.rendering.index import ordering
from encoder.rendering.memory import Memory
from encoder.rendering.record import Record, brief
from encoder.rendering.registers.named import Found
from encoder.rendering.registers.register import Register


class Collection:
    """The documents of a collection in their order, as `record.brief` keeps them.

    Args:
        memory: where whole records are kept; what it does not keep is held here.
        order: of the documents, one of `index.ORDERS`.
        group: what they stand together by, one of `index.GROUPS`.
        register: learns what each document says of names.
    """

    def __init__(
        self,
        memory: Memory,
        order: str = "date",
        group: str | None = None,
        register: Register | None = None,
    ) -> None:
        self._memory, self._order = memory, ordering(order, group)
        self.register = register or Register()
        self._naming: set[str] = set()
        self._briefs: list[Record] = []
        self._held: dict[str, Record] = {}
        self._digests: dict[str, bytes] = {}

    def add(self, record: Record) -> None:
        """Add a document that memory has been told of."""
        short = brief(record)
        self.register.add(record)
        if record.mentions:
            self._naming.add(record.name)
        self._briefs.append(short)
        self._digests[record.name] = hashlib.sha256(repr(record).encode("utf-8", "backslashreplace")).digest()
        if not self._memory.keeps_records:
            self._held[record.name] = record

    def arrange(self, without: frozenset[str] = frozenset()) -> None:
        """Put the documents in their order, and leave some out."""
        self._briefs = sorted((one for one in self._briefs if one.name not in without), key=self._order)

    def put_in_folders(self, folders: Mapping[str, str]) -> None:
        """Tell each document the folder of its source, seen from the folder that holds them all."""
        try:
            base = os.path.commonpath(folders.values()) if folders else ""
        except ValueError:  # some are addresses, or on another drive
            base = ""
        self._briefs = [replace(one, folder=_seen_from(base, folders[one.name])) for one in self._briefs]
        for one in self._briefs:
            self._digests[one.name] += one.folder.encode("utf-8", "backslashreplace")

    def full(self, record: Record) -> Record:
        """The whole record of a document."""
        return self._held.get(record.name) or self._memory.recalled(record.name) or record

    def found(self, record: Record) -> Iterable[Found]:
        """What the names of a document mean; its mentions are asked for when they are needed."""
        return self.register.found(self.full(record)) if record.name in self._naming else ()

    def addresses_of_names(self, record: Record) -> Mapping[str, str]:
        """The ids of a document's names → the addresses of the pages of what they mean.

        What stands above the text, `sent Ruth Ardmore`, is known by role and name.
        """
        found: dict[str, str] = {}
        for one in self.found(record):
            href = address(one.named.href, "")
            if one.mention.id:
                found.setdefault(one.mention.id, href)
            if one.mention.role:
                found.setdefault(f"{one.mention.role} {one.mention.form}", href)
        return found

    def digest_of(self, record: Record) -> bytes:
        """A digest of the whole record of a document."""
        return self._digests[record.name]

    def owners(self) -> Mapping[str, str]:
        """Ids that other documents refer to → the one document that has them."""
        wanted = {target for record in self._briefs for target in record.targets}
        if not wanted:
            return {}
        having: dict[str, str] = {}
        found: Counter[str] = Counter()
        for record in self._briefs:
            for name in self.full(record).ids:
                if name in wanted:
                    found[name] += 1
                    having[name] = record.name
        return {name: owner for name, owner in having.items() if found[name] == 1}

    @property
    def briefs(self) -> Sequence[Record]:
        """All, in their order."""
        return self._briefs


def _seen_from(base: str, folder: str) -> str:
    """A folder below another: `/papers/1911` from `/papers` is `1911`, and that itself is nothing."""
    path = PurePath(folder)
    seen = path.relative_to(base).as_posix() if base and path.is_relative_to(base) else path.as_posix()
    return "" if seen == "." else seen
